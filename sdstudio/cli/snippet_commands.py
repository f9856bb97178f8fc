"""``sdstudio snippets``: lists, imports and exports pieces of prompts."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sdstudio.cli.command import Command, add_commands
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.cli.wording import warn
from sdstudio.disk import SystemDisk, write_over
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.snippets import written_snippets
from sdstudio.paths import Paths

if TYPE_CHECKING:
    from sdstudio.app.snippet_store import SnippetStore


@dataclass(frozen=True, slots=True)
class _Listing:
    """``sdstudio snippets list``."""

    def describe(self, translate: Translate) -> str:
        return translate("cli", "list the snippets and their words")

    def add_arguments(self, parser: argparse.ArgumentParser, translate: Translate) -> None:
        pass

    def run(self, options: argparse.Namespace, store: "SnippetStore", translate: Translate) -> int:
        del translate
        for one in store.all:
            if options.json:
                print_json({"event": "snippet", "name": one.name, "text": one.text})
            else:
                print_result(f"{one.name}\t{' '.join(one.text.split())}")
        return 0


@dataclass(frozen=True, slots=True)
class _Importing:
    """``sdstudio snippets import``."""

    def describe(self, translate: Translate) -> str:
        return translate("cli", "add the snippets in files")

    def add_arguments(self, parser: argparse.ArgumentParser, translate: Translate) -> None:
        parser.add_argument(
            "files",
            nargs="+",
            type=Path,
            metavar="FILE",
            help=translate("cli", "JSON file of snippets from SD Studio"),
        )

    def run(self, options: argparse.Namespace, store: "SnippetStore", translate: Translate) -> int:
        from sdstudio.app.snippet_store import read_snippet_file

        # All are read before one is kept.
        read = [(file, read_snippet_file(file)) for file in options.files]
        for file, snippets in read:
            came = store.add_read(snippets)
            names = [one.name for one in came.snippets]
            if options.json:
                print_json(
                    {
                        "event": "imported",
                        "file": str(file),
                        "snippets": names,
                        "known": came.known,
                        "left_out": came.left_out,
                    }
                )
                continue
            for name in names:
                print_result(name)
            text = translate(
                "cli", "“{file}”: {new} imported, {known} already there, {left_out} left out."
            )
            said = text.format(
                file=file.name, new=len(names), known=came.known, left_out=came.left_out
            )
            print_message(f"sdstudio: {said}")
        return 0


@dataclass(frozen=True, slots=True)
class _Exporting:
    """``sdstudio snippets export``."""

    def describe(self, translate: Translate) -> str:
        return translate("cli", "write all snippets to a file")

    def add_arguments(self, parser: argparse.ArgumentParser, translate: Translate) -> None:
        parser.add_argument(
            "file", type=Path, metavar="FILE", help=translate("cli", "file to write")
        )
        parser.add_argument(
            "--overwrite", action="store_true", help=translate("cli", "replace an existing file")
        )

    def run(self, options: argparse.Namespace, store: "SnippetStore", translate: Translate) -> int:
        del translate
        if options.file.exists() and not options.overwrite:
            raise StudioError(ErrorCode.OUT_EXISTS, file=str(options.file))
        snippets = store.all
        write_over(SystemDisk(), options.file.absolute(), written_snippets(snippets))
        if options.json:
            names = [one.name for one in snippets]
            print_json({"event": "exported", "file": str(options.file), "snippets": names})
        else:
            print_result(options.file)
        return 0


_COMMANDS: Mapping[str, Command["SnippetStore"]] = MappingProxyType(
    {"list": _Listing(), "import": _Importing(), "export": _Exporting()}
)


def describe(translate: Translate) -> str:
    """The help text of ``snippets``."""
    return translate("cli", "list, import and export saved pieces of prompts")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``snippets`` to ``parser``."""
    add_commands(parser, _COMMANDS, translate)


def run(options: argparse.Namespace, paths: Paths, translate: Translate) -> int:
    """Run the command in ``options``; returns the exit code.

    Raises:
        StudioError: what went wrong; nothing was imported.
    """
    from sdstudio.app.snippet_store import SnippetStore

    store = SnippetStore(paths.snippets_file)
    _ = store.all
    if (damage := store.take_damage()) is not None:
        warn(damage, translate)
    return _COMMANDS[options.action].run(options, store, translate)
