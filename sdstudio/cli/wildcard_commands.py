"""``sdstudio wildcards``: lists and adds the files from which prompts are written."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from sdstudio.app.wildcard_folder import WildcardFolder
from sdstudio.cli.command import Command, add_commands
from sdstudio.cli.exit_codes import EXIT_FAILED
from sdstudio.cli.streams import print_json, print_result
from sdstudio.cli.wording import warn
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import StudioError
from sdstudio.paths import Paths


@dataclass(frozen=True, slots=True)
class _Listing:
    """``sdstudio wildcards list``."""

    def describe(self, translate: Translate) -> str:
        return translate("cli", "list the wildcards and how many lines they have")

    def add_arguments(self, parser: argparse.ArgumentParser, translate: Translate) -> None:
        pass

    def run(self, options: argparse.Namespace, folder: WildcardFolder, translate: Translate) -> int:
        code = 0
        for name in folder.names():
            try:
                count = len(folder.lines(name).lines)
            except StudioError as error:
                warn(error, translate)
                code = EXIT_FAILED
                continue
            if options.json:
                print_json({"event": "wildcard", "name": name, "lines": count})
            else:
                print_result(f"__{name}__\t{count}")
        return code


@dataclass(frozen=True, slots=True)
class _Adding:
    """``sdstudio wildcards add``."""

    def describe(self, translate: Translate) -> str:
        return translate("cli", "add text files, YAML files, or folders of them, as wildcards")

    def add_arguments(self, parser: argparse.ArgumentParser, translate: Translate) -> None:
        parser.add_argument(
            "files",
            nargs="+",
            type=Path,
            metavar="FILE",
            help=translate(
                "cli",
                "text file with one entry on each line, YAML or JSON file with lists below names, "
                "or folder of such files",
            ),
        )

    def run(self, options: argparse.Namespace, folder: WildcardFolder, translate: Translate) -> int:
        names, failures = folder.add(options.files)
        for name in names:
            if options.json:
                print_json({"event": "added", "name": name})
            else:
                print_result(f"__{name}__")
        for error in failures:
            warn(error, translate)
        return EXIT_FAILED if failures else 0


_COMMANDS: Mapping[str, Command[WildcardFolder]] = MappingProxyType(
    {"list": _Listing(), "add": _Adding()}
)


def describe(translate: Translate) -> str:
    """The help text of ``wildcards``."""
    return translate("cli", "list and add wildcards for dynamic prompts")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``wildcards`` to ``parser``."""
    parser.description = translate(
        "cli",
        "Wildcards are text files with one entry on each line. In a prompt, __name__ stands for "
        "one of the entries of the file name.txt.",
    )
    add_commands(parser, _COMMANDS, translate)


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Run the command in ``options``; returns the exit code.

    Raises:
        StudioError: an option that can't be used, or what went wrong.
    """
    return _COMMANDS[options.action].run(options, WildcardFolder(paths.wildcards), translate)
