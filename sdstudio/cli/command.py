"""What each command's module has, and commands that have commands of their own."""

import argparse
from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from sdstudio.domain.error_formatting import Translate

# What a command works on: the folders of this machine, a library, the models.
SubjectT = TypeVar("SubjectT", contravariant=True)


class Command(Protocol[SubjectT]):
    """The functions of a command's module."""

    @property
    def describe(self) -> Callable[[Translate], str]: ...

    @property
    def add_arguments(self) -> Callable[[argparse.ArgumentParser, Translate], None]: ...

    @property
    def run(self) -> Callable[[argparse.Namespace, SubjectT, Translate], int]: ...


def add_commands(
    parser: argparse.ArgumentParser,
    commands: Mapping[str, Command[SubjectT]],
    translate: Translate,
    add_common: Callable[[argparse.ArgumentParser], None] = lambda _parser: None,
) -> None:
    """Add the arguments of ``commands`` to ``parser``; the name of the one given is ``action``.

    Args:
        add_common: adds what all of them take, besides ``--json``.
    """
    added_commands = parser.add_subparsers(dest="action", metavar="COMMAND")
    for name, command in commands.items():
        about = command.describe(translate)
        added = added_commands.add_parser(
            name, help=about, description=about[:1].upper() + about[1:]
        )
        command.add_arguments(added, translate)
        add_common(added)
        added.add_argument(
            "--json", action="store_true", help=translate("cli", "print JSON, one object per line")
        )
