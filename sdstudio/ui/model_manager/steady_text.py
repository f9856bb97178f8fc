"""A line of text that changes often: new text costs a repaint of the line and no layout."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class SteadyText(QWidget):
    """One line, cut at its end where there is no room; as high whatever it says.

    A label asks every layout around it to be made anew with each text, which in a long list of
    wrapped labels takes longer than a frame.
    """

    def __init__(self, parent: QWidget | None = None, *, dim: bool = False) -> None:
        super().__init__(parent)
        self._text = ""
        self._is_dim = dim
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> None:
        """Say ``text``, as it is."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            palette = self.palette()
            painter.setPen((palette.placeholderText() if self._is_dim else palette.text()).color())
            width = self.width()
            shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, width)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(self.rect(), int(flags), shown)
