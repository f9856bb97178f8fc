"""What may follow at the cursor in a prompt: words that begin so, and names of wildcards."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sdstudio.domain.dynamic_prompt import SpanKind, parse_template
from sdstudio.domain.prompt import NUMBER
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.domain.word_index import FoundWord, WordIndex

#: More are found by typing on.
OFFERS_MAX: Final = 20
_OF_EACH: Final = 8
#: Of what is looked for: nobody types a longer name to have it completed.
_TYPED_MAX: Final = 60

_WILDCARD: Final = re.compile(r"(?<![^\W_])__([\w ./*'&+-]*)$")
_TAG: Final = re.compile(r"<[^<>\n]*$")
_PHRASE: Final = re.compile(r"[^,，、;；:：.。\n()\[\]{}（）［］｛｝|｜<>]*$")
_NUMBER: Final = re.compile(rf"\s*{NUMBER}")
_FROM_WORD: Final = re.compile(r"\S*$")


class WordSource(StrEnum):
    """Where a word comes from; the value is what the list says, translated."""

    SNIPPET = QT_TRANSLATE_NOOP("completion", "Snippet")
    ADAPTER = QT_TRANSLATE_NOOP("completion", "LoRA or embedding")
    MODEL = QT_TRANSLATE_NOOP("completion", "Known to the model")
    OWN = QT_TRANSLATE_NOOP("completion", "Used before")
    TAG = QT_TRANSLATE_NOOP("completion", "Tag")
    WILDCARD = QT_TRANSLATE_NOOP("completion", "Wildcard")


@dataclass(frozen=True, slots=True)
class PromptSpot:
    """A word or phrase that ends at the cursor.

    Args:
        start, end: of the phrase in the prompt; ``end`` is the cursor.
        typed: the phrase; of a wildcard, its name.
        word_start: where its last word begins.
    """

    start: int
    end: int
    typed: str
    word_start: int
    is_wildcard: bool = False


@dataclass(frozen=True, slots=True)
class PromptOffer:
    """What can be put in place of what is typed.

    Args:
        text: what is listed.
        written: what is put into the prompt.
        start, end: what it replaces.
        alias: by which it was found.
        category: of a tag; count: how often it is used, 0 if unknown.
    """

    text: str
    written: str
    start: int
    end: int
    source: WordSource
    alias: str = ""
    category: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class PromptWordSources:
    """Everything that prompts are completed from.

    Args:
        words: by where they come from; those of earlier sources are offered first.
        snippets: what is written for the words of ``WordSource.SNIPPET``.
        wildcards: their names.
    """

    words: tuple[tuple[WordSource, WordIndex], ...] = ()
    snippets: tuple[tuple[str, str], ...] = ()
    wildcards: tuple[str, ...] = ()
    _snippets: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_snippets", dict(self.snippets))

    def offers(self, spot: PromptSpot) -> list[PromptOffer]:
        """What may follow, the best first."""
        if spot.is_wildcard:
            return list(self._of_wildcards(spot))
        found: list[PromptOffer] = []
        starts = [spot.start]
        # One letter after others is the beginning of too many words.
        if spot.word_start > spot.start and _tells(spot.typed[spot.word_start - spot.start :]):
            starts.append(spot.word_start)
        for start in starts:
            typed = spot.typed[start - spot.start :]
            for source, index in self.words:
                hits = index.find(typed, _OF_EACH if source is not WordSource.TAG else OFFERS_MAX)
                found += (self._offer(hit, source, start, spot.end) for hit in hits)
        return _each_once(found, spot)

    def _of_wildcards(self, spot: PromptSpot) -> Iterator[PromptOffer]:
        wanted = spot.typed.casefold()
        named = [name for name in self.wildcards if wanted in name.casefold()]
        named.sort(key=lambda name: not name.casefold().startswith(wanted))
        for name in named[:OFFERS_MAX]:
            text = f"__{name}__"
            yield PromptOffer(text, text, spot.start, spot.end, WordSource.WILDCARD)

    def _offer(self, hit: FoundWord, source: WordSource, start: int, end: int) -> PromptOffer:
        word = hit.word
        written = word.text
        if source is WordSource.SNIPPET:
            written = self._snippets.get(word.text, word.text)
        elif source is WordSource.TAG:
            written = as_words(word.text)
        return PromptOffer(
            as_listed(word.text) if source is WordSource.TAG else word.text,
            written,
            start,
            end,
            source,
            hit.alias,
            word.category,
            word.count,
        )


def spot_in(prompt: str, cursor: int, triggers: Sequence[str] = ()) -> PromptSpot | None:
    """What is being typed at ``cursor``; ``None`` in the middle of a word, or in syntax."""
    if cursor < len(prompt) and (prompt[cursor].isalnum() or prompt[cursor] == "_"):
        return None
    before = prompt[max(0, cursor - 4 * _TYPED_MAX) : cursor]
    first = cursor - len(before)
    wildcard = _WILDCARD.search(before)
    if wildcard and not _is_closed(prompt, first + wildcard.start(), triggers):
        start = first + wildcard.start()
        return PromptSpot(start, cursor, wildcard[1], start, is_wildcard=True)
    if _TAG.search(before) or before.endswith(("\\", "$")):
        return None
    phrase = _PHRASE.search(before)
    typed = phrase.group().lstrip() if phrase else ""
    start = cursor - len(typed)
    if start > 0 and prompt[start - 1] in ":：" and _NUMBER.fullmatch(typed):
        return None
    word = _FROM_WORD.search(typed)
    word_start = cursor - len(word.group()) if word else cursor
    if len(typed) > _TYPED_MAX:
        start, typed = word_start, prompt[word_start:cursor]
    return PromptSpot(start, cursor, typed, word_start) if typed.strip() else None


def says_enough(spot: PromptSpot) -> bool:
    """Whether so much is typed that words are offered before the artist asks."""
    return spot.is_wildcard or _tells(spot.typed)


def as_listed(tag: str) -> str:
    """A tag as it is read: with spaces for the underscores between its words."""
    # Faces such as ^_^ and o_o have no words.
    parts = tag.split("_")
    return " ".join(parts) if all(len(part) > 1 for part in parts[:1]) else tag


def as_words(tag: str) -> str:
    """A tag as it is written in a prompt, in which brackets are syntax."""
    return re.sub(r"(?<!\\)[()\[\]]", r"\\\g<0>", as_listed(tag))


def phrases_of(prompts: Iterable[str]) -> Iterator[str]:
    """The phrases of prompts, without syntax, to count them."""
    for prompt in prompts:
        for part in re.split(r"[,，、;；\n|｜{}()\[\]（）［］｛｝<>]|\bBREAK\b|:\s*[\d.]+", prompt):
            phrase = " ".join(part.split()).strip(" .。:：_\\$=")
            if 1 < len(phrase) <= _TYPED_MAX and not phrase.isdecimal():
                yield phrase


def _each_once(offers: Collection[PromptOffer], spot: PromptSpot) -> list[PromptOffer]:
    """Not what is typed already; what replaces the whole phrase comes first."""
    seen: dict[str, PromptOffer] = {}
    typed = {spot.typed.casefold(), spot.typed[spot.word_start - spot.start :].casefold()}
    for one in offers:
        key = one.text.casefold()
        if one.written.casefold() not in typed:
            seen.setdefault(key, one)
    return list(seen.values())[:OFFERS_MAX]


def _is_closed(prompt: str, at: int, triggers: Sequence[str]) -> bool:
    """Whether the underscores at ``at`` end a wildcard."""
    spans = parse_template(prompt, tuple(triggers)).spans
    return any(one.kind is SpanKind.WILDCARD and one.start < at + 2 <= one.end for one in spans)


def _tells(typed: str) -> bool:
    return len(typed) > 1 or any(map(_is_ideograph, typed))


def _is_ideograph(character: str) -> bool:
    return unicodedata.category(character) == "Lo"
