"""``sdstudio models check``: asks every server whether it has the files it is listed for."""

import argparse

from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.model_commands.terminal import add_endpoint_arguments
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.cli.progress import ProgressLine, interrupted_by
from sdstudio.cli.streams import print_json, print_result
from sdstudio.domain.error_formatting import Translate
from sdstudio.models.download import Checked, RetryPolicy, Stop, Stopped, check_mirrors, new_client


def describe(translate: Translate) -> str:
    """The help text of ``check``."""
    return translate("cli", "check which servers have the models, without downloading them")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``check`` to ``parser``."""
    parser.add_argument(
        "model",
        nargs="?",
        metavar="MODEL",
        help=translate("cli", "key or name (default: all models)"),
    )
    add_endpoint_arguments(parser, translate)


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """Ask the servers; returns the exit code: 1 if some model isn't available anywhere.

    Raises:
        StudioError: there is no such model or endpoint, or the proxy can't be used.
    """
    wanted = None if options.model is None else lookup.offered(options.model)[0].key
    endpoints = lookup.endpoints(options)
    if options.endpoint is not None:
        endpoints = endpoints[:1]
    catalogue = lookup.catalogue.model_copy(update={"endpoints": endpoints})
    stop, line = Stop(), ProgressLine("")
    had: dict[tuple[str, str, str], bool] = {}
    try:
        with interrupted_by(stop.ask), new_client(RetryPolicy(stall_s=10)) as client:
            for found in check_mirrors(catalogue, client, stop, model=wanted):
                file = (found.model, found.variant, found.file)
                had[file] = had.get(file, False) or found.fault is None
                line.end()
                _tell(found, options, translate)
    except Stopped:
        return EXIT_INTERRUPTED
    return 0 if all(had.values()) else EXIT_FAILED


def _tell(found: Checked, options: argparse.Namespace, translate: Translate) -> None:
    if options.json:
        print_json(
            {
                "model": found.model,
                "variant": found.variant,
                "file": found.file,
                "source": found.source.name,
                "has_it": found.fault is None,
                "fault": None if found.fault is None else found.fault.value,
                "status": found.status,
                "size_bytes": found.size_bytes,
            }
        )
        return
    if found.fault is None:
        answer = translate("cli", "available")
    else:
        answer = translate("cli", "not available ({fault})").format(
            fault=found.status or found.fault.value
        )
    print_result(f"{found.model}/{found.variant} {found.file}, {found.source.name}: {answer}")
