"""Prompts in other languages: what is translated, and what a request records."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.app.prompt_translator import PromptTranslator
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.dynamic_prompt import parse_template
from sdstudio.domain.foreign_words import foreign_phrases, in_english, languages_of
from sdstudio.domain.glossary import Glossed, parse_glossary
from sdstudio.domain.kept_draft import kept_draft
from sdstudio.domain.prompt import parse_prompt
from sdstudio.domain.prompt_expansion import Method
from sdstudio.domain.prompt_requests import prompt_requests
from sdstudio.domain.prompt_translation import (
    GlossaryTranslator,
    HeldEnglish,
    english_text,
)
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.styles import StyleRef
from sdstudio.domain.wildcards import GivenWildcards
from sdstudio.paths import user_paths
from tests.support.services import checkpoint

GLOSSARY = GlossaryTranslator(parse_glossary(user_paths().glossary.read_text("utf-8")))


class Numbering:
    """Translates each phrase into a word of its own."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translated(self, phrases: Iterable[str]) -> Mapping[str, Glossed]:
        self.asked += phrases
        return {one: Glossed(f"word{number}") for number, one in enumerate(self.asked)}


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("a cat", "a cat"),
        ("红色的猫，柔光。", "red cat, soft light"),
        ("(柔光:1.2)，[白天:夜晚:0.5]", "(soft light:1.2), [daytime:night:0.5]"),
        ("一只（红色：1.3）的猫", "a （red：1.3） cat"),
        ("（红：1。3）", "（red：1。3）"),
        ("{红|2::蓝}色的鱼", "{red|2::blue} fish"),
        ("{2$$ 和 $$红|蓝}", "{2$$ 和 $$red|blue}"),
        ("__颜色__ 的猫", "__颜色__ cat"),
        ("红色的__动物__在屋顶上", "red __动物__ on rooftop"),
        ("${色=!{红|蓝}}${色}的花", "${色=!{red|blue}}${色} flower"),
        (
            "<lora:水墨:0.8> 8K高清 BREAK 星空",
            "<lora:水墨:0.8> 8K high definition BREAK starry sky",
        ),
        ("a cat 在屋顶上, 1girl", "a cat on rooftop, 1girl"),
        ("猫，1girl", "cat, 1girl"),
        (r"猫\(红\)", r"cat\(red\)"),
    ],
)
def test_only_words_are_translated(typed: str, english: str) -> None:
    assert english_text(typed, GLOSSARY).text == english


def test_trigger_words_stay_as_they_are() -> None:
    assert english_text("水墨, 红色", GLOSSARY, ("水墨",)).text == "水墨, red"


@pytest.mark.parametrize(
    ("phrase", "first"),
    [("猫", "zh"), ("可愛い猫", "ja"), ("고양이", "ko"), ("кот", "ru"), ("cat", "")],
)
def test_the_language_is_known_by_its_script(phrase: str, first: str) -> None:
    assert next(iter(languages_of(phrase)), "") == first


def test_words_of_other_languages_wait_for_a_model_and_are_named() -> None:
    found = english_text("тёплый свет, 猫", GLOSSARY)
    assert (found.text, found.unknown) == ("тёплый свет, cat", ("тёплый свет",))


def test_a_translation_brings_no_syntax_into_the_prompt() -> None:
    english = {"猫": "a (cat) {or|not} <lora:x:1> BREAK __it__."}
    assert in_english("(猫:1.2)", english) == "(a cat or not lora x 1 break it:1.2)"


_PIECES = ["红", "猫", " ", "，", "a", "1", "(", ")", "[", "]", "{", "}", "|", ":", ":1.2)", "::"]
_PIECES += ["__x__", "<lora:猫:1>", "BREAK", "\\", "$$", "0.5", "${c=", "。"]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_the_structure_of_any_prompt_stays_the_same(prompt: str) -> None:
    english = english_text(prompt, Numbering()).text
    before, after = parse_template(prompt), parse_template(english)
    assert [one.kind for one in before.spans] == [one.kind for one in after.spans]
    weights = [phrase.weight for part in parse_prompt(prompt) for phrase in part]
    if foreign_phrases(prompt):
        found = {phrase.weight for part in parse_prompt(english) for phrase in part}
        assert found <= set(weights)


def made(draft: Draft, **wildcards: str) -> tuple[GenerationRequest, ...]:
    found = GivenWildcards(wildcards)
    return prompt_requests(draft, checkpoint(), found, drawn_seed=1, translator=GLOSSARY)


def test_a_request_records_both_and_gives_both_back() -> None:
    (request,) = made(Draft({"prompt": "红色的猫", "negative_prompt": "blurry"}))
    assert request.params.prompt == "red cat"
    assert request.translation is not None
    assert (request.translation.prompt, request.translation.negative_prompt) == ("红色的猫", "")
    again = GenerationRequest.model_validate_json(request.model_dump_json())
    assert again == request
    draft = draft_of(again)
    assert draft.chosen["prompt"] == "红色的猫"
    # Also if another glossary or model would translate it differently.
    assert prompt_requests(draft, checkpoint(), drawn_seed=1, translator=Numbering())[0] == again
    typed_on = draft.choose("prompt", "蓝色的猫")
    assert made(typed_on)[0].params.prompt == "blue cat"


def test_a_prompt_in_english_records_nothing_more() -> None:
    (request,) = made(Draft({"prompt": "a cat"}))
    assert request.translation is None
    assert "translation" not in request.model_dump()


def test_templates_wildcards_styles_and_negative_prompts_are_translated() -> None:
    style = StyleRef(uid="s", name="s", prompt="{prompt}的水彩画", negative_prompt="模糊")
    chosen = {"prompt": "{红色|蓝色}的__x__", "negative_prompt": "水印"}
    draft = Draft(chosen, styles=(style,), method=Method.ALL)
    requests = made(draft, x="猫")
    assert [one.params.prompt for one in requests] == [
        "red cat watercolor painting",
        "blue cat watercolor painting",
    ]
    assert requests[0].params.negative_prompt == "watermark, blurry"
    assert requests[0].template is not None
    assert requests[0].template.prompt == chosen["prompt"]
    assert requests[0].translation is not None
    assert requests[0].translation.prompt == "红色的猫"
    (again,) = prompt_requests(
        draft_of(requests[0]), checkpoint(), drawn_seed=1, translator=Numbering()
    )
    assert again.params == requests[0].params


def test_pinned_english_is_read_until_what_is_typed_is_english() -> None:
    draft = Draft({"prompt": "猫"}).hold_english(
        "prompt", HeldEnglish("a {fat|thin} cat", "猫", True)
    )
    draft = replace(draft.choose("prompt", "狗"), method=Method.ALL)
    requests = made(draft)
    assert [one.params.prompt for one in requests] == ["a fat cat", "a thin cat"]
    assert {one.translation and one.translation.prompt for one in requests} == {"狗"}
    assert made(draft.choose("prompt", "a dog"))[0].params.prompt == "a dog"
    assert made(draft.choose("prompt", ""))[0].params.prompt == ""


def test_without_a_translator_everything_stays_as_it_is() -> None:
    (request,) = prompt_requests(Draft({"prompt": "猫"}), checkpoint(), drawn_seed=1)
    assert (request.params.prompt, request.translation) == ("猫", None)


def test_an_embedding_of_a_chinese_name_is_found_after_translation() -> None:
    ref = AdapterRef(kind=AdapterKind.EMBEDDING, name="水墨", sha256="0" * 64, weight=1.0)
    (request,) = made(Draft({"prompt": "水墨，红色的猫"}, adapters=(ref,)))
    assert request.params.prompt == "水墨, red cat"


@pytest.mark.parametrize(
    "kept",
    [
        {"prompt": {"text": 1, "source": "猫", "is_pinned": True}},
        {"prompt": "a cat"},
        {"seed": {"text": "a", "source": "猫", "is_pinned": True}},
        {"prompt": {"text": "a" * 20_001, "source": "猫", "is_pinned": True}},
        [],
        None,
    ],
)
def test_damaged_english_in_the_draft_s_file_is_left_out(kept: object) -> None:
    assert not kept_draft({"english": kept}).english


def test_what_the_model_before_says_is_not_kept_for_the_next_one(tmp_path: Path) -> None:
    class Machine:
        says = "armadillo"

        def english(self, phrases: Sequence[str]) -> Mapping[str, str]:
            said = dict.fromkeys(phrases, self.says)
            if self.says == "armadillo":
                # Another one is installed meanwhile.
                self.says = "pangolin"
                translator.forget()
            return said

    translator = PromptTranslator(tmp_path / "no glossary", Machine())
    assert english_text("犰狳", translator).text == "armadillo"
    assert english_text("犰狳", translator).text == "pangolin"
