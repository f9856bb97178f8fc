"""The note of a picture, which is saved a moment after the last key."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from sdstudio.domain.annotations import NOTE_LENGTH_MAX
from sdstudio.ui.retranslation import Retranslates

_WAIT_MS: Final = 1000
_LINES: Final = 3


class NoteEditor(Retranslates, QPlainTextEdit):
    """Keeps what was typed until it is written, also for pictures that are no longer shown.

    Signals:
        typed(int, str): the note of that picture has changed; answer with :meth:`confirm` or
            :meth:`refuse`.
        left(): Escape was pressed.
    """

    typed = Signal(int, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture_id: int | None = None
        #: What the library has.
        self._kept = ""
        #: What was reported and is not written yet, by picture.
        self._unwritten: dict[int, str] = {}
        self._refused: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.take_over)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._timer.start)
        self.retranslate()

    @property
    def has_refused(self) -> bool:
        """Whether the disk refused a note, which would be lost if the program ended."""
        return bool(self._refused)

    def show_note(self, picture_id: int | None, note: str) -> None:
        """Show the note of a picture; what was typed for another one is reported first."""
        if picture_id == self._picture_id and note == self._kept:
            return
        is_other = picture_id != self._picture_id
        if is_other:
            self.take_over()
        elif self.toPlainText() not in (self._kept, note):
            return  # it is being typed
        self._picture_id, self._kept = picture_id, note
        text = note if picture_id is None else self._unwritten.get(picture_id, note)
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
        self.setEnabled(picture_id is not None)

    def take_over(self) -> None:
        """Report what was typed, again if the disk refused it."""
        self._timer.stop()
        id_, text = self._picture_id, self.toPlainText()[:NOTE_LENGTH_MAX]
        if id_ is None:
            return
        if id_ in self._refused:
            self._drop(id_)
        if text != self._unwritten.get(id_, self._kept):
            self._unwritten[id_] = text
            self.typed.emit(id_, text)

    def confirm(self, picture_id: int, text: str) -> None:
        """The note of that picture was written."""
        if self._unwritten.get(picture_id) == text:
            self._drop(picture_id)
        if picture_id == self._picture_id:
            self._kept = text

    def refuse(self, picture_id: int, text: str) -> None:
        """The note of that picture couldn't be written."""
        if self._unwritten.get(picture_id) == text:
            self._refused.add(picture_id)

    def _drop(self, picture_id: int) -> None:
        self._unwritten.pop(picture_id, None)
        self._refused.discard(picture_id)

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
