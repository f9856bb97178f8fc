"""PromptWorkbench: the commands for the prompt that is being written."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sdstudio.app.studio import Studio
from sdstudio.domain.prompt_completion import PromptOffer, PromptSpot
from sdstudio.domain.prompt_weights import WEIGHT_STEP
from sdstudio.domain.vocabulary import Vocabulary
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.prompt_editor import PromptEditor
from sdstudio.ui.prompts.prompt_completer import PromptCompleter

_IN_MENU: Final = (ActionId.WEIGHT_UP, ActionId.WEIGHT_DOWN)


class PromptWorkbench(QObject):
    """Carries out commands in the prompt editor that had the focus last, and completes words.

    Args:
        editors: the first one is meant until one of them has had the focus.
    """

    def __init__(
        self, studio: Studio, actions: Actions, editors: Sequence[PromptEditor], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._actions = actions
        self._editors = tuple(editors)
        self.current = self._editors[0]
        self._is_begun = False
        self.completers = tuple(
            PromptCompleter(editor, self._offers, self._suggests, self) for editor in self._editors
        )
        for editor in self._editors:
            for do in (ActionId.WEIGHT_UP, ActionId.WEIGHT_DOWN, ActionId.FIX_PROMPT):
                editor.field.addAction(actions[do])
            editor.field.menu_asked.connect(self._add_commands)
            studio.prompt_words.wildcards_read.connect(editor.set_wildcards)
        actions.connect_triggered(
            (ActionId.WEIGHT_UP, lambda: self.current.change_weight(WEIGHT_STEP)),
            (ActionId.WEIGHT_DOWN, lambda: self.current.change_weight(-WEIGHT_STEP)),
            (ActionId.FIX_PROMPT, lambda: self.current.fix_problem()),
        )
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Offer the words that the chosen model knows."""
        self._studio.prompt_words.set_vocabulary(vocabulary)

    def begin(self) -> None:
        """Read the words that are offered, which the first paint must not wait for."""
        self._is_begun = True
        self._studio.prompt_words.begin()

    def _suggests(self) -> bool:
        return self._studio.settings.current.suggests_words

    def _offers(self, spot: PromptSpot) -> list[PromptOffer]:
        return self._studio.prompt_words.sources.offers(spot)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        focused = next((one for one in self._editors if one.field is now), None)
        if focused is None:
            return
        self.current = focused
        if self._is_begun:
            # Other programs may have put files there meanwhile.
            self._studio.prompt_words.begin()
            self._studio.prompt_words.read_wildcards()

    def _add_commands(self, _position: int, menu: QMenu) -> None:
        menu.addSeparator()
        for do in _IN_MENU:
            menu.addAction(self._actions[do])
