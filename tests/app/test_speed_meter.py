"""SpeedMeter: a measurement that is lost is taken again, and one that fails is not waited for."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.dispatcher import Dispatcher
from sdstudio.app.engine_thread import EngineThread
from sdstudio.app.job_queue import JobQueue
from sdstudio.app.model_management.speed_meter import SpeedMeter
from sdstudio.app.running_job import EngineState
from sdstudio.paths import Paths


class Engine(QObject):
    """An engine that notes what it is asked."""

    measured = Signal(object)
    died = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def measure(self) -> None:
        self.asked += 1


class Idle(QObject):
    """An empty queue, and nobody who runs it."""

    changed = Signal()
    running = None
    jobs = ()
    engine_state = EngineState.READY

    def engine_came(self) -> None:
        self.changed.emit()


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[BackgroundTasks]:
    background = BackgroundTasks()
    yield background
    assert background.close(5.0)


def asked_meter(
    qtbot: QtBot, tmp_path: Path, background: BackgroundTasks
) -> tuple[SpeedMeter, Engine, Idle]:
    """A meter that has asked its engine once."""
    paths = Paths(*(tmp_path / name for name in ("config", "data", "cache", "pictures", "res")))
    engine, queue = Engine(), Idle()
    speed_meter = SpeedMeter(
        paths,
        cast("EngineThread", engine),
        cast("JobQueue", queue),
        cast("Dispatcher", queue),
        background,
    )
    speed_meter.ask()
    qtbot.waitUntil(lambda: engine.asked == 1)
    return speed_meter, engine, queue


def test_what_died_with_the_engine_is_measured_once_more(
    qtbot: QtBot, tmp_path: Path, background: BackgroundTasks
) -> None:
    speed_meter, engine, queue = asked_meter(qtbot, tmp_path, background)
    engine.died.emit(False)
    queue.engine_came()
    assert engine.asked == 2
    assert speed_meter.may_learn
    # Not a third time: it may be the measurement that ends the engine.
    with qtbot.waitSignal(speed_meter.changed):
        engine.died.emit(False)
    queue.engine_came()
    assert engine.asked == 2
    assert not speed_meter.may_learn


def test_an_engine_that_cannot_measure_is_not_waited_for(
    qtbot: QtBot, tmp_path: Path, background: BackgroundTasks
) -> None:
    speed_meter, engine, _queue = asked_meter(qtbot, tmp_path, background)
    assert speed_meter.may_learn
    with qtbot.waitSignal(speed_meter.changed):
        engine.measured.emit(None)
    assert not speed_meter.may_learn
