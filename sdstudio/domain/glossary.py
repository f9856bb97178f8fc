"""A glossary of art terms: English for the words of prompts in another language.

``resources/glossary/README.md`` describes the file. It knows words and a few rules of word order,
enough for “坐在沙发上的猫” and “两只猫的水彩画”; sentences are for a translation model.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Final

#: Longer phrases are translated word by word, in their own order.
_ORDERED_MAX: Final = 60
_OF: Final = "的"
_AT: Final = "在"
_UNKNOWN: Final = ""
_PLURALS: Final = MappingProxyType(
    {
        "person": "people",
        "man": "men",
        "woman": "women",
        "child": "children",
        "fish": "fish",
        "goldfish": "goldfish",
        "sheep": "sheep",
        "deer": "deer",
        "mouse": "mice",
        "goose": "geese",
        "wolf": "wolves",
        "leaf": "leaves",
        "bookshelf": "bookshelves",
        "samurai": "samurai",
        "ninja": "ninja",
    }
)
#: What isn't counted, or is in the plural already.
_NOT_COUNTED: Final = ("s", "fire", "water", "ice", "smoke", "snow", "rain", "fog", "food", "hair")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the glossary.

    Args:
        english: empty if it has no English, as particles.
        group: its heading in the file.
    """

    english: str
    group: str


@dataclass(frozen=True, slots=True)
class _Token:
    """A part of a phrase; its entry's group is ``_UNKNOWN`` if the glossary doesn't have it."""

    text: str
    entry: Entry

    @property
    def group(self) -> str:
        return self.entry.group


@dataclass(frozen=True, slots=True)
class Glossed:
    """A phrase in English, as far as it is known.

    Args:
        unknown: the parts that are still in their own language, in order, each once.
    """

    english: str
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """English for words.

    Args:
        entries: by word.
    """

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_longest", max(map(len, self.entries), default=1))

    def glossed(self, phrase: str) -> Glossed:
        """``phrase``, which has no punctuation, in English; what isn't known stays as it is."""
        tokens = self._tokens(phrase)
        unknown = tuple(dict.fromkeys(one.text for one in tokens if one.group == _UNKNOWN))
        if not unknown and len(tokens) <= _ORDERED_MAX:
            tokens = _ordered(tokens)
        return Glossed(_written(tokens), unknown)

    def _tokens(self, phrase: str) -> list[_Token]:
        """The fewest parts, among those that leave the fewest characters unknown."""
        # The cost of what comes after each place, and the length of the first part there.
        best = [(0, 0, 0)] * (len(phrase) + 1)
        for at in range(len(phrase) - 1, -1, -1):
            unknown, parts, _ = best[at + 1]
            best[at] = (unknown + 1, parts + 1, 0)
            for length in range(1, min(self._longest, len(phrase) - at) + 1):
                if phrase[at : at + length] in self.entries:
                    unknown, parts, _ = best[at + length]
                    best[at] = min(best[at], (unknown, parts + 1, -length))
        tokens: list[_Token] = []
        at = 0
        while at < len(phrase):
            length = -best[at][2] or 1
            part = phrase[at : at + length]
            tokens.append(_Token(part, self.entries.get(part, Entry("", _UNKNOWN))))
            at += length
        return _joined(tokens)


def parse_glossary(text: str) -> Glossary:
    """The glossary in a file.

    Raises:
        ValueError: a line isn't a heading, a comment or an entry.
    """
    entries: dict[str, Entry] = {}
    numbers: dict[str, str] = {}
    classifiers: list[str] = []
    group = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1]
            continue
        words, _, english = line.partition("\t")
        if not group or not all(words.split("/")):
            raise ValueError(f"line {number}")
        if group == "classifiers":
            classifiers += words.split("/")
            continue
        for word in words.split("/"):
            if group == "numbers":
                numbers[word] = english
            else:
                entries.setdefault(word, Entry(english, group))
    for word, english in numbers.items():
        for classifier in classifiers:
            entries.setdefault(word + classifier, Entry(english, "numbers"))
    return Glossary(MappingProxyType(entries))


def _joined(tokens: Sequence[_Token]) -> list[_Token]:
    """``tokens`` with neighbouring characters that aren't known as one.

    A single character beside them most likely belongs to their word: 水 isn't water in 水星.
    """
    loose = [one.group == _UNKNOWN for one in tokens]
    for number, token in enumerate(tokens):
        beside = loose[max(0, number - 1) : number + 2]
        if len(token.text) == 1 and token.group not in ("joining", "places") and any(beside):
            loose[number] = True
    found: list[_Token] = []
    for token, is_loose in zip(tokens, loose, strict=True):
        if is_loose and found and found[-1].group == _UNKNOWN:
            found[-1] = _Token(found[-1].text + token.text, found[-1].entry)
        else:
            found.append(_Token(token.text, Entry("", _UNKNOWN)) if is_loose else token)
    return found


def _ordered(tokens: list[_Token]) -> list[_Token]:
    """``tokens`` with places, clauses and media where English has them."""
    place = next((at for at, one in enumerate(tokens) if one.group == "places"), None)
    if place is not None:
        return _placed(tokens, place)
    clause = next((at for at, one in enumerate(tokens) if one.group == "clauses"), None)
    if clause is not None:
        ends = [at for at, one in enumerate(tokens) if one.text == _OF and at > clause]
        if ends and tokens[ends[-1] + 1 :]:
            after = tokens[ends[-1] + 1 :]
            return [*tokens[:clause], *_ordered(after), *tokens[clause : ends[-1]]]
    return _of_media(tokens)


def _placed(tokens: list[_Token], place: int) -> list[_Token]:
    verbs = [at for at in range(place) if tokens[at].text == _AT or tokens[at].group == "doing"]
    begin = verbs[-1] if verbs else 0
    head, inner = tokens[:begin], tokens[begin:place]
    if verbs and inner[0].text == _AT:
        # “猫睡在床上”: the verb is before it.
        inner = inner[1:]
        if head and head[-1].group == "doing":
            head, inner = head[:-1], [head[-1], *inner]
    verb = [one for one in inner[:1] if one.group == "doing"]
    clause = [*verb, tokens[place], *inner[len(verb) :]]
    head, after = _ordered(head), tokens[place + 1 :]
    if after and after[0].group == "doing" and not verb:
        # “在森林里奔跑”
        clause, after = [after[0], *clause], after[1:]
    if len(after) > 1 and after[0].text == _OF:
        return [*head, *_ordered(after[1:]), *clause]
    return [*head, *clause, *_ordered(after)]


def _of_media(tokens: list[_Token]) -> list[_Token]:
    before = tokens[:-1]
    if not before or tokens[-1].group != "media":
        return tokens
    if before[-1].text == _OF:
        before = before[:-1]
    if not any(one.group == "subjects" for one in before):
        return tokens
    last = tokens[-1]
    return [_Token(last.text, Entry(f"{last.entry.english} of", "media")), *before]


def _written(tokens: Sequence[_Token]) -> str:
    words: list[str] = []
    is_plural = False
    for token in tokens:
        english = token.text if token.group == _UNKNOWN else token.entry.english
        if token.group == "subjects":
            english = _plural(english) if is_plural else english
            is_plural = False
        elif token.group == "quantities" or (token.group == "numbers" and english != "a"):
            is_plural = True
        if english:
            words.append(english)
    for at, (one, following) in enumerate(pairwise(words)):
        if one == "a" and following[0] in "aeiou":
            words[at] = "an"
    return " ".join(words)


def _plural(english: str) -> str:
    *others, last = english.split()
    if last in _PLURALS:
        return " ".join([*others, _PLURALS[last]])
    if last.endswith(("ss", "us", "ch", "sh", "x")):
        return f"{english}es"
    if last.endswith(_NOT_COUNTED):
        return english
    if last.endswith("y") and last[-2] not in "aeiou":
        return f"{english[:-1]}ies"
    return f"{english}s"
