"""The grid of all pictures: a view with an arithmetic layout, so that a million cost nothing."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from sdstudio.ui.library import cell_marks, grid_accessible, grid_keys
from sdstudio.ui.library.cell_painter import (
    NAME_GAP_PX,
    CellPainter,
    CellState,
    heading_boxes,
    mark_area,
    picture_box,
)
from sdstudio.ui.library.cell_pixmaps import CellPixmaps
from sdstudio.ui.library.grid_layout import CELL_MAX_PX, CELL_MIN_PX, GAP_PX, GridLayout
from sdstudio.ui.library.grid_mouse import GridMouse
from sdstudio.ui.library.grid_place import anchor
from sdstudio.ui.library.grid_source import GridSections, GridSource
from sdstudio.ui.library.row_ranges import RowRanges
from sdstudio.ui.library.scroll_place import ScrollPlace
from sdstudio.ui.library.selection import NO_ROW, Ids, Selection
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

_CELL_PX: Final = 192
_PLAIN: Final = CellState()


class GridView(Retranslates, QAbstractScrollArea):
    """Shows what :meth:`set_ids` tells it, with the facts and thumbnails of its source.

    Signals:
        current_changed(int): id of the picture with the focus, -1 without one.
        selection_changed(): which pictures are selected, see :attr:`selected_count`.
        activated(int): double click.
        paint_asked(int): Enter.
        look_asked(int): Space.
        context_menu_asked(int, QPoint): id, or -1 beside the pictures; global position.
        stack_toggled(int): its cover's mark was clicked.
        cell_px_changed(int): by Ctrl and the wheel, or by :meth:`set_cell_px`.
        section_changed(int): the index of the section at the top.

    Thread: GUI.
    """

    current_changed = Signal(int)
    selection_changed = Signal()
    activated = Signal(int)
    paint_asked = Signal(int)
    look_asked = Signal(int)
    context_menu_asked = Signal(int, QPoint)
    stack_toggled = Signal(int)
    cell_px_changed = Signal(int)
    section_changed = Signal(int)

    def __init__(self, source: GridSource, parent: QWidget | None = None) -> None:
        grid_accessible.install(GridView)
        super().__init__(parent)
        self.source = source
        self.selection = Selection()
        self._sections: GridSections | None = None
        self._cell_px = _CELL_PX
        self._has_names = False
        self._layout = GridLayout()
        self._is_laying_out = False
        # A row and its height in the view, kept through several changes of the size.
        self._place: tuple[int, int] | None = None
        # Where the pointer was when the size was changed, what was there, and which part of it.
        self._zoomed: tuple[QPoint, int, float] | None = None
        self._section = 0
        self._hovered = NO_ROW
        self._pixmaps = CellPixmaps(source)
        self._catching_up = QTimer(self, singleShot=True, interval=0)
        self._catching_up.timeout.connect(self._catch_up)
        self._scroll_place = ScrollPlace(self)
        self._mouse = GridMouse(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that comes and goes would change the width, and with it the lines.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pictures"))

    # --- what is shown -------------------------------------------------------------------------

    @property
    def ids(self) -> Ids:
        """The ids of all pictures, in their order."""
        return self.selection.ids

    @property
    def arrangement(self) -> GridLayout:
        """Where each picture is."""
        return self._layout

    @property
    def offset(self) -> int:
        """How far the view is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def set_ids(self, ids: Ids, sections: GridSections | None = None) -> None:
        """Show ``ids``, and keep what the artist looks at where it is.

        Selected pictures stay selected. Without the current picture, the next one becomes current.
        New pictures at the top come into view only if the view is at the very top, and not if
        they would push the current picture out of it.

        Args:
            ids: distinct; must not be changed afterwards.
            sections: without them there are no headings.
        """
        before = self._layout
        visible = self.fully_visible_rows()
        row = self.selection.current
        was_visible = visible[0] <= row < visible[1]
        offset = self.offset
        with self.acting():
            match = self.selection.replace_ids(np.ascontiguousarray(ids), visible)
            self._hovered = NO_ROW
            old_row, new_row = anchor(match, visible, row)
            y = before.rect_of(old_row).top() - offset if old_row != NO_ROW else 0
            self._sections = sections
            self._place = None
            self._lay_out(new_row, y)
            self._mouse.take_along(match, self.offset - offset)
            has_left = match.row(row) not in (NO_ROW, new_row)
            if was_visible and not has_left and not match.is_growth_at_the_top:
                self._reveal(self.selection.current)

    def refresh(self, ids: Iterable[int]) -> None:
        """Draw those pictures again: their thumbnails have arrived, or their facts have changed."""
        changed = set(ids)
        self._pixmaps.drop(changed)
        for row in range(*self.visible_rows()):
            if int(self.ids[row]) in changed:
                self._update_row(row)

    def refresh_all(self) -> None:
        """Draw all pictures again."""
        self._pixmaps.clear()
        self.viewport().update()

    def visible_rows(self) -> tuple[int, int]:
        """First row in view, even in part, and the row after the last one."""
        return self._layout.rows_between(self.offset, self.offset + self.viewport().height())

    def fully_visible_rows(self, height: int | None = None) -> tuple[int, int]:
        """First row that is wholly in view, and the row after the last one; or else as above.

        Args:
            height: of the view; None for what it is now.
        """
        spare = self._layout.cell_height_px - 1
        bottom = self.offset + (self.viewport().height() if height is None else height)
        top = self.offset + self._covered_px()
        rows = self._layout.rows_between(top + spare, bottom - spare)
        return rows if rows[0] < rows[1] else self._layout.rows_between(top, bottom)

    def visible_ids(self) -> list[int]:
        """The pictures in view; a source loads their thumbnails first."""
        first, stop = self.visible_rows()
        ids: list[int] = self.ids[first:stop].tolist()
        return ids

    # --- selection and current picture ---------------------------------------------------------

    @property
    def current_id(self) -> int | None:
        """The picture with the focus."""
        return self.selection.current_id

    @property
    def selected_count(self) -> int:
        """How many pictures are selected."""
        return self.selection.rows.count

    def selected_ids(self, limit: int | None = None) -> list[int]:
        """The selected pictures, or the first ``limit`` of them, in their order."""
        ids: list[int] = self.selection.selected_ids(limit).tolist()
        return ids

    def set_current(self, picture_id: int) -> None:
        """Select that picture alone, make it current, and scroll to it, if it is there."""
        row = self.row_of(picture_id)
        if row != NO_ROW:
            with self.acting():
                self.selection.choose(row)
            self.scroll_to(picture_id)

    def select(self, picture_ids: Iterable[int]) -> None:
        """Select those that are there, make the first of them current, and scroll to it."""
        rows = np.flatnonzero(np.isin(self.ids, np.fromiter(picture_ids, np.int64)))
        if rows.size:
            with self.acting():
                self.selection.choose(int(rows[0]))
                self.selection.select(RowRanges.of_rows(rows))
            self.scroll_to(self.id_at(int(rows[0])))

    def select_all(self) -> None:
        """Select every picture."""
        with self.acting():
            self.selection.select_all()

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Announce afterwards what the block has changed in the selection."""
        selection = self.selection
        current, rows, ids = selection.current_id, selection.rows, selection.ids
        yield
        self.viewport().update()
        if ids is selection.ids:
            is_same = selection.rows == rows
        else:
            is_same = np.array_equal(selection.selected_ids(), ids[rows.rows()])
        if not is_same:
            self.selection_changed.emit()
        if selection.current_id != current:
            grid_accessible.announce_focus(self)
            self.current_changed.emit(-1 if selection.current_id is None else selection.current_id)

    def act_on(self, row: int, act: Callable[[int], None]) -> None:
        """Apply ``act`` of the selection to ``row``, and bring the row into view."""
        with self.acting():
            act(row)
        self._reveal(row)

    def row_of(self, picture_id: int) -> int:
        """The row of a picture, or -1."""
        found = np.flatnonzero(self.ids == picture_id)
        return int(found[0]) if found.size else NO_ROW

    def id_at(self, row: int) -> int:
        """The picture in ``row``."""
        return int(self.ids[row])

    # --- scrolling and size --------------------------------------------------------------------

    def scroll_to(self, picture_id: int) -> None:
        """Bring a picture into view, in the middle unless it is in view already."""
        row = self.row_of(picture_id)
        first, stop = self.fully_visible_rows()
        if row != NO_ROW and not first <= row < stop:
            rect = self._layout.rect_of(row)
            room_px = self.viewport().height() - self._covered_px()
            above = max(0, room_px - rect.height()) // 2 + self._covered_px()
            self.verticalScrollBar().setValue(rect.top() - above)

    def return_to(self, picture_id: int, y: int) -> None:
        """Make a picture current, if it is there, at that height of the view."""
        row = self.row_of(picture_id)
        if row != NO_ROW:
            with self.acting():
                self.selection.choose(row)
            self._lay_out(row, y)

    @property
    def current_section(self) -> int:
        """The section at the top of the view."""
        return self._layout.section_at(self.offset)

    def section_title(self, section: int) -> str:
        """The title of a section; empty if there are no headings."""
        if self._sections is None or not self._layout.has_headings:
            return ""
        return self._sections.title(section)

    @property
    def cell_px(self) -> int:
        """The least size of a cell."""
        return self._cell_px

    def set_cell_px(self, cell_px: int, about: QPoint | None = None) -> None:
        """Change the size of cells.

        Args:
            about: what is there stays there; otherwise the current picture, if it is in view.
        """
        cell_px = min(max(CELL_MIN_PX, cell_px), CELL_MAX_PX)
        if cell_px == self._cell_px:
            return
        self._cell_px = cell_px
        row, share = (NO_ROW, 0.0) if about is None else self._under(about)
        if about is None or row == NO_ROW:
            self._lay_out(*self._kept_place())
        else:
            self._place = None
            # Twice, as the height of the cell is known only afterwards.
            self._lay_out(row, self.cell_rect(row).top(), leaves_top=True)
            y = about.y() - round(share * self._layout.cell_height_px)
            self._lay_out(row, y, leaves_top=True)
            self._zoomed = (about, self.id_at(row), share)
        self.cell_px_changed.emit(cell_px)

    @property
    def has_names(self) -> bool:
        """Whether the files' names are shown."""
        return self._has_names

    def show_names(self, has_names: bool) -> None:
        """Show the files' names below the pictures, or don't."""
        if has_names != self._has_names:
            kept = self._kept_place()
            self._has_names = has_names
            self._lay_out(*kept)

    def _under(self, at: QPoint) -> tuple[int, float]:
        """The row at ``at``, and the share of its height that is above.

        While the pointer rests, the picture that was there at first: as there are fewer columns, it
        moves to the side.
        """
        if self._zoomed is not None and self._zoomed[0] == at:
            row = self.row_of(self._zoomed[1])
            if row != NO_ROW:
                return row, self._zoomed[2]
        row = self.row_near(at)
        if row == NO_ROW:
            return row, 0.0
        rect = self.cell_rect(row)
        return row, (at.y() - rect.top()) / rect.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(*self._kept_place(event.oldSize().height()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._is_laying_out:
            return
        self._place = self._zoomed = None
        view = self.viewport().rect()
        if abs(dy) >= view.height() or self._mouse.band is not None:
            self.viewport().update()
        else:
            covered_px = self._covered_px()
            self.viewport().scroll(0, dy, view.adjusted(0, covered_px, 0, 0))
            self.viewport().update(0, 0, view.width(), covered_px)
        self._mouse.follow()
        self._tell_section()
        self._scroll_place.tell(self.section_title(self.current_section))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._mouse.wheel(event)

    def _covered_px(self) -> int:
        """What the heading at the top covers."""
        return self._layout.heading_px

    def _kept_place(self, height: int | None = None) -> tuple[int, int]:
        """The row that is to stay, and its height in the view."""
        if self._place is None:
            first, stop = self.fully_visible_rows(height)
            current = self.selection.current
            row = current if first <= current < stop else first
            if first >= stop:
                return NO_ROW, 0
            self._place = (row, self._layout.rect_of(row).top() - self.offset)
        return self._place

    def _lay_out(self, row: int, y: int, *, leaves_top: bool = False) -> None:
        """Compute all positions anew, such that ``row`` is ``y`` below the view's top.

        Args:
            leaves_top: even if the view is at the top.
        """
        bar = self.verticalScrollBar()
        was_at_top = bar.value() == 0
        view = self.viewport().size()
        heading_px = self.fontMetrics().height() + 2 * GRID_PX
        name_px = self.fontMetrics().height() + NAME_GAP_PX if self._has_names else 0
        self._layout = GridLayout(
            len(self.ids),
            self._sections.first_rows if self._sections is not None and len(self.ids) else None,
            width_px=view.width(),
            cell_px=self._cell_px,
            heading_px=heading_px,
            name_px=name_px,
            height_px=view.height(),
            mirrored=self.isRightToLeft(),
        )
        offset = self._layout.rect_of(row).top() - y if row != NO_ROW else 0
        if was_at_top and not leaves_top:
            # Being at the top means to see what is new; only the current picture counts more.
            current = self.selection.current
            bottom = self._layout.rect_of(current).bottom() if current == row != NO_ROW else 0
            if bottom < view.height():
                offset = 0
        self._is_laying_out = True
        try:
            bar.setRange(0, max(0, self._layout.height_px - view.height()))
            bar.setPageStep(max(1, view.height() - self._covered_px()))
            bar.setSingleStep(self._layout.pitch_px)
            bar.setValue(offset)
        finally:
            self._is_laying_out = False
        self._pixmaps.fit_view(view * self.viewport().devicePixelRatioF())
        self._tell_section()
        self.viewport().update()

    def _reveal(self, row: int) -> None:
        """Scroll as little as needed to have all of ``row`` in view."""
        if row == NO_ROW:
            return
        rect = self._layout.rect_of(row).adjusted(0, -GAP_PX, 0, GAP_PX)
        first, _ = self._layout.section_rows(self._layout.section_of(row))
        if row - first < self._layout.columns:
            top = self._layout.heading_rect(self._layout.section_of(row)).top()
        else:
            top = rect.top() - self._covered_px()
        bar = self.verticalScrollBar()
        lowest = rect.bottom() + 1 - self.viewport().height()
        bar.setValue(min(max(bar.value(), lowest), top))

    def _tell_section(self) -> None:
        section = self.current_section
        if section != self._section:
            self._section = section
            self.section_changed.emit(section)

    # --- what is where in the view -------------------------------------------------------------

    def cell_rect(self, row: int) -> QRect:
        """The cell of ``row``, in the viewport."""
        return self._layout.rect_of(row).translated(0, -self.offset)

    def picture_rect(self, row: int) -> QRect:
        """The square of the cell of ``row``, without the name below it."""
        rect = self.cell_rect(row)
        rect.setHeight(self._layout.side_px)
        return rect

    def row_under(self, at: QPoint) -> int:
        """The row of the cell at ``at`` in the viewport, or -1."""
        if self.heading_under(at) is not None:
            return NO_ROW
        return self._layout.row_at(at + QPoint(0, self.offset))

    def row_near(self, at: QPoint) -> int:
        """The same, or a row in the nearest line."""
        row = self.row_under(at)
        if row != NO_ROW:
            return row
        first, stop = self.visible_rows()
        rects = ((row, self.cell_rect(row)) for row in range(first, stop))
        apart = [((rect.center() - at).manhattanLength(), row) for row, rect in rects]
        return min(apart)[1] if apart else NO_ROW

    def is_on_picture(self, row: int, at: QPoint) -> bool:
        """Whether ``at`` is on the picture, not on the empty part of its cell."""
        return picture_box(self.picture_rect(row), self.source.facts(self.id_at(row))).contains(at)

    def is_on_stack(self, row: int, at: QPoint) -> bool:
        """Whether ``at`` is on the mark that opens and closes the stack of ``row``."""
        facts = self.source.facts(self.id_at(row))
        cell = self.picture_rect(row)
        area = mark_area(cell, picture_box(cell, facts))
        return cell_marks.stack_target(area, facts, mirrored=self.isRightToLeft()).contains(at)

    def heading_under(self, at: QPoint) -> int | None:
        """The section whose heading is at ``at``."""
        for section in self._layout.sections_between(self.offset, self.offset + at.y() + 1):
            if self._heading_rect(section).contains(at):
                return section
        return None

    def is_on_heading(self, section: int, at: QPoint) -> bool:
        """Whether ``at`` is on the words of a heading, not on the empty space beside them."""
        return any(box.contains(at) for box in self._heading_boxes(section))

    def _heading_boxes(self, section: int) -> tuple[QRect, QRect]:
        first, stop = self._layout.section_rows(section)
        _, title, count = heading_boxes(
            self._heading_rect(section),
            self.section_title(section),
            stop - first,
            self.font(),
            mirrored=self.isRightToLeft(),
        )
        return title, count

    def _heading_rect(self, section: int) -> QRect:
        return self._layout.sticky_rect(section, self.offset).translated(0, -self.offset)

    def set_hovered(self, row: int) -> None:
        """Frame the cell under the pointer."""
        if row != self._hovered:
            self._update_row(self._hovered)
            self._hovered = row
            self._update_row(row)

    def _update_row(self, row: int) -> None:
        if row != NO_ROW:
            self.viewport().update(self.cell_rect(row))

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self.palette()
        ratio = self.viewport().devicePixelRatioF()
        self._pixmaps.use_background(palette.window().color())
        self._pixmaps.start_frame()
        cells = CellPainter(self._pixmaps, palette, ratio)
        with QPainter(self.viewport()) as painter:
            # Clipped to what is exposed. Filling piece by piece would leave seams where the pieces
            # meet between two pixels of the screen.
            painter.fillRect(self.viewport().rect(), palette.window())
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            self._paint_cells(painter, cells, event.region())
            self._paint_headings(painter, cells, event.rect())
            self._mouse.paint(painter, palette)
            if self.hasFocus() and not self._layout.count:
                painter.setPen(QPen(palette.text().color(), 2))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        if self._pixmaps.is_behind:
            self._catching_up.start()

    def _catch_up(self) -> None:
        """Draw the cells whose pixmaps there was no time for."""
        behind = self._pixmaps.take_behind()
        for row in range(*self.visible_rows()):
            if int(self.ids[row]) in behind:
                self._update_row(row)

    def _paint_cells(self, painter: QPainter, cells: CellPainter, region: QRegion) -> None:
        selected, current = self.selection.rows, self.selection.current
        focused = self.hasFocus()
        mirrored, facts = self.isRightToLeft(), self.source.facts
        layout, offset, exposed = self._layout, self.offset, region.boundingRect()
        first, stop = layout.rows_between(offset + exposed.top(), offset + exposed.bottom() + 1)
        for row, picture_id in enumerate(self.ids[first:stop].tolist(), first):
            # As cell_rect, which would ask the scroll bar for each of them.
            rect = layout.rect_of(row).translated(0, -offset)
            if not region.intersects(rect):
                continue
            is_selected, is_current = row in selected, row == current
            state = _PLAIN
            if is_selected or is_current or row == self._hovered:
                state = CellState(
                    is_selected, is_current, is_current and focused, row == self._hovered
                )
            square = QRect(rect.topLeft(), QSize(layout.side_px, layout.side_px))
            cells.paint(painter, square, picture_id, facts(picture_id), state, mirrored=mirrored)
            if self._has_names:
                below = rect.adjusted(0, square.height(), 0, 0)
                cells.paint_name(painter, below, self.source.name(picture_id), self.font())

    def _paint_headings(self, painter: QPainter, cells: CellPainter, exposed: QRect) -> None:
        top, bottom = self.offset, self.offset + exposed.bottom() + 1
        for section in self._layout.sections_between(top, bottom):
            rect = self._heading_rect(section)
            if rect.intersects(exposed):
                first, stop = self._layout.section_rows(section)
                title = self.section_title(section)
                cells.paint_heading(painter, rect, title, stop - first, self.font())

    # --- events --------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = QEvent.Type
        if event.type() in (kinds.FontChange, kinds.StyleChange, kinds.LayoutDirectionChange):
            cell_marks.forget()
            self._lay_out(*self._kept_place())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.row_under(event.pos())
            tip = "" if row == NO_ROW else plain_tip(self.source.tip(self.id_at(row)))
            rect = QRect() if row == NO_ROW else self.cell_rect(row)
            heading = self.heading_under(event.pos())
            if heading is not None and self.is_on_heading(heading, event.pos()):
                tip = plain_tip(self.tr("Select all pictures below this heading"))
                rect = self._heading_rect(heading)
            QToolTip.showText(event.globalPos(), tip, self.viewport(), rect)
            return True
        if event.type() == QEvent.Type.Leave:
            self._mouse.leave()
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        # Otherwise a menu's action with the same shortcut would take it.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.SelectAll)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if grid_keys.press(self, event):
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._mouse.forget()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if self.selection.current == NO_ROW and self._layout.count and not by_mouse:
            with self.acting():
                self.selection.move_to(self.fully_visible_rows()[0])
        else:
            grid_accessible.announce_focus(self)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.selection.current
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            row = self.row_under(event.pos())
            if row != NO_ROW and row not in self.selection.rows:
                self.act_on(row, self.selection.choose)
        elif row != NO_ROW:
            self._reveal(row)
            at = self.viewport().mapToGlobal(self.cell_rect(row).center())
        self.context_menu_asked.emit(-1 if row == NO_ROW else self.id_at(row), at)

    def select_section(self, section: int, *, keep: bool) -> None:
        """Select the pictures of a section.

        Args:
            keep: what is selected stays selected.
        """
        rows = RowRanges.of(*self._layout.section_rows(section))
        with self.acting():
            self.selection.select(self.selection.rows | rows if keep else rows)
            if self.selection.current not in rows:
                self.selection.move_to(self._layout.section_rows(section)[0])
