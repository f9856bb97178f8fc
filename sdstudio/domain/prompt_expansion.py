"""Writes prompts from templates: what is written follows from template, wildcards and seed alone.

Three methods: *random* takes an option by the seed; *all* takes every combination; *cyclic* takes
the first option of everything for the first prompt, the second for the second, and so on.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Final, Protocol, TypeAlias

from sdstudio.domain.dynamic_prompt import (
    Assignment,
    Choice,
    Node,
    Nodes,
    Option,
    Template,
    Text,
    Use,
    Wildcard,
    parse_template,
)
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.domain.wildcards import WildcardLine, WildcardLookup, Wildcards

#: The most prompts that are queued at once.
PROMPTS_MAX: Final = 500
#: The indices of the options that may be taken, and the weight of each, if they aren't all 1.
_Weighed: TypeAlias = tuple[Sequence[int], Sequence[float] | None]
#: Pieces of a prompt that are written before it is given up.
_PIECES_MAX: Final = 20_000
#: Variables and lines within each other.
_NESTED_MAX: Final = 100
#: How many combinations are looked at for each that is wanted, if many are the same.
_LOOKED_AT: Final = 20


class Method(StrEnum):
    """How the prompts of a template are chosen; their labels are in :data:`METHOD_LABELS`."""

    RANDOM = "random"
    ALL = "all"
    CYCLIC = "cyclic"


METHOD_LABELS: Final = {
    Method.RANDOM: QT_TRANSLATE_NOOP("dynamic", "Random"),
    Method.ALL: QT_TRANSLATE_NOOP("dynamic", "All combinations"),
    Method.CYCLIC: QT_TRANSLATE_NOOP("dynamic", "In turn"),
}


@dataclass(frozen=True, slots=True)
class Templates:
    """The prompt and the negative prompt as they were typed.

    Args:
        triggers: the trigger words of embeddings, which are never syntax.
    """

    prompt: str
    negative_prompt: str = ""
    triggers: tuple[str, ...] = ()

    @property
    def parsed(self) -> tuple[Template, Template]:
        """Both, taken apart."""
        return (
            parse_template(self.prompt, self.triggers),
            parse_template(self.negative_prompt, self.triggers),
        )

    @property
    def is_dynamic(self) -> bool:
        """Whether different prompts may be written from them."""
        return any(one.is_dynamic for one in self.parsed)

    def check(self) -> None:
        """Raise a ``StudioError`` if a brace isn't closed, or something is nested too deep."""
        for template in self.parsed:
            template.check()


@dataclass(frozen=True, slots=True)
class Words:
    """What was written from templates, and the lines of wildcards that were used for it."""

    prompt: str
    negative_prompt: str = ""
    lines: tuple[WildcardLine, ...] = ()


class Expansion:
    """Writes prompts from ``templates``.

    Raises:
        StudioError: a brace isn't closed; a wildcard is missing, empty, or names itself; or as
            :meth:`Wildcards.lines`.
    """

    def __init__(self, templates: Templates, wildcards: Wildcards) -> None:
        templates.check()
        self._both = templates.parsed
        self._lookup = WildcardLookup(wildcards)
        self._weighed: dict[str, _Weighed] = {}
        self._lookup.check({one for both in self._both for one in _patterns(both.nodes)})

    def random(self, seed: int) -> Words:
        """The prompt that a picture with ``seed`` gets.

        Raises:
            StudioError: ``PROMPT_TOO_LARGE``, ``VARIABLE_UNKNOWN``, ``VARIABLE_CIRCLE``.
        """
        # The negative prompt stays as it is if the prompt is changed.
        return self._words(_Drawn(2 * seed), _Drawn(2 * seed + 1))

    def in_turn(self, number: int) -> Words:
        """The prompt of picture ``number``, 0 …. Raises ``StudioError`` as :meth:`random`."""
        return self._words(_InTurn(), _InTurn(), number)

    def all(self, limit: int = PROMPTS_MAX) -> tuple[tuple[Words, ...], bool]:
        """Every combination, each once, the first options first; and whether there are more.

        Args:
            limit: at most so many are written.

        Raises:
            StudioError: as :meth:`random`.
        """
        found: dict[tuple[str, str], Words] = {}
        for looked_at, words in enumerate(self._every()):
            key = words.prompt, words.negative_prompt
            if key not in found and len(found) == limit:
                return tuple(found.values()), True
            found.setdefault(key, words)
            if looked_at == _LOOKED_AT * limit:
                return tuple(found.values()), True
        return tuple(found.values()), False

    def _every(self) -> Iterator[Words]:
        one_after_another = _OneAfterAnother()
        while True:
            yield self._words(one_after_another, one_after_another)
            if not one_after_another.advance():
                return

    def _words(self, chooser: "_Chooser", for_negative: "_Chooser", turn: int = 0) -> Words:
        prompt, negative = self._both
        lines: list[WildcardLine] = []
        return Words(
            _Writer(self._lookup, self._weighed, chooser, lines).write(prompt.nodes, turn),
            _Writer(self._lookup, self._weighed, for_negative, lines).write(negative.nodes, turn),
            tuple(lines),
        )


class _Chooser(Protocol):
    """Decides which options are taken."""

    def number(self, low: int, high: int, turn: int) -> int:
        """How many options are taken, ``low`` … ``high``."""

    def one(self, count: int, weights: Sequence[float] | None, turn: int) -> int:
        """The index of one of ``count`` options."""

    def some(
        self, count: int, weights: Sequence[float] | None, number: int, turn: int
    ) -> Sequence[int]:
        """The indices of ``number`` different options."""


class _Drawn:
    """Takes options by chance. Only ``Random.random``: Python keeps its numbers the same."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random

    def number(self, low: int, high: int, turn: int) -> int:  # noqa: ARG002
        return low + self._below(high - low + 1)

    def one(self, count: int, weights: Sequence[float] | None, turn: int) -> int:  # noqa: ARG002
        if weights is None:
            return self._below(count)
        left = self._random() * math.fsum(weights)
        last = 0
        for index, weight in enumerate(weights):
            if weight > 0:
                last = index
                left -= weight
                if left < 0:
                    break
        return last

    def some(
        self, count: int, weights: Sequence[float] | None, number: int, turn: int
    ) -> Sequence[int]:
        if weights is not None:
            left = list(weights)
            taken = []
            for _ in range(number):
                taken.append(self.one(count, left, turn))
                left[taken[-1]] = 0
            return taken
        # The beginning of a shuffle, without a list of all.
        moved: dict[int, int] = {}
        taken = []
        for at in range(number):
            other = at + self._below(count - at)
            taken.append(moved.get(other, other))
            moved[other] = moved.get(at, at)
        return taken

    def _below(self, count: int) -> int:
        return min(int(self._random() * count), count - 1)


class _InTurn:
    """Takes the first option, then the second …; options within options once all had a turn."""

    def number(self, low: int, high: int, turn: int) -> int:
        return low + turn % (high - low + 1)

    def one(self, count: int, weights: Sequence[float] | None, turn: int) -> int:  # noqa: ARG002
        return turn % count

    def some(
        self,
        count: int,
        weights: Sequence[float] | None,  # noqa: ARG002
        number: int,
        turn: int,
    ) -> Sequence[int]:
        return _combination(count, number, turn % math.comb(count, number))


class _OneAfterAnother:
    """Takes every combination: each decision has as many outcomes as there are options.

    The template is written anew for each; decisions before the last one that has outcomes left
    are repeated.
    """

    def __init__(self) -> None:
        self._taken: list[int] = []
        self._outcomes: list[int] = []
        self._at = 0

    def advance(self) -> bool:
        """Go on to the next combination; ``False`` if that was the last."""
        while self._taken and self._taken[-1] + 1 >= self._outcomes[-1]:
            self._taken.pop()
            self._outcomes.pop()
        self._at = 0
        if not self._taken:
            return False
        self._taken[-1] += 1
        return True

    def number(self, low: int, high: int, turn: int) -> int:  # noqa: ARG002
        return low + self._decide(high - low + 1)

    def one(self, count: int, weights: Sequence[float] | None, turn: int) -> int:  # noqa: ARG002
        return self._decide(count)

    def some(
        self,
        count: int,
        weights: Sequence[float] | None,  # noqa: ARG002
        number: int,
        turn: int,  # noqa: ARG002
    ) -> Sequence[int]:
        return _combination(count, number, self._decide(math.comb(count, number)))

    def _decide(self, outcomes: int) -> int:
        if self._at == len(self._taken):
            self._taken.append(0)
            self._outcomes.append(outcomes)
        taken = self._taken[self._at]
        self._at += 1
        return taken


@dataclass(slots=True)
class _Writer:
    """Writes one prompt.

    Args:
        weighed: the lines of wildcards that may be taken, which can be many, for all prompts.
    """

    lookup: WildcardLookup
    weighed: dict[str, _Weighed]
    chooser: _Chooser
    lines: list[WildcardLine]
    _variables: dict[str, "Nodes | str"] = field(default_factory=dict)
    _writing: list[str] = field(default_factory=list)
    _characters: int = 0
    _pieces: int = 0
    _nested: int = 0

    def write(self, nodes: Nodes, turn: int) -> str:
        """What is written of ``nodes``."""
        return "".join([self._write(node, turn) for node in nodes])

    def _write(self, node: Node, turn: int) -> str:
        self._pieces += 1
        if self._pieces > _PIECES_MAX or self._nested > _NESTED_MAX:
            raise _too_large()
        match node:
            case Text(text):
                self._characters += len(text)
                if self._characters > PROMPT_MAX_CHARACTERS:
                    raise _too_large()
                return text
            case Choice():
                return self._choice(node, turn)
            case Wildcard(pattern):
                index, turn = self._one(self._of_wildcard(pattern), turn)
                return self._line(pattern, index, turn)
            case Assignment(name, nodes, is_fixed):
                self._variables[name] = self._within(nodes, turn) if is_fixed else nodes
                return ""
            case Use(name, default):
                return self._use(name, default, turn)

    def _choice(self, choice: Choice, turn: int) -> str:
        if not choice.takes_some:
            index, turn = self._one(_weighed_options(choice.options), turn)
            return self._within(choice.options[index].nodes, turn)
        pattern = _only_wildcard(choice)
        if pattern is not None:
            usable, own = self._of_wildcard(pattern)
        else:
            usable, own = _weighed_options(choice.options)
        low, high = (min(one, len(usable)) for one in (choice.low, choice.high))
        number = self.chooser.number(low, high, turn)
        turn //= high - low + 1
        taken = [usable[i] for i in self.chooser.some(len(usable), own, number, turn)]
        turn //= math.comb(len(usable), number)
        if pattern is not None:
            return choice.joiner.join([self._line(pattern, index, turn) for index in taken])
        return choice.joiner.join(
            [self._within(choice.options[index].nodes, turn) for index in taken]
        )

    def _of_wildcard(self, pattern: str) -> _Weighed:
        if pattern not in self.weighed:
            choices = self.lookup.choices(pattern)
            self.weighed[pattern] = _weighed(len(choices), choices.weights)
        return self.weighed[pattern]

    def _one(self, weighed: _Weighed, turn: int) -> tuple[int, int]:
        """The index of an option, and the turn of what is in it."""
        usable, own = weighed
        return usable[self.chooser.one(len(usable), own, turn)], turn // len(usable)

    def _line(self, pattern: str, index: int, turn: int) -> str:
        line = self.lookup.choices(pattern).line(index)
        self.lines.append(line)
        template = parse_template(line.text)
        template.check()
        return self._within(template.nodes, turn)

    def _use(self, name: str, default: Nodes | None, turn: int) -> str:
        value = self._variables.get(name, default)
        if value is None:
            raise StudioError(ErrorCode.VARIABLE_UNKNOWN, variable=name)
        if isinstance(value, str):
            return self._write(Text(value, 0), turn)
        if name in self._writing:
            raise StudioError(ErrorCode.VARIABLE_CIRCLE, variable=name)
        self._writing.append(name)
        written = self._within(value, turn)
        self._writing.pop()
        return written

    def _within(self, nodes: Nodes, turn: int) -> str:
        self._nested += 1
        written = self.write(nodes, turn)
        self._nested -= 1
        return written


def _weighed_options(options: Sequence[Option]) -> _Weighed:
    weights = [one.weight for one in options]
    return _weighed(len(options), None if all(weight == 1 for weight in weights) else weights)


def _weighed(count: int, weights: Sequence[float] | None) -> _Weighed:
    """Those that weigh something; all if none does."""
    if weights is None or not any(weights):
        return range(count), None
    usable = [index for index in range(count) if weights[index] > 0]
    return usable, [weights[index] for index in usable]


def _only_wildcard(choice: Choice) -> str | None:
    """The wildcard of which several lines are taken, as in ``{2$$__name__}``."""
    if len(choice.options) != 1:
        return None
    nodes = [
        one
        for one in choice.options[0].nodes
        if not (isinstance(one, Text) and not one.text.strip())
    ]
    only = nodes[0] if len(nodes) == 1 else None
    return only.pattern if isinstance(only, Wildcard) else None


def _patterns(nodes: Nodes) -> Iterator[str]:
    """Those of all wildcards in ``nodes``."""
    for node in nodes:
        match node:
            case Wildcard(pattern):
                yield pattern
            case Choice(options):
                for option in options:
                    yield from _patterns(option.nodes)
            case Assignment(_, inner) | Use(_, tuple() as inner):
                yield from _patterns(inner)


def _combination(count: int, number: int, rank: int) -> list[int]:
    """The ``rank``-th of the ways to take ``number`` of ``count``, in the order of the options."""
    taken: list[int] = []
    at = 0
    while len(taken) < number:
        following = math.comb(count - at - 1, number - len(taken) - 1)
        if rank < following:
            taken.append(at)
        else:
            rank -= following
        at += 1
    return taken


def _too_large() -> StudioError:
    return StudioError(ErrorCode.PROMPT_TOO_LARGE, limit=PROMPT_MAX_CHARACTERS)
