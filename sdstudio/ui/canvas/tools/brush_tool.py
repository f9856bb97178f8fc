"""The brush, and the eraser: strokes by pointer, pen or keys."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QTransform

from sdstudio.ui.canvas.painted_mask import PaintedMask
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings
from sdstudio.ui.canvas.tools.tool import AnyCursor, CanvasTool, Pointer

#: A smaller circle would be invisible.
_CIRCLE_MIN_PX: Final = 6
#: How wide the outline of the brush is on screen.
_LINE_PX: Final = 3.0
_ARROWS: Final = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class BrushTool(CanvasTool):
    """The left button paints, the right one erases (or vice versa); a pen's eraser erases.

    The arrow keys move the brush, and paint with Shift; Enter paints a dot.
    """

    def __init__(self, painted: PaintedMask, settings: BrushSettings) -> None:
        self._painted = painted
        self._settings = settings
        #: Where the brush is on the picture; ``None`` where it isn't over it.
        self._at: QPointF | None = None
        settings.changed.connect(self.refresh)

    # The pointer.

    def hover(self, pointer: Pointer | None) -> None:
        self._put(None if pointer is None else QPointF(pointer.x, pointer.y))

    def begin(self, pointer: Pointer) -> None:
        settings = self._settings
        other = pointer.button == Qt.MouseButton.RightButton
        if pointer.is_eraser:
            other = not settings.brush.erases
        brush = settings.stroke_brush(other=other)
        self._painted.begin(brush, pointer.x, pointer.y, pointer.pressure)
        self.hover(pointer)

    def move(self, pointer: Pointer) -> None:
        self._painted.move(pointer.x, pointer.y, pointer.pressure)
        self.hover(pointer)

    def end(self, pointer: Pointer) -> None:
        self._painted.end()

    def cancel(self) -> None:
        self._painted.end()

    # Keys and the wheel.

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            paints = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(_ARROWS[key], paints=paints)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._step(QPointF(), paints=True)
        else:
            return False
        return True

    def resize(self, factor: float) -> None:
        self._settings.resize(factor)

    def _step(self, direction: QPointF, *, paints: bool) -> None:
        """Move the brush by keys, starting at the centre of the picture."""
        if self.surface is None:
            return
        box = self.surface.box
        step = max(1.0, self._settings.brush.size_px / 4)
        start = box.center() if self._at is None else self._at
        point = start + direction * step
        point = QPointF(
            min(max(point.x(), box.left()), box.right()),
            min(max(point.y(), box.top()), box.bottom()),
        )
        self._put(point)
        if paints:
            self._painted.begin(self._settings.stroke_brush(other=False), start.x(), start.y())
            self._painted.move(point.x(), point.y())
            self._painted.end()

    def _put(self, point: QPointF | None) -> None:
        self._at = point
        self.refresh()

    # The outline, dark and light, so that it is visible on any picture; dashed for the eraser.

    def cursor(self, zoom: float) -> AnyCursor:
        return Qt.CursorShape.BlankCursor if self._is_seen(zoom) else Qt.CursorShape.CrossCursor

    def bounds(self, to_screen: QTransform) -> QRectF:
        scale = 0.0 if self.surface is None else self.surface.screen_scale
        if self._at is None or not self._is_seen(scale):
            return QRectF()
        middle, side = to_screen.map(self._at), self._radius(scale) + _LINE_PX
        return QRectF(middle.x() - side, middle.y() - side, 2 * side, 2 * side)

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        if self._at is None or self.surface is None or not self._is_seen(self.surface.screen_scale):
            return
        radius = self._radius(self.surface.screen_scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((QColor(0, 0, 0, 200), _LINE_PX), (QColor(255, 255, 255), 1.2)):
            pen = QPen(colour, width)
            if self._settings.brush.erases and width < 2:
                pen.setDashPattern([4, 4])
            painter.setPen(pen)
            painter.drawEllipse(to_screen.map(self._at), radius, radius)

    def _radius(self, zoom: float) -> float:
        return self._settings.brush.size_px * zoom / 2

    def _is_seen(self, zoom: float) -> bool:
        return self._settings.brush.size_px * zoom >= _CIRCLE_MIN_PX
