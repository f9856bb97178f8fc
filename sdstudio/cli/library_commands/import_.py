"""``sdstudio library import``: copies pictures into the library, or shows them where they are."""

import argparse
import threading
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from sdstudio.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from sdstudio.cli.library_commands.place import LibraryLocation, index_changes, take_in
from sdstudio.cli.library_commands.rows import json_row
from sdstudio.cli.progress import ProgressLine, interrupted_by
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.disk import SystemDisk
from sdstudio.domain.annotations import clean_name, clean_tags
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library
from sdstudio.library.folder_listing import comparable
from sdstudio.library.folder_look import Done, look_into, run_now
from sdstudio.library.importing import Imported, ImportProgress, NotImported, import_pictures

_TOLD_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of it.

    Args:
        duplicates: how many were in the library already.
        error: what ended it early.
    """

    ids: tuple[int, ...]
    duplicates: int = 0
    unreadable: int = 0
    failures: tuple[tuple[Path, NotImported], ...] = ()
    error: StudioError | None = None

    @property
    def failed(self) -> int:
        """How many files weren't imported."""
        return len(self.failures) + self.unreadable


def describe(translate: Translate) -> str:
    """The help text of ``import``."""
    return translate("cli", "copy pictures into the library, with the settings that they contain")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``import`` to ``parser``."""
    parser.description = translate(
        "cli",
        "Copy pictures of any program into the library, each once, with the settings in them and "
        "in the .txt and .xmp files beside them. The originals stay as they are.",
    )
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE|DIR",
        help=translate(
            "cli", "picture, or folder whose pictures, also in subfolders, are imported"
        ),
    )
    parser.add_argument(
        "--in-place",
        action="store_true",
        help=translate("cli", "copy nothing: show the pictures in the folders where they are"),
    )
    parser.add_argument(
        "--board",
        metavar="NAME",
        help=translate("cli", "board to put the new pictures on; created if there is none"),
    )
    parser.add_argument(
        "--tag",
        action="append",
        default=[],
        metavar="TAG",
        help=translate("cli", "tag for the new pictures; can be repeated"),
    )


def run(options: argparse.Namespace, place: LibraryLocation, translate: Translate) -> int:
    """Import the pictures; returns the exit code.

    Raises:
        StudioError: ``LIBRARY_IN_USE``, ``FOLDER_UNREACHABLE``, ``FOLDER_ADDED_ALREADY``, or the
            disk's failures; what was imported until then stays.
    """
    paths = [file.absolute() for file in options.files]
    if options.in_place:
        for path in paths:
            if not path.is_dir():
                raise StudioError(ErrorCode.FOLDER_UNREACHABLE, folder=str(path))
    stop, line = threading.Event(), ProgressLine(translate("cli", "Importing pictures"))
    with place.writing(translate) as library:
        take_in(library, translate)
        with interrupted_by(stop.set):
            try:
                if options.in_place:
                    outcome = _index(library, paths, stop, line)
                else:
                    outcome = _copy(library, paths, stop, line)
            finally:
                line.end()
            # Whatever ended it: these are in the library.
            _mark(library, outcome.ids, options)
        index_changes(library, translate)
        _tell(outcome, place, options, translate)
    if outcome.error is not None:
        raise outcome.error
    if stop.is_set():
        told = translate("cli", "Stopped. The pictures that were imported stay in the library.")
        print_message(told)
        return EXIT_INTERRUPTED
    return EXIT_FAILED if outcome.failed else 0


def _copy(
    library: Library, paths: Sequence[Path], stop: threading.Event, line: ProgressLine
) -> _Outcome:
    def report(progress: ImportProgress) -> None:
        if progress.done:
            line.count(progress.done, progress.total)
        else:
            line.tally(progress.total)

    imported: Imported = run_now(
        import_pictures(
            paths,
            SystemDisk(),
            lambda work: Done(work(library)),
            lambda work: Done(work()),
            report,
            is_stopped=stop.is_set,
        )
    )
    return _Outcome(
        imported.ids, imported.duplicates, failures=imported.failures, error=imported.error
    )


def _index(
    library: Library, folders: Sequence[Path], stop: threading.Event, line: ProgressLine
) -> _Outcome:
    """Show folders where they are; those that are shown already are looked into again."""
    ids: list[int] = []
    unreadable = 0

    async def look(folder_id: int) -> None:
        nonlocal unreadable
        steps = look_into(folder_id, lambda work: Done(work(library)), lambda work: Done(work()))
        async with aclosing(steps):
            async for step in steps:
                ids.extend(step.added)
                unreadable += step.unreadable
                line.count(len(ids), len(ids) + step.remaining)
                if stop.is_set():
                    return

    try:
        for path in folders:
            if not stop.is_set():
                run_now(look(_shown_folder(library, path)))
    except StudioError as error:
        return _Outcome(tuple(ids), unreadable=unreadable, error=error)
    return _Outcome(tuple(ids), unreadable=unreadable)


def _shown_folder(library: Library, path: Path) -> int:
    for folder in library.indexed_folders.all():
        if comparable(folder.path) == comparable(path) and not folder.is_archived:
            return folder.id
    # Its pictures would come back without being new, and get neither tags nor the board.
    while library.indexed_folders.forget_removed_step():
        pass
    return library.indexed_folders.add(path).id


def _mark(library: Library, ids: Sequence[int], options: argparse.Namespace) -> None:
    """Put the new pictures on the board, and give them their tags."""
    if not ids:
        return
    if tags := clean_tags(options.tag):
        library.annotations.add_tags(ids, tags)
    if options.board is not None and (name := clean_name(options.board)):
        boards = {one.name.casefold(): one for one in library.boards.all()}
        board = boards.get(name.casefold()) or library.boards.create(name)
        library.boards.add(board.uid, ids)


def _tell(
    outcome: _Outcome, place: LibraryLocation, options: argparse.Namespace, translate: Translate
) -> None:
    """Report what came of it."""
    with place.reading_as_it_is() as reader:
        boards = reader.board_names()
        for begin in range(0, len(outcome.ids), _TOLD_AT_ONCE):
            for picture in reader.pictures(outcome.ids[begin : begin + _TOLD_AT_ONCE]):
                if options.json:
                    print_json({"event": "imported", **json_row(picture, boards)})
                else:
                    print_result(picture.path)
    for path, reason in outcome.failures:
        why = translate("importing", reason.value)
        print_message(f"sdstudio: {path}: {why}")
        if options.json:
            print_json({"event": "failed", "file": str(path), "reason": reason.name.lower()})
    if options.json:
        print_json(
            {
                "event": "finished",
                "imported": len(outcome.ids),
                "duplicates": outcome.duplicates,
                "failed": outcome.failed,
            }
        )
    told = translate(
        "cli",
        "Pictures imported: {count}. Already in the library: {duplicates}. Not imported: {failed}.",
    )
    counts = {"count": len(outcome.ids), "duplicates": outcome.duplicates, "failed": outcome.failed}
    print_message(told.format(**counts))
