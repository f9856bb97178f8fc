"""``sdstudio models``: manages this machine's models, from download to removal."""

import argparse
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from sdstudio.cli.model_commands import (
    add,
    check,
    download,
    estimate,
    export,
    licence,
    listing,
    remove,
    repair,
    verify,
)
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.domain.error_formatting import Translate
from sdstudio.paths import Paths


class _Command(Protocol):
    """The functions of the module of a ``models`` command."""

    @property
    def describe(self) -> Callable[[Translate], str]: ...

    @property
    def add_arguments(self) -> Callable[[argparse.ArgumentParser, Translate], None]: ...

    @property
    def run(self) -> Callable[[argparse.Namespace, ModelLookup, Translate], int]: ...


_COMMANDS: Mapping[str, _Command] = MappingProxyType(
    {
        "list": listing,
        "download": download,
        "add": add,
        "verify": verify,
        "repair": repair,
        "export": export,
        "remove": remove,
        "licence": licence,
        "check": check,
        "estimate": estimate,
    }
)


def describe(translate: Translate) -> str:
    """The help text of ``models``."""
    return translate("cli", "list, download, import, verify, export and remove models")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``models`` to ``parser``."""
    parser.description = translate(
        "cli",
        "Manage the models on this computer. Start with: sdstudio models list. "
        "Then download one, for example: sdstudio models download sd-2-1",
    )
    commands = parser.add_subparsers(dest="action", metavar="COMMAND")
    for name, command in _COMMANDS.items():
        about = command.describe(translate)
        added = commands.add_parser(name, help=about, description=about[:1].upper() + about[1:])
        command.add_arguments(added, translate)
        added.add_argument(
            "--json", action="store_true", help=translate("cli", "print JSON, one object per line")
        )


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Run the command in ``options``; returns the exit code.

    Raises:
        StudioError: an option that can't be used, or what went wrong.
    """
    return _COMMANDS[options.action].run(options, ModelLookup.of(paths, translate), translate)
