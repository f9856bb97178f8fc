"""The slideshow: asks for the next picture after each has been seen for a while."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

INTERVALS_S: Final = (2, 3, 5, 10, 30)
_USUAL_S: Final = 5


class Slideshow(QObject):
    """Pictures replace each other instantly: nothing moves, whatever the system's settings.

    Signals:
        next_asked(): the present picture has been seen long enough.
        changed(): it was started or stopped.
    """

    next_asked = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.interval_s: float = _USUAL_S
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.next_asked)
        self._is_running = False

    @property
    def is_running(self) -> bool:
        """Whether pictures follow one another."""
        return self._is_running

    def start(self) -> None:
        """Show the present picture for the interval, then the others."""
        self._is_running = True
        self.begin_to_look()
        self.changed.emit()

    def begin_to_look(self) -> None:
        """A picture is shown, sharp or as far as it can be: its time starts now."""
        if self._is_running:
            self._timer.start(round(self.interval_s * 1000))

    def stop(self) -> None:
        """Stay at the present picture."""
        if self._is_running:
            self._is_running = False
            self._timer.stop()
            self.changed.emit()
