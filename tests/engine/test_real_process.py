"""The engine process with torch in it."""

import time
from pathlib import Path

import numpy as np
import pytest

from sdstudio.domain.messages import Finished, ImageReady, Phase, PhaseStarted
from tests.engine.conversation import Conversation, a_request
from tests.engine.tiny import an_engine, run


def test_it_makes_the_same_picture_and_ends_with_its_window_in_mid_step(
    tiny_checkpoints: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    folder, request = tiny_checkpoints["v_prediction"], a_request()
    with Conversation(tmp_path / "cache", fake=False) as talk:
        assert talk.ready().device_name
        talk.ask(1, request, str(folder))
        picture = talk.until(ImageReady)
        assert isinstance(talk.end_of(1), Finished)
        talk.ask(2, a_request(width=1024, height=1024, steps=150), str(folder))
        talk.until(PhaseStarted, phase=Phase.DENOISE)
        hung_up_s = time.monotonic()
        talk.hang_up()
        assert talk.wait() == 0
        assert time.monotonic() - hung_up_s < 2
        pixels = np.frombuffer(talk.payload_of(picture), np.uint8)
    ours = run(an_engine(tmp_path), request, folder).pictures()[0]
    assert np.array_equal(pixels, ours.ravel())
