"""Prompts: how long they may be, and their syntax, for the engine and for the token counter.

As in A1111 and compatible programs: ``(words)`` are weighted by 1.1, ``[words]`` by 1/1.1,
``(words:1.3)`` by 1.3; ``\\(`` is a literal bracket; ``BREAK`` begins a new chunk. A bracket
without its counterpart is an ordinary character, so ``:(`` works. The full-width characters of
Chinese keyboards mean the same: ``（words：1.3）``. ``<lora:name:1>`` names a file and isn't read
as words. An embedding's trigger is matched before the syntax, so it may contain brackets.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import groupby
from typing import Final, TypeVar

from sdstudio.domain.figures import ascii_number
from sdstudio.domain.triggers import Trigger, find_triggers

T = TypeVar("T")

#: Far more than any text encoder reads; bounds hostile metadata.
PROMPT_MAX_CHARACTERS: Final = 20_000
#: CLIP reads 77 tokens at a time, two of which mark the beginning and the end.
CHUNK_TOKENS: Final = 75

_BRACKET = 1.1
#: Far more than any usable picture tolerates; keeps numbers finite.
_WEIGHT_MAX = 10.0

#: A number as people write it, with any digits and decimal marks.
NUMBER = r"[+\-＋－−]?(?:\d{1,6}(?:[.．。]\d{0,6}|[,，]\d{1,6})?|[.．。,，]\d{1,6})"
_TAG = r"<(?:lora|lyco|hypernet)[:：][^<>]{1,200}>"
# Each alternative is named after its member of _Kind.
_SYNTAX = re.compile(
    r"\\(?P<ESCAPED>[\\()\[\]（）［］])"
    rf"|(?P<TAG>{_TAG})"
    rf"|(?P<WEIGHT>[:：]\s*{NUMBER}\s*[)）])"
    r"|(?P<OPEN>[(\[（［])"
    r"|(?P<CLOSE>[)\]）］])"
    r"|(?P<BREAK>\bBREAK\b)"
    r"|(?P<PLAIN>[^\\<:：()\[\]（）［］B]+|.)",
    re.DOTALL,
)
_HALF_WIDTH = str.maketrans("（）［］：，．。＋－", "()[]:,..+-")

# Syntax of other programs: A1111 composes what is before and after it.
_UNREAD = re.compile(r"\bAND\b")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a prompt that is encoded as one.

    Args:
        text: without syntax.
        weight: 1 is neutral.
        places: the index of each of its characters in the prompt.
        trigger: the key (``word_key``) of the embedding that it triggers, if any.
    """

    text: str
    weight: float
    places: tuple[int, ...]
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class FileTag:
    """A part of a prompt that names a file, such as ``<lora:name:0.8>``; not read as words.

    Args:
        text: all of it.
        name: of the file, without its suffix.
        text_weight, weight: for the text encoder and the UNet. As in A1111, one number is for both,
            the second of two is the UNet's, and ``te=`` and ``unet=`` override either.
        start: the index of its first character.
        is_lora: false for a hypernetwork, which only A1111 has.
        unread: other arguments, which have no effect here.
    """

    text: str
    name: str
    text_weight: float
    weight: float
    start: int
    is_lora: bool
    unread: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """The index after its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class BracketPair:
    """A bracket and its counterpart.

    Args:
        start, end: all of it.
        inner_start, inner_end: what is in it, without a weight such as ``:1.3``.
        weight: of this pair alone.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    weight: float


class _Kind(Enum):
    """The syntactic role of a part of a prompt."""

    ESCAPED = "escaped"
    TAG = "tag"
    WEIGHT = "weight"
    OPEN = "open"
    CLOSE = "close"
    BREAK = "break"
    PLAIN = "plain"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a prompt: ``text``, which begins at ``start``."""

    kind: _Kind
    text: str
    start: int
    trigger: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A pair of brackets, by the indices of their parts, and their weight."""

    begin: int
    end: int
    factor: float


def parse_prompt(prompt: str, triggers: Sequence[str] = ()) -> tuple[tuple[Phrase, ...], ...]:
    """The sections of ``prompt`` (between BREAKs), each as its phrases.

    A prompt without syntax is one section of one phrase: itself.

    Args:
        triggers: the trigger words of embeddings.
    """
    parts = _parts(prompt, tuple(triggers))
    pairs = _pairs(parts)
    opened = {pair.begin: pair.factor for pair in pairs}
    closed = {pair.end for pair in pairs}
    weights = [1.0]
    sections: list[list[tuple[_Part, float]]] = [[]]
    for number, part in enumerate(parts):
        if number in opened:
            weights.append(weights[-1] * opened[number])
        elif number in closed:
            weights.pop()
        elif part.kind is _Kind.BREAK:
            sections.append([])
        elif part.kind is not _Kind.TAG:
            sections[-1].append((part, min(max(weights[-1], -_WEIGHT_MAX), _WEIGHT_MAX)))
    return tuple(tuple(_phrases(section)) for section in sections)


def file_tags(prompt: str) -> list[FileTag]:
    """The parts of ``prompt`` that name a file."""
    return [_tag(match.group(), match.start()) for match in re.finditer(_TAG, prompt)]


def around(prompt: str, tag: FileTag) -> tuple[int, int]:
    """(start, end) of ``tag``, including the space and comma that belong to it."""
    before, after = prompt[: tag.start].rstrip(" "), prompt[tag.end :]
    if not before or before.endswith(","):
        after = after.lstrip(" ").removeprefix(",")
    if not before:
        after = after.lstrip(" ")
    if not after:
        before = before.removesuffix(",")
    return len(before), len(prompt) - len(after)


def syntax_spans(prompt: str, triggers: Sequence[str] = ()) -> list[tuple[int, int]]:
    """(start, end) of everything in ``prompt`` that isn't words: tags, BREAK and triggers."""
    apart = (_Kind.TAG, _Kind.BREAK, _Kind.TRIGGER)
    return [
        (part.start, part.end) for part in _parts(prompt, tuple(triggers)) if part.kind in apart
    ]


def unread_spans(prompt: str, triggers: Sequence[str] = ()) -> list[tuple[int, int]]:
    """(start, end) of other programs' syntax that is read as words here, in order."""
    surface = _surface(prompt, _parts(prompt, tuple(triggers)))
    return [match.span() for match in _UNREAD.finditer(surface)]


def bracketed(prompt: str, triggers: Sequence[str] = ()) -> tuple[str, list[tuple[int, int]]]:
    """What may be syntax in ``prompt``, and (start, end) of all pairs of brackets, by their start.

    Returns:
        the prompt with everything else replaced by ``\\0``.
    """
    parts = _parts(prompt, tuple(triggers))
    pairs = [(parts[pair.begin].start, parts[pair.end].end) for pair in _pairs(parts)]
    return _surface(prompt, parts), sorted(pairs)


def bracket_pairs(prompt: str, triggers: Sequence[str] = ()) -> list[BracketPair]:
    """The pairs of brackets in ``prompt``, by their start; some are prompt editing, not weights."""
    parts = _parts(prompt, tuple(triggers))
    pairs = (
        BracketPair(
            parts[pair.begin].start,
            parts[pair.end].end,
            parts[pair.begin].end,
            parts[pair.end].start,
            pair.factor,
        )
        for pair in _pairs(parts)
    )
    return sorted(pairs, key=lambda pair: pair.start)


def lonely_brackets(prompt: str, triggers: Sequence[str] = ()) -> list[tuple[int, int]]:
    """(start, end) of brackets without a counterpart, in order, with a weight that is in front."""
    parts = _parts(prompt, tuple(triggers))
    paired = {number for pair in _pairs(parts) for number in (pair.begin, pair.end)}
    brackets = (_Kind.OPEN, _Kind.CLOSE, _Kind.WEIGHT)
    return [
        (part.start, part.end)
        for number, part in enumerate(parts)
        if part.kind in brackets and number not in paired
    ]


def unread_pieces(prompt: str, triggers: Sequence[str] = ()) -> list[str]:
    """The pieces of ``prompt`` that have an effect only in other programs, each once."""
    in_tags = [piece for tag in file_tags(prompt) for piece in tag.unread]
    spans = unread_spans(prompt, triggers)
    return list(dict.fromkeys([*in_tags, *(prompt[start:end] for start, end in spans)]))


def plain_syntax(prompt: str, triggers: Sequence[str] = ()) -> str:
    """``prompt`` with its syntax in ASCII and decimal points in its weights; same length."""
    parts = _parts(prompt, tuple(triggers))
    paired = {number for pair in _pairs(parts) for number in (pair.begin, pair.end)}
    characters = list(prompt)
    for number, part in enumerate(parts):
        if number in paired or part.kind is _Kind.TAG:
            text = part.text.translate(_HALF_WIDTH)
            is_weight = part.kind is _Kind.WEIGHT
            characters[part.start : part.end] = text.replace(",", ".") if is_weight else text
    return "".join(characters)


def chunks(tokens: Sequence[T]) -> list[Sequence[T]]:
    """The ``tokens`` of a section, split into what the text encoder reads at a time."""
    return [tokens[at : at + CHUNK_TOKENS] for at in range(0, len(tokens), CHUNK_TOKENS)]


def _tag(text: str, start: int) -> FileTag:
    kind, name, *rest = re.split("[:：]", text[1:-1])
    numbers: list[float] = []
    named: dict[str, float] = {}
    unread = []
    for argument in rest:
        key, equals, value = argument.rpartition("=")
        number = re.fullmatch(NUMBER, value.strip())
        if number and equals and key.strip() in ("te", "unet"):
            named[key.strip()] = float(ascii_number(number.group()))
        elif number and not equals and len(numbers) < 2:
            numbers.append(float(ascii_number(number.group())))
        elif argument.strip():
            unread.append(argument.strip())
    text_weight = named.get("te", numbers[0] if numbers else 1.0)
    weight = named.get("unet", numbers[1] if len(numbers) > 1 else text_weight)
    is_lora = kind != "hypernet"
    return FileTag(text, name.strip(), text_weight, weight, start, is_lora, tuple(unread))


# Several questions are asked about the same prompt at each key.
@lru_cache(maxsize=4)
def _parts(prompt: str, triggers: tuple[str, ...]) -> tuple[_Part, ...]:
    """All of ``prompt``, in order, without the backslashes of escaped characters."""
    return tuple(_read(prompt, triggers))


def _read(prompt: str, triggers: Sequence[str]) -> Iterator[_Part]:
    done = 0
    for trigger in _triggers(prompt, triggers):
        yield from _syntax(prompt, done, trigger.start)
        text = prompt[trigger.start : trigger.end]
        yield _Part(_Kind.TRIGGER, text, trigger.start, trigger.key)
        done = trigger.end
    yield from _syntax(prompt, done, len(prompt))


def _triggers(prompt: str, triggers: Sequence[str]) -> Iterator[Trigger]:
    if not triggers:
        return iter(())
    # File names aren't read as words.
    readable = re.sub(_TAG, lambda match: "\0" * len(match.group()), prompt)
    return find_triggers(readable, triggers)


def _syntax(prompt: str, start: int, end: int) -> Iterator[_Part]:
    for match in _SYNTAX.finditer(prompt, start, end):
        kind = match.lastgroup or _Kind.PLAIN.name
        yield _Part(_Kind[kind], match[kind], match.start(kind))


def _pairs(parts: Sequence[_Part]) -> list[_Pair]:
    """The brackets that have a counterpart, inner pairs before outer ones."""
    pairs = []
    waiting: dict[str, list[int]] = {"(": [], "[": []}
    for number, part in enumerate(parts):
        bracket = part.text[-1].translate(_HALF_WIDTH)
        if part.kind is _Kind.OPEN:
            waiting[bracket].append(number)
            continue
        if part.kind not in (_Kind.CLOSE, _Kind.WEIGHT):
            continue
        opener = "[" if bracket == "]" else "("
        if not waiting[opener]:
            continue
        begin = waiting[opener].pop()
        # Brackets opened inside and not closed there can no longer have a counterpart.
        for others in waiting.values():
            while others and others[-1] > begin:
                others.pop()
        factor = _BRACKET if opener == "(" else 1 / _BRACKET
        if part.kind is _Kind.WEIGHT:
            factor = float(ascii_number(part.text[1:-1]))
        pairs.append(_Pair(begin, number, factor))
    return pairs


def _surface(prompt: str, parts: Sequence[_Part]) -> str:
    """``prompt`` with everything blanked out that can't be another program's syntax."""
    characters = ["\0"] * len(prompt)
    for part in parts:
        if part.kind not in (_Kind.ESCAPED, _Kind.TAG, _Kind.TRIGGER):
            characters[part.start : part.end] = part.text
    return "".join(characters)


def _phrases(section: Sequence[tuple[_Part, float]]) -> Iterator[Phrase]:
    # A trigger is its own phrase; neighbours of equal weight form one phrase.
    for (weight, _), group in groupby(
        section, lambda one: (one[1], one[0].trigger and one[0].start)
    ):
        alike = [part for part, _ in group]
        places = tuple(place for part in alike for place in range(part.start, part.end))
        yield Phrase("".join(part.text for part in alike), weight, places, alike[0].trigger)
