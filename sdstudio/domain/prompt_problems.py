"""What is probably a mistake in a prompt, and how it can be fixed."""

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sdstudio.domain.dynamic_prompt import SpanKind, parse_template
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.prompt import file_tags, lonely_brackets, unread_spans
from sdstudio.domain.text_edit import TextEdit, applied

# As in “:)”, “;-(” or “1)”.
_EMOTICON: Final = re.compile(r"[:;=xX]['’]?-?$|(?:^|[\s,])\w$")
_OPEN_TAG: Final = re.compile(r"<(?:lora|lyco|hypernet)[:：][^<>,\n]{1,200}(?=[,\n<]|$)")
_PHRASE_END: Final = re.compile(r"[,，、;；\n|｜}｝]")
_OPENING: Final = "([（［"
_COUNTERPARTS: Final = dict(zip("([（［)]）］", ")]）］([（［", strict=True))


class ProblemKind(Enum):
    """What is wrong."""

    OPEN_BRACE = "open_brace"
    NESTED = "nested"
    #: A bracket without its counterpart, which is read as an ordinary character.
    BRACKET = "bracket"
    OPEN_TAG = "open_tag"
    #: Syntax of other programs.
    UNREAD = "unread"
    WILDCARD = "wildcard"


class FixKind(Enum):
    """What can be done about it."""

    CLOSE = "close"
    OPEN = "open"
    ORDINARY = "ordinary"
    COMMA = "comma"
    RENAME = "rename"


@dataclass(frozen=True, slots=True)
class PromptProblem:
    """Something that is probably not meant: from ``start`` up to ``end``."""

    kind: ProblemKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fix:
    """What can be done about a problem.

    Args:
        text: what is put there; for a sentence.
    """

    kind: FixKind
    edit: TextEdit
    text: str


def find_problems(
    prompt: str, triggers: Sequence[str] = (), wildcards: Collection[str] | None = None
) -> tuple[PromptProblem, ...]:
    """What is probably wrong in ``prompt``, by its start.

    Args:
        triggers: the trigger words of embeddings.
        wildcards: the names of all wildcards, in lower case; ``None`` while they aren't known.
    """
    words = tuple(triggers)
    template = parse_template(prompt, words)
    found = []
    for problem in template.problems:
        is_open = problem.error is ErrorCode.PROMPT_UNFINISHED
        kind = ProblemKind.OPEN_BRACE if is_open else ProblemKind.NESTED
        found.append(PromptProblem(kind, problem.start, problem.start + 1))
    found += (
        PromptProblem(ProblemKind.BRACKET, start, end)
        for start, end in lonely_brackets(prompt, words)
        if not _EMOTICON.search(prompt[max(0, start - 3) : start])
    )
    tags = {tag.start for tag in file_tags(prompt)}
    found += (
        PromptProblem(ProblemKind.OPEN_TAG, match.start(), match.end())
        for match in _OPEN_TAG.finditer(prompt)
        if match.start() not in tags
    )
    found += (PromptProblem(ProblemKind.UNREAD, *span) for span in unread_spans(prompt, words))
    if wildcards is not None:
        for span in template.spans:
            name = prompt[span.start + 2 : span.end - 2].casefold()
            if span.kind is SpanKind.WILDCARD and "*" not in name and name not in wildcards:
                found.append(PromptProblem(ProblemKind.WILDCARD, span.start, span.end))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def fixes_for(
    prompt: str,
    problem: PromptProblem,
    triggers: Sequence[str] = (),
    wildcards: Collection[str] | None = None,
) -> tuple[Fix, ...]:
    """What can be done about ``problem``, the likeliest first: only what leaves fewer problems."""
    count = len(find_problems(prompt, triggers, wildcards))
    return tuple(
        fix
        for fix in _proposed(prompt, problem, wildcards or ())
        if len(find_problems(applied(prompt, [fix.edit]), triggers, wildcards)) < count
    )


def _proposed(prompt: str, problem: PromptProblem, wildcards: Collection[str]) -> Iterator[Fix]:
    start, end = problem.start, problem.end
    match problem.kind:
        case ProblemKind.OPEN_BRACE:
            full = prompt[start] == "｛" or prompt[start : start + 2] == "＄｛"
            at = len(prompt.rstrip(" ,，\n"))
            yield _inserted(FixKind.CLOSE, max(at, start + 1), "｝" if full else "}")
            brace = start + (prompt[start] in "$＄")
            yield Fix(FixKind.ORDINARY, TextEdit(brace, brace, "\\"), prompt[brace])
        case ProblemKind.BRACKET:
            yield from _for_bracket(prompt, start, end)
        case ProblemKind.OPEN_TAG:
            yield _inserted(FixKind.CLOSE, len(prompt[:end].rstrip()), ">")
        case ProblemKind.UNREAD:
            before = len(prompt[:start].rstrip())
            yield Fix(FixKind.COMMA, TextEdit(before, end, ","), ",")
        case ProblemKind.WILDCARD:
            name = prompt[start + 2 : end - 2].casefold()
            for other in difflib.get_close_matches(name, wildcards, 3):
                text = f"__{other}__"
                yield Fix(FixKind.RENAME, TextEdit(start, end, text), text)


def _for_bracket(prompt: str, start: int, end: int) -> Iterator[Fix]:
    # A weight that is in front is a part of the closing one.
    bracket = prompt[start] if prompt[start] in _OPENING else prompt[end - 1]
    other = _COUNTERPARTS[bracket]
    if bracket in _OPENING:
        found = _PHRASE_END.search(prompt, end)
        at = len(prompt[: found.start() if found else len(prompt)].rstrip())
        yield _inserted(FixKind.CLOSE, max(at, end), other)
    else:
        ends = [match.end() for match in _PHRASE_END.finditer(prompt, 0, start)]
        at = ends[-1] if ends else 0
        while at < start and prompt[at].isspace():
            at += 1
        yield _inserted(FixKind.OPEN, at, other)
    at = start if bracket in _OPENING else end - 1
    yield Fix(FixKind.ORDINARY, TextEdit(at, at, "\\"), bracket)


def _inserted(kind: FixKind, at: int, text: str) -> Fix:
    return Fix(kind, TextEdit(at, at, text), text)
