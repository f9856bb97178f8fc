"""The status of a model: plain data from the download and worker threads for the window."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from sdstudio.app.notices import Notice
from sdstudio.domain.errors import ErrorCode
from sdstudio.models.transfer_progress import TransferProgress


class Condition(StrEnum):
    """The condition of a variant. Each has its own text and buttons on the card."""

    ABSENT = "absent"
    IMPORT_ONLY = "import_only"
    #: In the download queue, behind others.
    WAITING = "waiting"
    #: Existing data is being read and hashed.
    CHECKING = "checking"
    FETCHING = "fetching"
    #: A pack for graphics cards; models are ready once they are downloaded.
    UNPACKING = "unpacking"
    PAUSED = "paused"
    #: Held back because the connection is metered.
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
        """Whether it is in the download queue."""
        return self in _DOWNLOADS

    @property
    def is_moving(self) -> bool:
        """Whether something is running that shows progress."""
        return self in _MOVING


_DOWNLOADS: Final = frozenset(
    {
        Condition.WAITING,
        Condition.CHECKING,
        Condition.FETCHING,
        Condition.UNPACKING,
        Condition.PAUSED,
        Condition.METERED,
        Condition.FAILED,
    }
)
_MOVING: Final = frozenset(
    {
        Condition.CHECKING,
        Condition.FETCHING,
        Condition.UNPACKING,
        Condition.VERIFYING,
        Condition.IMPORTING,
        Condition.EXPORTING,
    }
)

#: Failures that may be temporary, so the download is retried after a while.
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
    """The status of a variant.

    Args:
        notice: the reason for a failure, or what is damaged.
        retries: it will be retried automatically.
    """

    condition: Condition
    progress: TransferProgress = field(default_factory=TransferProgress)
    notice: Notice | None = None
    retries: bool = False
