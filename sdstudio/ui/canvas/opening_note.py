"""OpeningNote: says that the picture on the canvas is being opened, if that takes a while."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from sdstudio.ui.floating import Floating
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX

#: Shorter waits aren't announced.
_WHILE_MS: Final = 300


class OpeningNote(Retranslates, QFrame):
    """Over the canvas, while ``is_opening`` returns true for longer than a moment.

    Attributes:
        looking: the timer that asks again while something is being opened.
    """

    def __init__(self, area: QWidget, is_opening: Callable[[], bool]) -> None:
        super().__init__(area)
        self.setObjectName("notice")
        self._is_opening = is_opening
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX // 2)
        row.addWidget(self.text)
        Floating(self, area, Qt.AlignmentFlag.AlignHCenter, at_top=True)
        self.looking = QTimer(self, interval=_WHILE_MS)
        self.looking.timeout.connect(self._show)
        self.retranslate()

    def look(self) -> None:
        """Call this when something may have begun to open, or may be open now."""
        if not self._is_opening():
            self._show()
        elif not self.looking.isActive():
            self.looking.start()

    def retranslate(self) -> None:
        self.text.setText(self.tr("Opening the picture…"))
        self.setAccessibleName(self.text.text())

    def _show(self) -> None:
        is_opening = self._is_opening()
        self.setVisible(is_opening)
        if not is_opening:
            self.looking.stop()
