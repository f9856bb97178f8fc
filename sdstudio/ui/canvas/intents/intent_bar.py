"""The bar of intents above the canvas."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import INTENT_OF
from sdstudio.ui.actions import Actions
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.tool_buttons import flat_tool
from sdstudio.ui.wording import plain_tip

_TOOLS: Final = (ActionId.PREFILL_SHOW, ActionId.CONTEXT_RESET)


class IntentBar(Retranslates, QFrame):
    """A button for each intent; below, what is shown of it, and what it needs.

    Args:
        note: what is said below, in the current language; empty if nothing.
    """

    def __init__(
        self, actions: Actions, note: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stage_bar")
        self._say = note
        self.buttons: dict[ActionId, QToolButton] = {}
        row, below = FlowLayout(spacing=4), QHBoxLayout()
        below.setSpacing(4)
        for do in (ActionId.INTENT_AUTOMATIC, *INTENT_OF, *_TOOLS):
            button = flat_tool(actions[do])
            if do in INTENT_OF:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
                button.setProperty("flat", False)
            self.buttons[do] = button
            if do in _TOOLS:
                below.addWidget(button)
            else:
                row.addWidget(button)
        self.note = _TwoLines()
        self.note.setProperty("dim", True)
        below.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX // 2)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(below)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Intent"))
        self.show_note()

    def show_note(self) -> None:
        """Say what the intent needs, or which model would do it better."""
        note = self._say()
        self.note.setText(note)
        self.note.setToolTip(plain_tip(note) if note else "")


class _TwoLines(QLabel):
    """At least as high as two lines, whatever it says, so that the picture stays where it is.

    Only large text in a narrow window needs more.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        return max(self.sizeHint().height(), super().heightForWidth(width))
