"""Download files into a folder of their own; what they become there is up to the subclass."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import httpx2

from sdstudio.disk import Disk, disk_errors, write_over
from sdstudio.models.download.file import Fetched, FileFetch, FileRequest, FileWatcher, check_space
from sdstudio.models.download.retry_policy import RetryPolicy
from sdstudio.models.download_requests import REQUEST_NAME, note_request, request_note
from sdstudio.models.folder import PART_SUFFIX, SIDECAR_SUFFIX
from sdstudio.models.lock import LOCK_NAME, locked
from sdstudio.models.stop import Stop


class FolderRequest(Protocol):
    """Files to download into a folder that contains nothing else."""

    @property
    def key(self) -> str:
        """Identifies the request."""

    @property
    def name(self) -> str:
        """What failures call it."""

    @property
    def folder(self) -> Path: ...

    @property
    def files(self) -> tuple[FileRequest, ...]: ...

    @property
    def size_bytes(self) -> int:
        """All files together."""


class FolderWatcher(FileWatcher, Protocol):
    """Receives the progress, on the downloading thread."""

    def file_begun(self, request: FileRequest) -> None:
        """The download of a file begins."""

    def file_done(self, request: FileRequest) -> None:
        """A file is complete under its final name."""

    def unpacked(self, done_bytes: int, size_bytes: int) -> None:
        """All files are complete and are being unpacked."""


RequestT = TypeVar("RequestT", bound=FolderRequest)


class FolderFetcher(ABC, Generic[RequestT]):
    """Downloads one folder at a time. Any thread, but only one.

    Args:
        new_client: called for each folder, to pick up changes of the system's proxies.
    """

    def __init__(
        self, disk: Disk, new_client: Callable[[], httpx2.Client], retry_policy: RetryPolicy
    ) -> None:
        self._disk = disk
        self._new_client = new_client
        self._retry_policy = retry_policy

    def fetch(self, request: RequestT, stop: Stop, watcher: FolderWatcher) -> None:
        """Return once everything is on disk and installed.

        Raises:
            StudioError: ``DOWNLOAD_…``, ``MODEL_BUSY``, ``DISK_FULL``, ``FOLDER_READ_ONLY`` or
                ``SAVE_FAILED``.
            Stopped: it was requested. In either case downloaded data is kept for the next run.
        """
        with self._locked(request), self._new_client() as client:
            write_over(self._disk, request.folder / REQUEST_NAME, request_note(request.key))
            self._check_space(request)
            fetches: list[FileFetch] = []
            fetched: list[Fetched] = []
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
                    before_bytes=sum(one.hashes.size_bytes for one in fetched),
                    model_bytes=request.size_bytes,
                )
                fetches.append(fetch)
                fetched.append(fetch.run())
                watcher.file_done(file)
            self._install(request, fetched, stop, watcher)
            for fetch in fetches:
                fetch.forget()
            with disk_errors(request.folder):
                self._disk.remove(request.folder / REQUEST_NAME)

    def discard(self, request: RequestT) -> None:
        """Remove the data of a cancelled download. Files that existed before stay.

        Raises:
            StudioError: ``MODEL_BUSY``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
        """
        with self._locked(request), disk_errors(request.folder):
            self._discard(request)

    def _discard(self, request: RequestT) -> None:
        """The same, with the folder locked."""
        if not self._is_installed(request):
            for file in request.files:
                self._discard_file(request.folder / file.path)
        self._disk.remove(request.folder / REQUEST_NAME)

    def note(self, request: RequestT, *, paused: bool) -> None:
        """Record on disk that ``request`` is to be downloaded, for the next start. Any thread.

        Args:
            paused: by the artist, so don't resume automatically at the next start.
        """
        note_request(self._disk, request.folder, request.key, paused=paused)

    @abstractmethod
    def _is_installed(self, request: RequestT) -> bool:
        """Whether its files are in use, so that cancelling keeps them."""

    @abstractmethod
    def _install(
        self, request: RequestT, fetched: Sequence[Fetched], stop: Stop, watcher: FolderWatcher
    ) -> None:
        """Called once all files are complete."""

    def _more_bytes(self, request: RequestT) -> int:
        """What it needs on the disk besides its files."""
        del request
        return 0

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

    def _check_space(self, request: RequestT) -> None:
        with disk_errors(request.folder):
            there = sum(_size_there(request.folder / file.path) for file in request.files)
            needed = request.size_bytes - there + self._more_bytes(request)
            # A repair on a full disk must not fail because of a reserve that it doesn't need.
            if needed > 0:
                check_space(self._disk, request.folder, needed, self._retry_policy, request.name)

    @contextlib.contextmanager
    def _locked(self, request: RequestT) -> Iterator[None]:
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
