"""How much memory there is and how much of it this process holds."""

import contextlib
import ctypes
import mmap
import sys
from pathlib import Path, PurePosixPath

import psutil

if sys.platform == "linux":
    import resource

#: See madvise(2); not in Python's mmap. Unlike MADV_DONTNEED it never loses what is in memory only.
_MADV_PAGEOUT = 21
#: See mallopt(3).
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_FIRST_VERSION = ("memory.limit_in_bytes", "memory.usage_in_bytes")


def held_bytes() -> int:
    """What this process holds of the machine's memory."""
    return int(psutil.Process().memory_info().rss)


def machine_bytes() -> int:
    """The machine's memory."""
    return int(psutil.virtual_memory().total)


def available_bytes() -> int:
    """What this process can still have without anything being swapped out."""
    left = [int(psutil.virtual_memory().available), *_left_by_limits(), *left_by_group()]
    return max(0, min(left))


def trim() -> None:
    """Give back to the system what the C library keeps of memory that was freed."""
    if sys.platform == "linux":
        try:
            ctypes.CDLL(None).malloc_trim(0)
        except (AttributeError, OSError):  # Another C library than glibc.
            return


def keep_freed() -> None:
    """Have the C library keep memory that tensors were freed from, until :func:`trim`.

    Otherwise it gives most of it back at once, and each of a step's tensors is mapped anew.
    """
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):  # Another C library than glibc.
            mallopt = ctypes.CDLL(None).mallopt
            mallopt(_M_MMAP_THRESHOLD, 32 * 2**20)  # The most it takes.
            mallopt(_M_TRIM_THRESHOLD, 2**30)


def page_out(address: int, size: int) -> None:
    """Let go of the pages of a file that are mapped there, until they are read again.

    Nothing is lost where it is no file's: then it is at most swapped out.

    Args:
        address, size: in bytes; whole pages of it are meant.
    """
    if sys.platform != "linux":  # Elsewhere systems take such pages when they want them.
        return
    page = mmap.PAGESIZE
    first = -(-address // page) * page
    length = (address + size) // page * page - first
    if length > 0:
        with contextlib.suppress(AttributeError, OSError):  # A C library or kernel without it.
            madvise = ctypes.CDLL(None).madvise
            madvise(ctypes.c_void_p(first), ctypes.c_size_t(length), _MADV_PAGEOUT)


class MemoryLimit:
    """Has memory that is not there refused, rather than this process killed for taking it.

    Linux promises more than it has and ends whoever takes it at its word; other systems refuse by
    themselves. While the context lasts, no more can be had than was free when it began or was last
    renewed. Files that are mapped for reading, as weights are, do not count.

    Args:
        applies: off where memory is not the machine's own.
    """

    def __init__(self, *, applies: bool) -> None:
        self._applies = applies and sys.platform == "linux"
        self._usual: tuple[int, int] | None = None

    def __enter__(self) -> "MemoryLimit":
        if self._applies:
            self._usual = resource.getrlimit(resource.RLIMIT_DATA)
        self.renew()
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._usual is not None:
            resource.setrlimit(resource.RLIMIT_DATA, self._usual)

    def renew(self) -> None:
        """Look again at what is free."""
        if self._usual is None:
            return
        free = int(psutil.virtual_memory().available) + int(psutil.swap_memory().free)
        free = max(0, min([free, *left_by_group()]))
        held = _status_bytes("VmData")
        limits = [limit for limit in self._usual if limit != resource.RLIM_INFINITY]
        if held is not None:
            lowest = min([held + free, *limits])
            resource.setrlimit(resource.RLIMIT_DATA, (lowest, self._usual[1]))


def _left_by_limits() -> list[int]:
    """What the limits set for this process leave it, where there are any."""
    if sys.platform != "linux":
        return [sys.maxsize]
    left = [sys.maxsize]
    for limit, name in ((resource.RLIMIT_AS, "VmSize"), (resource.RLIMIT_DATA, "VmData")):
        most, held = resource.getrlimit(limit)[0], _status_bytes(name)
        if most != resource.RLIM_INFINITY and held is not None:
            left.append(most - held)
    return left


def left_by_group(root: Path = Path("/")) -> list[int]:
    """What the control groups that this process is in leave it: a container's limit, for one.

    What they have read from files is as good as free, since the system drops it by itself.

    Args:
        root: of the file system.
    """
    try:
        lines = (root / "proc/self/cgroup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    left = []
    for line in lines:
        number, controllers, own = (*line.split(":", 2), "", "")[:3]
        if number == "0":
            mounted, limit, used, prefix = "sys/fs/cgroup", "memory.max", "memory.current", ""
        elif "memory" in controllers.split(","):
            mounted, limit, used = ("sys/fs/cgroup/memory", *_FIRST_VERSION)
            prefix = "total_"
        else:
            continue
        group = PurePosixPath(own.lstrip("/"))
        # Inside a container its own group is the mounted one, whatever it is called outside.
        for folder in (root / mounted / one for one in (group, *group.parents)):
            with contextlib.suppress(OSError, ValueError):
                most = int((folder / limit).read_text(encoding="ascii"))
                held = int((folder / used).read_text(encoding="ascii"))
                left.append(most - held + _read_from_files(folder / "memory.stat", prefix))
    return left


def _read_from_files(stat: Path, prefix: str) -> int:
    wanted = {f"{prefix}inactive_file", f"{prefix}active_file"}
    found = 0
    with contextlib.suppress(OSError, ValueError):
        for line in stat.read_text(encoding="ascii").splitlines():
            name, _, number = line.partition(" ")
            found += int(number) if name in wanted else 0
    return found


def _status_bytes(name: str) -> int | None:
    """A line of what the kernel says of this process."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) * 1024
    return None
