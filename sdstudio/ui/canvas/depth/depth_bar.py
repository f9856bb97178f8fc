"""DepthBar: the commands for the depth, above the canvas in the mode that uses it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.elided_label import ElidedLabel
from sdstudio.ui.layouts import FlowLayout
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.tool_buttons import flat_tool, show_text
from sdstudio.ui.wording import plain_tip

_TOOLS: Final = (
    ActionId.DEPTH_ESTIMATE,
    ActionId.DEPTH_OPEN,
    ActionId.DEPTH_ADJUST,
    ActionId.DEPTH_SHOW,
    ActionId.DEPTH_SAVE,
)
#: The others are useful only once there is a depth layer.
_WITH_TEXT: Final = (ActionId.DEPTH_ESTIMATE, ActionId.DEPTH_OPEN, ActionId.DEPTH_ADJUST)


class DepthBar(Retranslates, QFrame):
    """A button for each command; below, where the depth of the next picture comes from.

    Args:
        note: gives the sentence below the buttons, in the current language.
    """

    def __init__(
        self, actions: Actions, note: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stage_bar")
        self._say = note
        self.buttons: dict[ActionId, QToolButton] = {}
        row = FlowLayout(spacing=4)
        for do in _TOOLS:
            button = flat_tool(actions[do])
            show_text(button, do in _WITH_TEXT)
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
        self.setAccessibleName(self.tr("Depth"))
        self.show_note()

    def show_note(self) -> None:
        """Say where the depth comes from now."""
        note = self._say()
        self.note.setText(note)
        self.note.setToolTip(plain_tip(note))
