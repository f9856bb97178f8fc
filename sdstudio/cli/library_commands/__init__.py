"""``sdstudio library``: finds, imports, marks, exports and maintains the library's pictures."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from sdstudio.cli.library_commands import (
    backup,
    export,
    import_,
    rate,
    rebuild,
    restore,
    search,
    tag,
    verify,
)
from sdstudio.cli.library_commands.place import LibraryLocation
from sdstudio.domain.error_formatting import Translate
from sdstudio.paths import Paths


class _Command(Protocol):
    """The functions of the module of a ``library`` command."""

    @property
    def describe(self) -> Callable[[Translate], str]: ...

    @property
    def add_arguments(self) -> Callable[[argparse.ArgumentParser, Translate], None]: ...

    @property
    def run(self) -> Callable[[argparse.Namespace, LibraryLocation, Translate], int]: ...


_COMMANDS: Mapping[str, _Command] = MappingProxyType(
    {
        "search": search,
        "import": import_,
        "rate": rate,
        "tag": tag,
        "export": export,
        "verify": verify,
        "rebuild": rebuild,
        "backup": backup,
        "restore": restore,
    }
)


def describe(translate: Translate) -> str:
    """The help text of ``library``."""
    return translate("cli", "search, import, rate, tag, export, check and back up your pictures")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``library`` to ``parser``."""
    parser.description = translate(
        "cli",
        "Work with the pictures in the library. A QUERY is what you would type into the search "
        "field, for example: sdstudio library search fish rating:>=4",
    )
    commands = parser.add_subparsers(dest="action", metavar="COMMAND")
    for name, command in _COMMANDS.items():
        about = command.describe(translate)
        added = commands.add_parser(name, help=about, description=about[:1].upper() + about[1:])
        command.add_arguments(added, translate)
        added.add_argument(
            "--pictures",
            type=Path,
            metavar="DIR",
            help=translate("cli", "pictures folder of the library (default: as in the settings)"),
        )
        added.add_argument(
            "--json", action="store_true", help=translate("cli", "print JSON, one object per line")
        )


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Run the command in ``options``; returns the exit code.

    Raises:
        StudioError: an option that can't be used, or what went wrong.
    """
    place = LibraryLocation.of(options.pictures, paths)
    return _COMMANDS[options.action].run(options, place, translate)
