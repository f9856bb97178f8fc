"""Styles in prompts, drafts, requests and pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sdstudio.app.draft_file import draft_json
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.kept_draft import kept_draft
from sdstudio.domain.metadata import PARAMETERS_KEY, PictureMetadata, decode, encode
from sdstudio.domain.params import validated
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.domain.prompt import PROMPT_MAX_CHARACTERS
from sdstudio.domain.prompt_requests import prompt_requests
from sdstudio.domain.recall import recallable
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve
from sdstudio.domain.shipped_styles import CATEGORIES, SHIPPED_STYLES
from sdstudio.domain.styles import PLACEHOLDER, STYLES_MAX, StyleRef, styled
from tests.support.pictures import a_provenance
from tests.support.services import checkpoint

INK = StyleRef(
    uid="ink", name="Ink", prompt="ink drawing of {prompt}, hatching", negative_prompt="colour"
)
MOOD = StyleRef(uid="mood", name="Mood", prompt="at night")


@pytest.mark.parametrize(
    ("written", "words", "result"),
    [
        ("a cat", ["ink drawing of {prompt}, hatching"], "ink drawing of a cat, hatching"),
        ("a cat", ["at night"], "a cat, at night"),
        ("a cat", ["{prompt}, night", "ink of {prompt}"], "ink of a cat, night"),
        ("a cat", [""], "a cat"),
        ("a cat", ["{prompt} and {prompt}"], "a cat and a cat"),
        ("", ["photo, {prompt}, night"], "photo, night"),
        ("", ["{prompt}, night"], "night"),
        ("", ["at night"], "at night"),
        ("{prompt}", ["ink of {prompt}", "at {prompt}"], "at ink of {prompt}"),
        ("a {red|blue} cat", ["ink of {prompt}"], "ink of a {red|blue} cat"),
    ],
)
def test_words_are_put_together_in_order(written: str, words: list[str], result: str) -> None:
    assert styled(written, words) == result


@given(st.text(max_size=40), st.lists(st.text(max_size=40), max_size=4))
def test_what_was_written_is_never_lost(written: str, words: list[str]) -> None:
    assert written.strip() in styled(written, words)


def test_the_request_spells_out_the_words_and_remembers_what_was_written() -> None:
    draft = Draft().choose("prompt", "a cat").choose("negative_prompt", "dog")
    draft = draft.use_style(INK).use_style(MOOD)
    request = resolve(draft, checkpoint(), drawn_seed=7)
    assert request.params.prompt == "ink drawing of a cat, hatching, at night"
    assert request.params.negative_prompt == "dog, colour"
    metadata = PictureMetadata(request, a_provenance())
    assert decode(encode(metadata)) == metadata
    assert "ink drawing of a cat" in encode(metadata)[PARAMETERS_KEY]
    again = draft_of(request)
    assert (again.chosen["prompt"], again.styles) == ("a cat", (INK, MOOD))
    # The words come from the picture, whatever became of the style since.
    assert resolve(again, checkpoint(), drawn_seed=1) == request


def test_a_template_is_written_out_and_then_put_in_the_styles() -> None:
    draft = Draft().choose("prompt", "a {red|blue} cat").choose("seed", 3).use_style(INK)
    (request,) = prompt_requests(draft, checkpoint(), drawn_seed=1)
    assert request.params.prompt in (
        "ink drawing of a red cat, hatching",
        "ink drawing of a blue cat, hatching",
    )
    assert request.template is not None
    assert request.template.prompt == "a {red|blue} cat"
    again = draft_of(request)
    assert again.styles == (INK,)
    (same,) = prompt_requests(again, checkpoint(), drawn_seed=1)
    assert same.params == request.params


def test_a_request_without_styles_is_written_as_before() -> None:
    request = resolve(Draft().choose("prompt", "a cat"), checkpoint(), drawn_seed=1)
    assert request.styling is None
    assert "styling" not in request.model_dump_json()
    assert GenerationRequest.model_validate_json(request.model_dump_json()) == request


def test_a_style_is_used_once_and_too_many_are_refused() -> None:
    changed = INK.model_copy(update={"prompt": "pen"})
    assert Draft().use_style(INK).use_style(MOOD).use_style(changed).styles == (changed, MOOD)
    assert Draft().use_style(INK).leave_out_style("ink").styles == ()
    many = Draft()
    for number in range(STYLES_MAX + 1):
        many = many.use_style(StyleRef(uid=f"{number}", name="x", prompt="y"))
    with pytest.raises(StudioError) as caught:
        resolve(many, checkpoint(), drawn_seed=1)
    assert caught.value.code is ErrorCode.STYLES_TOO_MANY


def test_words_that_become_too_long_are_refused_by_name() -> None:
    draft = Draft().choose("prompt", "x" * 19_990).use_style(INK)
    with pytest.raises(StudioError) as caught:
        resolve(draft, checkpoint(), drawn_seed=1)
    assert caught.value.code is ErrorCode.TOO_LONG
    assert caught.value.arguments["name"] == "prompt"


def test_a_few_styles_with_many_placeholders_dont_make_gigabytes() -> None:
    words = ["{prompt}" * 500] * 16
    assert len(styled("a cat", words)) == PROMPT_MAX_CHARACTERS + 1


def test_they_survive_a_restart_and_a_damaged_one_is_left_out() -> None:
    kept = draft_json(Draft().use_style(INK))
    assert kept_draft(kept).styles == (INK,)
    assert isinstance(kept["styles"], list)
    kept["styles"] += [{"uid": "../x", "name": "evil"}, 5, {"uid": "b"}]
    assert kept_draft(kept).styles == (INK,)
    with pytest.raises(ValidationError):
        StyleRef(uid="a", name="a", prompt="x" * 5000)


def test_the_prompt_of_another_programs_picture_comes_without_the_artists_styles() -> None:
    draft = Draft().choose("prompt", "a cat").use_style(INK)
    taken = recallable(PictureSettings(program="A1111", prompt="a dog"))
    assert taken.values_in(draft).styles == ()


def test_every_shipped_style_can_be_used() -> None:
    assert len(SHIPPED_STYLES) >= 40
    assert len({one.uid for one in SHIPPED_STYLES}) == len(SHIPPED_STYLES)
    assert len({one.name for one in SHIPPED_STYLES}) == len(SHIPPED_STYLES)
    for style in SHIPPED_STYLES:
        assert style.category in CATEGORIES
        assert style.description
        assert style.prompt.count(PLACEHOLDER) == 1, style.name
        assert PLACEHOLDER not in style.negative_prompt
        composed = styled("a cat", [style.ref.prompt])
        assert validated({"prompt": composed}).prompt == composed
        # A brace or bracket would be read as syntax.
        assert not set(style.prompt.replace(PLACEHOLDER, "")) & set("{}()[]<>|:"), style.name
