"""``sdstudio library``: finds, imports, marks, exports and maintains the library's pictures."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sdstudio.cli.command import Command, add_commands
from sdstudio.cli.library_commands import (
    backup,
    describing,
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

_COMMANDS: Mapping[str, Command[LibraryLocation]] = MappingProxyType(
    {
        "search": search,
        "import": import_,
        "rate": rate,
        "tag": tag,
        "describe": describing,
        "export": export,
        "verify": verify,
        "rebuild": rebuild,
        "backup": backup,
        "restore": restore,
    }
)


def describe(translate: Translate) -> str:
    """The help text of ``library``."""
    return translate(
        "cli", "search, import, rate, tag, describe, export, check and back up your pictures"
    )


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``library`` to ``parser``."""
    parser.description = translate(
        "cli",
        "Work with the pictures in the library. A QUERY is what you would type into the search "
        "field, for example: sdstudio library search fish rating:>=4",
    )

    def add_pictures(added: argparse.ArgumentParser) -> None:
        added.add_argument(
            "--pictures",
            type=Path,
            metavar="DIR",
            help=translate("cli", "pictures folder of the library (default: as in the settings)"),
        )

    add_commands(parser, _COMMANDS, translate, add_pictures)


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Run the command in ``options``; returns the exit code.

    Raises:
        StudioError: an option that can't be used, or what went wrong.
    """
    place = LibraryLocation.of(options.pictures, paths)
    return _COMMANDS[options.action].run(options, place, translate)
