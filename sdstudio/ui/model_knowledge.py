"""What has to be read of the chosen model for the prompt's counter and hints."""

from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from sdstudio.app.draft_model import DraftModel
from sdstudio.app.words import Vocabulary, read_vocabulary


class ModelKnowledge(QObject):
    """Reads vocabulary and tokenizer beside the GUI thread, again for each model.

    Signals:
        vocabulary_ready(Vocabulary): of the chosen model; an empty one where it knows everything.
        counter_ready(TokenCounter or None): None while it is read or cannot be.

    Thread: GUI.
    """

    vocabulary_ready = Signal(object)
    counter_ready = Signal(object)

    def __init__(self, draft: DraftModel, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._folder: Path | None = None
        self._relay = _Relay()
        self._relay.read.connect(self._on_read)
        self._begun = False
        draft.checkpoint_changed.connect(self._read)

    def begin(self) -> None:
        """Read what the model of the moment needs; later models are read as they are chosen."""
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
            QThreadPool.globalInstance().start(_Read(folder, self._relay))

    @Slot(object, object, object)
    def _on_read(self, folder: Path, vocabulary: object, counter: object) -> None:
        if folder == self._folder:
            self.vocabulary_ready.emit(vocabulary)
            self.counter_ready.emit(counter)


class _Relay(QObject):
    read = Signal(object, object, object)


class _Read(QRunnable):
    def __init__(self, folder: Path, relay: _Relay) -> None:
        super().__init__()
        self._folder = folder
        self._relay = relay

    def run(self) -> None:
        # Imported here, so that the window need not wait for it to be painted.
        from sdstudio.app.token_counter import TokenCounter

        try:
            counter: TokenCounter | None = TokenCounter(self._folder)
        except (OSError, ValueError, KeyError):
            counter = None
        self._relay.read.emit(self._folder, read_vocabulary(self._folder), counter)
