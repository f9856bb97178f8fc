"""Sections and stacks of found pictures, computed from their columns."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.domain.picture_query import day_start_s

#: A longer pause between two pictures starts a new session.
SESSION_GAP_S: Final = 2 * 3600

_DAY_S: Final = 86_400
_EPOCH: Final = date(1970, 1, 1)
#: Of the calendar, counted from then.
_LAST_DAY: Final = (date.max - _EPOCH).days


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


def day_edges(created_s: NDArray[Any]) -> NDArray[np.float64]:
    """Beginnings of local days, ascending: of all days of these moments, and of ones around them.

    A local day begins and ends at most a day away from the one in Greenwich of the same date.
    """
    days = np.clip(np.unique(created_s // _DAY_S), 1, _LAST_DAY - 1)
    around = np.unique(np.concatenate((days - 1, days, days + 1)))
    return np.array([day_start_s(_EPOCH + timedelta(one)) for one in around.tolist()])


def month_edges(first_s: int, last_s: int) -> tuple[NDArray[np.float64], list[str]]:
    """The beginnings of all local months between two moments, and their names (“2026-11”)."""
    first, last = _local_day(first_s), _local_day(last_s)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = [date(month // 12, month % 12 + 1, 1) for month in months]
    edges = np.array([day_start_s(day) for day in days])
    return edges, [f"{day.year:04}-{day.month:02}" for day in days]


def sessions(created_s: NDArray[Any]) -> NDArray[np.intp]:
    """The session of each picture, counted from the earliest; in any order."""
    order = np.argsort(created_s, kind="stable")
    starts = np.diff(created_s[order], prepend=created_s[order[:1]]) > SESSION_GAP_S
    numbers = np.empty(len(created_s), np.intp)
    numbers[order] = np.cumsum(starts)
    return numbers


def sections(created_s: NDArray[Any], grouping: Grouping) -> list[Section]:
    """The sections of pictures that a view shows in this order, newest or oldest first.

    Pictures without a date (0) have one of their own.
    """
    if not len(created_s):
        return []
    keys = _keys(created_s, grouping)
    starts = np.flatnonzero(np.diff(keys, prepend=keys[0] - 1))
    ends = np.append(starts[1:], len(keys))
    earliest = np.minimum.reduceat(created_s, starts)
    latest = np.maximum.reduceat(created_s, starts)
    return [
        Section(*row)
        for row in zip(
            starts.tolist(),
            (ends - starts).tolist(),
            earliest.tolist(),
            latest.tolist(),
            strict=True,
        )
    ]


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
    count = len(created_s)
    numbers = stack_numbers(created_s, prompt, model, size)
    # Each picture's stack by its first row, which puts the stacks into the order of the view.
    _, first_rows = np.unique(numbers, return_index=True)
    first_row = first_rows[numbers] if count else numbers
    rows = np.argsort(first_row, kind="stable")
    covers = np.sort(first_rows)
    starts = np.append(np.searchsorted(first_row[rows], covers), count)
    return Stacks(covers, starts, rows)


def _keys(created_s: NDArray[Any], grouping: Grouping) -> NDArray[np.intp]:
    """A number for each picture, the same for those of one section; 0 without a date."""
    keys = np.zeros(len(created_s), np.intp)
    is_dated = created_s > 0
    dated_s = created_s[is_dated]
    if not len(dated_s):
        return keys
    match grouping:
        case Grouping.DAY:
            keys[is_dated] = np.searchsorted(day_edges(dated_s), dated_s, "right")
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
