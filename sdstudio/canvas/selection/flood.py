"""What is connected with a pixel: a fill of whole rows at a time.

A row is one long integer with a bit for each pixel, the first being the lowest. Adding a seed to
the runs of ones carries it through the rest of its run, so that a row takes a few microseconds,
however long it is and however many seeds are in it.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.in_threads import in_threads

#: Pixels of the rows from ``top`` to ``bottom`` − 1: (rows, bytes of a row), a bit for each pixel,
#: the first being the lowest. Called on several threads.
PackedRows: TypeAlias = Callable[[int, int], NDArray[np.uint8]]

_BAND_ROWS: Final = 32
#: A fill that goes on is likely to go on for as long again: so many bands are asked for at once.
_BANDS_MAX: Final = 32
#: Of a row that wasn't asked for yet.
_UNKNOWN: Final = -1
#: So many pixels before its first seed a run is filled one by one.
_FEW: Final = 6
_MIRRORED: Final = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


class Flood:
    """The pixels that are connected with one by their sides.

    Args:
        width: pixels of a row.
        height: rows.
        open_rows: which pixels may be entered; is asked only for rows that the fill reaches, and
            for some beyond them.

    Attributes:
        rows: of each row, the pixels that were reached.
    """

    def __init__(self, width: int, height: int, open_rows: PackedRows) -> None:
        self._height, self._open_rows = height, open_rows
        self._row_bytes = -(-width // 8)
        #: Of each row that the fill came to, what is open and wasn't reached. Runs are reached as a
        #: whole, so that a row beside a reached one needs a single comparison.
        self._rest = [_UNKNOWN] * height
        self._bands_next = 1
        self.rows: list[int] = [0] * height

    def fill(self, x: int, y: int) -> None:
        """Reach all that is connected with a pixel; nothing if that isn't open."""
        runs = self._looked_at(y, 1)
        seed = runs & (1 << x)
        if not seed:
            return
        self.rows[y] = self._runs(seed, runs)
        self._rest[y] = runs ^ self.rows[y]
        # Rows in which more was reached than was carried to the row below, or above.
        downwards, upwards = {y}, {y}
        while downwards or upwards:
            self._sweep(downwards, 1, upwards)
            self._sweep(upwards, -1, downwards)

    def packed(self, top: int, bottom: int) -> NDArray[np.uint8]:
        """Which pixels of the rows from ``top`` to ``bottom`` − 1 were reached."""
        size = self._row_bytes
        rows = [row.to_bytes(size, "little") for row in self.rows[top:bottom]]
        return np.frombuffer(b"".join(rows), np.uint8).reshape(bottom - top, size)

    def _sweep(self, onwards: set[int], step: int, back: set[int]) -> None:
        """Carry what was reached in the rows ``onwards`` to the next ones, as far as that goes."""
        reached, rest, runs_of = self.rows, self._rest, self._runs
        end = self._height if step > 0 else -1
        for row in sorted(onwards, reverse=step < 0):
            while row in onwards:
                onwards.remove(row)
                next_row = row + step
                if next_row == end:
                    break
                runs = rest[next_row]
                if runs == _UNKNOWN:
                    runs = self._looked_at(next_row, step)
                seeds = reached[row] & runs
                if seeds:
                    found = runs_of(seeds, runs)
                    rest[next_row] = runs ^ found
                    reached[next_row] |= found
                    onwards.add(next_row)
                    if found & rest[row]:
                        back.add(next_row)
                row = next_row

    def _looked_at(self, row: int, step: int) -> int:
        """What is open in a row; asks for it, and for that in others further on."""
        tops: list[int] = []
        top = row - row % _BAND_ROWS
        while (
            len(tops) < self._bands_next and 0 <= top < self._height and self._rest[top] == _UNKNOWN
        ):
            tops.append(top)
            top += step * _BAND_ROWS
        self._bands_next = min(2 * self._bands_next, _BANDS_MAX)
        for first, rows in zip(tops, in_threads(self._open_band, tops), strict=True):
            self._rest[first : first + len(rows)] = rows
        return self._rest[row]

    def _open_band(self, top: int) -> list[int]:
        size = self._row_bytes
        packed = self._open_rows(top, min(top + _BAND_ROWS, self._height)).tobytes()
        return [
            int.from_bytes(packed[at : at + size], "little") for at in range(0, len(packed), size)
        ]

    def _runs(self, seeds: int, runs: int) -> int:
        """Those of ``runs`` that have any of ``seeds``."""
        found = _carried(seeds, runs)
        # What is before the first seed of a run is mostly a few pixels, or nothing.
        before, rest = found, runs ^ found
        for _ in range(_FEW):
            before = (before >> 1) & rest
            if not before:
                return found
            found |= before
        return self._mirrored(_carried(self._mirrored(found), self._mirrored(runs)))

    def _mirrored(self, row: int) -> int:
        return int.from_bytes(row.to_bytes(self._row_bytes, "little").translate(_MIRRORED), "big")


def _carried(seeds: int, runs: int) -> int:
    """Each run from its first seed on."""
    return (((runs + seeds) ^ runs) | seeds) & runs
