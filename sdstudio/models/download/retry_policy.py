"""Time-outs and delays of downloads; tests use shorter ones."""

from dataclasses import dataclass

from sdstudio.disk import RESERVE_BYTES
from sdstudio.models.hashing import BLOCK_BYTES

MIB = 2**20
#: The last is repeated.
_RESTART_DELAYS_S = (30.0, 60.0, 120.0, 300.0, 600.0)


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Time-outs and limits of a download.

    Args:
        connect_s: until a server accepts the connection.
        stall_s: without a single byte until the connection counts as broken.
        attempts: consecutive attempts at a mirror without ``progress_bytes`` until it is dropped.
        backoff_first_s, backoff_max_s: the delay after the first failure, doubled each time, and
            its limit.
        retry_after_max_s: the longest ``Retry-After`` that is honoured.
        loyalty_s: wait for a delay up to this long rather than switch to the next mirror.
        slow_bytes_per_s, slow_after_s: slower than this for this long, try the next mirror.
        checkpoint_s: at most this much of a transfer is lost by ``kill -9``.
        reserve_bytes: left free on the disk.
        block_bytes: the unit that is hashed, and downloaded again if damaged.
        buffer_bytes: written in one go.
    """

    connect_s: float = 15.0
    stall_s: float = 30.0
    attempts: int = 6
    progress_bytes: int = MIB
    backoff_first_s: float = 1.0
    backoff_max_s: float = 60.0
    retry_after_max_s: float = 300.0
    loyalty_s: float = 5.0
    slow_bytes_per_s: int = 20_000
    slow_after_s: float = 30.0
    checkpoint_s: float = 2.0
    reserve_bytes: int = RESERVE_BYTES
    block_bytes: int = BLOCK_BYTES
    buffer_bytes: int = MIB


def restart_delay_s(failures: int) -> float:
    """How long to wait before a download starts again that has failed with every mirror.

    Args:
        failures: in a row, from 1.
    """
    return _RESTART_DELAYS_S[min(failures, len(_RESTART_DELAYS_S)) - 1]
