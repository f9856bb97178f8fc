"""Rectangle, ellipse and lasso: areas that are dragged."""

import math
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF, QTransform

from sdstudio.canvas.point import Point
from sdstudio.canvas.selection import shapes
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.ui.canvas.tools.area_tool import ALT, NONE, SHIFT, AreaTool
from sdstudio.ui.canvas.tools.area_work import AreaWork
from sdstudio.ui.canvas.tools.dragging import DraggedBox, dragged
from sdstudio.ui.canvas.tools.outlines import draw_lines
from sdstudio.ui.canvas.tools.tool import Pointer
from sdstudio.ui.canvas.tools.tool_options import ToolName, ToolOptions

#: A shorter drag is a click, by which nothing is meant.
_DRAG_MIN_PX: Final = 3
#: A larger area is made on another thread.
_AT_ONCE_PX: Final = 512**2
#: A line drawn by hand has no more corners than this on the screen.
_CORNER_PX: Final = 2.0
_BOX_KEYS: Final = SHIFT | ALT


_Make = Callable[[TileGrid], TileSnapshot]


class DraggedTool(AreaTool):
    """From the press to the release; a click alone means nothing."""

    def __init__(self, name: ToolName, work: AreaWork, options: ToolOptions) -> None:
        super().__init__(name, work, options)
        self._points: list[Point] = []
        #: How far from the start the pointer has been.
        self._went_px = 0.0
        self._is_by_hand = True

    def maker(self) -> _Make:
        """Makes the area that is dragged now, on any thread."""
        raise NotImplementedError

    def step_text(self) -> str:
        """Names the step to undo."""
        raise NotImplementedError

    def drag(self, pointer: Pointer) -> None:
        """Follow the pointer."""
        raise NotImplementedError

    @property
    def is_begun(self) -> bool:
        return bool(self._points)

    def begin(self, pointer: Pointer) -> None:
        self._how = self.how(pointer)
        self._points = [Point(pointer.x, pointer.y)]
        self._went_px = 0.0
        self._is_by_hand = pointer.button != Qt.MouseButton.NoButton
        self._at, self._by_keys = self._points[0], False
        self.refresh()

    def move(self, pointer: Pointer) -> None:
        if self.is_begun:
            self._at, start = Point(pointer.x, pointer.y), self._points[0]
            self._went_px = max(self._went_px, math.dist(self._at, start))
            self.drag(pointer)
            self.refresh()

    def end(self, pointer: Pointer) -> None:
        if not self.is_begun:
            return
        self.move(pointer)
        box, make = self.outline().boundingRect(), self.maker()
        scale = 1.0 if self.surface is None else self.surface.screen_scale
        is_click = self._is_by_hand and self._went_px * scale < _DRAG_MIN_PX
        self.cancel()
        mask = self._work.painted.mask
        if is_click or mask is None:
            return
        grid = mask.grid
        inside = box & QRectF(0, 0, grid.width, grid.height)
        is_small = inside.width() * inside.height() <= _AT_ONCE_PX
        mark = self._work.mark if is_small else self._work.mark_later
        mark(lambda: make(grid), self._how, self.step_text())

    def cancel(self) -> None:
        self._points = []
        self.refresh()


class BoxTool(DraggedTool):
    """Between two opposite corners; Shift makes it as wide as high, Alt drags from its centre.

    Keys that were held at the press say how the area is combined, so they count for the shape only
    once they have been released; on an empty mask they count at once.
    """

    def __init__(self, name: ToolName, work: AreaWork, options: ToolOptions) -> None:
        super().__init__(name, work, options)
        self._spent = NONE

    @property
    def box(self) -> DraggedBox:
        """What is dragged now."""
        keys = self._keys & ~self._spent
        start, end = self._points[0], self._points[-1]
        return dragged(start, end, is_even=bool(keys & SHIFT), is_centred=bool(keys & ALT))

    def begin(self, pointer: Pointer) -> None:
        super().begin(pointer)
        self._spent = pointer.modifiers & _BOX_KEYS
        is_empty = self._work.painted.is_empty and not self._work.is_busy
        if is_empty and pointer.button != Qt.MouseButton.RightButton:
            self._spent = NONE
            self._how = self._options.of(self.name).combine
        self.hold(pointer.modifiers)

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        self._spent &= modifiers
        super().hold(modifiers)

    def drag(self, pointer: Pointer) -> None:
        self._points[1:] = [Point(pointer.x, pointer.y)]
        self.hold(pointer.modifiers)


class RectangleTool(BoxTool):
    """With edges between pixels."""

    @property
    def box(self) -> DraggedBox:
        return super().box.to_pixels()

    def outline(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(_rect(self.box))
        return path

    def maker(self) -> _Make:
        box = self.box
        return lambda grid: shapes.rectangle(grid, *box)

    def step_text(self) -> str:
        return QCoreApplication.translate("commands", "mask rectangle")

    def usual_hint(self) -> str:
        return QCoreApplication.translate("tools", "Drag a rectangle")

    def work_hint(self) -> str:
        return QCoreApplication.translate("tools", "Shift: square · Alt: from the centre")


class EllipseTool(BoxTool):
    """Touches the sides of the box."""

    def outline(self) -> QPainterPath:
        path = QPainterPath()
        path.addEllipse(_rect(self.box))
        return path

    def maker(self) -> _Make:
        box = self.box
        return lambda grid: shapes.ellipse(grid, *box)

    def step_text(self) -> str:
        return QCoreApplication.translate("commands", "mask ellipse")

    def usual_hint(self) -> str:
        return QCoreApplication.translate("tools", "Drag an ellipse")

    def work_hint(self) -> str:
        return QCoreApplication.translate("tools", "Shift: circle · Alt: from the centre")


class LassoTool(DraggedTool):
    """Around an area, by hand; the ends are joined by a straight line."""

    def drag(self, pointer: Pointer) -> None:
        scale = 1.0 if self.surface is None else self.surface.screen_scale
        last = self._points[-1]
        if math.hypot(pointer.x - last.x, pointer.y - last.y) * scale >= _CORNER_PX:
            self._points.append(Point(pointer.x, pointer.y))

    def outline(self) -> QPainterPath:
        return path_through(self._points)

    def extent(self, to_screen: QTransform) -> QRectF:
        return to_screen.map(self._polygon()).boundingRect()

    def draw_outline(self, painter: QPainter, to_screen: QTransform) -> None:
        draw_lines(painter, to_screen.map(self._polygon()))

    def _polygon(self) -> QPolygonF:
        return QPolygonF([QPointF(*point) for point in self._points])

    def maker(self) -> _Make:
        points = list(self._points)
        return lambda grid: shapes.lasso(grid, points)

    def step_text(self) -> str:
        return QCoreApplication.translate("commands", "mask with the lasso")

    def usual_hint(self) -> str:
        return QCoreApplication.translate("tools", "Drag around an area")

    def work_hint(self) -> str:
        return QCoreApplication.translate("tools", "Release to close the outline")


def path_through(points: Sequence[Point]) -> QPainterPath:
    """Straight lines from point to point."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def _rect(box: DraggedBox) -> QRectF:
    return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
