"""Operations: what a controller does step by step, as coroutines on the GUI thread."""

import asyncio
import contextlib
import time
import types
from collections.abc import Awaitable, Callable, Coroutine, Generator
from functools import partial
from typing import Any, Final, ParamSpec

from PySide6.QtCore import QObject

from sdstudio.domain.errors import StudioError

P = ParamSpec("P")

_MUST_FINISH: Final = "must finish"


class Operations:
    """The running operations of one object, which end with it.

    A ``StudioError`` ends an operation and goes to ``trouble``; any other exception is a bug and
    goes to the crash dialog.

    Args:
        owner: operations are cancelled when it is destroyed.
        trouble: receives the expected failures; without it there are none.

    Thread: GUI.
    """

    def __init__(
        self, owner: QObject, trouble: Callable[[StudioError], None] | None = None
    ) -> None:
        self._trouble = trouble
        self._running: set[asyncio.Task[bool]] = set()
        self._by_key: dict[str, asyncio.Task[bool]] = {}
        owner.destroyed.connect(self.cancel_all)

    def start(
        self, operation: Awaitable[object], *, replacing: str = "", must_finish: bool = False
    ) -> None:
        """Run ``operation``: up to its first wait before this returns, the rest later.

        So what it asks of another thread is asked for even if the program ends right after.

        Args:
            replacing: a name; the operation that runs under the same name is cancelled first, so
                that only the newest one counts.
            must_finish: something would be lost otherwise, so the window closes only afterwards.
        """
        if replacing and (earlier := self._by_key.pop(replacing, None)) is not None:
            earlier.cancel()
        loop = asyncio.get_running_loop()
        running = self._run(operation)
        try:
            awaited = running.send(None)
        except (StopIteration, asyncio.CancelledError):
            return
        except Exception as bug:
            loop.call_exception_handler({"message": str(bug), "exception": bug})
            return
        _set_awaited(awaited, False)
        name = _MUST_FINISH if must_finish else None
        task = loop.create_task(_rest(running, awaited), name=name)
        self._running.add(task)
        task.add_done_callback(lambda task: self._on_done(task, running, awaited))
        if replacing:
            self._by_key[replacing] = task

    def is_running(self, name: str) -> bool:
        """Whether the operation started under ``name`` has not ended yet."""
        return name in self._by_key and not self._by_key[name].done()

    def cancel(self, name: str) -> None:
        """Cancel the operation started under ``name``, if it is running."""
        if (task := self._by_key.pop(name, None)) is not None:
            task.cancel()

    async def finished(self) -> None:
        """Wait until what is running now has ended."""
        if self._running:
            await asyncio.wait(self._running)

    def cancel_all(self) -> None:
        """Cancel what is running."""
        for task in list(self._running):
            task.cancel()

    def _on_done(
        self, task: asyncio.Task[bool], running: Coroutine[Any, Any, bool], awaited: object
    ) -> None:
        self._running.discard(task)
        if task.cancelled() and asyncio.isfuture(awaited) and not awaited.cancel():
            # The answer came between. An error that nobody looks at would be reported as a bug.
            _ = awaited.cancelled() or awaited.exception()
        # It has not ended if it was cancelled before the task's first step.
        running.close()
        bug = None if task.cancelled() else task.exception()
        if bug is not None:
            # At once: asyncio itself reports it only when the task is garbage.
            task.get_loop().call_exception_handler({"message": str(bug), "exception": bug})

    async def _run(self, operation: Awaitable[object]) -> bool:
        """Whether it succeeded."""
        try:
            await operation
        except StudioError as error:
            if self._trouble is None:
                raise
            self._trouble(error)
            return False
        return True


def unfinished() -> set[asyncio.Task[bool]]:
    """The operations that must finish and haven't yet."""
    return {task for task in asyncio.all_tasks() if task.get_name() == _MUST_FINISH}


async def all_finished() -> bool:
    """Wait for the operations that must finish; returns whether all of them succeeded."""
    succeeded = True
    while tasks := unfinished():
        await asyncio.wait(tasks)
        for task in tasks:
            succeeded &= not task.cancelled() and task.exception() is None and task.result()
    return succeeded


async def _rest(running: Coroutine[Any, Any, bool], awaited: object) -> bool:
    return await _resumed(running, awaited)


@types.coroutine
def _resumed(running: Coroutine[Any, Any, bool], awaited: object) -> Generator[object, Any, bool]:
    """Go on with ``running``, which was stepped by hand until it waited for ``awaited``.

    From Python 3.12 on, ``asyncio.Task(eager_start=True)`` does this.
    """
    _set_awaited(awaited, True)
    while True:
        try:
            answer = yield awaited
        except BaseException as error:
            step = partial(running.throw, error)
        else:
            step = partial(running.send, answer)
        try:
            awaited = step()
        except StopIteration as end:
            return bool(end.value)


def _set_awaited(future: object, is_awaited: bool) -> None:
    """Set what ``await`` and a task tell each other, so that others may await ``future``, too."""
    if asyncio.isfuture(future):
        future._asyncio_future_blocking = is_awaited


def on_gui_thread(receive: Callable[P, None], *, interval_s: float = 0.0) -> Callable[P, None]:
    """What a worker calls to report to the GUI thread, as often as convenient. It never waits.

    Args:
        receive: called there, in the order of the reports.
        interval_s: of two reports within this time, the second is dropped.
    """
    loop = asyncio.get_running_loop()
    told_s = float("-inf")

    def report(*args: P.args, **kwargs: P.kwargs) -> None:
        nonlocal told_s
        now_s = time.monotonic()
        if now_s - told_s >= interval_s:
            told_s = now_s
            # The program has ended if the loop is closed.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(lambda: receive(*args, **kwargs))

    return report
