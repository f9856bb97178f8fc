"""Prints results on standard output and everything else on standard error.

Either stream may be closed, full or without a reader, or unable to encode a text.
"""

import errno
import io
import json
import os
import sys
from collections.abc import Mapping
from typing import TextIO

from sdstudio.domain.errors import ErrorCode, StudioError


def prepare_streams() -> None:
    """Print characters that a stream's encoding lacks as escapes instead of failing.

    Raises:
        StudioError: ``STDOUT_CLOSED``: there is nowhere to print a result to.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    # A program without a console on Windows never has one.
    if sys.stdout is None and sys.platform != "win32":
        raise StudioError(ErrorCode.STDOUT_CLOSED)


def print_result(text: object) -> None:
    """Print a line on standard output.

    Raises:
        StudioError: ``STDOUT_CLOSED`` or ``STDOUT_FAILED``.
    """
    try:
        print(text, flush=True)
    except OSError as error:
        _discard(sys.stdout)
        # Windows reports a reader that is gone as an invalid argument.
        if error.errno in (errno.EPIPE, errno.EINVAL, errno.EBADF):
            raise StudioError(ErrorCode.STDOUT_CLOSED) from error
        raise StudioError(ErrorCode.STDOUT_FAILED, detail=error.strerror or str(error)) from error


def print_json(row: Mapping[str, object]) -> None:
    """Print an object as one line of JSON on standard output, valid in any encoding: it is ASCII.

    Raises:
        StudioError: as :func:`print_result`.
    """
    print_result(json.dumps(row))


def print_message(text: str, end: str = "\n") -> bool:
    """Print something about the command on standard error; returns whether that worked."""
    if sys.stderr is None:  # print() would use standard output instead
        return False
    try:
        print(text, end=end, file=sys.stderr, flush=True)
    except OSError:
        _discard(sys.stderr)
        sys.stderr = None
        return False
    return True


def print_progress(text: str) -> None:
    """Replace the progress line on standard error; an empty text removes it.

    Does nothing unless standard error is a terminal.
    """
    if is_terminal(sys.stderr):
        print_message(f"\r\x1b[K{text}", end="")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether ``stream``, which may be closed, is a terminal."""
    return stream is not None and stream.isatty()


def _discard(stream: TextIO) -> None:
    """Silence ``stream``: Python would flush it again at exit and report an error."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)
