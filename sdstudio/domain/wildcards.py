"""Wildcards: files of lines, one of which takes the place of the file's name in a prompt."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from sdstudio.domain.dynamic_prompt import weighted, wildcards_in
from sdstudio.domain.errors import ErrorCode, StudioError

#: Of a wildcard file. Those that are shared have up to a few megabytes.
WILDCARD_MAX_BYTES: Final = 10_000_000
_COMMENT: Final = "#"


@dataclass(frozen=True, slots=True)
class WildcardLines:
    """The lines of a wildcard: each is a template.

    Args:
        weights: of each, if they aren't all 1.
        patterns: the wildcards that they name.
    """

    lines: tuple[str, ...]
    weights: tuple[float, ...] | None = None
    patterns: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> "WildcardLines":
        """The lines in a file: without empty ones and comments, which begin with ``#``."""
        stripped = (line.strip() for line in text.splitlines())
        lines = [line for line in stripped if line and not line.startswith(_COMMENT)]
        patterns = frozenset(wildcards_in("\n".join(lines))) if "__" in text else frozenset()
        if "::" not in text and "：：" not in text:
            return cls(tuple(lines), None, patterns)
        weights, rest = zip(*map(weighted, lines), strict=True) if lines else ((), ())
        is_plain = all(weight == 1 for weight in weights)
        return cls(tuple(rest), None if is_plain else tuple(weights), patterns)


class Wildcards(Protocol):
    """The wildcards that can be used."""

    def names(self) -> Collection[str]:
        """The name of each: its folders and its file without suffix, separated by ``/``."""

    def lines(self, name: str) -> WildcardLines:
        """Its lines.

        Raises:
            StudioError: ``WILDCARD_GONE``, ``WILDCARD_TOO_LARGE``, ``WILDCARD_UNREADABLE``.
        """


@dataclass(frozen=True, slots=True)
class GivenWildcards:
    """Wildcards in memory, by name."""

    texts: Mapping[str, str]

    def names(self) -> Collection[str]:
        """See :class:`Wildcards`."""
        return self.texts.keys()

    def lines(self, name: str) -> WildcardLines:
        """See :class:`Wildcards`."""
        return WildcardLines.of(self.texts[name])


@dataclass(frozen=True, slots=True)
class WildcardLine:
    """A line of a wildcard that was used."""

    wildcard: str
    text: str


@dataclass(frozen=True, slots=True)
class WildcardChoices:
    """The lines of one or several files, by index.

    Args:
        files: each with its name.
        weights: of each line, if they aren't all 1.
    """

    files: tuple[tuple[str, WildcardLines], ...]
    weights: tuple[float, ...] | None

    def __len__(self) -> int:
        return sum(len(of.lines) for _, of in self.files)

    def line(self, index: int) -> WildcardLine:
        """The line at ``index``, 0 …."""
        for name, of in self.files:
            if index < len(of.lines):
                return WildcardLine(name, of.lines[index])
            index -= len(of.lines)
        raise IndexError(index)


class WildcardLookup:
    """What patterns stand for, each looked up once."""

    def __init__(self, wildcards: Wildcards) -> None:
        self._wildcards = wildcards
        self._names: Sequence[str] | None = None
        self._lines: dict[str, WildcardLines] = {}
        self._found: dict[str, WildcardChoices] = {}

    def choices(self, pattern: str) -> WildcardChoices:
        """The lines of all files that ``pattern`` matches.

        Raises:
            StudioError: ``WILDCARD_MISSING``, ``WILDCARD_EMPTY``, or as :meth:`Wildcards.lines`.
        """
        if pattern not in self._found:
            self._found[pattern] = self._choices(pattern)
        return self._found[pattern]

    def check(self, patterns: Collection[str]) -> None:
        """Check ``patterns`` and whatever their files name, so that it isn't left to chance.

        Raises:
            StudioError: ``WILDCARD_CIRCLE``, or as :meth:`choices`.
        """
        done: set[str] = set()
        for pattern in sorted(patterns):
            for name, _ in self.choices(pattern).files:
                self._check(name, done)

    def _check(self, name: str, done: set[str]) -> None:
        # Not recursive: a chain of files may be longer than Python's stack.
        path, following = [name], [self._named_in(name)]
        while following:
            further = next(following[-1], None)
            if further is None:
                following.pop()
                done.add(path.pop())
            elif further in path:
                circle = " → ".join((*path[path.index(further) :], further))
                raise StudioError(ErrorCode.WILDCARD_CIRCLE, wildcards=circle)
            elif further not in done:
                path.append(further)
                following.append(self._named_in(further))

    def _named_in(self, name: str) -> Iterator[str]:
        for pattern in sorted(self._of(name).patterns):
            yield from (found for found, _ in self.choices(pattern).files)

    def _choices(self, pattern: str) -> WildcardChoices:
        files = tuple((name, self._of(name)) for name in self._matching(pattern))
        if not any(of.lines for _, of in files):
            raise StudioError(ErrorCode.WILDCARD_EMPTY, wildcard=pattern)
        if all(of.weights is None for _, of in files):
            return WildcardChoices(files, None)
        weights = (of.weights or (1.0,) * len(of.lines) for _, of in files)
        return WildcardChoices(files, tuple(weight for some in weights for weight in some))

    def _matching(self, pattern: str) -> Sequence[str]:
        if self._names is None:
            self._names = sorted(self._wildcards.names(), key=lambda name: (name.casefold(), name))
        parts = [one for one in re.split(r"(\*\*|\*)", pattern.casefold()) if one]
        found = [name for name in self._names if _matches(parts, name.casefold())]
        if not found:
            raise StudioError(ErrorCode.WILDCARD_MISSING, wildcard=pattern)
        return found

    def _of(self, name: str) -> WildcardLines:
        if name not in self._lines:
            self._lines[name] = self._wildcards.lines(name)
        return self._lines[name]


def _matches(parts: Sequence[str], name: str) -> bool:
    """Whether ``parts`` make up ``name``: ``*`` is anything in a folder, ``**`` across folders."""
    # Not a regular expression, which could take for ever with many of them.
    ends = {0}
    for part in parts:
        if part == "**":
            ends = set(range(min(ends), len(name) + 1))
        elif part == "*":
            within = set[int]()
            for start in sorted(ends):
                if start not in within:
                    slash = name.find("/", start)
                    within.update(range(start, (len(name) if slash < 0 else slash) + 1))
            ends = within
        else:
            ends = {start + len(part) for start in ends if name.startswith(part, start)}
        if not ends:
            return False
    return len(name) in ends
