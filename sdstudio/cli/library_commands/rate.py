"""``sdstudio library rate``: gives pictures stars, a flag or a colour."""

import argparse
from collections.abc import Collection
from dataclasses import replace

from sdstudio.cli.library_commands.choosing import add_choosing_argument
from sdstudio.cli.library_commands.marking import add_dry_run_argument, mark
from sdstudio.cli.library_commands.numbers import whole_number
from sdstudio.cli.library_commands.place import LibraryLocation
from sdstudio.domain.annotations import RATING_MAX, Annotations, ColourLabel, Flag
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library


def describe(translate: Translate) -> str:
    """The help text of ``rate``."""
    return translate("cli", "give pictures stars, a flag or a colour")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``rate`` to ``parser``."""
    add_choosing_argument(parser, translate)
    parser.add_argument(
        "--stars",
        type=whole_number("--stars", 0, RATING_MAX),
        metavar="N",
        help=translate("cli", "number of stars, 0 to 5"),
    )
    flags = parser.add_mutually_exclusive_group()
    for option, flag, text in (
        ("--pick", Flag.PICK, translate("cli", "flag the pictures as picked")),
        ("--reject", Flag.REJECT, translate("cli", "flag the pictures as rejected")),
        ("--unflag", Flag.NONE, translate("cli", "remove the flag")),
    ):
        flags.add_argument(option, dest="flag", action="store_const", const=flag, help=text)
    parser.add_argument(
        "--label",
        choices=[label.name.lower() for label in ColourLabel],
        help=translate("cli", "colour, or none to remove it"),
    )
    add_dry_run_argument(parser, translate)


def run(options: argparse.Namespace, place: LibraryLocation, translate: Translate) -> int:
    """Rate the pictures; returns the exit code.

    Raises:
        StudioError: as :func:`mark`; ``NOTHING_TO_CHANGE``.
    """
    stars, flag = options.stars, options.flag
    label = None if options.label is None else ColourLabel[options.label.upper()]
    if stars is None and flag is None and label is None:
        known = "--stars, --pick, --reject, --unflag, --label"
        raise StudioError(ErrorCode.NOTHING_TO_CHANGE, known=known)

    def change(was: Annotations) -> Annotations:
        return replace(
            was,
            rating=was.rating if stars is None else stars,
            flag=was.flag if flag is None else flag,
            label=was.label if label is None else label,
        )

    def apply(library: Library, ids: Collection[int]) -> None:
        if stars is not None:
            library.annotations.rate(ids, stars)
        if flag is not None:
            library.annotations.flag(ids, flag)
        if label is not None:
            library.annotations.label(ids, label)

    return mark(options, place, translate, change, apply)
