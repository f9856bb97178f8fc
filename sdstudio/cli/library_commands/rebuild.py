"""``sdstudio library rebuild``: rebuilds the library's index from the pictures."""

import argparse
import threading
from contextlib import aclosing

from sdstudio.cli.exit_codes import EXIT_INTERRUPTED
from sdstudio.cli.library_commands.place import LibraryLocation, index_changes
from sdstudio.cli.progress import ProgressLine, interrupted_by
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.domain.error_formatting import Translate
from sdstudio.library import Library
from sdstudio.library.folder_look import Done, look_into, run_now
from sdstudio.library.verification import remove_derived

# The folder is listed again for each batch.
_READS_MIN, _BATCHES_MAX = 200, 50


def describe(translate: Translate) -> str:
    """The help text of ``rebuild``."""
    return translate(
        "cli", "rebuild the library's index from the pictures; everything else is kept"
    )


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``rebuild`` to ``parser``."""
    parser.description = translate(
        "cli",
        "Read every picture, also in folders that are shown where they are, and the journal next "
        "to the pictures again, and rebuild the library's index from them. Stars, tags, boards, "
        "notes and the queue stay, and no picture is changed.",
    )


def run(options: argparse.Namespace, place: LibraryLocation, translate: Translate) -> int:
    """Rebuild the index; returns the exit code.

    Raises:
        StudioError: ``LIBRARY_IN_USE``, or the disk's failures.
    """
    stop = threading.Event()
    line = ProgressLine(translate("cli", "Reading the pictures"))
    # Not trusted, since this command repairs a damaged one.
    with place.writing(translate, trusts_clean=False) as library, interrupted_by(stop.set):
        try:
            imported = _rebuild(library, stop, line) + _rebuild_elsewhere(library, stop, line)
        finally:
            line.end()
        if stop.is_set():
            print_message(translate("cli", "Stopped. SD Studio continues the next time it starts."))
            return EXIT_INTERRUPTED
        remove_derived(place.folders)
        index_changes(library, translate)
    with place.reading_as_it_is() as reader:
        count = reader.count()
    if options.json:
        print_json({"event": "rebuilt", "pictures": count, "new": imported})
    else:
        told = translate("cli", "Pictures in the library: {count}, of which {new} are new.")
        print_result(told.format(count=count, new=imported))
    return 0


def _rebuild(library: Library, stop: threading.Event, line: ProgressLine) -> int:
    """Read everything again until that is done or stopped; returns how many files were new."""
    found = library.upkeep.rebuild(reads_max=0)
    total, imported = found.remaining, len(found.imported)
    at_once = max(_READS_MIN, total // _BATCHES_MAX)
    while found.remaining and not stop.is_set():
        line.count(total - found.remaining, total)
        before, found = found.remaining, library.upkeep.reconcile(at_once)
        imported += len(found.imported)
        if found.remaining >= before:
            break  # what the disk refuses to give is read another time
    return imported


def _rebuild_elsewhere(library: Library, stop: threading.Event, line: ProgressLine) -> int:
    """The same with the folders whose pictures are shown where they are.

    Those that can't be reached are read when they are.
    """
    imported = 0

    async def look(folder_id: int) -> None:
        nonlocal imported
        read = 0
        steps = look_into(folder_id, lambda work: Done(work(library)), lambda work: Done(work()))
        async with aclosing(steps):
            async for step in steps:
                imported += len(step.added)
                read += step.read
                if read:
                    line.count(read, read + step.remaining)
                if stop.is_set():
                    return

    library.indexed_folders.find_imported()
    for folder in library.indexed_folders.all():
        if not folder.is_archived and not stop.is_set():
            run_now(look(folder.id))
    return imported
