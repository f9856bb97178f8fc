"""What a model that knows few words makes of a prompt."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.app.vocabulary_file import read_vocabulary
from sdstudio.domain.vocabulary import Vocabulary, parse_vocabulary

FROM_ZH = {
    "苹果": "apple",
    "猫": "cat",
    "猫头鹰": "owl",
    "红色": "red",
    "红": "red",
    "蓝色": "blue",
    "背景": "background",
    "背景上的": "background,",
    "一只": "a",
    "的": "",
    "T恤": "shirt",
    "线稿": "a line drawing of",
}
KNOWN = frozenset({"a", "red", "apple", "cat", "owl", "blue", "background"})
WORDS = Vocabulary(known=KNOWN, from_zh=FROM_ZH)
STARTER = Path(__file__).parents[2] / "resources" / "starter" / "words.json"
PRACTICE = parse_vocabulary(STARTER.read_bytes())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("一只红色的苹果", "a red apple"),
        ("猫头鹰", "owl"),
        ("蓝色背景上的红苹果", "blue background, red apple"),
        ("一只猫，蓝色背景", "a cat, blue background"),
        ("a red 苹果", "a red apple"),
        ("a (红色:1.3) [苹果]", "a (red:1.3) [apple]"),
        ("一只（红色：1.3）猫", "a (red:1.3) cat"),
        ("（红色：１，５），苹果（", "(red:１.５), apple （"),
        ("<lora：红色：1>红色", "<lora: red:1> red"),
        ("2只猫", "2只 cat"),
        ("a red apple, blue background", "a red apple, blue background"),
        ("", ""),
        ("一件红色的T恤", "一件 red shirt"),
        ("猫的线稿", "a line drawing of cat"),
        ("线稿猫", "a line drawing of cat"),
        ("蓝色背景上的猫线稿", "blue background, a line drawing of cat"),
    ],
)
def test_chinese_words_that_the_model_was_taught_are_read_in_english(typed: str, read: str) -> None:
    assert WORDS.english(typed) == read


def test_trigger_words_stay_as_they_are() -> None:
    assert WORDS.english("一只红色 的猫，(猫，红:1.2)", ["猫，红"]) == "a red cat, (猫，红:1.2)"
    assert WORDS.english("红色，my-猫 (v2)", ["my-猫 (v2)"]) == "red, my-猫 (v2)"


def test_a_long_number_is_read_at_once() -> None:
    number = "1" * 20_000
    assert WORDS.english(number) == number
    assert WORDS.unknown_spans(number) == []


def test_what_it_was_not_taught_is_left_as_it_was_typed() -> None:
    assert WORDS.english("红色的火车") == "red 火车"
    assert WORDS.english("a red 🐱 train") == "a red 🐱 train"


def test_only_the_unknown_part_of_a_chinese_prompt_is_marked() -> None:
    prompt = "红色的火车和猫"
    marked = [prompt[start:end] for start, end in WORDS.unknown_spans(prompt)]
    assert marked == ["火车和"]
    assert WORDS.unknown_spans("一只红色的苹果") == []


def test_a_name_of_two_words_does_not_teach_its_words() -> None:
    file = {"objects": ["cat", "hot dog", "dog"], "other": ["a", "next to"], "examples": []}
    words = parse_vocabulary(json.dumps(file | {"labels_zh": {}}).encode())
    prompt = "A hot dog next to a dog, hot cats"
    marked = [prompt[start:end] for start, end in words.unknown_spans(prompt)]
    assert marked == ["hot", "cats"]


def test_every_chinese_word_of_the_practice_model_is_read() -> None:
    assert len(PRACTICE.from_zh) > len(PRACTICE.labels_zh)
    for chinese, english in PRACTICE.from_zh.items():
        assert PRACTICE.english(chinese) == english.strip(" ,"), chinese
        assert PRACTICE.unknown_spans(chinese) == [], chinese


def test_a_model_that_knows_everything_gets_the_prompt_as_it_is() -> None:
    assert Vocabulary().english("一只红色的苹果") == "一只红色的苹果"
    assert Vocabulary().unknown_spans("一只红色的苹果") == []


@given(st.text(st.sampled_from("红色的猫头鹰苹果一只a red,，。 1\n🐱")))
def test_reading_never_fails_and_is_done_once(prompt: str) -> None:
    read = WORDS.english(prompt)
    assert WORDS.english(read) == read
    for start, end in WORDS.unknown_spans(prompt):
        assert 0 <= start < end <= len(prompt)


@pytest.mark.parametrize(
    "prompt",
    ["qwx zzz", "a wizard", "(wizard:1.3) BREAK <lora:cat:1>", "火车", "一只火车", "🐱", "2077"],
)
def test_a_prompt_of_which_no_word_is_known_is_told_from_others(prompt: str) -> None:
    assert WORDS.knows_none(prompt)


@pytest.mark.parametrize(
    "prompt",
    ["", "  ,", "the", "<lora:wizard:1>", "a CAT", "a wizard, red", "红色的火车", "red 🐱"],
)
def test_a_prompt_without_words_or_with_one_that_is_known_is_no_guess(prompt: str) -> None:
    assert not WORDS.knows_none(prompt)


def test_a_learned_word_in_use_is_known_and_a_model_that_lists_none_knows_all() -> None:
    assert WORDS.knows_none("a wizard")
    assert not WORDS.knows_none("a wizard", ("Wizard",))
    assert not Vocabulary().knows_none("qwx zzz")


def test_labels_read_backwards_serve_models_without_chinese_of_their_own() -> None:
    text = json.dumps({"objects": ["apple"], "examples": [], "labels_zh": {"apple": "苹果"}})
    assert parse_vocabulary(text.encode()).english("苹果") == "apple"


@pytest.mark.parametrize(
    "file", [b"", b"[]", b"{}", b'{"examples": 3}', b'{"examples": [1], "labels', b"\xff\xfe\x00"]
)
def test_a_broken_list_is_no_list(file: bytes) -> None:
    assert parse_vocabulary(file) == Vocabulary()


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"examples": ' + b" " * 2**25 + b"[]}"])
def test_words_without_end_are_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "words.json").write_bytes(content)
    assert read_vocabulary(tmp_path) == Vocabulary()
