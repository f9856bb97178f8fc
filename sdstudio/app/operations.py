"""Operations: what a controller does step by step, as coroutines on the GUI thread."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject

from sdstudio.domain.errors import StudioError


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
        self._running: set[asyncio.Task[None]] = set()
        self._by_key: dict[str, asyncio.Task[None]] = {}
        owner.destroyed.connect(self.cancel_all)

    def start(self, operation: Awaitable[object], *, replacing: str = "") -> None:
        """Run ``operation``.

        Args:
            replacing: a name; the operation that runs under the same name is cancelled first, so
                that only the newest one counts.
        """
        task = asyncio.get_running_loop().create_task(self._run(operation))
        self._running.add(task)
        task.add_done_callback(lambda task: self._on_done(task, operation))
        if replacing:
            earlier, self._by_key[replacing] = self._by_key.get(replacing), task
            if earlier is not None:
                earlier.cancel()

    def is_running(self, name: str) -> bool:
        """Whether the operation started under ``name`` has not ended yet."""
        return name in self._by_key and not self._by_key[name].done()

    def cancel_all(self) -> None:
        """Cancel what is running."""
        for task in list(self._running):
            task.cancel()

    def _on_done(self, task: asyncio.Task[None], operation: Awaitable[object]) -> None:
        self._running.discard(task)
        if asyncio.iscoroutine(operation):
            # Cancelled before its first step, it would be reported as never awaited.
            operation.close()
        bug = None if task.cancelled() else task.exception()
        if bug is not None:
            # At once: asyncio itself reports it only when the task is garbage.
            task.get_loop().call_exception_handler({"message": str(bug), "exception": bug})

    async def _run(self, operation: Awaitable[object]) -> None:
        try:
            await operation
        except StudioError as error:
            if self._trouble is None:
                raise
            self._trouble(error)
