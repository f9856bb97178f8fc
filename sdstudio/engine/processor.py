"""The processor of this machine, without torch."""

import ctypes
import platform
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

_CPUINFO = Path("/proc/cpuinfo")
#: See IsProcessorFeaturePresent.
_PF_SSE4_2, _PF_AVX2 = 38, 40


def processor_name() -> str:
    """The manufacturer's name for it, or its architecture."""
    try:
        if sys.platform == "linux":
            lines = _CPUINFO.read_text(encoding="utf-8").splitlines()
            names = [line.partition(":")[2].strip() for line in lines if "model name" in line]
            return names[0] if names else platform.machine()
        elif sys.platform == "darwin":
            return _sysctl("machdep.cpu.brand_string")
    except OSError:
        pass
    return platform.processor() or platform.machine()


def has_avx2() -> bool | None:
    """Whether an x86-64 processor has AVX2; ``None`` if unknown, and for other processors."""
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return None
    try:
        if sys.platform == "linux":
            with _CPUINFO.open(encoding="utf-8", errors="replace") as lines:
                return avx2_in(lines)
        elif sys.platform == "darwin":
            return {"1": True, "0": False}.get(_sysctl("hw.optional.avx2_0"))
        elif sys.platform == "win32":
            present = ctypes.windll.kernel32.IsProcessorFeaturePresent
            # Before Windows 10 version 2004, it denies both: it knows neither.
            return bool(present(_PF_AVX2)) if present(_PF_SSE4_2) else None
    except OSError:
        pass
    return None


def avx2_in(cpuinfo: Iterable[str]) -> bool | None:
    """Whether Linux lists AVX2 among the flags of the first core; ``None`` if it lists none."""
    flags = _flags_in(cpuinfo)
    return None if flags is None else "avx2" in flags


def has_avx_vnni() -> bool:
    """Whether Linux lists AVX-VNNI, which Intel's processors without AVX-512 have since 2021."""
    if sys.platform != "linux":
        return False
    try:
        with _CPUINFO.open(encoding="utf-8", errors="replace") as lines:
            return "avx_vnni" in (_flags_in(lines) or ())
    except OSError:
        return False


def _flags_in(cpuinfo: Iterable[str]) -> list[str] | None:
    """The flags of the first core; ``None`` if there are none."""
    flags = (line.partition(":")[2].split() for line in cpuinfo if line.startswith("flags"))
    return next(flags, None)


def _sysctl(name: str) -> str:
    command = ["/usr/sbin/sysctl", "-n", name]
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()
