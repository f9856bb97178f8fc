"""What in a prompt is syntax, for highlighting it where it is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sdstudio.domain.dynamic_prompt import SpanKind, parse_template
from sdstudio.domain.prompt import file_tags, syntax_spans
from sdstudio.domain.prompt_editing import edited
from sdstudio.domain.prompt_weights import weights_in


class MarkKind(Enum):
    """What a mark is."""

    #: Brackets, and the number of a weight.
    WEIGHT = "weight"
    #: Brackets, separators and the time of prompt editing.
    EDITING = "editing"
    #: Braces, bars, quantities and weights of options.
    OPTIONS = "options"
    #: A wildcard, a variable, a LoRA's tag, or an embedding in use.
    NAME = "name"
    #: BREAK, and backslashes before ordinary characters.
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PromptMark:
    """A part of a prompt that is syntax: from ``start`` up to ``end``."""

    start: int
    end: int
    kind: MarkKind


def prompt_marks(prompt: str, triggers: Sequence[str] = ()) -> tuple[PromptMark, ...]:
    """The syntax in ``prompt``; of two marks in one place, the later one counts.

    Args:
        triggers: the trigger words of embeddings.
    """
    words = tuple(triggers)
    found = []
    for pair in weights_in(prompt, words):
        found.append(PromptMark(pair.start, pair.inner_start, MarkKind.WEIGHT))
        found.append(PromptMark(pair.inner_end, pair.end, MarkKind.WEIGHT))
    changing = edited(prompt, words)
    for edit in changing.edits:
        last = edit.end - 1 if edit.when is None else edit.separators[-1]
        found.append(PromptMark(edit.start, edit.start + 1, MarkKind.EDITING))
        found += (PromptMark(at, at + 1, MarkKind.EDITING) for at in edit.separators)
        found.append(PromptMark(last, edit.end, MarkKind.EDITING))
    found += (PromptMark(at, at + 1, MarkKind.OTHER) for at in changing.escapes)
    tags = [(tag.start, tag.end) for tag in file_tags(prompt)]
    for start, end in syntax_spans(prompt, words):
        is_break = prompt[start:end] == "BREAK" and (start, end) not in tags
        found.append(PromptMark(start, end, MarkKind.OTHER if is_break else MarkKind.NAME))
    found += (
        PromptMark(span.start, span.end, _KIND_OF[span.kind])
        for span in parse_template(prompt, words).spans
    )
    return tuple(found)


_KIND_OF = {
    SpanKind.BRACE: MarkKind.OPTIONS,
    SpanKind.BAR: MarkKind.OPTIONS,
    SpanKind.WEIGHT: MarkKind.OPTIONS,
    SpanKind.QUANTITY: MarkKind.OPTIONS,
    SpanKind.WILDCARD: MarkKind.NAME,
    SpanKind.VARIABLE: MarkKind.NAME,
    SpanKind.ESCAPE: MarkKind.OTHER,
}
