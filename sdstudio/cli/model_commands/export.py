"""``sdstudio models export``: copies an installed model for a machine without a network."""

import argparse
from pathlib import Path

from sdstudio.cli.exit_codes import EXIT_INTERRUPTED
from sdstudio.cli.model_commands.terminal import add_model_argument
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.cli.progress import ProgressLine, interrupted_by
from sdstudio.cli.streams import print_json, print_result
from sdstudio.domain.error_formatting import Translate
from sdstudio.models.download import Stop, Stopped
from sdstudio.models.exporting import export_model


def describe(translate: Translate) -> str:
    """The help text of ``export``."""
    return translate("cli", "copy an installed model to a folder, for a computer without a network")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``export`` to ``parser``."""
    add_model_argument(parser, translate)
    parser.add_argument(
        "folder",
        type=Path,
        metavar="FOLDER",
        help=translate(
            "cli", "target folder, for example on a USB drive; install it there with models add"
        ),
    )


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """Export a model; returns the exit code.

    Raises:
        StudioError: it can't be exported.
    """
    del translate
    there = lookup.installed(options.model)
    stop, line = Stop(), ProgressLine(there.record.name)
    try:
        with interrupted_by(stop.ask):
            folder = export_model(
                there.folder,
                options.folder.absolute(),
                disk=lookup.disk,
                resources=lookup.paths.resources,
                stop=stop,
                progress=line,
            )
    except Stopped:
        return EXIT_INTERRUPTED
    finally:
        line.end()
    if options.json:
        print_json({"event": "exported", "folder": str(folder)})
    else:
        print_result(folder)
    return 0
