"""The selection of the library's grid, against plain sets."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdstudio.ui.library.row_ranges import RowRanges
from sdstudio.ui.library.selection import NO_ROW, RowMatch, Selection

_ROWS = st.sets(st.integers(0, 30))


def _ranges(rows: set[int]) -> RowRanges:
    return RowRanges.of_rows(np.array(sorted(rows), np.int64))


def _ids(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(values, np.int64)


def _selection(*ids: int) -> Selection:
    selection = Selection()
    selection.replace_ids(_ids(*ids))
    return selection


@given(_ROWS, _ROWS)
def test_ranges_are_sets_of_rows(one: set[int], two: set[int]) -> None:
    a, b = _ranges(one), _ranges(two)
    for got, wanted in (
        (a | b, one | two),
        (a & b, one & two),
        (a ^ b, one ^ two),
        (a - b, one - two),
    ):
        assert got == _ranges(wanted)
        assert got.rows().tolist() == sorted(wanted)
        assert got.count == len(wanted)
        assert bool(got) == bool(wanted)
        assert [row for row in range(32) if row in got] == sorted(wanted)


class _Naive:
    """The same, with sets of ids."""

    def __init__(self, ids: list[int]) -> None:
        self.ids, self.chosen, self.current = ids, set[int](), NO_ROW

    def replace(self, ids: list[int]) -> None:
        had = bool(self.chosen)
        self.chosen &= set(ids)
        if self.current != NO_ROW:
            at = self.current
            order = [*self.ids[at:], *reversed(self.ids[:at])]
            self.current = next((ids.index(one) for one in order if one in ids), NO_ROW)
        self.ids = ids
        if had and not self.chosen and self.current != NO_ROW:
            self.chosen = {ids[self.current]}


_LISTS = st.lists(st.integers(1, 12), unique=True)


@given(_LISTS, st.data())
def test_the_selection_does_what_sets_would_do(first: list[int], data: st.DataObject) -> None:
    selection, naive = _selection(*first), _Naive(first)
    for _ in range(data.draw(st.integers(1, 6))):
        act = data.draw(st.sampled_from(["choose", "toggle", "move", "all", "replace"]))
        if act == "replace":
            ids = data.draw(_LISTS)
            selection.replace_ids(_ids(*ids))
            naive.replace(ids)
        elif act == "all":
            selection.select_all()
            naive.chosen = set(naive.ids)
        elif naive.ids:
            row = data.draw(st.integers(0, len(naive.ids) - 1))
            picture = naive.ids[row]
            naive.current = row
            if act == "choose":
                selection.choose(row)
                naive.chosen = {picture}
            elif act == "toggle":
                selection.toggle(row)
                naive.chosen ^= {picture}
            else:
                selection.move_to(row)
        assert set(selection.selected_ids().tolist()) == naive.chosen
        assert selection.current == naive.current


@given(_LISTS, _LISTS)
def test_rows_are_found_in_the_new_list(old: list[int], new: list[int]) -> None:
    match = RowMatch(_ids(*old), _ids(*new))
    wanted = [new.index(one) if one in new else NO_ROW for one in old]
    assert [match.row(row) for row in range(len(old))] == wanted


@given(_LISTS, _LISTS, st.sets(st.integers(0, 11)))
def test_several_rows_are_found_at_once(old: list[int], new: list[int], rows: set[int]) -> None:
    asked = sorted(row for row in rows if row < len(old))
    found = RowMatch(_ids(*old), _ids(*new)).found(_ids(*asked)).tolist()
    assert found == [new.index(old[row]) if old[row] in new else NO_ROW for row in asked]


@given(_LISTS, _LISTS, st.sets(st.integers(-1, 11)))
def test_rows_that_are_looked_for_together_are_found_as_one_by_one(
    old: list[int], new: list[int], rows: set[int]
) -> None:
    match = RowMatch(_ids(*old), _ids(*new), sorted(rows))
    for row in range(len(old)):
        assert match.row(row) == (new.index(old[row]) if old[row] in new else NO_ROW)


def test_thousands_of_rows_are_found() -> None:
    random = np.random.default_rng(1)
    old, new = random.permutation(9000), random.permutation(12_000)[:6000]
    place = {one: row for row, one in enumerate(new.tolist())}
    found = RowMatch(old, new).found(np.arange(len(old)))
    assert found.tolist() == [place.get(one, NO_ROW) for one in old.tolist()]


@pytest.mark.parametrize("far", [10, 300, 3000, 200_000])
def test_the_nearest_picture_is_found_however_far_it_is(far: int) -> None:
    selection = Selection()
    selection.replace_ids(np.arange(500_000))
    selection.choose(250_000)
    selection.replace_ids(_ids(7, 250_000 + far, 1))
    assert selection.current_id == 250_000 + far
    selection.replace_ids(np.arange(500_000))
    selection.choose(250_000)
    selection.replace_ids(_ids(7, 250_000 - far, 1))
    assert selection.current_id == 250_000 - far


def test_rows_are_found_whatever_ids_a_damaged_library_has() -> None:
    match = RowMatch(_ids(1, 2**60, 3), _ids(2**62, 3, 2**60))
    assert match.found(_ids(0, 1, 2)).tolist() == [NO_ROW, 2, 1]


def test_shift_extends_from_where_the_selection_began() -> None:
    selection = _selection(*range(10))
    selection.choose(4)
    selection.extend(6)
    selection.extend(2)
    assert selection.rows.rows().tolist() == [2, 3, 4]
    assert selection.current == 2


def test_shift_with_ctrl_keeps_what_was_selected_before() -> None:
    selection = _selection(*range(10))
    selection.choose(0)
    selection.toggle(4)
    selection.extend(6, keep=True)
    assert selection.rows.rows().tolist() == [0, 4, 5, 6]
    selection.extend(5, keep=True)
    assert selection.rows.rows().tolist() == [0, 4, 5]


def test_all_is_one_range_however_many_there_are() -> None:
    selection = Selection()
    selection.replace_ids(np.arange(1_000_000))
    selection.select_all()
    assert list(selection.rows.ranges()) == [(0, 1_000_000)]


def test_new_pictures_are_not_selected_by_having_selected_all() -> None:
    selection = _selection(5, 6, 7)
    selection.select_all()
    selection.replace_ids(_ids(9, 5, 6, 8, 7))
    assert selection.selected_ids().tolist() == [5, 6, 7]


def test_after_a_deletion_the_next_picture_is_current_and_selected() -> None:
    selection = _selection(1, 2, 3, 4)
    selection.choose(1)
    selection.replace_ids(_ids(1, 3, 4))
    assert selection.current_id == 3
    assert selection.selected_ids().tolist() == [3]


def test_after_the_deletion_of_the_last_picture_the_previous_one_is_current() -> None:
    selection = _selection(1, 2, 3)
    selection.choose(2)
    selection.replace_ids(_ids(1, 2))
    assert selection.selected_ids().tolist() == [2]
    selection.replace_ids(_ids())
    assert selection.current_id is None
    assert selection.selected_ids().tolist() == []


def test_escape_leaves_the_current_picture_selected() -> None:
    selection = _selection(*range(5))
    selection.select_all()
    selection.move_to(3)
    selection.reduce_to_current()
    assert selection.rows.rows().tolist() == [3]


@given(st.sets(st.integers(0, 40)), st.integers(0, 45))
def test_the_first_rows_are_those_that_come_first(rows: set[int], count: int) -> None:
    ranges = RowRanges.of_rows(np.array(sorted(rows), np.int64))
    assert ranges.first(count).rows().tolist() == sorted(rows)[:count]
