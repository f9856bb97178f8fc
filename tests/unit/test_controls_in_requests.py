"""ControlNets in drafts, requests and metadata."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from sdstudio.app.draft_file import draft_json
from sdstudio.domain import modes
from sdstudio.domain.a1111_text import parameters_text
from sdstudio.domain.auxiliary_models import AuxiliaryKind, AuxiliaryModel
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.command_line import command_line
from sdstudio.domain.controls import CONTROL_KINDS, CONTROLS_MAX, ControlRef, kind_of_name
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.families import FAMILIES
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.kept_draft import kept_draft
from sdstudio.domain.metadata import PictureMetadata, decode, encode
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve
from tests.support.pictures import a_provenance
from tests.support.services import checkpoint

HINT = InputRef(role=InputRole.CONTROL, sha256="a" * 64, width=64, height=64)
IMAGE = InputRef(role=InputRole.IMAGE, sha256="b" * 64, width=64, height=64)
MASK = InputRef(role=InputRole.MASK, sha256="c" * 64, width=64, height=64)


def a_ref(number: int = 0, **fields: Any) -> ControlRef:
    usual = {"kind": "canny", "name": f"net {number}", "sha256": f"{number:064x}", "hint": HINT}
    return ControlRef(**{**usual, **fields})


def a_model(number: int = 0, **fields: Any) -> AuxiliaryModel:
    made = AuxiliaryModel(
        AuxiliaryKind.CONTROL, f"net {number}", Path("x"), Path("x/y"), f"{number:064x}"
    )
    return replace(made, **{"text_width": checkpoint().text_width, **fields})


def test_they_go_into_the_request_and_come_back_from_it() -> None:
    draft = Draft(controls=(a_ref(1, weight=0.8, end=0.7), a_ref(2, kind="depth")))
    request = resolve(draft, checkpoint(), drawn_seed=1)
    assert request.controls == draft.controls
    assert draft_of(request).controls == draft.controls
    assert GenerationRequest.model_validate_json(request.model_dump_json()) == request
    metadata = PictureMetadata(request, a_provenance())
    assert decode(encode(metadata)) == metadata
    assert request.pictures == (HINT,)


def test_a_request_of_an_earlier_version_has_none() -> None:
    request = resolve(Draft(), checkpoint(), drawn_seed=1)
    earlier = request.model_dump(mode="json")
    del earlier["controls"]
    assert GenerationRequest.model_validate(earlier) == request


def test_they_are_kept_with_the_draft_and_what_is_not_valid_is_left_out() -> None:
    draft = Draft(controls=(a_ref(1, start=0.2), a_ref(2, kind="tile", hint=None)))
    kept = draft_json(draft)
    assert kept_draft(kept) == draft
    assert isinstance(kept["controls"], list)
    kept["controls"][0]["kind"] = "smell"
    assert kept_draft(kept).controls == draft.controls[1:]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "smell"},
        {"weight": -0.1},
        {"weight": 2.1},
        {"weight": float("nan")},
        {"start": 0.6, "end": 0.4},
        {"end": 1.5},
        {"hint": IMAGE},
        {"sha256": "x"},
    ],
)
def test_what_is_not_valid_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_ref(**fields)


@pytest.mark.parametrize(
    ("kind", "mode", "inputs", "code"),
    [
        ("canny", modes.TEXT_TO_IMAGE, (), ErrorCode.CONTROL_HINT_MISSING),
        ("pose", modes.IMAGE_TO_IMAGE, (IMAGE,), ErrorCode.CONTROL_HINT_MISSING),
        ("tile", modes.TEXT_TO_IMAGE, (), ErrorCode.CONTROL_NEEDS_PICTURE),
        ("inpaint", modes.TEXT_TO_IMAGE, (), ErrorCode.CONTROL_NEEDS_PICTURE),
        ("inpaint", modes.IMAGE_TO_IMAGE, (IMAGE,), ErrorCode.CONTROL_NEEDS_MASK),
        ("tile", modes.IMAGE_TO_IMAGE, (IMAGE,), None),
        ("inpaint", modes.INPAINTING, (IMAGE, MASK), None),
    ],
)
def test_a_missing_hint_is_told_before_anything_waits(
    kind: str, mode: modes.Mode, inputs: tuple[InputRef, ...], code: ErrorCode | None
) -> None:
    draft = Draft(mode=mode.key, inputs=inputs, controls=(a_ref(kind=kind, hint=None),))
    if code is None:
        assert resolve(draft, checkpoint(), drawn_seed=1).controls == draft.controls
        return
    with pytest.raises(StudioError) as caught:
        resolve(draft, checkpoint(), drawn_seed=1)
    assert caught.value.code is code
    label = next(row.label for row in CONTROL_KINDS if row.key == kind)
    assert label in sentence_for(caught.value)


def test_a_mask_that_is_being_painted_counts() -> None:
    draft = Draft(
        mode=modes.INPAINTING.key, inputs=(IMAGE,), controls=(a_ref(kind="inpaint", hint=None),)
    )
    assert resolve(draft, checkpoint(), drawn_seed=1, mask_follows=True).controls == draft.controls


def test_one_of_another_family_is_refused_by_name() -> None:
    row = FAMILIES[0]
    wide = replace(checkpoint(), text_width=row.text_width)
    draft = Draft(controls=(a_ref(),))
    models = {a_ref().sha256: a_model(text_width=row.text_width)}
    assert resolve(draft, wide, drawn_seed=1, named_models=models).controls == draft.controls
    with pytest.raises(StudioError) as caught:
        resolve(
            draft, replace(wide, text_width=row.text_width + 1), drawn_seed=1, named_models=models
        )
    assert caught.value.code is ErrorCode.CONTROL_OTHER_FAMILY
    assert f"made for {row.name}" in sentence_for(caught.value)
    with pytest.raises(StudioError) as caught:
        resolve(draft, wide, drawn_seed=1, named_models={a_ref().sha256: a_model(text_width=7)})
    assert caught.value.code is ErrorCode.CONTROL_UNFIT


def test_one_that_is_not_installed_or_not_trained_for_its_hint_is_refused() -> None:
    draft = Draft(controls=(a_ref(kind="tile"),))
    for models, code in (
        ({}, ErrorCode.CONTROL_GONE),
        ({a_ref().sha256: a_model(union_types=6)}, ErrorCode.CONTROL_KIND_UNKNOWN),
    ):
        with pytest.raises(StudioError) as caught:
            resolve(draft, checkpoint(), drawn_seed=1, named_models=models)
        assert caught.value.code is code
    promax = {a_ref().sha256: a_model(union_types=8)}
    assert resolve(draft, checkpoint(), drawn_seed=1, named_models=promax).controls


def test_a_mode_that_can_not_use_them_leaves_them_out() -> None:
    upscaler = replace(checkpoint(), task=CheckpointTask.UPSCALER)
    draft = Draft(mode=modes.UPSCALE.key, inputs=(IMAGE,), controls=(a_ref(),))
    assert resolve(draft, upscaler, drawn_seed=1, named_models={}).controls == ()


def test_there_is_a_limit() -> None:
    draft = Draft(controls=tuple(map(a_ref, range(CONTROLS_MAX + 1))))
    with pytest.raises(StudioError) as caught:
        resolve(draft, checkpoint(), drawn_seed=1)
    assert caught.value.code is ErrorCode.TOO_LARGE


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("control_v11p_sd15_canny", "canny"),
        ("control_v11f1p_sd15_depth", "depth"),
        ("control_v11p_sd15_openpose", "pose"),
        ("control_v11p_sd15s2_lineart_anime", "lineart"),
        ("control_v11p_sd15_softedge", "soft_edge"),
        ("control_v11f1e_sd15_tile", "tile"),
        ("control_v11p_sd15_inpaint_fp16", "inpaint"),
        ("controlnet-union-sdxl-1.0", "canny"),
    ],
)
def test_what_its_hint_shows_is_taken_from_its_name(name: str, kind: str) -> None:
    assert kind_of_name(a_model(name=name)).key == kind


def test_the_numbers_of_kinds_are_those_of_the_union() -> None:
    numbers = {row.key: row.union_type for row in CONTROL_KINDS}
    # From the published model's card.
    assert numbers == {
        "pose": 0,
        "depth": 1,
        "scribble": 2,
        "soft_edge": 2,
        "canny": 3,
        "lineart": 3,
        "normal": 4,
        "segmentation": 5,
        "tile": 6,
        "inpaint": 7,
    }


def test_other_programs_and_the_terminal_can_read_them() -> None:
    draft = Draft(controls=(a_ref(1, weight=0.8, end=0.7), a_ref(2, kind="tile")))
    request = resolve(draft, checkpoint(), drawn_seed=1)
    text = parameters_text(request, a_provenance())
    assert 'ControlNet 0: "Module: none, Model: net 1 [00000000], Weight: 0.8' in text
    line = command_line(request, {}, {}, {HINT: "/pictures/hint.png"})
    assert "--control=canny=/pictures/hint.png,weight=0.8,start=0,end=0.7,model=net 1" in line
