"""What the mouse does in the grid: choose, select with a rubber band, drag out, zoom."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QCursor,
    QDrag,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication

from sdstudio.ui.library.drag_picture import HOT_SPOT, STACKED_MAX, drag_pixmap
from sdstudio.ui.library.grid_layout import GAP_PX, MARGIN_PX
from sdstudio.ui.library.row_ranges import EMPTY, RowRanges
from sdstudio.ui.library.selection import NO_ROW, RowMatch

if TYPE_CHECKING:
    from sdstudio.ui.library.grid_view import GridView

_NOTCH: Final = 120
_SCROLL_MS: Final = 16
_LEFT: Final = Qt.MouseButton.LeftButton
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class GridMouse(QObject):
    """The state between press and release.

    Args:
        view: whose events it receives.
    """

    def __init__(self, view: "GridView") -> None:
        super().__init__(view)
        self._view = view
        #: Where the button was pressed, in the content.
        self._origin: QPoint | None = None
        self._pressed_row = NO_ROW
        #: A press on one of several selected pictures may begin a drag of all of them.
        self._chooses_on_release = False
        self._is_on_picture = False
        #: Whether what is dragged is being prepared.
        self._drags = False
        #: What was selected before the rubber band.
        self._base: RowRanges = EMPTY
        self._scrolling = QTimer(self, interval=_SCROLL_MS)
        self._scrolling.timeout.connect(self._on_scrolling)
        #: The rubber band, in the content.
        self.band: QRect | None = None
        # Parts of a pixel and of a notch that the wheel has turned.
        self._wheel_px = 0.0
        self._notches = 0.0

    def take_along(self, match: RowMatch, moved_px: int) -> None:
        """Continue with another list of pictures, of which the view keeps its place.

        Args:
            match: finds the rows of the previous list.
            moved_px: how far the content has moved up.
        """
        self._base = match.rows(self._base)
        self._pressed_row = match.row(self._pressed_row)
        if self.band is None:
            if self._pressed_row == NO_ROW:
                self.forget()
        elif self._origin is not None:
            self._origin += QPoint(0, moved_px)
            self.band.translate(0, moved_px)

    def forget(self) -> None:
        """End the current action."""
        self._origin = None
        self._pressed_row = NO_ROW
        self._chooses_on_release = False
        self._scrolling.stop()
        if self.band is not None:
            self.band = None
            self._view.viewport().update()

    def press(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer, or begin a rubber band."""
        at, view = event.position().toPoint(), self._view
        if event.button() != _LEFT:
            return
        self.forget()
        heading = view.heading_under(at)
        if heading is not None and view.is_on_heading(heading, at):
            view.select_section(heading, keep=bool(event.modifiers() & _CTRL))
            return
        row = view.row_under(at)
        if row != NO_ROW and view.is_on_stack(row, at):
            view.stack_toggled.emit(view.id_at(row))
            return
        self._origin = at + QPoint(0, view.offset)
        self._pressed_row = row
        self._is_on_picture = row != NO_ROW and view.is_on_picture(row, at)
        keeps = event.modifiers() & (_CTRL | _SHIFT)
        self._base = view.selection.rows if keeps else EMPTY
        if row == NO_ROW:
            if not keeps:
                with view.acting():
                    view.selection.select(EMPTY)
        else:
            self._choose(row, event.modifiers())

    def _choose(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        view, selection = self._view, self._view.selection
        if modifiers & _SHIFT:
            view.act_on(row, lambda row: selection.extend(row, keep=bool(modifiers & _CTRL)))
        elif modifiers & _CTRL:
            view.act_on(row, selection.toggle)
        elif row in selection.rows and selection.rows.count > 1:
            self._chooses_on_release = True
            view.act_on(row, selection.move_to)
        else:
            view.act_on(row, selection.choose)

    def move(self, event: QMouseEvent) -> None:
        """Hover, stretch the rubber band, or drag the selection out."""
        at, view = event.position().toPoint(), self._view
        if not event.buttons() & _LEFT or self._origin is None:
            view.set_hovered(view.row_under(at))
            return
        if self.band is not None:
            self._stretch(at)
            return
        way = at + QPoint(0, view.offset) - self._origin
        if way.manhattanLength() < QApplication.startDragDistance():
            return
        if self._is_on_picture:
            self._drag()
        else:
            self._scrolling.start()
            self._stretch(at)

    def release(self, event: QMouseEvent) -> None:
        """End the rubber band, or choose the one picture that was clicked."""
        self._drags = False
        row = self._pressed_row
        chooses = self._chooses_on_release and self.band is None
        self.forget()
        if event.button() == _LEFT and chooses:
            self._view.act_on(row, self._view.selection.choose)

    def double_click(self, event: QMouseEvent) -> None:
        """Open the picture; the second click of two on a stack's mark is a click like the first."""
        at, view = event.position().toPoint(), self._view
        row = view.row_under(at)
        if event.button() != _LEFT:
            return
        if row == NO_ROW or view.is_on_stack(row, at) or event.modifiers() & (_CTRL | _SHIFT):
            self.press(event)
        else:
            self.forget()
            view.activated.emit(view.id_at(row))

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self._view.set_hovered(NO_ROW)

    def follow(self) -> None:
        """The content has moved under the pointer."""
        view = self._view
        if self.band is None and view.underMouse():
            at = view.viewport().mapFromGlobal(QCursor.pos())
            view.set_hovered(view.row_under(at) if view.viewport().rect().contains(at) else NO_ROW)

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll by lines, with a touchpad by pixels, or with Ctrl change the size."""
        event.accept()
        bar = self._view.verticalScrollBar()
        if event.modifiers() & _CTRL:
            self._zoom(event)
        elif event.phase() != Qt.ScrollPhase.NoScrollPhase and not event.pixelDelta().isNull():
            bar.setValue(bar.value() - event.pixelDelta().y())
        else:
            # A touchpad that tells no pixels sends fractions of a notch.
            most_px = max(1, self._view.viewport().height() * 3 // 4)
            line_px = min(self._view.arrangement.pitch_px, most_px)
            self._wheel_px += event.angleDelta().y() * line_px / _NOTCH
            whole_px = int(self._wheel_px)
            self._wheel_px -= whole_px
            bar.setValue(bar.value() - whole_px)

    def _zoom(self, event: QWheelEvent) -> None:
        """A column more or less for each notch; what is under the pointer stays there."""
        view = self._view
        self._notches += event.angleDelta().y() / _NOTCH
        whole = int(self._notches)
        self._notches -= whole
        columns = max(1, view.arrangement.columns - whole)
        if whole and columns != view.arrangement.columns:
            room_px = view.viewport().width() - 2 * MARGIN_PX + GAP_PX
            view.set_cell_px(room_px // columns - GAP_PX, event.position().toPoint())

    def paint(self, painter: QPainter, palette: QPalette) -> None:
        """Draw the rubber band."""
        if self.band is None:
            return
        fill = QColor(palette.highlight().color())
        fill.setAlpha(60)
        painter.setBrush(fill)
        painter.setPen(QPen(palette.highlight().color(), 1))
        painter.drawRect(self.band.translated(0, -self._view.offset))

    def _stretch(self, at: QPoint) -> None:
        view = self._view
        assert self._origin is not None
        view.set_hovered(NO_ROW)
        end = at + QPoint(0, view.offset)
        top_left = QPoint(min(self._origin.x(), end.x()), min(self._origin.y(), end.y()))
        bottom_right = QPoint(max(self._origin.x(), end.x()), max(self._origin.y(), end.y()))
        self.band = QRect(top_left, bottom_right)
        rows = view.arrangement.rows_in(self.band)
        with view.acting():
            view.selection.select(self._base | rows)
            nearest = view.row_near(at)
            if nearest in rows:
                view.selection.move_to(nearest)

    def _on_scrolling(self) -> None:
        """Scroll while the pointer is above or below the view, the faster the farther."""
        view = self._view
        at = view.viewport().mapFromGlobal(QCursor.pos())
        beyond = min(0, at.y()) + max(0, at.y() - view.viewport().height() + 1)
        if beyond and self.band is not None:
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + beyond // 2 + (1 if beyond > 0 else -1))
            self._stretch(at)

    def _drag(self) -> None:
        view, row = self._view, self._pressed_row
        self.forget()
        ids = view.selected_ids() if row in view.selection.rows else [view.id_at(row)]
        picture_id, self._drags = view.id_at(row), True
        view.source.prepare_drag(ids, lambda: self._drag_prepared(picture_id, ids))

    def _drag_prepared(self, picture_id: int, ids: list[int]) -> None:
        view = self._view
        files, row = view.source.mime_data(ids), view.row_of(picture_id)
        # If the button was released meanwhile, it is no longer a drag.
        if files is None or row == NO_ROW or not self._drags:
            return
        self._drags = False
        drag = QDrag(view)
        drag.setMimeData(files)
        drag.setPixmap(self._dragged(picture_id, ids))
        drag.setHotSpot(HOT_SPOT)
        drag.exec(Qt.DropAction.CopyAction)

    def _dragged(self, picture_id: int, ids: list[int]) -> QPixmap:
        """The picture that was pressed on top of others."""
        view = self._view
        ratio = view.viewport().devicePixelRatioF()
        on_top = [picture_id, *(one for one in ids[:STACKED_MAX] if one != picture_id)]
        on_top = on_top[:STACKED_MAX]
        facts = [view.source.facts(one) for one in on_top]
        return drag_pixmap(
            # In the size of the cells, which is loaded.
            [view.source.thumbnail(one, round(view.arrangement.side_px * ratio)) for one in on_top],
            [QSize(max(1, one.width), max(1, one.height)) for one in facts],
            len(ids),
            view.palette(),
            ratio,
        )
