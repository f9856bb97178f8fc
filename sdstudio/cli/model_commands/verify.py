"""``sdstudio models verify``: compares the files of installed models with their hashes."""

import argparse

from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.cli.progress import ProgressLine, interrupted_by
from sdstudio.cli.streams import print_json, print_result
from sdstudio.cli.wording import told
from sdstudio.domain.error_formatting import Translate
from sdstudio.models.download import Stop, Stopped
from sdstudio.models.installed import InstalledModel
from sdstudio.models.verification import Verified, verify_and_remember


def describe(translate: Translate) -> str:
    """The help text of ``verify``."""
    return translate("cli", "check installed models for damaged files")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``verify`` to ``parser``."""
    parser.add_argument(
        "model",
        nargs="*",
        metavar="MODEL",
        help=translate("cli", "keys or names (default: all installed models)"),
    )


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """Verify models; returns the exit code: 1 if one is damaged.

    Raises:
        StudioError: there is no such model.
    """
    chosen = [lookup.installed(one) for one in options.model] or lookup.all_installed()
    stop = Stop()
    code = 0
    try:
        with interrupted_by(stop.ask):
            for there in chosen:
                found = _verified(there, lookup, stop)
                _tell(there, found, options, translate)
                code = EXIT_FAILED if found.damage else code
    except Stopped:
        return EXIT_INTERRUPTED
    return code


def _verified(there: InstalledModel, lookup: ModelLookup, stop: Stop) -> Verified:
    size_bytes = sum(file.size_bytes for file in there.record.files)
    done_bytes = 0
    line = ProgressLine(there.record.name)

    def read(byte_count: int) -> None:
        nonlocal done_bytes
        stop.check()
        done_bytes += byte_count
        line(done_bytes, size_bytes)

    try:
        return verify_and_remember(lookup.disk, there.folder, there.record, read=read)
    finally:
        line.end()


def _tell(
    there: InstalledModel, found: Verified, options: argparse.Namespace, translate: Translate
) -> None:
    if options.json:
        damage = [
            {"file": one.file, "damaged_bytes": one.damaged_bytes, "size_bytes": one.size_bytes}
            for one in found.damage
        ]
        print_json(
            {
                "model": there.record.model,
                "variant": there.record.variant,
                "is_whole": not found.damage,
                "damage": damage,
            }
        )
        return
    if not found.damage:
        whole = translate("cli", "{model} ({key}): intact")
        print_result(whole.format(model=there.record.name, key=there.key))
    for one in found.damage:
        print_result(told(one.told(there.record.name), translate))
