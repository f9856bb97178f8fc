"""The trigger words of embeddings (textual inversions), and where a text contains them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger word in a text.

    Args:
        key: its :func:`word_key`.
        start, end: its position.
    """

    key: str
    start: int
    end: int


def word_key(word: str) -> str:
    """The key by which names are compared: ignores case and how accents are encoded.

    This is Unicode's canonical caseless matching (The Unicode Standard, D145).
    """
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", word).casefold())


def find_triggers(text: str, words: Sequence[str]) -> Iterator[Trigger]:
    """Where ``text`` contains any of ``words`` as a whole word; the longest if several match.

    Brackets and backslashes in a word may be escaped with a backslash, as prompts require for
    ordinary words.
    """
    keys = sorted({word_key(word) for word in words} - {""}, key=lambda key: (-len(key), key))
    if not keys:
        return
    folded, places = _folded(text)
    candidates = [(key, pattern) for key in keys if (pattern := _pattern(key)).search(folded)]
    if not candidates:
        return
    done = 0
    for at, start in places.items():
        if start < done or _is_in_word(text, start - 1):
            continue
        for key, pattern in candidates:
            match = pattern.match(folded, at)
            end = places.get(match.end()) if match else None
            if end is not None and not _is_in_word(text, end):
                yield Trigger(key, start, end)
                done = end
                break


def _pattern(key: str) -> re.Pattern[str]:
    escapable = (rf"\\?{re.escape(one)}" if one in r"\()[]" else re.escape(one) for one in key)
    return re.compile("".join(escapable))


def _folded(text: str) -> tuple[str, dict[int, int]]:
    """The key of all of ``text``, and the index in the text for each index in the key.

    A letter and its combining marks are one unit: nothing begins between them.
    """
    if text.isascii():
        return text.casefold(), {index: index for index in range(len(text) + 1)}
    starts = [index for index, character in enumerate(text) if not index or _is_base(character)]
    folded, length, places = [], 0, {}
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        places[length] = start
        folded.append(word_key(text[start:end]))
        length += len(folded[-1])
    places[length] = len(text)
    return "".join(folded), places


def _is_base(character: str) -> bool:
    """Whether it begins a letter; other characters combine with the one before."""
    decomposed = unicodedata.normalize("NFD", character)
    return unicodedata.combining(decomposed[0]) == 0


def _is_in_word(text: str, index: int) -> bool:
    """Whether there is a character at ``index`` and it is part of a word."""
    if not 0 <= index < len(text):
        return False
    one = text[index]
    return one.isalnum() or one == "_" or unicodedata.category(one).startswith("M")
