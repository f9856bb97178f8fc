"""ModelRegistry: the models that can be chosen, in the order in which they are listed."""

import contextlib
from asyncio import Future
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.collation import sorted_by_name
from sdstudio.app.known_models import (
    read_known,
    read_practice,
    write_known,
    write_practice,
)
from sdstudio.app.operations import Operations
from sdstudio.app.session import SessionStore
from sdstudio.domain.auxiliary_models import (
    USED_TOGETHER,
    AuxiliaryKind,
    AuxiliaryModel,
    by_sha256,
)
from sdstudio.domain.checkpoint import Checkpoint, CheckpointRef, estimator
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.named_refs import NamedRef, not_installed
from sdstudio.domain.vae import VaeRef
from sdstudio.library import Job
from sdstudio.models.bundled import check_shipped


@dataclass(frozen=True, slots=True)
class ModelScan:
    """The contents of the folder of installed models.

    Args:
        failures: the reasons why others can't be used.
        auxiliary: those that make no pictures.
    """

    checkpoints: tuple[Checkpoint, ...]
    failures: tuple[StudioError, ...] = ()
    auxiliary: tuple[AuxiliaryModel, ...] = ()


class ModelRegistry(QObject):
    """The checkpoints that can be chosen: the practice model, installed models, opened folders.

    What the last run found is available at once; :meth:`begin` reads the disks off the GUI thread,
    one thread per folder, so that a sleeping network drive doesn't hold up others.

    Args:
        read_installed: reads the folder of installed models, on its own thread.
        known_file: stores what is known for the next start.

    Signals:
        changed(): the checkpoints changed.
        arrived(Checkpoint): it was just installed, or found again.
        left(Checkpoint): it can no longer be chosen.
        failed(StudioError): why a known model can no longer be used.
        auxiliary_changed(AuxiliaryKind): another model is used for that now, or none; other
            ControlNets, VAEs or upscalers.

    Thread: GUI, except for :meth:`checkpoint_for` and :meth:`find_named`.
    """

    changed = Signal()
    arrived = Signal(object)
    left = Signal(object)
    failed = Signal(object)
    auxiliary_changed = Signal(object)

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
        self._operations = Operations(self, self.failed.emit)
        #: The problem with the practice model, if any; reported once.
        self.failures: list[StudioError] = []
        #: Of the last scan: each is reported once while it lasts.
        self._told: frozenset[str] = frozenset()
        self._starter = self._find_practice(starter)
        # Including folders that can't be read now: their disk may be reconnected.
        self._folders = [Path(folder) for folder in session.current.model_folders]
        known = read_known(known_file)
        self._opened = {one.folder: one for one in known if one.folder in self._folders}
        self._installed = {one.folder: one for one in known if one.folder not in self._folders}
        self.checkpoints = self._composed()
        self._auxiliary: dict[AuxiliaryKind, AuxiliaryModel] = {}
        #: ``None`` until the installed models have been read.
        self._named: Mapping[str, AuxiliaryModel] | None = None
        #: Those that estimate depth; likewise. Jobs name them, too, but new ones only the chosen.
        self._estimators: tuple[AuxiliaryModel, ...] | None = None

    @property
    def preferred(self) -> Checkpoint | None:
        """The checkpoint used last, else the first; ``None`` if there is none."""
        wanted = self._session.current.model_fingerprint
        found = (one for one in self.checkpoints if one.ref.fingerprint == wanted)
        return next(found, self.checkpoints[0] if self.checkpoints else None)

    def begin(self) -> None:
        """Check whether the known models still exist, and look for new ones."""
        for starter in self._starter:
            self._operations.start(self._check_starter(starter.folder))
        for folder in self._folders:
            self._operations.start(self._look_at(folder))
        self._operations.start(self.read_installed())

    async def read_installed(self) -> None:
        """Scan the installed models again."""
        scan = await self._background.do("installed models", self._read_installed)
        before = set(self._installed.values())
        self._installed = {one.folder: one for one in scan.checkpoints}
        now = set(self._installed.values())
        told, self._told = self._told, frozenset(map(str, scan.failures))
        for error in scan.failures:
            if str(error) not in told:
                self.failed.emit(error)
        if before != now:
            self._tell(before - now, [one for one in scan.checkpoints if one not in before])
        self._estimators = _estimators_in(scan)
        before_named, self._named = self._named, _named_in(scan)
        for kind in AuxiliaryKind:
            if kind not in USED_TOGETHER:
                self._choose_auxiliary(kind, [one for one in scan.auxiliary if one.kind is kind])
            elif _of_kind(kind, self._named) != _of_kind(kind, before_named or {}):
                self.auxiliary_changed.emit(kind)

    def auxiliary(self, kind: AuxiliaryKind) -> AuxiliaryModel | None:
        """The model in use for that; ``None``: none is installed, or not read yet.

        Of ControlNets, VAEs and upscalers, all can be used: see :meth:`auxiliary_models`.
        """
        return next(iter(self.auxiliary_models(kind)), None)

    def auxiliary_models(self, kind: AuxiliaryKind) -> tuple[AuxiliaryModel, ...]:
        """The models that can be used for that, by name."""
        if kind in USED_TOGETHER:
            found = _of_kind(kind, self._named or {})
            return tuple(sorted_by_name(found, lambda one: one.name))
        return (self._auxiliary[kind],) if kind in self._auxiliary else ()

    def named_models(self) -> Mapping[str, AuxiliaryModel] | None:
        """The installed ControlNets, VAEs and upscalers, by SHA-256; ``None`` if not read yet."""
        return self._named

    def lacks(self, ref: VaeRef | None) -> bool:
        """Whether ``ref`` names a VAE that isn't installed, as far as that is known yet."""
        return ref is not None and self._named is not None and ref.sha256 not in self._named

    def find_named(self, ref: NamedRef) -> Path:
        """The file of one of those. Any thread; reads the disk if nothing else has yet.

        Raises:
            StudioError: as :func:`not_installed`.
        """
        known = self._named
        if known is None:
            known = _named_in(self._read_installed())
        return known[ref.sha256].file if ref.sha256 in known else not_installed(ref)

    def _choose_auxiliary(self, kind: AuxiliaryKind, found: Sequence[AuxiliaryModel]) -> None:
        before = self._auxiliary.pop(kind, None)
        # One that is in use stays so: with another, every picture would have to be looked at again.
        now = before if before in found else next(iter(found), None)
        if now is not None:
            self._auxiliary[kind] = now
        if now != before:
            self.auxiliary_changed.emit(kind)

    async def open_folder(self, folder: Path) -> Checkpoint:
        """Inspect a diffusers folder off the GUI thread, and add it if it is a model.

        Raises:
            StudioError: the reason why it isn't a usable model.
        """
        checkpoint = self._decoding(await self._inspect(folder))
        self.add(checkpoint)
        return checkpoint

    def decode_with(self, checkpoint: Checkpoint, vae: VaeRef | None) -> Checkpoint:
        """Choose the VAE that pictures of an opened folder are decoded with; ``None``: its own.

        Nothing is written into the folder, which belongs to the artist or another program.

        Returns:
            The checkpoint as it is now.

        Raises:
            StudioError: ``SETTINGS_NOT_SAVED``; it lasts until the program ends.
        """
        folder = checkpoint.folder
        chosen = {**self._session.current.model_vaes}
        chosen.pop(str(folder), None)
        if vae is not None:
            chosen[str(folder)] = vae
        changed = replace(checkpoint, vae=vae)
        try:
            self._session.update(model_vaes=chosen)
        finally:
            if folder in self._opened:
                self._opened[folder] = changed
                self._show()
        return changed

    def _decoding(self, checkpoint: Checkpoint) -> Checkpoint:
        """With what the artist has chosen for it, if it isn't installed."""
        if checkpoint.folder in self._installed:
            return checkpoint
        return self._session.current.decoding(checkpoint)

    def add(self, checkpoint: Checkpoint) -> None:
        """Add an opened model and remember its folder."""
        folder = checkpoint.folder
        if folder not in self._installed:
            self._opened[folder] = checkpoint
            if folder not in self._folders:
                self._folders.append(folder)
            self._remember()
        self._show()

    def forget(self, checkpoint: Checkpoint) -> None:
        """Remove an opened folder from the choices; its files stay where they are."""
        if self._opened.pop(checkpoint.folder, None) is not None:
            self._folders.remove(checkpoint.folder)
            self._remember()
            self._show()
            self.left.emit(checkpoint)

    def is_opened(self, checkpoint: Checkpoint) -> bool:
        """Whether it is in a folder that the artist opened, rather than installed."""
        return checkpoint.folder in self._opened

    def named(self, ref: CheckpointRef) -> Checkpoint | None:
        """The checkpoint that ``ref`` names, if it can be chosen."""
        found = (one for one in self.checkpoints if one.ref.fingerprint == ref.fingerprint)
        return next(found, None)

    def checkpoint_for(self, job: Job) -> Checkpoint:
        """The checkpoint of ``job``, inspected again: its files may have changed. Any thread.

        Raises:
            StudioError: it no longer exists, or is no longer complete.
        """
        ref = job.request.checkpoint
        known = self.named(ref)
        if known is None and (alone := self._estimator(ref)) is not None:
            return alone
        if known is None:
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=job.request.checkpoint.name)
        checkpoint = inspect(known.folder, is_practice=known.is_practice)
        # Not by its name: an installed model takes its name from its record.
        if checkpoint.ref.fingerprint != known.ref.fingerprint:
            raise StudioError(ErrorCode.MODEL_NOT_FOUND, model=job.request.checkpoint.name)
        return checkpoint

    def is_estimator(self, ref: CheckpointRef) -> bool:
        """Whether ``ref`` names an installed model that only estimates depth."""
        return any(estimator(one).ref == ref for one in self._estimators or ())

    def _estimator(self, ref: CheckpointRef) -> Checkpoint | None:
        """The installed model that only estimates depth and that ``ref`` names. Any thread."""
        known = self._estimators
        if known is None:
            known = _estimators_in(self._read_installed())
        found = (estimator(one) for one in known)
        return next((one for one in found if one.ref.fingerprint == ref.fingerprint), None)

    def _find_practice(self, folder: Path) -> tuple[Checkpoint, ...]:
        """The practice model, without inspecting it if its files are those of the last start."""
        file = self._known_file.with_name("practice-model.json")
        if (known := read_practice(file, folder)) is not None:
            return (known,)
        try:
            found = inspect(folder, is_practice=True)
        except StudioError as error:
            self.failures.append(error)
            return ()
        self._background.do("known models", lambda: write_practice(file, found))
        return (found,)

    def _inspect(self, folder: Path) -> Future[Checkpoint]:
        return self._background.do(f"model {folder}", lambda: inspect(folder))

    async def _check_starter(self, folder: Path) -> None:
        await self._background.do("practice model", partial(check_shipped, folder, whole=True))

    async def _look_at(self, folder: Path) -> None:
        """Update what is known about an opened folder."""
        try:
            found: Checkpoint | None = self._decoding(await self._inspect(folder))
        except StudioError as error:
            if folder not in self._folders:
                return
            self.failed.emit(error)
            found = None
        before = self._opened.get(folder)
        if folder not in self._folders or found == before:
            return
        if found is None:
            del self._opened[folder]
        else:
            self._opened[folder] = found
        self._tell([one for one in (before,) if one], [one for one in (found,) if one])

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
        self._background.do("known models", lambda: write_known(self._known_file, known))

    def _composed(self) -> tuple[Checkpoint, ...]:
        """In the order in which they are listed."""
        installed = sorted_by_name(self._installed.values(), lambda one: one.ref.name)
        opened = [one for folder, one in self._opened.items() if folder not in self._installed]
        return (*self._starter, *installed, *opened)

    def _remember(self) -> None:
        # Using the model writes the settings too, which reports the failure.
        with contextlib.suppress(StudioError):
            self._session.update(model_folders=tuple(str(one) for one in self._folders))


def _named_in(scan: ModelScan) -> Mapping[str, AuxiliaryModel]:
    return by_sha256(one for one in scan.auxiliary if one.kind in USED_TOGETHER)


def _estimators_in(scan: ModelScan) -> tuple[AuxiliaryModel, ...]:
    return tuple(one for one in scan.auxiliary if one.kind is AuxiliaryKind.DEPTH)


def _of_kind(
    kind: AuxiliaryKind, known: Mapping[str, AuxiliaryModel]
) -> tuple[AuxiliaryModel, ...]:
    return tuple(one for one in known.values() if one.kind is kind)


def inspect(path: Path, *, is_practice: bool = False) -> Checkpoint:
    """As :func:`sdstudio.models.inspect.inspect`, whose modules load when it is first called."""
    from sdstudio.models.inspect import inspect as inspect_folder

    return inspect_folder(path, is_practice=is_practice)
