"""Downloads: the window's view of the download queue."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.model_management.download_phases import Download, DownloadPhase, Effect, Event
from sdstudio.app.model_management.model_status import Condition, ModelStatus
from sdstudio.app.notices import Notice
from sdstudio.app.operations import Operations, on_gui_thread
from sdstudio.domain.errors import StudioError

if TYPE_CHECKING:
    # Its network libraries must not be imported before the first paint.
    from sdstudio.models.download import DownloadQueue, DownloadStatus

_LANE: Final = "download requests"


class NetworkState(Protocol):
    """What is needed from the network status; ``NetworkStatus`` in the program."""

    changed: SignalInstance
    came_back: SignalInstance

    def begin(self) -> None: ...
    @property
    def is_metered(self) -> bool: ...
    @property
    def is_online(self) -> bool: ...


class DownloadFiles(Protocol):
    """What is needed of the files; ``ModelFiles`` and ``PackFiles`` in the program.

    Thread: any but the GUI's.
    """

    def request(self, key: str) -> Any:
        """What to download; raises ``StudioError``."""

    def make_queue(self, on_status: "Callable[[DownloadStatus], None]") -> "DownloadQueue[Any]":
        """An empty queue for such requests."""

    def note_unpaused(self, key: str) -> None:
        """Note that the artist hasn't paused a download, for the next start."""


class Downloads(QObject):
    """Models to download or to repair, or packs to download, by their keys.

    Signals:
        changed(str): the status of the download with that key; at most ten times a second.
        installed(str): the model is installed or repaired, and has left the queue.
        cancelled(str): it has left the queue.

    Thread: GUI.
    """

    changed = Signal(str)
    installed = Signal(str)
    cancelled = Signal(str)

    def __init__(
        self,
        files: DownloadFiles,
        background: BackgroundTasks,
        network: NetworkState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._background = background
        self._network = network
        self._queue: DownloadQueue[Any] | None = None
        self._downloads: dict[str, Download] = {}
        self._operations = Operations(self)
        self._on_status = on_gui_thread(self._on_reported)
        network.changed.connect(self._on_network_changed)
        network.came_back.connect(self._on_network_back)

    def model_status(self, key: str) -> ModelStatus | None:
        """The status of the download; ``None`` if there is none."""
        download = self._downloads.get(key)
        return None if download is None else download.status

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all downloads in the queue, in the order in which they were added."""
        return tuple(self._downloads)

    def add(self, key: str, *, paused: bool = False) -> None:
        """Download a model, or only its damaged parts, after those in the queue.

        Its licence must have been accepted. One that is already in the queue is left unchanged.

        Args:
            paused: it waits for :meth:`resume`.
        """
        if key in self._downloads:
            return
        metered = DownloadPhase.HELD if self._network.is_metered else DownloadPhase.RUNNING
        self._downloads[key] = Download(DownloadPhase.PAUSED if paused else metered)
        self.changed.emit(key)
        self._request(key)

    def pause(self, key: str) -> None:
        """Pause; downloaded data is kept."""
        self._apply(key, Event.PAUSE)

    def resume(self, key: str) -> None:
        """Continue, even on a metered connection or after a failure."""
        self._apply(key, Event.RESUME)

    def cancel(self, key: str) -> None:
        """Cancel and remove the downloaded data; a model being repaired keeps everything."""
        self._apply(key, Event.CANCEL)

    def close(self) -> None:
        """Stop; downloaded data is kept."""
        self._downloads.clear()
        if self._queue is not None:
            self._queue.close()

    def _apply(self, key: str, event: Event) -> None:
        if (download := self._downloads.get(key)) is not None:
            self._take_step(key, *download.after(event))

    def _take_step(self, key: str, after: Download, effect: Effect | None) -> None:
        if after.phase in (DownloadPhase.INSTALLED, DownloadPhase.CANCELLED):
            del self._downloads[key]
            (self.installed if after.phase is DownloadPhase.INSTALLED else self.cancelled).emit(key)
            return
        before, self._downloads[key] = self._downloads[key], after
        if after.status != before.status:
            self.changed.emit(key)
        match effect:
            case Effect.REQUEST:
                self._request(key)
            case Effect.PAUSE:
                self._tell_queue(lambda queue: queue.pause(key))
            case Effect.CANCEL:
                self._tell_queue(lambda queue: queue.cancel(key))
            case Effect.NOTE_HELD:
                self._background.do(_LANE, partial(self._files.note_unpaused, key))
            case Effect.RETRY_LATER:
                self._operations.start(self._retry_later(key, after), replacing=f"retry {key}")

    # Requests. All are made in one lane, so that what follows one finds it in the queue.

    def _request(self, key: str) -> None:
        # Built each time, since the choice of sources may have changed.
        work = partial(self._make_request, key, self._downloads[key].phase)
        self._operations.start(self._watch_request(key, self._background.do(_LANE, work)))

    async def _watch_request(self, key: str, request: Awaitable[None]) -> None:
        try:
            await request
        except StudioError as error:
            if (download := self._downloads.get(key)) is not None:
                self._take_step(key, *download.failed(Notice(error.code, error.arguments)))
        except Exception:
            if self._downloads.pop(key, None) is not None:
                self.cancelled.emit(key)
            raise

    def _tell_queue(self, act: "Callable[[DownloadQueue[Any]], None]") -> None:
        self._background.do(_LANE, lambda: act(self._made_queue()))

    async def _retry_later(self, key: str, failed: Download) -> None:
        # Already imported: a download has failed.
        from sdstudio.models.download.retry_policy import restart_delay_s

        await asyncio.sleep(restart_delay_s(failed.failures))
        if self._downloads.get(key) == failed:
            self._retry(key)

    def _retry(self, key: str) -> None:
        held = self._network.is_metered and not self._downloads[key].is_allowed
        self._apply(key, Event.RETRY_METERED if held else Event.RETRY)

    # In the lane.

    def _make_request(self, key: str, phase: DownloadPhase) -> None:
        queue, request = self._made_queue(), self._files.request(key)
        queue.add(request, paused=phase is not DownloadPhase.RUNNING)
        if phase is DownloadPhase.HELD:
            self._files.note_unpaused(key)

    def _made_queue(self) -> "DownloadQueue[Any]":
        if self._queue is None:
            self._queue = self._files.make_queue(self._on_status)
        return self._queue

    # What happens.

    def _on_reported(self, status: "DownloadStatus") -> None:
        if (download := self._downloads.get(status.key)) is not None:
            self._take_step(status.key, *download.reported(_converted(status)))

    def _on_network_changed(self) -> None:
        event = Event.METERED if self._network.is_metered else Event.UNMETERED
        for key in self.keys:
            self._apply(key, event)

    def _on_network_back(self) -> None:
        for key in self.keys:
            self._retry(key)


def _converted(status: "DownloadStatus") -> ModelStatus:
    # Already imported: there is a status.
    from sdstudio.models.download import DownloadState

    # A cancelled download is absent.
    is_cancelled = status.state is DownloadState.CANCELLED
    condition = Condition.ABSENT if is_cancelled else Condition(status.state.value)
    notice = None if status.code is None else Notice(status.code, dict(status.arguments))
    return ModelStatus(condition, status.progress, notice)
