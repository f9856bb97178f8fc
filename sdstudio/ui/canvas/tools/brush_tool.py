"""The brush, and the eraser: strokes by pointer, pen or keys."""

import math
import time
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen, QTransform

from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Target
from sdstudio.canvas.pen import PenPoint, Stabiliser, straight
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings
from sdstudio.ui.canvas.tools.colour_pick import ColourPick
from sdstudio.ui.canvas.tools.outlines import around, draw_colour, draw_path
from sdstudio.ui.canvas.tools.target_hints import brush_hint
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
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
#: How wide the spot of colour beside the outline is, with its edge.
_SPOT_PX: Final = 16
#: Straight lines with Ctrl are at multiples of this angle.
_STEP_DEGREES: Final = 15
#: How far on the screen the pointer moves from a hard edge to a soft one.
_HARDNESS_PX: Final = 200
#: How often the line of a pen that rests is drawn closer to it.
_CATCH_UP_MS: Final = 16


@dataclass(frozen=True, slots=True)
class _Resizing:
    """A drag that changes the brush.

    Args:
        start: where it began, on the screen.
        brush: what it was then.
    """

    start: QPointF
    brush: Brush


@dataclass(slots=True)
class _Line:
    """A straight line that isn't painted yet."""

    start: PenPoint
    end: PenPoint
    brush: Brush


class BrushTool(CanvasTool):
    """The left button paints, the right one erases (or vice versa); a pen's eraser erases.

    Shift draws a straight line, from where the last stroke ended or else from the press, with Ctrl
    at steps of 15°. Alt drags left and right for another size, up and down for another hardness.
    On a layer, Alt takes a colour instead, and the right button or Ctrl with Alt drags the size.
    The arrow keys move the brush, and paint with Shift; Enter paints a dot.
    """

    def __init__(self, painted: CanvasModel, settings: BrushSettings, pick: ColourPick) -> None:
        self._painted = painted
        self._settings = settings
        self._pick = pick
        self._colours = pick.colours
        #: Where the brush is on the picture; ``None`` where it isn't over it.
        self._at: QPointF | None = None
        self._keys = Qt.KeyboardModifier.NoModifier
        self._stabiliser: Stabiliser | None = None
        #: The pen as it was last reported, and when that was.
        self._pen = PenPoint(0, 0)
        self._seen_s = 0.0
        #: Where the last stroke ended.
        self._last: PenPoint | None = None
        self._line: _Line | None = None
        self._resizing: _Resizing | None = None
        self._to_screen = QTransform()
        self._timer = QTimer(settings)
        self._timer.setInterval(_CATCH_UP_MS)
        self._timer.timeout.connect(self._catch_up)
        for changed in (settings.changed, pick.colours.changed, painted.aimed):
            changed.connect(self.refresh)
        painted.replaced.connect(self._forget)

    @property
    def is_under_way(self) -> bool:
        is_dragging = self._line is not None or self._resizing is not None
        return is_dragging or self._pick.is_begun

    # The pointer.

    def hover(self, pointer: Pointer | None) -> None:
        if pointer is not None:
            self._keys = pointer.modifiers
        self._put(None if pointer is None else QPointF(pointer.x, pointer.y))

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        self._keys = modifiers
        self._put(self._at)

    def begin(self, pointer: Pointer) -> None:
        pen, brush = _pen_of(pointer), self._brush_for(pointer)
        self._keys = pointer.modifiers
        if self._is_picking and pointer.button != Qt.MouseButton.RightButton:
            self._pick.begin(pointer)
        elif pointer.modifiers & _ALT:
            start = self._to_screen.map(QPointF(pointer.x, pointer.y))
            self._resizing = _Resizing(start, self._settings.brush)
        elif pointer.modifiers & _SHIFT:
            start_pen = self._last or pen
            self._line = _Line(start_pen, self._line_end(start_pen, pen), brush)
        else:
            self._stabiliser = Stabiliser(self._settings.stabiliser_ms)
            self._see(pen)
            start_pen = self._stabiliser.begin(pen)
            self._begin(brush, start_pen)
            if self._settings.stabiliser_ms:
                self._timer.start()
        self._put(QPointF(pointer.x, pointer.y))

    def move(self, pointer: Pointer) -> None:
        pen = _pen_of(pointer)
        self._keys = pointer.modifiers
        if self._resizing is not None:
            self._resize_to(self._resizing, QPointF(pointer.x, pointer.y))
            return
        if self._pick.is_begun:
            self._pick.move(pointer)
        elif self._line is not None:
            # A pen is pressed hardest in the middle of a line.
            pressure = max(self._line.end.pressure, pen.pressure)
            self._line.end = self._line_end(self._line.start, pen)._replace(pressure=pressure)
        elif self._stabiliser is not None:
            self._see(pen)
            self._paint(self._stabiliser.move(pen))
        self._put(QPointF(pointer.x, pointer.y))

    def end(self, pointer: Pointer) -> None:
        if self._line is not None:
            self.move(pointer)
            line, self._line = self._line, None
            start, end = line.start, line.end
            self._begin(line.brush, start._replace(pressure=end.pressure))
            self._painted.move(end.x, end.y, end.pressure)
            self._last = end
        elif self._stabiliser is not None:
            # A pen that is lifted presses no more, and would end every stroke in a thin line.
            pen = _pen_of(pointer)._replace(pressure=self._pen.pressure)
            self._paint(self._stabiliser.end(pen))
            self._last = pen
        self._stop()

    def cancel(self) -> None:
        if self._resizing is not None:
            brush = self._resizing.brush
            self._settings.set_size(brush.size_px)
            self._settings.set_softness(brush.softness)
        self._pick.cancel()
        self._stop()

    def _stop(self) -> None:
        self._painted.end()
        self._timer.stop()
        self._stabiliser = self._line = self._resizing = None
        self._pick.end()
        self._put(self._at)

    def _begin(self, brush: Brush, at: PenPoint) -> None:
        if self._painted.target is Target.LAYER and not brush.erases:
            self._colours.remember()
        self._painted.begin(brush, at.x, at.y, at.pressure)

    def _forget(self) -> None:
        # It was on another picture.
        self._last = None

    def _brush_for(self, pointer: Pointer) -> Brush:
        other = pointer.button == Qt.MouseButton.RightButton
        if pointer.is_eraser:
            other = not self._settings.brush.erases
        brush = self._settings.stroke_brush(other=other)
        # A mouse has no pressure, whatever the curves say of the hardest.
        return (
            brush if pointer.is_pen else replace(brush, size_pressure=None, opacity_pressure=None)
        )

    def _line_end(self, start: PenPoint, pen: PenPoint) -> PenPoint:
        return straight(start, pen, step_degrees=_STEP_DEGREES if self._keys & _CTRL else 0)

    def _resize_to(self, resizing: _Resizing, point: QPointF) -> None:
        if self.surface is None:
            return
        moved = self._to_screen.map(point) - resizing.start
        # The outline follows the pointer.
        size_px = resizing.brush.size_px + 2 * moved.x() / self.surface.screen_scale
        self._settings.set_size(round(size_px))
        softness = resizing.brush.softness + moved.y() / _HARDNESS_PX
        self._settings.set_softness(min(1.0, max(0.0, softness)))

    def _see(self, pen: PenPoint) -> None:
        self._pen, self._seen_s = pen, time.monotonic()

    def _paint(self, points: list[PenPoint]) -> None:
        for point in points:
            self._painted.move(point.x, point.y, point.pressure)

    def _catch_up(self) -> None:
        if self._stabiliser is not None:
            passed_ms = 1000 * (time.monotonic() - self._seen_s)
            self._see(self._pen._replace(time_ms=self._pen.time_ms + passed_ms))
            self._paint(self._stabiliser.move(self._pen))

    # Keys and the wheel.

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.is_under_way:
            self.cancel()
        elif key in _ARROWS:
            paints = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(_ARROWS[key], paints=paints)
        elif key in _ENTER and not event.modifiers() & ~_KEYPAD:
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
            brush = self._settings.stroke_brush(other=False)
            self._begin(brush, PenPoint(start.x(), start.y()))
            self._painted.move(point.x(), point.y())
            self._painted.end()
            self._last = PenPoint(point.x(), point.y())

    def _put(self, point: QPointF | None) -> None:
        self._at = point
        if not self._pick.is_begun:
            self._pick.hover(point if self._is_picking else None)
        self.refresh()

    # The outline, dark and light, so that it is visible on any picture; dashed for the eraser.

    def cursor(self, zoom: float) -> AnyCursor:
        is_circle = self._is_seen(zoom) and not self._is_picking
        return Qt.CursorShape.BlankCursor if is_circle else Qt.CursorShape.CrossCursor

    def bounds(self, to_screen: QTransform) -> QRectF:
        self._to_screen = QTransform(to_screen)
        if self._at is None or self.surface is None:
            return QRectF()
        if self._is_picking:
            return self._pick.bounds(to_screen)
        middle, whole = to_screen.map(self._at), QRectF()
        if self._is_seen(self.surface.screen_scale) or self._shows_colour:
            # The spot of colour is a little beyond it.
            room = _LINE_PX + (_SPOT_PX if self._shows_colour else 0)
            side = self._radius(self.surface.screen_scale) + room
            whole = QRectF(middle.x() - side, middle.y() - side, 2 * side, 2 * side)
        line = self._line_seen()
        return (
            whole if line is None else whole.united(around(to_screen.map(line).controlPointRect()))
        )

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        if self._at is None or self.surface is None:
            return
        if self._is_picking:
            self._pick.paint(painter, to_screen)
            return
        line = self._line_seen()
        if line is not None:
            draw_path(painter, to_screen.map(line), is_dashed=False)
        self._paint_colour(painter, to_screen.map(self._at))
        if not self._is_seen(self.surface.screen_scale):
            return
        brush, radius = self._settings.brush, self._radius(self.surface.screen_scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 200), _LINE_PX), (QColor(255, 255, 255), 1.2)):
            pen = QPen(colour, width)
            if brush.erases and width < 2:
                pen.setDashPattern([4, 4])
            painter.setPen(pen)
            painter.drawEllipse(to_screen.map(self._at), radius, radius)
            if self._resizing is not None:
                # From there on it fades.
                hard = radius * (1 - brush.softness)
                painter.drawEllipse(to_screen.map(self._at), hard, hard)

    def _paint_colour(self, painter: QPainter, middle: QPointF) -> None:
        """Show what a layer is painted with beside the outline."""
        if self._shows_colour and self.surface is not None:
            radius = self._radius(self.surface.screen_scale)
            # Below to the right, on the diagonal.
            away = radius * math.sqrt(0.5) + _SPOT_PX / 2
            draw_colour(painter, middle + QPointF(away, away), self._colours.foreground)

    def hint(self, modifiers: Qt.KeyboardModifier) -> str:
        if self._picks(modifiers) or self._pick.is_begun:
            return QCoreApplication.translate("tools", "Click: pick this colour")
        if self._resizing is not None or modifiers & _ALT:
            return QCoreApplication.translate(
                "tools", "Drag left or right: size · Up or down: hardness"
            )
        if self._line is not None or modifiers & _SHIFT:
            if self._last is None:
                return QCoreApplication.translate("tools", "Drag a straight line · Ctrl: 15° steps")
            return QCoreApplication.translate(
                "tools", "Click: straight line from the last stroke · Ctrl: 15° steps"
            )
        return brush_hint(self._painted, erases=self._settings.brush.erases)

    def _line_seen(self) -> QPainterPath | None:
        """The line that is, or would be, painted straight."""
        if self._line is not None:
            start, end = self._line.start, self._line.end
        elif self._last is not None and self._at is not None and self._is_aiming:
            start = self._last
            end = self._line_end(start, PenPoint(self._at.x(), self._at.y()))
        else:
            return None
        path = QPainterPath(QPointF(start.x, start.y))
        path.lineTo(end.x, end.y)
        return path

    @property
    def _shows_colour(self) -> bool:
        return self._painted.target is Target.LAYER and not self._settings.brush.erases

    def _picks(self, modifiers: Qt.KeyboardModifier) -> bool:
        """Whether a click with ``modifiers`` takes a colour: with Alt, on a layer."""
        on_layer = self._painted.target is Target.LAYER
        return on_layer and bool(modifiers & _ALT) and not modifiers & _CTRL

    @property
    def _is_picking(self) -> bool:
        """Whether it takes a colour, or would, instead of painting."""
        is_idle = self._stabiliser is None and self._resizing is None and self._line is None
        return self._pick.is_begun or (is_idle and self._picks(self._keys))

    @property
    def _is_aiming(self) -> bool:
        """Whether a click would draw a straight line from the last stroke."""
        is_idle = self._stabiliser is None and self._resizing is None
        return is_idle and bool(self._keys & _SHIFT) and not self._keys & _ALT

    def _radius(self, zoom: float) -> float:
        return self._settings.brush.size_px * zoom / 2

    def _is_seen(self, zoom: float) -> bool:
        return self._settings.brush.size_px * zoom >= _CIRCLE_MIN_PX


def _pen_of(pointer: Pointer) -> PenPoint:
    return PenPoint(pointer.x, pointer.y, pointer.pressure, float(pointer.time_ms))
