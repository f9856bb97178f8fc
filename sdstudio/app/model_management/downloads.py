"""Downloads: the window's view of the download queue."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.model_management.mailbox import Mailbox
from sdstudio.app.model_management.model_status import PASSING, Condition, ModelStatus
from sdstudio.app.notices import Notice
from sdstudio.domain.errors import StudioError

if TYPE_CHECKING:
    # Its network libraries must not be imported before the first paint.
    from sdstudio.models.download import DownloadQueue, DownloadStatus, ModelRequest

#: Delays before a download that failed because of the network is retried.
_RETRIES_S: Final = (30, 60, 120, 300, 600)
_LANE: Final = "download orders"


class NetworkState(Protocol):
    """What is needed from the network status; ``Connection`` in the program."""

    changed: SignalInstance
    came_back: SignalInstance

    def begin(self) -> None: ...
    @property
    def is_metered(self) -> bool: ...


class Downloads(QObject):
    """Models to download, by the key of model and variant.

    Args:
        make_queue: creates the queue with the given callback; called off the GUI thread for the
            first download.
        held_back: called off the GUI thread with the key of a download that waits for the artist's
            permission, once the queue has paused it. The artist didn't pause it, so the next start
            asks again.
        retries_s: delays before a download that failed because of the network is retried; the last
            one is repeated.

    Signals:
        changed(str, ModelStatus): a download's status, at most ten times a second.
        fetched(str): the model is installed or repaired.
        given_up(str): it was cancelled.

    Thread: GUI.
    """

    changed = Signal(str, object)
    fetched = Signal(str)
    given_up = Signal(str)

    def __init__(
        self,
        make_queue: "Callable[[Callable[[DownloadStatus], None]], DownloadQueue]",
        background: BackgroundTasks,
        network: NetworkState,
        held_back: Callable[[str], None],
        *,
        retries_s: tuple[float, ...] = _RETRIES_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_queue = make_queue
        self._background = background
        self._network = network
        self._held_back = held_back
        self._retries_s = retries_s
        self._queue: DownloadQueue | None = None
        self._makers: dict[str, Callable[[], ModelRequest]] = {}
        self._statuses: dict[str, ModelStatus] = {}
        self._failures: dict[str, int] = {}
        # Downloads that the artist allowed on a metered connection.
        self._agreed: set[str] = set()
        # Downloads whose requests couldn't be made, so the queue doesn't know them.
        self._refused: set[str] = set()
        # Downloads being stopped, and those to continue right after that.
        self._pausing: set[str] = set()
        self._going_on: set[str] = set()
        self._mailbox = Mailbox(self)
        self._mailbox.arrived.connect(self._on_arrived)
        network.changed.connect(self._on_network_changed)
        network.came_back.connect(self._on_network_back)

    def model_status(self, key: str) -> ModelStatus | None:
        """The status of the download; ``None`` if there is none."""
        return self._statuses.get(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all downloads in the queue, in the order in which they were added."""
        return tuple(self._statuses)

    def add(
        self, key: str, make_request: "Callable[[], ModelRequest]", *, paused: bool = False
    ) -> None:
        """Add a download, or a repair, to the end of the queue.

        Args:
            make_order: reads the disk; called off the GUI thread.
            paused: it waits for :meth:`resume`.
        """
        known = self._statuses.get(key)
        if known is not None and known.condition not in _CAN_BEGIN:
            return
        self._makers[key] = make_request
        if self._network.is_metered and key not in self._agreed and not paused:
            self._set(key, ModelStatus(Condition.METERED))
            self._request(key, paused=True, is_held_back=True)
            return
        self._set(key, ModelStatus(Condition.PAUSED if paused else Condition.WAITING))
        self._request(key, paused=paused)

    def pause(self, key: str) -> None:
        """Pause; downloaded data is kept."""
        model_status = self._statuses.get(key)
        if model_status is not None and model_status.condition in _GOING_ON:
            self._pausing.add(key)
            self._going_on.discard(key)
            self._ask(lambda queue: queue.pause(key))

    def resume(self, key: str) -> None:
        """Continue, even on a metered connection or after a failure."""
        if key in self._makers:
            self._agreed.add(key)
            self._failures.pop(key, None)
            # Built again, since the choice of sources may have changed.
            self._set(key, replace(self._statuses[key], condition=Condition.WAITING, notice=None))
            self._go_on(key)

    def cancel(self, key: str) -> None:
        """Cancel and remove the downloaded data; a model being repaired keeps everything."""
        if key in self._refused:
            self._forget(key)
            self.given_up.emit(key)
            return
        self._ask(lambda queue: queue.cancel(key))

    def close(self) -> None:
        """Stop; downloaded data is kept."""
        self._mailbox.close()
        if self._queue is not None:
            self._queue.close()

    def _request(self, key: str, *, paused: bool = False, is_held_back: bool = False) -> None:
        make_request = self._makers[key]
        self._refused.discard(key)

        def work() -> None:
            queue, request = self._made_queue(), make_request()
            # The request of a failed or paused download may be outdated.
            queue.add(request, paused=paused)
            if is_held_back:
                self._held_back(key)

        def refused(error: StudioError) -> None:
            self._refused.add(key)
            self._on_arrived(key, _failed(ModelStatus(Condition.FAILED), error))

        def broke() -> None:
            self._forget(key)
            self.given_up.emit(key)

        self._background.ask(_LANE, work, refused=refused, broke=broke)

    def _go_on(self, key: str) -> None:
        # The queue doesn't accept a download that it is still stopping.
        if key in self._pausing:
            self._going_on.add(key)
        else:
            self._request(key)

    def _ask(self, act: "Callable[[DownloadQueue], None]") -> None:
        # After a request that is still being made.
        self._background.ask(_LANE, lambda: act(self._made_queue()))

    def _made_queue(self) -> "DownloadQueue":
        if self._queue is None:
            self._queue = self._make_queue(self._on_status)
        return self._queue

    def _on_status(self, status: "DownloadStatus") -> None:
        # On the queue's thread.
        self._mailbox.post(status.key, status_of(status))

    def _on_arrived(self, key: str, model_status: ModelStatus) -> None:
        if key not in self._makers:
            return
        if key in self._pausing and model_status.condition not in _GOING_ON:
            self._pausing.discard(key)
            if model_status.condition is Condition.PAUSED and key in self._going_on:
                self._going_on.discard(key)
                self._request(key)
                return
            is_held_back = self._statuses[key].condition is Condition.METERED
            if model_status.condition is Condition.PAUSED and is_held_back:
                self._background.ask(_LANE, lambda: self._held_back(key))
        if model_status.condition is Condition.READY:
            self._forget(key)
            self.fetched.emit(key)
        elif model_status.condition is Condition.ABSENT:
            self._forget(key)
            self.given_up.emit(key)
        elif model_status.condition is Condition.FAILED:
            self._on_failed(key, model_status)
        else:
            if model_status.progress.bytes_per_s > 0:
                self._failures.pop(key, None)
            if self._statuses[key].condition is Condition.METERED:
                model_status = replace(model_status, condition=Condition.METERED)
            self._set(key, model_status)

    def _on_failed(self, key: str, model_status: ModelStatus) -> None:
        passes = model_status.notice is not None and model_status.notice.code in PASSING
        self._set(key, replace(model_status, retries=passes))
        if passes:
            count = self._failures.get(key, 0)
            self._failures[key] = count + 1
            pause_s = self._retries_s[min(count, len(self._retries_s) - 1)]
            failed = self._statuses[key]
            QTimer.singleShot(round(pause_s * 1000), self, lambda: self._retry(key, only_if=failed))

    def _retry(self, key: str, *, only_if: ModelStatus | None = None) -> None:
        model_status = self._statuses.get(key)
        if model_status is None or not model_status.retries or only_if not in (None, model_status):
            return
        if self._network.is_metered and key not in self._agreed:
            self._set(key, replace(model_status, condition=Condition.METERED, retries=False))
            return
        self._set(
            key, replace(model_status, condition=Condition.WAITING, notice=None, retries=False)
        )
        self._request(key)

    def _on_network_changed(self) -> None:
        metered = self._network.is_metered
        for key, model_status in list(self._statuses.items()):
            if metered and key not in self._agreed and model_status.condition in _GOING_ON:
                self.pause(key)
                self._set(key, replace(model_status, condition=Condition.METERED))
            elif not metered and model_status.condition is Condition.METERED:
                self._set(key, replace(model_status, condition=Condition.WAITING))
                self._go_on(key)

    def _on_network_back(self) -> None:
        for key in list(self._statuses):
            self._retry(key)

    def _set(self, key: str, model_status: ModelStatus) -> None:
        self._statuses[key] = model_status
        self.changed.emit(key, model_status)

    def _forget(self, key: str) -> None:
        self._statuses.pop(key, None)
        self._makers.pop(key, None)
        self._failures.pop(key, None)
        for keys in (self._agreed, self._refused, self._pausing, self._going_on):
            keys.discard(key)


_CAN_BEGIN: Final = frozenset({Condition.PAUSED, Condition.METERED, Condition.FAILED})
_GOING_ON: Final = frozenset({Condition.WAITING, Condition.CHECKING, Condition.FETCHING})


def status_of(status: "DownloadStatus") -> ModelStatus:
    """Convert the queue's status into a ``ModelStatus``."""
    # Already imported: there is a status.
    from sdstudio.models.download import DownloadState

    # A cancelled download is absent.
    is_gone = status.state is DownloadState.CANCELLED
    condition = Condition.ABSENT if is_gone else Condition(status.state.value)
    notice = None if status.code is None else Notice(status.code, dict(status.arguments))
    return ModelStatus(condition, status.progress, notice)


def _failed(model_status: ModelStatus, error: StudioError) -> ModelStatus:
    return replace(model_status, notice=Notice(error.code, error.arguments))
