"""Where each picture is in the grid, by arithmetic alone: a million pictures cost as much as ten.

Positions are in the content: y is 0 at its top, however far the view is scrolled.
"""

from bisect import bisect_right
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect

from sdstudio.ui.library.row_ranges import EMPTY, RowRanges

GAP_PX: Final = 4
MARGIN_PX: Final = 12
CELL_MIN_PX: Final = 96
CELL_MAX_PX: Final = 512

_ONE_SECTION: Final = np.zeros(1, np.int64)


class GridLayout:
    """Square cells in lines, perhaps with names below, in sections with headings.

    Args:
        count: of all pictures.
        first_rows: of sections with headings: ascending from 0, each with at least one picture.
            Without any, there is one section without a heading.
        width_px: of the view, without the scroll bar.
        cell_px: at least; cells grow until they fill the width.
        heading_px: height of a heading.
        name_px: height of the line below each picture, which belongs to its cell.
        height_px: of the view, into which a cell and its heading fit; 0 if that doesn't matter.
        mirrored: lines run from right to left.
    """

    def __init__(
        self,
        count: int = 0,
        first_rows: NDArray[np.int64] | None = None,
        *,
        width_px: int = 0,
        cell_px: int = CELL_MIN_PX,
        heading_px: int = 0,
        name_px: int = 0,
        height_px: int = 0,
        mirrored: bool = False,
    ) -> None:
        self.count = count
        self.has_headings = first_rows is not None and len(first_rows) > 0
        self.width_px = width_px
        #: Of a section, if it has any.
        self.heading_px = heading_px if self.has_headings else 0
        self.name_px = name_px
        self._mirrored = mirrored
        room_px = max(1, width_px - 2 * MARGIN_PX)
        most_px = (
            max(CELL_MIN_PX, height_px - heading_px - name_px - GAP_PX) if height_px else room_px
        )
        cell_px = min(cell_px, most_px)
        self.columns = max(1, (room_px + GAP_PX) // (cell_px + GAP_PX))
        filling_px = (room_px - GAP_PX * (self.columns - 1)) // self.columns
        #: A single column would grow out of all proportion.
        self.side_px = max(1, min(filling_px, cell_px * 3 // 2, most_px))
        self._column_px = self.side_px + GAP_PX
        used_px = self.columns * self._column_px - GAP_PX
        self._left_px = max(0, (width_px - used_px) // 2)
        self._measure_sections(
            _ONE_SECTION if first_rows is None or not self.has_headings else first_rows
        )

    def _measure_sections(self, first_rows: NDArray[np.int64]) -> None:
        counts = np.diff(first_rows, append=self.count)
        if first_rows[0] != 0 or (self.count and np.any(counts < 1)):
            raise ValueError("sections must start at row 0 and have pictures")
        lines = -(-counts // self.columns)
        heights_px = self.heading_px + lines * self.pitch_px
        ends = np.cumsum(heights_px)
        first_lines = np.cumsum(lines) - lines
        self._firsts: list[int] = first_rows.tolist()
        self._tops: list[int] = (ends - heights_px).tolist()
        self._first_lines: list[int] = first_lines.tolist()
        self._line_count = int(lines.sum())
        self.height_px = int(ends[-1]) + GAP_PX if self.count else 0

    @property
    def pitch_px(self) -> int:
        """From one line to the next."""
        return self.cell_height_px + GAP_PX

    @property
    def cell_height_px(self) -> int:
        """Of the square and the name below it."""
        return self.side_px + self.name_px

    @property
    def section_count(self) -> int:
        """How many sections there are."""
        return len(self._firsts)

    def section_of(self, row: int) -> int:
        """The index of the section with ``row``."""
        return bisect_right(self._firsts, row) - 1

    def section_rows(self, section: int) -> tuple[int, int]:
        """First row of a section, and the row after its last."""
        last = section + 1 == len(self._firsts)
        return self._firsts[section], self.count if last else self._firsts[section + 1]

    def section_at(self, y: int) -> int:
        """The section at height ``y``; above the content the first one, below it the last one."""
        return max(0, bisect_right(self._tops, y) - 1)

    def heading_rect(self, section: int) -> QRect:
        """Across the whole width; empty if there is no heading."""
        return QRect(0, self._tops[section], self.width_px, self.heading_px)

    def sticky_rect(self, section: int, y: int) -> QRect:
        """Where the heading is while the view's top is at ``y`` in that section.

        It stays at the top until the next heading pushes it away.
        """
        heading = self.heading_rect(section)
        top = max(heading.top(), y)
        if section + 1 < len(self._tops):
            top = min(top, self._tops[section + 1] - heading.height())
        heading.moveTop(top)
        return heading

    def rect_of(self, row: int) -> QRect:
        """The cell of ``row``."""
        section = self.section_of(row)
        line, column = divmod(row - self._firsts[section], self.columns)
        if self._mirrored:
            column = self.columns - 1 - column
        x = self._left_px + column * self._column_px
        y = self._cells_top(section) + line * self.pitch_px
        return QRect(x, y, self.side_px, self.cell_height_px)

    def row_at(self, at: QPoint) -> int:
        """The row whose cell contains ``at``, or -1."""
        if not 0 <= at.y() < self.height_px:
            return -1
        section = self.section_at(at.y())
        y = at.y() - self._cells_top(section)
        x = at.x() - self._left_px
        if x < 0 or y < 0:
            return -1
        column, beside_px = divmod(x, self._column_px)
        if beside_px >= self.side_px or y % self.pitch_px >= self.cell_height_px:
            return -1
        if column >= self.columns:
            return -1
        if self._mirrored:
            column = self.columns - 1 - column
        first, stop = self.section_rows(section)
        row = first + (y // self.pitch_px) * self.columns + column
        return row if row < stop else -1

    def rows_between(self, top: int, bottom: int) -> tuple[int, int]:
        """First row with a cell in ``top <= y < bottom``, and the row after the last one."""
        if not self.count or bottom <= top:
            return 0, 0
        first = self._line_start(self._first_line_below(top))
        stop = self._line_start(self._first_line_from(bottom))
        return (first, stop) if first < stop else (0, 0)

    def rows_in(self, area: QRect) -> RowRanges:
        """The rows whose cells touch ``area``."""
        if not self.count or area.isEmpty():
            return EMPTY
        left = max(0, -(-(area.left() - self._left_px - self.side_px + 1) // self._column_px))
        right = min(self.columns - 1, (area.right() - self._left_px) // self._column_px)
        if left > right:
            return EMPTY
        if self._mirrored:
            left, right = self.columns - 1 - right, self.columns - 1 - left
        first = self._first_line_below(area.top())
        stop = self._first_line_from(area.bottom() + 1)
        lines = np.arange(first, stop, dtype=np.int64)
        sections = np.searchsorted(np.array(self._first_lines, np.int64), lines, "right") - 1
        firsts = np.array([*self._firsts, self.count], np.int64)
        begins = firsts[sections] + (lines - np.array(self._first_lines)[sections]) * self.columns
        ends = np.minimum(begins + right + 1, firsts[sections + 1])
        return RowRanges.of_ranges(begins + left, ends)

    def sections_between(self, top: int, bottom: int) -> range:
        """The sections with something in ``top <= y < bottom``."""
        if not self.count:
            return range(0)
        return range(self.section_at(top), self.section_at(bottom - 1) + 1)

    def row_lines_away(self, row: int, lines: int) -> int:
        """The row reached from ``row`` by moving down ``lines`` lines in its column.

        Where a line is too short, its last one; beyond the content, ``row``'s own column in the
        first or last line.
        """
        section = self.section_of(row)
        line, column = divmod(row - self._firsts[section], self.columns)
        target = self._first_lines[section] + line + lines
        target = min(max(0, target), self._line_count - 1)
        start, stop = self._line_start(target), self._line_start(target + 1)
        return min(start + column, stop - 1)

    def _cells_top(self, section: int) -> int:
        return self._tops[section] + self.heading_px

    def _first_line_below(self, y: int) -> int:
        """The first line that ends below ``y``."""
        section = self.section_at(y)
        lines = (y - self._cells_top(section) - self.cell_height_px) // self.pitch_px + 1
        return self._clamped_line(section, lines)

    def _first_line_from(self, y: int) -> int:
        """The first line that starts at or below ``y``."""
        section = self.section_at(y)
        lines = -(-(y - self._cells_top(section)) // self.pitch_px)
        return self._clamped_line(section, lines)

    def _clamped_line(self, section: int, lines: int) -> int:
        last = section + 1 == len(self._first_lines)
        end = self._line_count if last else self._first_lines[section + 1]
        return min(self._first_lines[section] + max(0, lines), end)

    def _line_start(self, line: int) -> int:
        """The first row of a line, counted from the top of the content."""
        if line >= self._line_count:
            return self.count
        section = bisect_right(self._first_lines, line) - 1
        return self._firsts[section] + (line - self._first_lines[section]) * self.columns
