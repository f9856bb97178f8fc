"""Choosing the mode: the common ones as buttons, the others in a menu."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.translation import translate
from sdstudio.ui import icons, menus
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import MODE_OF, ROWS
from sdstudio.ui.actions import Actions
from sdstudio.ui.mode_controller import needed
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.shape_button import ShapeButton
from sdstudio.ui.wording import plain_tip

USUAL: Final = (ActionId.FROM_WORDS, ActionId.FROM_PICTURE, ActionId.PART)
_OTHERS: Final = tuple(do for do in MODE_OF if do not in USUAL)


class ModeChooser(Retranslates, QWidget):
    """A button for each common mode; the last one shows another mode in use, or opens the menu."""

    def __init__(self, draft: DraftModel, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._actions = actions
        self.buttons = {do: _button() for do in USUAL}
        self.others = _button()
        self.others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.others.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for do, button in self.buttons.items():
            icons.set_icon(button, ROWS[do].icon)
            button.clicked.connect(actions[do].trigger)
            actions[do].changed.connect(self._show)
            row.addWidget(button, 1)
        row.addWidget(self.others, 1)
        for button in (*self.buttons.values(), self.others):
            button.setIconSize(QSize(icons.ICON_PX, icons.ICON_PX))
        # The style sheet's minimum height overrides the button's own.
        row.addStrut(self.others.maximumHeight())
        draft.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Mode"))
        self._show()

    def _show(self) -> None:
        for do, button in self.buttons.items():
            action = self._actions[do]
            label = translate("modes", MODE_OF[do].label)
            button.setText(_two_lines(label))
            button.setAccessibleName(label)
            button.setEnabled(action.isEnabled())
            button.setChecked(action.isChecked())
            button.setToolTip(action.toolTip())
        other = next((do for do in _OTHERS if MODE_OF[do] is self._draft.mode), None)
        text = self.tr("More modes") if other is None else translate("modes", MODE_OF[other].label)
        icons.set_icon(self.others, "dots-three" if other is None else ROWS[other].icon)
        self.others.setIconSize(QSize(icons.ICON_PX, icons.ICON_PX))
        self.others.setText(_two_lines(text))
        self.others.setAccessibleName(text)
        self.others.setChecked(other is not None)
        self.others.setToolTip(plain_tip(self.tr("More modes, which need special models")))

    def _fill_menu(self) -> None:
        menus.empty(self.menu)
        for do in _OTHERS:
            action = self._actions[do]
            if not action.isEnabled():
                # A greyed-out label alone wouldn't say what is missing.
                mode = MODE_OF[do]
                label = translate("modes", mode.label)
                action = QAction(
                    self.tr("{mode}: {needed}").format(mode=label, needed=needed(mode)), self.menu
                )
                action.setEnabled(False)
                icons.set_icon(action, ROWS[do].icon)
                action.setToolTip(plain_tip(translate("modes", mode.help)))
            self.menu.addAction(action)
        self.menu.addSeparator()
        for do in (ActionId.MODELS, ActionId.OPEN_MODEL):
            self.menu.addAction(self._actions[do])


def _button() -> QToolButton:
    return ShapeButton(lines=2)


def _two_lines(label: str) -> str:
    """``label`` broken at the space nearest to its middle, because buttons don't wrap text."""
    spaces = [place for place, character in enumerate(label) if character == " "]
    if not spaces:
        return label
    middle = min(spaces, key=lambda place: abs(place - len(label) / 2))
    return f"{label[:middle]}\n{label[middle + 1 :]}"
