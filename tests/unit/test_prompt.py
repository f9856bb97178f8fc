"""The syntax of prompts: what A1111's users type means the same here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain.prompt import CHUNK_TOKENS, around, chunks, file_tags, parse_prompt


def weighted(prompt: str) -> list[list[tuple[str, float]]]:
    return [
        [(phrase.text, round(phrase.weight, 3)) for phrase in section]
        for section in parse_prompt(prompt)
    ]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("", [[]]),
        ("a red fish, 4k", [[("a red fish, 4k", 1)]]),
        ("a (red) fish", [[("a ", 1), ("red", 1.1), (" fish", 1)]]),
        ("a [red] fish", [[("a ", 1), ("red", 0.909), (" fish", 1)]]),
        ("a (red:1.3) fish", [[("a ", 1), ("red", 1.3), (" fish", 1)]]),
        ("(red : 1.3 )", [[("red ", 1.3)]]),
        ("(red:.5)(fish:-1)", [[("red", 0.5), ("fish", -1)]]),
        ("((red))", [[("red", 1.21)]]),
        ("(a (red:2) fish:0.5)", [[("a ", 0.5), ("red", 1), (" fish", 0.5)]]),
        ("a [(red)] fish", [[("a red fish", 1)]]),
        (r"a \(red\) fish \\ \[x\]", [[(r"a (red) fish \ [x]", 1)]]),
        (r"C:\fish", [[(r"C:\fish", 1)]]),
        ("a fish :( and [", [[("a fish :( and [", 1)]]),
        ("(a [b) c", [[("a [b", 1.1), (" c", 1)]]),
        ("a] b) c:1.2) (d", [[("a] b) c:1.2) (d", 1)]]),
        ("ratio 16:9", [[("ratio 16:9", 1)]]),
        ("(red:1.2.3)", [[("red:1.2.3", 1.1)]]),
        ("a BREAK b", [[("a ", 1)], [(" b", 1)]]),
        ("(a BREAK b:1.2)", [[("a ", 1.2)], [(" b", 1.2)]]),
        ("BREAKFAST break", [[("BREAKFAST break", 1)]]),
        ("a fish <lora:watercolour:0.8>", [[("a fish ", 1)]]),
        ("a <b> fish", [[("a <b> fish", 1)]]),
        ("(x:999999)(y:-999999)", [[("x", 10), ("y", -10)]]),
    ],
)
def test_a_prompt_is_read_as_a1111_reads_it(
    prompt: str, expected: list[list[tuple[str, float]]]
) -> None:
    assert weighted(prompt) == expected


@given(st.text(alphabet="ab ()[]:1.5\\<>,BREAK一", max_size=60))
def test_any_text_can_be_read_and_every_character_knows_its_place(prompt: str) -> None:
    for section in parse_prompt(prompt, ["ab"]):
        for phrase in section:
            assert phrase.text == "".join(prompt[place] for place in phrase.places)
            assert -10 <= phrase.weight <= 10


@given(st.text(alphabet=st.characters(exclude_characters="()[]\\<"), max_size=80))
def test_without_syntax_a_prompt_is_one_phrase_itself(prompt: str) -> None:
    plain = prompt.replace("BREAK", "")
    assert [phrase.text for phrase in parse_prompt(plain)[0]] == ([plain] if plain else [])


def test_triggers_are_found_as_whole_words_in_any_case() -> None:
    (section,) = parse_prompt("a (My-Style:1.2) fish, my-styled <cat>", ["my-style", "<cat>"])
    found = [(phrase.text, phrase.weight) for phrase in section if phrase.is_trigger]
    assert found == [("My-Style", 1.2), ("<cat>", 1)]


def test_tokens_are_cut_into_chunks_and_none_is_lost() -> None:
    parts = chunks(list(range(2 * CHUNK_TOKENS + 1)))
    assert [len(part) for part in parts] == [CHUNK_TOKENS, CHUNK_TOKENS, 1]
    assert chunks([]) == []


@pytest.mark.parametrize(
    ("text", "name", "weight", "is_lora"),
    [
        ("<lora:ink wash:0.8>", "ink wash", 0.8, True),
        ("<lora:ink>", "ink", 1, True),
        ("<lora:ink:-.5:1>", "ink", -0.5, True),
        ("<lyco:ink:te=0.5:unet=1:0.7>", "ink", 0.7, True),
        ("<lora:ink:nan>", "ink", 1, True),
        ("<hypernet:old:1>", "old", 1, False),
    ],
)
def test_a_tag_says_which_file_it_asks_for(
    text: str, name: str, weight: float, is_lora: bool
) -> None:
    (tag,) = file_tags(f"😀 (a {text}:1.2)")
    assert (tag.text, tag.name, tag.weight, tag.is_lora) == (text, name, weight, is_lora)


@pytest.mark.parametrize(
    ("prompt", "kept"),
    [
        ("<lora:x:1>", ""),
        ("a fish <lora:x:1>", "a fish"),
        ("a fish, <lora:x:1>", "a fish"),
        ("<lora:x:1> a fish", "a fish"),
        ("<lora:x:1>, a fish", "a fish"),
        ("a <lora:x:1> fish", "a fish"),
        ("a fish, <lora:x:1>, blue", "a fish, blue"),
        ("a fish <lora:x:1>, blue", "a fish, blue"),
        ("a fish\n<lora:x:1>\nblue", "a fish\n\nblue"),
    ],
)
def test_a_tag_goes_with_what_stood_there_for_its_sake(prompt: str, kept: str) -> None:
    (tag,) = file_tags(prompt)
    start, end = around(prompt, tag)
    assert prompt[:start] + prompt[end:] == kept


def test_deep_nesting_is_read() -> None:
    # Quadratic reading would run into the test's time limit.
    (section,) = parse_prompt("(" * 9_000 + "a" + ")" * 9_000)
    assert [(phrase.text, phrase.weight) for phrase in section] == [("a", 10)]
