"""Download a model: all its files, its configuration, and last its install record.

Downloading, resuming and repairing are the same: correct data is kept, the rest is downloaded.
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
from sdstudio.models.download.file import Fetched, FileFetch, FileRequest, FileWatcher, check_space
from sdstudio.models.download.retry_policy import RetryPolicy
from sdstudio.models.download_requests import REQUEST_NAME, note_request, request_note
from sdstudio.models.folder import PART_SUFFIX, SIDECAR_SUFFIX
from sdstudio.models.lock import LOCK_NAME, locked
from sdstudio.models.records import (
    GivenRange,
    InstalledFile,
    InstallRecord,
    read_record,
    write_record,
)
from sdstudio.models.stop import Stop
from sdstudio.models.verification import VERIFIED_NAME


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """A model to download.

    Args:
        model, variant, licence: keys of the catalogue.
        name: the model's name, for errors.
        folder: its own folder, which contains nothing else.
        configuration: the bundled configuration to write next to the weights.
    """

    model: str
    variant: str
    name: str
    licence: str
    folder: Path
    configuration: str
    files: tuple[FileRequest, ...]

    @property
    def key(self) -> str:
        """Identifies the request."""
        return f"{self.model}/{self.variant}"

    @property
    def size_bytes(self) -> int:
        """All files together."""
        return sum(file.size_bytes for file in self.files)


def request_for(
    catalogue: Catalogue,
    model: CatalogueModel,
    variant: Variant,
    models: Path,
    endpoints: Sequence[Endpoint] | None = None,
) -> ModelRequest:
    """The request to download ``variant`` into ``models/<model>/<variant>``.

    Args:
        endpoints: in order of preference; ``None`` for the catalogue's order.

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
            FileRequest(
                path=file.path,
                size_bytes=file.size_bytes,
                size_is_rounded=file.size_is_rounded,
                sha256=file.sha256,
                sources=found,
                known_blocks=known.blocks if known is not None and is_same else (),
            )
        )
    return ModelRequest(
        model=model.key,
        variant=variant.key,
        name=model.name,
        licence=model.licence,
        folder=folder,
        configuration=model.configuration,
        files=tuple(files),
    )


class ModelWatcher(FileWatcher, Protocol):
    """Receives a model's progress, on the downloading thread."""

    def file_begun(self, request: FileRequest) -> None:
        """The download of a file begins."""

    def file_done(self, request: FileRequest) -> None:
        """A file is complete under its final name."""


class ModelFetcher:
    """Downloads models one at a time. Any thread, but only one.

    Args:
        bundled: ``resources/models``.
        new_client: called for each model, to pick up changes of the system's proxies.
    """

    def __init__(
        self,
        disk: Disk,
        bundled: Path,
        new_client: Callable[[], httpx2.Client],
        retry_policy: RetryPolicy,
    ) -> None:
        self._disk = disk
        self._bundled = bundled
        self._new_client = new_client
        self._retry_policy = retry_policy

    def fetch(self, request: ModelRequest, stop: Stop, watcher: ModelWatcher) -> InstallRecord:
        """Return once the model is complete and its record written.

        Raises:
            StudioError: ``DOWNLOAD_…``, ``MODEL_BUSY``, ``DISK_FULL``, ``FOLDER_READ_ONLY`` or
                ``SAVE_FAILED``.
            Stopped: it was requested. In either case downloaded data is kept for the next run.
        """
        with self._locked(request), self._new_client() as client:
            write_over(self._disk, request.folder / REQUEST_NAME, request_note(request.key))
            self._check_space(request)
            fetches: list[FileFetch] = []
            installed: list[InstalledFile] = []
            for file in request.files:
                watcher.file_begun(file)
                fetch = FileFetch(
                    file,
                    request.folder,
                    request.name,
                    disk=self._disk,
                    client=client,
                    retry_policy=self._retry_policy,
                    stop=stop,
                    watcher=watcher,
                    before_bytes=sum(one.size_bytes for one in installed),
                    model_bytes=request.size_bytes,
                )
                fetches.append(fetch)
                installed.append(self._installed(file, fetch.run()))
                watcher.file_done(file)
            with disk_errors(request.folder):
                write_configuration(
                    self._disk,
                    self._bundled,
                    request.configuration,
                    request.folder,
                    but={file.path for file in request.files},
                )
            with disk_errors(request.folder):
                # Earlier damage is repaired now.
                self._disk.remove(request.folder / VERIFIED_NAME)
            record = self._record(request, installed)
            write_record(self._disk, request.folder, record)
            for fetch in fetches:
                fetch.forget()
            with disk_errors(request.folder):
                self._disk.remove(request.folder / REQUEST_NAME)
            return record

    def discard(self, request: ModelRequest) -> None:
        """Remove the data of a cancelled download.

        Files that existed before stay. A model being repaired keeps everything, so that the good
        parts of a damaged file need not be downloaded again.

        Raises:
            StudioError: ``MODEL_BUSY``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
        """
        with self._locked(request), disk_errors(request.folder):
            if read_record(request.folder) is None:
                for file in request.files:
                    self._discard_file(request.folder / file.path)
            self._disk.remove(request.folder / REQUEST_NAME)

    def _discard_file(self, path: Path) -> None:
        sidecar = path.with_name(path.name + SIDECAR_SUFFIX)
        if sidecar.exists():
            # A complete file keeps its sidecar until all others are complete; one without a
            # sidecar wasn't downloaded.
            self._disk.remove(path)
        self._disk.remove(path.with_name(path.name + PART_SUFFIX))
        self._disk.remove(sidecar)
        with contextlib.suppress(OSError):
            path.parent.rmdir()  # only if nothing else is left

    def note(self, request: ModelRequest, *, paused: bool) -> None:
        """Record on disk that ``request`` is to be downloaded, for the next start. Any thread.

        Args:
            paused: by the artist, so don't resume automatically at the next start.
        """
        note_request(self._disk, request.folder, request.key, paused=paused)

    def _check_space(self, request: ModelRequest) -> None:
        with disk_errors(request.folder):
            there = sum(_size_there(request.folder / file.path) for file in request.files)
            needed = request.size_bytes - there
            # A repair on a full disk must not fail because of a reserve that it doesn't need.
            if needed > 0:
                check_space(self._disk, request.folder, needed, self._retry_policy, request.name)

    def _installed(self, request: FileRequest, fetched: Fetched) -> InstalledFile:
        return InstalledFile(
            path=request.path,
            size_bytes=fetched.hashes.size_bytes,
            sha256=fetched.hashes.sha256,
            block_bytes=self._retry_policy.block_bytes,
            blocks=fetched.hashes.blocks,
            given=tuple(
                GivenRange(mirror=one.mirror, begin=one.begin, end=one.end) for one in fetched.given
            ),
        )

    def _record(self, request: ModelRequest, files: Sequence[InstalledFile]) -> InstallRecord:
        return InstallRecord(
            model=request.model,
            variant=request.variant,
            name=request.name,
            licence=request.licence,
            installed_at=datetime.now(UTC).isoformat(timespec="seconds"),
            program=PROGRAM,
            files=tuple(files),
        )

    @contextlib.contextmanager
    def _locked(self, request: ModelRequest) -> Iterator[None]:
        """Lock the folder, so that two programs don't write to the same part file."""
        with disk_errors(request.folder):
            self._disk.make_folder(request.folder)
        with locked(request.folder / LOCK_NAME, request.name):
            yield


def _size_there(path: Path) -> int:
    for candidate in (path, path.with_name(path.name + PART_SUFFIX)):
        with contextlib.suppress(OSError):
            return candidate.stat().st_size
    return 0
