"""Reads what the prompt editor needs to know about the chosen model."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.operations import Operations
from sdstudio.app.vocabulary_file import Vocabulary, read_vocabulary

if TYPE_CHECKING:
    from sdstudio.app.token_counter import TokenCounter


class ModelKnowledge(QObject):
    """Reads vocabulary and tokenizer off the GUI thread whenever the model changes.

    Signals:
        vocabulary_ready(Vocabulary): of the chosen model; empty if it isn't limited.
        counter_ready(TokenCounter or None): None while it is loading or unavailable.

    Thread: GUI.
    """

    vocabulary_ready = Signal(object)
    counter_ready = Signal(object)

    def __init__(self, draft: DraftModel, background: BackgroundTasks, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._background = background
        self._operations = Operations(self)
        self._folder: Path | None = None
        self._begun = False
        draft.checkpoint_changed.connect(self._read)

    def begin(self) -> None:
        """Read what the current model needs; later models are read when they are chosen."""
        if not self._begun:
            self._begun = True
            self._read()

    def _read(self) -> None:
        checkpoint = self._draft.checkpoint
        folder = None if checkpoint is None else checkpoint.folder
        if not self._begun or folder == self._folder:
            return
        self._folder = folder
        self.counter_ready.emit(None)
        self.vocabulary_ready.emit(Vocabulary())
        self._operations.start(self._learn(folder), replacing="model")

    async def _learn(self, folder: Path | None) -> None:
        if folder is None:
            return
        # In separate lanes, so that a sleeping drive delays no other model.
        lane = f"knowledge {folder}"
        self.vocabulary_ready.emit(await self._background.do(lane, lambda: read_vocabulary(folder)))
        self.counter_ready.emit(await self._background.do(lane, lambda: _counter(folder)))


def _counter(folder: Path) -> "TokenCounter | None":
    # Imported here, so that the window doesn't have to wait for it.
    from sdstudio.app.token_counter import TokenCounter

    try:
        return TokenCounter(folder)
    except (OSError, ValueError):
        return None
