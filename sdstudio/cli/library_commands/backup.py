"""``sdstudio library backup``: copies the library's database."""

import argparse

from sdstudio.cli.library_commands.place import LibraryLocation
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.disk import SystemDisk
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.figures import size_in_words
from sdstudio.library import Backup, Backups


def describe(translate: Translate) -> str:
    """The help text of ``backup``."""
    return translate("cli", "back up the library's database, or list the backups")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``backup`` to ``parser``."""
    parser.description = translate(
        "cli",
        "Copy the library's database, even while a window has it open. The newest backups of "
        "seven days and four weeks are kept, and the four newest. Pictures aren't copied; "
        "everything else is in the pictures folder.",
    )
    parser.add_argument(
        "--list", action="store_true", help=translate("cli", "list the backups, newest first")
    )


def run(options: argparse.Namespace, place: LibraryLocation, translate: Translate) -> int:
    """Make a backup or list all; returns the exit code.

    Raises:
        StudioError: ``BACKUP_NOT_MADE``, or the disk's failures.
    """
    backups = backups_of(place)
    if not options.list:
        made = backups.make()
        _tell("made", made, place, options)
        return 0
    every = backups.all()
    for one in every:
        _tell("backup", one, place, options)
    if not every:
        print_message(translate("cli", "There are no backups yet."))
    return 0


def backups_of(place: LibraryLocation) -> Backups:
    """The backups of a library."""
    return Backups(place.folders.data, place.folders.backups, SystemDisk())


def _tell(event: str, one: Backup, place: LibraryLocation, options: argparse.Namespace) -> None:
    if options.json:
        print_json(
            {
                "event": event,
                "name": one.name,
                "path": str(place.folders.backups / one.name),
                "made_at": one.made_at.isoformat(),
                "size_bytes": one.size_bytes,
            }
        )
    else:
        when = f"{one.made_at.astimezone():%Y-%m-%d %H:%M:%S}"
        print_result(f"{one.name}\t{when}\t{size_in_words(one.size_bytes)}")
