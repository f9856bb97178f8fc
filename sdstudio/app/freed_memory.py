"""Gives memory that this process has freed back to the system."""

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from typing import Final

#: Such as the ids of a million pictures. Larger ones are given back as soon as they are freed; with
#: smaller ones, too, each search would spend as much time again on getting new memory.
_LARGE_BYTES: Final = 2 * 2**20
# Of mallopt.
_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
#: By default there are eight for each processor, and each keeps what was freed in it. As Python's
#: lock is held by one thread at a time, its threads seldom wait for each other here.
_ARENAS: Final = 2


def give_back() -> None:
    """Give back what the C library keeps for later; takes some milliseconds, on any thread.

    Elsewhere than on Linux, the system's allocator does so itself.
    """
    if (trim := _glibc("malloc_trim", ctypes.c_size_t)) is not None:
        trim(0)


def give_back_large_at_once() -> None:
    """Have large arrays and images given back when they are freed, from now on.

    Otherwise glibc keeps up to twice as much as the largest one, and the parts that are in use stay
    apart from each other.
    """
    if (option := _glibc("mallopt", ctypes.c_int, ctypes.c_int)) is not None:
        option(_MMAP_THRESHOLD, _LARGE_BYTES)
        option(_TRIM_THRESHOLD, 2 * _LARGE_BYTES)
        option(_ARENA_MAX, _ARENAS)


@cache
def _glibc(name: str, *arguments: type) -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    try:
        function = ctypes.CDLL(None)[name]
    except (OSError, AttributeError):  # another C library than glibc
        return None
    function.argtypes, function.restype = list(arguments), ctypes.c_int
    found: Callable[..., int] = function
    return found
