"""Facts about the picture, shown beside the tools."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class FittingLabel(QLabel):
    """Shows as much as fits; half a number would be misleading."""

    def __init__(self) -> None:
        super().__init__()
        self._wordings: tuple[str, ...] = ("",)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, *wordings: str) -> None:
        """Show the first of ``wordings`` that fits, otherwise the last."""
        self._wordings = wordings
        self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        room_px = self.contentsRect().width()
        fits = (
            one for one in self._wordings if self.fontMetrics().horizontalAdvance(one) <= room_px
        )
        self.setText(next(fits, self._wordings[-1]))
