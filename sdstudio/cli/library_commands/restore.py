"""``sdstudio library restore``: restores a backup of the database."""

import argparse

from sdstudio.cli.library_commands.backup import backups_of
from sdstudio.cli.library_commands.place import LibraryLocation, take_in
from sdstudio.cli.streams import print_json, print_result
from sdstudio.disk import disk_errors
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library.lock import LibraryLock


def describe(translate: Translate) -> str:
    """The help text of ``restore``."""
    return translate("cli", "restore a backup of the library's database")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``restore`` to ``parser``."""
    parser.description = translate(
        "cli",
        "Restore a backup. Pictures made since then stay, and so does what you added to them; "
        "jobs in the backup's queue are paused. The current database is kept next to the "
        "restored one.",
    )
    parser.add_argument(
        "backup",
        metavar="NAME",
        help=translate("cli", "name as shown by: sdstudio library backup --list"),
    )


def run(options: argparse.Namespace, place: LibraryLocation, translate: Translate) -> int:
    """Restore the backup; returns the exit code.

    Raises:
        StudioError: ``LIBRARY_IN_USE``, ``BACKUP_DAMAGED``, there is no such backup, or the disk's
            failures.
    """
    backups = backups_of(place)
    names = [one.name for one in backups.all()]
    if options.backup not in names:
        known = ", ".join(names) or "–"
        raise StudioError(ErrorCode.CHOICE_UNKNOWN, name="NAME", value=options.backup, known=known)
    with disk_errors(place.folders.data):
        lock = LibraryLock(place.folders.data)
    try:
        backups.restore(options.backup)
    finally:
        lock.release()
    # The backup takes the database's place when the library is opened.
    with place.writing(translate) as library:
        take_in(library, translate)
    with place.reading_as_it_is() as reader:
        count = reader.count()
    if options.json:
        print_json({"event": "restored", "name": options.backup, "pictures": count})
    else:
        told = translate("cli", "{backup} was restored. Pictures in the library: {count}.")
        print_result(told.format(backup=options.backup, count=count))
    return 0
