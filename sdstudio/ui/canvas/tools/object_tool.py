"""ObjectTool: clicks on an object and beside it, or a box around it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen, QTransform

from sdstudio.canvas.point import Point
from sdstudio.canvas.selection.combine import Combine
from sdstudio.domain import segmentation
from sdstudio.ui.canvas.object_selection import ObjectSelection
from sdstudio.ui.canvas.tools.area_tool import ALT, CTRL, ENTER, SHIFT, AreaTool
from sdstudio.ui.canvas.tools.area_work import AreaWork
from sdstudio.ui.canvas.tools.dragging import dragged
from sdstudio.ui.canvas.tools.outlines import area_cursor, around
from sdstudio.ui.canvas.tools.tool import AnyCursor, Pointer
from sdstudio.ui.canvas.tools.tool_options import ToolName, ToolOptions

#: A drag that is shorter on the screen is a click.
_DRAG_PX: Final = 5
_DOT_PX: Final = 7.0
_SIGN_PX: Final = 3.5
_DARK: Final = QColor(0, 0, 0, 200)
_INSIDE: Final = QColor(255, 255, 255)
_BESIDE: Final = QColor(255, 205, 80)


class ObjectTool(AreaTool):
    """A click is on the object, one with Alt or the right button is beside it, and a drag is a box
    around it. Enter applies what is found, Backspace removes the last click or box, Escape all.

    With keys alone, Enter clicks where the pointer was taken, and applies where it clicked last.
    """

    def __init__(self, selection: ObjectSelection, work: AreaWork, options: ToolOptions) -> None:
        super().__init__(ToolName.OBJECT, work, options)
        self._selection = selection
        #: Where the button was pressed, and where the pointer is; ``None`` unless it is.
        self._drag: tuple[Pointer, Pointer] | None = None
        #: Where the keys clicked last.
        self._clicked: Point | None = None
        selection.changed.connect(self.refresh)
        selection.changed.connect(work.changed)

    @property
    def is_begun(self) -> bool:
        return bool(self._selection.shown) or self._drag is not None

    # The pointer.

    def begin(self, pointer: Pointer) -> None:
        self._drag = pointer, pointer
        self.hover(pointer)

    def move(self, pointer: Pointer) -> None:
        if self._drag is not None:
            self._drag = self._drag[0], pointer
        self.hover(pointer)

    def end(self, pointer: Pointer) -> None:
        drag, self._drag = self._drag, None
        if drag is None or self.surface is None or self.surface.box.isEmpty():
            return
        box = self._box_of(drag[0], pointer)
        if box is not None:
            self._selection.show(box)
        else:
            self._click(drag[0])
        self.refresh()

    def double_click(self, pointer: Pointer) -> None:
        """The first of the two clicks has shown this place; the second means nothing more."""

    def cancel(self) -> None:
        self._drag = None
        self._selection.restart()
        self.refresh()

    def _click(self, pointer: Pointer) -> None:
        assert self.surface is not None
        if self.surface.box.contains(pointer.x, pointer.y):
            is_inside = not (
                pointer.modifiers & ALT
                or pointer.button == Qt.MouseButton.RightButton
                or pointer.is_eraser
            )
            self._selection.show(
                segmentation.ObjectPoint(x=pointer.x, y=pointer.y, is_inside=is_inside)
            )

    def _box_of(self, start: Pointer, end: Pointer) -> segmentation.ObjectBox | None:
        """The box that is dragged; ``None``: it is a click."""
        if self.surface is None:
            return None
        far = max(abs(end.x - start.x), abs(end.y - start.y))
        if far * self.surface.screen_scale < _DRAG_PX:
            return None
        box, whole = dragged(Point(start.x, start.y), Point(end.x, end.y)), self.surface.box
        left, right = (min(max(x, whole.left()), whole.right()) for x in (box.left, box.right))
        top, bottom = (min(max(y, whole.top()), whole.bottom()) for y in (box.top, box.bottom))
        if left >= right or top >= bottom:
            return None
        return segmentation.ObjectBox(left=left, top=top, right=right, bottom=bottom)

    # Keys.

    def key(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in ENTER and not held & CTRL:
            if self._by_keys and self._at is not None and self._at != self._clicked:
                at = self._clicked = self._at
                self._click(Pointer(at.x, at.y, modifiers=held))
            else:
                # As the artist chose, unless keys say otherwise.
                self._selection.apply(self._with(held) if held & (SHIFT | ALT) else None)
            self.refresh()
            return True
        if key == Qt.Key.Key_Backspace and self._selection.shown:
            self._selection.forget_last()
            return True
        if key == Qt.Key.Key_Escape and not self.is_begun:
            return False
        return super().key(event)

    # What is seen.

    def cursor(self, zoom: float) -> AnyCursor:
        is_beside = bool(self._keys & ALT)
        return area_cursor(Combine.SUBTRACT if is_beside else Combine.ADD)

    def outline(self) -> QPainterPath:
        path = QPainterPath()
        for box in self._boxes():
            path.addRect(QRectF(QPointF(box.left, box.top), QPointF(box.right, box.bottom)))
        return path

    def _boxes(self) -> list[segmentation.ObjectBox]:
        drag = None if self._drag is None else self._box_of(*self._drag)
        if drag is not None:
            return [drag]
        return [one for one in self._selection.shown if isinstance(one, segmentation.ObjectBox)]

    def _points(self) -> tuple[segmentation.ObjectPoint, ...]:
        return self._selection.prompts.points

    def bounds(self, to_screen: QTransform) -> QRectF:
        whole = super().bounds(to_screen)
        for one in self._points():
            at = to_screen.map(QPointF(one.x, one.y))
            whole = whole.united(around(QRectF(at, at)))
        return whole

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        super().paint(painter, to_screen)
        for one in self._points():
            _draw_dot(painter, to_screen.map(QPointF(one.x, one.y)), is_inside=one.is_inside)

    # What the hint says.

    def usual_hint(self) -> str:
        return QCoreApplication.translate(
            "tools", "Click an object, or drag a box around it · Alt: exclude"
        )

    def work_hint(self) -> str:
        return QCoreApplication.translate(
            "tools",
            "Alt: exclude · Enter applies · Backspace removes the last · Esc clears",
        )


def _draw_dot(painter: QPainter, at: QPointF, *, is_inside: bool) -> None:
    """A place on the object, or beside it, told apart by sign and by colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_DARK, 1.5))
    painter.setBrush(_INSIDE if is_inside else _BESIDE)
    painter.drawEllipse(at, _DOT_PX, _DOT_PX)
    painter.setPen(QPen(QColor(0, 0, 0), 2))
    across, down = QPointF(_SIGN_PX, 0), QPointF(0, _SIGN_PX)
    painter.drawLine(at - across, at + across)
    if is_inside:
        painter.drawLine(at - down, at + down)
