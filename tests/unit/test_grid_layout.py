"""The arithmetic of the library's grid: positions, lines, sections."""

from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect

from sdstudio.ui.library.grid_layout import GridLayout


@st.composite
def layouts(draw: st.DrawFn) -> GridLayout:
    counts = draw(st.lists(st.integers(1, 23), min_size=1, max_size=5))
    firsts = [0, *accumulate(counts)]
    return GridLayout(
        firsts[-1],
        np.array(firsts[:-1], np.int64) if draw(st.booleans()) else None,
        width_px=draw(st.integers(0, 900)),
        cell_px=draw(st.integers(96, 200)),
        heading_px=draw(st.integers(1, 40)),
        name_px=draw(st.integers(0, 30)),
        mirrored=draw(st.booleans()),
    )


@given(layouts())
def test_each_row_is_found_where_it_is(layout: GridLayout) -> None:
    for row in range(layout.count):
        rect = layout.rect_of(row)
        for corner in (rect.center(), rect.topLeft(), rect.bottomRight()):
            assert layout.row_at(corner) == row
        assert layout.row_at(rect.bottomRight() + QPoint(1, 1)) == -1
        assert layout.row_at(rect.topLeft() - QPoint(1, 1)) == -1


@given(layouts())
def test_cells_and_headings_do_not_overlap_and_fit_the_height(layout: GridLayout) -> None:
    rects = [layout.rect_of(row) for row in range(layout.count)]
    rects += [layout.heading_rect(n) for n in range(layout.section_count) if layout.has_headings]
    for n, one in enumerate(rects):
        assert one.top() >= 0
        assert one.bottom() < layout.height_px
        assert not any(one.intersects(two) for two in rects[n + 1 :])


@given(layouts(), st.integers(-300, 9000), st.integers(0, 1500))
def test_rows_between_two_heights_are_those_that_are_there(
    layout: GridLayout, top: int, height: int
) -> None:
    first, stop = layout.rows_between(top, top + height)
    band = QRect(-10_000, top, 20_000, height)
    # Qt takes an empty band for one that is upside down.
    rows = range(layout.count) if height else range(0)
    there = [row for row in rows if layout.rect_of(row).intersects(band)]
    assert list(range(first, stop)) == there


@given(
    layouts(),
    st.integers(-50, 950),
    st.integers(-300, 5000),
    st.integers(1, 950),
    st.integers(1, 2000),
)
def test_rows_in_an_area_are_those_that_touch_it(
    layout: GridLayout, x: int, y: int, width: int, height: int
) -> None:
    area = QRect(x, y, width, height)
    there = [row for row in range(layout.count) if layout.rect_of(row).intersects(area)]
    assert layout.rows_in(area).rows().tolist() == there


@given(layouts(), st.data())
def test_moving_by_lines_stays_in_the_column_if_it_can(
    layout: GridLayout, data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, layout.count - 1))
    reached = layout.row_lines_away(row, 1)
    here, there = layout.rect_of(row), layout.rect_of(reached)
    tops = sorted({layout.rect_of(one).top() for one in range(layout.count)})
    line = tops.index(here.top())
    assert there.top() == tops[min(line + 1, len(tops) - 1)]
    in_line = [one for one in range(layout.count) if layout.rect_of(one).top() == there.top()]
    same_column = [one for one in in_line if layout.rect_of(one).left() == here.left()]
    assert reached == (same_column or [in_line[-1]])[0]


def test_a_heading_stays_at_the_top_until_the_next_one_pushes_it() -> None:
    layout = GridLayout(8, np.array([0, 4]), width_px=300, cell_px=100, heading_px=30)
    second = layout.heading_rect(1).top()
    assert layout.sticky_rect(0, 0).top() == 0
    assert layout.sticky_rect(0, 50).top() == 50
    assert layout.sticky_rect(0, second - 10).top() == second - 30


def test_mirrored_lines_start_at_the_right() -> None:
    layout = GridLayout(2, width_px=400, cell_px=100, mirrored=True)
    assert layout.rect_of(0).left() > layout.rect_of(1).left()


def test_an_empty_grid_has_no_rows_anywhere() -> None:
    layout = GridLayout(width_px=400)
    assert layout.height_px == 0
    assert layout.row_at(QPoint(20, 20)) == -1
    assert layout.rows_between(0, 500) == (0, 0)
    assert not layout.rows_in(QRect(0, 0, 500, 500))
    assert list(layout.sections_between(0, 500)) == []


@pytest.mark.parametrize("firsts", [[1], [0, 5, 5], [0, 10], [0, 6, 3]])
def test_sections_without_pictures_are_refused(firsts: list[int]) -> None:
    with pytest.raises(ValueError, match="sections"):
        GridLayout(10, np.array(firsts), width_px=300)


def test_a_million_pictures_at_the_greatest_size_have_a_height_that_qt_can_count() -> None:
    layout = GridLayout(1_000_000, width_px=200, cell_px=512)
    assert layout.row_at(layout.rect_of(999_999).center()) == 999_999
    assert layout.height_px < 2**31
