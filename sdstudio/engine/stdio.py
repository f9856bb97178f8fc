"""Keeps the engine's pipes to the protocol alone."""

import os
import sys
from typing import BinaryIO


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take over the process's stdin and stdout for the protocol.

    Afterwards file descriptor 1 points to stderr, so that whatever a library prints (C code too)
    ends up in the log and not in a frame, and file descriptor 0 is empty.
    """
    commands = os.fdopen(os.dup(0), "rb")
    events = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    try:
        os.dup2(2, 1)
    except OSError:  # A windowed program has no stderr.
        os.dup2(nothing, 1)
    os.close(nothing)
    _replace_missing_streams()
    return commands, events


def _replace_missing_streams() -> None:
    """Libraries write to ``sys.stdout`` and ``sys.stderr``, which a GUI program lacks."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    if sys.stdout is None:
        sys.stdout = sys.stderr
