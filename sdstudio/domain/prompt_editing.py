"""Prompt editing: words that change while a picture is made.

As in A1111: ``[a:b:0.5]`` is ``a`` until half of the steps are made and ``b`` after that;
``[b:0.5]`` adds ``b``, and ``[a::0.5]`` removes ``a``. A number without a decimal mark counts
steps: ``[a:b:8]``. ``[a|b]`` takes turns from step to step. A backslash makes a colon or bar in
square brackets an ordinary one. In a second pass, 1.5 is half of it, and steps are counted on from
the first.

The change itself comes one step later than the number says, and the first of the words that take
turns is used twice: A1111 makes its schedule for steps 1 … n but looks steps 0 … n-1 up in it
(``reconstruct_cond_batch``), and prompts are shared that were tried out so.

Steps are those that are made: if image to image skips some, the first one made is step 1.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sdstudio.domain.figures import ascii_number
from sdstudio.domain.prompt import NUMBER, bracketed

_WHEN: Final = re.compile(rf"\s*{NUMBER}\s*")
_SEPARATOR: Final = re.compile(r"[:：|｜]")
_DECIMAL_MARKS: Final = frozenset(".．。,，")


@dataclass(frozen=True, slots=True)
class Passage:
    """What a prompt is in one step.

    Args:
        places: the index of each of its characters in the prompt.
    """

    text: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A part of a prompt that changes from step to step.

    Args:
        parts: (start, end) of the words that take turns, or of those before and after the change.
        separators: the indices of the colons or bars between them.
        when: the change as it is written: a number of steps, or a share of all; ``None`` if they
            take turns.
    """

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    separators: tuple[int, ...]
    when: float | None = None
    is_share: bool = False

    def part(self, step: int, steps: int, earlier_steps: int) -> tuple[int, int]:
        """The one for a step; see :meth:`EditedPrompt.at`."""
        # The entry of A1111's schedule, which begins at 1, for its step, which begins at 0.
        entry = max(step - 1, 1)
        if self.when is None:
            return self.parts[(entry - 1) % len(self.parts)]
        is_second = earlier_steps > 0
        if self.is_share:
            last = int((self.when - is_second) * steps)
        else:
            last = int(self.when) - earlier_steps
        return self.parts[0 if entry <= last else 1]


@dataclass(frozen=True, slots=True)
class EditedPrompt:
    """A prompt and what in it changes.

    Args:
        edits: by their start; some are within parts of others.
        escapes: the indices of backslashes before ordinary colons and bars.
    """

    prompt: str
    edits: tuple[Edit, ...]
    escapes: tuple[int, ...]

    @property
    def is_plain(self) -> bool:
        """Whether it is the same in every step, and as it is written."""
        return not (self.edits or self.escapes)

    def at(self, step: int, steps: int, earlier_steps: int = 0) -> Passage:
        """The prompt in a step.

        Args:
            step: 1 … ``steps``, of those that are made.
            steps: how many are made in this pass.
            earlier_steps: how many were made in the pass before, if this is the second.
        """
        edits, starts = self.edits, [one.start for one in self.edits]
        places: list[int] = []
        # Not recursive: brackets may be nested deeper than Python's stack.
        left = [(0, len(self.prompt))]
        while left:
            start, end = left.pop()
            number = bisect_left(starts, start)
            if number < len(edits) and starts[number] < end:
                edit = edits[number]
                left += ((edit.end, end), edit.part(step, steps, earlier_steps))
                end = edit.start
            places += range(start, end)
        if self.escapes:
            escapes = frozenset(self.escapes)
            places = [place for place in places if place not in escapes]
        return Passage("".join([self.prompt[place] for place in places]), tuple(places))

    def unedited(self) -> str:
        """A prompt that is, in every step, what this one is to who doesn't know prompt editing."""
        extra = dict.fromkeys((at for one in self.edits for at in one.separators), "\\")
        # A backslash that was an ordinary one has to be escaped, too.
        extra |= dict.fromkeys(self.escapes, "\\\\")
        return "".join([extra.get(at, "") + one for at, one in enumerate(self.prompt)])


@lru_cache(maxsize=64)
def edited(prompt: str, triggers: tuple[str, ...] = ()) -> EditedPrompt:
    """Find what changes in ``prompt``.

    Args:
        triggers: the trigger words of embeddings, which are never syntax.
    """
    surface, pairs = bracketed(prompt, triggers)
    separators: list[list[int]] = [[] for _ in pairs]
    escapes = []
    opened: list[int] = []
    following = 0
    for match in _SEPARATOR.finditer(surface):
        at = match.start()
        while following < len(pairs) and pairs[following][0] < at:
            opened.append(following)
            following += 1
        while opened and pairs[opened[-1]][1] <= at:
            opened.pop()
        if not opened or surface[pairs[opened[-1]][0]] not in "[［":
            continue
        if surface[at - 1] == "\\":
            escapes.append(at - 1)
        else:
            separators[opened[-1]].append(at)
    found = (
        _edit(surface, start, end, between)
        for (start, end), between in zip(pairs, separators, strict=True)
        if between
    )
    return EditedPrompt(prompt, tuple(one for one in found if one is not None), tuple(escapes))


def _edit(surface: str, start: int, end: int, separators: Sequence[int]) -> Edit | None:
    """The edit in a pair of square brackets, if it is one."""
    bars = tuple(at for at in separators if surface[at] in "|｜")
    if bars:
        return Edit(start, end, _between(start, bars, end), tuple(separators))
    number = surface[separators[-1] + 1 : end - 1]
    if len(separators) > 2 or not _WHEN.fullmatch(number):
        return None
    *parts, _ = _between(start, separators, end)
    if len(parts) == 1:
        # Nothing comes before.
        parts.insert(0, (start, start))
    when = float(ascii_number(number.strip()))
    is_share = bool(_DECIMAL_MARKS.intersection(number))
    return Edit(start, end, tuple(parts), tuple(separators), when, is_share)


def _between(start: int, separators: Sequence[int], end: int) -> tuple[tuple[int, int], ...]:
    starts = (start, *separators)
    return tuple(
        (begin + 1, stop) for begin, stop in zip(starts, (*separators, end - 1), strict=True)
    )
