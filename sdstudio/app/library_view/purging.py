"""Moves pictures from the library's trash to the system's, while other work continues."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Final

from sdstudio.app.library_thread import LibraryThread

if TYPE_CHECKING:
    from sdstudio.library import Library

#: Some systems take 50 ms for each, and nothing is saved meanwhile.
_AT_ONCE: Final = 10


async def purge(
    library: LibraryThread,
    choose: Callable[[Library], Sequence[int]],
    in_use: Collection[str] = (),
) -> int:
    """Move them some at a time; returns how many were moved.

    Args:
        choose: which; those that the system has no trash for stay.
        in_use: hashes of pixels that a draft refers to; what was painted on them stays.

    Raises:
        StudioError: the disk's failure; what was moved until then is gone.
    """
    ids = await library.do(choose)
    count = 0
    for begin in range(0, len(ids), _AT_ONCE):
        count += await library.do(_purging(ids[begin : begin + _AT_ONCE], in_use))
    return count


def _purging(ids: Sequence[int], in_use: Collection[str]) -> Callable[[Library], int]:
    return lambda library: library.upkeep.purge_pictures(ids, in_use)
