"""Objects are found as transformers finds them, once a picture is known in an instant."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from pydantic import BaseModel
from transformers import SamConfig, SamModel, SamVisionConfig
from transformers.models.sam.image_processing_pil_sam import SamImageProcessorPil
from transformers.models.sam.processing_sam import SamProcessor

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import (
    Finished,
    NotSegmented,
    Phase,
    PhaseStarted,
    Progress,
    Segment,
    Segmented,
)
from sdstudio.domain.segmentation import SEEN_PX, ObjectBox, ObjectPoint, Prompts, seen_size
from sdstudio.engine.assets import Weights
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.protocol import CancelFlag, JobCancelled, Seen
from sdstudio.engine.segmentation import SegmentationNetwork
from sdstudio.imaging import Rgb, bilinear
from sdstudio.imaging.logit_masks import PlacedMask
from sdstudio.models.hashing import hash_file
from sdstudio.weights.header import read_header
from sdstudio.weights.sam import SHARED, Sam
from tests.engine.conversation import Conversation, a_request
from tests.engine.tiny import an_engine, run
from tests.support.segmentation import SLIM, write_segmentation

CPU = torch.device("cpu")
INSIDE, BESIDE = ObjectPoint(x=70, y=50), ObjectPoint(x=30, y=100, is_inside=False)
PROMPTS = (
    Prompts(points=(INSIDE,)),
    Prompts(points=(INSIDE, BESIDE, ObjectPoint(x=71.5, y=60.25))),
    Prompts(box=ObjectBox(left=20, top=30, right=90, bottom=110)),
    Prompts(points=(INSIDE, BESIDE), box=ObjectBox(left=20, top=30, right=90, bottom=110)),
)


def a_picture(width: int = 120, height: int = 160) -> Rgb:
    rng = np.random.default_rng(7)
    small = Image.fromarray(rng.integers(0, 256, (9, 9, 3), np.uint8))
    return np.asarray(small.resize((width, height), Image.Resampling.BICUBIC))


def seen_of(rgb: Rgb) -> Seen:
    height, width, _ = rgb.shape
    return bilinear(rgb, *seen_size(width, height))


def weights_of(path: Path) -> Weights:
    return Weights(path, hash_file(path).sha256, "Tiny SAM")


def a_command(rgb: Rgb, prompts: Prompts, sha256: str = "0" * 64, request_id: int = 1) -> Segment:
    height, width, _ = rgb.shape
    return Segment(
        request_id=request_id,
        model=sha256,
        name="Tiny SAM",
        picture="one",
        width=width,
        height=height,
        prompts=prompts,
    )


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as transformers writes it, with every kind of layer of the published network."""
    torch.manual_seed(3)
    vision = SamVisionConfig(
        hidden_size=24,
        mlp_dim=40,
        num_hidden_layers=3,
        num_attention_heads=3,
        patch_size=32,
        window_size=14,
        global_attn_indexes=[1],
    )
    config = SamConfig(vision_config=vision, prompt_encoder_config={"patch_size": 32})
    network = SamModel(config)
    # As after training: with those it begins with, a mask would be all or nothing.
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.2)
    folder = tmp_path_factory.mktemp("published")
    network.save_pretrained(folder)
    return folder


@pytest.fixture
def engine(tmp_path: Path) -> DiffusersEngine:
    return an_engine(tmp_path)


def test_the_tensors_are_those_that_transformers_writes(published: Path) -> None:
    with (published / "model.safetensors").open("rb") as opened:
        shapes = read_header(opened).shapes
    network = Sam.of(shapes)
    expected = Sam(24, 3, 40, 32, 32, 14, (False, True, False))
    assert network == expected
    needed = dict(network.tensors())
    assert {**{name: needed[name] for name in SHARED}, **shapes} == needed


def test_the_published_network_is_the_one_that_is_written_down() -> None:
    vision = SamVisionConfig(hidden_size=168, mlp_dim=696)
    with torch.device("meta"):
        network = SamModel(SamConfig(vision_config=vision))
    shapes = {name: tuple(tensor.shape) for name, tensor in network.state_dict().items()}
    assert shapes == dict(SLIM.tensors())


def theirs(published: Path, rgb: Rgb, prompts: Prompts) -> tuple[Any, Any]:
    """The logits and the mask of transformers."""
    processor = SamProcessor(SamImageProcessorPil())
    network = SamModel.from_pretrained(published).eval()
    points, box = prompts.points, prompts.box
    inputs = processor(
        images=Image.fromarray(rgb),
        input_points=[[[[one.x, one.y] for one in points]]] if points else None,
        input_labels=[[[int(one.is_inside) for one in points]]] if points else None,
        input_boxes=None if box is None else [[[box.left, box.top, box.right, box.bottom]]],
        return_tensors="pt",
    )
    sizes = inputs.pop("original_sizes"), inputs.pop("reshaped_input_sizes")
    inputs = {
        name: value.to(torch.float32) if value.is_floating_point() else value
        for name, value in inputs.items()
    }
    is_ambiguous = box is None and len(points) == 1
    with torch.inference_mode():
        found = network(**inputs, multimask_output=is_ambiguous)
    best = int(found.iou_scores[0, 0].argmax())
    (masks,) = processor.image_processor.post_process_masks(found.pred_masks, *sizes)
    return found.pred_masks[0, 0, best].numpy(), masks[0, best].numpy()


@pytest.mark.parametrize("prompts", PROMPTS)
@pytest.mark.parametrize("size", [(120, 160), (1700, 900)])
def test_the_logits_and_masks_are_those_of_transformers(
    published: Path, engine: DiffusersEngine, prompts: Prompts, size: tuple[int, int]
) -> None:
    rgb = a_picture(*size)
    height, width, _ = rgb.shape
    logits, mask = theirs(published, rgb, prompts)
    path = published / "model.safetensors"
    network = SegmentationNetwork(path, CPU, CancelGate())
    across, down = (a / b for a, b in zip(seen_size(width, height), (width, height), strict=True))
    points = tuple(
        ObjectPoint(x=one.x * across, y=one.y * down, is_inside=one.is_inside)
        for one in prompts.points
    )
    box = prompts.box and ObjectBox(
        left=prompts.box.left * across,
        top=prompts.box.top * down,
        right=prompts.box.right * across,
        bottom=prompts.box.bottom * down,
    )
    with torch.inference_mode():
        ours = network.logits(network.embedding(seen_of(rgb)), points, box).numpy()
    np.testing.assert_allclose(ours, logits, rtol=0, atol=1e-3 * float(np.abs(logits).max()))
    assert 0.01 < mask.mean() < 0.99
    placed = engine.segment(weights_of(path), a_command(rgb, prompts), seen_of(rgb), CancelFlag())
    found = whole(placed, width, height)
    # They interpolate twice, to 1024 pixels and from there.
    assert ((found > 127) == mask).mean() > 0.99


def whole(placed: PlacedMask, width: int, height: int) -> Any:
    found = np.zeros((height, width), np.uint8)
    rows, columns = placed.coverage.shape
    found[placed.y : placed.y + rows, placed.x : placed.x + columns] = placed.coverage
    return found


def test_a_picture_is_looked_at_once(
    published: Path, engine: DiffusersEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    embedding = SegmentationNetwork.embedding

    def counted(self: SegmentationNetwork, seen: Seen) -> torch.Tensor:
        looked.append(1)
        return embedding(self, seen)

    monkeypatch.setattr(SegmentationNetwork, "embedding", counted)
    rgb, weights = a_picture(), weights_of(published / "model.safetensors")
    empty = engine.segment(weights, a_command(rgb, Prompts()), seen_of(rgb), CancelFlag())
    assert empty.coverage.size == 0
    first = engine.segment(weights, a_command(rgb, PROMPTS[0]), seen_of(rgb), CancelFlag())
    again = engine.segment(weights, a_command(rgb, PROMPTS[0]), seen_of(rgb), CancelFlag())
    assert len(looked) == 1
    assert np.array_equal(first.coverage, again.coverage)


def test_it_stops_between_two_layers(published: Path, engine: DiffusersEngine) -> None:
    flag, rgb = CancelFlag(), a_picture()
    flag.set()
    weights = weights_of(published / "model.safetensors")
    with pytest.raises(JobCancelled):
        engine.segment(weights, a_command(rgb, PROMPTS[0]), seen_of(rgb), flag)


def test_what_is_not_the_file_that_was_installed_is_not_used(
    tmp_path: Path, engine: DiffusersEngine
) -> None:
    path, rgb = write_segmentation(tmp_path / "model.safetensors"), a_picture()
    weights = weights_of(path)
    write_segmentation(path, seed=1)
    with pytest.raises(StudioError) as told:
        engine.segment(weights, a_command(rgb, PROMPTS[0]), seen_of(rgb), CancelFlag())
    assert told.value.code is ErrorCode.MODEL_FILE_DAMAGED
    path.unlink()
    with pytest.raises(StudioError) as told:
        engine.segment(weights, a_command(rgb, PROMPTS[0]), seen_of(rgb), CancelFlag())
    assert told.value.code is ErrorCode.MODEL_NOT_FOUND


def test_a_picture_is_the_same_whatever_is_found_between_its_steps(
    published: Path, engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]
) -> None:
    folder, rgb = tiny_checkpoints["v_prediction"], a_picture()
    weights = weights_of(published / "model.safetensors")
    found: list[PlacedMask] = []

    def find() -> None:
        command = a_command(rgb, PROMPTS[0])
        found.append(engine.segment(weights, command, seen_of(rgb), CancelFlag()))

    request = a_request(seed=3, sampler="euler_a")
    before = run(engine, request, folder).pictures()[0]
    with_it = run(engine, request, folder, between_steps=find).pictures()[0]
    assert np.array_equal(before, with_it)
    assert len(found) == request.params.steps
    assert all(np.array_equal(one.coverage, found[0].coverage) for one in found)


def test_a_job_is_cancelled_by_its_own_flag_after_something_was_found(
    published: Path, engine: DiffusersEngine, tiny_checkpoints: dict[str, Path]
) -> None:
    rgb, flag = a_picture(), CancelFlag()
    weights = weights_of(published / "model.safetensors")

    def find() -> None:
        engine.segment(weights, a_command(rgb, PROMPTS[0]), seen_of(rgb), CancelFlag())
        flag.set()

    steps: list[int] = []

    def note(event: BaseModel) -> None:
        if isinstance(event, Progress):
            steps.append(event.step)

    folder, request = tiny_checkpoints["v_prediction"], a_request(steps=50)
    with pytest.raises(JobCancelled):
        run(engine, request, folder, flag=flag, on_event=note, between_steps=find)
    assert max(steps) == 1


class TestProcess:
    def test_it_answers_with_a_part_of_the_mask(self, tmp_path: Path) -> None:
        path, rgb = write_segmentation(tmp_path / "model.safetensors"), a_picture(400, 200)
        sha256 = weights_of(path).sha256
        with Conversation(tmp_path / "cache") as talk:
            talk.ready()
            assert talk.missing(sha256) == (sha256,)
            talk.put(sha256, str(path))
            prompts = Prompts(box=ObjectBox(left=20, top=30, right=90, bottom=110))
            talk.send(a_command(rgb, prompts, sha256), seen_of(rgb).tobytes())
            said = talk.until(Segmented, request_id=1)
            assert (said.x, said.y, said.width, said.height) == (20, 30, 70, 80)
            assert talk.payload_of(said) == b"\xff" * 70 * 80

    def test_a_model_that_is_gone_and_a_picture_that_is_none_are_said_to_be(
        self, tmp_path: Path
    ) -> None:
        path, rgb = write_segmentation(tmp_path / "model.safetensors"), a_picture()
        sha256 = weights_of(path).sha256
        with Conversation(tmp_path / "cache") as talk:
            talk.ready()
            talk.send(a_command(rgb, PROMPTS[0], sha256), seen_of(rgb).tobytes())
            said = talk.until(NotSegmented, request_id=1)
            expected = ErrorCode.MODEL_NOT_FOUND, {"model": "Tiny SAM"}
            assert (said.code, said.arguments) == expected
            talk.put(sha256, str(path))
            talk.send(a_command(rgb, PROMPTS[0], sha256, 2), b"half a picture")
            assert talk.until(NotSegmented, request_id=2).code is ErrorCode.ENGINE_FAULT
            scarce = a_command(rgb, PROMPTS[0], sha256, 3).model_copy(update={"name": "oom"})
            talk.send(scarce, seen_of(rgb).tobytes())
            assert talk.until(NotSegmented, request_id=3).code is ErrorCode.SEGMENTATION_MEMORY
            talk.ask(3, a_request())
            assert isinstance(talk.end_of(3), Finished)

    def test_it_answers_between_two_steps_of_a_job(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SDSTUDIO_FAKE_STEP_MS", "50")
        path, rgb = write_segmentation(tmp_path / "model.safetensors"), a_picture()
        sha256 = weights_of(path).sha256
        with Conversation(tmp_path / "cache") as talk:
            talk.ready()
            talk.put(sha256, str(path))
            # Without an end: only an answer in between can come.
            talk.ask(1, a_request(steps=150, count=100))
            talk.until(PhaseStarted, job_id=1, phase=Phase.DENOISE)
            talk.send(a_command(rgb, PROMPTS[0], sha256), seen_of(rgb).tobytes())
            talk.until(Segmented, request_id=1)
            talk.cancel(1)
            talk.end_of(1)
            talk.send(a_command(rgb, PROMPTS[0], sha256, 2), seen_of(rgb).tobytes())
            talk.until(Segmented, request_id=2)


def test_the_longer_side_is_that_of_the_network() -> None:
    assert seen_size(120, 160) == (768, SEEN_PX)
    assert seen_size(8192, 1) == (SEEN_PX, 1)
