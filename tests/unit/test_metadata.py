"""Metadata: what is written of a picture comes back, and nothing hostile comes in."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import (
    PARAMETERS_KEY,
    PROVENANCE_KEY,
    REQUEST_KEY,
    TEXT_LIMIT_CHARACTERS,
    PictureMetadata,
    decode,
    encode,
)
from sdstudio.domain.params import SEED_MAX, GenerationParams
from sdstudio.domain.samplers import SAMPLERS
from tests.support.pictures import a_metadata, a_provenance, a_request

SIDES = st.integers(8, 512).map(lambda eighth: eighth * 8)
#: A1111's pattern for a key and its value (modules/infotext_utils).
A1111_PAIR = r'\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)'
#: With everything that means something in the text.
PROMPTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["Negative prompt:", "Steps: 20, Seed: 1, Size: 8x8", ',:"\\', "\n", " ", "a"]
        ),
        st.text(max_size=20),
    )
).map("".join)
PARAMS = st.builds(
    GenerationParams,
    prompt=PROMPTS,
    negative_prompt=PROMPTS,
    seamless=st.sampled_from(["none", "both", "x", "y"]),
    second_pass=st.integers(4, 16).map(lambda quarters: quarters / 4),
    width=SIDES,
    height=SIDES,
    steps=st.integers(1, 150),
    guidance_scale=st.integers(2, 60).map(lambda half: half / 2),
    sampler=st.sampled_from([row.key for row in SAMPLERS]),
    clip_skip=st.integers(0, 12),
    seed=st.integers(0, SEED_MAX),
)


def a1111_text(metadata: PictureMetadata) -> str:
    return encode(metadata)[PARAMETERS_KEY]


def metadata_of(params: GenerationParams) -> PictureMetadata:
    return PictureMetadata(a_request().model_copy(update={"params": params}), a_provenance())


@given(PARAMS)
def test_what_is_encoded_decodes_to_the_same(params: GenerationParams) -> None:
    metadata = metadata_of(params)
    assert decode(encode(metadata)) == metadata


@given(PARAMS, st.one_of(PROMPTS, st.text('",:\\ x')).filter(bool))
def test_a1111_finds_the_values_whatever_the_texts_contain(
    params: GenerationParams, name: str
) -> None:
    metadata = metadata_of(params)
    renamed = metadata.request.checkpoint.model_copy(update={"name": name})
    request = metadata.request.model_copy(update={"checkpoint": renamed})
    *_texts, last = a1111_text(replace(metadata, request=request)).split("\n")
    pairs = dict(re.findall(A1111_PAIR, last))
    assert float(pairs["Steps"]) == params.steps
    assert float(pairs["CFG scale"]) == params.guidance_scale
    assert int(pairs["Seed"]) == params.seed
    assert pairs["Size"] == f"{params.width}x{params.height}"
    assert int(pairs.get("Clip skip", 0)) == params.clip_skip


@pytest.mark.parametrize(
    ("params", "said"),
    [
        (
            {"second_pass": 2, "second_pass_strength": 0.35, "steps": 30},
            "Denoising strength: 0.35, Hires upscale: 2, Hires steps: 30, Hires upscaler: Lanczos,",
        ),
        ({"seamless": "both"}, "Tiling: True,"),
        ({"seamless": "x"}, "Tile X: True, Tile Y: False,"),
        ({"seamless": "y"}, "Tile X: False, Tile Y: True,"),
    ],
)
def test_the_parameters_text_tells_of_a_second_pass_and_of_seamless_edges(
    params: dict[str, Any], said: str
) -> None:
    text = a1111_text(a_metadata(**params))
    assert said in text
    for key in ("Hires", "Tiling", "Tile X", "Denoising"):
        assert key not in a1111_text(a_metadata())
        assert key not in of_mode("image_to_image", **params).replace("Denoising strength: 0.8", "")


def test_the_parameters_text_names_model_and_weights() -> None:
    text = a1111_text(a_metadata())
    assert "Model: sd 2.1" in text
    assert "Model hash: ababababab" in text


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {REQUEST_KEY: "{}", PROVENANCE_KEY: "{}"},
        {REQUEST_KEY: "[" * 100_000, PROVENANCE_KEY: "{}"},
        {REQUEST_KEY: "no JSON", PROVENANCE_KEY: "no JSON"},
        {REQUEST_KEY: " " * TEXT_LIMIT_CHARACTERS, PROVENANCE_KEY: "{}"},
        {PARAMETERS_KEY: a1111_text(a_metadata())},
    ],
)
def test_texts_that_are_not_ours_are_refused(texts: dict[str, str]) -> None:
    with pytest.raises(StudioError) as caught:
        decode(texts)
    assert caught.value.code is ErrorCode.METADATA_UNREADABLE


@pytest.mark.parametrize("name", ["sampler", "mode"])
def test_a_picture_of_a_newer_program_is_unreadable_like_any_other(name: str) -> None:
    texts = encode(a_metadata())
    request = json.loads(texts[REQUEST_KEY])
    (request if name in request else request["params"])[name] = "magic"
    with pytest.raises(StudioError) as caught:
        decode({**texts, REQUEST_KEY: json.dumps(request)})
    assert caught.value.code is ErrorCode.METADATA_UNREADABLE


def test_a_request_with_something_unknown_in_it_is_refused() -> None:
    texts = encode(a_metadata())
    request = json.loads(texts[REQUEST_KEY]) | {"init_image": "/etc/passwd"}
    with pytest.raises(StudioError):
        decode(texts | {REQUEST_KEY: json.dumps(request)})


def test_a_request_of_a_newer_version_is_refused() -> None:
    texts = encode(a_metadata())
    request = json.loads(texts[REQUEST_KEY]) | {"version": 3}
    with pytest.raises(StudioError):
        decode(texts | {REQUEST_KEY: json.dumps(request)})


def of_mode(mode: str, **params: Any) -> str:
    request = a_request(**params).model_copy(update={"mode": mode})
    return a1111_text(PictureMetadata(request, a_provenance()))


def test_only_pictures_made_from_another_say_how_much_of_it_may_change() -> None:
    assert "Denoising strength" not in of_mode("text_to_image", strength=0.4)
    assert "Denoising strength: 0.4" in of_mode("image_to_image", strength=0.4)
    assert "Mask blur" not in of_mode("image_to_image", mask_blur=5)
    assert "Inpaint area" not in of_mode("inpainting")


def test_the_parameters_text_describes_the_mask() -> None:
    text = of_mode("inpainting", strength=0.65, mask_blur=5, masked_only=True, mask_padding=32)
    assert "Mask blur: 5, Inpaint area: Only masked, Masked area padding: 32" in text


def test_a_provenance_of_an_earlier_version_is_read() -> None:
    texts = encode(a_metadata())
    provenance = json.loads(texts[PROVENANCE_KEY])
    del provenance["exact"]
    read = decode(texts | {PROVENANCE_KEY: json.dumps(provenance)})
    assert not read.provenance.exact


@pytest.mark.parametrize("number", ["1e999", "NaN"])
def test_a_duration_that_is_no_number_is_refused(number: str) -> None:
    texts = encode(PictureMetadata(request=a_request(), provenance=a_provenance()))
    duration = f'"duration_s":{a_provenance().duration_s}'
    assert duration in texts[PROVENANCE_KEY]
    texts[PROVENANCE_KEY] = texts[PROVENANCE_KEY].replace(duration, f'"duration_s":{number}')
    with pytest.raises(StudioError):
        decode(texts)
