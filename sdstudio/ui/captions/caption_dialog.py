"""CaptionDialog: what a picture shows, to be edited and put into the prompt."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.notices import Notice
from sdstudio.app.picture_describer import DescriberStatus
from sdstudio.domain.error_sentences import FAILURES, Remedy
from sdstudio.domain.errors import StudioError
from sdstudio.ui import error_messages, motion
from sdstudio.ui.accessibility.announce import announce
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.layouts import lay_out_dialog
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX

_SIZE_PX: Final = (480, 340)
_LINES: Final = 4


class CaptionDialog(Retranslates, QDialog):
    """Waits for a caption, which can then be edited.

    Args:
        name: of the picture's file; may be empty.
        has_prompt: whether there is a prompt that could be kept.
        replaces: whether it is to be replaced, until the artist chooses otherwise.

    Signals:
        again_asked(): describe the picture once more.
        models_asked(): show the models.
    """

    again_asked = Signal()
    models_asked = Signal()

    def __init__(self, name: str, *, has_prompt: bool, replaces: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._status: DescriberStatus | None = DescriberStatus.RUNNING
        self._failure: StudioError | None = None
        self._name = ElidedLabel()
        self._name.setText(name)
        self._name.setVisible(bool(name))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(_LINES * self.text.fontMetrics().lineSpacing() + 2 * GRID_PX)
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setProperty("dim", True)
        self.progress = QProgressBar()
        motion.show_busy(self.progress)
        self.progress.setTextVisible(False)
        self.replace, self.append = QRadioButton(), QRadioButton()
        (self.replace if replaces else self.append).setChecked(True)
        group = QButtonGroup(self)
        for button in (self.replace, self.append):
            group.addButton(button)
            button.setVisible(has_prompt)
        self._buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.use, self.again, self.models = QPushButton(), QPushButton(), QPushButton()
        self.cancel = QPushButton()
        self.use.setProperty("primary", True)
        for one, role in (
            (self.use, roles.AcceptRole),
            (self.again, roles.ActionRole),
            (self.models, roles.ActionRole),
            (self.cancel, roles.RejectRole),
        ):
            self._buttons.addButton(one, role)
        never_default(self.use, self.again, self.models, self.cancel)
        self._lay_out()
        self.text.textChanged.connect(self._show)
        self.again.clicked.connect(self.again_asked)
        self.models.clicked.connect(self.models_asked)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.retranslate()
        self.resize(*_SIZE_PX)

    @property
    def words(self) -> str:
        """What the artist made of the caption."""
        return self.text.toPlainText().strip()

    @property
    def replaces(self) -> bool:
        """Whether the words take the place of the prompt."""
        return self.replace.isChecked()

    def show_status(self, status: DescriberStatus) -> None:
        """Say that the caption is awaited, and what for."""
        self._status, self._failure = status, None
        self._show()

    def show_caption(self, words: str) -> None:
        """Offer what was found."""
        self._status = self._failure = None
        self.text.setPlainText(words)
        self.text.selectAll()
        self._show()
        if self.isActiveWindow():
            self.text.setFocus()
        announce(self, words)

    def fail(self, error: StudioError) -> None:
        """Say why there is no caption."""
        self._status, self._failure = None, error
        self._show()
        announce(self, self.note.text(), is_urgent=True)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Describe picture"))
        self.text.setAccessibleName(self.tr("Description"))
        self.text.setToolTip(self.tr("In English; change it as you like before it is used"))
        self.progress.setAccessibleName(self.tr("Describing the picture…"))
        self.replace.setText(self.tr("Replace the prompt"))
        self.append.setText(self.tr("Add to the end of the prompt"))
        self.use.setText(self.tr("Use in prompt"))
        self.use.setToolTip(self.tr("One step, which Undo takes back"))
        self.again.setText(self.tr("Try again"))
        self.models.setText(error_messages.remedy_text(Remedy.MODELS))
        self.cancel.setText(self.tr("Cancel"))
        for button in (
            self.replace,
            self.append,
            self.use,
            self.again,
            self.models,
            self.cancel,
        ):
            button.setAccessibleName(button.text())
        self._show()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(GRID_PX)
        for widget in (self._name, self.text, self.progress, self.note, self.replace, self.append):
            column.addWidget(widget)
        column.addStretch()
        lay_out_dialog(self, inside, self._buttons)

    def _show(self) -> None:
        is_waiting = self._status is not None
        failure = self._failure
        self.progress.setVisible(is_waiting)
        self.text.setEnabled(not is_waiting)
        self.note.setText(self._said())
        self.note.setVisible(bool(self.note.text()))
        self.again.setVisible(failure is not None)
        remedies = () if failure is None else FAILURES[failure.code].remedies
        self.models.setVisible(Remedy.MODELS in remedies)
        self.use.setEnabled(not is_waiting and bool(self.words))

    def _said(self) -> str:
        if self._failure is not None:
            return error_messages.text_of(Notice(self._failure.code, self._failure.arguments))
        match self._status:
            case None:
                return ""
            case DescriberStatus.RUNNING:
                return self.tr("Describing the picture…")
            case DescriberStatus.WAITING:
                return self.tr("Waiting for a step of the picture that is being made…")
            case DescriberStatus.NO_ENGINE:
                return self.tr("Waiting for the image engine…")
