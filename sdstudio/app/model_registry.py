"""ModelRegistry: the models that can be chosen, the practice model first."""

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.known_models import read_known, write_known
from sdstudio.app.session import SessionStore
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Job
from sdstudio.models import inspect
from sdstudio.models.bundled import check_shipped


@dataclass(frozen=True, slots=True)
class ModelScan:
    """What lies in the folder of installed models.

    Args:
        failures: what is wrong with those that cannot be used.
    """

    checkpoints: tuple[Checkpoint, ...]
    failures: tuple[StudioError, ...] = ()


class ModelRegistry(QObject):
    """The checkpoints this window knows: the one that ships, the installed, the opened folders.

    What the last start found is there at once; :meth:`begin` reads the disks beside the GUI
    thread, a thread for each folder, so that a network drive that sleeps holds up nothing.

    Args:
        read_installed: reads the folder of installed models, on a thread of its own.
        known_file: keeps what is known for the next start.

    Signals:
        changed(): other checkpoints are there.
        arrived(Checkpoint): it has just been installed, or was found again.
        left(Checkpoint): it cannot be chosen any more.
        failed(StudioError): what is wrong with a model that was there before.

    Thread: GUI, but for :meth:`checkpoint_for`.
    """

    changed = Signal()
    arrived = Signal(object)
    left = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        starter: Path,
        session: SessionStore,
        read_installed: Callable[[], ModelScan],
        known_file: Path,
        background: BackgroundTasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._read_installed = read_installed
        self._known_file = known_file
        self._background = background
        #: What is wrong with the model that ships, to be told once.
        self.failures: list[StudioError] = []
        #: Of the last reading: they are told once, as long as they stay.
        self._told: frozenset[str] = frozenset()
        self._starter: tuple[Checkpoint, ...] = ()
        try:
            self._starter = (inspect(starter, is_practice=True),)
        except StudioError as error:
            self.failures.append(error)
        # Also those that cannot be read now: a disk that is not connected may come back.
        self._folders = [Path(folder) for folder in session.current.model_folders]
        known = read_known(known_file)
        self._opened = {one.folder: one for one in known if one.folder in self._folders}
        self._installed = {one.folder: one for one in known if one.folder not in self._folders}
        self.checkpoints = self._composed()

    @property
    def preferred(self) -> Checkpoint | None:
        """The checkpoint that was used last, else the first; ``None`` where there is none."""
        wanted = self._session.current.model_fingerprint
        found = (one for one in self.checkpoints if one.ref.fingerprint == wanted)
        return next(found, self.checkpoints[0] if self.checkpoints else None)

    def begin(self) -> None:
        """Look whether what the last start left is still there, and for what has come."""
        for starter in self._starter:
            self._background.ask(
                "practice model",
                partial(check_shipped, starter.folder, whole=True),
                lambda _: None,
                self.failed.emit,
            )
        for folder in self._folders:
            self._background.ask(
                f"model {folder}",
                partial(inspect, folder),
                partial(self._on_opened, folder),
                partial(self._on_absent, folder),
            )
        self.read_installed()

    def read_installed(self) -> None:
        """Look again at what is installed."""
        self._background.ask("installed models", self._read_installed, self._on_installed)

    def open_folder(
        self,
        folder: Path,
        then: Callable[[Checkpoint], None],
        refused: Callable[[StudioError], None],
    ) -> None:
        """Look into a diffusers folder beside the GUI thread, and take it if it is a model.

        Args:
            then: called with the model, once it is on the shelf.
            refused: called with why it is no model, or not one that can be used.
        """

        def taken(checkpoint: Checkpoint) -> None:
            self.take(checkpoint)
            then(checkpoint)

        self._background.ask(f"model {folder}", partial(inspect, folder), taken, refused)

    def take(self, checkpoint: Checkpoint) -> None:
        """Put a model that was opened on the shelf and remember it."""
        folder = checkpoint.folder
        if folder not in self._installed:
            self._opened[folder] = checkpoint
            if folder not in self._folders:
                self._folders.append(folder)
            self._remember()
        self._show()

    def forget(self, checkpoint: Checkpoint) -> None:
        """Take a folder that was opened off the shelf; its files stay where they are."""
        if self._opened.pop(checkpoint.folder, None) is not None:
            self._folders.remove(checkpoint.folder)
            self._remember()
            self._show()
            self.left.emit(checkpoint)

    def is_opened(self, checkpoint: Checkpoint) -> bool:
        """Whether it lies in a folder that the artist opened, and is not installed."""
        return checkpoint.folder in self._opened

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
        # Not by its name, which an installed one has from its record.
        if checkpoint.ref.fingerprint != known.ref.fingerprint:
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=job.request.checkpoint.name)
        return checkpoint

    def _on_opened(self, folder: Path, checkpoint: Checkpoint) -> None:
        before = self._opened.get(folder)
        if folder not in self._folders or before == checkpoint:
            return
        self._opened[folder] = checkpoint
        self._tell([] if before is None else [before], [checkpoint])

    def _on_absent(self, folder: Path, error: StudioError) -> None:
        if folder not in self._folders:
            return
        self.failed.emit(error)
        before = self._opened.pop(folder, None)
        if before is not None:
            self._tell([before], [])

    def _on_installed(self, read: ModelScan) -> None:
        before = set(self._installed.values())
        self._installed = {one.folder: one for one in read.checkpoints}
        now = set(self._installed.values())
        told, self._told = self._told, frozenset(map(str, read.failures))
        for error in read.failures:
            if str(error) not in told:
                self.failed.emit(error)
        if before != now:
            self._tell(before - now, [one for one in read.checkpoints if one not in before])

    def _tell(self, left: Iterable[Checkpoint], arrived: Iterable[Checkpoint]) -> None:
        self._show()
        for checkpoint in left:
            self.left.emit(checkpoint)
        for checkpoint in arrived:
            self.arrived.emit(checkpoint)

    def _show(self) -> None:
        composed = self._composed()
        if composed == self.checkpoints:
            return
        self.checkpoints = composed
        self.changed.emit()
        known = composed[len(self._starter) :]
        self._background.ask("known models", lambda: write_known(self._known_file, known))

    def _composed(self) -> tuple[Checkpoint, ...]:
        opened = [one for folder, one in self._opened.items() if folder not in self._installed]
        return (*self._starter, *self._installed.values(), *opened)

    def _remember(self) -> None:
        # Whoever uses the model writes the settings too, and is told there.
        with contextlib.suppress(StudioError):
            self._session.update(model_folders=tuple(str(one) for one in self._folders))
