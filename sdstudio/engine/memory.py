"""Main memory: how much there is, how much this process uses, and how to return it."""

import contextlib
import ctypes
import mmap
import sys
from pathlib import Path, PurePosixPath

import psutil

if sys.platform == "linux":
    import resource

#: See madvise(2); missing in Python's mmap. Unlike MADV_DONTNEED it never discards data.
_MADV_PAGEOUT = 21
#: See mallopt(3).
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_FIRST_VERSION = ("memory.limit_in_bytes", "memory.usage_in_bytes")


def held_bytes() -> int:
    """This process's resident memory."""
    return int(psutil.Process().memory_info().rss)


def machine_bytes() -> int:
    """The machine's total memory."""
    return int(psutil.virtual_memory().total)


def available_bytes() -> int:
    """How much this process can still allocate without swapping."""
    left = [int(psutil.virtual_memory().available), *_left_by_limits(), *left_by_group()]
    return max(0, min(left))


def trim() -> None:
    """Return freed memory that the C library still holds to the system."""
    if sys.platform == "linux":
        try:
            ctypes.CDLL(None).malloc_trim(0)
        except (AttributeError, OSError):  # Not glibc.
            return


def keep_freed() -> None:
    """Make the C library keep freed memory for reuse, until :func:`trim`.

    By default it returns most of it at once, and each tensor in a step has to be mapped again.
    """
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):  # Not glibc.
            mallopt = ctypes.CDLL(None).mallopt
            mallopt(_M_MMAP_THRESHOLD, 32 * 2**20)  # The maximum it accepts.
            mallopt(_M_TRIM_THRESHOLD, 2**30)


def page_out(address: int, size: int) -> None:
    """Evict the pages of a memory-mapped file until they are read again.

    Safe for memory that isn't mapped from a file: that is swapped out at worst.

    Args:
        address, size: in bytes; only whole pages inside the range are evicted.
    """
    if sys.platform != "linux":  # Other systems evict such pages as needed.
        return
    page = mmap.PAGESIZE
    first = -(-address // page) * page
    length = (address + size) // page * page - first
    if length > 0:
        with contextlib.suppress(AttributeError, OSError):  # Unsupported C library or kernel.
            madvise = ctypes.CDLL(None).madvise
            madvise(ctypes.c_void_p(first), ctypes.c_size_t(length), _MADV_PAGEOUT)


class MemoryLimit:
    """Makes allocations fail when memory runs out instead of getting this process killed.

    Linux overcommits memory and kills the process that uses it; other systems refuse by default.
    Inside the context, the process can allocate at most what was free on entry or at the last
    :meth:`renew`. torch maps weights as if it wrote to them, so they count although they take no
    free memory: renew the limit before they are mapped and once they are.

    Args:
        applies: false if the device doesn't use main memory.
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

    def renew(self, mapped_bytes: int = 0) -> None:
        """Set the limit from the memory that is free now.

        Args:
            mapped_bytes: of a file that will be mapped; the system drops its pages if it has to.
        """
        if self._usual is None:
            return
        free = int(psutil.virtual_memory().available) + int(psutil.swap_memory().free)
        free = max(0, min([free, *left_by_group()]))
        held = _status_bytes("VmData")
        limits = [limit for limit in self._usual if limit != resource.RLIM_INFINITY]
        if held is not None:
            lowest = min([held + free + mapped_bytes, *limits])
            resource.setrlimit(resource.RLIMIT_DATA, (lowest, self._usual[1]))


def _left_by_limits() -> list[int]:
    """How much this process's resource limits still allow."""
    if sys.platform != "linux":
        return [sys.maxsize]
    left = [sys.maxsize]
    for limit, name in ((resource.RLIMIT_AS, "VmSize"), (resource.RLIMIT_DATA, "VmData")):
        most, held = resource.getrlimit(limit)[0], _status_bytes(name)
        if most != resource.RLIM_INFINITY and held is not None:
            left.append(most - held)
    return left


def left_by_group(root: Path = Path("/")) -> list[int]:
    """How much this process's control groups (a container's limit, for example) still allow.

    Counts their file cache as free, since the system drops it when needed.

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
        # Inside a container its own group is mounted at the root, whatever its name outside.
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
    """A value from ``/proc/self/status``."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) * 1024
    return None
