"""Faces are made anew in parts of the picture, and nothing else changes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sdstudio.domain.bounds import Bounds
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import Phase, PhaseStarted, Progress
from sdstudio.domain.modes import REPAIR_FACES
from sdstudio.domain.request import GenerationRequest, repair_faces
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.imaging import Rgb, input_ref
from sdstudio.imaging.face_detection import FaceDetector
from sdstudio.imaging.masks import Box
from sdstudio.paths import user_paths
from tests.engine.conversation import a_request
from tests.engine.tiny import Heard, an_engine, run
from tests.support.faces import FACE, pixels, portrait

HOW = FaceRepair(side_px=64, strength=0.5)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def folder(tiny_checkpoints: dict[str, Path]) -> Path:
    return tiny_checkpoints["v_prediction"]


@pytest.fixture(scope="module")
def picture() -> Rgb:
    """Two faces beside each other."""
    one = pixels(portrait())
    return np.concatenate((one, one[:, ::-1]), axis=1)


def a_repair(picture: Rgb, how: FaceRepair = HOW, **params: Any) -> GenerationRequest:
    plain = a_request(**params)
    ref = input_ref(InputRole.IMAGE, picture)
    return repair_faces(ref, plain.checkpoint, plain.params, how)


def repaired(
    engine: DiffusersEngine, folder: Path, picture: Rgb, request: GenerationRequest, **how: object
) -> Heard:
    return run(
        engine,
        request,
        folder,
        inputs={InputRole.IMAGE: picture},
        detector=user_paths().face_detector,
        **how,  # type: ignore[arg-type]
    )


def changed(before: Rgb, after: Rgb) -> Bounds:
    rows, columns = np.nonzero((before != after).any(axis=2))
    left, top = int(columns.min()), int(rows.min())
    return Bounds(left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)


def test_only_the_faces_change_and_each_does(
    engine: DiffusersEngine, folder: Path, picture: Rgb
) -> None:
    heard = repaired(engine, folder, picture, a_repair(picture))
    (made,) = heard.pictures()
    assert made.shape == picture.shape
    for half in (np.s_[:, :256], np.s_[:, 256:]):
        part = changed(picture[half], made[half])
        face = FACE if half[1].stop == 256 else FACE._replace(left=256 - FACE.left - FACE.width)
        # The soft edge ends within a quarter of the face around it.
        around = Box(*face).grown(26, 256, 256)
        assert around.united(Box(*part)) == around
        assert Box(*face).grown(-20, 256, 256).of(made[half] != picture[half]).any()


def test_the_same_request_makes_the_same_faces_and_another_seed_others(
    engine: DiffusersEngine, folder: Path, picture: Rgb
) -> None:
    first, again, other = (
        repaired(engine, folder, picture, a_repair(picture, seed=seed)).pictures()[0]
        for seed in (3, 3, 4)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize(
    "how", [{"prompt": "a smile"}, {"strength": 0.9}, {"padding": 100}, {"feather": 30}]
)
def test_each_setting_has_an_effect(
    engine: DiffusersEngine, folder: Path, picture: Rgb, how: Mapping[str, str | float]
) -> None:
    plain, otherwise = (
        repaired(engine, folder, picture, a_repair(picture, one)).pictures()[0]
        for one in (HOW, HOW.model_copy(update=dict(how)))
    )
    assert not np.array_equal(plain, otherwise)


def test_faces_that_are_too_small_are_left_and_without_any_nothing_is_made(
    engine: DiffusersEngine, folder: Path, picture: Rgb
) -> None:
    how = HOW.model_copy(update={"smallest_px": 200})
    with pytest.raises(StudioError) as caught:
        repaired(engine, folder, picture, a_repair(picture, how))
    assert caught.value.code is ErrorCode.NO_FACES


def test_an_inpainting_checkpoint_can_do_it(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]
) -> None:
    picture = pixels(portrait())
    request = a_repair(picture)
    (made,) = repaired(engine, tiny_checkpoints["inpainting"], picture, request).pictures()
    assert not np.array_equal(made, picture)


def test_progress_counts_the_steps_of_all_faces_and_stop_stops(
    engine: DiffusersEngine, folder: Path, picture: Rgb
) -> None:
    heard = repaired(engine, folder, picture, a_repair(picture, steps=4))
    steps = [(one.step, one.total) for one in heard.events if isinstance(one, Progress)]
    assert [one for one in steps if one[1] == 4] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    flag = CancelFlag()

    def stop_after_a_face(event: object) -> None:
        if isinstance(event, Progress) and event.step == 3:
            flag.set()

    with pytest.raises(JobCancelled):
        repaired(
            engine,
            folder,
            picture,
            a_repair(picture, steps=4),
            flag=flag,
            on_event=stop_after_a_face,
        )


class _AlwaysFinds(FaceDetector):
    """The tiny model makes no faces."""

    def faces(self, picture: Rgb) -> tuple[Bounds, ...]:
        del picture
        return (Bounds(16, 16, 24, 32),)


def test_they_are_repaired_in_a_picture_that_was_just_made(
    engine: DiffusersEngine, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = a_request(width=96, height=96, count=2, second_pass=1.5)
    request = plain.model_copy(update={"faces": HOW})
    detector = user_paths().face_detector
    without = run(engine, request, folder, detector=detector)
    before = run(engine, plain, folder).pictures()
    # No face is found, so the picture is as it is.
    assert all(map(np.array_equal, without.pictures(), before))
    monkeypatch.setattr("sdstudio.engine.diffusers_engine.FaceDetector", _AlwaysFinds)
    heard = run(an_engine(tmp_path), request, folder, detector=detector)
    for old, new in zip(before, heard.pictures(), strict=True):
        part = changed(old, new)
        assert Box(*part).united(Box(0, 0, 64, 72)) == Box(0, 0, 64, 72)
    phases = [one.phase for one in heard.events if isinstance(one, PhaseStarted)]
    assert phases.count(Phase.DECODE) == 2
    assert [one.request for one in heard.ready()] == [request.single(0), request.single(1)]


def test_a_request_needs_to_say_how_and_only_where_faces_are_repaired() -> None:
    with pytest.raises(ValueError, match="how"):
        a_request(mode=REPAIR_FACES.key)
    with pytest.raises(ValueError, match="repairs no faces"):
        GenerationRequest(**{**a_request().model_dump(), "mode": "upscale", "faces": HOW})
