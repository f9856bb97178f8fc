"""The note of a picture, which is taken over a moment after the last key."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from sdstudio.domain.annotations import NOTE_LENGTH_MAX
from sdstudio.ui.retranslation import Retranslates

_WAIT_MS: Final = 1000
_LINES: Final = 3


class NoteEditor(Retranslates, QPlainTextEdit):
    """Signals:
    written(int, str): the note of that picture has changed.
    left(): Escape was pressed.
    """

    written = Signal(int, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture_id: int | None = None
        self._kept = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.take_over)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._timer.start)
        self.retranslate()

    def show_note(self, picture_id: int | None, note: str) -> None:
        """Show the note of a picture; what was typed for another one is taken over first."""
        if picture_id == self._picture_id and note == self._kept:
            return
        is_other = picture_id != self._picture_id
        if is_other:
            self.take_over()
        elif self.toPlainText() != self._kept:
            return  # it is being typed
        self._picture_id, self._kept = picture_id, note
        self.blockSignals(True)
        self.setPlainText(note)
        self.blockSignals(False)
        self.setEnabled(picture_id is not None)

    def take_over(self) -> None:
        """Report what was typed."""
        self._timer.stop()
        text = self.toPlainText()
        if self._picture_id is not None and text != self._kept:
            self._kept = text[:NOTE_LENGTH_MAX]
            self.written.emit(self._picture_id, self._kept)

    def retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Write a note"))
        self.setAccessibleName(self.tr("Note"))

    def sizeHint(self) -> QSize:
        lines_px = _LINES * self.fontMetrics().lineSpacing()
        return QSize(0, round(lines_px + 2 * self.document().documentMargin()) + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.take_over()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.take_over()
            self.left.emit()
        else:
            super().keyPressEvent(event)
