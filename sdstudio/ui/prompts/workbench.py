"""PromptWorkbench: the commands for the prompt that is being written."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.spelling import Spelling, system_spelling
from sdstudio.app.studio import Studio
from sdstudio.domain.prompt_completion import PromptOffer, PromptSpot
from sdstudio.domain.prompt_weights import WEIGHT_STEP
from sdstudio.domain.vocabulary import Vocabulary
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.only_one import come_forward, open_one
from sdstudio.ui.prompt_editor import PromptEditor
from sdstudio.ui.prompts.prompt_completer import PromptCompleter
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.ui.prompts.snippets_dialog import SnippetsDialog

_IN_MENU: Final = (
    ActionId.WEIGHT_UP,
    ActionId.WEIGHT_DOWN,
    ActionId.SNIPPET_NEW,
    ActionId.SNIPPETS,
    ActionId.PROMPT_HISTORY,
)


class PromptWorkbench(QObject):
    """Carries out commands in the prompt editor that had the focus last, and completes words.

    Args:
        prompt, negative_prompt: the first one is meant until one of them has had the focus.
        window: dialogs belong to it.

    Signals:
        trouble(StudioError): what went wrong while no dialog is there to say it.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        prompt: PromptEditor,
        negative_prompt: PromptEditor,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._undo, self._window = undo, window
        self._studio = studio
        self._actions = actions
        self._editors = (prompt, negative_prompt)
        self.current = self._editors[0]
        self._is_begun = False
        self._operations = Operations(self, self.trouble.emit)
        self._spelling: Spelling | None = None
        self._is_spelling_read = False
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
            (ActionId.PROMPT_HISTORY, self.open_history),
            (ActionId.SNIPPETS, self.open_snippets),
            (ActionId.SNIPPET_NEW, self.keep_snippet),
            (ActionId.TAG_LISTS, self.open_tag_lists),
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
        self._studio.settings.changed.connect(lambda _: self._use_spelling())
        self._use_spelling()

    def open_history(self) -> None:
        """List earlier prompts, or negative prompts if that is what is being written."""
        from sdstudio.ui.prompts.history_dialog import PromptHistoryDialog

        editor = self.current
        column = "prompt" if editor is self._editors[0] else "negative"
        for one in self._window.findChildren(PromptHistoryDialog):
            if one.column != column:
                one.reject()
        if open_one(PromptHistoryDialog, self._window) is None:
            dialog = PromptHistoryDialog(self._studio, column, self._window)
            dialog.use_asked.connect(editor.replace_text)
            dialog.insert_asked.connect(editor.insert)
            dialog.keep_asked.connect(self._keep)
            come_forward(dialog)

    def open_snippets(self) -> "SnippetsDialog":
        """List and edit the snippets. The dialog may stay open while the artist works."""
        from sdstudio.ui.prompts.snippets_dialog import SnippetsDialog

        dialog = open_one(SnippetsDialog, self._window)
        if dialog is None:
            dialog = SnippetsDialog(self._studio, self._undo, self.trouble.emit, self._window)
            dialog.insert_asked.connect(lambda text: self.current.insert(text))
            come_forward(dialog)
        return dialog

    def keep_snippet(self) -> None:
        """Keep what is selected, or all of the prompt, as a snippet."""
        text = self.current.selected or self.current.text
        if text.strip():
            self._keep(text)

    def open_tag_lists(self) -> None:
        """List and import the tag lists."""
        from sdstudio.ui.prompts.tag_lists_dialog import TagListsDialog

        if open_one(TagListsDialog, self._window) is None:
            come_forward(TagListsDialog(self._studio, self._window))

    def _keep(self, text: str) -> None:
        self.open_snippets().keep(text)

    def _use_spelling(self) -> None:
        is_wanted = self._studio.settings.current.checks_spelling
        if is_wanted and not self._is_spelling_read:
            self._is_spelling_read = True
            self._operations.start(self._read_spelling())
        for editor in self._editors:
            editor.set_spelling(self._spelling if is_wanted else None)

    async def _read_spelling(self) -> None:
        self._spelling = await self._studio.background.do("spelling", system_spelling)
        self._use_spelling()

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
