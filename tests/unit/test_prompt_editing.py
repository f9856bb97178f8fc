"""Words that change from step to step, as A1111's users write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain.prompt import parse_prompt
from sdstudio.domain.prompt_editing import edited

#: Any text, with what is syntax more often than chance would.
ANY_TEXT = st.text(
    st.one_of(st.sampled_from(r"ab [[]]()：:||｜01.,\［］"), st.characters()), max_size=60
)


def schedule(prompt: str, steps: int = 10, earlier: int = 0) -> list[tuple[int, str]]:
    """Each text and the last entry that has it, as A1111 lists them: entry 1 is of step 2."""
    found: list[tuple[int, str]] = []
    for entry in range(1, steps + 1):
        text = edited(prompt).at(entry + 1, steps, earlier).text
        if found and found[-1][1] == text:
            found.pop()
        found.append((entry, text))
    return found


def in_steps(prompt: str, steps: int, earlier: int = 0) -> str:
    """What each of the steps that are made reads, one after another."""
    return "".join(edited(prompt).at(step, steps, earlier).text for step in range(1, steps + 1))


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        # The examples of A1111's own documentation, in 10 steps.
        ("test", [(10, "test")]),
        ("a [b:3]", [(3, "a "), (10, "a b")]),
        ("a [b: 3]", [(3, "a "), (10, "a b")]),
        ("a [[[b]]:2]", [(2, "a "), (10, "a [[b]]")]),
        ("[(a:2):3]", [(3, ""), (10, "(a:2)")]),
        ("a [b : c : 1] d", [(1, "a b  d"), (10, "a  c  d")]),
        ("a[b:[c:d:2]:1]e", [(1, "abe"), (2, "ace"), (10, "ade")]),
        ("a [unbalanced", [(10, "a [unbalanced")]),
        ("a [b:.5] c", [(5, "a  c"), (10, "a b c")]),
        ("((a][:b:c [d:3]", [(3, "((a][:b:c "), (10, "((a][:b:c d")]),
        ("[a|(b:1.1)]", [(n, ("(b:1.1)", "a")[n % 2]) for n in range(1, 11)]),
        ("[a:b:0.5]", [(5, "a"), (10, "b")]),
        ("[a::0.5]", [(5, "a"), (10, "")]),
        ("[a:b:1]", [(1, "a"), (10, "b")]),
        ("[a:b:1.0]", [(10, "a")]),
        ("[a:b:0]", [(10, "b")]),
        ("[a:b:99]", [(10, "a")]),
        ("[a:b:0.58]", [(5, "a"), (10, "b")]),
        ("[a|b|]", [(n, ("", "a", "b")[n % 3]) for n in range(1, 11)]),
        # Ours.
        ("[a:b:0,5] ［c：d：５］", [(5, "a c"), (10, "b d")]),
        ("[a｜b]", [(n, "ba"[n % 2]) for n in range(1, 11)]),
        (r"[a\:b\:0.5] [c\|d] a\:b", [(10, r"[a:b:0.5] [c|d] a\:b")]),
        (r"\[a:b:0.5\]", [(10, r"\[a:b:0.5\]")]),
        ("[a] [a:b] [a:b:c:0.5] (a:b:0.5)", [(10, "[a] [a:b] [a:b:c:0.5] (a:b:0.5)")]),
        ("<lora:a|b:1> [<lora:x:1>:b:5]", [(5, "<lora:a|b:1> <lora:x:1>"), (10, "<lora:a|b:1> b")]),
    ],
)
def test_words_change_when_a1111_says(prompt: str, expected: list[tuple[int, str]]) -> None:
    assert schedule(prompt) == expected


def test_words_that_take_turns_may_take_turns_themselves() -> None:
    assert in_steps("[a|[b|c|d]]", 7) == "aacabad"


def test_a_change_comes_one_step_after_the_number_as_it_does_in_a1111() -> None:
    # Its steps are 0 … n-1 while it samples, and the first entry of its schedule ends at 1.
    assert in_steps("[a:b:0.5]", 10) == "aaaaaabbbb"
    assert in_steps("[a:b:3]", 6) == "aaaabb"
    assert in_steps("[a:b:1]", 4) == "aabb"
    assert in_steps("[a:b:0]", 3) == "bbb"
    assert in_steps("[a:b:5]", 6) == "aaaaaa"
    assert in_steps("[a|b|c]", 6) == "aabcab"
    assert in_steps("[a:b:1.5]", 4, earlier=20) == "aaab"
    assert in_steps("[a:b:22]", 4, earlier=20) == "aaab"


def test_the_second_pass_has_its_own_half() -> None:
    assert schedule("[a:b:1.5] [c:d:0.5] [e:f:25]", 10, earlier=20) == [
        (5, "a d e"),
        (10, "b d f"),
    ]
    # The first pass ends before any of that.
    assert schedule("[a:b:1.5] [e:f:25]", 20) == [(20, "a e")]
    assert schedule("[a|b]", 2, earlier=5) == [(1, "a"), (2, "b")]


def test_a_trigger_word_is_never_syntax() -> None:
    assert edited("a [cat|dog]", ("[cat|dog]",)).is_plain


@given(ANY_TEXT, st.integers(1, 9), st.integers(1, 9))
def test_every_character_knows_its_place(prompt: str, step: int, steps: int) -> None:
    passage = edited(prompt).at(min(step, steps), steps)
    assert "".join(prompt[place] for place in passage.places) == passage.text
    assert list(passage.places) == sorted(set(passage.places))


@given(ANY_TEXT, st.integers(1, 4))
def test_a_prompt_of_before_can_be_written_so_that_it_stays_the_same(
    prompt: str, step: int
) -> None:
    def read(text: str) -> list[list[tuple[str, float]]]:
        return [[(one.text, one.weight) for one in section] for section in parse_prompt(text)]

    kept = edited(prompt).unedited()
    assert not edited(kept).edits
    assert read(edited(kept).at(step, 4).text) == read(prompt)


@pytest.mark.parametrize("piece", ["[", "[a|", "[a:0.5", "|", ":", "[a:1]", "\\|", "[|"])
def test_long_prompts_of_such_syntax_are_read(piece: str) -> None:
    # Quadratic reading would run into the test's time limit.
    prompt = piece * (20_000 // len(piece))
    assert edited(prompt).at(1, 2).text is not None


def test_deep_nesting_is_read() -> None:
    prompt = "[a:" * 5000 + "b" + ":1]" * 2500
    assert edited("[a:" * 2500 + "b" + ":1]" * 2500).at(3, 3).text == "b"
    assert edited(prompt).at(1, 2).text.startswith("[a:[a:")
