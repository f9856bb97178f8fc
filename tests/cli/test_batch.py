"""Many files in one engine process: what Ctrl+C ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sdstudio.app.engine_assets import EngineJob
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.cli import batch
from sdstudio.cli.batch import FileBatch
from sdstudio.domain.messages import Cancel, EngineReady, Event, Finished, Generate
from tests.support.pictures import a_request

READY = EngineReady(
    device="cpu", device_name="", memory_bytes=0, backends=(), modes=(), samplers=()
)


class Said:
    payload = b""

    def __init__(self, event: Event) -> None:
        self.event = event


class FinishedEngine:
    """An engine, and its inbox, that has finished a job just before it is told to cancel it."""

    def __init__(self) -> None:
        self.jobs: list[int] = []
        self._events: list[Event] = [READY]

    def get(self) -> Said:
        if not self._events:
            raise KeyboardInterrupt
        return Said(self._events.pop(0))

    def send(self, sent: EngineJob | Cancel) -> None:
        if isinstance(sent, Cancel):
            self._events.append(Finished(job_id=sent.job_id))
        else:
            self.jobs.append(sent.command.job_id)


@pytest.mark.parametrize(("tasks", "is_done"), [(("a", "b"), False), (("a",), True)])
def test_ctrl_c_begins_no_other_job_if_the_last_one_ended_first(
    tasks: tuple[str, ...], is_done: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    engine = FinishedEngine()

    @contextmanager
    def running_engine(_launch: EngineLaunch) -> Iterator[tuple[FinishedEngine, FinishedEngine]]:
        yield engine, engine

    def prepare(job_id: int, _task: str) -> EngineJob:
        return EngineJob(Generate(job_id=job_id, request=a_request("")), {})

    monkeypatch.setattr(batch, "running_engine", running_engine)
    files = FileBatch(prepare, lambda *_: None, lambda *_: None)
    assert files.run(tasks, EngineLaunch(tmp_path, tmp_path / "log")) is is_done
    assert engine.jobs == [1]
