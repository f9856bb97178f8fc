"""``sdstudio library verify``: looks for problems in the library."""

import argparse

from sdstudio.cli.exit_codes import EXIT_FAILED
from sdstudio.cli.library_commands.place import LibraryLocation
from sdstudio.cli.progress import ProgressLine
from sdstudio.cli.streams import print_json, print_result
from sdstudio.disk import SystemDisk
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.library.journal import Journal
from sdstudio.library.verification import Finding, FindingKind, verify_library

_MADE_AGAIN = QT_TRANSLATE_NOOP(
    "cli", "{file}: damaged ({detail}). To recreate it, run: sdstudio library rebuild"
)
_SENTENCES = {
    FindingKind.DATABASE_MISSING: QT_TRANSLATE_NOOP(
        "cli",
        "{file}: there is no database yet. To create it, start SD Studio or run: sdstudio "
        "library rebuild",
    ),
    FindingKind.DATABASE_DAMAGED: QT_TRANSLATE_NOOP(
        "cli",
        "{file}: damaged ({detail}). To repair it, run: sdstudio library rebuild",
    ),
    FindingKind.SEARCH_DAMAGED: _MADE_AGAIN,
    FindingKind.THUMBNAILS_DAMAGED: _MADE_AGAIN,
    FindingKind.VECTORS_DAMAGED: _MADE_AGAIN,
    FindingKind.FOLDER_MISSING: QT_TRANSLATE_NOOP(
        "cli",
        "{file}: the folder can't be found. Connect its drive or put it back; its pictures stay in "
        "the library.",
    ),
    FindingKind.FILE_MISSING: QT_TRANSLATE_NOOP(
        "cli",
        "{file}: missing. Put the file back, and the picture is shown again.",
    ),
    FindingKind.FILE_UNREADABLE: QT_TRANSLATE_NOOP(
        "cli",
        "{file}: can't be read. Put back a copy of the file, or make the picture again.",
    ),
    FindingKind.FILE_UNKNOWN: QT_TRANSLATE_NOOP(
        "cli",
        "{file}: not in the library yet. To add it, start SD Studio or run: sdstudio library "
        "rebuild",
    ),
    FindingKind.FILE_WRITTEN_OVER: QT_TRANSLATE_NOOP(
        "cli",
        "{file}: overwritten with another picture. To update the library, start SD Studio or "
        "run: sdstudio library rebuild",
    ),
    FindingKind.JOURNAL_UNREADABLE: QT_TRANSLATE_NOOP(
        "cli",
        "{file}: can't be read ({detail}). Check the drive and the file's permissions.",
    ),
    FindingKind.JOURNAL_DAMAGED: QT_TRANSLATE_NOOP(
        "cli",
        "{file}: damaged (lines: {detail}). Everything that can be read is kept. To remove the "
        "rest, run: sdstudio library rebuild",
    ),
    FindingKind.JOURNAL_AHEAD: QT_TRANSLATE_NOOP(
        "cli",
        "{file}: differs from the database (entries: {detail}). To fix this, run: sdstudio "
        "library rebuild",
    ),
}


def describe(translate: Translate) -> str:
    """The help text of ``verify``."""
    return translate("cli", "check the database, the pictures' files and the journal")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``verify`` to ``parser``."""
    parser.description = translate(
        "cli",
        "Check the database, the search index, the thumbnails, the files of all pictures, and "
        "the journal. Nothing is changed, and a window may be open. The exit code is 1 if "
        "anything is wrong; each line says what is wrong and how to fix it.",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help=translate("cli", "compare sizes and times instead of reading every picture"),
    )


def run(options: argparse.Namespace, place: LibraryLocation, translate: Translate) -> int:
    """Check the library; returns the exit code.

    Raises:
        StudioError: ``LIBRARY_NEWER``, or the disk's failures.
    """
    folders = place.folders
    journal = Journal(folders.journal, folders.pictures, SystemDisk())
    line = ProgressLine(translate("cli", "Checking"))
    count = 0
    try:
        for finding in verify_library(folders, journal, is_quick=options.quick, report=line.count):
            line.end()
            count += 1
            _tell(finding, options, translate)
    finally:
        line.end()
    if options.json:
        print_json({"event": "verified", "findings": count})
    elif not count:
        print_result(translate("cli", "No problems found."))
    return EXIT_FAILED if count else 0


def _tell(finding: Finding, options: argparse.Namespace, translate: Translate) -> None:
    said = translate("cli", _SENTENCES[finding.kind])
    said = said.format(file=finding.file, detail=" ".join(finding.detail.split()))
    if options.json:
        print_json(
            {
                "event": "finding",
                "kind": finding.kind,
                "file": str(finding.file),
                "detail": finding.detail,
                "message": said,
            }
        )
    else:
        print_result(said)
