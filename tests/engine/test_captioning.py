"""The captioning network is transformers' BLIP, as far as shapes tell, and says the same again."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from pytestqt.qtbot import QtBot
from transformers import BlipForConditionalGeneration

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.descriptions import seen_in
from sdstudio.app.engine_process import EngineProcess
from sdstudio.app.local_engine import LocalEngine
from sdstudio.app.picture_describer import PictureDescriber
from sdstudio.app.running_job import EngineState
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.captioning import SEEN_PX, TOKENS_MAX
from sdstudio.domain.messages import (
    Cancelled,
    Describe,
    Described,
    NotDescribed,
    Phase,
    PhaseStarted,
)
from sdstudio.engine.assets import Weights
from sdstudio.engine.cancellation import CancelGate
from sdstudio.engine.captioning import CaptioningNetwork, _configuration
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.models.auxiliary import auxiliary_in_file
from sdstudio.models.catalogue import Catalogue
from sdstudio.models.hashing import hash_file
from sdstudio.models.importing import examine
from sdstudio.paths import user_paths
from sdstudio.weights.blip import NUMBERS
from tests.engine.conversation import PATIENCE_S, Conversation, a_request
from tests.engine.tiny import an_engine
from tests.support.captioners import TINY, random_tensors, write_captioner
from tests.support.coroutines import result_of
from tests.support.services import running_services
from tests.support.torch_thread import TorchLaunch


def test_the_tensors_are_those_of_transformers() -> None:
    with torch.device("meta"):
        network = BlipForConditionalGeneration(_configuration(TINY))
    theirs = {name: tuple(one.shape) for name, one in network.state_dict().items()}
    assert {name: shape for name, shape in TINY.tensors() if name != NUMBERS} == theirs


def test_a_caption_depends_on_the_picture_alone(tmp_path: Path) -> None:
    file = write_captioner(tmp_path / "tiny.safetensors")
    network = CaptioningNetwork(file, torch.device("cpu"), CancelGate())
    drawn = np.random.default_rng(0).integers(0, 256, (SEEN_PX, SEEN_PX, 3), np.uint8)
    with torch.inference_mode():
        first, again, other = (network.tokens(one) for one in (drawn, drawn, 255 - drawn // 4))
    assert first == again != other
    assert 1 < len(first) <= TOKENS_MAX + 2


def test_it_stops_between_two_layers(tmp_path: Path) -> None:
    file = write_captioner(tmp_path / "tiny.safetensors")
    weights = Weights(file, hash_file(file).sha256, "Tiny BLIP")
    flag, engine = CancelFlag(), an_engine(tmp_path)
    flag.set()
    with pytest.raises(JobCancelled):
        engine.caption(weights, np.zeros((SEEN_PX, SEEN_PX, 3), np.uint8), flag)


def test_the_published_pickle_is_recognised(tmp_path: Path) -> None:
    tensors = {name: torch.from_numpy(one) for name, one in random_tensors().items()}
    # As files of that time have it.
    tensors[NUMBERS] = torch.arange(TINY.length)[None]
    torch.save(tensors, tmp_path / "pytorch_model.bin")
    bundled = user_paths().model_configurations
    found = examine(tmp_path / "pytorch_model.bin", catalogue=Catalogue(), bundled=bundled)
    assert (found.kind, found.needs_conversion) == (AuxiliaryKind.CAPTION, True)


def test_a_file_becomes_a_sentence_through_the_engine(qtbot: QtBot, tmp_path: Path) -> None:
    model = auxiliary_in_file(write_captioner(tmp_path / "tiny.safetensors"))
    assert model is not None
    picture = tmp_path / "fish.png"
    Image.new("RGB", (30, 20), "red").save(picture)
    launch = TorchLaunch(tmp_path / "cache", tmp_path / "engine.log")
    engine = LocalEngine(lambda report: EngineProcess(launch, report))
    background = BackgroundTasks()
    with running_services(tmp_path / "services", engine=engine) as services:
        words = user_paths().caption_words
        describer = PictureDescriber(words, engine, services.dispatcher, background)
        first = result_of(describer.describe(model, seen_in(picture)))
        again = result_of(describer.describe(model, seen_in(picture), gives_way=True))
        assert services.dispatcher.engine_state is EngineState.READY
    assert background.close(5.0)
    assert first == again
    assert first


def test_what_nobody_waits_for_gives_way_to_a_job_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The fake engine describes for as long as a step.
    monkeypatch.setenv("SDSTUDIO_FAKE_STEP_MS", str(int(2000 * PATIENCE_S)))
    file = write_captioner(tmp_path / "tiny.safetensors")
    sha256, pixels = hash_file(file).sha256, bytes(SEEN_PX * SEEN_PX * 3)
    with Conversation(tmp_path / "cache") as talk:
        talk.ready()
        talk.put(sha256, str(file))
        talk.send(Describe(request_id=1, model=sha256, name="x", gives_way=True), pixels)
        talk.ask(1, a_request())
        assert talk.until(NotDescribed, request_id=1).code is None
        talk.until(PhaseStarted, job_id=1, phase=Phase.DENOISE)
        talk.cancel(1)
        assert isinstance(talk.end_of(1), Cancelled)
        assert not talk.all_said(Described)
