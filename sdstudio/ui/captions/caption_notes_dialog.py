"""CaptionNotesDialog: asks how to describe pictures in their notes."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.domain.captioning import ExistingNote
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.layouts import lay_out_dialog
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import counted, sentences

_SIZE_PX: Final = (480, 260)


class CaptionNotesDialog(Retranslates, QDialog):
    """Args:
        count: of the pictures.
        left_out: how many of those selected are private, and not among them.

    Signals:
        chosen(ExistingNote): begin.
    """

    chosen = Signal(object)

    def __init__(self, count: int, left_out: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._count, self._left_out = count, left_out
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self._question = QLabel()
        self.skip, self.append = QRadioButton(), QRadioButton()
        self.skip.setChecked(True)
        self._about = QLabel()
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._about.setProperty("dim", True)
        self._buttons = QDialogButtonBox()
        self.start, self.cancel = QPushButton(), QPushButton()
        self.start.setProperty("primary", True)
        self.start.setEnabled(count > 0)
        self._buttons.addButton(self.start, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        never_default(self.start, self.cancel)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(GRID_PX)
        for widget in (self.note, self._question, self.skip, self.append, self._about):
            column.addWidget(widget)
        column.addStretch()
        lay_out_dialog(self, inside, self._buttons)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)
        self.retranslate()
        self.resize(*_SIZE_PX)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Describe in notes"))
        told = [
            counted(
                self.tr("%n picture(s) will be described in the notes.", "", self._count),
                self._count,
            )
        ]
        if self._left_out:
            left_out = self.tr("%n blurred picture(s) are left out.", "", self._left_out)
            told.append(counted(left_out, self._left_out))
        self.note.setText(sentences(*told))
        self._question.setText(self.tr("Pictures that have a note:"))
        self.skip.setText(self.tr("Leave them as they are"))
        self.append.setText(self.tr("Add the description below the note"))
        self._about.setText(
            self.tr(
                "Descriptions are in English, and the search finds them. You can go on working; "
                "pictures that are being made come first."
            )
        )
        self.start.setText(self.tr("Describe"))
        self.cancel.setText(self.tr("Cancel"))
        for button in (self.skip, self.append, self.start, self.cancel):
            button.setAccessibleName(button.text())

    def _on_accepted(self) -> None:
        self.accept()
        self.chosen.emit(ExistingNote.SKIP if self.skip.isChecked() else ExistingNote.APPEND)
