"""PictureSpeed: a measurement that is lost is taken again, and one that fails is not waited for."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.job_queue import JobQueue
from sdstudio.app.model_management.picture_speed import PictureSpeed
from sdstudio.app.running_job import EngineState
from sdstudio.domain.speed_estimate import Speed
from sdstudio.paths import Paths
from tests.support.memory_engine import MemoryEngine


class Idle(QObject):
    """An empty queue, and nobody who runs it."""

    changed = Signal()
    running = None
    jobs = ()
    engine_state = EngineState.READY

    def __init__(self) -> None:
        super().__init__()
        self.engine_ready = SimpleNamespace(device_name="A processor")

    def engine_came(self) -> None:
        self.changed.emit()


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[BackgroundTasks]:
    background = BackgroundTasks()
    yield background
    assert background.close(5.0)


def asked_speed(
    qtbot: QtBot, tmp_path: Path, background: BackgroundTasks
) -> tuple[PictureSpeed, MemoryEngine, Idle]:
    """A meter that has asked its engine once."""
    paths = Paths(*(tmp_path / name for name in ("config", "data", "cache", "pictures", "res")))
    engine, queue = MemoryEngine(), Idle()
    picture_speed = PictureSpeed(
        paths,
        engine,
        cast("JobQueue", queue),
        cast("Dispatcher", queue),
        background,
    )
    picture_speed.ask()
    qtbot.waitUntil(lambda: engine.measurements == 1)
    return picture_speed, engine, queue


def test_what_died_with_the_engine_is_measured_once_more(
    qtbot: QtBot, tmp_path: Path, background: BackgroundTasks
) -> None:
    picture_speed, engine, queue = asked_speed(qtbot, tmp_path, background)
    engine.died.emit(False)
    queue.engine_came()
    assert engine.measurements == 2
    assert picture_speed.may_learn
    # Not a third time: it may be the measurement that ends the engine.
    with qtbot.waitSignal(picture_speed.changed):
        engine.died.emit(False)
    queue.engine_came()
    assert engine.measurements == 2
    assert not picture_speed.may_learn


def test_an_engine_that_cannot_measure_is_not_waited_for(
    qtbot: QtBot, tmp_path: Path, background: BackgroundTasks
) -> None:
    picture_speed, engine, _queue = asked_speed(qtbot, tmp_path, background)
    assert picture_speed.may_learn
    with qtbot.waitSignal(picture_speed.changed):
        engine.measured.emit(None)
    assert not picture_speed.may_learn


def test_another_card_is_measured_once_and_the_one_before_counts_until_then(
    qtbot: QtBot, tmp_path: Path, background: BackgroundTasks
) -> None:
    _picture_speed, engine, queue = asked_speed(qtbot, tmp_path, background)
    speed = Speed(
        device="cpu",
        device_name="A processor",
        dtype="float32",
        unet_gflop_per_s=(100.0, 100.0, 100.0),
        decoder_gflop_per_s=100.0,
    )
    engine.measured.emit(speed)
    queue.engine_came()
    assert engine.measurements == 1
    queue.engine_ready = SimpleNamespace(device_name="A card")
    queue.engine_came()
    queue.engine_came()
    assert engine.measurements == 2
    engine.measured.emit(speed.model_copy(update={"device_name": "A card"}))
    queue.engine_came()
    assert engine.measurements == 2
