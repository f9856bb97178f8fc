"""Work on pixels that is done on several threads: numpy, zlib and Pillow let others run."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

_THREADS_MAX: Final = 4

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def in_threads(work: Callable[[_Given], _Made], given: Iterable[_Given]) -> list[_Made]:
    """What ``work`` makes of each, in order."""
    with ThreadPoolExecutor(min(_THREADS_MAX, os.cpu_count() or 1)) as pool:
        return list(pool.map(work, given))
