"""Operations: coroutines that end with their owner, and never lose a first request."""

import asyncio
import gc

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sdstudio.app.operations import Operations, all_finished
from sdstudio.domain.errors import ErrorCode, StudioError
from tests.support.coroutines import begin


class Steps:
    """An operation that notes how far it came, and waits for :attr:`answer`."""

    def __init__(self) -> None:
        self.noted: list[str] = []
        self.answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def run(self) -> None:
        try:
            self.noted.append("asked")
            self.noted.append(await self.answer)
        finally:
            self.noted.append("cleaned up")


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def test_the_first_request_is_made_before_start_returns(owner: QObject, qtbot: QtBot) -> None:
    steps = Steps()
    Operations(owner).start(steps.run())
    assert steps.noted == ["asked"]
    steps.answer.set_result("answered")
    qtbot.waitUntil(lambda: steps.noted == ["asked", "answered", "cleaned up"])


def test_an_answer_that_is_an_error_reaches_the_operation(owner: QObject, qtbot: QtBot) -> None:
    told: list[StudioError] = []
    steps, error = Steps(), StudioError(ErrorCode.DISK_FULL, folder="/full")
    Operations(owner, told.append).start(steps.run())
    steps.answer.set_exception(error)
    qtbot.waitUntil(lambda: told == [error])
    assert steps.noted == ["asked", "cleaned up"]


def test_a_failure_in_the_first_step_is_told_at_once(owner: QObject) -> None:
    async def fail() -> None:
        raise StudioError(ErrorCode.DISK_FULL, folder="/full")

    told: list[StudioError] = []
    Operations(owner, told.append).start(fail())
    assert [error.code for error in told] == [ErrorCode.DISK_FULL]


@pytest.mark.parametrize("waits", [False, True])
def test_a_bug_is_reported_as_one(owner: QObject, qtbot: QtBot, *, waits: bool) -> None:
    async def break_down() -> None:
        if waits:
            await asyncio.sleep(0)
        raise RuntimeError("a bug")

    with qtbot.capture_exceptions() as bugs:
        Operations(owner).start(break_down())
        qtbot.waitUntil(lambda: bool(bugs))
    assert [str(bug[1]) for bug in bugs] == ["a bug"]


def test_several_may_wait_for_one_answer(owner: QObject, qtbot: QtBot) -> None:
    operations, first, second = Operations(owner), Steps(), Steps()
    second.answer = first.answer
    operations.start(first.run())
    operations.start(second.run())
    qtbot.wait(20)
    first.answer.set_result("answered")
    ended = ["asked", "answered", "cleaned up"]
    qtbot.waitUntil(lambda: first.noted == second.noted == ended)


@pytest.mark.parametrize("waits", [False, True])
def test_only_the_newest_of_one_name_goes_on(owner: QObject, qtbot: QtBot, *, waits: bool) -> None:
    operations, first, second = Operations(owner), Steps(), Steps()
    operations.start(first.run(), replacing="look")
    if waits:
        qtbot.wait(20)
    operations.start(second.run(), replacing="look")
    assert operations.is_running("look")
    second.answer.set_result("answered")
    qtbot.waitUntil(lambda: second.noted == ["asked", "answered", "cleaned up"])
    assert first.noted == ["asked", "cleaned up"]
    qtbot.waitUntil(lambda: not operations.is_running("look"))


def test_what_runs_ends_with_its_owner(qtbot: QtBot) -> None:
    owner, steps = QObject(), Steps()
    Operations(owner).start(steps.run())
    qtbot.wait(20)
    del owner
    gc.collect()
    qtbot.waitUntil(lambda: steps.noted == ["asked", "cleaned up"])


def test_one_that_ends_itself_at_once_does_not_trouble_whoever_starts_it(owner: QObject) -> None:
    async def end() -> None:
        raise asyncio.CancelledError

    Operations(owner).start(end())


@pytest.mark.parametrize(
    ("error", "succeeds"),
    [
        (None, True),
        (StudioError(ErrorCode.DISK_FULL, folder="/full"), False),
        (asyncio.CancelledError(), False),
    ],
)
def test_whoever_waits_for_what_must_finish_learns_whether_it_succeeded(
    owner: QObject, qtbot: QtBot, error: BaseException | None, *, succeeds: bool
) -> None:
    operations = Operations(owner, lambda _error: None)
    first, second, other = Steps(), Steps(), Steps()

    async def two_steps() -> None:
        await first.run()
        if error is not None:
            raise error
        operations.start(second.run(), must_finish=True)

    operations.start(two_steps(), must_finish=True)
    operations.start(other.run())
    waiting = begin(all_finished())
    qtbot.wait(20)
    assert not waiting.done()
    first.answer.set_result("answered")
    second.answer.set_result("answered")
    qtbot.waitUntil(waiting.done)
    assert waiting.result() is succeeds
    assert ("answered" in second.noted) is succeeds
    assert "answered" not in other.noted


@pytest.mark.parametrize("answers_first", [True, False])
def test_an_error_that_nobody_waits_for_any_more_is_no_bug(
    owner: QObject, qtbot: QtBot, *, answers_first: bool
) -> None:
    operations, replaced, newer = Operations(owner), Steps(), Steps()
    reported: list[object] = []
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()
    loop.set_exception_handler(lambda _loop, context: reported.append(context))
    try:
        operations.start(replaced.run(), replacing="look")
        if answers_first:
            replaced.answer.set_exception(StudioError(ErrorCode.DISK_FULL, folder="/full"))
        operations.start(newer.run(), replacing="look")
        if not answers_first and not replaced.answer.done():
            replaced.answer.set_exception(StudioError(ErrorCode.DISK_FULL, folder="/full"))
        newer.answer.set_result("answered")
        qtbot.waitUntil(lambda: "answered" in newer.noted)
        assert replaced.noted == ["asked", "cleaned up"]
        replaced.answer = newer.answer
        gc.collect()
        assert reported == []
    finally:
        loop.set_exception_handler(before)
