"""``sdstudio models``: manages this machine's models, from download to removal."""

import argparse
from collections.abc import Mapping
from types import MappingProxyType

from sdstudio.cli.command import Command, add_commands
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

_COMMANDS: Mapping[str, Command[ModelLookup]] = MappingProxyType(
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
    add_commands(parser, _COMMANDS, translate)


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Run the command in ``options``; returns the exit code.

    Raises:
        StudioError: an option that can't be used, or what went wrong.
    """
    return _COMMANDS[options.action].run(options, ModelLookup.of(paths, translate), translate)
