"""Gives memory that this process has freed back to the system."""

import ctypes
import sys
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Give back what the C library keeps for later; takes some milliseconds, on any thread.

    Elsewhere than on Linux, the system's allocator does so itself.
    """
    if (trim := _trim()) is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    if sys.platform != "linux":
        return None
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library than glibc
        return None
    trim.argtypes, trim.restype = [ctypes.c_size_t], ctypes.c_int
    found: Callable[[int], int] = trim
    return found
