"""BackgroundTasks: work off the GUI thread that may be abandoned when the program ends."""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import TypeAlias, TypeVar, cast

from PySide6.QtCore import QObject, Signal, Slot

from sdstudio.domain.errors import StudioError

T = TypeVar("T")

_Work: TypeAlias = Callable[[], object]
_Then: TypeAlias = Callable[[object], None]
_Refused: TypeAlias = Callable[[StudioError], None]
_Broke: TypeAlias = Callable[[], None]
_Asked: TypeAlias = tuple[_Work, _Then | None, _Refused | None, _Broke | None]


class BackgroundTasks(QObject):
    """Does work on background threads and answers on the thread that created this object.

    Work in a lane runs in order, one at a time; lanes don't wait for each other. The threads are
    daemons: one that waits for a sleeping network drive delays neither the window nor the exit.

    Thread: any, for all methods.
    """

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._lanes: dict[str, deque[_Asked]] = {}
        self._threads: dict[str, threading.Thread] = {}
        self._is_closed = False
        self._answered.connect(self._on_answered)

    def ask(
        self,
        lane: str,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        refused: _Refused | None = None,
        broke: _Broke | None = None,
    ) -> None:
        """Do ``work`` in ``lane``, then ``then`` with its result on the GUI thread.

        Args:
            refused: called instead of ``then`` if ``work`` raised a ``StudioError``; without it
                such an error is a bug, and bugs go to the crash dialog.
            broke: called before such a bug is shown, so that nothing waits forever for an answer.
        """
        asked: _Asked = (work, cast("_Then | None", then), refused, broke)
        with self._lock:
            if self._is_closed:
                return
            if lane in self._lanes:
                self._lanes[lane].append(asked)
                return
            self._lanes[lane] = deque([asked])
            thread = threading.Thread(target=self._run, args=(lane,), name=lane, daemon=True)
            self._threads[lane] = thread
            thread.start()

    def answer(self, act: Callable[[], None]) -> None:
        """Do ``act`` on the GUI thread, unless the program is ending."""
        with self._lock:
            # Under the lock: after ``close`` this object may be gone.
            if not self._is_closed:
                self._answered.emit(act)

    def close(self, timeout_s: float = 1.0) -> bool:
        """Start no more work and deliver no more answers.

        Returns:
            Whether all threads ended in time; the others may be abandoned.
        """
        with self._lock:
            self._is_closed = True
            threads = list(self._threads.values())
        end_s = time.monotonic() + timeout_s
        for thread in threads:
            thread.join(max(0.0, end_s - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def _run(self, lane: str) -> None:
        while (asked := self._next(lane)) is not None:
            self._do(*asked)

    def _next(self, lane: str) -> _Asked | None:
        with self._lock:
            if self._is_closed or not self._lanes[lane]:
                del self._lanes[lane], self._threads[lane]
                return None
            return self._lanes[lane].popleft()

    def _do(
        self,
        work: _Work,
        then: _Then | None,
        refused: _Refused | None,
        broke: _Broke | None,
    ) -> None:
        try:
            result = work()
        except Exception as error:
            failure = error
            if isinstance(failure, StudioError) and refused is not None:
                self.answer(lambda: refused(failure))
                return
            # A bug: it belongs to the crash dialog.
            if broke is not None:
                self.answer(broke)
            self.answer(lambda: _raise(failure))
            return
        if then is not None:
            self.answer(lambda: then(result))

    @Slot(object)
    def _on_answered(self, act: Callable[[], None]) -> None:
        act()


def _raise(error: Exception) -> None:
    raise error
