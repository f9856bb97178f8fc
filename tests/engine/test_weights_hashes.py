"""Hashing weights is never in the way of what is made with them."""

import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sdstudio.engine.memory_fallback import FallbackState
from sdstudio.engine.protocol import CancelFlag, JobCancelled
from sdstudio.engine.weights_hashes import HashedWeights, WeightsHashes, find_weights
from sdstudio.engine.worker_thread import awaited, in_thread
from tests.engine.conversation import a_request
from tests.engine.tiny import an_engine, run


@pytest.fixture
def held_up() -> Iterator[threading.Event]:
    """What something slow waits for: the test's end, if nothing else."""
    event = threading.Event()
    yield event
    event.set()


def test_what_is_known_can_be_asked_while_others_are_hashed(
    tiny_checkpoints: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    held_up: threading.Event,
) -> None:
    folder = tiny_checkpoints["v_prediction"]
    unet, vae = (find_weights(folder, part, "Tiny") for part in ("unet", "vae"))
    hashes, begun, sha256 = WeightsHashes(tmp_path), threading.Event(), hashlib.sha256

    def slow(*arguments: Any) -> Any:
        begun.set()
        held_up.wait()
        return sha256(*arguments)

    hashes.remember(vae, "ab" * 32)
    monkeypatch.setattr(hashlib, "sha256", slow)
    pending = hashes.start((unet,))
    assert begun.wait(10)
    asked = in_thread(lambda: (hashes.known(unet), hashes.known(vae)), "asking")
    assert asked.result(timeout=10) == (None, "ab" * 32)
    held_up.set()
    expected = sha256(unet.path.read_bytes()).hexdigest()
    assert pending.result(CancelFlag()) == {unet.name: expected}


def test_a_finished_picture_is_not_lost_to_a_stop_while_its_model_is_hashed(
    tiny_checkpoints: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    held_up: threading.Event,
) -> None:
    flag, unslowed = CancelFlag(), WeightsHashes.sha256

    def slow(hashes: WeightsHashes, file: HashedWeights, cancelled: CancelFlag) -> str:
        if "vae" in file.name:
            held_up.wait()
        return unslowed(hashes, file, cancelled)

    monkeypatch.setattr(WeightsHashes, "sha256", slow)
    # Once it is finished.
    monkeypatch.setattr(FallbackState, "keep", lambda _fallback: flag.set())
    heard = run(an_engine(tmp_path), a_request(), tiny_checkpoints["v_prediction"], flag=flag)
    assert len(heard.pictures()) == 1


def test_who_waits_is_told_what_went_wrong_and_can_be_stopped(held_up: threading.Event) -> None:
    def fail() -> None:
        raise TimeoutError("the network drive sleeps")

    with pytest.raises(TimeoutError, match="sleeps"):
        awaited(in_thread(fail, "failing"), CancelFlag())
    flag = CancelFlag()
    flag.set()
    with pytest.raises(JobCancelled):
        awaited(in_thread(held_up.wait, "waiting"), flag)
