"""What is connected with a pixel: a fill of whole rows at a time.

A row is one long integer with a bit for each pixel, the first being the lowest. Adding a seed to
the runs of ones carries it through the rest of its run, so that a row takes a few microseconds,
however long it is and however many seeds are in it.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

#: Which pixels of the rows from ``top`` to ``bottom`` − 1 a fill may enter: (rows, bytes of a row),
#: a bit for each pixel, the first being the lowest.
OpenRows: TypeAlias = Callable[[int, int], NDArray[np.uint8]]

#: Rows that are asked for at first, and twice as many each time: a small area needs few, and many
#: are looked at in fewer steps.
_FIRST_ROWS: Final = 32
_ROWS_MAX: Final = 512
_UNKNOWN: Final = -1


class Flood:
    """The pixels that are connected with one by their sides.

    Args:
        width: pixels of a row.
        height: rows.
        open_rows: is asked only for rows that the fill reaches.

    Attributes:
        rows: of each row, the pixels that were reached.
    """

    def __init__(self, width: int, height: int, open_rows: OpenRows) -> None:
        self._height, self._open_rows = height, open_rows
        self._row_bytes = -(-width // 8)
        #: Of each row that the fill came to, what is open and wasn't reached. Runs are reached as a
        #: whole, so that a row beside a reached one needs a single comparison.
        self._rest = [_UNKNOWN] * height
        #: The rows that are known: those between the first and the last that the fill came to.
        self._top = self._bottom = 0
        self._next_rows = _FIRST_ROWS
        self.rows = [0] * height

    def fill(self, x: int, y: int) -> None:
        """Reach all that is connected with a pixel; nothing if that isn't open."""
        self._top = self._bottom = max(0, y - _FIRST_ROWS // 2)
        self._look_at(y)
        runs = self._rest[y]
        seed = runs & (1 << x)
        if not seed:
            return
        self._rest[y] = _without(seed, runs)
        self.rows[y] = runs ^ self._rest[y]
        # Rows in which more was reached than was carried to the row below, or above.
        downwards, upwards = {y}, {y}
        while downwards or upwards:
            self._sweep(downwards, 1, upwards)
            self._sweep(upwards, -1, downwards)

    def packed(self, top: int, bottom: int) -> NDArray[np.uint8]:
        """Which pixels of the rows from ``top`` to ``bottom`` − 1 were reached.

        Returns:
            (rows, bytes of a row), a bit for each pixel, the first being the lowest.
        """
        size = self._row_bytes
        rows = [row.to_bytes(size, "little") for row in self.rows[top:bottom]]
        return np.frombuffer(b"".join(rows), np.uint8).reshape(bottom - top, size)

    def _sweep(self, onwards: set[int], step: int, back: set[int]) -> None:
        """Carry what was reached in the rows ``onwards`` to the next ones, as far as that goes."""
        reached, rest = self.rows, self._rest
        end = self._height if step > 0 else -1
        for start in sorted(onwards, reverse=step < 0):
            if start not in onwards:
                continue
            onwards.remove(start)
            seeds = reached[start]
            for row in range(start + step, end, step):
                runs = rest[row]
                if runs == _UNKNOWN:
                    self._look_at(row)
                    runs = rest[row]
                seeds &= runs
                if not seeds:
                    break
                left = 0
                if seeds != runs:
                    # As _without does, whose call would take a tenth of the time of a row.
                    left = ((runs & (runs + seeds)) | seeds) ^ seeds
                    if (seeds >> 1) & left:
                        left = _without_starts(seeds, left)
                rest[row] = left
                reached[row] = seeds = reached[row] | (runs ^ left)
                onwards.discard(row)
                back.add(row)

    def _look_at(self, row: int) -> None:
        """Ask for what is open in a row beside those that are known, and beyond it."""
        count, self._next_rows = self._next_rows, min(2 * self._next_rows, _ROWS_MAX)
        if row < self._top:
            top, bottom = max(0, self._top - count), self._top
            self._top = top
        else:
            top, bottom = self._bottom, min(self._bottom + count, self._height)
            self._bottom = bottom
        data = self._open_rows(top, bottom).tobytes()
        size = self._row_bytes
        self._rest[top:bottom] = [
            int.from_bytes(data[at : at + size], "little") for at in range(0, len(data), size)
        ]


def _without(seeds: int, runs: int) -> int:
    """Those of ``runs`` that have none of ``seeds``.

    Args:
        seeds: a part of ``runs``.
    """
    # From the first seed of a run on, the sum has no bits of it but those of further seeds.
    left = ((runs & (runs + seeds)) | seeds) ^ seeds
    return _without_starts(seeds, left) if (seeds >> 1) & left else left


def _without_starts(seeds: int, left: int) -> int:
    """``left`` without what is before the first seed of a run: mostly a pixel or two.

    Args:
        left: runs without their seeds and what follows those.
    """
    before = (seeds >> 1) & left
    left ^= before
    before = (before >> 1) & left
    if not before:
        return left
    # Of the others, twice as much each time.
    px, room = 1, left
    while (before >> 1) & (left ^ before):
        before |= (before >> px) & room
        room &= room >> px
        px *= 2
    return left ^ before
