"""The prompts that a template stands for, before they are queued."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.studio import Studio
from sdstudio.app.translation import translate
from sdstudio.domain.params import PARAMETERS
from sdstudio.domain.prompt_expansion import Method, Words
from sdstudio.ui.enter_key import never_default
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.prompts.summary import PromptSummary
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_SIZE_PX = (640, 520)


class PreviewDialog(Retranslates, QDialog):
    """Lists them; exactly these are queued.

    Signals:
        queue_asked(): add them to the queue.
    """

    queue_asked = Signal()

    def __init__(self, studio: Studio, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._studio = studio
        self._summary = PromptSummary(studio, self)
        self._preview = studio.prompt_preview
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.draw = buttons.addButton("", role)
        self.copy = buttons.addButton("", role)
        self.queue = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.queue.setProperty("primary", True)
        self.cancel = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(GRID_PX)
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        never_default(self.draw, self.copy, self.cancel)
        self.queue.setDefault(True)
        self.draw.clicked.connect(self._preview.draw_again)
        self.copy.clicked.connect(self._copy)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self._preview.changed.connect(self._show)
        self.retranslate()
        self.resize(*_SIZE_PX)
        keep_on_screen(self)
        # What is listed comes from the files as they are now.
        self._preview.refresh()

    @property
    def said(self) -> str:
        """How many there are and how long they take."""
        return self._said.text()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Prompt preview"))
        self.list.setAccessibleName(self.windowTitle())
        for button, text, tip in (
            (self.draw, self.tr("Choose again"), self.tr("Choose other options with another seed")),
            (self.copy, self.tr("Copy"), self.tr("Copy these prompts, or those selected")),
            (
                self.queue,
                self.tr("Add to queue"),
                self.tr("Make pictures from exactly these prompts"),
            ),
            (self.cancel, self.tr("Close"), ""),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(tip))
        self._show()

    def _show(self) -> None:
        self._said.setText(self._summary.text)
        written = self._preview.written
        draft = self._studio.draft.draft
        self.draw.setVisible(draft.method is Method.RANDOM and not draft.pins_seed)
        self.copy.setEnabled(written is not None)
        self.queue.setEnabled(written is not None and not written.are_more)
        texts = [] if written is None else [_text(one.words) for one in written.prompts]
        if texts != [self.list.item(row).text() for row in range(self.list.count())]:
            self.list.clear()
            self.list.addItems(texts)

    def _copy(self) -> None:
        rows = self.list.selectedItems() or [
            self.list.item(row) for row in range(self.list.count())
        ]
        rows.sort(key=self.list.row)
        QGuiApplication.clipboard().setText("\n".join(map(QListWidgetItem.text, rows)))

    def _on_accepted(self) -> None:
        self.queue_asked.emit()
        self.accept()


def _text(words: Words) -> str:
    if not words.negative_prompt:
        return words.prompt
    label = translate("parameters", PARAMETERS["negative_prompt"].label)
    return f"{words.prompt}\n{label}: {words.negative_prompt}"
