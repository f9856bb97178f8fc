"""Snippets: pieces of prompts under a name, and their files.

A file is ``{"format": "sdstudio.snippets", "version": 1, "snippets": [{"name", "text"}]}``.
Everything in it is untrusted: bounded, and plain text.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.exchanged_files import entries_of
from sdstudio.domain.style_formats import one_line

SNIPPET_NAME_MAX: Final = 200
SNIPPET_MAX_CHARACTERS: Final = 4_000
_SNIPPETS_MAX: Final = 5_000
_FORMAT: Final = "sdstudio.snippets"
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a prompt that is kept."""

    uid: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadSnippets:
    """What a file has.

    Args:
        snippets: (name, text) of each.
        left_out: how many entries have no name or no text, or too much of it, or are too many.
    """

    snippets: tuple[tuple[str, str], ...]
    left_out: int


def read_snippets(data: bytes, file: str) -> ReadSnippets:
    """The snippets in the file ``data``.

    Args:
        file: its name, for the sentence.

    Raises:
        StudioError: ``SNIPPETS_UNREADABLE`` or ``SNIPPETS_NEWER``.
    """
    entries = entries_of(
        data,
        file,
        "snippets",
        _VERSION,
        unreadable=ErrorCode.SNIPPETS_UNREADABLE,
        newer=ErrorCode.SNIPPETS_NEWER,
    )
    if not entries:
        raise StudioError(ErrorCode.SNIPPETS_UNREADABLE, file=file)
    read = [found for found in map(_entry, entries[:_SNIPPETS_MAX]) if found is not None]
    return ReadSnippets(tuple(read), len(entries) - len(read))


def written_snippets(snippets: Iterable[Snippet]) -> bytes:
    """The file with ``snippets``."""
    entries = [{"name": one.name, "text": one.text} for one in snippets]
    content = {"format": _FORMAT, "version": _VERSION, "snippets": entries}
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _entry(entry: object) -> tuple[str, str] | None:
    match entry:
        case {"name": str(name), "text": str(text)}:
            name = one_line(name)[:SNIPPET_NAME_MAX]
            if name and text.strip() and len(text) <= SNIPPET_MAX_CHARACTERS:
                return name, text.encode("utf-8", "replace").decode()
    return None
