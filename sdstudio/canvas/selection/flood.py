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
        self._open: dict[int, int] = {}
        #: Of each row that has any, the pixels that were reached.
        self.rows: dict[int, int] = {}

    def fill(self, x: int, y: int) -> None:
        """Reach all that is connected with a pixel; nothing if that isn't open."""
        seed = self._open_at(y) & (1 << x)
        if not seed:
            return
        self.rows[y] = self._runs(seed, self._open_at(y))
        fresh = [{y: self.rows[y]}, {y: self.rows[y]}]
        while fresh[0] or fresh[1]:
            for way, step in enumerate((1, -1)):
                self._sweep(fresh[way], step, fresh[1 - way])

    def packed(self, top: int, bottom: int) -> NDArray[np.uint8]:
        """Which pixels of the rows from ``top`` to ``bottom`` − 1 were reached.

        Returns:
            (rows, bytes of a row), a bit for each pixel, the first being the lowest.
        """
        size = self._row_bytes
        rows = [self.rows.get(row, 0).to_bytes(size, "little") for row in range(top, bottom)]
        return np.frombuffer(b"".join(rows), np.uint8).reshape(bottom - top, size)

    def _sweep(self, fresh: dict[int, int], step: int, back: dict[int, int]) -> None:
        """Carry what was reached last to the next rows, as far as that reaches more."""
        for start in sorted(fresh, reverse=step < 0):
            row, reached = start, fresh.pop(start, 0)
            while reached and 0 <= row + step < self._height:
                row += step
                before, open_here = self.rows.get(row, 0), self._open_at(row)
                seeds = reached & open_here & ~before
                reached = fresh.pop(row, 0)
                if seeds:
                    more = self._runs(seeds, open_here)
                    self.rows[row] = before | more
                    back[row] = back.get(row, 0) | more
                    reached |= more

    def _open_at(self, row: int) -> int:
        if row not in self._open:
            top = row - row % _BAND_ROWS
            bottom = min(top + _BAND_ROWS, self._height)
            packed = np.packbits(self._open_rows(top, bottom), axis=1, bitorder="little")
            for offset, line in enumerate(packed):
                self._open[top + offset] = int.from_bytes(line.tobytes(), "little")
        return self._open[row]

    def _runs(self, seeds: int, open_here: int) -> int:
        """The runs of ``open_here`` that have any of ``seeds``."""
        found = _carried(seeds, open_here)
        # What is before the first seed of a run is mostly a few pixels, or nothing.
        for _ in range(_FEW):
            before = (found >> 1) & open_here
            if not before & ~found:
                return found
            found |= before
        return self._mirrored(_carried(self._mirrored(found), self._mirrored(open_here)))

    def _mirrored(self, row: int) -> int:
        return int.from_bytes(row.to_bytes(self._row_bytes, "little").translate(_MIRRORED), "big")


def _carried(seeds: int, runs: int) -> int:
    """Each run from its first seed on."""
    return (((runs + seeds) ^ runs) | seeds) & runs
