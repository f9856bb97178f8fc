"""How faces are repaired: which part of a picture is seen, and what requests, drafts and commands
say of it."""

import shlex
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.app.draft_file import draft_json
from sdstudio.domain import modes
from sdstudio.domain.bounds import Bounds
from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.domain.command_line import command_line
from sdstudio.domain.draft import Draft, draft_of
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.face_repair import SHIPPED_DETECTOR, FaceRepair, face_repair
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.kept_draft import kept_draft
from sdstudio.domain.params import GenerationParams
from sdstudio.domain.request import GenerationRequest, repair_faces
from sdstudio.domain.resolving import resolve
from tests.support.services import checkpoint as a_checkpoint

PICTURE = InputRef(role=InputRole.IMAGE, sha256="a" * 64, width=640, height=480)


@given(
    st.tuples(st.integers(0, 600), st.integers(0, 440), st.integers(1, 300), st.integers(1, 300)),
    st.integers(0, 200),
    st.integers(0, 50),
)
def test_what_changes_is_in_the_part_that_is_seen(
    face: tuple[int, int, int, int], padding: int, feather: int
) -> None:
    bounds = Bounds(*face).within(640, 480)
    assert bounds is not None
    part = FaceRepair(padding=padding, feather=feather).part_with(bounds, 640, 480)
    assert part.seen.within(640, 480) == part.seen
    assert part.seen.united(bounds) == part.seen
    reach = int(part.values["grow"]) + int(part.values["feather"]) // 2
    around = Bounds(max(0, bounds.left - reach), max(0, bounds.top - reach), 1, 1).united(
        Bounds(
            min(639, bounds.left + bounds.width + reach - 1),
            min(479, bounds.top + bounds.height + reach - 1),
            1,
            1,
        )
    )
    assert part.seen.united(around) == part.seen
    # It is valid for inpainting, and about as large as the model was trained on.
    params = GenerationParams.model_validate(part.values)
    assert 448 <= (params.width * params.height) ** 0.5 <= 776


def test_a_small_face_is_seen_at_the_models_size_and_a_large_one_somewhat_larger() -> None:
    how = FaceRepair(side_px=512, padding=50)
    small = how.part_with(Bounds(300, 200, 40, 50), 2000, 2000)
    assert (small.values["width"], small.values["height"]) == (512, 512)
    assert small.seen.width == small.seen.height == 104
    large = how.part_with(Bounds(500, 500, 800, 900), 2000, 2000)
    assert (large.values["width"], large.values["height"]) == (768, 768)


def test_values_from_outside_are_checked_by_name() -> None:
    assert face_repair({"strength": "0.5"}).strength == 0.5
    with pytest.raises(StudioError) as caught:
        face_repair({"padding": 201})
    assert caught.value.code is ErrorCode.TOO_LARGE
    assert caught.value.arguments["name"] == "padding"


def test_a_draft_gives_its_settings_to_the_job_where_faces_can_be_repaired() -> None:
    draft = Draft(faces=FaceRepair(strength=0.3, prompt="a smile")).choose("prompt", "a crowd")
    checkpoint = a_checkpoint(native_size_px=768)
    request = resolve(draft, checkpoint, drawn_seed=1)
    assert request.faces == FaceRepair(strength=0.3, prompt="a smile", side_px=768)
    assert request.passes == (request.params.steps, int(request.params.steps * 0.3))
    assert draft_of(request).faces == request.faces
    upscaler = replace(a_checkpoint(), task=CheckpointTask.UPSCALER)
    other = replace(draft, mode=modes.UPSCALE.key, inputs=(PICTURE,))
    assert resolve(other, upscaler, drawn_seed=1).faces is None


def test_words_that_change_from_step_to_step_work_in_the_prompt_for_faces() -> None:
    draft = Draft(faces=FaceRepair(prompt="[sad:happy:0.5] man")).choose("prompt", "a crowd")
    assert resolve(draft, a_checkpoint(), drawn_seed=1).version == 2


def test_the_settings_of_a_picture_repair_it() -> None:
    made = resolve(Draft().choose("prompt", "a {crowd}"), a_checkpoint(), drawn_seed=1)
    draft = replace(draft_of(made).as_repair(FaceRepair()), inputs=(PICTURE,))
    request = resolve(draft, a_checkpoint(), drawn_seed=2)
    assert request.mode == modes.REPAIR_FACES.key
    assert request.size_px == (640, 480)
    assert request.params.seed == made.params.seed
    # Its settings are those of a picture that starts from another.
    again = draft_of(request)
    assert (again.mode, again.faces) == (modes.IMAGE_TO_IMAGE.key, None)


def test_a_kept_draft_has_them_unless_they_are_nonsense() -> None:
    draft = Draft(faces=FaceRepair(padding=80))
    assert kept_draft(draft_json(draft)).faces == draft.faces
    assert kept_draft({**draft_json(draft), "faces": {"padding": "wide"}}).faces is None


def test_other_requests_are_written_as_before() -> None:
    request = resolve(Draft(), a_checkpoint(), drawn_seed=1)
    assert "faces" not in request.model_dump()
    assert GenerationRequest.model_validate_json(request.model_dump_json()) == request
    repaired = repair_faces(PICTURE, request.checkpoint, request.params, FaceRepair())
    assert GenerationRequest.model_validate_json(repaired.model_dump_json()) == repaired
    assert repaired.faces is not None
    assert repaired.faces.detector == SHIPPED_DETECTOR


def test_the_command_says_all_of_it() -> None:
    checkpoint = CheckpointRef(name="Tiny", fingerprint="0" * 16)
    how = FaceRepair(strength=0.35, prompt="a smile")
    params = GenerationParams(prompt="a crowd", seed=4)
    request = repair_faces(PICTURE, checkpoint, params, how)
    words = shlex.split(command_line(request, {"image": "crowd.png"}, {}))
    assert words[:2] == ["sdstudio", "generate"]
    assert {
        "--mode=repair_faces",
        "--image=crowd.png",
        "--face-strength=0.35",
        "--face-prompt=a smile",
    } <= {*words}
    assert "--face-padding=50" not in words
