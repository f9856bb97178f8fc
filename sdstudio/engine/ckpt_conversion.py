"""Convert a ``.ckpt`` to safetensors in a sandboxed process.

The file was scanned before (``models/importing/pickle_scanner.py``), but a scanner is no security
boundary. So it is loaded here with ``weights_only``, in a process that can write to a single file,
has no network where the system allows that to be dropped, and has limited memory and time.
"""

import contextlib
import ctypes
import os
import sys
from collections.abc import Mapping
from typing import Any, BinaryIO

#: Exit code: the file holds no tensors.
REFUSED = 3

_CPU_LIMIT_S = 900
#: In addition to the file itself, which is memory-mapped.
_MEMORY_BYTES = 2 * 2**30

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES = 38
# Landlock access rights: everything that changes files or runs programs; bind and connect.
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446
_LANDLOCK_WRITES = 0b1_1111_1111_0011
_LANDLOCK_NETWORK = 0b11
_LANDLOCK_NETWORK_SINCE = 4


def main(source: str, target: str, limit_bytes: int, prefixes: tuple[str, ...]) -> int:
    """Convert ``source`` into ``target``; return the process's exit code.

    Args:
        limit_bytes: maximum size of ``target``.
        prefixes: keep only weights whose names start with one of these; empty keeps all.
    """
    with open(target, "wb") as file:  # noqa: PTH123 - pathlib isn't imported
        _leave_network()
        import torch

        from sdstudio.domain.weights_layout import WEIGHTS_IN_PICKLES

        torch.set_num_threads(1)
        _limit(os.path.getsize(source), limit_bytes)  # noqa: PTH202
        _lock_files()
        with torch.serialization.safe_globals(_harmless()):
            content = torch.load(source, map_location="cpu", weights_only=True, mmap=True)
        inside = (content[key] for key in WEIGHTS_IN_PICKLES if isinstance(content.get(key), dict))
        named = next(inside, content)
        weights = {
            name: value
            for name, value in named.items()
            if isinstance(name, str) and isinstance(value, torch.Tensor)
        }
        kept = {name: value for name, value in weights.items() if name.startswith(prefixes)}
        if not weights:
            return REFUSED
        _write(file, kept or weights)
    return 0


def _write(file: BinaryIO, weights: Mapping[str, Any]) -> None:
    from sdstudio.engine.safetensors_stream import NAMES, raw_bytes, write
    from sdstudio.weights.header import NewTensor

    tensors = {
        name: NewTensor(NAMES[one.dtype], tuple(one.shape), one.numel() * one.element_size())
        for name, one in weights.items()
    }
    write(file, tensors, map(raw_bytes, weights.values()), {"format": "pt"}, with_checksum=False)


def _harmless() -> list[Any]:
    """Empty stand-ins for classes that published checkpoints refer to."""
    from sdstudio.domain.weights_layout import HARMLESS_CLASSES

    return [(type("Harmless", (), {}), name) for name in HARMLESS_CLASSES]


def _leave_network() -> None:
    """Move to a new network namespace without any connection."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    # Without root it needs a user namespace too, which some systems forbid.
    if libc.unshare(_CLONE_NEWNET) != 0:
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _limit(source_bytes: int, limit_bytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    limits = {
        resource.RLIMIT_CPU: _CPU_LIMIT_S,
        resource.RLIMIT_FSIZE: limit_bytes,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: 0,
    }
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            pages = int(file.read().split()[0])
        taken = pages * resource.getpagesize()
        limits[resource.RLIMIT_AS] = taken + source_bytes + _MEMORY_BYTES
    for limit, value in limits.items():
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (value, value))


def landlock_version() -> int:
    """The kernel's Landlock ABI version; less than 1 if unsupported."""
    if sys.platform != "linux":
        return 0
    libc = ctypes.CDLL(None)
    return int(libc.syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), 1))


def _lock_files() -> None:
    """Drop the rights to change files and run programs, with Landlock. Open files stay usable."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    version = landlock_version()
    if version < 1:
        return
    handled = [_LANDLOCK_WRITES]
    if version >= _LANDLOCK_NETWORK_SINCE:
        handled.append(_LANDLOCK_NETWORK)
    rules = (ctypes.c_uint64 * len(handled))(*handled)
    ruleset = libc.syscall(
        _LANDLOCK_CREATE, ctypes.byref(rules), ctypes.c_size_t(ctypes.sizeof(rules)), 0
    )
    if ruleset >= 0:
        libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0)
        os.close(ruleset)
