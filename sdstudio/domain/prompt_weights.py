"""Changing the weight of words in a prompt, as Ctrl+Up and Ctrl+Down do in A1111."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sdstudio.domain.dynamic_prompt import SpanKind, parse_template
from sdstudio.domain.prompt import (
    NUMBER,
    BracketPair,
    FileTag,
    bracket_pairs,
    file_tags,
    syntax_spans,
)
from sdstudio.domain.prompt_editing import edited
from sdstudio.domain.text_edit import TextEdit

#: A1111's.
WEIGHT_STEP: Final = 0.1
_WEIGHT_MAX: Final = 10.0
_NEUTRAL: Final = 0.015
_WORD: Final = re.compile(r"[^\s,.;:|()\[\]{}<>\\，。、；：｜（）［］｛｝]+")
_TAG_NUMBER: Final = re.compile(rf"<[^:：]+[:：][^:：]+[:：]\s*({NUMBER})\s*[:：>]")


@dataclass(frozen=True, slots=True)
class WeightChange:
    """A change of a weight.

    Args:
        edit: what is replaced by what.
        start, end: where the weighted words are afterwards, to be selected.
    """

    edit: TextEdit
    start: int
    end: int


def weights_in(prompt: str, triggers: Sequence[str] = ()) -> list[BracketPair]:
    """The pairs of brackets in ``prompt`` that weight words, by their start."""
    edits = {(one.start, one.end) for one in edited(prompt, tuple(triggers)).edits}
    pairs = bracket_pairs(prompt, triggers)
    return [pair for pair in pairs if (pair.start, pair.end) not in edits]


def weight_changed(
    prompt: str, start: int, end: int, change: float, triggers: Sequence[str] = ()
) -> WeightChange | None:
    """Add ``change`` to the weight of what is selected from ``start`` up to ``end``.

    Without a selection, it is that of the brackets or the LoRA tag around the cursor, or of the
    word at it. Words whose weight becomes 1 lose their brackets.

    Returns:
        ``None`` if there is nothing to weight.
    """
    for tag in file_tags(prompt):
        if tag.start <= start and end <= tag.end:
            return _tag_changed(tag, change)
    weights = weights_in(prompt, triggers)
    if start == end:
        around = [pair for pair in weights if pair.start <= start <= pair.end]
        if around:
            return _pair_changed(prompt, max(around, key=lambda pair: pair.start), change)
        start, end = _word_at(prompt, start, triggers)
    while start < end and prompt[start].isspace():
        start += 1
    while start < end and prompt[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    for pair in weights:
        if (start, end) in ((pair.start, pair.end), (pair.inner_start, pair.inner_end)):
            return _pair_changed(prompt, pair, change)
    return _weighted(prompt[start:end], start, end, 1.0 + change)


def _pair_changed(prompt: str, pair: BracketPair, change: float) -> WeightChange:
    words = prompt[pair.inner_start : pair.inner_end]
    return _weighted(words, pair.start, pair.end, pair.weight + change)


def _weighted(words: str, start: int, end: int, weight: float) -> WeightChange:
    number = _written(weight)
    if number == "1":
        return WeightChange(TextEdit(start, end, words), start, start + len(words))
    edit = TextEdit(start, end, f"({words}:{number})")
    return WeightChange(edit, start + 1, start + 1 + len(words))


def _tag_changed(tag: FileTag, change: float) -> WeightChange:
    found = _TAG_NUMBER.match(tag.text)
    number = _written(tag.weight + change, least=-_WEIGHT_MAX)
    if found:
        begin, end = found.span(1)
        text = tag.text[:begin] + number + tag.text[end:]
    else:
        text = f"{tag.text[:-1]}:{number}>"
    edit = TextEdit(tag.start, tag.end, text)
    return WeightChange(edit, tag.start, tag.start + len(text))


def _written(weight: float, least: float = 0.0) -> str:
    bounded = min(max(weight, least), _WEIGHT_MAX)
    # One step above ``[words]``, which weakens by 1.1, is neutral.
    neutral = 1.0 if abs(bounded - 1.0) < _NEUTRAL else bounded
    return f"{neutral:.2f}".rstrip("0").rstrip(".").replace("-0", "0", 1 if not neutral else 0)


def _word_at(prompt: str, cursor: int, triggers: Sequence[str]) -> tuple[int, int]:
    """(start, end) of the word or name at ``cursor``; empty if there is none."""
    names = [
        (span.start, span.end)
        for span in parse_template(prompt, tuple(triggers)).spans
        if span.kind is SpanKind.WILDCARD
    ]
    for start, end in (*names, *syntax_spans(prompt, triggers)):
        if start <= cursor <= end:
            return start, end
    words = (match.span() for match in _WORD.finditer(prompt))
    return next(((start, end) for start, end in words if start <= cursor <= end), (cursor, cursor))
