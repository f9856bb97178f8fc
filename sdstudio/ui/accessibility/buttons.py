"""Buttons for screen readers: pressing one there is a click, also if it is checkable.

Qt would check a checkable one without a click, so that nothing but its look would change.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from sdstudio.ui.wording import without_mnemonic


def interface_of(widget: QWidget) -> QAccessibleInterface | None:
    """The interface of a button."""
    return _Button(widget) if isinstance(widget, QAbstractButton) else None


class _Button(QAccessibleWidget):
    """A button; what it is may change, as a button becomes checkable with its action."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.Button, "")

    @property
    def _button(self) -> QAbstractButton:
        button = self.widget()
        assert isinstance(button, QAbstractButton)
        return button

    @property
    def _has_menu(self) -> bool:
        button = self._button
        return isinstance(button, QPushButton | QToolButton) and button.menu() is not None

    def role(self) -> QAccessible.Role:
        button = self._button
        if isinstance(button, QRadioButton):
            return QAccessible.Role.RadioButton
        if self._has_menu:
            return QAccessible.Role.ButtonMenu
        is_check_box = isinstance(button, QCheckBox) or button.isCheckable()
        return QAccessible.Role.CheckBox if is_check_box else QAccessible.Role.Button

    def text(self, text: QAccessible.Text) -> str:
        button = self._button
        if text == QAccessible.Text.Name and not button.accessibleName():
            return without_mnemonic(button.text())
        if text == QAccessible.Text.Accelerator:
            return button.shortcut().toString()
        return super().text(text)

    def state(self) -> QAccessible.State:
        state, button = super().state(), self._button
        state.checkable, state.checked = button.isCheckable(), button.isChecked()
        state.pressed = button.isDown()
        state.hasPopup = self._has_menu
        if isinstance(button, QCheckBox):
            state.checkStateMixed = button.checkState() == Qt.CheckState.PartiallyChecked
        state.defaultButton = isinstance(button, QPushButton) and button.isDefault()
        return state

    def actionNames(self) -> list[str]:
        if not self._button.isEnabled():
            return []
        if self._has_menu:
            first = self.showMenuAction()
        else:
            first = self.toggleAction() if self._button.isCheckable() else self.pressAction()
        return [first, self.setFocusAction()]

    def doAction(self, name: str) -> None:
        if name == self.setFocusAction():
            self._button.setFocus()
        elif self._button.isEnabled():
            # Later, since what it opens may wait for an answer.
            self._button.animateClick()

    def keyBindingsForAction(self, name: str) -> list[str]:
        keys = self._button.shortcut()
        return [] if keys.isEmpty() or name == self.setFocusAction() else [keys.toString()]
