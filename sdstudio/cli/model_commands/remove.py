"""``sdstudio models remove``: move an installed model to the system's trash."""

import argparse
import sys

from sdstudio.cli.exit_codes import EXIT_FAILED
from sdstudio.cli.model_commands.terminal import add_model_argument, print_json
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.domain.sentences import Translate
from sdstudio.domain.text import size_in_words
from sdstudio.models.installed import remove


def describe(translate: Translate) -> str:
    """What ``remove`` does, for the help."""
    return translate("cli", "move a model to the system's trash")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Tell ``parser`` what ``remove`` takes."""
    add_model_argument(parser, translate)
    parser.add_argument(
        "--yes", action="store_true", help=translate("cli", "without being asked whether to")
    )


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """Remove a model; returns the exit code: 1 where the answer was no.

    Raises:
        StudioError: it cannot be removed.
    """
    there = lookup.installed(options.model)
    name, size = there.record.name, size_in_words(there.size_bytes)
    if not options.yes:
        question = translate(
            "cli", "Move {model} ({key}, {size}) to the trash? Type “yes”; else it stays: "
        )
        asked = question.format(model=name, key=there.key, size=size)
        print(asked, end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().casefold() != "yes":
            print(translate("cli", "Nothing was removed."), file=sys.stderr)
            return EXIT_FAILED
    remove(there.folder, name)
    if options.json:
        print_json({"event": "removed", "folder": str(there.folder)})
    else:
        done = translate("cli", "{model} ({key}) is in the trash, with its {size}.")
        print(done.format(model=name, key=there.key, size=size), flush=True)
    return 0
