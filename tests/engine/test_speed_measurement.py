"""The measurement that the estimate of seconds for a picture rests on."""

import io
from pathlib import Path

import pytest
import torch

from sdstudio.domain.families import FAMILIES
from sdstudio.domain.messages import EVENTS, Measure, Measured, read_frame, write_frame
from sdstudio.domain.speed_estimate import Speed
from sdstudio.engine import speed_measurement as module
from sdstudio.engine.assets import AssetStore
from sdstudio.engine.device import cpu, precision
from sdstudio.engine.fake import FakeEngine
from sdstudio.engine.speed_measurement import measure_speed
from sdstudio.engine.worker import EngineWorker


def test_every_part_is_measured_in_the_precision_of_the_pictures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_PART_S", 0.0)
    measured = measure_speed(cpu(), scale=1 / 8)
    assert (measured.device, measured.device_name) == ("cpu", cpu().name)
    assert getattr(torch, measured.dtype) is precision(torch.device("cpu"), 10**9)
    assert all(rate > 0 for rate in (*measured.unet_gflop_per_s, measured.decoder_gflop_per_s))


def test_a_machine_that_cannot_be_measured_says_so_and_goes_on(tmp_path: Path) -> None:
    class Broken(FakeEngine):
        def measure(self) -> Speed:
            raise MemoryError

    commands, events = io.BytesIO(), io.BytesIO()
    write_frame(commands, Measure())
    commands.seek(0)
    worker = EngineWorker(commands, events, AssetStore(tmp_path), end=lambda _code: None)
    assert worker.run(Broken) == 0
    # A copy, since its thread still reports once a second that it is alive.
    written = io.BytesIO(events.getvalue())
    headers = []
    while (frame := read_frame(written)) is not None:
        headers.append(EVENTS.validate_json(frame[0]))
    assert Measured(speed=None) in headers


def test_the_parts_count_as_much_as_a_level_of_the_network_does() -> None:
    # Five such pairs of blocks make a level: two on the way down, three on the way up, of which the
    # residual blocks are larger since they take in what was kept.
    levels = [
        module._unet_part(level, level.side, torch.device("meta"), torch.float32)[2]
        for level in FAMILIES[0].cost.unet_levels
    ]
    for part, level in zip(levels, (307.4, 235.4, 215.8), strict=True):
        assert 0.6 < 5 * part / (2 * level) <= 1.0
