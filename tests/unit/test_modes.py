"""Modes: what a draft means in each, and what is refused before anything starts."""

import dataclasses
from pathlib import Path

import pytest

from sdstudio.domain import samplers
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.model_family import ModelFamily
from sdstudio.domain.modes import (
    DEPTH_MAP,
    DEPTH_TO_IMAGE,
    IMAGE_TO_IMAGE,
    INPAINTING,
    MODES,
    TEXT_TO_IMAGE,
    UPSCALE,
    VARIATION,
    Mode,
    modes_of,
)
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.picture_sizes import fitting_size, second_size_px
from sdstudio.domain.resolving import resolve

BASE = Checkpoint(
    ref=CheckpointRef(name="2-base", fingerprint="0123456789abcdef"),
    folder=Path("model"),
    task=CheckpointTask.TEXT_TO_IMAGE,
    prediction_type=PredictionType.EPSILON,
    native_size_px=512,
)


def test_those_that_start_from_the_pixels_of_a_picture_can_be_painted_for() -> None:
    assert [mode for mode in MODES if mode.repaints] == [
        IMAGE_TO_IMAGE,
        INPAINTING,
        DEPTH_TO_IMAGE,
    ]


def a_checkpoint(mode: Mode) -> Checkpoint:
    return dataclasses.replace(BASE, task=next(iter(mode.checkpoint_tasks)))


def an_input(role: InputRole, width: int = 600, height: int = 400) -> InputRef:
    return InputRef(role=role, sha256="ab" * 32, width=width, height=height)


def a_draft(mode: Mode, **chosen: str | int | float) -> Draft:
    draft = Draft(chosen, mode=mode.key)
    for role in (*mode.required, *mode.optional):
        draft = draft.give(an_input(role))
    return draft


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.key)
def test_a_request_of_each_mode_says_all_and_comes_back_as_the_same_draft(mode: Mode) -> None:
    request = resolve(a_draft(mode), a_checkpoint(mode), drawn_seed=7)
    assert request.mode == mode.key
    assert {one.role for one in request.inputs} == {*mode.required, *mode.optional}
    again = resolve(draft_of(request), a_checkpoint(mode), drawn_seed=8)
    assert again == request


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.key)
def test_what_a_mode_does_not_use_does_not_tell_two_pictures_apart(mode: Mode) -> None:
    unused = set(GenerationParams.model_fields) - set(mode.parameters)
    chosen = {"mask_blur": 3, "second_pass": 2.0, "noise_level": 50, "strength": 0.3}
    other = {name: value for name, value in chosen.items() if name in unused}
    plain = resolve(a_draft(mode, seed=1), a_checkpoint(mode), drawn_seed=0)
    assert resolve(a_draft(mode, seed=1, **other), a_checkpoint(mode), drawn_seed=0) == plain


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: row.key)
def test_what_a_family_does_not_have_does_not_tell_two_pictures_apart(row: ModelFamily) -> None:
    checkpoint = dataclasses.replace(BASE, family=row.key)
    assert row.unused_parameters <= GenerationParams.model_fields.keys()
    request = resolve(a_draft(TEXT_TO_IMAGE, clip_skip=2), checkpoint, drawn_seed=0)
    has_it = "clip_skip" not in row.unused_parameters
    assert ("clip_skip" in TEXT_TO_IMAGE.parameters_with(checkpoint)) == has_it
    assert request.params.clip_skip == (2 if has_it else 0)
    # The artist's choice is kept for the next model.
    assert resolve(a_draft(TEXT_TO_IMAGE), checkpoint, drawn_seed=0).params.clip_skip == 0


def test_a_sampler_that_does_not_suit_the_model_gives_way_to_the_nearest() -> None:
    trained_so = dataclasses.replace(BASE, has_zero_snr=True)
    draft = a_draft(TEXT_TO_IMAGE, sampler="dpm2_a_karras")
    for checkpoint, key in ((BASE, "dpm2_a_karras"), (trained_so, "euler_a")):
        assert draft.value("sampler", checkpoint) == key
        assert resolve(draft, checkpoint, drawn_seed=0).params.sampler == key
    assert draft.chosen["sampler"] == "dpm2_a_karras"


def test_a_model_trained_from_pure_noise_has_its_own_defaults() -> None:
    trained_so = dataclasses.replace(BASE, has_zero_snr=True)
    for row in FAMILIES:
        checkpoint = dataclasses.replace(trained_so, family=row.key)
        params = resolve(a_draft(TEXT_TO_IMAGE), checkpoint, drawn_seed=0).params
        usual = row.usual_zero_snr or row.usual
        assert (params.steps, params.guidance_scale) == (usual.steps, usual.guidance_scale)
        assert params.sampler == usual.sampler
        assert samplers.sampler(usual.sampler).suits_zero_snr
        assert params.guidance_rescale == usual.guidance_rescale
        mine = a_draft(TEXT_TO_IMAGE, guidance_scale=3, guidance_rescale=0, steps=9)
        params = resolve(mine, checkpoint, drawn_seed=0).params
        assert (params.guidance_scale, params.guidance_rescale, params.steps) == (3, 0, 9)


def test_a_mode_without_a_seed_makes_one_picture() -> None:
    draft = dataclasses.replace(a_draft(DEPTH_MAP), count=4)
    assert resolve(draft, a_checkpoint(DEPTH_MAP), drawn_seed=0).count == 1


def test_size_follows_the_shape_of_the_picture_until_it_is_chosen() -> None:
    request = resolve(a_draft(IMAGE_TO_IMAGE), BASE, drawn_seed=0)
    assert (request.params.width, request.params.height) == (624, 416)
    chosen = resolve(a_draft(IMAGE_TO_IMAGE, width=512, height=512), BASE, drawn_seed=0)
    assert chosen.size_px == (512, 512)
    assert fitting_size(4000, 30, 512) == (4096, 64)


@pytest.mark.parametrize("size", [(448, 576), (576, 448), (512, 512), (520, 504)])
def test_a_picture_of_a_size_that_suits_the_model_keeps_it(size: tuple[int, int]) -> None:
    assert fitting_size(*size, 512) == size


def test_a_picture_of_another_size_is_fitted() -> None:
    assert fitting_size(1024, 1024, 512) == (512, 512)
    width, height = fitting_size(510, 514, 512)
    assert (width % 8, height % 8) == (0, 0)


def test_each_mode_knows_the_size_of_its_pictures() -> None:
    assert resolve(a_draft(INPAINTING), BASE, drawn_seed=0).size_px == (600, 400)
    upscaler = a_checkpoint(UPSCALE)
    assert resolve(a_draft(UPSCALE), upscaler, drawn_seed=0).size_px == (2400, 1600)
    twice = resolve(Draft({"second_pass": 2.0}), BASE, drawn_seed=0)
    assert twice.size_px == (1024, 1024)


def test_a_model_says_what_it_can_do() -> None:
    assert modes_of(BASE) == (TEXT_TO_IMAGE, IMAGE_TO_IMAGE, INPAINTING)
    for mode in MODES:
        assert mode in modes_of(a_checkpoint(mode))


@pytest.mark.parametrize(
    ("draft", "checkpoint", "code"),
    [
        (a_draft(DEPTH_TO_IMAGE), BASE, ErrorCode.MODEL_WRONG_KIND),
        (Draft(mode="no_such"), BASE, ErrorCode.MODE_UNKNOWN),
        (Draft(mode=IMAGE_TO_IMAGE.key), BASE, ErrorCode.INPUT_MISSING),
        (a_draft(INPAINTING).take(InputRole.MASK), BASE, ErrorCode.MASK_EMPTY),
        (
            a_draft(INPAINTING).give(an_input(InputRole.MASK, 64, 64)),
            BASE,
            ErrorCode.MASK_SIZE_DIFFERS,
        ),
        (a_draft(IMAGE_TO_IMAGE, strength=0.0), BASE, ErrorCode.TOO_SMALL),
        (a_draft(TEXT_TO_IMAGE, seamless="diagonal"), BASE, ErrorCode.NOT_VALID),
        (a_draft(UPSCALE, noise_level=351), a_checkpoint(UPSCALE), ErrorCode.TOO_LARGE),
        (
            a_draft(UPSCALE).give(an_input(InputRole.IMAGE, 2049, 16)),
            a_checkpoint(UPSCALE),
            ErrorCode.INPUT_TOO_LARGE,
        ),
        (a_draft(INPAINTING, masked_only="perhaps"), BASE, ErrorCode.NOT_VALID),
    ],
)
def test_what_cannot_be_made_is_refused_by_name(
    draft: Draft, checkpoint: Checkpoint, code: ErrorCode
) -> None:
    with pytest.raises(StudioError) as caught:
        resolve(draft, checkpoint, drawn_seed=0)
    assert caught.value.code is code


def test_noise_goes_further_where_the_model_was_trained_for_it() -> None:
    draft = a_draft(VARIATION, noise_level=999)
    assert resolve(draft, a_checkpoint(VARIATION), drawn_seed=0).params.noise_level == 999


def test_what_was_enlarged_as_far_as_it_goes_can_be_used_again() -> None:
    draft = a_draft(UPSCALE).give(an_input(InputRole.IMAGE, 2048, 2048))
    width, height = resolve(draft, a_checkpoint(UPSCALE), drawn_seed=0).size_px
    assert an_input(InputRole.IMAGE, width, height)


def test_a_distilled_model_takes_few_steps_without_guidance() -> None:
    request = resolve(Draft(), dataclasses.replace(BASE, is_distilled=True), drawn_seed=0)
    assert (request.params.steps, request.params.guidance_scale) == (4, 1.0)


def test_a_second_pass_that_would_be_too_large_keeps_the_shape() -> None:
    assert second_size_px(512, 768, 2.0) == (1024, 1536)
    assert second_size_px(2048, 1024, 4.0) == (4096, 2048)
