"""PromptWorkbench: the commands for the prompt that is being written."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sdstudio.domain.prompt_weights import WEIGHT_STEP
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.prompt_editor import PromptEditor

_IN_MENU: Final = (ActionId.WEIGHT_UP, ActionId.WEIGHT_DOWN)


class PromptWorkbench(QObject):
    """Carries out commands in the prompt editor that had the focus last.

    Args:
        editors: the first one is meant until one of them has had the focus.
    """

    def __init__(self, actions: Actions, editors: Sequence[PromptEditor], parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._editors = tuple(editors)
        self.current = self._editors[0]
        for editor in self._editors:
            for do in (ActionId.WEIGHT_UP, ActionId.WEIGHT_DOWN, ActionId.FIX_PROMPT):
                editor.field.addAction(actions[do])
            editor.field.menu_asked.connect(self._add_commands)
        actions.connect_triggered(
            (ActionId.WEIGHT_UP, lambda: self.current.change_weight(WEIGHT_STEP)),
            (ActionId.WEIGHT_DOWN, lambda: self.current.change_weight(-WEIGHT_STEP)),
            (ActionId.FIX_PROMPT, lambda: self.current.fix_problem()),
        )
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        self.current = next((one for one in self._editors if one.field is now), self.current)

    def _add_commands(self, _position: int, menu: QMenu) -> None:
        menu.addSeparator()
        for do in _IN_MENU:
            menu.addAction(self._actions[do])
