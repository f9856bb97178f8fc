"""Watchdog: kills an engine process that no longer makes progress or doesn't stop."""

import time
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.engine_time_limits import ASLEEP_S, STOP_LIMIT_S
from sdstudio.app.eta import JobClock

#: A second press within this time is part of the first.
_DOUBLE_PRESS_S: Final = 1.0
_INTERVAL_MS: Final = 1000


class Watchdog(QObject):
    """Watches the running job's engine.

    Signals:
        ticked(): another second has passed.
        bit(): the engine must be restarted.

    Thread: GUI.
    """

    ticked = Signal()
    bit = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock: JobClock | None = None
        self._stop_asked_s: float | None = None
        self._checked_s = time.monotonic()
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self._check)

    def begin(self, clock: JobClock) -> None:
        """Watch the job that ``clock`` times."""
        self._clock, self._stop_asked_s = clock, None
        self._checked_s = time.monotonic()
        self._timer.start()

    def end(self) -> None:
        """The job has ended."""
        self._timer.stop()

    def stop_asked(self) -> None:
        """Expect the job to stop; another press after a moment restarts the engine."""
        now_s = time.monotonic()
        if self._stop_asked_s is None:
            self._stop_asked_s = now_s
        elif now_s - self._stop_asked_s > _DOUBLE_PRESS_S:
            self.bit.emit()

    def _check(self) -> None:
        now_s = time.monotonic()
        late_s, self._checked_s = now_s - self._checked_s - _INTERVAL_MS / 1000, now_s
        if late_s > ASLEEP_S:
            if self._stop_asked_s is not None:
                self._stop_asked_s += late_s
            if self._clock is not None:
                self._clock.slept(late_s)
        is_deaf = self._stop_asked_s is not None and now_s - self._stop_asked_s > STOP_LIMIT_S
        if is_deaf or (self._clock is not None and self._clock.is_stuck(now_s)):
            # Once: killing and starting the process takes longer than a second.
            self._clock, self._stop_asked_s = None, now_s
            self.bit.emit()
        self.ticked.emit()
