"""LocalEngine against the fake engine in a real process."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.engine_assets import EngineJob
from sdstudio.app.engine_process import EngineLaunch, EngineProcess, Report
from sdstudio.app.local_engine import LocalEngine
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.messages import Cancelled, Finished
from sdstudio.domain.resolving import resolve
from tests.support.services import an_engine_job, checkpoint, draft, other_version


def a_job(prompt: str, *, job_id: int = 1, steps: int = 4) -> EngineJob:
    request = resolve(draft(prompt, steps=steps), checkpoint(), drawn_seed=0)
    return an_engine_job(request, job_id)


def thread(folder: Path) -> LocalEngine:
    launch = EngineLaunch(folder, folder / "engine.log", fake=True)
    return LocalEngine(lambda report: EngineProcess(launch, report))


def test_previews_are_dropped_not_queued_while_the_window_is_busy(
    qtbot: QtBot, tmp_path: Path
) -> None:
    engine = thread(tmp_path)
    announced: list[None] = []
    engine.preview_waiting.connect(lambda: announced.append(None))
    with qtbot.waitSignal(engine.ready):
        engine.start()
    with qtbot.waitSignal(
        engine.event_received,
        timeout=60_000,
        check_params_cb=lambda event, _payload: isinstance(event, Finished),
    ):
        engine.submit(a_job("x", steps=30))
    # Nobody took one, so only the first was announced, and the newest is what is there.
    assert len(announced) == 1
    newest = engine.take_preview()
    assert newest is not None
    assert newest.event.step > 1
    assert len(newest.rgb) == newest.event.width * newest.event.height * 3
    assert engine.take_preview() is None
    engine.close()


def test_it_starts_whatever_lies_in_the_folder_and_where_no_log_can_be_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "random.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    launch = EngineLaunch(tmp_path, tmp_path / "file" / "engine.log", fake=True)
    engine = LocalEngine(lambda report: EngineProcess(launch, report))
    with qtbot.waitSignal(engine.ready):
        engine.start()
    engine.close()


def test_cancel_is_answered_within_the_step(qtbot: QtBot, tmp_path: Path) -> None:
    engine = thread(tmp_path)
    with qtbot.waitSignal(engine.ready):
        engine.start()
    with qtbot.waitSignal(engine.preview_waiting):
        engine.submit(a_job("slow", steps=100))
    with qtbot.waitSignal(
        engine.event_received,
        timeout=60_000,
        check_params_cb=lambda event, _payload: isinstance(event, Cancelled),
    ):
        engine.cancel(1)
    engine.close()


def test_the_speed_is_measured_where_the_pictures_are_made(qtbot: QtBot, tmp_path: Path) -> None:
    engine = thread(tmp_path)
    with qtbot.waitSignal(engine.ready):
        engine.start()
    with qtbot.waitSignal(engine.measured) as measured:
        engine.measure()
    assert measured.args is not None
    assert measured.args[0].device_name == "Fake engine"
    engine.close()


def test_a_job_for_a_process_that_died_is_not_given_to_the_next_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    started: list[EngineProcess] = []
    launch = EngineLaunch(tmp_path, tmp_path / "engine.log", fake=True)

    def start(report: Report) -> EngineProcess:
        started.append(EngineProcess(launch, report))
        return started[-1]

    engine = LocalEngine(start)
    with qtbot.waitSignal(engine.ready):
        engine.start()
    done: list[int] = []
    engine.event_received.connect(
        lambda event, _payload: done.append(event.job_id) if isinstance(event, Finished) else None
    )
    with qtbot.waitSignals([engine.died, engine.ready]):
        started[-1].kill()
        started[-1].reap()
        engine.submit(a_job("x", job_id=1))
    with qtbot.waitSignal(
        engine.event_received,
        timeout=60_000,
        check_params_cb=lambda event, _payload: isinstance(event, Finished) and event.job_id == 2,
    ):
        engine.submit(a_job("x", job_id=2))
    assert done == [2]
    engine.close()


def test_an_engine_that_never_starts_is_given_up_after_a_few_tries(
    qtbot: QtBot, tmp_path: Path
) -> None:
    started: list[EngineProcess] = []

    class Broken(EngineLaunch):
        command = (sys.executable, "-c", "raise SystemExit(3)")

    def start(report: Report) -> EngineProcess:
        launch = Broken(tmp_path, tmp_path / "engine.log")
        started.append(EngineProcess(launch, report))
        return started[-1]

    engine = LocalEngine(start)
    with qtbot.waitSignal(engine.gave_up):
        engine.start()
    assert len(started) == 3
    with qtbot.waitSignal(engine.gave_up):
        engine.restart()
    engine.close()


def test_what_is_no_protocol_ends_the_process(qtbot: QtBot, tmp_path: Path) -> None:
    class Chatty(EngineLaunch):
        command = (sys.executable, "-c", "print('hello' * 100, flush=True); input()")

    launch = Chatty(tmp_path, tmp_path / "engine.log")
    engine = LocalEngine(lambda report: EngineProcess(launch, report))
    with qtbot.waitSignal(engine.died):
        engine.start()
    engine.close()


def test_an_engine_of_another_version_is_given_up_at_once_in_one_sentence(
    qtbot: QtBot, tmp_path: Path
) -> None:
    started: list[EngineProcess] = []

    def start(report: Report) -> EngineProcess:
        started.append(EngineProcess(other_version(tmp_path), report))
        return started[-1]

    engine = LocalEngine(start)
    with qtbot.waitSignal(engine.gave_up) as gave_up:
        engine.start()
    assert gave_up.args is not None
    assert "from a different version (SD Studio 99) than this program" in sentence_for(
        gave_up.args[0]
    )
    assert len(started) == 1
    assert engine.capabilities is None
    engine.close()


def test_it_has_the_capabilities_that_its_process_announced(qtbot: QtBot, tmp_path: Path) -> None:
    engine = thread(tmp_path)
    with qtbot.waitSignal(engine.ready) as ready:
        engine.start()
    assert ready.args == [engine.capabilities]
    assert engine.capabilities is not None
    assert engine.capabilities.device_name == "Fake engine"
    assert "text_to_image" in engine.capabilities.modes
    engine.close()
