"""Progress and speed of long tasks; no network, no Qt."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

_SPEED_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class TransferProgress:
    """The progress of a long task.

    Args:
        done_bytes, size_bytes: of all files together.
        file: the current file, with its own figures; empty if there is none.
        bytes_per_s: over the last seconds; 0 if nothing arrives or it is unknown.
        source: the mirror in use.
    """

    done_bytes: int = 0
    size_bytes: int = 0
    file: str = ""
    file_done_bytes: int = 0
    file_size_bytes: int = 0
    bytes_per_s: float = 0.0
    source: str = ""

    @property
    def share(self) -> float:
        """0 … 1."""
        return min(1.0, self.done_bytes / self.size_bytes) if self.size_bytes else 0.0

    @property
    def seconds_left(self) -> float | None:
        """At the current speed; ``None`` if nothing arrives."""
        if self.bytes_per_s <= 0:
            return None
        return (self.size_bytes - self.done_bytes) / self.bytes_per_s


class Speedometer:
    """The speed over the last five seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        # (time, bytes done by then)
        self._marks: deque[tuple[float, int]] = deque()

    def mark(self, done_bytes: int) -> None:
        """Record the bytes done so far."""
        self._marks.append((self._clock(), done_bytes))

    @property
    def bytes_per_s(self) -> float:
        """0 if nothing arrived recently."""
        now = self._clock()
        while self._marks and now - self._marks[0][0] > _SPEED_SECONDS:
            self._marks.popleft()
        if len(self._marks) < 2:
            return 0.0
        begun_s, begun_bytes = self._marks[0]
        came_bytes = self._marks[-1][1] - begun_bytes
        return max(0.0, came_bytes / max(now - begun_s, 0.001))
