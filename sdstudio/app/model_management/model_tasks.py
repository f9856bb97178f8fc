"""Tasks: long work on models in the background, one after the other."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.model_management.model_files import Report
from sdstudio.app.model_management.model_status import Condition, ModelStatus
from sdstudio.app.operations import on_gui_thread
from sdstudio.models.stop import Stop, Stopped
from sdstudio.models.transfer_progress import Speedometer, TransferProgress

T = TypeVar("T")

_LANE: Final = "model tasks"
_INTERVAL_S: Final = 0.1


class Task:
    """One task, made by :meth:`Tasks.running`.

    Args:
        changed: called on the GUI thread when :attr:`status` has changed, at most ten times a
            second.

    Thread: GUI.
    """

    def __init__(
        self, background: BackgroundTasks, condition: Condition, changed: Callable[[], None]
    ) -> None:
        self._background = background
        self._changed = changed
        self._speedometer = Speedometer()
        self.status = ModelStatus(condition)
        self.stop = Stop()

    async def do(self, work: Callable[[Stop, Report], T]) -> T:
        """Do ``work`` after the tasks before this one.

        Raises:
            CancelledError: it was stopped.
        """
        report = on_gui_thread(self._on_progress, interval_s=_INTERVAL_S)
        try:
            return await self._background.do(_LANE, partial(work, self.stop, report))
        except Stopped:
            raise asyncio.CancelledError from None

    def _on_progress(self, done_bytes: int, size_bytes: int) -> None:
        self._speedometer.mark(done_bytes)
        speed = self._speedometer.bytes_per_s
        progress = TransferProgress(done_bytes, size_bytes, bytes_per_s=speed)
        self.status = replace(self.status, progress=progress)
        self._changed()


class Tasks(QObject):
    """Verifies, imports, exports and removes; all but removing show progress and can be stopped.

    Signals:
        changed(str): the status of the task with that key, or it has ended.

    Thread: GUI.
    """

    changed = Signal(str)

    def __init__(self, background: BackgroundTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._tasks: dict[str, Task] = {}

    def model_status(self, key: str) -> ModelStatus | None:
        """The status of the task with that key; ``None`` if there is none."""
        task = self._tasks.get(key)
        return None if task is None else task.status

    @contextlib.contextmanager
    def running(self, key: str, condition: Condition) -> Iterator[Task]:
        """A task with that key, which is shown during the ``with`` block.

        Raises:
            CancelledError: there already is one.
        """
        if key in self._tasks:
            raise asyncio.CancelledError
        task = Task(self._background, condition, partial(self._on_changed, key))
        self._tasks[key] = task
        self.changed.emit(key)
        try:
            yield task
        finally:
            # The operation may have been cancelled.
            task.stop.ask()
            if self._tasks.pop(key, None) is not None:
                self.changed.emit(key)

    def stop(self, key: str) -> None:
        """Ask a task to end; its work is undone, or kept for the next time."""
        if key in self._tasks:
            self._tasks[key].stop.ask()

    def close(self) -> None:
        """Ask all tasks to end."""
        for task in self._tasks.values():
            task.stop.ask()
        self._tasks.clear()

    def _on_changed(self, key: str) -> None:
        if key in self._tasks:
            self.changed.emit(key)
