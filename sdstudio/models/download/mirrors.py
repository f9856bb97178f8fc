"""Mirrors: which one is asked next, and after what pause."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sdstudio.models.catalogue import Source
from sdstudio.models.download.faults import Fault, MirrorError
from sdstudio.models.download.patience import Patience
from sdstudio.models.download.stop import Stop


class MirrorsExhausted(Exception):  # noqa: N818 - whoever asked decides what it means
    """No mirror is left to ask.

    Args:
        worst: the failure that the artist is told of; ``None`` where there never was a mirror.
    """

    def __init__(self, worst: MirrorError | None) -> None:
        super().__init__(worst)
        self.worst = worst


@dataclass(slots=True)
class _Standing:
    source: Source
    failures: int = 0
    not_before_s: float = 0.0
    last: MirrorError | None = None
    is_out: bool = False
    is_slow: bool = False
    has_restarted: bool = False


class Mirrors:
    """The sources of one file, the preferred first, and how each has fared in this run.

    Args:
        jitter: 0 … 1, drawn for each pause so that many clients do not come back at once.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        patience: Patience,
        stop: Stop,
        *,
        clock: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._standings = [_Standing(source) for source in sources]
        self._patience = patience
        self._stop = stop
        self._clock = clock
        self._jitter = jitter

    def next(self) -> Source:
        """The mirror to ask now. Waits where all of them are to be left alone for a while.

        Raises:
            MirrorsExhausted: none is left.
            Stopped: it was asked while waiting.
        """
        able = [standing for standing in self._standings if not standing.is_out]
        if not able:
            raise MirrorsExhausted(self._worst())
        now = self._clock()

        def cost_s(standing: _Standing) -> float:
            # Going to another mirror for a short pause would mix their bytes for nothing.
            return max(0.0, standing.not_before_s - now - self._patience.loyalty_s)

        chosen = min(able, key=lambda standing: (standing.is_slow, cost_s(standing)))
        self._stop.wait(chosen.not_before_s - now)
        return chosen.source

    def is_faster_hoped_for(self, source: Source) -> bool:
        """Whether another mirror is left of which nobody knows that it is slow."""
        return any(
            not standing.is_out and not standing.is_slow and standing.source != source
            for standing in self._standings
        )

    def succeeded(self, source: Source) -> None:
        """``source`` gave what was worth asking for: its failures are forgotten."""
        self._of(source).failures = 0

    def failed(self, source: Source, error: MirrorError) -> None:
        """Take note of a failure: pause the mirror, or ask it no more."""
        standing = self._of(source)
        standing.last = error
        if error.fault is Fault.SLOW:
            # Better than none, so it comes last.
            standing.is_slow = True
            return
        standing.failures += 1
        patience = self._patience
        if (
            not error.fault.row.is_retried
            or standing.failures >= patience.attempts
            or error.retry_after_s > patience.retry_after_max_s
        ):
            standing.is_out = True
            return
        pause_s = min(
            patience.backoff_first_s * 2.0 ** (standing.failures - 1), patience.backoff_max_s
        )
        pause_s *= 0.5 + self._jitter()
        standing.not_before_s = self._clock() + max(pause_s, error.retry_after_s)

    def restart_one(self) -> bool:
        """Ask one again that has the file but cannot go on in the middle; whether there is one.

        Each is asked so once: it has to give everything from the beginning.
        """
        for standing in self._standings:
            last = standing.last
            if last is not None and last.fault.row.can_restart and not standing.has_restarted:
                standing.has_restarted = True
                standing.is_out = False
                standing.failures = 0
                return True
        return False

    def _of(self, source: Source) -> _Standing:
        return next(standing for standing in self._standings if standing.source == source)

    def _worst(self) -> MirrorError | None:
        order = list(Fault)
        errors = [standing.last for standing in self._standings if standing.last is not None]
        return min(errors, key=lambda error: order.index(error.fault), default=None)
