"""``sdstudio library export``: writes copies, contact sheets and lists of pictures."""

import argparse
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from sdstudio.app.exporting import run_export
from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.library_commands.choosing import add_choosing_argument, chosen_ids
from sdstudio.cli.library_commands.numbers import whole_number
from sdstudio.cli.library_commands.place import LibraryLocation
from sdstudio.cli.output_paths import add_mark_argument
from sdstudio.cli.progress import ProgressLine, interrupted_by
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.cli.wording import warn
from sdstudio.disk import SystemDisk
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import ascii_number
from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.library.exporting import (
    FIELDS,
    ExportItem,
    ExportKind,
    ExportOptions,
    ExportOutcome,
    ExportSize,
    PatternError,
    annotated,
)
from sdstudio.library.exporting.options import COLUMNS_MAX, LONGEST_MAX_PX, PERCENT_MAX

_LIST_NAME, _SHEET_NAME = "pictures", "contact-sheet"


def describe(translate: Translate) -> str:
    """The help text of ``export``."""
    return translate("cli", "write copies, a contact sheet or a list of pictures")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``export`` to ``parser``."""
    add_choosing_argument(parser, translate)
    parser.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="DIR",
        help=translate("cli", "folder to write to; nothing in it is overwritten"),
    )
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument(
        "--format",
        choices=[kind.value for kind in ExportKind if kind.picture_format is not None],
        default=ExportKind.PNG.value,
        help=translate("cli", "format of the copies (default: png)"),
    )
    kinds.add_argument(
        "--csv",
        action="store_true",
        help=translate("cli", "write a list of the pictures and their settings instead of copies"),
    )
    kinds.add_argument(
        "--contact-sheet",
        choices=["pdf", "png"],
        nargs="?",
        const="pdf",
        help=translate("cli", "write a contact sheet instead of copies (default: pdf)"),
    )
    parser.add_argument(
        "--size",
        type=_size,
        default={},
        metavar="SIZE",
        help=translate(
            "cli", "longest side in pixels, a percentage such as 50%%, or original (default)"
        ),
    )
    parser.add_argument(
        "--enlarge",
        action="store_true",
        help=translate("cli", "enlarge pictures that are smaller than that"),
    )
    parser.add_argument(
        "--quality",
        type=whole_number("--quality", 1, 100),
        default=90,
        metavar="N",
        help=translate("cli", "quality of JPEG, WebP and AVIF, 1 to 100 (default: 90)"),
    )
    parser.add_argument(
        "--metadata",
        choices=[level.value for level in MetadataLevel],
        default=MetadataLevel.WHOLE.value,
        help=translate("cli", "how much of the metadata the copies contain (default: whole)"),
    )
    add_mark_argument(parser, translate)
    parser.add_argument(
        "--name",
        metavar="PATTERN",
        help=translate(
            "cli",
            "names of the copies, with fields such as {date} {prompt:30} {seed} (default: {name}); "
            "for a contact sheet or list, its name",
        ),
    )
    parser.add_argument(
        "--columns",
        type=whole_number("--columns", 1, COLUMNS_MAX),
        default=4,
        metavar="N",
        help=translate("cli", "pictures side by side on a contact sheet (default: 4)"),
    )
    parser.add_argument(
        "--caption",
        default="{name}",
        metavar="PATTERN",
        help=translate(
            "cli", "text below the pictures of a contact sheet, with the same fields as --name"
        ),
    )


def run(options: argparse.Namespace, place: LibraryLocation, translate: Translate) -> int:
    """Export the pictures; returns the exit code.

    Raises:
        StudioError: the pictures aren't there, an option that can't be used, or the disk's
            failures.
    """
    chosen, folder = _options(options), options.to.absolute()
    if not folder.is_dir():
        raise StudioError(ErrorCode.OUT_FOLDER_MISSING, folder=str(options.to))
    if chosen.kind.is_sheet:
        # Imported here: nothing else needs QtGui and the system libraries it depends on.
        from sdstudio.app.exporting.headless import prepare_drawing

        prepare_drawing(place.paths.translations)
    # The library is closed before the work begins: a window may be opened meanwhile.
    items = _items(options, place, translate)
    wished = place.marking.marks()
    stop, line = threading.Event(), ProgressLine(translate("cli", "Exporting"))
    try:
        with interrupted_by(stop.set):
            outcome = run_export(
                items,
                chosen,
                folder,
                SystemDisk(),
                marks=replace(wished, says_ai=wished.says_ai and not options.no_ai_mark),
                report=lambda done: line.count(done, len(items)),
                is_stopped=stop.is_set,
            )
    except PatternError as error:
        name = "--caption" if chosen.kind.is_sheet else "--name"
        known = " ".join(f"{{{field}}}" for field in FIELDS)
        raise StudioError(
            ErrorCode.NAME_PATTERN_NOT_VALID, what=error.what, name=name, known=known
        ) from error
    finally:
        line.end()
    return _told(outcome, len(items), options, translate)


def _items(
    options: argparse.Namespace, place: LibraryLocation, translate: Translate
) -> list[ExportItem]:
    with place.reading(translate) as reader:
        boards = reader.board_names()
        ids = chosen_ids(reader, options.what, translate)
        return [
            annotated(picture, picture.added, boards, picture.settings)
            for picture in reader.pictures(ids)
        ]


def _options(options: argparse.Namespace) -> ExportOptions:
    """The options, as chosen in the window's dialog."""
    values: dict[str, Any] = {
        **options.size,
        "may_enlarge": options.enlarge,
        "quality": options.quality,
        "metadata": options.metadata,
        "columns": options.columns,
        "caption": options.caption,
    }
    if options.csv:
        return ExportOptions(kind=ExportKind.CSV, file_name=options.name or _LIST_NAME, **values)
    if options.contact_sheet is not None:
        kind = ExportKind(f"sheet-{options.contact_sheet}")
        return ExportOptions(kind=kind, file_name=options.name or _SHEET_NAME, **values)
    name = "{name}" if options.name is None else options.name
    return ExportOptions(kind=ExportKind(options.format), pattern=name, **values)


def _size(written: str) -> dict[str, object]:
    """What ``--size`` says, as fields of ``ExportOptions``."""
    text = ascii_number(written.strip().lower())
    if text == ExportSize.ORIGINAL.value:
        return {"size": ExportSize.ORIGINAL}
    number = text.removesuffix("%")
    if not (number.isascii() and number.isdecimal()):
        raise StudioError(ErrorCode.SIZE_NOT_VALID, name="--size", value=written)
    if text.endswith("%"):
        percent = whole_number("--size", 1, PERCENT_MAX)(number)
        return {"size": ExportSize.SCALE, "percent": percent}
    longest_px = whole_number("--size", 1, LONGEST_MAX_PX)(number)
    return {"size": ExportSize.LONGEST_SIDE, "longest_px": longest_px}


def _told(
    outcome: ExportOutcome, count: int, options: argparse.Namespace, translate: Translate
) -> int:
    """Report the outcome; returns the exit code."""
    for file in outcome.written:
        if options.json:
            print_json({"event": "exported", "file": str(file)})
        else:
            print_result(file)
    for name, error in outcome.failed:
        warn(error, translate)
        if options.json:
            print_json({"event": "failed", "picture": name, "code": error.code})
    if outcome.refused is not None:
        raise outcome.refused
    if outcome.is_stopped:
        told = translate("cli", "Stopped. The files that were written are complete.")
        print_message(told)
        return EXIT_INTERRUPTED
    told = translate("cli", "Pictures exported: {done} of {count}.")
    print_message(told.format(done=count - len(outcome.failed), count=count))
    return EXIT_FAILED if outcome.failed else 0
