"""Tag lists: the words that a model was trained with, as A1111's tag completion reads them.

A CSV without a heading: ``name,category,count,"alias,alias"``. Only the name is needed. Everything
in a file is untrusted: bounded, and plain text.
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import size_in_words
from sdstudio.domain.text import QT_TRANSLATE_NOOP, plain_name, text_of_list
from sdstudio.domain.word_index import IndexedWord

#: The largest lists that are shared have some 20 MB.
TAG_LIST_MAX_BYTES: Final = 64 * 2**20
TAGS_MAX: Final = 1_000_000
TAG_LIST_SUFFIX: Final = ".csv"
_TAG_MAX: Final = 200
_ALIASES_MAX: Final = 100
_HEADINGS: Final = frozenset({"name", "tag", "tags", "word"})
# Those that shared lists have, by the programs that they come from.
_CATEGORIES: Final = {
    "0": QT_TRANSLATE_NOOP("completion", "general"),
    "1": QT_TRANSLATE_NOOP("completion", "artist"),
    "3": QT_TRANSLATE_NOOP("completion", "copyright"),
    "4": QT_TRANSLATE_NOOP("completion", "character"),
    "5": QT_TRANSLATE_NOOP("completion", "meta"),
}


def read_tags(data: bytes, file: str) -> tuple[IndexedWord, ...]:
    """The tags in a list; lines that have none are left out.

    Args:
        file: its name, for the sentence.

    Raises:
        StudioError: ``LIST_ENCODING``, ``TAGS_NONE`` or ``TAGS_TOO_LARGE``.
    """
    if len(data) > TAG_LIST_MAX_BYTES:
        raise tags_too_large(file)
    found: list[IndexedWord] = []
    for row in _rows(text_of_list(data, file), file):
        if len(found) == TAGS_MAX:
            raise tags_too_large(file)
        tag = _tag(row)
        if tag is not None:
            found.append(tag)
    if not found:
        raise StudioError(ErrorCode.TAGS_NONE, file=file)
    return tuple(found)


def tags_too_large(file: str) -> StudioError:
    """What to say of a file that has more than a tag list can have."""
    size = size_in_words(TAG_LIST_MAX_BYTES)
    return StudioError(ErrorCode.TAGS_TOO_LARGE, file=file, size=size, limit=TAGS_MAX)


def _rows(text: str, file: str) -> Iterator[list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        for number, row in enumerate(rows):
            if number or not row or row[0].strip().casefold() not in _HEADINGS:
                yield row
    except csv.Error as error:
        raise StudioError(ErrorCode.TAGS_NONE, file=file) from error


def _tag(row: list[str]) -> IndexedWord | None:
    name = row[0].strip() if row else ""
    # A line that begins so is of a web page.
    if not name or len(name) > _TAG_MAX or name.startswith("<!") or name.startswith("<html"):
        return None
    category = row[1].strip() if len(row) > 1 else ""
    count = row[2].strip() if len(row) > 2 else ""
    aliases = row[3].split(",") if len(row) > 3 else []
    return IndexedWord(
        name if name.isprintable() else plain_name(name),
        int(count) if count.isdecimal() and len(count) < 12 else 0,
        tuple(
            alias
            for one in aliases[:_ALIASES_MAX]
            if 0 < len(alias := one.strip()) <= _TAG_MAX and alias.isprintable()
        ),
        _CATEGORIES.get(category, category[:_TAG_MAX]),
    )
