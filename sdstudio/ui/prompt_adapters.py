"""LoRAs and embeddings in prompts: the tokens they use, and the files that tags refer to."""

from PySide6.QtCore import QObject, Signal

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.prompt import FileTag
from sdstudio.ui.prompt_editor import PromptEditor


class PromptAdapters(QObject):
    """Connects prompt editors with the adapters in use.

    Signals:
        trouble(StudioError): the file that a tag refers to can't be used.
    """

    trouble = Signal(object)

    def __init__(self, studio: Studio, editors: tuple[PromptEditor, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._active_adapters = studio.active_adapters
        self._editors = editors
        self._operations = Operations(self, self.trouble.emit)
        for editor in editors:
            editor.tags_found.connect(studio.active_adapters.look_for_names)
            editor.tag_chosen.connect(
                lambda tag, editor=editor: self._operations.start(self._use(tag, editor))
            )
        studio.active_adapters.learned.connect(self._show)
        studio.draft.changed.connect(self._show)
        self._show()

    async def _use(self, tag: FileTag, editor: PromptEditor) -> None:
        await self._active_adapters.use(tag)
        editor.remove_tag(tag)

    def _show(self) -> None:
        words = self._active_adapters.words
        for editor in self._editors:
            editor.set_adapters(words, self._active_adapters.names)
