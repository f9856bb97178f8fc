"""The phases of one download, and the pure transitions between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from sdstudio.app.model_management.model_status import PASSING, Condition, ModelStatus
from sdstudio.app.notices import Notice
from sdstudio.models.transfer_progress import TransferProgress


class DownloadPhase(Enum):
    """What happens to a download, or will happen as soon as the queue has stopped it."""

    #: Requested: it waits in the queue, or is being checked or fetched.
    RUNNING = auto()
    #: Being stopped; paused then.
    PAUSING = auto()
    #: Being stopped; requested again then.
    RESTARTING = auto()
    #: Being stopped; held back then.
    HOLDING = auto()
    PAUSED = auto()
    #: Held back until the connection isn't metered or the artist allows it.
    HELD = auto()
    FAILED = auto()
    #: Its request couldn't be made, so the queue doesn't know it.
    REFUSED = auto()
    INSTALLED = auto()
    CANCELLED = auto()


class Event(Enum):
    """What the artist, the network and the queue do."""

    PAUSE = auto()
    RESUME = auto()
    CANCEL = auto()
    #: The connection became metered, or no longer is.
    METERED = auto()
    UNMETERED = auto()
    #: After a failure that may be temporary: try again, or wait since the connection is metered.
    RETRY = auto()
    RETRY_METERED = auto()
    #: The queue waits, checks or fetches.
    PROGRESSED = auto()
    #: The queue has paused it.
    STOPPED = auto()


class Effect(Enum):
    """What has to be done after a transition."""

    REQUEST = auto()
    PAUSE = auto()
    CANCEL = auto()
    #: Note on disk that the artist hasn't paused it, so the next start asks again.
    NOTE_HELD = auto()
    RETRY_LATER = auto()


#: A phase without a row for an event ignores it.
TRANSITIONS: Final[Mapping[tuple[DownloadPhase, Event], tuple[DownloadPhase, Effect | None]]] = (
    MappingProxyType(
        {
            **{(phase, Event.CANCEL): (phase, Effect.CANCEL) for phase in DownloadPhase},
            (DownloadPhase.RUNNING, Event.PAUSE): (DownloadPhase.PAUSING, Effect.PAUSE),
            (DownloadPhase.RUNNING, Event.METERED): (DownloadPhase.HOLDING, Effect.PAUSE),
            (DownloadPhase.RUNNING, Event.STOPPED): (DownloadPhase.PAUSED, None),
            (DownloadPhase.PAUSING, Event.RESUME): (DownloadPhase.RESTARTING, None),
            (DownloadPhase.PAUSING, Event.STOPPED): (DownloadPhase.PAUSED, None),
            (DownloadPhase.RESTARTING, Event.PAUSE): (DownloadPhase.PAUSING, None),
            (DownloadPhase.RESTARTING, Event.METERED): (DownloadPhase.HOLDING, None),
            # Only now: the queue doesn't accept a download that it is still stopping.
            (DownloadPhase.RESTARTING, Event.STOPPED): (DownloadPhase.RUNNING, Effect.REQUEST),
            (DownloadPhase.HOLDING, Event.RESUME): (DownloadPhase.RESTARTING, None),
            (DownloadPhase.HOLDING, Event.UNMETERED): (DownloadPhase.RESTARTING, None),
            (DownloadPhase.HOLDING, Event.STOPPED): (DownloadPhase.HELD, Effect.NOTE_HELD),
            (DownloadPhase.PAUSED, Event.RESUME): (DownloadPhase.RUNNING, Effect.REQUEST),
            (DownloadPhase.PAUSED, Event.PROGRESSED): (DownloadPhase.RUNNING, None),
            (DownloadPhase.HELD, Event.RESUME): (DownloadPhase.RUNNING, Effect.REQUEST),
            (DownloadPhase.HELD, Event.UNMETERED): (DownloadPhase.RUNNING, Effect.REQUEST),
            (DownloadPhase.FAILED, Event.RESUME): (DownloadPhase.RUNNING, Effect.REQUEST),
            (DownloadPhase.FAILED, Event.RETRY): (DownloadPhase.RUNNING, Effect.REQUEST),
            (DownloadPhase.FAILED, Event.RETRY_METERED): (DownloadPhase.HELD, None),
            (DownloadPhase.REFUSED, Event.RESUME): (DownloadPhase.RUNNING, Effect.REQUEST),
            (DownloadPhase.REFUSED, Event.RETRY): (DownloadPhase.RUNNING, Effect.REQUEST),
            (DownloadPhase.REFUSED, Event.RETRY_METERED): (DownloadPhase.HELD, Effect.REQUEST),
            (DownloadPhase.REFUSED, Event.CANCEL): (DownloadPhase.CANCELLED, None),
        }
    )
)

_SHOWN: Final = MappingProxyType(
    {
        DownloadPhase.RESTARTING: Condition.WAITING,
        DownloadPhase.HOLDING: Condition.METERED,
        DownloadPhase.PAUSED: Condition.PAUSED,
        DownloadPhase.HELD: Condition.METERED,
        DownloadPhase.FAILED: Condition.FAILED,
        DownloadPhase.REFUSED: Condition.FAILED,
    }
)


@dataclass(frozen=True, slots=True)
class Download:
    """One download. Each method returns it after an event, and what has to be done then.

    Args:
        phase: at first ``RUNNING``, ``PAUSED`` or ``HELD``.
        condition: what the queue does with it while it is running or being stopped.
        notice: the reason of a failure.
        retries: it will be retried automatically.
        failures: how often it failed in a row because of the network.
        is_allowed: the artist allowed it on a metered connection.
        is_queued: the queue knows it.
    """

    phase: DownloadPhase
    condition: Condition = Condition.WAITING
    progress: TransferProgress = field(default_factory=TransferProgress)
    notice: Notice | None = None
    retries: bool = False
    failures: int = 0
    is_allowed: bool = False
    is_queued: bool = False

    @property
    def status(self) -> ModelStatus:
        """What the model's card shows."""
        condition = _SHOWN.get(self.phase, self.condition)
        return ModelStatus(condition, self.progress, self.notice, self.retries)

    def after(self, event: Event) -> "tuple[Download, Effect | None]":
        """After an event of the table."""
        is_retry = event in (Event.RETRY, Event.RETRY_METERED)
        if (is_retry and not self.retries) or (event is Event.METERED and self.is_allowed):
            return self, None
        phase, effect = TRANSITIONS.get((self.phase, event), (self.phase, None))
        after = replace(self, phase=phase)
        if event is Event.RESUME:
            after = replace(after, is_allowed=True, failures=0)
        if phase is not self.phase and phase in (DownloadPhase.RUNNING, DownloadPhase.HELD):
            after = replace(after, condition=Condition.WAITING, notice=None, retries=False)
        return after, effect

    def reported(self, model_status: ModelStatus) -> "tuple[Download, Effect | None]":
        """After a report of the queue."""
        progress = model_status.progress
        known = replace(
            self,
            progress=progress,
            failures=0 if progress.bytes_per_s > 0 else self.failures,
            is_queued=True,
        )
        match model_status.condition:
            case Condition.READY:
                return replace(known, phase=DownloadPhase.INSTALLED), None
            case Condition.ABSENT:
                return replace(known, phase=DownloadPhase.CANCELLED), None
            case Condition.FAILED:
                return known.failed(model_status.notice)
            case Condition.PAUSED:
                return known.after(Event.STOPPED)
            case condition:
                after, effect = known.after(Event.PROGRESSED)
                return replace(after, condition=condition), effect

    def failed(self, notice: Notice | None) -> "tuple[Download, Effect | None]":
        """After a failure of the download, or of making its request."""
        retries = notice is not None and notice.code in PASSING
        after = replace(
            self,
            phase=DownloadPhase.FAILED if self.is_queued else DownloadPhase.REFUSED,
            notice=notice,
            retries=retries,
            failures=self.failures + retries,
        )
        return after, Effect.RETRY_LATER if retries else None
