"""Work on pixels on several threads: numpy, zlib and Pillow release the GIL."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

_THREADS_MAX: Final = 4

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def in_threads(work: Callable[[_Given], _Made], given: Iterable[_Given]) -> list[_Made]:
    """The results of ``work`` for each of ``given``, in order; raises what ``work`` raises."""
    with ThreadPoolExecutor(min(_THREADS_MAX, os.cpu_count() or 1)) as pool:
        return list(pool.map(work, given))
