"""Checks whether this machine can run the program, before anything is imported that would crash."""

import os
import sys
from dataclasses import dataclass
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import size_in_words
from sdstudio.engine.processor import has_avx2, processor_name

#: The newest glibc that any wheel requires: PySide6's. torch's asks for 2.28.
OLDEST_GLIBC: Final = (2, 34)
OLDEST_WINDOWS: Final = 10
#: A full model needs 3 GB while it is loaded; with less, only the practice model would work. A
#: computer sold with 4 GB reports a little less, since graphics use a part of it. What doesn't fit
#: into the memory of a computer that has more is reported picture by picture.
LEAST_MEMORY_BYTES: Final = 3 * 2**30


@dataclass(frozen=True, slots=True)
class Machine:
    """What decides whether the program can run; ``None`` where it doesn't apply or is unknown.

    Args:
        has_avx2: of an x86-64 processor.
        windows: the major version.
    """

    has_avx2: bool | None = None
    memory_bytes: int | None = None
    glibc: tuple[int, int] | None = None
    windows: int | None = None


def this_machine() -> Machine:
    """This one. Takes a millisecond."""
    return Machine(has_avx2(), _memory_bytes(), _glibc(), _windows())


def machine_obstacle(machine: Machine) -> StudioError | None:
    """The reason why the program can't run on ``machine``; ``None`` if it can."""
    if machine.windows is not None and machine.windows < OLDEST_WINDOWS:
        return StudioError(ErrorCode.WINDOWS_TOO_OLD, needed=OLDEST_WINDOWS)
    if machine.glibc is not None and machine.glibc < OLDEST_GLIBC:
        found, needed = (".".join(map(str, one)) for one in (machine.glibc, OLDEST_GLIBC))
        return StudioError(ErrorCode.GLIBC_TOO_OLD, found=found, needed=needed)
    # torch would be ended by the system at its first AVX2 instruction.
    if machine.has_avx2 is False:
        return StudioError(ErrorCode.PROCESSOR_TOO_OLD, processor=processor_name())
    if machine.memory_bytes is not None and machine.memory_bytes < LEAST_MEMORY_BYTES:
        return StudioError(ErrorCode.MEMORY_TOO_SMALL, found=size_in_words(machine.memory_bytes))
    return None


def _memory_bytes() -> int | None:
    if sys.platform == "win32":
        import psutil

        return int(psutil.virtual_memory().total)
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return None


def _glibc() -> tuple[int, int] | None:
    if sys.platform != "linux":
        return None
    try:
        name, _, version = (os.confstr("CS_GNU_LIBC_VERSION") or "").partition(" ")
        major, minor = map(int, version.split(".")[:2])
    except (ValueError, OSError):  # Another C library.
        return None
    return (major, minor) if name == "glibc" else None


def _windows() -> int | None:
    if sys.platform == "win32":
        # Not ``major``, which depends on what the program's manifest names.
        return sys.getwindowsversion().platform_version[0]
    return None
