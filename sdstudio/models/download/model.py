"""Fetch a model: all its files, its configuration, and last the record that says it is whole.

Downloading, going on, and repairing are the same: what is there and right is kept, the rest is
fetched.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import httpx2

from sdstudio import PROGRAM
from sdstudio.disk import Disk, disk_errors, write_over
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import Catalogue, CatalogueModel, Endpoint, Variant, sources
from sdstudio.models.configurations import write_configuration
from sdstudio.models.download.file import Fetched, FileFetch, FileOrder, FileWatcher, check_space
from sdstudio.models.download.patience import Patience
from sdstudio.models.download.stop import Stop
from sdstudio.models.folder import PART_SUFFIX, SIDECAR_SUFFIX
from sdstudio.models.lock import LOCK_NAME, locked
from sdstudio.models.orders import ORDER_NAME, note_order, order_note
from sdstudio.models.records import (
    GivenRange,
    InstalledFile,
    InstallRecord,
    read_record,
    write_record,
)
from sdstudio.models.verify import VERIFIED_NAME


@dataclass(frozen=True, slots=True)
class ModelOrder:
    """A model to be fetched.

    Args:
        model, variant, licence: keys of the catalogue.
        name: what failures call the model.
        folder: where it is to lie; nothing else lies there.
        configuration: the bundled configuration that is written beside the weights.
    """

    model: str
    variant: str
    name: str
    licence: str
    folder: Path
    configuration: str
    files: tuple[FileOrder, ...]

    @property
    def key(self) -> str:
        """Names the order among others."""
        return f"{self.model}/{self.variant}"

    @property
    def size_bytes(self) -> int:
        """All files together."""
        return sum(file.size_bytes for file in self.files)


def order_for(
    catalogue: Catalogue,
    model: CatalogueModel,
    variant: Variant,
    models: Path,
    endpoints: Sequence[Endpoint] | None = None,
) -> ModelOrder:
    """What to fetch for ``variant``, to lie in ``models/<model>/<variant>``.

    Args:
        endpoints: the preferred first; ``None``: as the catalogue has them.

    Raises:
        StudioError: ``MODEL_IMPORT_ONLY`` or ``DOWNLOAD_NO_SOURCE``.
    """
    if not variant.is_download:
        raise StudioError(ErrorCode.MODEL_IMPORT_ONLY, model=model.name)
    folder = models / model.key / variant.key
    record = read_record(folder)
    offered = catalogue.endpoints if endpoints is None else endpoints
    files = []
    for file in variant.files:
        assert file.sha256 is not None
        found = sources(model, variant, file, offered)
        if not found:
            raise StudioError(ErrorCode.DOWNLOAD_NO_SOURCE, model=model.name)
        known = record.file(file.path) if record is not None else None
        is_same = known is not None and known.sha256 == file.sha256
        files.append(
            FileOrder(
                path=file.path,
                size_bytes=file.size_bytes,
                size_is_rounded=file.size_is_rounded,
                sha256=file.sha256,
                sources=found,
                known_blocks=known.blocks if known is not None and is_same else (),
            )
        )
    return ModelOrder(
        model=model.key,
        variant=variant.key,
        name=model.name,
        licence=model.licence,
        folder=folder,
        configuration=model.configuration,
        files=tuple(files),
    )


class ModelWatcher(FileWatcher, Protocol):
    """Hears how a model gets on, on the thread that fetches."""

    def file_begun(self, order: FileOrder) -> None:
        """A file's turn has come."""

    def file_done(self, order: FileOrder) -> None:
        """A file lies under its final name."""


class ModelFetcher:
    """Fetches models, one at a time. Any thread, but only one.

    Args:
        bundled: ``resources/models``.
        new_client: called for each model, so that a change of the system's proxies is followed.
    """

    def __init__(
        self,
        disk: Disk,
        bundled: Path,
        new_client: Callable[[], httpx2.Client],
        patience: Patience,
    ) -> None:
        self._disk = disk
        self._bundled = bundled
        self._new_client = new_client
        self._patience = patience

    def fetch(self, order: ModelOrder, stop: Stop, watcher: ModelWatcher) -> InstallRecord:
        """Return once the model is whole and its record written.

        Raises:
            StudioError: ``DOWNLOAD_…``, ``MODEL_BUSY``, ``DISK_FULL``, ``FOLDER_READ_ONLY`` or
                ``SAVE_FAILED``.
            Stopped: it was asked. In either case what was fetched is kept for the next run.
        """
        with self._locked(order), self._new_client() as client:
            write_over(self._disk, order.folder / ORDER_NAME, order_note(order.key))
            self._check_space(order)
            fetches: list[FileFetch] = []
            installed = []
            for file in order.files:
                watcher.file_begun(file)
                fetch = FileFetch(
                    file,
                    order.folder,
                    order.name,
                    disk=self._disk,
                    client=client,
                    patience=self._patience,
                    stop=stop,
                    watcher=watcher,
                )
                fetches.append(fetch)
                installed.append(self._installed(file, fetch.run()))
                watcher.file_done(file)
            with disk_errors(order.folder):
                write_configuration(
                    self._disk,
                    self._bundled,
                    order.configuration,
                    order.folder,
                    but={file.path for file in order.files},
                )
            with disk_errors(order.folder):
                # What was found damaged before is whole again.
                self._disk.remove(order.folder / VERIFIED_NAME)
            record = self._record(order, installed)
            write_record(self._disk, order.folder, record)
            for fetch in fetches:
                fetch.forget()
            with disk_errors(order.folder):
                self._disk.remove(order.folder / ORDER_NAME)
            return record

    def discard(self, order: ModelOrder) -> None:
        """Remove what a fetching that was given up brought.

        Files that were there before stay. Of a model that was being repaired everything does: what
        is still good in a damaged file is not to be fetched once more.

        Raises:
            StudioError: ``MODEL_BUSY``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
        """
        with self._locked(order), disk_errors(order.folder):
            if read_record(order.folder) is None:
                for file in order.files:
                    self._discard_file(order.folder / file.path)
            self._disk.remove(order.folder / ORDER_NAME)

    def _discard_file(self, path: Path) -> None:
        sidecar = path.with_name(path.name + SIDECAR_SUFFIX)
        if sidecar.exists():
            # Whole, it keeps its sidecar until all the others have come; without, it did not come.
            self._disk.remove(path)
        self._disk.remove(path.with_name(path.name + PART_SUFFIX))
        self._disk.remove(sidecar)
        with contextlib.suppress(OSError):
            path.parent.rmdir()  # only where nothing else is left

    def note(self, order: ModelOrder, *, paused: bool) -> None:
        """Remember beyond the end of the program that ``order`` is to be fetched. Any thread.

        Args:
            paused: by the artist, so not by itself at the next start.
        """
        note_order(self._disk, order.folder, order.key, paused=paused)

    def _check_space(self, order: ModelOrder) -> None:
        with disk_errors(order.folder):
            there = sum(_size_there(order.folder / file.path) for file in order.files)
            needed = order.size_bytes - there
            # A repair of a full disk must not fail for a reserve that it does not touch.
            if needed > 0:
                check_space(self._disk, order.folder, needed, self._patience, order.name)

    def _installed(self, order: FileOrder, fetched: Fetched) -> InstalledFile:
        return InstalledFile(
            path=order.path,
            size_bytes=fetched.hashes.size_bytes,
            sha256=fetched.hashes.sha256,
            block_bytes=self._patience.block_bytes,
            blocks=fetched.hashes.blocks,
            given=tuple(
                GivenRange(mirror=one.mirror, begin=one.begin, end=one.end) for one in fetched.given
            ),
        )

    def _record(self, order: ModelOrder, files: Sequence[InstalledFile]) -> InstallRecord:
        return InstallRecord(
            model=order.model,
            variant=order.variant,
            name=order.name,
            licence=order.licence,
            installed_at=datetime.now(UTC).isoformat(timespec="seconds"),
            program=PROGRAM,
            files=tuple(files),
        )

    @contextlib.contextmanager
    def _locked(self, order: ModelOrder) -> Iterator[None]:
        """Hold the folder, so that two programs do not write into one part file."""
        with disk_errors(order.folder):
            self._disk.make_folder(order.folder)
        with locked(order.folder / LOCK_NAME, order.name):
            yield


def _size_there(path: Path) -> int:
    for candidate in (path, path.with_name(path.name + PART_SUFFIX)):
        with contextlib.suppress(OSError):
            return candidate.stat().st_size
    return 0
