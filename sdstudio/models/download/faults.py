"""The ways a mirror can fail and the consequences, one row each."""

from dataclasses import dataclass
from enum import Enum

from sdstudio.domain.errors import ErrorCode


@dataclass(frozen=True, slots=True)
class _Row:
    """The consequences of a fault.

    Args:
        code: the error to show if no mirror is left.
        is_retried: retry the same mirror after a pause.
        can_restart: the mirror has the file but can't resume in the middle.
    """

    code: ErrorCode
    is_retried: bool = False
    can_restart: bool = False


class Fault(Enum):
    """A mirror's failure. If several failed, the first in this order is shown."""

    BROKEN = "the connection broke off"
    STALLED = "no bytes came any more"
    SLOW = "too slow"
    BUSY = "busy"
    EXPIRED = "the signed address had expired"
    UNTRUSTED = "no trusted secure connection"
    REFUSED = "refused"
    NO_RANGES = "does not go on in the middle"
    WRONG_SIZE = "another size"
    UNREACHABLE = "not reached"

    @property
    def row(self) -> _Row:
        """Its consequences."""
        return _ROWS[self]


_ROWS = {
    Fault.BROKEN: _Row(ErrorCode.DOWNLOAD_INTERRUPTED, is_retried=True),
    Fault.STALLED: _Row(ErrorCode.DOWNLOAD_INTERRUPTED, is_retried=True),
    Fault.SLOW: _Row(ErrorCode.DOWNLOAD_INTERRUPTED, is_retried=True),
    Fault.BUSY: _Row(ErrorCode.DOWNLOAD_BUSY, is_retried=True),
    Fault.EXPIRED: _Row(ErrorCode.DOWNLOAD_REFUSED, is_retried=True),
    Fault.UNTRUSTED: _Row(ErrorCode.DOWNLOAD_UNTRUSTED),
    Fault.REFUSED: _Row(ErrorCode.DOWNLOAD_REFUSED),
    Fault.NO_RANGES: _Row(ErrorCode.DOWNLOAD_INTERRUPTED, can_restart=True),
    Fault.WRONG_SIZE: _Row(ErrorCode.DOWNLOAD_NOT_ORIGINAL),
    Fault.UNREACHABLE: _Row(ErrorCode.DOWNLOAD_OFFLINE, is_retried=True),
}


class MirrorError(Exception):
    """A mirror failed; another one, or the same one later, may succeed.

    Args:
        status: the HTTP status, if there was a response.
        retry_after_s: the delay that the server asked for.
    """

    def __init__(
        self, fault: Fault, *, status: int | None = None, retry_after_s: float = 0.0
    ) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.status = status
        self.retry_after_s = retry_after_s
