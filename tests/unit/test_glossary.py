"""The shipped glossary of art terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain.foreign_words import foreign_phrases
from sdstudio.domain.glossary import Glossary, parse_glossary
from sdstudio.domain.shipped_styles import SHIPPED_STYLES
from sdstudio.paths import user_paths

_SHIPPED = parse_glossary(user_paths().glossary.read_text("utf-8"))


@pytest.fixture
def glossary() -> Glossary:
    return _SHIPPED


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("红色的鱼", "red fish"),
        ("一个苹果", "an apple"),
        ("两只猫的水彩画", "watercolor painting of two cats"),
        ("黑白照片", "black and white photo"),
        ("少女肖像", "portrait of girl"),
        ("赛博朋克风格的城市夜景", "cyberpunk style city at night"),
        ("一只坐在沙发上的猫", "a cat sitting on sofa"),
        ("猫在屋顶上睡觉", "cat sleeping on rooftop"),
        ("在森林里奔跑的狐狸", "fox running in forest"),
        ("月光下的湖泊", "lake under moonlight"),
        (
            "穿着红色的裙子和黑色靴子的女孩坐在窗台上",
            "girl wearing red dress and black boots sitting on windowsill",
        ),
        ("柔光", "soft light"),
        ("多余的手指", "extra fingers"),
    ],
)
def test_chinese_prompts_are_put_into_english_order(
    glossary: Glossary, chinese: str, english: str
) -> None:
    found = glossary.glossed(chinese)
    assert (found.english, found.unknown) == (english, ())


@pytest.mark.parametrize(
    ("chinese", "english", "unknown"),
    [
        ("一只犰狳", "a 犰狳", ("犰狳",)),
        # 水 alone is water, but this is Mercury.
        ("水星", "水星", ("水星",)),
    ],
)
def test_unknown_words_stay_and_are_named(
    glossary: Glossary, chinese: str, english: str, unknown: tuple[str, ...]
) -> None:
    found = glossary.glossed(chinese)
    assert (found.english, found.unknown) == (english, unknown)


def test_each_word_of_the_glossary_is_found_whole_and_has_latin_letters(
    glossary: Glossary,
) -> None:
    assert len(glossary.entries) > 1_000
    for word, entry in glossary.entries.items():
        assert not foreign_phrases(entry.english), word
        assert glossary.glossed(word).unknown == (), word


def test_no_word_is_in_the_file_twice() -> None:
    lines = user_paths().glossary.read_text("utf-8").splitlines()
    words = [
        word
        for line in lines
        if line and line[0] not in "#["
        for word in line.split("\t")[0].split("/")
    ]
    assert len(words) == len(set(words))


@given(st.text(alphabet="的在上一只猫红色水画穿着犰狳", max_size=200))
def test_any_phrase_can_be_read(phrase: str) -> None:
    found = _SHIPPED.glossed(phrase)
    assert all(word in phrase for word in found.unknown)


@pytest.mark.parametrize("text", ["红\tred", "[colours]\n红//绿\tred", "[colours]\n\tred"])
def test_a_damaged_file_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="line"):
        parse_glossary(text)


def test_shipped_styles_are_in_english_already() -> None:
    assert not any(foreign_phrases(one.prompt) for one in SHIPPED_STYLES)
