"""The words by which the artist wants pictures blurred, and what is searched for with them."""

import re
from collections.abc import Sequence
from typing import Final

from sdstudio.domain.picture_query import Field, FieldTerm, PictureQuery, Place, Value
from sdstudio.domain.query_text import parse_query

_SEPARATORS: Final = re.compile(r"[,;，、；]")
_PLACES: Final = (Place.SHOWN, Place.TRASH)


def private_words(typed: str) -> tuple[str, ...]:
    """The words in the setting, in lower case, each once."""
    parts = (one.strip().casefold() for one in _SEPARATORS.split(typed))
    return tuple(dict.fromkeys(one for one in parts if one))


def tagged_queries(words: Sequence[str]) -> list[PictureQuery]:
    """What finds the pictures with one of ``words`` as a tag."""
    values = tuple(Value(word, is_exact=True) for word in words)
    return [PictureQuery((FieldTerm(Field.TAG, values),), place=place) for place in _PLACES]


def named_queries(words: Sequence[str]) -> list[PictureQuery]:
    """What finds the pictures that may have one of ``words`` in their prompts.

    It also finds those with a word in other texts, so ask :func:`has_any` about each.
    """
    asked = [parse_query(f'"{word.replace(chr(34), "")}"') for word in words]
    return [PictureQuery(one.terms, place=place) for one in asked for place in _PLACES]


def has_any(prompt: str, words: Sequence[str]) -> bool:
    """Whether one of ``words`` is in a prompt, as a whole word."""
    text = prompt.casefold()
    return any(_has(text, word) for word in words)


def _has(text: str, word: str) -> bool:
    # Chinese has no spaces between words.
    if not word.isascii():
        return word in text
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
