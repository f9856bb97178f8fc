"""Tasks: long work on models in the background, one after the other."""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.model_management.mailbox import Mailbox
from sdstudio.app.model_management.model_status import Condition, ModelStatus
from sdstudio.domain.errors import StudioError
from sdstudio.models.progress import Speedometer, TransferProgress

if TYPE_CHECKING:
    from sdstudio.models.download import Stop

T = TypeVar("T")

#: Receives bytes done and total bytes; called on the worker thread, as often as convenient.
Report = Callable[[int, int], None]

_LANE: Final = "model tasks"
_INTERVAL_S: Final = 0.1


class Tasks(QObject):
    """Verifies, imports, exports and removes; all but removing show progress and can be stopped.

    Signals:
        changed(str, ModelStatus): a task's status, at most ten times a second.
        ended(str): a task finished, failed or was stopped.

    Thread: GUI.
    """

    changed = Signal(str, object)
    ended = Signal(str)

    def __init__(self, background: BackgroundTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._statuses: dict[str, ModelStatus] = {}
        self._stops: dict[str, _LateStop] = {}
        self._mailbox = Mailbox(self)
        self._mailbox.arrived.connect(self._on_arrived)

    def model_status(self, key: str) -> ModelStatus | None:
        """The status of the task with that key; ``None`` if there is none."""
        return self._statuses.get(key)

    def start(
        self,
        key: str,
        condition: Condition,
        work: "Callable[[Stop, Report], T]",
        then: Callable[[T], None],
        refused: Callable[[StudioError], None],
    ) -> None:
        """Do ``work`` after the tasks before it.

        Args:
            then, refused: called on the GUI thread with the result or error; neither if it was
                stopped.
        """
        if key in self._statuses:
            return
        stop = _LateStop()
        self._stops[key] = stop
        self._set(key, ModelStatus(condition))
        speed_meter = _Meter(
            lambda progress: self._mailbox.post(key, ModelStatus(condition, progress))
        )

        def run() -> tuple[T] | None:
            from sdstudio.models.download import Stopped

            try:
                return (work(stop.made(), speed_meter),)
            except Stopped:
                return None

        def done(result: tuple[T] | None) -> None:
            self._end(key)
            if result is not None:
                then(result[0])

        def failed(error: StudioError) -> None:
            self._end(key)
            refused(error)

        self._background.ask(_LANE, run, done, failed, lambda: self._end(key))

    def stop(self, key: str) -> None:
        """Ask a task to end; its work is undone, or kept for the next time."""
        if key in self._stops:
            self._stops[key].ask()

    def close(self) -> None:
        """Ask all tasks to end."""
        self._mailbox.close()
        for stop in self._stops.values():
            stop.ask()

    def _end(self, key: str) -> None:
        del self._statuses[key], self._stops[key]
        self.ended.emit(key)

    def _on_arrived(self, key: str, model_status: ModelStatus) -> None:
        if key in self._statuses:
            self._set(key, model_status)

    def _set(self, key: str, model_status: ModelStatus) -> None:
        self._statuses[key] = model_status
        self.changed.emit(key, model_status)


class _LateStop:
    """A ``Stop`` that can be requested before its module is loaded in the background."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stop: Stop | None = None
        self._is_asked = False

    def made(self) -> "Stop":
        from sdstudio.models.download import Stop

        with self._lock:
            self._stop = Stop()
            if self._is_asked:
                self._stop.ask()
            return self._stop

    def ask(self) -> None:
        with self._lock:
            self._is_asked = True
            if self._stop is not None:
                self._stop.ask()


class _Meter:
    """Turns a worker's reports into progress with a speed, at a limited rate."""

    def __init__(
        self, say: Callable[[TransferProgress], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._say = say
        self._clock = clock
        self._told_s = float("-inf")
        self._speed = Speedometer(clock)

    def __call__(self, done_bytes: int, size_bytes: int) -> None:
        now = self._clock()
        if now - self._told_s < _INTERVAL_S and done_bytes < size_bytes:
            return
        self._told_s = now
        self._speed.mark(done_bytes)
        self._say(TransferProgress(done_bytes, size_bytes, bytes_per_s=self._speed.bytes_per_s))
