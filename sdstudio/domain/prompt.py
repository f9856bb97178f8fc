"""The syntax of a prompt, for the engine that reads it and the counter under its field.

As in A1111 and the programs after it: ``(words)`` count 1.1 times, ``[words]`` 1.1 times less,
``(words:1.3)`` 1.3 times; ``\\(`` is a bracket itself; ``BREAK`` begins a new chunk. A bracket
without its counterpart is an ordinary character, so that ``:(`` may stay. ``<lora:name:1>`` is left
out: there it asks for a file and is not read either.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeVar

T = TypeVar("T")

#: CLIP reads 77 positions at a time; two of them mark the beginning and the end.
CHUNK_TOKENS: Final = 75

_BRACKET = 1.1
#: Far past what leaves a picture whole; keeps numbers finite.
_WEIGHT_MAX = 10.0

_PART = re.compile(
    r"\\(?P<escaped>[\\()\[\]])"
    r"|(?P<left_out><(?:lora|lyco|hypernet):[^<>]{1,200}>)"
    r"|:\s*(?P<weight>[+-]?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}))\s*\)"
    r"|(?P<open>[(\[])"
    r"|(?P<close>[)\]])"
    r"|(?P<plain>.)",
    re.DOTALL,
)
_BREAK = re.compile(r"\bBREAK\b")
_NUMBER = re.compile(r"[+-]?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6})")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a prompt that is read as one.

    Args:
        text: without the syntax.
        weight: how much it counts; 1 is usual.
        places: where each of its characters stands in the prompt.
        is_trigger: it stands for a learned embedding, whose trigger is ``text`` in any case.
    """

    text: str
    weight: float
    places: tuple[int, ...]
    is_trigger: bool = False


@dataclass(frozen=True, slots=True)
class FileTag:
    """A part of a prompt that asks for a file, as ``<lora:name:0.8>`` does; it is not read.

    Args:
        text: all of it.
        name: of the file, without its suffix.
        weight: how much of it is asked for.
        start: the index of its first character.
        is_lora: not a hypernetwork, which only A1111 has.
    """

    text: str
    name: str
    weight: float
    start: int
    is_lora: bool

    @property
    def end(self) -> int:
        """The index after its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Letter:
    character: str
    weight: float
    place: int


def parse_prompt(prompt: str, triggers: Sequence[str] = ()) -> tuple[tuple[Phrase, ...], ...]:
    """The sections of ``prompt`` (between its BREAKs), each as its phrases.

    A prompt without syntax is one section of one phrase: itself.

    Args:
        triggers: the words that stand for learned embeddings.
    """
    letters = _letters(prompt)
    text = "".join(letter.character for letter in letters)
    sections = []
    start = 0
    for match in _BREAK.finditer(text):
        sections.append(letters[start : match.start()])
        start = match.end()
    sections.append(letters[start:])
    return tuple(tuple(_phrases(section, triggers)) for section in sections)


def file_tags(prompt: str) -> list[FileTag]:
    """The parts of ``prompt`` that ask for a file."""
    return [
        _tag(part["left_out"], part.start())
        for part in _PART.finditer(prompt)
        if part["left_out"] is not None
    ]


def around(prompt: str, tag: FileTag) -> tuple[int, int]:
    """(start, end) of ``tag`` with the space and comma that stand there only for its sake."""
    before, after = prompt[: tag.start].rstrip(" "), prompt[tag.end :]
    if not before or before.endswith(","):
        after = after.lstrip(" ").removeprefix(",")
    if not before:
        after = after.lstrip(" ")
    if not after:
        before = before.removesuffix(",")
    return len(before), len(prompt) - len(after)


def syntax_spans(prompt: str, triggers: Sequence[str] = ()) -> list[tuple[int, int]]:
    """(start, end) of what stands in ``prompt`` and is no word: tags, BREAK and triggers."""
    tags = [(tag.start, tag.end) for tag in file_tags(prompt)]
    breaks = [match.span() for match in _BREAK.finditer(prompt)]
    return [*tags, *breaks, *_trigger_spans(prompt, triggers)]


def chunks(tokens: Sequence[T]) -> list[Sequence[T]]:
    """``tokens`` of a section in parts of what the text encoder reads at a time."""
    return [tokens[at : at + CHUNK_TOKENS] for at in range(0, len(tokens), CHUNK_TOKENS)]


def _tag(text: str, start: int) -> FileTag:
    kind, name, *rest = text[1:-1].split(":")
    numbers = (_NUMBER.fullmatch(part.strip()) for part in rest)
    weight = next((float(number.group()) for number in numbers if number), 1.0)
    return FileTag(text, name.strip(), weight, start, is_lora=kind != "hypernet")


def _letters(prompt: str) -> list[_Letter]:
    parts = list(_PART.finditer(prompt))
    factors, closing = _matched(parts)
    weights = [1.0]
    letters = []
    for number, part in enumerate(parts):
        if number in factors:
            weights.append(weights[-1] * factors[number])
        elif number in closing:
            weights.pop()
        elif part["left_out"] is None:
            weight = min(max(weights[-1], -_WEIGHT_MAX), _WEIGHT_MAX)
            text, start = part.group(), part.start()
            if part["escaped"] is not None:
                text, start = part["escaped"], part.start("escaped")
            letters += [_Letter(char, weight, start + at) for at, char in enumerate(text)]
    return letters


def _matched(parts: Sequence[re.Match[str]]) -> tuple[dict[int, float], set[int]]:
    """The factors of the brackets that have a counterpart, and those counterparts, by index."""
    factors: dict[int, float] = {}
    closing: set[int] = set()
    waiting: dict[str, list[int]] = {"(": [], "[": []}
    for number, part in enumerate(parts):
        if part["open"] is not None:
            waiting[part["open"]].append(number)
            continue
        if part["close"] is None and part["weight"] is None:
            continue
        opener = "[" if part["close"] == "]" else "("
        if not waiting[opener]:
            continue
        begin = waiting[opener].pop()
        # Brackets that were opened inside and not closed there have no counterpart any more.
        for others in waiting.values():
            while others and others[-1] > begin:
                others.pop()
        closing.add(number)
        if part["weight"] is not None:
            factors[begin] = float(part["weight"])
        else:
            factors[begin] = _BRACKET if opener == "(" else 1 / _BRACKET
    return factors, closing


def _phrases(letters: Sequence[_Letter], triggers: Sequence[str]) -> Iterator[Phrase]:
    text = "".join(letter.character for letter in letters)
    done = 0
    for start, end in _trigger_spans(text, triggers):
        yield from _by_weight(letters[done:start])
        places = tuple(letter.place for letter in letters[start:end])
        yield Phrase(text[start:end], letters[start].weight, places, is_trigger=True)
        done = end
    yield from _by_weight(letters[done:])


def _by_weight(letters: Sequence[_Letter]) -> Iterator[Phrase]:
    for weight, group in groupby(letters, lambda letter: letter.weight):
        alike = list(group)
        text = "".join(letter.character for letter in alike)
        yield Phrase(text, weight, tuple(letter.place for letter in alike))


def _trigger_spans(text: str, triggers: Sequence[str]) -> Iterator[tuple[int, int]]:
    if triggers:
        longest_first = sorted(triggers, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first))
        for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE):
            yield match.span()
