"""The syntax of prompts: what A1111's users type means the same here."""

from unicodedata import combining

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain.prompt import (
    CHUNK_TOKENS,
    around,
    chunks,
    file_tags,
    parse_prompt,
    plain_syntax,
    syntax_spans,
    unread_pieces,
    unread_spans,
)
from sdstudio.domain.triggers import find_triggers, word_key

#: Any character, halves of one among them, with what is syntax more often than chance would.
ANY_TEXT = st.text(
    st.one_of(st.sampled_from("aB ()[]（）：:|1.,５，\\<>{}_İßſµé\u0301\u0345가"), st.characters()),
    max_size=60,
)


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
        ("(red:1,3)", [[("red", 1.3)]]),
        ("(red:1,)", [[("red:1,", 1.1)]]),
        ("（红：1.3）", [[("红", 1.3)]]),
        ("（红：１，５）", [[("红", 1.5)]]),
        ("(红：1。5）［鱼］（大）", [[("红", 1.5), ("鱼", 0.909), ("大", 1.1)]]),
        (r"\（红\）（", [[("（红）（", 1)]]),
        ("比例：16：9（", [[("比例：16：9（", 1)]]),
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
    found = [(phrase.text, phrase.weight) for phrase in section if phrase.trigger]
    assert found == [("My-Style", 1.2), ("<cat>", 1)]


@pytest.mark.parametrize(
    ("prompt", "word", "found"),
    [
        ("a İstanbul street", "İstanbul", "İstanbul"),
        ("a STRASSE", "straße", "STRASSE"),
        ("a straße", "STRASSE", "straße"),
        ("a cafe\u0301, red", "caf\u00e9", "cafe\u0301"),
        ("a caf\u00e9, red", "CAFE\u0301", "caf\u00e9"),
        ("a cafe\u0301", "cafe", None),
        ("e\u0301cafe", "cafe", None),
        ("µ", "\u03bc", "µ"),
        ("ſ", "S", "ſ"),
        ("ısık", "isik", None),
        ("ısık", "ISIK", None),
        ("bad-hands (v2), x", "Bad-Hands (v2)", "bad-hands (v2)"),
        (r"bad-hands \(v2\), x", "bad-hands (v2)", r"bad-hands \(v2\)"),
        ("(neg[4]:0.5)", "neg[4]", "neg[4]"),
        ("<lora:ink:1> an ink", "ink", "ink"),
        ("<lora:ink:1>", "ink", None),
        ("prison BREAK, a BREAK b", "prison break", "prison BREAK"),
    ],
)
def test_a_trigger_is_found_whatever_its_case_accents_and_brackets(
    prompt: str, word: str, found: str | None
) -> None:
    phrases = [phrase for section in parse_prompt(prompt, [word]) for phrase in section]
    triggers = [(phrase.text, phrase.trigger) for phrase in phrases if phrase.trigger]
    assert triggers == ([] if found is None else [(found, word_key(word))])


def test_the_longest_of_several_triggers_counts() -> None:
    words = ["ink", "ink (v2)", "ink wash"]
    found = [one.key for one in find_triggers("ink, ink (v2), ink washed, Ink Wash", words)]
    assert found == ["ink", "ink (v2)", "ink", "ink wash"]


def test_brackets_in_a_trigger_weight_nothing_and_those_around_it_do() -> None:
    ((first, trigger, last),) = parse_prompt("(a bad (v2 x:0.5)", ["bad (v2"])
    assert [one.text for one in (first, trigger, last)] == ["a ", "bad (v2", " x"]
    assert {one.weight for one in (first, trigger, last)} == {0.5}


@given(ANY_TEXT, st.lists(ANY_TEXT.map(lambda text: text[:6]), max_size=4))
def test_no_text_and_no_trigger_breaks_the_parser_and_every_character_knows_its_place(
    prompt: str, words: list[str]
) -> None:
    keys = {word_key(word) for word in words}
    seen: list[int] = []
    for section in parse_prompt(prompt, words):
        for phrase in section:
            assert phrase.text == "".join(prompt[place] for place in phrase.places)
            assert not phrase.trigger or phrase.trigger in keys
            seen += phrase.places
    assert seen == sorted(set(seen))
    for start, end in [*unread_spans(prompt, words), *syntax_spans(prompt, words)]:
        assert 0 <= start < end <= len(prompt)
    plain = plain_syntax(prompt, words)
    assert len(plain) == len(prompt)
    assert [
        (phrase.places, phrase.weight) for section in parse_prompt(plain) for phrase in section
    ] == [(phrase.places, phrase.weight) for section in parse_prompt(prompt) for phrase in section]


@given(ANY_TEXT.map(str.strip).filter(lambda word: word and not combining(word_key(word)[0])))
def test_a_word_is_found_where_it_stands_alone_however_it_is_written(word: str) -> None:
    key = word_key(word)
    assert word_key(key) == key
    for written in (word, key, word.upper(), word.title()):
        if word_key(written) == key:
            (found,) = find_triggers(f" {written} ", [word])
            assert (found.key, found.start, found.end) == (key, 1, 1 + len(written))


def test_tokens_are_cut_into_chunks_and_none_is_lost() -> None:
    parts = chunks(list(range(2 * CHUNK_TOKENS + 1)))
    assert [len(part) for part in parts] == [CHUNK_TOKENS, CHUNK_TOKENS, 1]
    assert chunks([]) == []


@pytest.mark.parametrize(
    ("text", "name", "weights", "unread"),
    [
        ("<lora:ink wash:0.8>", "ink wash", (0.8, 0.8), ()),
        ("<lora:ink>", "ink", (1, 1), ()),
        ("<lora:ink:>", "ink", (1, 1), ()),
        ("<lora:ink:-.5:1>", "ink", (-0.5, 1), ()),
        ("<lora:ink:te=0.5:unet=0.1>", "ink", (0.5, 0.1), ()),
        ("<lora:ink:0.7:unet=0.1>", "ink", (0.7, 0.1), ()),
        ("<lora:ink:te=0.5>", "ink", (0.5, 0.5), ()),
        ("<lora:ink:1,5>", "ink", (1.5, 1.5), ()),
        ("<lora：ink：0,5：１．５>", "ink", (0.5, 1.5), ()),
        ("<lyco:ink:te=0.5:unet=1:0.7>", "ink", (0.5, 1), ()),
        ("<lora:ink:1:2:8>", "ink", (1, 2), ("8",)),
        ("<lora:ink:0.5:dyn=4:lbw=OUT>", "ink", (0.5, 0.5), ("dyn=4", "lbw=OUT")),
        ("<lora:ink:nan>", "ink", (1, 1), ("nan",)),
    ],
)
def test_a_tag_says_which_file_it_asks_for_and_how_much_of_it(
    text: str, name: str, weights: tuple[float, float], unread: tuple[str, ...]
) -> None:
    (tag,) = file_tags(f"😀 (a {text}:1.2)")
    assert (tag.text, tag.name, tag.is_lora) == (text, name, True)
    assert ((tag.text_weight, tag.weight), tag.unread) == (weights, unread)


def test_a_tag_of_a_hypernetwork_is_none_of_a_lora() -> None:
    (tag,) = file_tags("<hypernet:old:1>")
    assert (tag.name, tag.is_lora) == ("old", False)


@pytest.mark.parametrize(
    ("prompt", "pieces"),
    [
        ("a (red:1.3) [fish], 16:9 {x} __ a_b ____", []),
        ("a cat AND a dog ANDROID and", ["AND"]),
        (r"[a:b:0.5] {a|b} <lora:a|b:1:dyn=4> [cat", ["dyn=4"]),
    ],
)
def test_syntax_of_other_programs_is_named(prompt: str, pieces: list[str]) -> None:
    assert unread_pieces(prompt) == pieces


def test_a_trigger_that_looks_like_syntax_is_none() -> None:
    assert unread_pieces("a cat AND a dog", ["cat AND a"]) == []


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


@pytest.mark.parametrize("piece", ["[", "[a|", "{a|", "__a", "a ", "[a:0.5", ": ", "<lora:", "(a]"])
def test_long_prompts_of_unfinished_syntax_are_read(piece: str) -> None:
    prompt = piece * (20_000 // len(piece))
    assert plain_syntax(prompt) == prompt
    assert unread_spans(prompt, ["a a"] * 16) == []
