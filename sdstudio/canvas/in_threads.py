"""Work on pixels on several threads: numpy, zlib and Pillow release the GIL."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

_THREADS_MAX: Final = 4
#: Handing over each of many small pieces of work would take longer than the work.
_PARTS_PER_THREAD: Final = 6

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def in_threads(work: Callable[[_Given], _Made], given: Iterable[_Given]) -> list[_Made]:
    """The results of ``work`` for each of ``given``, in order; raises what ``work`` raises."""
    items = list(given)
    threads = min(_THREADS_MAX, os.cpu_count() or 1, len(items))
    if threads < 2:
        return [work(item) for item in items]
    size = -(-len(items) // (threads * _PARTS_PER_THREAD))
    parts = [items[at : at + size] for at in range(0, len(items), size)]
    with ThreadPoolExecutor(threads) as pool:
        made = pool.map(lambda part: [work(item) for item in part], parts)
        return [one for part in made for one in part]
