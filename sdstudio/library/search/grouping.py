"""Sections and stacks of found pictures, computed from their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from sdstudio.domain.picture_query import day_start_s

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: A longer pause between two pictures starts a new session.
SESSION_GAP_S: Final = 2 * 3600

_DAY_S: Final = 86_400
_EPOCH: Final = date(1970, 1, 1)
#: Of the calendar, counted from then.
_LAST_DAY: Final = (date.max - _EPOCH).days
#: In a range of up to so many days, every day is looked up, since most have pictures. A wrong date
#: can make the range longer; then only the days with pictures are looked up.
_DAYS_MAX: Final = 20_000


class Grouping(Enum):
    """What a new section starts with."""

    DAY = "day"
    MONTH = "month"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Section:
    """Pictures that follow each other in a view.

    Args:
        first_row: in the view.
        count: of pictures.
        first_s, last_s: when its earliest and latest picture were made.
    """

    first_row: int
    count: int
    first_s: int
    last_s: int


@dataclass(frozen=True, slots=True, eq=False)
class Sections(Sequence[Section]):
    """All sections of a view; each is made when it is looked at, since there may be thousands.

    Args:
        first_rows, counts, first_s, last_s: of each; see :class:`Section`.
    """

    first_rows: NDArray[np.int64]
    counts: NDArray[np.int64]
    first_s: NDArray[np.int64]
    last_s: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.first_rows)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return Sections(*(column[at] for column in self._columns))
        return Section(*(int(column[at]) for column in self._columns))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sections) and all(
            np.array_equal(one, two) for one, two in zip(self._columns, other._columns, strict=True)
        )

    __hash__ = None  # type: ignore[assignment]

    @property
    def _columns(self) -> tuple[NDArray[np.int64], ...]:
        return self.first_rows, self.counts, self.first_s, self.last_s


@dataclass(frozen=True, slots=True, eq=False)
class Stacks:
    """The stacks of a view: pictures made in one session with the same prompt, model and size.

    Args:
        covers: the first row of each stack, ascending.
        starts: where each stack begins in ``rows``, with the end as a last element.
        rows: in the view, those of a stack next to each other and ascending.
    """

    covers: NDArray[np.intp]
    starts: NDArray[np.intp]
    rows: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.covers)

    def rows_of(self, stack: int) -> NDArray[np.intp]:
        """The rows of a stack; the first one is the cover."""
        return self.rows[self.starts[stack] : self.starts[stack + 1]]

    def count(self, stack: int) -> int:
        """How many pictures a stack has."""
        return int(self.starts[stack + 1] - self.starts[stack])


def day_edges(days: NDArray[Any]) -> NDArray[np.float64]:
    """Beginnings of local days, ascending: of all that may overlap these days in UTC.

    A local day begins and ends at most a day away from the UTC day with the same date.

    Args:
        days: counted from 1970.
    """
    days = np.clip(days, 1, _LAST_DAY - 1)
    around = np.unique(np.concatenate((days - 1, days, days + 1)))
    return np.array([day_start_s(_EPOCH + timedelta(one)) for one in around.tolist()])


@lru_cache(maxsize=8)
def _edges_between(first: int, last: int) -> NDArray[np.float64]:
    """As :func:`day_edges`, for all days from ``first`` to ``last``."""
    return day_edges(np.arange(first, last + 1))


def month_edges(first_s: int, last_s: int) -> tuple[NDArray[np.float64], list[str]]:
    """The beginnings of all local months between two moments, and their names (“2026-11”)."""
    first, last = _local_day(first_s), _local_day(last_s)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = [date(month // 12, month % 12 + 1, 1) for month in months]
    edges = np.array([day_start_s(day) for day in days])
    return edges, [f"{day.year:04}-{day.month:02}" for day in days]


def sessions(created_s: NDArray[Any]) -> NDArray[np.intp]:
    """The session of each picture, counted from the earliest; in any order."""
    ascending = _ascending(created_s)
    if ascending is not None:
        counted = _counted_sessions(ascending)
        return counted if ascending is created_s else counted[::-1]
    order = np.argsort(created_s, kind="stable")
    numbers = np.empty(len(created_s), np.intp)
    numbers[order] = _counted_sessions(created_s[order])
    return numbers


def sections(
    created_s: NDArray[Any], grouping: Grouping, at: NDArray[np.intp] | None = None
) -> Sections:
    """The sections of pictures that a view shows in this order.

    Pictures without a date (0) have a section of their own.

    Args:
        at: the pictures' positions in ``created_s``, if the view is in order of time, newest or
            oldest first. Without it, ``created_s`` is in the order of the view, which may be any.
    """
    if at is None:
        at = np.arange(len(created_s))
        is_in_time = _ascends(created_s) or _ascends(created_s[::-1])
    else:
        is_in_time = True
    if not len(at):
        return Sections(*[np.zeros(0, np.int64)] * 4)
    if not is_in_time:
        starts = _starts(created_s, grouping)
        earliest = np.minimum.reduceat(created_s, starts)
        latest = np.maximum.reduceat(created_s, starts)
        ends = np.append(starts[1:], len(at))
    else:
        is_backwards = created_s[at[0]] > created_s[at[-1]]
        ascending = _Ascending(created_s, at[::-1] if is_backwards else at)
        starts = _starts_in_time(ascending, grouping)
        ends = np.append(starts[1:], len(at))
        earliest, latest = ascending.read(starts), ascending.read(ends - 1)
        if is_backwards:
            starts, ends = len(at) - ends[::-1], len(at) - starts[::-1]
            earliest, latest = earliest[::-1], latest[::-1]
    return Sections(starts, ends - starts, earliest, latest)


def stack_numbers(
    created_s: NDArray[Any], prompt: NDArray[Any], model: NDArray[Any], size: NDArray[Any]
) -> NDArray[np.intp]:
    """The number of each picture's stack; those of one stack have the same."""
    numbers = sessions(created_s)
    for column in (prompt, model, size):
        pairs = numbers.astype(np.int64) * (int(column.max(initial=0)) + 1) + column
        _, numbers = np.unique(pairs, return_inverse=True)
    return numbers


def stacks(
    created_s: NDArray[Any], prompt: NDArray[Any], model: NDArray[Any], size: NDArray[Any]
) -> Stacks:
    """The stacks of pictures that a view shows in this order."""
    return alike(_stack_keys(created_s, prompt, model, size))


def alike(keys: NDArray[np.int64]) -> Stacks:
    """The stacks of pictures with the same key, in the order of a view.

    Args:
        keys: not negative, and so small that there are bits left to number the pictures.
    """
    count = len(keys)
    # Numbers that have their row in the lowest bits: numpy sorts those many times as fast as it
    # finds the order of others.
    bits, rows = count.bit_length(), np.arange(count)
    by_key = np.sort(keys << bits | rows)
    rows_by_key, keys = by_key & (1 << bits) - 1, by_key >> bits
    is_first = np.ones(count, np.bool_)
    is_first[1:] = keys[1:] != keys[:-1]
    # Each picture's stack by its first row, which puts the stacks into the order of the view.
    begins = np.flatnonzero(is_first)
    first_rows = rows_by_key[begins]
    counts = np.diff(begins, append=count)
    by_first_row = np.sort(np.repeat(first_rows, counts) << bits | rows_by_key)
    count_at = np.zeros(count, np.intp)
    count_at[first_rows] = counts
    covers = np.flatnonzero(count_at)
    starts = np.append(0, np.cumsum(count_at[covers]))
    return Stacks(covers, starts, by_first_row & (1 << bits) - 1)


def _stack_keys(
    created_s: NDArray[Any], prompt: NDArray[Any], model: NDArray[Any], size: NDArray[Any]
) -> NDArray[np.int64]:
    """A number for each picture, the same for those of one stack, small enough for a row below."""
    keys = sessions(created_s).astype(np.int64)
    most = int(keys.max(initial=0)) + 1
    radices = [int(column.max(initial=0)) + 1 for column in (prompt, model, size)]
    if most * radices[0] * radices[1] * radices[2] >= 2 ** (63 - len(keys).bit_length()):
        return stack_numbers(created_s, prompt, model, size).astype(np.int64)
    for column, radix in zip((prompt, model, size), radices, strict=True):
        keys = keys * radix + column
    return keys


def _counted_sessions(ascending: NDArray[Any]) -> NDArray[np.intp]:
    starts = np.diff(ascending, prepend=ascending[:1]) > SESSION_GAP_S
    return np.cumsum(starts, dtype=np.intp)


def _starts(created_s: NDArray[Any], grouping: Grouping) -> NDArray[np.intp]:
    """The row with which each section begins."""
    keys = _keys(created_s, grouping)
    return np.flatnonzero(np.diff(keys, prepend=keys[0] - 1))


@dataclass(frozen=True, slots=True, eq=False)
class _Ascending:
    """Moments in order of time, of which few are read, however many there are.

    Args:
        at: where they are in ``created_s``.
    """

    created_s: NDArray[Any]
    at: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.at)

    def read(self, rows: NDArray[np.intp] | slice) -> NDArray[Any]:
        """Some of them."""
        moments: NDArray[Any] = self.created_s[self.at[rows]]
        return moments

    def first_from(self, moments_s: NDArray[np.int64]) -> NDArray[np.intp]:
        """The row of the first that isn't before each of these."""
        # Bisects for all of them at once, in steps that become smaller.
        rows = np.zeros(len(moments_s), np.intp)
        step = 1 << len(self).bit_length()
        while step := step >> 1:
            further = rows + step
            is_before = self.read(np.minimum(further, len(self)) - 1) < moments_s
            rows += step * (is_before & (further <= len(self)))
        return rows


def _starts_in_time(ascending: _Ascending, grouping: Grouping) -> NDArray[np.intp]:
    """The same in order of time, where the few moments at which sections begin are looked up."""
    undated = int(ascending.first_from(np.array([1]))[0])
    begins = np.zeros(0, np.intp)
    if undated < len(ascending):
        first_s, last_s = (int(ascending.created_s[ascending.at[row]]) for row in (undated, -1))
        match grouping:
            case Grouping.SESSION:
                pauses_s = np.diff(ascending.read(slice(undated, None)))
                begins = np.flatnonzero(pauses_s > SESSION_GAP_S) + undated + 1
            case Grouping.DAY:
                begins = _looked_up(ascending, _edges(ascending, first_s, last_s))
            case Grouping.MONTH:
                begins = _looked_up(ascending, month_edges(first_s, last_s)[0])
    edges = np.append(begins, undated)
    return np.append(0, np.unique(edges[(edges > 0) & (edges < len(ascending))]))


def _edges(ascending: _Ascending, first_s: int, last_s: int) -> NDArray[np.float64]:
    """Beginnings of days, including all between these two moments."""
    first, last = first_s // _DAY_S, last_s // _DAY_S
    if last - first > _DAYS_MAX:
        return day_edges(np.unique(ascending.read(slice(None)) // _DAY_S))
    return _edges_between(first, last)


def _looked_up(ascending: _Ascending, edges: NDArray[np.float64]) -> NDArray[np.intp]:
    """Where what begins at each edge begins."""
    return ascending.first_from(np.clip(np.ceil(edges), 0, 2.0**53).astype(np.int64))


def _ascends(numbers: NDArray[Any]) -> bool:
    return bool(np.all(numbers[1:] >= numbers[:-1]))


def _ascending(created_s: NDArray[Any]) -> NDArray[Any] | None:
    """The same, or it backwards, if that is in order of time."""
    if not len(created_s) or created_s[0] <= created_s[-1]:
        return created_s if _ascends(created_s) else None
    return created_s[::-1] if _ascends(created_s[::-1]) else None


def _keys(created_s: NDArray[Any], grouping: Grouping) -> NDArray[np.intp]:
    """A number for each picture, the same for those of one section; 0 without a date."""
    keys = np.zeros(len(created_s), np.intp)
    is_dated = created_s > 0
    dated_s = created_s[is_dated]
    if not len(dated_s):
        return keys
    match grouping:
        case Grouping.DAY:
            edges = day_edges(np.unique(dated_s // _DAY_S))
            keys[is_dated] = np.searchsorted(edges, dated_s, "right")
        case Grouping.MONTH:
            edges, _ = month_edges(int(dated_s.min()), int(dated_s.max()))
            keys[is_dated] = np.searchsorted(edges, dated_s, "right")
        case Grouping.SESSION:
            keys[is_dated] = sessions(dated_s) + 1
    return keys


def _local_day(moment_s: int) -> date:
    try:
        return datetime.fromtimestamp(moment_s).date()
    except (OverflowError, OSError, ValueError):
        return _EPOCH + timedelta(min(max(0, moment_s // _DAY_S), _LAST_DAY))
