"""The bar that replaces Generate while a job is edited."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import keys_of
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip, with_shortcut

_SHOWN_LETTERS = 60


class JobEditBar(Retranslates, QFrame):
    """Says which job the form edits, with the buttons that end it.

    Signals:
        save_asked(), cancel_asked(): a button was pressed.
    """

    save_asked = Signal()
    cancel_asked = Signal()

    class State(Enum):
        """What became of the job while it was edited."""

        CHANGEABLE = auto()
        STARTED = auto()
        REMOVED = auto()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._prompt = ""
        self._state = JobEditBar.State.CHANGEABLE
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setMinimumWidth(1)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.save = QPushButton()
        self.save.setProperty("primary", True)
        self.save.clicked.connect(self.save_asked)
        self.cancel = QPushButton()
        self.cancel.setProperty("tall", True)
        self.cancel.clicked.connect(self.cancel_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID_PX)
        buttons.addWidget(self.save, 1)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, GRID_PX, 12, GRID_PX)
        column.setSpacing(GRID_PX)
        column.addWidget(self._text)
        column.addLayout(buttons)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """The visible text."""
        return self._text.text() if not self.isHidden() else ""

    def show_editing(self, prompt: str) -> None:
        """Show that the job with ``prompt`` is edited."""
        self._prompt, self._state = " ".join(prompt.split()), JobEditBar.State.CHANGEABLE
        self._show()

    def show_too_late(self, *, was_removed: bool) -> None:
        """Show that it can't be changed any more, and offer to add it as a new one."""
        self._state = JobEditBar.State.REMOVED if was_removed else JobEditBar.State.STARTED
        self._show()

    def leave(self) -> None:
        """No job is edited."""
        self.hide()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Editing a job"))
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(plain_tip(self.tr("Leave the job as it was")))
        self.cancel.setAccessibleName(self.cancel.text())
        match self._state:
            case JobEditBar.State.CHANGEABLE:
                prompt = self._prompt or self.tr("No prompt")
                if len(prompt) > _SHOWN_LETTERS:
                    prompt = prompt[: _SHOWN_LETTERS - 1] + "…"
                text = self.tr("Editing the job “{prompt}”").format(prompt=prompt)
                save, tip = self.tr("Save to the job"), self.tr("Change the job in the queue")
            case JobEditBar.State.STARTED:
                text = self.tr("This job has started, so it can't be changed.")
                save, tip = self._as_new()
            case JobEditBar.State.REMOVED:
                text = self.tr("This job is no longer in the queue.")
                save, tip = self._as_new()
        self._text.setText(text)
        self.save.setText(save)
        self.save.setAccessibleName(save)
        self.save.setToolTip(with_shortcut(tip, keys_of(ActionId.GENERATE)))

    def _as_new(self) -> tuple[str, str]:
        return self.tr("Add as a new job"), self.tr("Add these settings to the end of the queue")

    def _show(self) -> None:
        self.retranslate()
        self.show()
