"""``sdstudio tags``: lists, imports and removes the tag lists that prompts are completed from."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from sdstudio.app.tag_list_folder import TagListFolder
from sdstudio.cli.command import Command, add_commands
from sdstudio.cli.exit_codes import EXIT_FAILED
from sdstudio.cli.streams import print_json, print_result
from sdstudio.cli.wording import warn
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import StudioError
from sdstudio.paths import Paths


@dataclass(frozen=True, slots=True)
class _Listing:
    """``sdstudio tags list``."""

    def describe(self, translate: Translate) -> str:
        return translate("cli", "list the tag lists and how many tags they have")

    def add_arguments(self, parser: argparse.ArgumentParser, translate: Translate) -> None:
        pass

    def run(self, options: argparse.Namespace, folder: TagListFolder, translate: Translate) -> int:
        code = 0
        for name in folder.names():
            try:
                _print("list", name, folder.count(name), as_json=options.json)
            except StudioError as error:
                warn(error, translate)
                code = EXIT_FAILED
        return code


@dataclass(frozen=True, slots=True)
class _Importing:
    """``sdstudio tags import``."""

    def describe(self, translate: Translate) -> str:
        return translate("cli", "add CSV files of tags: name, category, count, aliases")

    def add_arguments(self, parser: argparse.ArgumentParser, translate: Translate) -> None:
        parser.add_argument(
            "files",
            nargs="+",
            type=Path,
            metavar="FILE",
            help=translate("cli", "CSV file as A1111's tag completion uses it"),
        )

    def run(self, options: argparse.Namespace, folder: TagListFolder, translate: Translate) -> int:
        code = 0
        for file in options.files:
            try:
                name, count = folder.add(file)
            except StudioError as error:
                warn(error, translate)
                code = EXIT_FAILED
            else:
                _print("imported", name, count, as_json=options.json)
        return code


@dataclass(frozen=True, slots=True)
class _Removing:
    """``sdstudio tags remove``."""

    def describe(self, translate: Translate) -> str:
        return translate("cli", "move tag lists to the system's trash")

    def add_arguments(self, parser: argparse.ArgumentParser, translate: Translate) -> None:
        parser.add_argument(
            "names", nargs="+", metavar="NAME", help=translate("cli", "name of a tag list")
        )

    def run(self, options: argparse.Namespace, folder: TagListFolder, translate: Translate) -> int:
        del translate
        for name in options.names:
            folder.remove(name)
            if options.json:
                print_json({"event": "removed", "name": name})
            else:
                print_result(name)
        return 0


_COMMANDS: Mapping[str, Command[TagListFolder]] = MappingProxyType(
    {"list": _Listing(), "import": _Importing(), "remove": _Removing()}
)


def describe(translate: Translate) -> str:
    """The help text of ``tags``."""
    return translate("cli", "list, import and remove tag lists for completing prompts")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``tags`` to ``parser``."""
    add_commands(parser, _COMMANDS, translate)


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Run the command in ``options``; returns the exit code.

    Raises:
        StudioError: what went wrong.
    """
    return _COMMANDS[options.action].run(options, TagListFolder(paths.tag_lists), translate)


def _print(event: str, name: str, count: int, *, as_json: bool) -> None:
    if as_json:
        print_json({"event": event, "name": name, "tags": count})
    else:
        print_result(f"{name}\t{count}")
