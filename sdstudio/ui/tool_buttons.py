"""Buttons of a bar of tools, each for an action."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QActionEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from sdstudio.ui import icons
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import without_mnemonic

#: An icon with a text beside it has as much more room to its left and right.
_BESIDE_PX = 8


def flat_tool(action: QAction) -> QToolButton:
    """A button that looks like one only under the pointer; it shows the icon alone."""
    button = _NamedButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setProperty("flat", True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def tool_row(actions: Iterable[QAction]) -> QHBoxLayout:
    """Such a button for each action, from the left."""
    row = QHBoxLayout()
    row.setSpacing(GRID_PX // 2)
    for action in actions:
        row.addWidget(flat_tool(action))
    row.addStretch()
    return row


def show_text(button: QToolButton, with_text: bool) -> None:
    """Show the text beside the icon, or the icon alone."""
    if button.property("text_beside") == with_text:
        return
    styles = Qt.ToolButtonStyle
    beside, alone = styles.ToolButtonTextBesideIcon, styles.ToolButtonIconOnly
    button.setToolButtonStyle(beside if with_text else alone)
    button.setProperty("text_beside", with_text)
    button.setIconSize(QSize(icons.ICON_PX + (_BESIDE_PX if with_text else 0), icons.ICON_PX))
    button.style().unpolish(button)
    button.style().polish(button)


class _NamedButton(QToolButton):
    """To a screen reader, it has the name of its action, in the current language."""

    def actionEvent(self, event: QActionEvent) -> None:
        super().actionEvent(event)
        if event.type() != QEvent.Type.ActionRemoved:
            name = without_mnemonic(event.action().text())
            if name != self.accessibleName():
                self.setAccessibleName(name)
