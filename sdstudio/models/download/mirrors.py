"""Mirrors: which one to try next, and after what delay."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sdstudio.models.catalogue import DownloadSource
from sdstudio.models.download.faults import Fault, MirrorError
from sdstudio.models.download.retry_policy import RetryPolicy
from sdstudio.models.download.stop import Stop


class MirrorsExhausted(Exception):  # noqa: N818 - whoever asked decides what it means
    """No mirror is left to try.

    Args:
        worst: the failure to show; ``None`` if there never was a mirror.
    """

    def __init__(self, worst: MirrorError | None) -> None:
        super().__init__(worst)
        self.worst = worst


@dataclass(slots=True)
class _MirrorStatus:
    source: DownloadSource
    failures: int = 0
    not_before_s: float = 0.0
    last: MirrorError | None = None
    is_out: bool = False
    is_slow: bool = False
    has_restarted: bool = False


class Mirrors:
    """The sources of one file, in order of preference, and their failures in this run.

    Args:
        jitter: 0 … 1, drawn for each delay so that many clients don't retry at the same time.
    """

    def __init__(
        self,
        sources: Sequence[DownloadSource],
        retry_policy: RetryPolicy,
        stop: Stop,
        *,
        clock: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._statuses = [_MirrorStatus(source) for source in sources]
        self._retry_policy = retry_policy
        self._stop = stop
        self._clock = clock
        self._jitter = jitter

    def next(self) -> DownloadSource:
        """The mirror to try now. Waits if all of them are in a delay.

        Raises:
            MirrorsExhausted: none is left.
            Stopped: it was requested while waiting.
        """
        able = [mirror for mirror in self._statuses if not mirror.is_out]
        if not able:
            raise MirrorsExhausted(self._worst())
        now = self._clock()

        def cost_s(mirror: _MirrorStatus) -> float:
            # Switching mirrors for a short delay would mix their bytes for nothing.
            return max(0.0, mirror.not_before_s - now - self._retry_policy.loyalty_s)

        chosen = min(able, key=lambda mirror: (mirror.is_slow, cost_s(mirror)))
        self._stop.wait(chosen.not_before_s - now)
        return chosen.source

    def is_faster_hoped_for(self, source: DownloadSource) -> bool:
        """Whether another mirror is left that isn't known to be slow."""
        return any(
            not mirror.is_out and not mirror.is_slow and mirror.source != source
            for mirror in self._statuses
        )

    def succeeded(self, source: DownloadSource) -> None:
        """``source`` delivered data: forget its failures."""
        self._of(source).failures = 0

    def failed(self, source: DownloadSource, error: MirrorError) -> None:
        """Record a failure: delay the mirror, or drop it."""
        mirror = self._of(source)
        mirror.last = error
        if error.fault is Fault.SLOW:
            # Better than none, so it moves to the end.
            mirror.is_slow = True
            return
        mirror.failures += 1
        retry_policy = self._retry_policy
        if (
            not error.fault.row.is_retried
            or mirror.failures >= retry_policy.attempts
            or error.retry_after_s > retry_policy.retry_after_max_s
        ):
            mirror.is_out = True
            return
        pause_s = min(
            retry_policy.backoff_first_s * 2.0 ** (mirror.failures - 1),
            retry_policy.backoff_max_s,
        )
        pause_s *= 0.5 + self._jitter()
        mirror.not_before_s = self._clock() + max(pause_s, error.retry_after_s)

    def restart_one(self) -> bool:
        """Retry a mirror that has the file but can't resume. Returns whether there is one.

        Each is retried once this way: it has to send everything from the beginning.
        """
        for mirror in self._statuses:
            last = mirror.last
            if last is not None and last.fault.row.can_restart and not mirror.has_restarted:
                mirror.has_restarted = True
                mirror.is_out = False
                mirror.failures = 0
                return True
        return False

    def _of(self, source: DownloadSource) -> _MirrorStatus:
        return next(mirror for mirror in self._statuses if mirror.source == source)

    def _worst(self) -> MirrorError | None:
        request = list(Fault)
        errors = [mirror.last for mirror in self._statuses if mirror.last is not None]
        return min(errors, key=lambda error: request.index(error.fault), default=None)
