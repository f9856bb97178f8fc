"""A progress line on a terminal, and what Ctrl-C does meanwhile."""

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType

from sdstudio.cli.streams import print_progress
from sdstudio.domain.figures import size_in_words

_INTERVAL_S = 0.2


class ProgressLine:
    """A line on stderr that is overwritten and finally erased; nothing without a terminal.

    Args:
        about: shown before the figures.
    """

    def __init__(self, about: str) -> None:
        self._about = about
        self._told_s = float("-inf")

    def __call__(self, done_bytes: int, size_bytes: int) -> None:
        """Show the progress."""
        share = f"{done_bytes / size_bytes:.0%}" if size_bytes else ""
        self._tell(f"{share} ({size_in_words(done_bytes)} / {size_in_words(size_bytes)})")

    def count(self, done: int, total: int) -> None:
        """Show how many of all are done."""
        self._tell(f"{done}/{total}")

    def tally(self, done: int) -> None:
        """Show how many are done, of nobody knows how many."""
        self._tell(str(done))

    def say(self, text: str) -> None:
        """Show ``text``."""
        print_progress(text)

    def end(self) -> None:
        """Remove the line."""
        self.say("")

    def _tell(self, figures: str) -> None:
        now = time.monotonic()
        if now - self._told_s >= _INTERVAL_S:
            self._told_s = now
            self.say(f"{self._about}: {figures}")


@contextlib.contextmanager
def interrupted_by(ask: Callable[[], object]) -> Iterator[None]:
    """Within the block, the first Ctrl-C calls ``ask``; a second one ends the program as usual."""

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        # Not called here, since the interrupted code may hold a lock that it needs.
        threading.Thread(target=ask, name="interrupt", daemon=True).start()

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
