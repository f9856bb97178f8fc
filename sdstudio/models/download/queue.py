"""DownloadQueue: downloads one thing after the other on its own thread."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic

from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.models.catalogue import DownloadSource
from sdstudio.models.download.file import FileRequest
from sdstudio.models.download.folder import FolderFetcher, FolderRequest, RequestT
from sdstudio.models.stop import Stop, Stopped
from sdstudio.models.transfer_progress import Speedometer, TransferProgress


class DownloadState(StrEnum):
    """The state of a request in the queue."""

    WAITING = "waiting"
    #: Existing data is being read and hashed.
    CHECKING = "checking"
    FETCHING = "fetching"
    #: Everything is downloaded, and a pack is being unpacked.
    UNPACKING = "unpacking"
    PAUSED = "paused"
    FAILED = "failed"
    #: Installed; it has left the queue.
    READY = "ready"
    #: Cancelled; it has left the queue.
    CANCELLED = "cancelled"

    @property
    def is_last(self) -> bool:
        """Whether it is the last state reported for a request."""
        return self in (DownloadState.READY, DownloadState.CANCELLED)


@dataclass(frozen=True, slots=True)
class DownloadStatus:
    """The status of a download.

    Args:
        key: of the request.
        progress: with the current file; empty before the first.
        code, arguments: the reason of a failure.
    """

    key: str
    state: DownloadState
    progress: TransferProgress
    code: ErrorCode | None = None
    arguments: Mapping[str, Argument] = field(default_factory=dict)


class DownloadQueue(Generic[RequestT]):
    """Downloads models or packs in the order in which they were added or resumed.

    All methods return at once and may be called from any thread. The queue is remembered after the
    program ends, including whether the artist has paused a download: see
    :func:`sdstudio.models.download_requests.unfinished`.

    Args:
        on_status: called on the queue's own thread or, for a request that isn't being downloaded,
            on the caller's; at most ten times a second, plus once at each change of state. It must
            return at once and not block.
    """

    def __init__(
        self,
        fetcher: FolderFetcher[RequestT],
        on_status: Callable[[DownloadStatus], None],
        *,
        interval_s: float = 0.1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetcher = fetcher
        self._on_status = on_status
        self._interval_s = interval_s
        self._clock = clock
        self._condition = threading.Condition()
        self._requests: dict[str, RequestT] = {}
        self._states: dict[str, DownloadState] = {}
        self._running: tuple[str, Stop] | None = None
        # The state of the running request once it has stopped.
        self._wanted: DownloadState | None = None
        self._is_closed = False
        # A daemon: its work may be interrupted at any moment, and an unresponsive server must not
        # keep the program from exiting.
        self._thread = threading.Thread(target=self._run, name="downloads", daemon=True)
        self._thread.start()

    def add(self, request: RequestT, *, paused: bool = False) -> None:
        """Add ``request`` to the end.

        A request that is already there is left unchanged, unless it failed or is paused.

        Args:
            paused: it waits for :meth:`resume`.
        """
        with self._condition:
            known = self._states.get(request.key)
            if self._is_closed or known not in (None, DownloadState.FAILED, DownloadState.PAUSED):
                return
            self._requests.pop(request.key, None)
            self._requests[request.key] = request
            self._states[request.key] = DownloadState.PAUSED if paused else DownloadState.WAITING
            self._fetcher.note(request, paused=paused)
            # Under the lock, so that the thread can't report more before this is reported.
            self._tell_state(request, self._states[request.key])
            self._condition.notify()

    def pause(self, key: str) -> None:
        """Pause a request, running or waiting; downloaded data is kept."""
        self._leave(key, DownloadState.PAUSED)

    def resume(self, key: str) -> None:
        """Continue a paused or failed request, after the waiting ones."""
        with self._condition:
            request = self._requests.get(key)
        if request is not None:
            self.add(request)

    def cancel(self, key: str) -> None:
        """Cancel a request and remove its data; see :meth:`FolderFetcher.discard`."""
        self._leave(key, DownloadState.CANCELLED)

    def close(self, timeout_s: float = 2.0) -> bool:
        """Stop; downloaded data is kept.

        Returns:
            Whether the thread ended in time; if not, it may be abandoned.
        """
        with self._condition:
            self._is_closed = True
            if self._running is not None:
                self._running[1].ask()
            self._condition.notify()
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _leave(self, key: str, state: DownloadState) -> None:
        with self._condition:
            request = self._requests.get(key)
            if request is None:
                return
            if self._running is not None and self._running[0] == key:
                if self._wanted is not DownloadState.CANCELLED:
                    self._wanted = state
                self._running[1].ask()
                return
            self._states[key] = state
            if state is DownloadState.CANCELLED:
                # The thread removes its files, which takes a while on a slow disk.
                self._condition.notify()
                return
            self._fetcher.note(request, paused=True)
            self._tell_state(request, state)

    # On the thread.

    def _run(self) -> None:
        while (begun := self._next()) is not None:
            request, stop = begun
            if stop is None:
                self._finish(request, self._discarded(request))
                continue
            status = self._fetched(request, stop)
            with self._condition:
                wanted, self._wanted, self._running = self._wanted, None, None
            if wanted is DownloadState.CANCELLED and status.state is not DownloadState.READY:
                status = self._discarded(request)
            elif status.state is DownloadState.PAUSED and wanted is DownloadState.PAUSED:
                # Not when the program ends: then it resumes automatically.
                self._fetcher.note(request, paused=True)
            self._finish(request, status)

    def _next(self) -> tuple[RequestT, Stop | None] | None:
        """The next request with its stop; without a stop, discard it. ``None`` at the end."""
        with self._condition:
            while True:
                for key, state in self._states.items():
                    if state is DownloadState.CANCELLED:
                        return self._requests[key], None
                # Only now, or a cancelled download would resume at the next start.
                if self._is_closed:
                    return None
                for key, request in self._requests.items():
                    if self._states[key] is DownloadState.WAITING:
                        stop = Stop()
                        self._running = key, stop
                        self._states[key] = DownloadState.CHECKING
                        return request, stop
                self._condition.wait()

    def _fetched(self, request: RequestT, stop: Stop) -> DownloadStatus:
        watcher = StatusWatcher(request, self._on_status, self._interval_s, self._clock)
        try:
            self._fetcher.fetch(request, stop, watcher)
        except Stopped:
            return watcher.status(DownloadState.PAUSED)
        except StudioError as error:
            failed = watcher.status(DownloadState.FAILED)
            return replace(failed, code=error.code, arguments=dict(error.arguments))
        except Exception as error:
            # A bug: report it as such, and continue with the rest of the queue.
            thread = threading.current_thread()
            told = threading.ExceptHookArgs((type(error), error, error.__traceback__, thread))
            threading.excepthook(told)
            return watcher.status(DownloadState.PAUSED)
        whole = TransferProgress(done_bytes=request.size_bytes, size_bytes=request.size_bytes)
        return DownloadStatus(request.key, DownloadState.READY, whole)

    def _discarded(self, request: RequestT) -> DownloadStatus:
        try:
            self._fetcher.discard(request)
        except StudioError as error:
            return DownloadStatus(
                request.key,
                DownloadState.FAILED,
                TransferProgress(size_bytes=request.size_bytes),
                code=error.code,
                arguments=dict(error.arguments),
            )
        return DownloadStatus(
            request.key, DownloadState.CANCELLED, TransferProgress(size_bytes=request.size_bytes)
        )

    def _finish(self, request: RequestT, status: DownloadStatus) -> None:
        with self._condition:
            if status.state.is_last:
                del self._requests[request.key], self._states[request.key]
            else:
                self._states[request.key] = status.state
        self._on_status(status)

    def _tell_state(self, request: RequestT, state: DownloadState) -> None:
        self._on_status(
            DownloadStatus(request.key, state, TransferProgress(size_bytes=request.size_bytes))
        )


class StatusWatcher:
    """Turns the fetcher's progress into a status, at a limited rate."""

    def __init__(
        self,
        request: FolderRequest,
        on_status: Callable[[DownloadStatus], None],
        interval_s: float,
        clock: Callable[[], float],
    ) -> None:
        self._request = request
        self._on_status = on_status
        self._interval_s = interval_s
        self._clock = clock
        self._told_s = float("-inf")
        self._told_state = DownloadState.WAITING
        self._state = DownloadState.CHECKING
        self._file: FileRequest | None = None
        self._done_bytes = 0
        self._held_bytes = 0
        self._size_bytes = 0
        self._source = ""
        self._came_bytes = 0
        self._unpacked = TransferProgress()
        self._speed = Speedometer(clock)

    def file_begun(self, request: FileRequest) -> None:
        self._file = request
        self._held_bytes, self._size_bytes = 0, request.size_bytes
        self._say(DownloadState.CHECKING)

    def file_done(self, request: FileRequest) -> None:
        self._done_bytes += request.size_bytes
        self._held_bytes = 0

    def unpacked(self, done_bytes: int, size_bytes: int) -> None:
        self._unpacked = TransferProgress(done_bytes, size_bytes)
        self._say(DownloadState.UNPACKING)

    def checked(self, byte_count: int) -> None:
        del byte_count
        self._say(DownloadState.CHECKING)

    def asked(self, source: DownloadSource) -> None:
        self._source = source.name
        self._say(DownloadState.FETCHING)

    def fetched(self, byte_count: int, source: DownloadSource) -> None:
        self._source = source.name
        self._came_bytes += byte_count
        self._speed.mark(self._came_bytes)
        self._say(DownloadState.FETCHING)

    def holds(self, held_bytes: int, size_bytes: int) -> None:
        self._held_bytes, self._size_bytes = held_bytes, size_bytes

    def status(self, state: DownloadState) -> DownloadStatus:
        """The current status."""
        if state is DownloadState.UNPACKING:
            return DownloadStatus(self._request.key, state, self._unpacked)
        comes = state is DownloadState.FETCHING
        progress = TransferProgress(
            done_bytes=self._done_bytes + self._held_bytes,
            size_bytes=self._request.size_bytes,
            file="" if self._file is None else self._file.path,
            file_done_bytes=self._held_bytes,
            file_size_bytes=self._size_bytes,
            bytes_per_s=self._speed.bytes_per_s if comes else 0.0,
            source=self._source if comes else "",
        )
        return DownloadStatus(self._request.key, state, progress)

    def _say(self, state: DownloadState) -> None:
        now = self._clock()
        if state is self._told_state and now - self._told_s < self._interval_s:
            return
        self._told_state, self._told_s = state, now
        self._on_status(self.status(state))
