"""MoveTool: drags the layer, its selected part, or the mask."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPolygonF, QTransform

from sdstudio.canvas.document import Target
from sdstudio.canvas.frame import HANDLES, Frame, Handle
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.tools.area_tool import ARROWS, SHIFT
from sdstudio.ui.canvas.tools.outlines import around, draw_path
from sdstudio.ui.canvas.tools.tool import AnyCursor, NamedTool, Pointer
from sdstudio.ui.canvas.tools.tool_options import ToolName
from sdstudio.ui.canvas.transformation import Transformation

#: How far Shift with an arrow key moves.
FAR_PX: Final = 10


class MoveTool(NamedTool):
    """Each drag is a step to undo; Shift keeps to one axis. The arrow keys move by a pixel, with
    Shift by ten; steps with them that follow each other are one if no pixels change.
    """

    name = ToolName.MOVE

    def __init__(self, painted: CanvasModel, transformation: Transformation) -> None:
        self._painted = painted
        self._transformation = transformation
        self._start: Pointer | None = None
        #: How far it is to be moved; ``None`` if it isn't moved now.
        self._by: tuple[float, float] | None = None
        self._keeps_axis = False
        #: Before it is moved; ``None`` until it is picked.
        self._from: Frame | None = None
        self._is_released = self._is_nudged = False
        #: Arrow keys that were pressed while the step before was made.
        self._waiting = (0, 0)
        self._to_screen = QTransform()
        transformation.changed.connect(self._on_transformation)
        transformation.found_nothing.connect(self._stop)

    @property
    def is_under_way(self) -> bool:
        return self._by is not None

    # The pointer.

    def begin(self, pointer: Pointer) -> None:
        # The step before counts, too. If it was only made now, its end would end this drag.
        self._transformation.apply_now()
        self._begin()
        self._start = pointer
        self._transformation.begin(self._step_text(), goes_on=True, is_awaited=True)

    def move(self, pointer: Pointer) -> None:
        if self._start is not None and self._by is not None:
            self._by = pointer.x - self._start.x, pointer.y - self._start.y
            self._keeps_axis = bool(pointer.modifiers & SHIFT)
            self._put()

    def end(self, pointer: Pointer) -> None:
        if self._start is not None and self._by is not None:
            self.move(pointer)
            self._is_released = True
            self._finish()

    def cancel(self) -> None:
        if self._by is not None:
            self._stop()
            self._transformation.cancel()

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        if self._start is not None and not self._is_released:
            self._keeps_axis = bool(modifiers & SHIFT)
            self._put()

    @property
    def _is_waiting(self) -> bool:
        """Whether it is known how far it is moved, but not yet what."""
        return self._by is not None and self._is_released

    def _begin(self) -> None:
        self._start, self._from = None, None
        self._by, self._keeps_axis = (0.0, 0.0), False
        self._is_released = self._is_nudged = False

    def _put(self) -> None:
        if self._from is not None and self._by is not None:
            frame = self._from.moved(*self._by, keeps_axis=self._keeps_axis)
            self._transformation.put(frame, merges="move")

    def _finish(self) -> None:
        if self._from is None:
            return
        merges = f"nudge {self._painted.target.value}" if self._is_nudged else ""
        layer = self._painted.layer
        if merges and layer is not None:
            merges = f"{merges} {layer.id}"
        self._by = None
        self._transformation.apply(merges=merges)
        self.refresh()

    def _stop(self) -> None:
        self._by = self._from = None
        self._waiting = (0, 0)
        self.refresh()

    def _on_transformation(self) -> None:
        frame = self._transformation.frame
        if self._by is not None:
            if self._from is None and frame is not None:
                self._from = frame
                self._put()
                if self._is_released:
                    self._finish()
            elif frame is None and not self._transformation.is_open:
                # Undo took what was being moved.
                self._stop()
        elif self._waiting != (0, 0) and not self._transformation.is_open:
            by, self._waiting = self._waiting, (0, 0)
            self._nudge(*by)
        self.refresh()

    def _step_text(self) -> str:
        if self._painted.target is Target.MASK:
            return QCoreApplication.translate("commands", "move mask")
        if self._painted.target is Target.LAYER_MASK:
            return QCoreApplication.translate("commands", "move layer mask")
        if self._is_of_part:
            return QCoreApplication.translate("commands", "move selected part")
        return QCoreApplication.translate("commands", "move layer")

    @property
    def _is_of_part(self) -> bool:
        combined = self._painted.combined
        return combined is not None and not combined.is_empty

    # Keys.

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.is_under_way:
            self.cancel()
        elif key in ARROWS and (self._is_waiting or not self.is_under_way):
            across, down = direction_of(ARROWS[key], self._to_screen)
            steps = FAR_PX if event.modifiers() & SHIFT else 1
            self._nudge(across * steps, down * steps)
        else:
            return False
        return True

    def _nudge(self, across: int, down: int) -> None:
        if self._by is not None:
            self._by = self._by[0] + across, self._by[1] + down
            return
        if self._transformation.is_busy:
            self._waiting = self._waiting[0] + across, self._waiting[1] + down
            return
        self._begin()
        self._by, self._is_released, self._is_nudged = (across, down), True, True
        self._transformation.begin(self._step_text(), goes_on=True, is_awaited=True)

    # What is seen.

    def cursor(self, zoom: float) -> AnyCursor:
        return Qt.CursorShape.SizeAllCursor

    def bounds(self, to_screen: QTransform) -> QRectF:
        self._to_screen = QTransform(to_screen)
        frame = self._transformation.frame
        if frame is None:
            return QRectF()
        return around(to_screen.map(polygon_of(frame)).boundingRect())

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        frame = self._transformation.frame
        if frame is not None:
            path = QPainterPath()
            path.addPolygon(to_screen.map(polygon_of(frame)))
            path.closeSubpath()
            draw_path(painter, path)

    def hint(self, modifiers: Qt.KeyboardModifier) -> str:
        if self._painted.target is Target.MASK:
            return QCoreApplication.translate(
                "tools", "Drag to move the mask · Shift: along one axis · Arrow keys: 1 px"
            )
        if self._painted.target is Target.LAYER_MASK:
            return QCoreApplication.translate(
                "tools",
                "Drag to move only the layer mask · Shift: along one axis · Arrow keys: 1 px",
            )
        if self._is_of_part:
            return QCoreApplication.translate(
                "tools", "Drag to move the selected part · Shift: along one axis · Arrow keys: 1 px"
            )
        return QCoreApplication.translate(
            "tools", "Drag to move the layer · Shift: along one axis · Arrow keys: 1 px"
        )


def polygon_of(frame: Frame) -> QPolygonF:
    """The outline of a frame, in pixels of the canvas."""
    corners = {one: QPointF(*frame.place(one)) for one in HANDLES if one.across and one.down}
    order = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return QPolygonF([corners[Handle(*one)] for one in order])


def direction_of(arrow: QPointF, to_screen: QTransform) -> tuple[int, int]:
    """The direction on the canvas that an arrow key points to on the screen."""
    back, _ = to_screen.inverted()
    way = back.map(arrow) - back.map(QPointF())
    if abs(way.x()) >= abs(way.y()):
        return (1 if way.x() > 0 else -1), 0
    return 0, (1 if way.y() > 0 else -1)
