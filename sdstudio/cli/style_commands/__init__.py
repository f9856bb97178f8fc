"""``sdstudio styles``: lists, imports and exports styles."""

import argparse
from collections.abc import Mapping
from types import MappingProxyType

from sdstudio.cli.command import Command, add_commands
from sdstudio.cli.style_commands import export, import_, listing
from sdstudio.domain.error_formatting import Translate
from sdstudio.paths import Paths

_COMMANDS: Mapping[str, Command[Paths]] = MappingProxyType(
    {"list": listing, "import": import_, "export": export}
)


def describe(translate: Translate) -> str:
    """The help text of ``styles``."""
    return translate("cli", "list, import and export styles for generate --style")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``styles`` to ``parser``."""
    add_commands(parser, _COMMANDS, translate)


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Run the command in ``options``; returns the exit code.

    Raises:
        StudioError: what went wrong.
    """
    return _COMMANDS[options.action].run(options, paths, translate)
