"""TransformTool: a box with handles around the layer, its selected part, or the mask."""

import math
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QTransform

from sdstudio.canvas.frame import HANDLES, Frame, Handle
from sdstudio.canvas.point import Point
from sdstudio.ui.canvas.tools.area_tool import ALT, ARROWS, CTRL, ENTER, SHIFT
from sdstudio.ui.canvas.tools.move_tool import FAR_PX, direction_of, polygon_of
from sdstudio.ui.canvas.tools.outlines import around, draw_handle, draw_path
from sdstudio.ui.canvas.tools.tool import AnyCursor, NamedTool, Pointer
from sdstudio.ui.canvas.tools.tool_options import ToolName
from sdstudio.ui.canvas.transformation import Transformation

#: In points on the screen: how near the pointer takes hold of a handle, how far the handle that
#: turns is from the box, and how large the box is at least, so that its handles are apart.
_REACH: Final = 9.0
_AWAY: Final = 26.0
_MIDDLE: Final = Handle(0, 0)
_TOP: Final = Handle(0, -1)
_CURSORS: Final = (
    Qt.CursorShape.SizeHorCursor,
    Qt.CursorShape.SizeFDiagCursor,
    Qt.CursorShape.SizeVerCursor,
    Qt.CursorShape.SizeBDiagCursor,
)


class _Grip(Enum):
    """What is dragged besides a handle."""

    INSIDE = auto()
    TURN = auto()


class TransformTool(NamedTool):
    """Handles scale, with Shift in proportion and with Alt about the centre; beside the box the
    pointer turns it, with Shift in steps of 15°; inside, it moves it. Enter applies, Escape
    cancels.

    Args:
        leave: called after Enter, a double click or Escape, with whether to apply.

    Attributes:
        keeps_aspect: handles scale in proportion unless Shift is held.
    """

    name = ToolName.TRANSFORM

    def __init__(self, transformation: Transformation, leave: Callable[[bool], None]) -> None:
        self._transformation = transformation
        self._leave = leave
        self.keeps_aspect = False
        self._grip: _Grip | Handle | None = None
        self._start = Point(0, 0)
        self._from: Frame | None = None
        #: Each drag is a change of its own.
        self._drags = 0
        #: Of the last event, so that keys count at once.
        self._last: Pointer | None = None
        self._hovered: _Grip | Handle | None = None
        self._to_screen = QTransform()
        transformation.changed.connect(self.refresh)

    @property
    def is_under_way(self) -> bool:
        return self._transformation.is_open

    # The pointer.

    def hover(self, pointer: Pointer | None) -> None:
        self._hovered = None if pointer is None else self._grip_at(pointer)
        self.refresh()

    def begin(self, pointer: Pointer) -> None:
        self._grip, self._start = self._grip_at(pointer), Point(pointer.x, pointer.y)
        self._from, self._last = self._transformation.frame, pointer
        self._drags += 1

    def move(self, pointer: Pointer) -> None:
        self._last = pointer
        self._drag(pointer, pointer.modifiers)

    def end(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._from = self._last = None

    def cancel(self) -> None:
        if self._from is not None:
            self._transformation.put(self._from, merges=self._drag_name)
        self._from = self._last = None

    def double_click(self, pointer: Pointer) -> None:
        if self._grip_at(pointer) is _Grip.INSIDE:
            self._leave(True)
        else:
            self.begin(pointer)

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        if self._last is not None:
            self._drag(self._last, modifiers)

    def _drag(self, pointer: Pointer, modifiers: Qt.KeyboardModifier) -> None:
        if self._from is None or self._grip is None:
            return
        now, shift = Point(pointer.x, pointer.y), bool(modifiers & SHIFT)
        if isinstance(self._grip, Handle):
            # The handle keeps its distance from the pointer.
            to = now.plus(self._from.place(self._grip) - self._start)
            frame = self._from.dragged(
                self._grip,
                to,
                keeps_aspect=shift is not self.keeps_aspect,
                is_centred=bool(modifiers & ALT),
            )
        elif self._grip is _Grip.TURN:
            frame = self._from.turned(self._start, now, by_steps=shift)
        else:
            by = now - self._start
            frame = self._from.moved(by.x, by.y, keeps_axis=shift)
        self._transformation.put(frame, merges=self._drag_name)

    @property
    def _drag_name(self) -> str:
        return f"drag {self._drags}"

    def _grip_at(self, pointer: Pointer) -> _Grip | Handle | None:
        frame = self._transformation.frame
        if frame is None:
            return None
        at = self._to_screen.map(QPointF(pointer.x, pointer.y))
        for handle in reversed(HANDLES):
            if _is_near(at, self._on_screen(frame, handle)):
                return handle
        if _is_near(at, self._knob(frame)):
            return _Grip.TURN
        return _Grip.INSIDE if frame.contains(Point(pointer.x, pointer.y)) else _Grip.TURN

    # Keys.

    def key(self, event: QKeyEvent) -> bool:
        key, frame = Qt.Key(event.key()), self._transformation.frame
        if key == Qt.Key.Key_Escape:
            self._leave(False)
        elif key in ENTER and not event.modifiers() & CTRL:
            self._leave(True)
        elif key in ARROWS and frame is not None:
            across, down = direction_of(ARROWS[key], self._to_screen)
            steps = FAR_PX if event.modifiers() & SHIFT else 1
            moved = frame.moved(across * steps, down * steps)
            self._transformation.put(moved, merges="nudge")
        else:
            return False
        return True

    # What is seen.

    def cursor(self, zoom: float) -> AnyCursor:
        if self._transformation.is_busy:
            return Qt.CursorShape.BusyCursor
        grip = self._grip if self._from is not None else self._hovered
        frame = self._transformation.frame
        if isinstance(grip, Handle) and frame is not None:
            way = self._on_screen(frame, grip) - self._on_screen(frame, _MIDDLE)
            # Eight directions, of which opposite ones look the same.
            eighth = round(math.degrees(math.atan2(way.y(), way.x())) / 45) % 4
            return _CURSORS[eighth]
        if grip is _Grip.INSIDE:
            return Qt.CursorShape.SizeAllCursor
        return Qt.CursorShape.CrossCursor

    def bounds(self, to_screen: QTransform) -> QRectF:
        self._to_screen = QTransform(to_screen)
        frame = self._transformation.frame
        if frame is None:
            return QRectF()
        extent = to_screen.map(polygon_of(frame)).boundingRect()
        knob = self._knob(frame)
        return around(extent.united(QRectF(knob, knob).adjusted(-1, -1, 1, 1)))

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        self._to_screen = QTransform(to_screen)
        frame = self._transformation.frame
        if frame is None:
            return
        path = QPainterPath()
        path.addPolygon(to_screen.map(polygon_of(frame)))
        path.closeSubpath()
        path.moveTo(self._on_screen(frame, _TOP))
        path.lineTo(self._knob(frame))
        draw_path(painter, path, is_dashed=False)
        for handle in HANDLES:
            draw_handle(painter, self._on_screen(frame, handle))
        draw_handle(painter, self._knob(frame))

    def hint(self, modifiers: Qt.KeyboardModifier) -> str:
        if self._transformation.frame is None:
            if self._transformation.is_busy:
                return QCoreApplication.translate("tools", "Working… Esc cancels")
            return QCoreApplication.translate(
                "tools", "There is nothing to transform here: paint, or choose another layer"
            )
        return QCoreApplication.translate(
            "tools",
            "Enter applies · Esc cancels · Shift: in proportion, 15° steps · Alt: from the centre",
        )

    def _on_screen(self, frame: Frame, handle: Handle) -> QPointF:
        return self._to_screen.map(QPointF(*frame.place(handle)))

    def _knob(self, frame: Frame) -> QPointF:
        """Where the handle that turns is on the screen: beyond the top of the box."""
        top, middle = self._on_screen(frame, _TOP), self._on_screen(frame, _MIDDLE)
        away = top - middle
        length = math.hypot(away.x(), away.y())
        if not length:
            return top
        return top + away * (_AWAY / length)


def _is_near(one: QPointF, other: QPointF) -> bool:
    return math.hypot(one.x() - other.x(), one.y() - other.y()) <= _REACH
