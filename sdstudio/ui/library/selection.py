"""Which pictures are selected, and which one is current, kept while the pictures change."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.ui.library.row_ranges import EMPTY, RowRanges

Ids = NDArray[np.signedinteger[Any]]
#: Of the current row while there is none.
NO_ROW: Final = -1
#: Rows that are looked at first; each further piece is eight times as large.
_PIECE: Final = 256
#: Ids that are looked up at once: numpy makes positions of eight bytes of them first.
_LOOKED_UP: Final = 2**17
#: For more ids than these, a table of all rows is made.
_FEW: Final = 1024
#: Greater ids, which a damaged library may have, are not used as positions in a table.
_IDS_MAX: Final = 2**26


class Selection:
    """The selected rows and the current row of a list of ids.

    The current row is the one with the focus; Shift extends the selection from the anchor, the row
    that was last chosen without it.
    """

    def __init__(self) -> None:
        self.ids: Ids = np.zeros(0, np.int64)
        self.rows: RowRanges = EMPTY
        self.current: int = NO_ROW
        self._anchor = NO_ROW
        #: What was selected when the anchor was set.
        self._base: RowRanges = EMPTY

    @property
    def current_id(self) -> int | None:
        """The id of the current picture."""
        return None if self.current == NO_ROW else int(self.ids[self.current])

    def selected_ids(self, limit: int | None = None) -> Ids:
        """The ids of the selected pictures, or of the first ``limit``, in their order."""
        rows = self.rows if limit is None else self.rows.first(limit)
        if rows.starts.size == 1:
            return self.ids[int(rows.starts[0]) : int(rows.stops[0])]  # without a copy
        return self.ids[rows.rows()]

    def choose(self, row: int) -> None:
        """Select ``row`` alone and make it current."""
        self._set_anchor(row, RowRanges.of(row, row + 1))

    def toggle(self, row: int) -> None:
        """Select ``row`` if it isn't, or else deselect it, and make it current."""
        self._set_anchor(row, self.rows ^ RowRanges.of(row, row + 1))

    def move_to(self, row: int) -> None:
        """Make ``row`` current, and leave the selection."""
        self.current = row

    def extend(self, row: int, *, keep: bool = False) -> None:
        """Select from the anchor to ``row``, which becomes current.

        Args:
            keep: what was selected before the anchor stays selected.
        """
        if self._anchor == NO_ROW:
            self._anchor = row if self.current == NO_ROW else self.current
        chosen = RowRanges.of(min(self._anchor, row), max(self._anchor, row) + 1)
        self.rows = self._base | chosen if keep else chosen
        self.current = row

    def select(self, rows: RowRanges) -> None:
        """Select exactly ``rows``; the current row stays."""
        self.rows = self._base = rows

    def select_all(self) -> None:
        """Select every picture; the current row stays."""
        self.select(RowRanges.of(0, len(self.ids)))

    def reduce_to_current(self) -> None:
        """Select the current picture alone, or none."""
        if self.current == NO_ROW:
            self.rows = self._base = EMPTY
        else:
            self.choose(self.current)

    def replace_ids(self, ids: Ids, visible: tuple[int, int] = (0, 0)) -> "RowMatch":
        """Take over a new list; what is in both stays selected.

        If the current picture has gone, the next one that is still there becomes current, or else
        the previous one. If nothing is selected any more, that one is selected.

        Args:
            visible: first of the rows that the caller looks for, too, and the row after the last.

        Returns:
            where the rows of the old list are now.
        """
        match = RowMatch(self.ids, ids, [self.current, self._anchor, *range(*visible)])
        had_selected = bool(self.rows)
        was_base = self._base is self.rows
        self.rows = match.rows(self.rows)
        self._base = self.rows if was_base else match.rows(self._base)
        self.current = match.nearest(self.current)
        self._anchor = match.nearest(self._anchor)
        self.ids = ids
        if had_selected and not self.rows:
            self.reduce_to_current()
        return match

    def _set_anchor(self, row: int, rows: RowRanges) -> None:
        self.current = self._anchor = row
        self.rows = self._base = rows


class RowMatch:
    """Finds rows of one list of ids in another list.

    What both lists have in common at the start and at the end is recognised at once, as most
    changes insert or remove a few pictures.
    """

    def __init__(self, old: Ids, new: Ids, looked_for: Sequence[int] = ()) -> None:
        """Args:
        old, new: each with distinct ids.
        looked_for: rows of the old list, all of which are found by one look through the new one.
        """
        self._old, self._new = old, new
        shorter = min(len(old), len(new))
        self.same_head = _run(old[:shorter], new[:shorter])
        rest = shorter - self.same_head
        self.same_tail = _run(old[len(old) - rest :][::-1], new[len(new) - rest :][::-1])
        self._shift = len(new) - len(old)
        self._old_tail = len(old) - self.same_tail
        self._middle = new[self.same_head : len(new) - self.same_tail]
        rows = [row for row in looked_for if self.same_head <= row < self._old_tail]
        #: Ascending, and where they are in the middle.
        self._known = np.unique(old[np.array(rows, np.int64)])
        self._known_places = _places(self._middle, self._known)

    @property
    def is_growth_at_the_top(self) -> bool:
        """Whether the old list is unchanged, but for pictures before it."""
        return self.same_tail == len(self._old)

    def row(self, row: int) -> int:
        """The new row of the picture that was in ``row``, or -1."""
        if not 0 <= row < len(self._old):
            return NO_ROW
        return int(self.found(np.array([row], np.int64))[0])

    def nearest(self, row: int) -> int:
        """The new row of that picture, of the next one that is still there, or of the previous."""
        if not 0 <= row < len(self._old):
            return NO_ROW
        at = self.row(row)
        if at != NO_ROW:
            return at
        # Nothing but the middle can have gone.
        after = self._first_found(row + 1, self._old_tail, 1)
        if after != NO_ROW:
            return after
        if self.same_tail:
            return self._old_tail + self._shift
        before = self._first_found(row - 1, self.same_head - 1, -1)
        return self.same_head - 1 if before == NO_ROW else before

    def rows(self, rows: RowRanges) -> RowRanges:
        """The new rows of those pictures that are still there."""
        head = rows & RowRanges.of(0, self.same_head)
        tail = rows & RowRanges.of(self._old_tail, len(self._old))
        middle = rows & RowRanges.of(self.same_head, self._old_tail)
        found = self.found(middle.rows())
        moved = RowRanges.of_rows(np.sort(found[found != NO_ROW]))
        return head | moved | tail.moved(self._shift)

    def found(self, rows: Ids) -> Ids:
        """For each of ``rows`` its new row, or -1."""
        shifted = np.where(rows < self.same_head, rows, rows + self._shift)
        inner = (rows >= self.same_head) & (rows < self._old_tail)
        if not inner.any():
            return shifted
        places = self._places(self._old[rows[inner]])
        shifted[inner] = np.where(places == NO_ROW, NO_ROW, places + self.same_head)
        return shifted

    def _places(self, wanted: Ids) -> Ids:
        """Where these ids are in the new middle, or -1."""
        if wanted.size <= self._known.size:
            at = self._known.searchsorted(wanted).clip(max=self._known.size - 1)
            if np.array_equal(self._known[at], wanted):
                places: Ids = self._known_places[at]
                return places
        return _places(self._middle, wanted)

    def _first_found(self, row: int, stop: int, step: int) -> int:
        """The new row of the first of these old rows that is still there, or -1."""
        if (stop - row) * step <= 0 or not self._middle.size:
            return NO_ROW
        size, is_there = _PIECE, self._is_there
        # Mostly it is near; otherwise there are few pieces, since each is larger.
        while (stop - row) * step > 0:
            end = row + step * min(size, abs(stop - row))
            piece = self._old[row:end] if step > 0 else self._old[end + 1 : row + 1][::-1]
            there = is_there(piece)
            if there.any():
                return self.row(row + step * int(there.argmax()))
            row, size = end, min(8 * size, _LOOKED_UP)
        return NO_ROW

    @cached_property
    def _is_there(self) -> Callable[[Ids], NDArray[np.bool_]]:
        """Says which of some ids are in the new middle."""
        middle = self._middle
        if int(middle.max()) > _IDS_MAX:
            return lambda ids: np.isin(ids, middle)
        table = np.zeros(int(middle.max()) + 2, np.bool_)
        for piece in _pieces(middle):
            table[piece] = True
        return lambda ids: table.take(ids, mode="clip")


def _places(ids: Ids, wanted: Ids) -> Ids:
    """Where those that are wanted are, or -1; both are distinct."""
    places = np.full(wanted.size, NO_ROW, np.int64)
    greatest = int(wanted.max(initial=0))
    if wanted.size > _FEW and greatest <= _IDS_MAX:
        table = np.full(greatest + 1, NO_ROW, np.int32)
        inside = np.flatnonzero(ids <= greatest)
        table[ids[inside]] = inside
        places[:] = table[wanted]
        return places
    there = _where(ids, wanted)
    order = np.argsort(wanted, kind="stable")
    places[order[wanted[order].searchsorted(ids[there])]] = there
    return places


def _where(ids: Ids, wanted: Ids) -> Ids:
    """The places of those that are wanted, ascending."""
    if wanted.size <= 1:
        return np.flatnonzero(ids == wanted[0]) if wanted.size else np.zeros(0, np.int64)
    greatest = int(wanted.max(initial=0))
    if greatest > _IDS_MAX:
        return np.flatnonzero(np.isin(ids, wanted))
    is_wanted = np.zeros(greatest + 2, np.bool_)
    is_wanted[wanted] = True
    begin, parts = 0, [np.zeros(0, np.int64)]
    for piece in _pieces(ids):
        # A greater id is none of them, as is the last entry.
        parts.append(np.flatnonzero(is_wanted.take(piece, mode="clip")) + begin)
        begin += len(piece)
    return np.concatenate(parts)


def _pieces(ids: Ids) -> Iterator[Ids]:
    return (ids[begin : begin + _LOOKED_UP] for begin in range(0, len(ids), _LOOKED_UP))


def _run(one: Ids, two: Ids) -> int:
    """How many are the same before the first that differs; both are equally long."""
    begin, size = 0, _PIECE
    while begin < len(one):
        same = one[begin : begin + size] == two[begin : begin + size]
        if not same.all():
            return begin + int(same.argmin())
        begin, size = begin + size, 8 * size
    return len(one)
