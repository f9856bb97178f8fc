"""GarbageCollector: runs Python's cycle collector on the GUI thread only."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS: Final = 1000


class GarbageCollector(QObject):
    """Collects cycles once a second if there is enough to collect.

    By default Python collects on whichever thread happens to allocate. There it would delete
    widgets and timers that only the GUI thread may touch, which occasionally crashes the process.

    Thread: GUI; once it is created, no other thread collects.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        # Objects created up to here stay alive, so the collector can skip them from now on.
        gc.freeze()
        timer = QTimer(self)
        timer.timeout.connect(self._on_timeout)
        timer.start(_INTERVAL_MS)

    def _on_timeout(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
