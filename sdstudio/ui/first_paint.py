"""When a window has been painted for the first time."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

#: A window that opens minimised, or behind others, may not be painted for hours.
_UNSEEN_MS: Final = 1000


class FirstPaint(QObject):
    """Watches for the first paint of a window.

    Args:
        window: isn't shown yet.

    Signals:
        done(): once, after it was painted; if nothing asks it to paint, a second after it is shown.
    """

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # What is in the window is painted after it, and without events in between.
            self._timer.start(0)
        elif event.type() == QEvent.Type.Show and not self._timer.isActive():
            self._timer.start(_UNSEEN_MS)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self._window.removeEventFilter(self)
        self.done.emit()
