"""Sets of rows, stored as ranges: a million selected rows cost as much as one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class RowRanges:
    """A set of rows.

    Args:
        starts, stops: of the ranges: ascending, disjoint, not touching; stops are excluded.
    """

    starts: Rows
    stops: Rows

    @staticmethod
    def of(start: int, stop: int) -> "RowRanges":
        """The rows from ``start`` until before ``stop``."""
        if start >= stop:
            return EMPTY
        return RowRanges(np.array([start], np.int64), np.array([stop], np.int64))

    @staticmethod
    def of_rows(rows: Rows) -> "RowRanges":
        """The given rows, ascending and without repetition."""
        if not rows.size:
            return EMPTY
        breaks = np.flatnonzero(np.diff(rows) != 1)
        starts = rows[np.concatenate(([0], breaks + 1))]
        stops = rows[np.concatenate((breaks, [rows.size - 1]))] + 1
        return RowRanges(starts.astype(np.int64), stops.astype(np.int64))

    @staticmethod
    def of_ranges(starts: Rows, stops: Rows) -> "RowRanges":
        """The given ranges, ascending and disjoint; empty ones and touching ones are allowed."""
        some = starts < stops
        return _both(RowRanges(starts[some], stops[some]), EMPTY, np.logical_or)

    @property
    def count(self) -> int:
        """How many rows."""
        return int((self.stops - self.starts).sum())

    def __bool__(self) -> bool:
        return self.starts.size > 0

    def __contains__(self, row: int) -> bool:
        at = int(self.starts.searchsorted(row, side="right")) - 1
        return at >= 0 and row < int(self.stops[at])

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, RowRanges)
            and np.array_equal(self.starts, other.starts)
            and np.array_equal(self.stops, other.stops)
        )

    __hash__ = None  # type: ignore[assignment]

    def __or__(self, other: "RowRanges") -> "RowRanges":
        if not (self and other):
            return self or other
        return _both(self, other, np.logical_or)

    def __xor__(self, other: "RowRanges") -> "RowRanges":
        return _both(self, other, np.logical_xor)

    def __and__(self, other: "RowRanges") -> "RowRanges":
        if not (self and other):
            return EMPTY
        return _both(self, other, np.logical_and)

    def __sub__(self, other: "RowRanges") -> "RowRanges":
        return _both(self, other, lambda one, two: one & ~two)

    def moved(self, by: int) -> "RowRanges":
        """Every row moved down by ``by``."""
        return RowRanges(self.starts + by, self.stops + by)

    def rows(self) -> Rows:
        """Every row, ascending."""
        counts = self.stops - self.starts
        before = np.cumsum(counts) - counts
        rows: Rows = np.arange(int(counts.sum()), dtype=np.int64)
        rows += np.repeat(self.starts - before, counts)
        return rows

    def first(self, count: int) -> "RowRanges":
        """The first ``count`` rows, or all if there are fewer."""
        counts = self.stops - self.starts
        before = np.cumsum(counts) - counts
        some = before < count
        starts = self.starts[some]
        return RowRanges(starts, np.minimum(self.stops[some], starts + count - before[some]))

    def ranges(self) -> Iterator[tuple[int, int]]:
        """Start and stop of each range."""
        return zip(self.starts.tolist(), self.stops.tolist(), strict=True)


EMPTY = RowRanges(np.zeros(0, np.int64), np.zeros(0, np.int64))


def _both(one: RowRanges, two: RowRanges, keep: Any) -> RowRanges:
    """The rows for which ``keep(in one, in two)``; no rows that are in neither."""
    at = np.concatenate((one.starts, one.stops, two.starts, two.stops))
    steps = np.zeros((2, at.size), np.int64)
    ones = one.starts.size
    steps[0, :ones], steps[0, ones : 2 * ones] = 1, -1
    twos = 2 * ones + two.starts.size
    steps[1, 2 * ones : twos], steps[1, twos:] = 1, -1
    order = np.argsort(at, kind="stable")
    at = at[order]
    inside = np.cumsum(steps[:, order], axis=1) > 0
    # Of several boundaries in one place, the last one knows what holds from there on.
    last = np.append(at[1:] != at[:-1], True)[: at.size]
    at, kept = at[last], keep(inside[0, last], inside[1, last])
    changes = np.diff(kept.astype(np.int8), prepend=0)
    return RowRanges(at[changes == 1], at[changes == -1])
