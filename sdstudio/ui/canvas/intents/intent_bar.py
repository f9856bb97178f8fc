"""The bar of intents above the canvas."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import INTENT_OF
from sdstudio.ui.actions import Actions
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.tool_buttons import flat_tool
from sdstudio.ui.wording import plain_tip, without_mnemonic

_TOOLS: Final = (ActionId.PREFILL_SHOW, ActionId.CONTEXT_RESET)


class IntentBar(Retranslates, QFrame):
    """A button for each intent; below, what it needs or which model would do it better.

    Args:
        note: what is said below, in the current language; empty if nothing.
    """

    def __init__(
        self, actions: Actions, note: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stage_bar")
        self._actions = actions
        self._say = note
        self.buttons: dict[ActionId, QToolButton] = {}
        row = FlowLayout(spacing=4)
        for do in (ActionId.INTENT_AUTOMATIC, *INTENT_OF, *_TOOLS):
            button = flat_tool(actions[do])
            if do in INTENT_OF:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
                button.setProperty("flat", False)
            self.buttons[do] = button
            row.addWidget(button)
        self.note = ElidedLabel()
        self.note.setProperty("dim", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX // 2)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.note)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Intent"))
        for do, button in self.buttons.items():
            button.setAccessibleName(without_mnemonic(self._actions[do].text()))
        self.show_note()

    def show_note(self) -> None:
        """Say what the intent needs; the line stays where there is nothing to say."""
        note = self._say()
        self.note.setText(note)
        self.note.setToolTip(plain_tip(note) if note else "")
