"""The engine process with torch in it."""

import time
from pathlib import Path

import numpy as np
import pytest

from sdstudio.domain.input_refs import InputRole
from sdstudio.domain.messages import Finished, ImageReady, Phase, PhaseStarted
from sdstudio.domain.modes import IMAGE_TO_IMAGE
from sdstudio.imaging import Rgb, encode_png, pixels_sha256
from tests.engine.conversation import Conversation, a_request
from tests.engine.tiny import an_engine, run


def test_it_makes_the_same_pictures_and_ends_with_its_window_in_mid_step(
    tiny_checkpoints: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    folder = tiny_checkpoints["v_prediction"]
    rgb: Rgb = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    from_words = a_request()
    from_a_picture = a_request(mode=IMAGE_TO_IMAGE.key, inputs={InputRole.IMAGE: rgb}, seed=3)
    with Conversation(tmp_path / "cache", fake=False) as talk:
        assert talk.ready().device_name
        talk.ask(1, from_words, str(folder))
        assert isinstance(talk.end_of(1), Finished)
        # Given as the bytes of a file, and to our engine below as a file.
        talk.put(pixels_sha256(rgb), encode_png(rgb, {}, program=None))
        talk.ask(2, from_a_picture, str(folder))
        assert isinstance(talk.end_of(2), Finished)
        talk.ask(3, a_request(width=1024, height=1024, steps=150), str(folder))
        talk.until(PhaseStarted, job_id=3, phase=Phase.DENOISE)
        hung_up_s = time.monotonic()
        talk.hang_up()
        assert talk.wait() == 0
        assert time.monotonic() - hung_up_s < 2
        theirs = [talk.payload_of(picture) for picture in talk.all_said(ImageReady)]
    engine = an_engine(tmp_path)
    heard = [
        run(engine, from_words, folder),
        run(engine, from_a_picture, folder, inputs={InputRole.IMAGE: rgb}),
    ]
    assert theirs == [one.pictures()[0].tobytes() for one in heard]
