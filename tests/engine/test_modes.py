"""What each mode promises beyond what diffusers does."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from transformers import DPTForDepthEstimation, DPTImageProcessor

from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import PhaseStarted, Preview, Progress
from sdstudio.domain.request import GenerationRequest
from sdstudio.engine.autoencoder import to_rgb
from sdstudio.engine.depth import DepthEstimator, normalized
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.footprint import LiveTensors
from sdstudio.engine.loading import Loader
from sdstudio.engine.modes import MAKERS, depth_map
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.imaging import Rgb
from sdstudio.imaging.masks import composited
from tests.engine.conversation import a_request
from tests.engine.tiny import Heard, an_engine, run
from tests.support.pictures import some_rgb

IMAGE, MASK, DEPTH = InputRole.IMAGE, InputRole.MASK, InputRole.DEPTH
OF_A_PICTURE, INPAINTING = modes.IMAGE_TO_IMAGE.key, modes.INPAINTING.key
DEPTH_TO_IMAGE, DEPTH_MAP = modes.DEPTH_TO_IMAGE.key, modes.DEPTH_MAP.key
# What a checkpoint predicts is the sampler's business.
KINDS_THAT_INPAINT = ["epsilon", "inpainting"]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> DiffusersEngine:
    return an_engine(tmp_path_factory.mktemp("cache"))


@dataclass
class Studio:
    """Makes pictures with the tiny checkpoints."""

    engine: DiffusersEngine
    folders: Mapping[str, Path]

    def heard(self, model: str, mode: str, inputs: Mapping[InputRole, Rgb], **params: Any) -> Heard:
        request = a_request(mode=mode, inputs=inputs, **{"sampler": "ddim", **params})
        return run(self.engine, request, self.folders[model], inputs=inputs)

    def picture(self, model: str, mode: str, inputs: Mapping[InputRole, Rgb], **params: Any) -> Rgb:
        return self.heard(model, mode, inputs, **params).pictures()[0]


@pytest.fixture
def studio(engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]) -> Studio:
    return Studio(engine, tiny_checkpoints)


def smooth(width: int = 64, height: int = 64, phase: float = 0.0) -> Rgb:
    y, x = np.mgrid[0:height, 0:width] / max(width, height)
    waves = np.stack([np.sin(9 * x + phase), np.cos(7 * y), np.sin(x * y + phase)], axis=-1)
    return np.asarray(128 + 90 * waves, np.uint8)


def level(value: int, width: int = 64, height: int = 64) -> Rgb:
    return np.full((height, width, 3), value, np.uint8)


def a_spot(width: int = 64, height: int = 64, value: int = 255) -> Rgb:
    mask = level(0, width, height)
    mask[height // 4 : height // 2, width // 3 : 2 * width // 3] = value
    return mask


def far(one: Rgb, other: Rgb) -> float:
    return float(np.abs(one.astype(float) - other).mean())


class TestImageToImage:
    def test_little_strength_keeps_more_than_much(self, studio: Studio) -> None:
        inputs = {IMAGE: smooth()}
        kept = studio.picture("v_prediction", OF_A_PICTURE, inputs, strength=0.05, steps=20)
        distances = [
            far(kept, studio.picture("v_prediction", OF_A_PICTURE, inputs, strength=s, steps=20))
            for s in (0.1, 0.4, 0.8)
        ]
        assert distances == sorted(distances)

    def test_at_full_strength_nothing_is_left_of_the_picture(
        self, studio: Studio, tmp_path: Path
    ) -> None:
        one, other = (
            studio.picture("v_prediction", OF_A_PICTURE, {IMAGE: picture}, strength=1.0)
            for picture in (smooth(), level(255))
        )
        assert np.array_equal(one, other)
        # That is what diffusers does otherwise: the colours shine through.
        exact = Studio(an_engine(tmp_path, exact=True), studio.folders)
        one, other = (
            exact.picture("v_prediction", OF_A_PICTURE, {IMAGE: picture}, strength=1.0)
            for picture in (smooth(), level(255))
        )
        assert not np.array_equal(one, other)

    def test_a_picture_of_another_shape_is_cut_to_fit(self, studio: Studio) -> None:
        wide = smooth(200, 100)
        cut = wide[:, 50:150]
        made = [
            studio.picture("v_prediction", OF_A_PICTURE, {IMAGE: picture}, strength=0.5)
            for picture in (wide, cut)
        ]
        assert made[0].shape == (64, 64, 3)
        assert far(*made) < 2


@pytest.mark.parametrize("model", KINDS_THAT_INPAINT)
class TestInpainting:
    @pytest.mark.parametrize(
        "params",
        [
            {},
            {"strength": 0.5},
            {"mask_blur": 0, "sampler": "heun"},
            {"masked_only": True, "mask_padding": 0},
            {"color_match": True, "sampler": "dpmpp_2m_sde"},
        ],
    )
    def test_what_is_not_painted_stays_byte_for_byte(
        self, studio: Studio, model: str, params: dict[str, Any]
    ) -> None:
        picture, mask = some_rgb(101, 75), a_spot(101, 75)
        made = studio.picture(model, INPAINTING, {IMAGE: picture, MASK: mask}, **params)
        assert made.shape == picture.shape
        assert np.array_equal(made[mask == 0], picture[mask == 0])
        assert far(made[mask > 0], picture[mask > 0]) > 5

    def test_grey_places_change_less(self, studio: Studio, model: str) -> None:
        hardly, little, wholly = (
            studio.picture(model, INPAINTING, {IMAGE: smooth(), MASK: level(value)}, steps=20)
            for value in (1, 30, 255)
        )
        assert 0 < far(hardly, little) < 0.9 * far(hardly, wholly)
        assert np.abs(hardly.astype(int) - smooth()).max() <= 1

    def test_what_a_jpeg_leaves_in_a_mask_hides_nothing(self, studio: Studio, model: str) -> None:
        picture, mask = smooth(), a_spot()
        noisy = np.where(mask > 0, mask, np.uint8(9))
        clean, made = (
            studio.picture(model, INPAINTING, {IMAGE: picture, MASK: one}, steps=20)
            for one in (mask, noisy)
        )
        assert far(made[mask > 0], clean[mask > 0]) < 8
        assert np.abs(made[mask == 0].astype(int) - picture[mask == 0]).max() <= 9

    def test_looking_closely_works_on_the_painted_part_alone(
        self, studio: Studio, model: str
    ) -> None:
        picture, mask = some_rgb(400, 300), level(0, 400, 300)
        mask[100:120, 200:230] = 255
        inputs = {IMAGE: picture, MASK: mask}
        close = studio.heard(model, INPAINTING, inputs, masked_only=True, mask_padding=20)
        made = close.pictures()[0]
        assert made.shape == picture.shape
        assert np.array_equal(made[mask == 0], picture[mask == 0])
        # It's worked on at the chosen size, whatever the picture's.
        previews = [event for event in close.events if isinstance(event, Preview)]
        assert {(preview.width, preview.height) for preview in previews} == {(8, 8)}
        # Anything beyond the surroundings is ignored.
        elsewhere = picture.copy()
        elsewhere[:60], elsewhere[:, :150] = 0, 0
        again = studio.picture(
            model, INPAINTING, {IMAGE: elsewhere, MASK: mask}, masked_only=True, mask_padding=20
        )
        assert np.array_equal(made[mask > 0], again[mask > 0])

    def test_colours_come_to_those_around(self, studio: Studio, model: str) -> None:
        # Small contrast, so that no colour has to be cut off.
        picture, mask = np.asarray(smooth() // 4 + 120, np.uint8), a_spot()
        inputs = {IMAGE: picture, MASK: mask}
        spot = mask[..., 0] > 0
        apart = []
        for match in (False, True):
            made = studio.picture(model, INPAINTING, inputs, color_match=match, mask_blur=0)
            apart.append(np.abs(made[spot].mean(axis=0) - picture[spot].mean(axis=0)).max())
        assert apart[1] < apart[0]

    def test_the_edge_is_soft(self, studio: Studio, model: str) -> None:
        picture, mask = smooth(), a_spot()
        inputs = {IMAGE: picture, MASK: mask}
        hard, soft = (studio.picture(model, INPAINTING, inputs, mask_blur=blur) for blur in (0, 8))
        just_inside = hard[17, 22:42].astype(int), soft[17, 22:42].astype(int)
        old = picture[17, 22:42].astype(int)
        assert np.abs(just_inside[1] - old).mean() < 0.5 * np.abs(just_inside[0] - old).mean()


@pytest.mark.parametrize(
    ("value", "strength", "steps"), [(127, 0.5, 4), (51, 0.2, 5), (204, 0.8, 5)]
)
# Those that remember earlier steps remember what the held place was like, too.
@pytest.mark.parametrize("sampler", ["ddim", "euler", "heun", "dpm2"])
def test_a_place_half_painted_changes_like_image_to_image_at_half_strength(
    studio: Studio, sampler: str, value: int, strength: float, steps: int
) -> None:
    inputs = {IMAGE: smooth(), MASK: level(value)}
    common = {"steps": steps, "sampler": sampler, "mask_blur": 0}
    grey = studio.picture("v_prediction", INPAINTING, inputs, strength=1.0, **common)
    whole = studio.picture("v_prediction", OF_A_PICTURE, inputs, strength=strength, **common)
    # And as much of that shows as is painted.
    assert np.array_equal(grey, composited(smooth(), whole, np.full((64, 64), value, np.uint8)))


class TestDepth:
    def test_the_map_is_a_grey_picture_of_the_picture_s_size(self, studio: Studio) -> None:
        made = studio.picture("depth", DEPTH_MAP, {IMAGE: smooth(101, 75)})
        assert made.shape == (75, 101, 3)
        assert (made == made[..., :1]).all()
        assert (made.min(), made.max()) == (0, 255)

    def test_the_map_is_that_of_transformers(self, studio: Studio) -> None:
        folder, picture = studio.folders["depth"], smooth(101, 75)
        processor = DPTImageProcessor.from_pretrained(folder / "feature_extractor")
        network = DPTForDepthEstimation.from_pretrained(folder / "depth_estimator")
        with torch.inference_mode():
            seen = processor(images=picture, return_tensors="pt").pixel_values
            theirs = normalized(network(seen).predicted_depth, 101, 75)[0, 0]
        ours = studio.picture("depth", DEPTH_MAP, {IMAGE: picture})[..., 0]
        assert np.abs(ours - (theirs.numpy() + 1) * 127.5).max() <= 1

    def test_a_large_map_takes_little_more_than_one_plane(self) -> None:
        rgb = np.zeros((1000, 1024, 3), np.uint8)
        nearness = torch.rand((1, 40, 41), generator=torch.Generator().manual_seed(0))
        run: Any = SimpleNamespace(inputs={IMAGE: rgb}, nearness=lambda _picture: nearness)
        with torch.inference_mode(), LiveTensors() as live:
            made = depth_map.make(run)
        assert live.peak_bytes < 1.5 * 4 * 1000 * 1024
        grey = normalized(nearness, 1024, 1000)
        assert np.array_equal(made, to_rgb(torch.cat((grey, grey, grey), dim=1)))

    def test_a_depth_of_one_s_own_is_followed(self, studio: Studio) -> None:
        ramp = np.repeat(np.arange(64, dtype=np.uint8)[None, :, None] * 4, 64, axis=0)
        own = np.repeat(ramp, 3, axis=2)
        estimated, given, turned = (
            studio.picture("depth", DEPTH_TO_IMAGE, {IMAGE: smooth(), **more}, strength=1.0)
            for more in ({}, {DEPTH: own}, {DEPTH: own[:, ::-1]})
        )
        assert far(estimated, given) > 2
        assert far(given, turned) > 2

    def test_a_depth_map_given_back_makes_nearly_the_same_picture(self, studio: Studio) -> None:
        made = studio.picture("depth", DEPTH_MAP, {IMAGE: smooth()})
        one, other = (
            studio.picture("depth", DEPTH_TO_IMAGE, {IMAGE: smooth(), **more})
            for more in ({}, {DEPTH: made})
        )
        assert far(one, other) < 2

    def test_the_estimator_is_loaded_when_a_depth_is_to_be_estimated(
        self, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fresh = Studio(an_engine(tmp_path), studio.folders)
        load, loaded = Loader.depth_estimator, []

        def watched(loader: Loader, *places: torch.device) -> DepthEstimator:
            loaded.append(1)
            return load(loader, *places)

        monkeypatch.setattr(Loader, "depth_estimator", watched)
        own = fresh.picture("depth", DEPTH_TO_IMAGE, {IMAGE: smooth(), DEPTH: level(80)})
        assert not loaded
        for _ in range(2):
            fresh.picture("depth", DEPTH_MAP, {IMAGE: smooth()})
        assert loaded == [1]
        again = fresh.picture("depth", DEPTH_TO_IMAGE, {IMAGE: smooth(), DEPTH: level(80)})
        assert np.array_equal(own, again)

    def test_the_same_depth_everywhere_is_no_failure(self, studio: Studio) -> None:
        made = studio.picture("depth", DEPTH_TO_IMAGE, {IMAGE: smooth(), DEPTH: level(80)})
        assert made.std() > 5

    def test_a_depth_map_of_another_size_and_the_same_shape_is_scaled(self, studio: Studio) -> None:
        inputs = {IMAGE: smooth(), DEPTH: smooth(96, 96)[..., :1].repeat(3, axis=2)}
        assert studio.picture("depth", DEPTH_TO_IMAGE, inputs).shape == (64, 64, 3)

    def test_at_full_strength_only_the_depth_is_left_of_the_picture(self, studio: Studio) -> None:
        own = smooth()[..., :1].repeat(3, axis=2)
        one, other = (
            studio.picture("depth", DEPTH_TO_IMAGE, {IMAGE: image, DEPTH: own}, strength=1.0)
            for image in (smooth(), level(255))
        )
        assert np.array_equal(one, other)

    def test_the_estimator_s_weights_are_in_the_provenance(self, studio: Studio) -> None:
        ready = studio.heard("depth", DEPTH_MAP, {IMAGE: smooth()}).ready()[0]
        assert "depth_estimator/model.safetensors" in ready.provenance.weights_sha256
        assert "pillow" in ready.provenance.libraries
        assert not ready.provenance.exact


REPEATED = [
    ("v_prediction", OF_A_PICTURE, (IMAGE,), "euler_a"),
    ("inpainting", INPAINTING, (IMAGE, MASK), "dpmpp_2m_sde"),
    ("v_prediction", INPAINTING, (IMAGE, MASK), "lcm"),
    ("depth", DEPTH_TO_IMAGE, (IMAGE,), "dpm2_a"),
]


@pytest.mark.parametrize(("model", "mode", "roles", "sampler"), REPEATED)
def test_the_same_request_gives_the_same_pixels(
    engine: DiffusersEngine,
    tiny_checkpoints: dict[str, Path],
    model: str,
    mode: str,
    roles: tuple[InputRole, ...],
    sampler: str,
) -> None:
    pictures = {IMAGE: smooth(80, 64), MASK: a_spot(80, 64)}
    inputs = {role: pictures[role] for role in roles}
    folder = tiny_checkpoints[model]
    request = a_request(mode=mode, inputs=inputs, count=2, seed=7, sampler=sampler, strength=0.7)

    def made(wanted: GenerationRequest) -> list[Rgb]:
        return list(run(engine, wanted, folder, inputs=inputs).pictures())

    batch = made(request)
    assert not np.array_equal(batch[0], batch[1])
    for index in (1, 0):
        assert np.array_equal(made(request.single(index))[0], batch[index])
    # After a job that was stopped halfway, and after another model.
    flag = CancelFlag()
    with pytest.raises(JobCancelled):
        run(
            engine,
            request,
            folder,
            inputs=inputs,
            flag=flag,
            on_event=lambda event: flag.set() if isinstance(event, Progress) else None,
        )
    run(engine, a_request(steps=1), tiny_checkpoints["epsilon"])
    for again, before in zip(made(request), batch, strict=True):
        assert np.array_equal(again, before)


@pytest.mark.parametrize("model", ["epsilon", "inpainting", "depth"])
@pytest.mark.parametrize("mode", list(MAKERS))
def test_a_checkpoint_of_another_kind_is_refused_before_any_step(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path], model: str, mode: str
) -> None:
    row = modes.mode(mode)
    inputs = {role: level(255) for role in row.required}
    kinds = {kind.value for kind in row.checkpoint_tasks}
    heard: list[object] = []
    request = a_request(mode=mode, inputs=inputs, steps=1)
    if ("text_to_image" if model == "epsilon" else model) in kinds:
        assert run(engine, request, tiny_checkpoints[model], inputs=inputs).pictures()
        return
    with pytest.raises(StudioError) as caught:
        run(engine, request, tiny_checkpoints[model], inputs=inputs, on_event=heard.append)
    assert caught.value.code is ErrorCode.MODEL_WRONG_KIND
    assert [type(event) for event in heard] == [PhaseStarted]


@pytest.mark.parametrize(
    ("mode", "inputs", "code"),
    [
        (OF_A_PICTURE, {}, ErrorCode.INPUT_MISSING),
        (INPAINTING, {IMAGE: level(9)}, ErrorCode.MASK_EMPTY),
        (INPAINTING, {IMAGE: level(9), MASK: level(9, 64, 65)}, ErrorCode.MASK_SIZE_DIFFERS),
        (
            DEPTH_TO_IMAGE,
            {IMAGE: level(9), DEPTH: level(9, 64, 72)},
            ErrorCode.DEPTH_SHAPE_DIFFERS,
        ),
    ],
)
def test_inputs_that_do_not_fit_are_refused_before_the_model_is_loaded(
    tmp_path: Path, mode: str, inputs: Mapping[InputRole, Rgb], code: ErrorCode
) -> None:
    engine = an_engine(tmp_path)
    with pytest.raises(StudioError) as caught:
        run(engine, a_request(mode=mode, inputs=inputs), tmp_path / "no model", inputs=inputs)
    assert caught.value.code is code


def test_an_input_that_was_changed_on_the_disk_is_refused(
    engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]
) -> None:
    request = a_request(mode=OF_A_PICTURE, inputs={IMAGE: smooth()})
    changed = request.model_copy(
        update={"inputs": (request.inputs[0].model_copy(update={"sha256": "0" * 64}),)}
    )
    with pytest.raises(StudioError) as caught:
        run(engine, changed, tiny_checkpoints["epsilon"], inputs={IMAGE: smooth()})
    assert caught.value.code is ErrorCode.INPUT_GONE


@pytest.mark.parametrize("strength", [0.05, 0.5, 1.0])
@pytest.mark.parametrize("mode", [OF_A_PICTURE, INPAINTING])
def test_progress_counts_the_steps_that_are_made(
    studio: Studio, mode: str, strength: float
) -> None:
    inputs = {IMAGE: smooth(), MASK: a_spot()}
    heard = studio.heard("epsilon", mode, inputs, strength=strength, steps=10)
    steps = [event for event in heard.events if isinstance(event, Progress)]
    total = max(1, int(10 * strength))
    assert {event.total for event in steps} == {total}
    assert [event.step for event in steps] == list(range(1, total + 1))
    assert all(later.step > earlier.step for earlier, later in pairwise(steps))
