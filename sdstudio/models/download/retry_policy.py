"""How long to wait for what; tests wait less."""

from dataclasses import dataclass

from sdstudio.models.hashing import BLOCK_BYTES

MIB = 2**20
#: Left free on a disk that models are fetched or copied to.
RESERVE_BYTES = 256 * MIB


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Time-outs and limits of a download.

    Args:
        connect_s: until a server takes the connection.
        stall_s: without a single byte, until the connection counts as broken.
        attempts: at one mirror in a row without ``progress_bytes``, until it is given up.
        backoff_first_s, backoff_max_s: the pause after the first failure, doubled each time.
        retry_after_max_s: the longest pause that a server may ask for and is still waited for.
        loyalty_s: a pause up to this long is waited for rather than going to the next mirror.
        slow_bytes_per_s, slow_after_s: below this, for this long, the next mirror is tried.
        checkpoint_s: at most this much of a transfer is lost to ``kill -9``.
        reserve_bytes: left free on the disk.
        block_bytes: what is hashed, and fetched again where it is damaged, as one.
        buffer_bytes: written at once.
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
