"""How much memory there is and how much of it this process holds."""

import ctypes
import sys

import psutil


def held_bytes() -> int:
    """What this process holds of the machine's memory."""
    return int(psutil.Process().memory_info().rss)


def machine_bytes() -> int:
    """The machine's memory."""
    return int(psutil.virtual_memory().total)


def available_bytes() -> int:
    """What other programs and this one can still have without anything being swapped out."""
    return int(psutil.virtual_memory().available)


def trim() -> None:
    """Give back to the system what the C library keeps of memory that was freed."""
    if sys.platform == "linux":
        try:
            ctypes.CDLL(None).malloc_trim(0)
        except (AttributeError, OSError):  # Another C library than glibc.
            return
