"""Tasks: long work on models that says how far it is and can be stopped."""

import asyncio
import threading
from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.model_management.model_files import Report
from sdstudio.app.model_management.model_status import Condition, ModelStatus
from sdstudio.app.model_management.model_tasks import Tasks
from sdstudio.models.stop import Stop
from tests.support.coroutines import result_of

KEY = "one/fp16"


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    background = BackgroundTasks()
    tasks = Tasks(background)
    yield tasks
    tasks.close()
    assert background.close(5.0)


def test_progress_arrives_on_the_gui_thread_at_most_ten_times_a_second(
    qtbot: QtBot, tasks: Tasks
) -> None:
    seen: list[ModelStatus | None] = []
    threads: set[threading.Thread] = set()
    looked = Event()

    def look(key: str) -> None:
        seen.append(tasks.model_status(key))
        threads.add(threading.current_thread())
        if len(seen) > 1:
            looked.set()

    def work(_stop: Stop, report: Report) -> str:
        for done in range(1000):
            report(done, 1000)
        assert looked.wait(10)
        return "done"

    async def verify() -> str:
        with tasks.running(KEY, Condition.VERIFYING) as task:
            return await task.do(work)

    tasks.changed.connect(look)
    assert result_of(verify()) == "done"
    begun, *between, ended = seen
    assert begun == ModelStatus(Condition.VERIFYING)
    assert ended is None
    assert 1 <= len(between) < 100
    assert all(one is not None and one.progress.size_bytes == 1000 for one in between)
    assert threads == {threading.main_thread()}


def test_one_that_is_stopped_ends_its_operation_without_a_result(
    qtbot: QtBot, tasks: Tasks
) -> None:
    begun = Event()
    steps: list[str] = []

    def work(stop: Stop, _report: Report) -> None:
        begun.set()
        stop.wait(20)

    async def verify() -> None:
        with tasks.running(KEY, Condition.VERIFYING) as task:
            await task.do(work)
            steps.append("verified")

    operation = asyncio.ensure_future(verify())
    qtbot.waitUntil(begun.is_set)
    tasks.stop(KEY)
    qtbot.waitUntil(operation.done)
    assert operation.cancelled()
    assert steps == []
    assert tasks.model_status(KEY) is None


def test_an_operation_that_is_cancelled_stops_its_work(qtbot: QtBot, tasks: Tasks) -> None:
    begun, ended = Event(), Event()

    def work(stop: Stop, _report: Report) -> None:
        begun.set()
        try:
            stop.wait(20)
        finally:
            ended.set()

    async def export() -> None:
        with tasks.running(KEY, Condition.EXPORTING) as task:
            await task.do(work)

    operation = asyncio.ensure_future(export())
    qtbot.waitUntil(begun.is_set)
    operation.cancel()
    qtbot.waitUntil(ended.is_set)
    assert tasks.model_status(KEY) is None


def test_a_model_has_one_task_at_a_time(qtbot: QtBot, tasks: Tasks) -> None:
    with tasks.running(KEY, Condition.VERIFYING):
        with pytest.raises(asyncio.CancelledError), tasks.running(KEY, Condition.EXPORTING):
            pass
        assert tasks.model_status(KEY) == ModelStatus(Condition.VERIFYING)
