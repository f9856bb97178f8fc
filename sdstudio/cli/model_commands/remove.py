"""``sdstudio models remove``: moves an installed model to the system's trash."""

import argparse

from sdstudio.cli.exit_codes import EXIT_FAILED
from sdstudio.cli.model_commands.terminal import add_model_argument, read_answer
from sdstudio.cli.model_lookup import ModelLookup
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.figures import size_in_words
from sdstudio.models.installed import remove


def describe(translate: Translate) -> str:
    """The help text of ``remove``."""
    return translate("cli", "move a model to the system's trash")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``remove`` to ``parser``."""
    add_model_argument(parser, translate)
    parser.add_argument(
        "--yes", action="store_true", help=translate("cli", "do not ask for confirmation")
    )


def run(options: argparse.Namespace, lookup: ModelLookup, translate: Translate) -> int:
    """Remove a model; returns the exit code: 1 if the answer was no.

    Raises:
        StudioError: it can't be removed.
    """
    there = lookup.installed(options.model)
    name, size = there.record.name, size_in_words(there.size_bytes)
    if not options.yes:
        question = translate(
            "cli", "Move {model} ({key}, {size}) to the trash? Type “yes” to confirm: "
        )
        asked = question.format(model=name, key=there.key, size=size)
        print_message(asked, end="")
        if read_answer() != "yes":
            print_message(translate("cli", "Nothing was removed."))
            return EXIT_FAILED
    remove(there.folder, name)
    if options.json:
        print_json({"event": "removed", "folder": str(there.folder)})
    else:
        done = translate("cli", "{model} ({key}, {size}) was moved to the trash.")
        print_result(done.format(model=name, key=there.key, size=size))
    return 0
