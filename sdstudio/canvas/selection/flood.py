"""What is connected with a pixel: a fill of whole rows at a time.

A row is one long integer with a bit for each pixel, the first being the lowest. Adding a seed to
the runs of ones carries it through the rest of its run, so that a row takes a few microseconds,
however long it is and however many seeds are in it.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

#: Which pixels of the rows from ``top`` to ``bottom`` − 1 a fill may enter: (rows, width).
OpenRows: TypeAlias = Callable[[int, int], NDArray[np.bool_]]

_BAND_ROWS: Final = 32
#: So many pixels before its first seed a run is filled one by one.
_FEW: Final = 6
_MIRRORED: Final = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


class Flood:
    """The pixels that are connected with one by their sides.

    Args:
        width: pixels of a row.
        height: rows.
        open_rows: is asked only for rows that the fill reaches.
    """

    def __init__(self, width: int, height: int, open_rows: OpenRows) -> None:
        self._height, self._open_rows = height, open_rows
        self._row_bytes = -(-width // 8)
        #: Of each row that the fill came to, what is open and wasn't reached. Runs are reached as a
        #: whole, so that a row beside a reached one needs a single comparison.
        self._rest: dict[int, int] = {}
        #: Of each row that has any, the pixels that were reached.
        self.rows: dict[int, int] = {}

    def fill(self, x: int, y: int) -> None:
        """Reach all that is connected with a pixel; nothing if that isn't open."""
        self._look_at(y)
        seed = self._rest[y] & (1 << x)
        if not seed:
            return
        self._reach(y, seed)
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
        rows = [self.rows.get(row, 0).to_bytes(size, "little") for row in range(top, bottom)]
        return np.frombuffer(b"".join(rows), np.uint8).reshape(bottom - top, size)

    def _sweep(self, onwards: set[int], step: int, back: set[int]) -> None:
        """Carry what was reached in the rows ``onwards`` to the next ones, as far as that goes."""
        reached, rest = self.rows, self._rest
        for row in sorted(onwards, reverse=step < 0):
            while row in onwards:
                onwards.remove(row)
                next_row = row + step
                if not 0 <= next_row < self._height:
                    break
                if next_row not in rest:
                    self._look_at(next_row)
                seeds = reached[row] & rest[next_row]
                row = next_row
                if seeds:
                    self._reach(row, seeds)
                    onwards.add(row)
                    back.add(row)

    def _look_at(self, row: int) -> None:
        """Ask for what is open in a row, and in others near it."""
        top = row - row % _BAND_ROWS
        bottom, size = min(top + _BAND_ROWS, self._height), self._row_bytes
        packed = np.packbits(self._open_rows(top, bottom), axis=1, bitorder="little").tobytes()
        for at in range(bottom - top):
            self._rest[top + at] = int.from_bytes(packed[at * size : (at + 1) * size], "little")

    def _reach(self, row: int, seeds: int) -> None:
        """Reach the runs of a row that have any of ``seeds``."""
        rest = self._rest[row]
        found = self._runs(seeds, rest)
        self._rest[row] = rest ^ found
        self.rows[row] = self.rows.get(row, 0) | found

    def _runs(self, seeds: int, runs: int) -> int:
        """Those of ``runs`` that have any of ``seeds``."""
        if seeds == runs:
            return runs
        found = _carried(seeds, runs)
        # What is before the first seed of a run is mostly a few pixels, or nothing.
        for _ in range(_FEW):
            before = (found >> 1) & (runs ^ found)
            if not before:
                return found
            found |= before
        return self._mirrored(_carried(self._mirrored(found), self._mirrored(runs)))

    def _mirrored(self, row: int) -> int:
        return int.from_bytes(row.to_bytes(self._row_bytes, "little").translate(_MIRRORED), "big")


def _carried(seeds: int, runs: int) -> int:
    """Each run from its first seed on."""
    return (((runs + seeds) ^ runs) | seeds) & runs
