"""Reads what the prompt editor needs to know about the chosen model."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
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
        if folder is not None:
            # In separate lanes, so that a sleeping drive delays no other model.
            lane = f"knowledge {folder}"
            self._background.ask(
                lane, partial(read_vocabulary, folder), partial(self._on_vocabulary, folder)
            )
            self._background.ask(lane, partial(_counter, folder), partial(self._on_counter, folder))

    def _on_vocabulary(self, folder: Path, vocabulary: Vocabulary) -> None:
        # The window may be gone by the time the answer arrives.
        if isValid(self) and folder == self._folder:
            self.vocabulary_ready.emit(vocabulary)

    def _on_counter(self, folder: Path, counter: "TokenCounter | None") -> None:
        if isValid(self) and folder == self._folder:
            self.counter_ready.emit(counter)


def _counter(folder: Path) -> "TokenCounter | None":
    # Imported here, so that the window doesn't have to wait for it.
    from sdstudio.app.token_counter import TokenCounter

    try:
        return TokenCounter(folder)
    except (OSError, ValueError):
        return None
