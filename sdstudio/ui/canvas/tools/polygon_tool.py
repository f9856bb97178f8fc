"""PolygonTool: an area with corners that are clicked one after the other."""

import math
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QTransform

from sdstudio.canvas.point import Point
from sdstudio.canvas.selection import shapes
from sdstudio.ui.canvas.tools.area_tool import ENTER, SHIFT, AreaTool
from sdstudio.ui.canvas.tools.area_work import AreaWork
from sdstudio.ui.canvas.tools.dragging import snapped
from sdstudio.ui.canvas.tools.outlines import draw_handle
from sdstudio.ui.canvas.tools.shape_tools import path_through
from sdstudio.ui.canvas.tools.tool import Pointer
from sdstudio.ui.canvas.tools.tool_options import ToolName, ToolOptions

#: A click as near as this to the first corner closes the outline.
_CLOSES_PX: Final = 8
_CORNERS_MIN: Final = 3


class PolygonTool(AreaTool):
    """A double click, Enter or a click on the first corner closes it; Backspace removes the last
    corner; Shift keeps an edge at a multiple of 45°.

    With keys alone, Enter sets a corner where the pointer was taken, and closes where the last one
    was set.
    """

    def __init__(self, work: AreaWork, options: ToolOptions) -> None:
        super().__init__(ToolName.POLYGON, work, options)
        self._corners: list[Point] = []

    @property
    def is_begun(self) -> bool:
        return bool(self._corners)

    @property
    def corners(self) -> tuple[Point, ...]:
        """Those that are set."""
        return tuple(self._corners)

    def begin(self, pointer: Pointer) -> None:
        if not self._corners:
            self._how = self.how(pointer)
        elif self._closes(pointer):
            self._close()
            return
        self._set(pointer)

    def double_click(self, pointer: Pointer) -> None:
        # The first of the two clicks has set a corner here.
        if self.is_begun:
            self._close()
        else:
            self.begin(pointer)

    def hover(self, pointer: Pointer | None) -> None:
        # The line to the pointer ends where it was last seen.
        if pointer is not None or not self.is_begun:
            super().hover(pointer)

    def move(self, pointer: Pointer) -> None:
        self.hover(pointer)

    def cancel(self) -> None:
        self._corners = []
        self.refresh()

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if self.is_begun and key == Qt.Key.Key_Backspace:
            self._corners.pop()
            self.refresh()
            return True
        if self.is_begun and key in ENTER and not self._by_keys:
            self._close()
            return True
        return super().key(event)

    def end(self, pointer: Pointer) -> None:
        """A release means nothing; Enter comes here while the keys move the pointer."""
        if self.is_begun and pointer.button == Qt.MouseButton.NoButton:
            if self._corners[-1] == Point(pointer.x, pointer.y):
                self._close()
            else:
                self._set(pointer)

    def usual_hint(self) -> str:
        return QCoreApplication.translate("tools", "Click the corners of an area")

    def work_hint(self) -> str:
        return QCoreApplication.translate(
            "tools", "Enter closes · Backspace removes a corner · Shift: 45°"
        )

    def _set(self, pointer: Pointer) -> None:
        point = self._pulled(Point(pointer.x, pointer.y), pointer.modifiers)
        if not self._corners or point != self._corners[-1]:
            self._corners.append(point)
        self._at = point
        self.refresh()

    def _close(self) -> None:
        corners = tuple(self._corners)
        self.cancel()
        mask = self._work.painted.mask
        if len(corners) >= _CORNERS_MIN and mask is not None:
            grid = mask.grid
            self._work.mark_later(
                lambda: shapes.polygon(grid, corners),
                self._how,
                QCoreApplication.translate("commands", "mask polygon"),
            )

    def _closes(self, pointer: Pointer) -> bool:
        """Whether a click there means the first corner."""
        if len(self._corners) < _CORNERS_MIN or self.surface is None:
            return False
        first = self._corners[0]
        far = math.hypot(pointer.x - first.x, pointer.y - first.y)
        return far * self.surface.screen_scale <= _CLOSES_PX

    def _pulled(self, point: Point, modifiers: Qt.KeyboardModifier) -> Point:
        """Where a corner is set: with Shift in one of eight directions from the last."""
        if self._corners and modifiers & SHIFT:
            return snapped(self._corners[-1], point)
        return point

    # What is seen.

    def outline(self) -> QPainterPath:
        points = list(self._corners)
        if self._at is not None:
            points.append(self._pulled(self._at, self._keys))
        return path_through(points)

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        super().paint(painter, to_screen)
        for corner in self._corners:
            draw_handle(painter, to_screen.map(QPointF(*corner)))
