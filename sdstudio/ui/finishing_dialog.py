"""FinishingDialog: asks how to finish pictures, and stays until all of them are in the queue."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QProgressBar,
    QPushButton,
    QWidget,
)

from sdstudio.app.notices import Notice
from sdstudio.domain.errors import StudioError
from sdstudio.ui import error_messages
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import counted


class FinishingDialog(Retranslates, QDialog):
    """Says which pictures can't be added. A subclass has the settings, and lays everything out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._failures: list[tuple[str, StudioError]] = []
        self.is_running = False
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setProperty("dim", True)
        self.progress = QProgressBar()
        self.failures = QListWidget()
        self.start = QPushButton()
        self.start.setProperty("primary", True)
        self.cancel = QPushButton()
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(self.start, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        never_default(self.start, self.cancel)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)

    def follow(self, done: int, total: int) -> None:
        """Say how many are in the queue."""
        self.is_running = True
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self._show()

    def fail(self, name: str, error: StudioError) -> None:
        """List a picture that can't be added."""
        self._failures.append((name, error))
        self.failures.addItem(self._failure(name, error))
        self._show()

    def end(self) -> None:
        """Everything is in the queue: close, unless something failed."""
        self.is_running = False
        if self._failures:
            self._show()
        else:
            self.accept()

    def retranslate(self) -> None:
        self.progress.setAccessibleName(self.tr("Pictures in the queue"))
        self.failures.setAccessibleName(self.tr("Pictures that couldn't be added"))
        for row, failure in enumerate(self._failures):
            self.failures.item(row).setText(self._failure(*failure))
        self._show()

    def _order_all(self) -> None:
        """Have the pictures put into the queue; called if ``start`` is enabled."""
        raise NotImplementedError

    @property
    def _can_start(self) -> bool:
        raise NotImplementedError

    @property
    def _about(self) -> str:
        """What will be done, or what is missing for it."""
        raise NotImplementedError

    def _on_accepted(self) -> None:
        if self.is_running or not self.start.isEnabled():
            return
        self._failures.clear()
        self.failures.clear()
        self._order_all()

    def _show(self) -> None:
        self.start.setEnabled(self._can_start and not self.is_running)
        self.progress.setVisible(self.is_running)
        self.failures.setVisible(bool(self._failures))
        self.start.setText(self.tr("Add to queue"))
        has_ended = bool(self._failures) and not self.is_running
        self.cancel.setText(self.tr("Close") if has_ended else self.tr("Cancel"))
        for button in (self.start, self.cancel):
            button.setAccessibleName(button.text())
        self.note.setText(self._failed if has_ended else self._about)

    @property
    def _failed(self) -> str:
        count = len(self._failures)
        text = self.tr("%n picture(s) couldn't be added; the others are in the queue.", "", count)
        return counted(text, count)

    def _failure(self, name: str, error: StudioError) -> str:
        return self.tr("{file}: {reason}").format(file=name, reason=sentence_of(error))


def sentence_of(error: StudioError) -> str:
    """What is said of a failure."""
    return error_messages.text_of(Notice(error.code, dict(error.arguments)))
