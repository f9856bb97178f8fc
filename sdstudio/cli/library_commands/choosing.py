"""Which pictures a command is about: those of a search, or files."""

import argparse
import contextlib
from collections.abc import Sequence
from pathlib import Path

from sdstudio.cli.library_commands.place import indexing
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.picture_query import PictureQuery
from sdstudio.domain.query_text import parse_query
from sdstudio.library.reader import LibraryReader


def add_choosing_argument(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the argument for queries and files to ``parser``."""
    parser.add_argument(
        "what",
        nargs="+",
        metavar="QUERY|FILE",
        help=translate(
            "cli",
            "search, as in the search field, or files in the library; put -- in front of a "
            "search that begins with a hyphen",
        ),
    )


def finished_query(words: Sequence[str]) -> PictureQuery:
    """The query of ``words``; unlike in the search field, the last word is complete."""
    return parse_query(f"{' '.join(words)} ")


def found_ids(reader: LibraryReader, query: PictureQuery, translate: Translate) -> list[int]:
    """The ids of the pictures that ``query`` finds, in order."""
    with indexing(translate) as report:
        return reader.find(query, report)


def chosen_ids(reader: LibraryReader, what: Sequence[str], translate: Translate) -> list[int]:
    """The ids of the pictures that ``what`` finds or names, in order.

    Raises:
        StudioError: ``NO_PICTURE_FOUND``, ``PICTURE_NOT_IN_LIBRARY`` or ``FILES_AND_QUERY``.
    """
    files = [Path(one) for one in what if _is_file(one)]
    if not files:
        ids = found_ids(reader, finished_query(what), translate)
        if not ids:
            raise StudioError(ErrorCode.NO_PICTURE_FOUND, query=" ".join(what))
        return ids
    if len(files) < len(what):
        other = next(one for one in what if not _is_file(one))
        raise StudioError(ErrorCode.FILES_AND_QUERY, value=other)
    return reader.ids_of([file.absolute() for file in files])


def _is_file(text: str) -> bool:
    with contextlib.suppress(OSError, ValueError):
        return Path(text).is_file()
    return False
