"""How a model stands: plain data that the download and worker threads give the window."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sdstudio.app.notices import Notice
from sdstudio.domain.errors import ErrorCode
from sdstudio.models.progress import TransferProgress


class Condition(StrEnum):
    """What can be said of a variant. Each has its words and its buttons on the card."""

    ABSENT = "absent"
    IMPORT_ONLY = "import_only"
    #: In the queue of downloads, behind others.
    WAITING = "waiting"
    #: What is there already is read and hashed.
    CHECKING = "checking"
    FETCHING = "fetching"
    PAUSED = "paused"
    #: Held back because the connection may be charged by volume.
    METERED = "metered"
    FAILED = "failed"
    READY = "ready"
    DAMAGED = "damaged"
    VERIFYING = "verifying"
    IMPORTING = "importing"
    EXPORTING = "exporting"
    REMOVING = "removing"

    @property
    def is_download(self) -> bool:
        """Whether it has a place in the queue of downloads."""
        return self in _DOWNLOADS

    @property
    def is_moving(self) -> bool:
        """Whether something goes on that shows progress."""
        return self in _MOVING


_DOWNLOADS: Final = frozenset(
    {
        Condition.WAITING,
        Condition.CHECKING,
        Condition.FETCHING,
        Condition.PAUSED,
        Condition.METERED,
        Condition.FAILED,
    }
)
_MOVING: Final = frozenset(
    {
        Condition.CHECKING,
        Condition.FETCHING,
        Condition.VERIFYING,
        Condition.IMPORTING,
        Condition.EXPORTING,
    }
)

#: Failures that may pass by themselves, so the download is tried again after a while.
PASSING: Final = frozenset(
    {
        ErrorCode.DOWNLOAD_OFFLINE,
        ErrorCode.DOWNLOAD_BUSY,
        ErrorCode.DOWNLOAD_INTERRUPTED,
        ErrorCode.DOWNLOAD_PROXY,
    }
)


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """How a variant stands.

    Args:
        notice: why it failed, or what is damaged.
        retries: it is tried again without being asked.
    """

    condition: Condition
    progress: TransferProgress = field(default_factory=TransferProgress)
    notice: Notice | None = None
    retries: bool = False
