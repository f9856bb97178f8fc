"""``sdstudio library search``: lists the pictures that a query finds."""

import argparse
from dataclasses import replace

from sdstudio.cli.library_commands.choosing import finished_query, found_ids
from sdstudio.cli.library_commands.numbers import whole_number
from sdstudio.cli.library_commands.place import LibraryLocation
from sdstudio.cli.library_commands.rows import json_row, text_row
from sdstudio.cli.streams import print_json, print_message, print_result
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.picture_query import SortKey
from sdstudio.domain.query_text import parse_query

_LIMIT_MAX = 10**9
_ORDERS = [f"{key}{way}" for key in SortKey for way in ("", "-up", "-down")]


def describe(translate: Translate) -> str:
    """The help text of ``search``."""
    return translate("cli", "list the pictures that a search finds")


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``search`` to ``parser``."""
    parser.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        help=translate(
            "cli",
            "as in the search field, for example: fish rating:>=4 tag:sea (default: all pictures); "
            "put -- in front if it begins with a hyphen",
        ),
    )
    parser.add_argument(
        "--limit",
        type=whole_number("--limit", 1, _LIMIT_MAX),
        metavar="N",
        help=translate("cli", "list at most N pictures"),
    )
    parser.add_argument(
        "--sort",
        choices=_ORDERS,
        metavar="ORDER",
        help=translate(
            "cli",
            "date, rating, size, name or random, with -up or -down for the direction (default: "
            "date, newest first)",
        ),
    )


def run(options: argparse.Namespace, place: LibraryLocation, translate: Translate) -> int:
    """List the pictures; returns the exit code.

    Raises:
        StudioError: the library can't be read.
    """
    query = finished_query(options.query)
    if options.sort is not None:
        query = replace(query, sort=parse_query(f"sort:{options.sort} ").sort)
    with place.reading(translate) as reader:
        ids = found_ids(reader, query, translate)
        shown = ids[: options.limit]
        boards = reader.board_names() if options.json else {}
        for picture in reader.pictures(shown):
            if options.json:
                print_json(json_row(picture, boards))
            else:
                print_result(text_row(picture))
    if len(shown) < len(ids):
        told = translate("cli", "Pictures found: {count}, of which {shown} are listed.")
    else:
        told = translate("cli", "Pictures found: {count}.")
    print_message(told.format(count=len(ids), shown=len(shown)))
    return 0
