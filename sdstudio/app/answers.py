"""Answers: what another thread has worked out, for a coroutine that waits for it."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Answer(Generic[T]):
    """The link between one request to another thread and the coroutine that awaits it.

    Made on the GUI thread; :meth:`give` and :meth:`fail` may be called on any thread.

    Attributes:
        future: for the coroutine to await. It may be ignored: then an error is reported as a bug.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.future: asyncio.Future[T] = self._loop.create_future()

    def give(self, result: T) -> None:
        """The work is done."""
        self._settle(lambda: self.future.set_result(result))

    def fail(self, error: BaseException) -> None:
        """The work ended with ``error``."""
        self._settle(lambda: self.future.set_exception(error))

    def report(self, bug: Exception) -> None:
        """Send ``bug`` to the crash dialog, whatever the answer is."""
        context = {"message": str(bug), "exception": bug}
        self._call(lambda: self._loop.call_exception_handler(context))

    def _settle(self, act: Callable[[], None]) -> None:
        def settle() -> None:
            # Nobody waits any more if the operation was cancelled.
            if not self.future.done():
                act()

        self._call(settle)

    def _call(self, act: Callable[[], None]) -> None:
        # The program has ended if the loop is closed.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(act)
