"""Work on the GUI thread that nobody notices: it is done in steps, with events in between."""

import math
import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

#: Steps follow each other without a pause for so long: half a frame.
_AT_ONCE_S: Final = 0.008
_END: Final = object()


class InSteps(QObject):
    """Does ``work``, which yields after each of its steps.

    Signals:
        done(): all of it was done; not if a step failed, after which there is no further one.

    Thread: GUI.
    """

    done = Signal()

    def __init__(self, work: Iterator[None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self._go_on(_AT_ONCE_S))

    def start(self, pause_ms: int = 0) -> None:
        """Do it from now on, whenever no event waits, with pauses of ``pause_ms``."""
        if not self._is_over:
            self._timer.start(pause_ms)

    def stop(self) -> None:
        """Do no more until :meth:`start` or :meth:`finish`."""
        self._timer.stop()

    def finish(self) -> None:
        """Do all that is left now: it is needed."""
        if not self._is_over:
            self._go_on(math.inf)

    def _go_on(self, for_s: float) -> None:
        end_s = time.perf_counter() + for_s
        try:
            while next(self._work, _END) is not _END:
                if time.perf_counter() > end_s:
                    return
        except BaseException:
            self._end()
            raise
        self._end()
        self.done.emit()

    def _end(self) -> None:
        self._is_over = True
        self._timer.stop()
