"""What prompts have to do with LoRAs and learned words: their length, and what they ask for."""

from PySide6.QtCore import QObject, Signal

from sdstudio.app.studio import Studio
from sdstudio.domain.prompt import FileTag
from sdstudio.ui.prompt_editor import PromptEditor


class PromptExtras(QObject):
    """Joins prompt editors with the extras in use.

    Signals:
        trouble(StudioError): the file that a prompt asks for cannot be used.
    """

    trouble = Signal(object)

    def __init__(self, studio: Studio, editors: tuple[PromptEditor, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._extras = studio.extras
        self._editors = editors
        for editor in editors:
            editor.tags_found.connect(studio.extras.look_for_names)
            editor.tag_chosen.connect(lambda tag, editor=editor: self._use(tag, editor))
        studio.extras.learned.connect(self._show)
        studio.draft.changed.connect(self._show)
        self._show()

    def _use(self, tag: FileTag, editor: PromptEditor) -> None:
        self._extras.use(tag, lambda: editor.take_out(tag), self.trouble.emit)

    def _show(self) -> None:
        words = self._extras.words
        for editor in self._editors:
            editor.set_extras(words, self._extras.names)
