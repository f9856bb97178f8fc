"""ModelShelf: the models that can be chosen, the practice model first."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sdstudio.app.settings import SettingsStore
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Job
from sdstudio.models import inspect


class ModelShelf(QObject):
    """The checkpoints this window knows: the one that ships, and the folders that were opened.

    Signals:
        changed(): a checkpoint was added.

    Thread: GUI, but for :meth:`checkpoint_for`. Inspecting a model reads headers and small files.
    """

    changed = Signal()

    def __init__(
        self, starter: Path, settings: SettingsStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.checkpoints: tuple[Checkpoint, ...] = ()
        #: What is wrong with models that were there before, to be told once.
        self.failures: list[StudioError] = []
        # Opened before and not to be read now: a disk that is not connected may come back.
        self._absent: set[str] = set()
        self._read(starter, is_practice=True)
        for folder in settings.current.model_folders:
            self._read(Path(folder), is_practice=False)

    @property
    def preferred(self) -> Checkpoint | None:
        """The checkpoint that was used last, else the first; ``None`` where there is none."""
        wanted = self._settings.current.model_fingerprint
        found = (one for one in self.checkpoints if one.ref.fingerprint == wanted)
        return next(found, self.checkpoints[0] if self.checkpoints else None)

    def open_folder(self, folder: Path) -> Checkpoint:
        """Take a diffusers folder onto the shelf and remember it.

        Raises:
            StudioError: it is no model, or not one that can be used; nothing has changed.
        """
        checkpoint = inspect(folder)
        if checkpoint not in self.checkpoints:
            others = tuple(one for one in self.checkpoints if one.folder != checkpoint.folder)
            self.checkpoints = (*others, checkpoint)
            self._absent.discard(str(folder))
            self._remember()
            self.changed.emit()
        return checkpoint

    def named(self, ref: CheckpointRef) -> Checkpoint | None:
        """The checkpoint that ``ref`` names, if it is on the shelf."""
        found = (one for one in self.checkpoints if one.ref.fingerprint == ref.fingerprint)
        return next(found, None)

    def checkpoint_for(self, job: Job) -> Checkpoint:
        """The checkpoint of ``job``, looked at again: its files may have changed. Any thread.

        Raises:
            StudioError: it is not here any more, or not whole any more.
        """
        known = self.named(job.request.checkpoint)
        if known is None:
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=job.request.checkpoint.name)
        checkpoint = inspect(known.folder, is_practice=known.is_practice)
        if checkpoint.ref != known.ref:
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=job.request.checkpoint.name)
        return checkpoint

    def _read(self, folder: Path, *, is_practice: bool) -> None:
        try:
            self.checkpoints = (*self.checkpoints, inspect(folder, is_practice=is_practice))
        except StudioError as error:
            self.failures.append(error)
            if not is_practice:
                self._absent.add(str(folder))

    def _remember(self) -> None:
        opened = [str(one.folder) for one in self.checkpoints if not one.is_practice]
        # Whoever uses the model writes the settings too, and is told there.
        with contextlib.suppress(StudioError):
            self._settings.update(model_folders=(*opened, *self._absent))
