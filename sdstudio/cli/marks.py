"""``sdstudio marks FILE…``: what picture files say of where they come from."""

import argparse
from pathlib import Path

from sdstudio.cli.exit_codes import EXIT_FAILED
from sdstudio.cli.streams import print_json, print_result
from sdstudio.cli.wording import warn
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import StudioError
from sdstudio.imaging.invisible_mark import has_mark
from sdstudio.imaging.source_marks import read_marks
from sdstudio.library.exporting import read_pixels
from sdstudio.paths import Paths


def describe(translate: Translate) -> str:
    """The help text of ``marks``."""
    return translate("cli", "show what picture files say of where they come from")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``marks`` to ``parser``."""
    parser.description = translate(
        "cli",
        "Shows whether files are marked as made with AI, have Content Credentials (which aren't "
        "verified), and carry the invisible mark of SD Studio. Without one, a picture may still "
        "have been made with AI.",
    )
    parser.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help=translate("cli", "picture of any program"),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=translate("cli", "print events as JSON, one object per line"),
    )


def run(options: argparse.Namespace, _paths: Paths, translate: Translate) -> int:
    """Report on each file; returns the exit code."""
    code = 0
    for file in options.files:
        try:
            is_hidden = has_mark(read_pixels(file))
        except StudioError as error:
            warn(error, translate)
            code = EXIT_FAILED
            continue
        marks = read_marks(file)
        if options.json:
            source = None if marks.source is None else marks.source.value
            found = {"source": source, "c2pa": marks.has_credentials, "invisible": is_hidden}
            print_json({"event": "marks", "file": str(file), **found})
            continue
        said = [marks.source.value] if marks.source is not None else []
        if marks.has_credentials:
            said.append(translate("cli", "Content Credentials (C2PA)"))
        if is_hidden:
            said.append(translate("cli", "invisible mark"))
        nothing = translate("cli", "no marks")
        print_result(f"{file}: {', '.join(said) or nothing}")
    return code
