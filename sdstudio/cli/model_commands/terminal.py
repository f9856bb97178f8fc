"""What ``models`` commands have in common: options, a progress line, and Ctrl-C."""

import argparse
import contextlib
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from types import FrameType

from sdstudio.cli.streams import print_progress
from sdstudio.domain.error_formatting import Translate
from sdstudio.domain.figures import size_in_words
from sdstudio.domain.speed_estimate import Estimate
from sdstudio.models.catalogue import Layout

_INTERVAL_S = 0.2


def add_model_argument(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the model argument to ``parser``."""
    parser.add_argument(
        "model",
        metavar="MODEL",
        help=translate(
            "cli", "key or name as shown by models list, for example sd-2-1 or sd-2-1/fp16"
        ),
    )


def add_endpoint_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the options for servers to ``parser``."""
    parser.add_argument(
        "--endpoint",
        metavar="KEY|ADDRESS",
        help=translate(
            "cli",
            "server to try first: huggingface, hf-mirror, modelscope, one that you added in the "
            "settings, or an address that begins with https://",
        ),
    )
    parser.add_argument(
        "--endpoint-layout",
        choices=[one.value for one in Layout],
        default=Layout.HUGGING_FACE.value,
        help=translate(
            "cli",
            "how the server at such an address names its files: like Hugging Face, like "
            "ModelScope, or as a folder of exported models",
        ),
    )


def add_licence_argument(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the option for accepting licences to ``parser``."""
    parser.add_argument(
        "--accept-licence",
        action="append",
        default=[],
        metavar="KEY",
        help=translate(
            "cli",
            "accept a licence that you have read (see: sdstudio models licence) without being "
            "asked; can be repeated",
        ),
    )


def read_answer() -> str:
    """The line that the user types, in lower case; empty if standard input is closed."""
    return "" if sys.stdin is None else sys.stdin.readline().strip().casefold()


def seconds_row(estimate: Estimate) -> Mapping[str, float]:
    """An estimate for programs, in seconds."""
    return {
        "low": round(estimate.low_s, 1),
        "likely": round(estimate.likely_s, 1),
        "high": round(estimate.high_s, 1),
    }


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
        now = time.monotonic()
        if now - self._told_s < _INTERVAL_S:
            return
        self._told_s = now
        share = f"{done_bytes / size_bytes:.0%}" if size_bytes else ""
        done, size = size_in_words(done_bytes), size_in_words(size_bytes)
        self.say(f"{self._about}: {share} ({done} / {size})")

    def say(self, text: str) -> None:
        """Show ``text``."""
        print_progress(text)

    def end(self) -> None:
        """Remove the line."""
        self.say("")


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
