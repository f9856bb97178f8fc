"""What the model will see, over the picture: its box, which can be dragged, and the pre-fill."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF, QTransform

from sdstudio.domain.bounds import Bounds
from sdstudio.ui.canvas.tools.tool import AnyCursor, Overlay, Pointer
from sdstudio.ui.painting import saved

#: In points on the screen: how near a line or corner the pointer takes hold of it, and how large
#: a corner's handle is.
_REACH: Final = 6.0
_CORNER_REACH: Final = 10.0
_HANDLE: Final = 4.0
_LEAST_PX: Final = 64


class ContextOverlay(Overlay):
    """The part of the picture that the model sees: drag a side to move it, a corner to resize it.

    Args:
        on_changed: called with the box once the artist has dragged it.
    """

    def __init__(self, on_changed: Callable[[Bounds], None]) -> None:
        self._on_changed = on_changed
        self._box: Bounds | None = None
        self._least: Bounds | None = None
        self._dragged: Bounds | None = None
        self._from: Pointer | None = None
        #: The corner that is held: -1 or 1 across and down; (0, 0) moves the box.
        self._corner = (0, 0)

    @property
    def box(self) -> Bounds | None:
        """The box as it is shown."""
        return self._box if self._dragged is None else self._dragged

    def show_box(self, box: Bounds | None, least: Bounds | None = None) -> None:
        """Show ``box``, or none.

        Args:
            least: what it has to contain.
        """
        self._box, self._least = box, least
        if box is None:
            self._dragged = self._from = None
        self.refresh()

    def bounds(self, to_screen: QTransform) -> QRectF:
        if self.box is None:
            return QRectF()
        room = _HANDLE + 1
        return to_screen.mapRect(_rect(self.box)).adjusted(-room, -room, room, room)

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        if self.box is None:
            return
        outline = to_screen.map(QPolygonF(_rect(self.box)))
        # Visible on any picture.
        for colour, style in (
            (Qt.GlobalColor.black, Qt.PenStyle.SolidLine),
            (Qt.GlobalColor.white, Qt.PenStyle.DashLine),
        ):
            painter.setPen(QPen(colour, 1, style))
            painter.drawPolyline(outline)
        painter.setPen(Qt.GlobalColor.black)
        painter.setBrush(Qt.GlobalColor.white)
        for corner in outline.toList()[:4]:
            painter.drawRect(
                QRectF(corner.x() - _HANDLE, corner.y() - _HANDLE, 2 * _HANDLE, 2 * _HANDLE)
            )

    def hits(self, pointer: Pointer) -> bool:
        return self._held(pointer) is not None

    def cursor(self, zoom: float) -> AnyCursor:
        if self._corner == (0, 0):
            return Qt.CursorShape.SizeAllCursor
        along = self._corner[0] == self._corner[1]
        return Qt.CursorShape.SizeFDiagCursor if along else Qt.CursorShape.SizeBDiagCursor

    def hover(self, pointer: Pointer | None) -> None:
        held = None if pointer is None else self._held(pointer)
        if held is not None and held != self._corner:
            self._corner = held
            self.refresh()

    def begin(self, pointer: Pointer) -> None:
        self._corner = self._held(pointer) or (0, 0)
        self._from, self._dragged = pointer, self._box

    def move(self, pointer: Pointer) -> None:
        if self._from is None or self._box is None or self.surface is None:
            return
        across, down = round(pointer.x - self._from.x), round(pointer.y - self._from.y)
        whole = self.surface.box
        width, height = int(whole.width()), int(whole.height())
        least = self._least or Bounds(0, 0, 0, 0)
        left, wide = _dragged(
            self._box.left, self._box.width, across, self._corner[0], width, least[0::2]
        )
        top, high = _dragged(
            self._box.top, self._box.height, down, self._corner[1], height, least[1::2]
        )
        self._dragged = Bounds(left, top, wide, high)
        self.refresh()

    def end(self, pointer: Pointer) -> None:
        self.move(pointer)
        box, before = self._dragged, self._box
        self._from = self._dragged = None
        if box is not None and box != before:
            self._box = box
            self._on_changed(box)
        self.refresh()

    def cancel(self) -> None:
        self._from = self._dragged = None
        self.refresh()

    def _held(self, pointer: Pointer) -> tuple[int, int] | None:
        """The corner that ``pointer`` takes hold of, or (0, 0) for a side."""
        if self.box is None or self.surface is None:
            return None
        scale, box = self.surface.screen_scale, _rect(self.box)
        away = (pointer.x - box.left(), box.right() - pointer.x)
        over = (pointer.y - box.top(), box.bottom() - pointer.y)
        near_x, near_y = (min(map(abs, sides)) * scale for sides in (away, over))
        if max(near_x, near_y) <= _CORNER_REACH:
            return (-1 if abs(away[0]) < abs(away[1]) else 1), (
                -1 if abs(over[0]) < abs(over[1]) else 1
            )
        is_beside = min(*away, *over) * scale >= -_REACH
        return (0, 0) if is_beside and min(near_x, near_y) <= _REACH else None


class PrefillOverlay(Overlay):
    """What the model starts from."""

    def __init__(self) -> None:
        self._image: QImage | None = None
        self._box = QRectF()

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    def show_image(self, image: QImage | None, box: Bounds | None = None) -> None:
        """Show ``image`` in ``box``, or nothing."""
        self._image = image
        self._box = QRectF() if box is None else _rect(box)
        self.refresh()

    def bounds(self, to_screen: QTransform) -> QRectF:
        return QRectF() if self._image is None else to_screen.mapRect(self._box)

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        if self._image is None:
            return
        with saved(painter):
            painter.setTransform(to_screen)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._box, self._image)


def _rect(box: Bounds) -> QRectF:
    return QRectF(QPointF(box.left, box.top), QPointF(box.left + box.width, box.top + box.height))


def _dragged(
    start: int, length: int, by: int, side: int, limit: int, least: tuple[int, ...]
) -> tuple[int, int]:
    """A side of the box after dragging: start and length.

    Args:
        side: -1 moves its start, 1 its end, 0 both.
        limit: the picture's length.
        least: start and length of what it has to contain.
    """
    least_start, least_end = least[0], least[0] + least[1]
    end = start + length
    shortest = min(_LEAST_PX, limit)
    if side == 0:
        first = max(0, least_end - length)
        last = min(limit - length, least_start if least[1] else limit)
        moved = min(max(start + by, first), max(first, last))
        return moved, length
    if side < 0:
        top = min(end - shortest, least_start if least[1] else limit)
        start = min(max(0, start + by), max(0, top))
    else:
        bottom = max(start + shortest, least_end)
        end = max(min(limit, end + by), min(limit, bottom))
    return start, end - start
