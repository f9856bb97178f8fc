"""Pictures become the vectors that transformers makes of them, and give way to jobs."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.numpy import load_file, save_file
from transformers import Dinov2Config, Dinov2Model
from transformers.models.bit.image_processing_pil_bit import BitImageProcessorPil

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.messages import (
    Cancelled,
    Encode,
    Encoded,
    Finished,
    NotEncoded,
    Phase,
    PhaseStarted,
)
from sdstudio.domain.similarity import LOOKED_AT_PX, SHORTER_SIDE_PX
from sdstudio.engine.assets import Weights
from sdstudio.engine.diffusers_engine import DiffusersEngine
from sdstudio.engine.protocol import CancelFlag, JobCancelled, Squares
from sdstudio.imaging import Rgb, middle_square
from sdstudio.models.hashing import hash_file
from sdstudio.weights.dinov2 import Dinov2
from sdstudio.weights.header import read_header
from tests.engine.conversation import PATIENCE_S, Conversation, a_request
from tests.engine.tiny import an_engine
from tests.support.similarity import write_similarity

SIZES = ((40, 30), (300, 200), (257, 900), (224, 224))
#: Half of what float16 tells apart in numbers below 1, and the rounding of float32.
TOLERANCE = 2**-12 + 1e-5


def pictures() -> list[Rgb]:
    rng = np.random.default_rng(5)
    found = []
    for width, height in SIZES:
        small = Image.fromarray(rng.integers(0, 256, (9, 9, 3), np.uint8))
        found.append(np.asarray(small.resize((width, height), Image.Resampling.BICUBIC)))
    return found


def squares(some: list[Rgb]) -> Squares:
    return np.stack([middle_square(one, LOOKED_AT_PX, SHORTER_SIDE_PX) for one in some])


def weights_of(path: Path) -> Weights:
    return Weights(path, hash_file(path).sha256, "Tiny DINO")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as transformers writes it."""
    torch.manual_seed(3)
    config = Dinov2Config(
        hidden_size=128,
        num_hidden_layers=3,
        num_attention_heads=2,
        mlp_ratio=3,
        image_size=70,
        patch_size=14,
    )
    folder = tmp_path_factory.mktemp("published")
    network = Dinov2Model(config)
    # As after training: those it begins with would hardly tell pictures apart.
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.2)
    network.save_pretrained(folder)
    return folder


@pytest.fixture
def engine(tmp_path: Path) -> DiffusersEngine:
    return an_engine(tmp_path)


def test_the_tensors_are_those_that_transformers_writes(published: Path) -> None:
    with (published / "model.safetensors").open("rb") as opened:
        shapes = read_header(opened).shapes
    network = Dinov2.of(shapes)
    assert network == Dinov2(width=128, layers=3, patch_px=14, grid=5, mlp_ratio=3)
    assert dict(network.tensors()) == dict(shapes)


def test_the_vectors_are_those_of_transformers(published: Path, engine: DiffusersEngine) -> None:
    some = pictures()
    found = engine.encode(weights_of(published / "model.safetensors"), squares(some), CancelFlag())
    # As in the published preprocessor_config.json.
    processor = BitImageProcessorPil(
        size={"shortest_edge": 256},
        crop_size={"height": 224, "width": 224},
        resample=3,
        image_mean=[0.485, 0.456, 0.406],
        image_std=[0.229, 0.224, 0.225],
    )
    network = Dinov2Model.from_pretrained(published).eval()
    with torch.inference_mode():
        pixels = processor(images=some, return_tensors="pt")["pixel_values"]
        theirs = torch.nn.functional.normalize(network(pixels).pooler_output, dim=-1).numpy()
    assert found.dtype == np.float16
    assert found.shape == theirs.shape == (len(SIZES), 128)
    np.testing.assert_allclose(found.astype(np.float32), theirs, rtol=0, atol=TOLERANCE)
    # They are not all the same: the pictures differ.
    assert (theirs @ theirs.T)[0, 1] < 0.999


def test_a_picture_has_the_same_vector_again_alone_and_among_others(
    published: Path, engine: DiffusersEngine
) -> None:
    weights, some = weights_of(published / "model.safetensors"), squares(pictures())
    together = engine.encode(weights, some, CancelFlag())
    assert np.array_equal(together, engine.encode(weights, some, CancelFlag()))
    alone = np.concatenate(
        [engine.encode(weights, some[n : n + 1], CancelFlag()) for n in range(4)]
    )
    np.testing.assert_allclose(
        together.astype(np.float32), alone.astype(np.float32), rtol=0, atol=2 * TOLERANCE
    )


def test_weights_without_the_mask_of_training_will_do(
    tmp_path: Path, engine: DiffusersEngine
) -> None:
    path = write_similarity(tmp_path / "model.safetensors")
    with_mask = engine.encode(weights_of(path), squares(pictures()), CancelFlag())
    tensors = load_file(path)
    del tensors["embeddings.mask_token"]
    other = tmp_path / "plain.safetensors"
    save_file(tensors, other)
    found = engine.encode(weights_of(other), squares(pictures()), CancelFlag())
    assert np.array_equal(found, with_mask)


def test_it_stops_between_two_layers(published: Path, engine: DiffusersEngine) -> None:
    flag = CancelFlag()
    flag.set()
    with pytest.raises(JobCancelled):
        engine.encode(weights_of(published / "model.safetensors"), squares(pictures()), flag)


def test_what_is_not_the_file_that_was_installed_is_not_used(
    tmp_path: Path, engine: DiffusersEngine
) -> None:
    path = write_similarity(tmp_path / "model.safetensors")
    weights = weights_of(path)
    write_similarity(path, seed=1)
    with pytest.raises(StudioError) as told:
        engine.encode(weights, squares(pictures()), CancelFlag())
    assert told.value.code is ErrorCode.MODEL_FILE_DAMAGED
    path.unlink()
    with pytest.raises(StudioError) as told:
        engine.encode(weights, squares(pictures()), CancelFlag())
    assert told.value.code is ErrorCode.MODEL_NOT_FOUND


class TestProcess:
    def test_it_answers_with_a_vector_for_each_picture(self, tmp_path: Path) -> None:
        path = write_similarity(tmp_path / "model.safetensors")
        weights, some = weights_of(path), squares(pictures())
        with Conversation(tmp_path / "cache") as talk:
            talk.ready()
            assert talk.missing(weights.sha256) == (weights.sha256,)
            talk.put(weights.sha256, str(path))
            talk.send(Encode(batch_id=7, model=weights.sha256, name="x"), some.tobytes())
            said = talk.until(Encoded, batch_id=7)
            vectors = np.frombuffer(talk.payload_of(said), np.float16).reshape(-1, said.width)
            assert len(vectors) == len(some)
            np.testing.assert_allclose(np.linalg.norm(vectors.astype("f4"), axis=1), 1, atol=1e-3)

    def test_a_model_that_is_gone_and_pictures_that_are_none_are_said_to_be(
        self, tmp_path: Path
    ) -> None:
        path = write_similarity(tmp_path / "model.safetensors")
        sha256 = weights_of(path).sha256
        with Conversation(tmp_path / "cache") as talk:
            talk.ready()
            talk.send(Encode(batch_id=1, model=sha256, name="Mine"), squares(pictures()).tobytes())
            said = talk.until(NotEncoded, batch_id=1)
            assert (said.code, said.arguments) == (ErrorCode.MODEL_NOT_FOUND, {"model": "Mine"})
            talk.put(sha256, str(path))
            talk.send(Encode(batch_id=2, model=sha256, name="Mine"), b"half a picture")
            assert talk.until(NotEncoded, batch_id=2).code is ErrorCode.ENGINE_FAULT
            talk.ask(3, a_request())
            assert isinstance(talk.end_of(3), Finished)

    def test_it_gives_way_to_a_job_at_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # The fake engine encodes for as long as a step.
        monkeypatch.setenv("SDSTUDIO_FAKE_STEP_MS", str(int(2000 * PATIENCE_S)))
        path = write_similarity(tmp_path / "model.safetensors")
        sha256 = weights_of(path).sha256
        pixels = squares(pictures()).tobytes()
        with Conversation(tmp_path / "cache") as talk:
            talk.ready()
            talk.put(sha256, str(path))
            talk.send(Encode(batch_id=1, model=sha256, name="x"), pixels)
            talk.ask(1, a_request())
            assert talk.until(NotEncoded, batch_id=1).code is None
            talk.until(PhaseStarted, job_id=1, phase=Phase.DENOISE)
            # One that waits behind a job gives way to the next job.
            talk.send(Encode(batch_id=2, model=sha256, name="x"), pixels)
            talk.ask(2, a_request())
            talk.cancel(1)
            assert talk.until(NotEncoded, batch_id=2).code is None
            talk.until(PhaseStarted, job_id=2, phase=Phase.DENOISE)
            talk.cancel(2)
            assert isinstance(talk.end_of(2), Cancelled)
