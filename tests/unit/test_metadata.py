"""Metadata: what is written of a picture comes back, and nothing hostile comes in."""

import contextlib
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import (
    PARAMETERS_KEY,
    PROVENANCE_KEY,
    REQUEST_KEY,
    TEXT_LIMIT_CHARACTERS,
    PictureMetadata,
    _pairs,
    decode,
    encode,
    parameters_text,
    parse_parameters,
)
from sdstudio.domain.params import SEED_MAX, GenerationParams
from sdstudio.domain.samplers import SAMPLERS
from tests.support.pictures import a_metadata, a_provenance, a_request

SIDES = st.integers(8, 512).map(lambda eighth: eighth * 8)
#: With all that means something in the text, but for its own word at the start of a line.
PROMPTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["Negative prompt:", "Steps: 20, Seed: 1, Size: 8x8", ',:"\\', "\n", " ", "a"]
        ),
        st.text(max_size=20),
    )
).map("".join)
WRITABLE = PROMPTS.filter(
    lambda text: not any(line.strip().startswith("Negative prompt:") for line in text.split("\n"))
)
PARAMS = st.builds(
    GenerationParams,
    prompt=WRITABLE,
    negative_prompt=PROMPTS,
    seamless=st.sampled_from(["none", "both", "x", "y"]),
    second_pass=st.integers(4, 16).map(lambda quarters: quarters / 4),
    width=SIDES,
    height=SIDES,
    steps=st.integers(1, 150),
    guidance_scale=st.integers(2, 60).map(lambda half: half / 2),
    sampler=st.sampled_from([row.key for row in SAMPLERS]),
    seed=st.integers(0, SEED_MAX),
)


def metadata_of(params: GenerationParams) -> PictureMetadata:
    return PictureMetadata(a_request().model_copy(update={"params": params}), a_provenance())


@given(PARAMS)
@settings(deadline=None)
def test_what_is_encoded_decodes_to_the_same(params: GenerationParams) -> None:
    metadata = metadata_of(params)
    assert decode(encode(metadata)) == metadata


@given(PARAMS, st.one_of(PROMPTS, st.text('",:\\ x')).filter(bool))
@settings(deadline=None)
def test_the_parameters_text_gives_the_parameters_back(params: GenerationParams, name: str) -> None:
    # The text keeps no outer blanks.
    prompts = {name: getattr(params, name).strip() for name in ("prompt", "negative_prompt")}
    params = params.model_copy(update=prompts)
    metadata = metadata_of(params)
    assert parse_parameters(parameters_text(metadata)) == params
    renamed = metadata.request.checkpoint.model_copy(update={"name": name})
    request = metadata.request.model_copy(update={"checkpoint": renamed})
    assert parse_parameters(parameters_text(replace(metadata, request=request))) == params


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
    text = parameters_text(a_metadata(**params))
    assert said in text
    read = parse_parameters(text)
    assert {name: getattr(read, name) for name in params} == params
    for key in ("Hires", "Tiling", "Tile X", "Denoising"):
        assert key not in parameters_text(a_metadata())
        assert key not in of_mode("image_to_image", **params).replace("Denoising strength: 0.8", "")


def test_the_negative_prompt_begins_at_the_start_of_a_line() -> None:
    params = parse_parameters(
        "a sign that says Negative prompt: no\n  Negative prompt: text, Negative prompt: x\ny\n"
        "Steps: 20, Sampler: Euler, CFG scale: 7, Seed: 1"
    )
    assert params.prompt == "a sign that says Negative prompt: no"
    assert params.negative_prompt == "text, Negative prompt: x\ny"


@given(st.text('ab_1 -/:,"\\\t', max_size=40))
def test_pairs_are_what_a1111_s_own_pattern_finds(line: str) -> None:
    pattern = r'\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)'
    assert list(_pairs(line)) == [(key.strip(), value) for key, value in re.findall(pattern, line)]


# Quadratic reading would run into the test's time limit.
@pytest.mark.parametrize(
    "piece", ["a", " ", ":", "-", "ab ", "ab:", "ab: ", 'ab: "', 'ab: "\\"', "ab: x,", '"', "\\"]
)
def test_a_long_text_is_read_at_once(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    for candidate in (text, f"x\nSteps: 20, CFG scale: 7, Seed: 1, Note: {text}"):
        with contextlib.suppress(StudioError):
            parse_parameters(candidate)


@given(st.text(max_size=300), st.text(max_size=30))
@settings(deadline=None)
def test_no_text_from_a_file_breaks_the_parser(text: str, value: str) -> None:
    hostile = f'{text}\nSteps: {value}, Seed: "{value}", Size: {value}x{value}, Sampler: {value}'
    for candidate in (text, hostile):
        with contextlib.suppress(StudioError):
            parse_parameters(candidate)


def test_a_text_that_a1111_wrote_is_read() -> None:
    params = parse_parameters(
        "masterpiece, a red fish, <lora:fish:1>\nin a bowl\n"
        "Negative prompt: blurry, text\n"
        "Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 965400086, "
        'Size: 512x768, Model hash: 6ce0161689, Model: v1-5, Version: v1.9.4, Note: "a, b: c"'
    )
    assert params == GenerationParams(
        prompt="masterpiece, a red fish, <lora:fish:1>\nin a bowl",
        negative_prompt="blurry, text",
        steps=20,
        sampler="dpmpp_2m_karras",
        guidance_scale=7,
        seed=965400086,
        width=512,
        height=768,
    )


def test_a_sampler_that_is_not_here_keeps_the_default() -> None:
    params = parse_parameters("x\nSteps: 20, Sampler: Restart, CFG scale: 7, Seed: 1")
    assert params.sampler == GenerationParams().sampler


def test_a_plain_sentence_is_no_parameters_text() -> None:
    with pytest.raises(StudioError) as caught:
        parse_parameters("a holiday, 2019")
    assert caught.value.code is ErrorCode.METADATA_UNREADABLE


def test_values_out_of_range_are_named() -> None:
    with pytest.raises(StudioError) as caught:
        parse_parameters("x\nSteps: 9999, Sampler: Euler, CFG scale: 7, Seed: 1")
    assert caught.value.code is ErrorCode.TOO_LARGE


def test_the_parameters_text_names_model_and_weights() -> None:
    text = parameters_text(a_metadata())
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
        {PARAMETERS_KEY: parameters_text(a_metadata())},
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
    request = json.loads(texts[REQUEST_KEY]) | {"version": 2}
    with pytest.raises(StudioError):
        decode(texts | {REQUEST_KEY: json.dumps(request)})


def of_mode(mode: str, **params: Any) -> str:
    request = a_request(**params).model_copy(update={"mode": mode})
    return parameters_text(PictureMetadata(request, a_provenance()))


def test_only_pictures_made_from_another_say_how_much_of_it_may_change() -> None:
    assert "Denoising strength" not in of_mode("text_to_image", strength=0.4)
    assert "Denoising strength: 0.4" in of_mode("image_to_image", strength=0.4)
    assert "Mask blur" not in of_mode("image_to_image", mask_blur=5)
    assert "Inpaint area" not in of_mode("inpainting")


def test_what_is_said_of_a_mask_is_read_again() -> None:
    text = of_mode("inpainting", strength=0.65, mask_blur=5, masked_only=True, mask_padding=32)
    assert "Mask blur: 5, Inpaint area: Only masked, Masked area padding: 32" in text
    params = parse_parameters(text)
    assert (params.strength, params.mask_blur) == (0.65, 5)
    assert (params.masked_only, params.mask_padding) == (True, 32)


def test_the_strength_of_a_second_pass_is_not_taken_for_that_of_a_picture() -> None:
    text = "x\nSteps: 20, Sampler: Euler, Seed: 1, Denoising strength: 0.4, Hires upscale: 2"
    assert parse_parameters(text).strength == GenerationParams().strength


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Sampler: DPM++ 2M, Schedule type: Uniform", "dpmpp_2m"),
        # What A1111 chooses by itself.
        ("Sampler: DPM++ 2M, Schedule type: Automatic", "dpmpp_2m_karras"),
        ("Sampler: DPM++ SDE, Schedule type: Automatic", "dpmpp_sde_karras"),
        ("Sampler: LMS, Schedule type: Automatic", "lms"),
        ("Sampler: Euler a, Schedule type: Automatic", "euler_a"),
        # Before A1111 knew schedule types.
        ("Sampler: DPM++ 2M", "dpmpp_2m"),
        ("Sampler: DPM++ 2M SDE Karras", "dpmpp_2m_sde_karras"),
        ("Sampler: LMS Karras", "lms_karras"),
        ("Sampler: Euler, Schedule type: Exponential", "euler"),
    ],
)
def test_a1111_s_samplers_are_known_by_its_names(said: str, key: str) -> None:
    assert parse_parameters(f"x\nSteps: 20, CFG scale: 7, Seed: 1, {said}").sampler == key


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
