"""How a cell and a section's heading look."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen

from sdstudio.ui.library import cell_marks
from sdstudio.ui.library.cell_pixmaps import CellPixmaps, Look
from sdstudio.ui.library.grid_layout import MARGIN_PX
from sdstudio.ui.library.grid_source import CellFacts
from sdstudio.ui.theme import GRID_PX, RADIUS_PX
from sdstudio.ui.wording import number

#: Between the cell's edge and the picture, for the frames.
_INSET_PX: Final = 6
#: From the view's edge to the pictures, with which other things line up.
LEFT_PX: Final = MARGIN_PX + _INSET_PX
#: Below a name.
NAME_GAP_PX: Final = 4
#: Enough for five stars and a label, and for two lines of marks.
_MARKS: Final = QSize(98, 50)
_SELECTED_PX: Final = 3
_FOCUS_PX: Final = 2
#: Of pictures and cells.
_SHAPES_KEPT: Final = 256


@dataclass(frozen=True, slots=True)
class CellState:
    """What the view knows of a cell."""

    is_selected: bool = False
    is_current: bool = False
    has_focus: bool = False
    is_hovered: bool = False


def picture_area(cell: QRect) -> QRect:
    """The part of a cell that a square picture fills."""
    return cell.adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, -_INSET_PX)


def picture_box(cell: QRect, facts: CellFacts) -> QRect:
    """The part of a cell that its picture fills."""
    box = _box_of(cell.width(), cell.height(), facts.width, facts.height)
    return box.translated(cell.topLeft())


@lru_cache(_SHAPES_KEPT)
def _box_of(cell_width: int, cell_height: int, width: int, height: int) -> QRect:
    """The same for a cell at the origin. Kept, as all cells of a frame ask for few of them."""
    area = picture_area(QRect(0, 0, cell_width, cell_height))
    size = QSize(max(1, width), max(1, height))
    shown = size.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    # An extreme panorama would otherwise be a hairline, or nothing.
    shown = shown.expandedTo(QSize(GRID_PX, GRID_PX))
    box = QRect(area.topLeft(), shown)
    box.moveCenter(area.center())
    return box


def mark_area(cell: QRect, box: QRect) -> QRect:
    """Where the marks of a picture in ``box`` are: in its corners, or beside it if it is narrow."""
    area = picture_area(cell)
    size = box.size().expandedTo(_MARKS).boundedTo(area.size())
    around = QRect(area.topLeft(), size)
    around.moveCenter(box.center())
    return around


def bold_of(font: QFont) -> QFont:
    """The font of headings."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def heading_boxes(
    rect: QRect, title: str, count: int, font: QFont, *, mirrored: bool
) -> tuple[str, QRect, QRect]:
    """What is shown of a heading's title in ``rect``, its place, and that of the count."""
    metrics, plain = QFontMetrics(bold_of(font)), QFontMetrics(font)
    inner = rect.adjusted(LEFT_PX, 0, -LEFT_PX, 0)
    number_px = plain.horizontalAdvance(number(count)) + 2
    room_px = max(0, inner.width() - number_px - GRID_PX)
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room_px)
    title_px = metrics.horizontalAdvance(shown) + 1
    title_box = QRect(inner.left(), rect.top(), title_px, rect.height())
    number_box = QRect(title_box.right() + GRID_PX, rect.top(), number_px, rect.height())
    if mirrored:
        title_box.moveRight(inner.right())
        number_box.moveRight(title_box.left() - GRID_PX)
    return shown, title_box, number_box


class CellPainter:
    """Draws with a palette.

    Args:
        pixmaps: where the thumbnails come from.
    """

    def __init__(self, pixmaps: CellPixmaps, palette: QPalette, ratio: float) -> None:
        self._pixmaps = pixmaps
        self._palette = palette
        self._ratio = ratio
        self._blank = palette.mid().color()
        #: By the size of the picture's box, and whether it is dimmed.
        self._looks: dict[tuple[int, int, bool], Look] = {}

    def paint(
        self,
        painter: QPainter,
        cell: QRect,
        picture_id: int,
        facts: CellFacts,
        state: CellState,
        *,
        mirrored: bool,
    ) -> None:
        """Draw one cell."""
        box = picture_box(cell, facts)
        look = self._look(box, is_dimmed=facts.flag < 0 or facts.is_missing)
        pixmap = self._pixmaps.pixmap(picture_id, look)
        if pixmap is None:
            blank = self._pixmaps.blank(look.size, self._ratio, self._blank)
            painter.drawPixmap(box.topLeft(), blank)
        elif pixmap.size() == look.size:
            painter.drawPixmap(box.topLeft(), pixmap)
        else:
            painter.drawPixmap(box, pixmap)
        # Marks may reach beyond a narrow picture, and the frames must not hide them.
        if state.is_selected or state.is_hovered or state.is_current:
            self._paint_frames(painter, cell, box, state)
        if facts.flag or facts.rating or facts.label or facts.stack_count or facts.is_missing:
            cell_marks.paint(painter, mark_area(cell, box), facts, mirrored=mirrored)

    def _look(self, box: QRect, *, is_dimmed: bool) -> Look:
        key = (box.width(), box.height(), is_dimmed)
        look = self._looks.get(key)
        if look is None:
            # Rounding edges rather than sizes lets nothing of the placeholder show at a fraction.
            size = QSize(round(box.width() * self._ratio), round(box.height() * self._ratio))
            look = self._looks[key] = Look(size, self._ratio, is_dimmed)
        return look

    def paint_name(self, painter: QPainter, rect: QRect, name: str, font: QFont) -> None:
        """Draw the name below a picture; of a long one the middle is left out."""
        inner = rect.adjusted(_INSET_PX, 0, -_INSET_PX, 0)
        middle = Qt.TextElideMode.ElideMiddle
        shown = QFontMetrics(font).elidedText(name, middle, inner.width())
        painter.setFont(font)
        painter.setPen(self._palette.color(QPalette.ColorRole.WindowText))
        above = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(inner, above | Qt.TextFlag.TextSingleLine, shown)

    def _paint_frames(self, painter: QPainter, cell: QRect, box: QRect, state: CellState) -> None:
        if state.is_selected:
            # Outside the picture, against the known background.
            self._frame(painter, box, 3.5, QPen(self._palette.highlight().color(), _SELECTED_PX))
        elif state.is_hovered:
            self._frame(painter, box, 1.5, QPen(self._palette.text().color(), 1))
        if state.is_current:
            role = QPalette.ColorRole.Text if state.has_focus else QPalette.ColorRole.Dark
            pen = QPen(self._palette.color(role), _FOCUS_PX if state.has_focus else 1)
            self._frame(painter, cell, -0.5 * pen.widthF(), pen)

    def _frame(self, painter: QPainter, box: QRect, outside: float, pen: QPen) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = QRectF(box).adjusted(-outside, -outside, outside, outside)
        radius = max(1.0, RADIUS_PX + outside)
        painter.drawRoundedRect(around, radius, radius)

    def paint_heading(
        self, painter: QPainter, rect: QRect, title: str, count: int, font: QFont
    ) -> None:
        """Draw a section's heading: its title, and how many pictures it has."""
        painter.fillRect(rect, self._palette.window())
        bold = bold_of(font)
        shown, title_box, number_box = heading_boxes(
            rect,
            title,
            count,
            font,
            mirrored=painter.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )
        painter.setFont(bold)
        painter.setPen(self._palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(title_box, Qt.AlignmentFlag.AlignCenter, shown)
        painter.setFont(font)
        painter.setPen(self._palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(number_box, Qt.AlignmentFlag.AlignCenter, number(count))
