"""A line of text that changes often: new text repaints the line but updates no layout."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class SteadyText(QWidget):
    """One line, elided if there is no room; its height never changes.

    A QLabel invalidates all surrounding layouts with each text, which takes longer than a frame
    in a long list of wrapped labels.
    """

    def __init__(self, parent: QWidget | None = None, *, dim: bool = False) -> None:
        super().__init__(parent)
        self._text = ""
        self._is_dim = dim
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The full text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show ``text`` as plain text."""
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
