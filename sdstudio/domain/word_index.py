"""WordIndex: finds the most frequent of many words and phrases by their beginnings."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Final

_TELLING: Final = 3
_BEGINNING: Final = re.compile(rf"(?=([\n ][^\n]{{{_TELLING}}}))")


@dataclass(frozen=True, slots=True)
class IndexedWord:
    """A word or phrase that can be found.

    Args:
        count: how often it is used; the more, the earlier it is found.
        aliases: other names by which it is found.
        category: what kind of word it is, as its list says.
    """

    text: str
    count: int = 0
    aliases: tuple[str, ...] = ()
    category: str = ""


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word, and the alias by which it was found, if it was not its own name."""

    word: IndexedWord
    alias: str = ""


class WordIndex:
    """Finds words by what they begin with, then by what one of their words begins with.

    Spaces and underscores are the same, and so are letters in either case. All keys are in one
    text, the most frequent first, in which each key is looked for by the interpreter's own search:
    that takes a millisecond or two for 200,000 words, and needs no tree of Python objects.
    """

    def __init__(self, words: Iterable[IndexedWord] = ()) -> None:
        self._words = sorted(words, key=lambda one: -one.count)
        names = [(_key(one.text), at, "") for at, one in enumerate(self._words)]
        others = [
            (_key(alias), at, alias) for at, one in enumerate(self._words) for alias in one.aliases
        ]
        self._names, self._aliases = _Keys(names), _Keys(others)

    def __len__(self) -> int:
        return len(self._words)

    def find(self, typed: str, limit: int) -> list[FoundWord]:
        """Up to ``limit`` words, the most frequent first; those that begin so come first."""
        key = _key(typed)
        if not key.strip():
            return []
        found: dict[int, FoundWord] = {}
        # One or two letters are in the middle of so many that it says nothing.
        is_telling = len(key) >= _TELLING or not key.isascii()
        for start in ("\n", " ") if is_telling else ("\n",):
            for keys in (self._names, self._aliases):
                for at, alias in keys.containing(start + key):
                    if len(found) == limit:
                        return list(found.values())
                    found.setdefault(at, FoundWord(self._words[at], alias))
        return list(found.values())


class _Keys:
    """Keys in one text, each after a line break, with what they stand for."""

    def __init__(self, keys: Sequence[tuple[str, int, str]]) -> None:
        self._text = "".join(f"\n{key}" for key, _, _ in keys)
        self._starts = array("L", accumulate((len(key) + 1 for key, _, _ in keys), initial=0))
        self._words = array("L", (at for _, at, _ in keys))
        self._aliases = [alias for _, _, alias in keys if alias]
        #: How keys, and words in them, begin, so that what is nowhere isn't looked for everywhere.
        self._beginnings = {match[1] for match in _BEGINNING.finditer(self._text)}

    def containing(self, wanted: str) -> Iterator[tuple[int, str]]:
        """The word and the alias of each key with ``wanted``, in order."""
        if len(wanted) > _TELLING and wanted[: _TELLING + 1] not in self._beginnings:
            return
        at = self._text.find(wanted)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield self._words[number], self._aliases[number] if self._aliases else ""
            at = self._text.find(wanted, self._starts[number + 1])


def merged_words(sources: Iterable[Iterable[FoundWord]], limit: int) -> list[FoundWord]:
    """The words of several sources, each once, those of earlier sources first."""
    seen: dict[str, FoundWord] = {}
    for found in (one for source in sources for one in source):
        seen.setdefault(_key(found.word.text), found)
    return list(islice(seen.values(), limit))


def _key(text: str) -> str:
    return text.casefold().replace("_", " ").replace("\n", " ")
