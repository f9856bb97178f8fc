"""Intents: what follows from each, and what the artist still decides."""

import dataclasses
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.app.draft_file import DraftFile
from sdstudio.domain import intents, modes
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.checkpoint_task import CheckpointTask, PredictionType
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.intents import AUTOMATIC, INTENTS, PLANNED, Intent, plan
from sdstudio.domain.kept_draft import kept_draft
from sdstudio.domain.params import PARAMETERS, GenerationParams, validated
from sdstudio.domain.request import GenerationRequest
from sdstudio.domain.resolving import resolve

PLAIN = Checkpoint(
    ref=CheckpointRef(name="2-base", fingerprint="0123456789abcdef"),
    folder=Path("model"),
    task=CheckpointTask.TEXT_TO_IMAGE,
    prediction_type=PredictionType.EPSILON,
    native_size_px=512,
)
TRAINED = dataclasses.replace(PLAIN, task=CheckpointTask.INPAINTING)
PICTURE = (2000, 1500)
SPOT = Bounds(900, 700, 300, 400)


def an_input(role: InputRole, width: int = PICTURE[0], height: int = PICTURE[1]) -> InputRef:
    return InputRef(role=role, sha256="ab" * 32, width=width, height=height)


def a_draft(intent: str = AUTOMATIC, **chosen: Any) -> Draft:
    """An intent, and something painted."""
    draft = Draft(chosen, mode=modes.INPAINTING.key, intent=intent)
    return draft.give(an_input(InputRole.IMAGE)).give(an_input(InputRole.MASK)).select(SPOT)


def unpainted(draft: Draft) -> Draft:
    return draft.take(InputRole.MASK).select(None)


def made_by(draft: Draft, checkpoint: Checkpoint = PLAIN) -> GenerationRequest:
    return resolve(draft, checkpoint, drawn_seed=0)


def planned(request: GenerationRequest) -> Mapping[str, Any]:
    return {name: getattr(request.params, name) for name in PLANNED}


@pytest.mark.parametrize("kind", [CheckpointTask.TEXT_TO_IMAGE, CheckpointTask.INPAINTING])
@pytest.mark.parametrize("strength", [None, 0.05, 0.4, 1.0])
@pytest.mark.parametrize("row", INTENTS, ids=lambda row: row.key)
def test_every_plan_is_valid_and_names_what_intents_decide(
    row: Intent, strength: float | None, kind: CheckpointTask
) -> None:
    values = plan(row, SPOT, PICTURE, kind, strength)
    assert tuple(values) == PLANNED
    assert set(values) <= set(modes.INPAINTING.parameters)
    assert validated(values).model_dump(include=set(PLANNED)) == values
    assert intents.intent(row.key) is row


def test_the_formulas_are_those_of_the_source() -> None:
    values = plan(intents.REPLACE, SPOT, PICTURE, CheckpointTask.INPAINTING)
    # A diagonal of 500 pixels.
    assert (values["feather"], values["grow"], values["mask_blur"]) == (50, 29, 25)
    # 300 × 400, with 50 + 4 + 30 around it, is 468 × 568 and rounded up 472 × 568; with half of
    # the average side around it, 260 each, it is square.
    assert values["context"] == Bounds(506, 356, 1088, 1088).text
    less = plan(intents.REPLACE, SPOT, PICTURE, CheckpointTask.INPAINTING, 0.5)
    assert (less["feather"], less["grow"], less["mask_blur"]) == (25, 16, 25)
    # Below full strength it sees no more than 25 + 4 + 30 pixels around what is painted.
    assert less["context"] == Bounds(838, 640, 424, 520).text
    assert less["fill"] == "original"


def test_a_small_spot_is_feathered_by_pixels_and_seen_in_a_box_of_use() -> None:
    values = plan(intents.REPLACE, Bounds(10, 10, 4, 4), PICTURE, CheckpointTask.INPAINTING)
    assert (values["feather"], values["grow"], values["mask_blur"]) == (32, 20, 25)
    assert Bounds.of_text(str(values["context"])) == (0, 0, 512, 512)
    less = plan(intents.REFINE, Bounds(10, 10, 4, 4), PICTURE, CheckpointTask.INPAINTING)
    assert Bounds.of_text(str(less["context"])) == (0, 0, 256, 256)


@given(
    picture=st.tuples(st.integers(16, 8192), st.integers(16, 8192)),
    data=st.data(),
    strength=st.floats(0.05, 1),
    row=st.sampled_from(INTENTS),
)
def test_the_context_is_in_the_picture_and_shows_all_that_may_change(
    picture: tuple[int, int], data: st.DataObject, strength: float, row: Intent
) -> None:
    width, height = picture
    left, top = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    selection = Bounds(
        left,
        top,
        data.draw(st.integers(1, width - left)),
        data.draw(st.integers(1, height - top)),
    )
    values = plan(row, selection, picture, CheckpointTask.TEXT_TO_IMAGE, strength)
    seen = Bounds.of_text(str(values["context"]))
    assert seen.within(width, height) == seen
    far = 4 + int(values["feather"])
    assert seen.left <= max(0, left - far)
    assert seen.top <= max(0, top - far)
    assert seen.left + seen.width >= min(width, left + selection.width + far)
    assert seen.top + seen.height >= min(height, top + selection.height + far)
    # What is painted changes wholly, and blends where it may change at all.
    assert int(values["grow"]) - math.ceil(int(values["feather"]) / 2) >= 3
    assert int(values["mask_blur"]) <= int(values["grow"]) + int(values["feather"]) // 2


def test_what_suits_what_is_painted_is_meant_until_the_artist_says() -> None:
    painted = made_by(a_draft())
    assert painted == made_by(a_draft("replace"))
    assert (painted.params.fill, painted.params.strength) == ("blur", 1.0)
    whole = made_by(unpainted(a_draft()))
    assert whole.mode == modes.IMAGE_TO_IMAGE.key
    assert whole.params.strength == intents.VARY.strength
    assert whole == made_by(unpainted(a_draft("vary")))


@pytest.mark.parametrize("row", INTENTS, ids=lambda row: row.key)
def test_an_intent_that_needs_something_painted_says_so(row: Intent) -> None:
    draft = unpainted(a_draft(row.key))
    if row.takes_whole:
        assert made_by(draft).mode == modes.IMAGE_TO_IMAGE.key
        # A model that can only inpaint has no whole pictures to make.
        draft, checkpoint = draft, TRAINED
    else:
        checkpoint = PLAIN
    with pytest.raises(StudioError) as caught:
        made_by(draft, checkpoint)
    assert caught.value.code is ErrorCode.MASK_EMPTY


def test_a_request_says_all_that_an_intent_decided() -> None:
    request = made_by(a_draft("remove"))
    kind, expected = PLAIN.task, {"strength": 0.75, "fill": "continued", "color_match": True}
    assert planned(request) == plan(intents.REMOVE, SPOT, PICTURE, kind)
    assert planned(request).items() >= expected.items()
    # So the same picture can be made again, whatever later versions make of the intent.
    again = draft_of(request)
    assert again.intent == ""
    assert made_by(again) == request


def test_a_model_for_inpainting_removes_at_full_strength() -> None:
    assert made_by(a_draft("remove"), TRAINED).params.strength == 1
    assert intents.gains_from_inpainting(intents.REMOVE, PLAIN.task)
    assert not intents.gains_from_inpainting(intents.REMOVE, TRAINED.task)
    assert not intents.gains_from_inpainting(intents.REFINE, PLAIN.task)


def test_what_the_artist_chooses_counts_and_the_rest_follows_from_it() -> None:
    request = made_by(a_draft("replace", strength=0.5, feather=7))
    params = request.params
    assert (params.strength, params.feather, params.grow) == (0.5, 7, 16)
    assert params.fill == "original"
    # Another intent starts from its own values.
    assert made_by(a_draft("replace", strength=0.5).intend("add")) == made_by(a_draft("add"))


def test_the_size_follows_the_part_that_the_model_sees() -> None:
    small = made_by(a_draft("refine", context="100,100,256,512"))
    assert (small.params.width, small.params.height) == (360, 728)
    assert small.size_px == PICTURE
    # A box elsewhere shows nothing of the picture.
    outside = made_by(a_draft("refine", context="7000,100,256,512"))
    assert (outside.params.width, outside.params.height) == (592, 440)


def test_another_picture_has_another_context() -> None:
    draft = a_draft("add", context="100,100,256,512", prompt="fish")
    other = an_input(InputRole.IMAGE, 300, 200)
    for started in (draft.started_from(other), draft.with_inputs((other,))):
        assert started.selection is None
        assert dict(started.chosen) == {"prompt": "fish"}
        assert started.intent == "add"
    assert draft.with_inputs(draft.inputs) == draft
    # Another mask is for the same picture.
    assert "context" in draft.started_from(an_input(InputRole.MASK)).chosen


def test_without_an_intent_nothing_is_decided_as_ever() -> None:
    draft = dataclasses.replace(a_draft(""), selection=None)
    assert draft.select(SPOT) == draft
    values, defaults = planned(made_by(draft)), GenerationParams()
    assert values == {**{name: getattr(defaults, name) for name in PLANNED}, "strength": 1.0}
    with pytest.raises(StudioError) as caught:
        made_by(unpainted(draft))
    assert caught.value.code is ErrorCode.MASK_EMPTY


def test_an_intent_is_for_inpainting_only() -> None:
    draft = dataclasses.replace(a_draft("remove"), mode=modes.IMAGE_TO_IMAGE.key)
    assert draft.intended is None
    assert made_by(draft).params.strength == 0.75


def test_an_invalid_strength_is_reported_by_its_name() -> None:
    with pytest.raises(StudioError) as caught:
        made_by(a_draft("remove", strength=7.0))
    assert caught.value.code is ErrorCode.TOO_LARGE
    assert caught.value.arguments["name"] == "strength"


def test_an_unknown_intent_is_answered_with_the_known_ones() -> None:
    with pytest.raises(StudioError) as caught:
        intents.intent("destroy")
    assert caught.value.code is ErrorCode.INTENT_UNKNOWN
    assert "remove" in str(caught.value.arguments["known"])


@pytest.mark.parametrize(
    "text", ["1,2,3", "a,b,c,d", "0,0,0,5", "-1,0,5,5", "1,2,3,99999", "１,2,3,4"]
)
def test_a_box_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(StudioError) as caught:
        validated({"context": text})
    assert caught.value.arguments["name"] == "context"
    assert validated({"context": "0, 8,64,64"}).context == "0, 8,64,64"


def test_intent_and_selection_are_kept_for_the_next_start(tmp_path: Path) -> None:
    path, draft = tmp_path / "draft.json", a_draft("remove", strength=0.5)
    DraftFile(path).write(draft)
    file = DraftFile(path)
    assert file.read() == draft
    assert isinstance(file.read().selection, Bounds)
    # What a later version adds stays.
    path.write_text(json.dumps({**json.loads(path.read_text()), "intent": "paint", "mood": 1}))
    read = file.read()
    assert read.intent == AUTOMATIC
    file.write(read)
    assert json.loads(path.read_text())["mood"] == 1


@pytest.mark.parametrize(
    "kept", [None, 5, "1,2,3,4", [1, 2, 3], [0, 0, 0, 9], [1.5, 0, 9, 9], [True, 0, 9, 9], [9] * 5]
)
def test_a_kept_selection_that_is_none_is_left_out(kept: object) -> None:
    image = an_input(InputRole.IMAGE).model_dump(mode="json")
    draft = {"inputs": [image], "intent": "remove"}
    assert kept_draft({**draft, "selection": kept}).selection is None
    beyond = kept_draft({**draft, "selection": [1990, 0, 80, 9]})
    assert beyond.selection == (1990, 0, 10, 9)
    assert kept_draft({"intent": "remove", "selection": [0, 0, 8, 8]}).selection is None
    # An earlier version had no intents.
    assert kept_draft({"inputs": [image]}).intent == ""


def test_every_parameter_of_an_intent_is_shown() -> None:
    assert all(PARAMETERS[name].label and PARAMETERS[name].help for name in PLANNED)
