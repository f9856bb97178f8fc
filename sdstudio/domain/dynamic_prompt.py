"""Dynamic prompts: the syntax of a prompt from which several prompts are written.

What A1111's users know from its extension means the same here: ``{a|b}`` is one of several,
``{0.5::a|2::b}`` weighs them, ``{2$$a|b|c}`` and ``{1-2$$ and $$a|b|c}`` take several;
``__name__`` is a line of a wildcard file, and ``*`` in its name stands for several files;
``${name=…}`` defines a variable that is written anew wherever ``${name}`` stands, ``${name=!…}``
one that is written once, and ``${name:…}`` has a default. The full-width characters of Chinese
keyboards mean the same.

Everything else is ordinary text: braces without ``|`` or ``$$`` between them, and what follows a
backslash, as in ``\\{``. Square brackets keep their bars, so ``{[a|b]|c}`` has two options.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, lru_cache
from typing import Final, TypeAlias

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.triggers import find_triggers

#: How many of the options can be asked for at once.
QUANTITY_MAX: Final = 100
#: How deep options can be nested; writing them is recursive.
DEPTH_MAX: Final = 50
_OPEN_MAX: Final = 4 * DEPTH_MAX
_JOINER: Final = ", "
_SHOWN: Final = 40

_HALF_WIDTH: Final = str.maketrans("｛｜｝＄：", "{|}$:")
_NUMBER: Final = r"\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}"
#: Chinese and Japanese letters: there is no space between their words.
_UNSPACED: Final = r"\u3041-\u30ff\u3400-\u9fff"
# Not in the middle of a word, nor of a longer line of underscores.
_WILDCARD: Final = (
    rf"(?<![^\W_{_UNSPACED}])__(?=[^\W_]|[*.])(?:(?!__)[\w ./*()&'+-]){{1,200}}(?<![\s/])__"
    rf"(?![^\W_{_UNSPACED}])"
)
_WEIGHT: Final = re.compile(rf"\s*({_NUMBER})\s*::")
#: Every token has one of these.
_SIGNS: Final = frozenset("\\{}|[]_$")


class SpanKind(Enum):
    """What a part of a template is, for highlighting."""

    BRACE = "brace"
    BAR = "bar"
    WEIGHT = "weight"
    QUANTITY = "quantity"
    WILDCARD = "wildcard"
    VARIABLE = "variable"
    ESCAPE = "escape"


@dataclass(frozen=True, slots=True)
class PromptSpan:
    """A part of a template that is syntax: from ``start`` up to ``end``."""

    start: int
    end: int
    kind: SpanKind


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a template can't be used.

    Args:
        error: which sentence says so.
        start, end: what of the template is wrong.
    """

    error: ErrorCode
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """Words that are written as they are; ``start`` is their index in the template."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Option:
    """One of the options of a choice; those of weight 0 are never taken."""

    nodes: "Nodes"
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Choice:
    """Options of which one is taken, or ``low`` to ``high`` of them, joined by ``joiner``."""

    options: tuple[Option, ...]
    low: int = 1
    high: int = 1
    joiner: str = _JOINER
    takes_some: bool = False


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A line of the files whose names ``pattern`` matches."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """Defines a variable; ``is_fixed``: written once, not wherever it is used."""

    name: str
    nodes: "Nodes"
    is_fixed: bool


@dataclass(frozen=True, slots=True)
class Use:
    """The value of a variable, or of ``default`` if it has none."""

    name: str
    default: "Nodes | None" = None


Node: TypeAlias = Text | Choice | Wildcard | Assignment | Use
Nodes: TypeAlias = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A prompt as it was typed, taken apart.

    Args:
        spans: what is syntax, in order.
        problems: what keeps it from being used.
    """

    source: str
    nodes: Nodes
    spans: tuple[PromptSpan, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_dynamic(self) -> bool:
        """Whether different prompts may be written from it."""
        return not all(isinstance(one, Text) for one in self.nodes)

    @property
    def plain(self) -> str:
        """What is written from it if it isn't dynamic; otherwise itself."""
        texts = [one.text for one in self.nodes if isinstance(one, Text)]
        return "".join(texts) if len(texts) == len(self.nodes) else self.source

    @property
    def example(self) -> str:
        """About what is written from it: the first options, and the names of wildcards."""
        return _example(self.nodes)

    def check(self) -> None:
        """Raise a ``StudioError`` for its first problem, if there is one."""
        for problem in self.problems:
            shown = self.source[problem.start : problem.end]
            cut = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
            raise StudioError(problem.error, text=cut, limit=DEPTH_MAX)


@lru_cache(maxsize=256)
def parse_template(prompt: str, triggers: tuple[str, ...] = ()) -> Template:
    """Take ``prompt`` apart. Any text can be read.

    Args:
        triggers: the trigger words of embeddings, which are never syntax.
    """
    return _Parser(prompt, triggers).template()


def is_dynamic(prompt: str, triggers: tuple[str, ...] = ()) -> bool:
    """Whether different prompts may be written from ``prompt``."""
    return parse_template(prompt, triggers).is_dynamic


def literal(words: str, triggers: tuple[str, ...] = ()) -> str:
    """The template from which exactly ``words`` are written; mostly ``words`` themselves."""
    template = parse_template(words, triggers)
    if not (template.is_dynamic or template.problems or template.spans):
        return words
    return re.sub(rf"[{{}}｛｝]|{_WILDCARD}", r"\\\g<0>", words)


def wildcards_in(text: str) -> Iterator[str]:
    """The patterns of the wildcards that ``text`` names."""
    for match in re.finditer(rf"(?<!\\){_WILDCARD}", text):
        yield match.group()[2:-2]


def weighted(option: str) -> tuple[float, str]:
    """The weight at the beginning of ``option`` and the rest; without one, 1 and all of it."""
    match = _WEIGHT.match(option.translate(_HALF_WIDTH))
    return (float(match[1]), option[match.end() :]) if match else (1.0, option)


def _example(nodes: Nodes) -> str:
    written = []
    for node in nodes:
        match node:
            case Text(text):
                written.append(text)
            case Choice(options, low, high, joiner):
                shown = options[: max(low, min(high, 1))]
                written.append(joiner.join([_example(one.nodes) for one in shown]))
            case Wildcard(pattern) | Use(pattern, None):
                written.append(pattern)
            case Use(_, tuple() as default):
                written.append(_example(default))
    return "".join(written)


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar between two options, or in brackets, where it is text."""

    start: int


_Item: TypeAlias = Node | _Bar


@dataclass(slots=True)
class _Frame:
    """What was opened and may be closed.

    Args:
        token: what opened it; ``None``: the whole template.
        items: what came since.
        depth: how deep the choices among ``items`` are nested.
    """

    token: re.Match[str] | None = None
    items: list[_Item] = field(default_factory=list)
    depth: int = 0

    @property
    def is_bracket(self) -> bool:
        return self.token is not None and self.token.lastgroup == "LEFT"

    @property
    def is_in_use(self) -> bool:
        """Whether it is more than text: options, or something about a variable."""
        if self.token is None or self.is_bracket:
            return False
        if self.token["VARIABLE"] or self.token["some"]:
            return True
        return any(isinstance(one, _Bar) for one in self.items)


@cache
def _tokens() -> re.Pattern[str]:
    """Compiled when first needed, as that takes longer than most modules."""
    return re.compile(
        rf"(?P<ESCAPE>\\(?:[{{}}]|{_WILDCARD}))"
        r"|(?P<ESCAPED_BAR>\\\|)"
        r"|(?P<ESCAPED_BRACKET>\\[\[\]])"
        rf"|(?P<WILDCARD>{_WILDCARD})"
        r"|(?P<VARIABLE>\$\{\s*(?P<name>[^\W\d]\w{0,60})\s*(?P<mark>=!?|:|\}))"
        r"|(?P<OPEN>\{(?:\s*(?=[\d-])(?P<low>\d{1,4})?(?P<dash>\s*-\s*(?P<high>\d{1,4})?)?\s*"
        r"(?P<some>\$\$)(?:(?P<joiner>[^{}|$\\]{0,60})\$\$)?)?)"
        r"|(?P<CLOSE>\})"
        r"|(?P<BAR>\|)"
        r"|(?P<LEFT>\[)"
        r"|(?P<RIGHT>\])"
    )


class _Parser:
    """Reads a template once, from left to right."""

    def __init__(self, prompt: str, triggers: Sequence[str]) -> None:
        self._prompt = prompt
        plain = prompt.translate(_HALF_WIDTH)
        for one in find_triggers(prompt, triggers) if triggers else ():
            plain = plain[: one.start] + "\0" * (one.end - one.start) + plain[one.end :]
        self._plain = plain
        self._stack = [_Frame()]
        self._spans: list[PromptSpan] = []
        self._problems: list[Problem] = []

    def template(self) -> Template:
        done = 0
        tokens = () if _SIGNS.isdisjoint(self._plain) else _tokens().finditer(self._plain)
        for token in tokens:
            self._add_text(done, token.start())
            self._read(token)
            done = token.end()
        self._add_text(done, len(self._prompt))
        items = self._unclosed()
        spans = tuple(sorted(self._spans, key=lambda span: span.start))
        return Template(self._prompt, self._nodes(items), spans, tuple(self._problems))

    def _add(self, item: _Item) -> None:
        self._stack[-1].items.append(item)

    def _add_text(self, start: int, end: int) -> None:
        if start < end:
            self._add(self._text(start, end))

    def _text(self, start: int, end: int) -> Text:
        return Text(self._prompt[start:end], start)

    def _mark(self, start: int, end: int, kind: SpanKind) -> None:
        self._spans.append(PromptSpan(start, end, kind))

    def _read(self, token: re.Match[str]) -> None:
        start, end = token.span()
        match token.lastgroup:
            case "ESCAPE":
                self._mark(start, start + 1, SpanKind.ESCAPE)
                self._add_text(start + 1, end)
            case "ESCAPED_BAR":
                # Outside braces it is for the prompt's own syntax.
                top = self._stack[-1]
                is_option = top.token is not None and not top.is_bracket
                if is_option:
                    self._mark(start, start + 1, SpanKind.ESCAPE)
                self._add_text(start + is_option, end)
            case "WILDCARD":
                self._mark(start, end, SpanKind.WILDCARD)
                self._add(Wildcard(self._prompt[start + 2 : end - 2]))
            case "VARIABLE" if token["mark"] == "}":
                self._mark(start, end, SpanKind.VARIABLE)
                self._add(Use(token["name"]))
            case "VARIABLE" | "OPEN" | "LEFT":
                self._open(token)
            case "CLOSE":
                self._close(start)
            case "BAR":
                self._add(_Bar(start))
            case "RIGHT" if self._stack[-1].is_bracket:
                self._close_bracket(start)
            case _:
                self._add_text(start, end)

    def _open(self, token: re.Match[str]) -> None:
        if len(self._stack) <= _OPEN_MAX:
            self._stack.append(_Frame(token))
            return
        if token.lastgroup != "LEFT":
            self._problems.append(Problem(ErrorCode.PROMPT_NESTED, *token.span()))
        self._add_text(*token.span())

    def _close_bracket(self, at: int) -> None:
        """The bars of a closed bracket are text."""
        frame = self._stack.pop()
        assert frame.token is not None
        self._add_text(*frame.token.span())
        self._stack[-1].items += (self._as_text(one) for one in frame.items)
        self._stack[-1].depth = max(self._stack[-1].depth, frame.depth)
        self._add_text(at, at + 1)

    def _close(self, at: int) -> None:
        """Close the innermost brace; brackets left open in it are text."""
        if all(frame.token is None or frame.is_bracket for frame in self._stack):
            self._add_text(at, at + 1)
            return
        while self._stack[-1].is_bracket:
            self._dissolve(self._stack.pop())
        frame = self._stack.pop()
        token = frame.token
        assert token is not None
        if not frame.is_in_use:
            self._stack.append(frame)
            self._dissolve(self._stack.pop())
            self._add_text(at, at + 1)
            return
        frame.depth += 1
        if frame.depth > DEPTH_MAX:
            self._problems.append(Problem(ErrorCode.PROMPT_NESTED, token.start(), at + 1))
            frame.items = []
        self._add(self._made(token, frame.items, at))
        self._stack[-1].depth = max(self._stack[-1].depth, frame.depth)

    def _dissolve(self, frame: _Frame) -> None:
        """Make what opened ``frame`` text, and its items those of the frame around it."""
        assert frame.token is not None
        self._add_text(*frame.token.span())
        self._stack[-1].items += frame.items
        self._stack[-1].depth = max(self._stack[-1].depth, frame.depth)

    def _made(self, token: re.Match[str], items: Sequence[_Item], at: int) -> Node:
        if token["VARIABLE"]:
            self._mark(*token.span(), SpanKind.VARIABLE)
            self._mark(at, at + 1, SpanKind.VARIABLE)
            nodes = self._nodes(items)
            if token["mark"] == ":":
                return Use(token["name"], nodes)
            return Assignment(token["name"], nodes, is_fixed=token["mark"] == "=!")
        self._mark(token.start(), token.start() + 1, SpanKind.BRACE)
        self._mark(at, at + 1, SpanKind.BRACE)
        options: list[list[Node]] = [[]]
        for item in items:
            if isinstance(item, _Bar):
                self._mark(item.start, item.start + 1, SpanKind.BAR)
                options.append([])
            else:
                options[-1].append(item)
        found = tuple(map(self._option, options))
        if not token["some"]:
            return Choice(found)
        self._mark(token.start() + 1, token.end(), SpanKind.QUANTITY)
        low = 1 if token["low"] is None else int(token["low"])
        high = QUANTITY_MAX if token["high"] is None else int(token["high"])
        if not token["dash"]:
            high = low
        low, high = sorted((min(low, QUANTITY_MAX), min(high, QUANTITY_MAX)))
        start, end = token.span("joiner")
        joiner = _JOINER if token["joiner"] is None else self._prompt[start:end]
        return Choice(found, low, high, joiner, takes_some=True)

    def _option(self, nodes: list[Node]) -> Option:
        """An option without its weight; the weight is at the beginning of its first words."""
        first = nodes[0] if nodes else None
        if not isinstance(first, Text):
            return Option(tuple(nodes))
        weight, rest = weighted(first.text)
        cut = len(first.text) - len(rest)
        if not cut:
            return Option(tuple(nodes))
        self._mark(first.start, first.start + cut, SpanKind.WEIGHT)
        return Option((Text(rest, first.start + cut), *nodes[1:]), weight)

    def _unclosed(self) -> list[_Item]:
        """All items; what was never closed is text, and a problem if it is more than text."""
        found = list(self._stack[0].items)
        for frame in self._stack[1:]:
            assert frame.token is not None
            if frame.is_in_use:
                start, end = frame.token.start(), len(self._prompt)
                self._problems.append(Problem(ErrorCode.PROMPT_UNFINISHED, start, end))
            found += (self._text(*frame.token.span()), *frame.items)
        return found

    def _nodes(self, items: Sequence[_Item]) -> Nodes:
        return tuple(map(self._as_text, items))

    def _as_text(self, item: _Item) -> Node:
        return self._text(item.start, item.start + 1) if isinstance(item, _Bar) else item
