"""Weights that are changed by keys, syntax to highlight, mistakes and how they are fixed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain.prompt import parse_prompt
from sdstudio.domain.prompt_marks import MarkKind, prompt_marks
from sdstudio.domain.prompt_problems import ProblemKind, find_problems, fixes_for
from sdstudio.domain.prompt_weights import weight_changed
from sdstudio.domain.text_edit import applied

_PROMPTS = st.text(alphabet="ab (:)[]{}|_$<>\\,1.3😀（）：", max_size=30)


def changed(marked: str, change: float = 0.1) -> str:
    """``marked`` has ``‹`` and ``›`` around what is selected, before and afterwards."""
    start, end = marked.index("‹"), marked.index("›") - 1
    prompt = marked.replace("‹", "").replace("›", "")
    found = weight_changed(prompt, start, end, change)
    if found is None:
        return marked
    after = applied(prompt, [found.edit])
    return f"{after[: found.start]}‹{after[found.start : found.end]}›{after[found.end :]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a r‹›ed fish", "a (‹red›:1.1) fish"),
        ("a ‹red fish›", "a (‹red fish›:1.1)"),
        ("a ‹red fish ›", "a (‹red fish›:1.1) "),
        ("a (r‹›ed fish:1.2)", "a (‹red fish›:1.3)"),
        ("a (‹red›:1.2)", "a (‹red›:1.3)"),
        ("a ‹(red:1.2)›", "a (‹red›:1.3)"),
        ("a (red ‹fish›:1.2)", "a (red (‹fish›:1.1):1.2)"),
        ("a (red:0.‹›9)", "a ‹red›"),
        ("a [r‹›ed]", "a ‹red›"),
        ("[d‹›ay:night:0.5]", "[(‹day›:1.1):night:0.5]"),
        ("__big c‹›ats__", "(‹__big cats__›:1.1)"),
        ("<lora:in‹›k:0.6>", "‹<lora:ink:0.7>›"),
        ("<lora:in‹›k>", "‹<lora:ink:1.1>›"),
        ("红色的‹›鱼，蓝色", "(‹红色的鱼›:1.1)，蓝色"),
        ("a  ‹›  b", "a  ‹›  b"),
    ],
)
def test_the_weight_of_words_increases(before: str, after: str) -> None:
    assert changed(before) == after


def test_a_weight_decreases_to_zero_and_no_further() -> None:
    assert changed("‹red›", -0.3) == "(‹red›:0.7)"
    assert changed("(‹red›:0.05)", -0.1) == "(‹red›:0)"


def test_up_and_down_again_leaves_the_prompt_as_it_was() -> None:
    assert changed(changed("a ‹red› fish"), -0.1) == "a ‹red› fish"


def test_the_trigger_of_an_embedding_is_weighted_whole() -> None:
    found = weight_changed("a tiger-toy (2)", 9, 9, 0.1, ("tiger-toy (2)",))
    assert found is not None
    assert applied("a tiger-toy (2)", [found.edit]) == "a (tiger-toy (2):1.1)"


def kinds(prompt: str) -> list[tuple[str, MarkKind]]:
    return [(prompt[one.start : one.end], one.kind) for one in prompt_marks(prompt)]


def test_syntax_is_marked_by_kind() -> None:
    assert kinds("(a:1.2)") == [("(", MarkKind.WEIGHT), (":1.2)", MarkKind.WEIGHT)]
    assert ("{", MarkKind.OPTIONS) in kinds("{a|2::b}")
    assert ("2::", MarkKind.OPTIONS) in kinds("{a|2::b}")
    assert kinds("__cats__") == [("__cats__", MarkKind.NAME)]
    assert kinds("<lora:ink:1>") == [("<lora:ink:1>", MarkKind.NAME)]
    assert kinds("a BREAK b") == [("BREAK", MarkKind.OTHER)]
    assert {kind for _, kind in kinds("[a:b:0.5] [c|d]")} == {MarkKind.EDITING}
    assert kinds("a :) smile") == []


@pytest.mark.parametrize(
    ("prompt", "kind", "fixed"),
    [
        ("a {red|blue fish", ProblemKind.OPEN_BRACE, "a {red|blue fish}"),
        ("${c={a|b} x, ", ProblemKind.OPEN_BRACE, "${c={a|b} x}, "),
        ("(red fish, big", ProblemKind.BRACKET, "(red fish), big"),
        ("big, red fish:1.3)", ProblemKind.BRACKET, "big, (red fish:1.3)"),
        ("（红色的鱼，大", ProblemKind.BRACKET, "（红色的鱼），大"),
        ("(a [b) c]", ProblemKind.BRACKET, "(a \\[b) c]"),
        ("<lora:ink:1, fish", ProblemKind.OPEN_TAG, "<lora:ink:1>, fish"),
        ("a fish AND a dog", ProblemKind.UNREAD, "a fish, a dog"),
        ("a __colors__ fish", ProblemKind.WILDCARD, "a __colours__ fish"),
    ],
)
def test_a_mistake_is_found_and_its_first_fix_leaves_none(
    prompt: str, kind: ProblemKind, fixed: str
) -> None:
    wildcards = {"colours"}
    problem = find_problems(prompt, (), wildcards)[0]
    assert problem.kind is kind
    fix = fixes_for(prompt, problem, (), wildcards)[0]
    assert applied(prompt, [fix.edit]) == fixed


@pytest.mark.parametrize(
    "prompt", ["a :) smile", ":-(", "1) a fish 2) a dog", r"\(a", "a {b} c", "[a:b:0.5]", "<3"]
)
def test_what_is_fine_is_no_mistake(prompt: str) -> None:
    assert find_problems(prompt, (), set()) == ()


def test_wildcards_are_no_mistake_while_it_is_unknown_which_there_are() -> None:
    assert find_problems("__cats__") == ()
    assert find_problems("__CATS__ __animals/*__", (), {"cats"}) == ()


@given(_PROMPTS)
def test_fixes_are_offered_only_if_they_leave_fewer_problems(prompt: str) -> None:
    problems = find_problems(prompt, (), {"a"})
    for problem in problems:
        for fix in fixes_for(prompt, problem, (), {"a"}):
            assert len(find_problems(applied(prompt, [fix.edit]), (), {"a"})) < len(problems)


@given(_PROMPTS, st.integers(0, 30), st.integers(0, 10), st.sampled_from([-0.1, 0.1]))
def test_changing_a_weight_keeps_the_words(
    prompt: str, start: int, length: int, change: float
) -> None:
    start = min(start, len(prompt))
    end = min(start + length, len(prompt))
    found = weight_changed(prompt, start, end, change)
    if found is None:
        return
    after = applied(prompt, [found.edit])
    assert 0 <= found.start <= found.end <= len(after)
    assert parse_prompt(after)
    for mark in prompt_marks(after):
        assert 0 <= mark.start < mark.end <= len(after)
