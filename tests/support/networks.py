"""What the system says of the network, as a test wants it."""

from PySide6.QtCore import QObject, Signal


class FakeNetwork(QObject):
    """Online and unmetered unless set otherwise."""

    changed = Signal()
    came_back = Signal()

    def __init__(self, *, is_metered: bool = False) -> None:
        super().__init__()
        self._is_metered = is_metered
        self.is_online = True

    def begin(self) -> None:
        """Nothing has to be loaded."""

    @property
    def is_metered(self) -> bool:
        return self._is_metered

    def meter(self, metered: bool) -> None:
        """Say that the connection is charged by volume, or not any more."""
        self._is_metered = metered
        self.changed.emit()
