"""Settings that any program recorded: whatever is given, what is kept is safe."""

import json
import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain.errors import StudioError
from sdstudio.domain.picture_settings import LoraUse, PictureSettings, plain_text

_ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.just(10**400)
    | st.just("9" * 6000),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(PictureSettings.model_fields)), _ANYTHING))
def test_whatever_is_given_is_kept_safely_or_left_out(values: dict[str, object]) -> None:
    values = {name: value for name, value in values.items() if name != "loras"}
    kept = PictureSettings.model_validate({"program": "p", **values})
    for name, value in kept:
        if isinstance(value, str):
            shown = (one for one in value if one not in "\n\t\u200c\u200d")
            assert not {unicodedata.category(one) for one in shown} & {"Cc", "Cf", "Cs"}, name
            assert len(value) <= 20_000
        elif isinstance(value, float):
            assert math.isfinite(value)
        elif isinstance(value, int):
            assert 0 <= value < 2**64
    assert PictureSettings.from_json(kept.to_json()) == kept


def test_a_text_loses_what_would_deceive_the_eye() -> None:
    assert plain_text("a\u202egpj.exe\0 b\ud800\r\nc\u2028d\ufeff") == "agpj.exe b\nc\nd"


def test_markup_stays_as_it_was_written() -> None:
    assert plain_text("<b>bold</b> &amp;") == "<b>bold</b> &amp;"


def test_emoji_of_several_people_stay_whole() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert plain_text(family) == family


def test_numbers_are_read_from_their_texts() -> None:
    settings = PictureSettings.model_validate(
        {"program": "x", "seed": "0", "steps": "20.0", "guidance": " 7.5 ", "clip_skip": -2}
    )
    assert (settings.seed, settings.steps, settings.guidance, settings.clip_skip) == (0, 20, 7.5, 2)


@pytest.mark.parametrize("value", [math.nan, math.inf, "nan", "1e999", True, -1, 10**400, "x", []])
def test_what_is_no_number_in_range_is_left_out(value: object) -> None:
    assert PictureSettings.model_validate({"program": "x", "seed": value}).seed is None


def test_json_is_read_back_as_it_was() -> None:
    settings = PictureSettings(
        program="ComfyUI",
        prompt="a 'fish'\nin \"water\"",
        seed=2**64 - 1,
        loras=(LoraUse(name="ink", weight=0.5),),
        others=(("Version", "1"),),
    )
    assert PictureSettings.from_json(settings.to_json()) == settings
    assert "steps" not in json.loads(settings.to_json())


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "{" * 9000, " " * 2_000_000])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(StudioError):
        PictureSettings.from_json(text)
