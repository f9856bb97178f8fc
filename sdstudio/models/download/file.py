"""Download one file from whichever mirrors have it, until its hash matches the original."""

import contextlib
import errno
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import httpx2

from sdstudio.disk import Disk, disk_error
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import size_in_words
from sdstudio.models.catalogue import DownloadSource
from sdstudio.models.download.faults import Fault, MirrorError
from sdstudio.models.download.mirrors import Mirrors, MirrorsExhausted
from sdstudio.models.download.part import PartFile, ReceivedRange
from sdstudio.models.download.retry_policy import RetryPolicy
from sdstudio.models.download.transfer import RangeRequest, RangeResponse, SpeedWatch, transfer
from sdstudio.models.hashing import Hashes
from sdstudio.models.stop import Stop

_log = logging.getLogger(__name__)

# Up to this many differing blocks are tried one by one; beyond that the copies are different files,
# and hashing everything after each block would take longer than downloading it.
_SINGLE_CHANGES = 3


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A file to download.

    Args:
        path: relative to the model's folder, with forward slashes.
        size_bytes: as known; see ``size_tolerance``.
        sources: in order of preference.
        size_tolerance: by how much the real size may differ, relative to ``size_bytes``.
        known_blocks: hashes of the original's blocks, from an earlier installation.
    """

    path: str
    size_bytes: int
    sha256: str
    sources: tuple[DownloadSource, ...]
    size_tolerance: float = 0.0
    known_blocks: tuple[str, ...] = ()

    @property
    def exact_bytes(self) -> int | None:
        """The size, if it is known exactly."""
        return None if self.size_tolerance else self.size_bytes


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file under its final name with the expected hash.

    Args:
        given: which mirror supplied which range; empty if the file already existed.
    """

    hashes: Hashes
    given: tuple[ReceivedRange, ...]


class FileWatcher(Protocol):
    """Receives a file's progress, on the downloading thread."""

    def checked(self, byte_count: int) -> None:
        """Existing bytes were read and hashed."""

    def asked(self, source: DownloadSource) -> None:
        """A request was sent to a source; it may take long to answer, or fail."""

    def fetched(self, byte_count: int, source: DownloadSource) -> None:
        """Bytes came."""

    def holds(self, held_bytes: int, size_bytes: int) -> None:
        """The number of bytes of the file present so far."""


class FileFetch:
    """The download of one file; used once, on one thread.

    Args:
        model: what failures call the model.
        before_bytes: what its earlier files hold.
        model_bytes: of all its files: failures tell how much of the model is there, as the window
            does; 0: this file is all.
    """

    def __init__(
        self,
        request: FileRequest,
        folder: Path,
        model: str,
        *,
        disk: Disk,
        client: httpx2.Client,
        retry_policy: RetryPolicy,
        stop: Stop,
        watcher: FileWatcher,
        before_bytes: int = 0,
        model_bytes: int = 0,
    ) -> None:
        self._request = request
        self._path = folder / request.path
        self._model = model
        self._disk = disk
        self._client = client
        self._retry_policy = retry_policy
        self._stop = stop
        self._watcher = watcher
        self._before_bytes = before_bytes
        self._model_bytes = model_bytes
        self._part = PartFile(disk, self._path, request.sha256, request.exact_bytes, retry_policy)

    def run(self) -> Fetched:
        """Return once the original is on disk under its final name.

        Raises:
            StudioError: ``DOWNLOAD_…``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
            Stopped: it was requested. In either case downloaded data is kept for the next run.
        """
        with self._disk_told():
            self._disk.make_folder(self._path.parent)
            there = self._take_what_is_there()
            if there is not None:
                return Fetched(there, ())
            try:
                self._fetch()
            except OSError:
                self._part.salvage()
                raise
            except BaseException:
                self._part.checkpoint()
                raise
            given = self._part.given
            return Fetched(self._part.install(), given)

    def forget(self) -> None:
        """Remove the download's temporary files; the final file stays."""
        with self._disk_told():
            self._part.forget()

    def _take_what_is_there(self) -> Hashes | None:
        """The file, if it is already complete; otherwise its good blocks become the part file."""
        found = self._part.hash_final(self._read)
        if found is not None and found.sha256 == self._request.sha256:
            return found
        if found is not None:
            self._part.take_over(found, self._request.known_blocks)
        self._part.load(self._read)
        self._tell()
        return None

    def _fetch(self) -> None:
        doubted = self._part.doubted
        # Mirrors that sent wrong bytes before come last, but stay: the bytes may have been
        # corrupted in transit.
        sources = sorted(self._request.sources, key=lambda source: source.name in doubted)
        while True:
            self._fill(self._mirrors(sources))
            if self._part.is_original(self._read) or self._find_wrong_bytes(sources):
                return
            self._part.doubt(self._part.givers)
            self._part.reset(self._request.exact_bytes)
            # If the size isn't known exactly, the other mirrors may be right about it.
            doubted = self._part.doubted
            sources = [
                source
                for source in sources
                if self._request.exact_bytes is None and source.name not in doubted
            ]
            if not sources:
                raise StudioError(
                    ErrorCode.DOWNLOAD_NOT_ORIGINAL, model=self._model, file=self._request.path
                )

    def _find_wrong_bytes(self, sources: Sequence[DownloadSource]) -> bool:
        """Download blocks again until the file is the original. Returns whether that worked.

        It is unknown which bytes are wrong, only that some are. Other mirrors are tried first;
        asking the only mirror again helps if the bytes were corrupted in transit.
        """
        self._part.doubt(self._part.givers)
        self._part.checkpoint()
        first = self._part.givers
        opinions = sorted(sources, key=lambda source: source.name in first)
        if len(opinions) > 1 and len(first) == 1:
            opinions = [source for source in opinions if source.name not in first]
        for source in opinions:
            mirrors = self._mirrors([source])
            changes = 0
            for index in self._part.block_indexes:
                if len(first) > 1 and self._part.givers_of(index) == {source.name}:
                    continue
                before = self._part.block_sha256(index)
                if before in self._request.known_blocks[index : index + 1]:
                    continue
                self._part.drop(index)
                try:
                    self._fill(mirrors)
                except StudioError:
                    break
                if self._part.block_sha256(index) != before:
                    changes += 1
                    if changes <= _SINGLE_CHANGES and self._part.is_original(self._read):
                        return True
            self._fill(self._mirrors(sources))
            if self._part.is_original(self._read):
                return True
        return False

    def _fill(self, mirrors: Mirrors) -> None:
        """Download everything that is missing.

        Raises:
            StudioError: no mirror can supply it.
        """
        while (gap := self._part.next_gap()) is not None:
            try:
                source = mirrors.next()
            except MirrorsExhausted as exhausted:
                if not mirrors.restart_one():
                    raise self._failure(exhausted.worst) from exhausted
                self._part.reset(self._request.exact_bytes)
                continue
            held = self._part.held_bytes
            self._watcher.asked(source)
            try:
                self._ask(source, gap, mirrors)
            except MirrorError as error:
                _log.info("%s: %s: %s (%s)", self._request.path, source.name, error, error.status)
                if self._part.held_bytes - held >= self._retry_policy.progress_bytes:
                    mirrors.succeeded(source)
                mirrors.failed(source, error)
            else:
                mirrors.succeeded(source)
            self._tell()

    def _ask(self, source: DownloadSource, gap: tuple[int, int | None], mirrors: Mirrors) -> None:
        begin, end = gap
        position = begin
        etag: str | None = None

        def answered(answer: RangeResponse) -> None:
            nonlocal etag
            etag = answer.etag
            if self._part.size_bytes is None:
                self._check_about(answer.size_bytes)
                self._part.size_bytes = answer.size_bytes
            self._check_space()

        def received(data: bytes) -> None:
            nonlocal position
            self._watcher.fetched(len(data), source)
            saved = self._part.append(position, data, source.name, etag)
            position += len(data)
            if saved:
                self._check_space()
            self._tell()

        speed = SpeedWatch(self._retry_policy, lambda: position)

        def watch() -> None:
            if mirrors.is_faster_hoped_for(source):
                speed()

        wanted = RangeRequest(begin, end, self._part.size_bytes, self._part.etag_of(source.name))
        transfer(
            self._client,
            source,
            wanted,
            self._stop,
            answered=answered,
            received=received,
            watch=watch,
        )

    def _mirrors(self, sources: Sequence[DownloadSource]) -> Mirrors:
        return Mirrors(sources, self._retry_policy, self._stop)

    def _check_about(self, size_bytes: int) -> None:
        # The log-in page of a hotel network also answers 200.
        known_bytes, tolerance = self._request.size_bytes, self._request.size_tolerance
        if abs(size_bytes - known_bytes) > tolerance * known_bytes:
            raise MirrorError(Fault.WRONG_SIZE)

    def _check_space(self) -> None:
        folder = self._path.parent
        needed = (self._part.size_bytes or self._request.size_bytes) - self._part.held_bytes
        check_space(self._disk, folder, needed, self._retry_policy, self._model)

    def _read(self, byte_count: int) -> None:
        self._stop.check()
        self._watcher.checked(byte_count)

    def _tell(self) -> None:
        size = self._part.size_bytes or self._request.size_bytes
        self._watcher.holds(self._part.held_bytes, size)

    def _failure(self, worst: MirrorError | None) -> StudioError:
        if worst is None:
            return StudioError(ErrorCode.DOWNLOAD_NO_SOURCE, model=self._model)
        code = worst.fault.row.code
        if code is ErrorCode.DOWNLOAD_NOT_ORIGINAL:
            return StudioError(code, model=self._model, file=self._request.path)
        size = self._model_bytes or self._part.size_bytes or self._request.size_bytes
        return StudioError(
            code,
            model=self._model,
            have=size_in_words(self._before_bytes + self._part.held_bytes),
            size=size_in_words(size),
            status=worst.status or 0,
        )

    @contextlib.contextmanager
    def _disk_told(self) -> Iterator[None]:
        folder = self._path.parent
        try:
            yield
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise disk_error(error, folder) from error
            needed = (self._part.size_bytes or self._request.size_bytes) - self._part.held_bytes
            raise no_space(self._disk, folder, needed, self._model) from error


def check_space(
    disk: Disk, folder: Path, needed_bytes: int, retry_policy: RetryPolicy, model: str
) -> None:
    """Raise ``DOWNLOAD_DISK_FULL`` if ``needed_bytes`` plus a reserve don't fit."""
    if disk.free_bytes(folder) < needed_bytes + retry_policy.reserve_bytes:
        raise no_space(disk, folder, needed_bytes + retry_policy.reserve_bytes, model)


def no_space(disk: Disk, folder: Path, needed_bytes: int, model: str) -> StudioError:
    """The error with the needed and the free space."""
    try:
        free = size_in_words(disk.free_bytes(folder))
    except OSError:
        free = "?"
    return StudioError(
        ErrorCode.DOWNLOAD_DISK_FULL,
        model=model,
        folder=str(folder),
        needed=size_in_words(needed_bytes),
        free=free,
    )
