"""The number of a compared picture, as in the table below, in a corner of its view."""

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from sdstudio.ui.theme import GRID_PX


class PictureNumber(QLabel):
    """Args:
    is_right: in the upper right corner instead of the upper left one.
    """

    def __init__(self, view: QWidget, *, is_right: bool = False) -> None:
        super().__init__(view)
        self._view, self._is_right = view, is_right
        self.setObjectName("picture_number")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.installEventFilter(self)
        self._place()

    def say(self, number: int, marks: str) -> None:
        """Show a number, and what the artist gave the picture."""
        said = QLocale().toString(number)
        self.setText(f"{said} · {marks}" if marks else said)
        self.adjustSize()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        right_px = self._view.width() - self.width() - GRID_PX
        self.move(right_px if self._is_right else GRID_PX, GRID_PX)
