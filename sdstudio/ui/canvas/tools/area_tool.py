"""AreaTool: what the tools that mark an area have in common."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QTransform

from sdstudio.canvas.point import Point
from sdstudio.canvas.selection.combine import Combine
from sdstudio.ui.canvas.tools.area_work import AreaWork
from sdstudio.ui.canvas.tools.outlines import area_cursor, around, draw_cross, draw_path
from sdstudio.ui.canvas.tools.tool import AnyCursor, NamedTool, Pointer, Surface
from sdstudio.ui.canvas.tools.tool_options import ToolName, ToolOptions

SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
ALT: Final = Qt.KeyboardModifier.AltModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier
NONE: Final = Qt.KeyboardModifier.NoModifier
#: How far on the screen an arrow key moves the pointer.
_STEP_PX: Final = 8
ARROWS: Final = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AreaTool(NamedTool):
    """Shift adds, Alt subtracts, and both together intersect; the right button and a pen's eraser
    subtract, too. The arrow keys move the pointer (with Ctrl by a pixel), Enter presses and
    releases it, Escape cancels.
    """

    def __init__(self, name: ToolName, work: AreaWork, options: ToolOptions) -> None:
        self.name = name
        self._work = work
        self._options = options
        #: Where the pointer is on the picture.
        self._at: Point | None = None
        #: It was taken there by keys, so the cursor doesn't show it.
        self._by_keys = False
        #: The keys held while it hovers.
        self._keys = NONE
        #: How the area in progress is combined with the mask.
        self._how = Combine.REPLACE
        self._was_begun = False
        self._to_screen = QTransform()

    # What the tools differ in.

    @property
    def is_begun(self) -> bool:
        """Whether an area has been begun, and isn't marked yet."""
        return False

    @property
    def is_under_way(self) -> bool:
        return self.is_begun or self._work.is_busy

    def outline(self) -> QPainterPath:
        """What is under way, in pixels of the picture."""
        return QPainterPath()

    def extent(self, to_screen: QTransform) -> QRectF:
        """Where on the screen that is."""
        return to_screen.map(self.outline()).controlPointRect()

    def draw_outline(self, painter: QPainter, to_screen: QTransform) -> None:
        """Draw what is under way."""
        draw_path(painter, to_screen.map(self.outline()))

    def usual_hint(self) -> str:
        """What to do while nothing is under way."""
        return ""

    def work_hint(self) -> str:
        """What keys and modifiers do while something is under way."""
        return ""

    def refresh(self) -> None:
        super().refresh()
        if self.is_begun is not self._was_begun:
            self._was_begun = self.is_begun
            self._work.changed.emit()

    # The pointer.

    def hover(self, pointer: Pointer | None) -> None:
        self._at = None if pointer is None else Point(pointer.x, pointer.y)
        self._by_keys = False
        if pointer is not None:
            self.hold(pointer.modifiers)
        self.refresh()

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        """These keys are held now."""
        self._keys = modifiers
        self.refresh()

    def how(self, pointer: Pointer) -> Combine:
        """What becomes of the mask if ``pointer`` marks an area."""
        if pointer.button == Qt.MouseButton.RightButton or pointer.is_eraser:
            return Combine.SUBTRACT
        return self._with(pointer.modifiers)

    def _with(self, modifiers: Qt.KeyboardModifier) -> Combine:
        if modifiers & SHIFT and modifiers & ALT:
            return Combine.INTERSECT
        if modifiers & SHIFT:
            return Combine.ADD
        return Combine.SUBTRACT if modifiers & ALT else self._options.of(self.name).combine

    # Keys.

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.is_under_way:
            self.cancel()
            self._work.cancel()
        elif key in ARROWS:
            self._go(ARROWS[key], event.modifiers())
        elif key in ENTER and not event.modifiers() & CTRL:
            self._press(event.modifiers())
        else:
            return False
        return True

    def _go(self, direction: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self.surface is None or self.surface.box.isEmpty():
            return
        is_fine = bool(modifiers & CTRL)
        there = stepped(self.surface, self._to_screen, self._at, direction, is_fine=is_fine)
        pointer = Pointer(there.x, there.y, modifiers=modifiers)
        if self.is_begun:
            self.move(pointer)
        else:
            self.hover(pointer)
        self._at, self._by_keys = there, True
        self.refresh()

    def _start(self) -> Point:
        """Where keys move the pointer from."""
        if self._at is not None or self.surface is None:
            return self._at or Point(0, 0)
        middle = self.surface.box.center()
        return Point(middle.x(), middle.y())

    def _press(self, modifiers: Qt.KeyboardModifier) -> None:
        at = self._start()
        pointer = Pointer(at.x, at.y, modifiers=modifiers)
        if self.is_begun:
            self.end(pointer)
        else:
            self.begin(pointer)
        self._at, self._by_keys = at, True
        self.refresh()

    # What is seen.

    def cursor(self, zoom: float) -> AnyCursor:
        if self._work.is_busy and not self.is_begun:
            return Qt.CursorShape.BusyCursor
        how = self._how if self.is_begun else self._with(self._keys)
        return Qt.CursorShape.CrossCursor if how is Combine.REPLACE else area_cursor(how)

    def bounds(self, to_screen: QTransform) -> QRectF:
        self._to_screen = QTransform(to_screen)
        whole = QRectF()
        if self.is_begun:
            whole = around(self.extent(to_screen))
        if self._by_keys and self._at is not None:
            at = to_screen.map(QPointF(*self._at))
            whole = whole.united(around(QRectF(at, at)))
        return whole

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        if self.is_begun:
            self.draw_outline(painter, to_screen)
        if self._by_keys and self._at is not None:
            draw_cross(painter, to_screen.map(QPointF(*self._at)))

    def hint(self, modifiers: Qt.KeyboardModifier) -> str:
        if self.is_begun:
            return self.work_hint()
        if self._work.is_busy:
            return QCoreApplication.translate("tools", "Working… Esc cancels")
        return f"{_words(self._with(modifiers))} · {self.usual_hint()}"


def stepped(
    surface: Surface, to_screen: QTransform, at: Point | None, direction: QPointF, *, is_fine: bool
) -> Point:
    """Where an arrow key takes the pointer from ``at``, or from the middle of the picture.

    Args:
        direction: on the screen, however the view is rotated.
        is_fine: by a pixel of the picture.
    """
    scale, box = surface.screen_scale, surface.box
    step = direction * (scale if is_fine else max(_STEP_PX, scale))
    to_picture, _ = to_screen.inverted()
    start = box.center() if at is None else QPointF(*at)
    point = start + to_picture.map(step) - to_picture.map(QPointF())
    return Point(
        min(max(point.x(), box.left()), box.right()),
        min(max(point.y(), box.top()), box.bottom()),
    )


def _words(how: Combine) -> str:
    """What becomes of the mask."""
    match how:
        case Combine.REPLACE:
            return QCoreApplication.translate("tools", "Replaces the mask")
        case Combine.ADD:
            return QCoreApplication.translate("tools", "Adds to the mask")
        case Combine.SUBTRACT:
            return QCoreApplication.translate("tools", "Subtracts from the mask")
        case Combine.INTERSECT:
            return QCoreApplication.translate("tools", "Keeps only the overlap")
