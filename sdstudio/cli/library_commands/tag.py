"""``sdstudio library tag``: adds tags to pictures and removes them."""

import argparse
from collections.abc import Collection
from dataclasses import replace

from sdstudio.cli.library_commands.choosing import add_choosing_argument
from sdstudio.cli.library_commands.marking import add_dry_run_argument, mark
from sdstudio.cli.library_commands.place import LibraryLocation
from sdstudio.domain.annotations import Annotations, clean_tags
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library


def describe(translate: Translate) -> str:
    """The help text of ``tag``."""
    return translate("cli", "add tags to pictures or remove them")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``tag`` to ``parser``."""
    add_choosing_argument(parser, translate)
    for option, text in (
        ("--add", translate("cli", "tag to add; can be repeated")),
        ("--remove", translate("cli", "tag to remove, in upper or lower case; can be repeated")),
    ):
        parser.add_argument(option, action="append", default=[], metavar="TAG", help=text)
    add_dry_run_argument(parser, translate)


def run(options: argparse.Namespace, place: LibraryLocation, translate: Translate) -> int:
    """Change the tags; returns the exit code.

    Raises:
        StudioError: as :func:`mark`; ``NOTHING_TO_CHANGE``.
    """
    added, removed = clean_tags(options.add), clean_tags(options.remove)
    if not (added or removed):
        raise StudioError(ErrorCode.NOTHING_TO_CHANGE, known="--add, --remove")
    gone = {name.lower() for name in removed}

    def change(was: Annotations) -> Annotations:
        tags = clean_tags([*was.tags, *added])
        return replace(was, tags=tuple(one for one in tags if one.lower() not in gone))

    def apply(library: Library, ids: Collection[int]) -> None:
        if added:
            library.annotations.add_tags(ids, added)
        if removed:
            library.annotations.remove_tags(ids, removed)

    return mark(options, place, translate, change, apply)
