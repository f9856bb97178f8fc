"""The eyedropper: takes a colour from the canvas."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QTransform

from sdstudio.canvas.point import Point
from sdstudio.ui.canvas.tools.area_tool import ARROWS, CTRL, ENTER, SHIFT, stepped
from sdstudio.ui.canvas.tools.colour_pick import ColourPick
from sdstudio.ui.canvas.tools.outlines import around, draw_cross
from sdstudio.ui.canvas.tools.tool import AnyCursor, NamedTool, Pointer
from sdstudio.ui.canvas.tools.tool_options import ToolName


class EyedropperTool(NamedTool):
    """A click or a drag takes the foreground colour; with Shift, or the right button, the
    background colour. The arrow keys move it (with Ctrl by a pixel), and Enter takes the colour.
    """

    name = ToolName.EYEDROPPER

    def __init__(self, pick: ColourPick) -> None:
        self._pick = pick
        self._at: Point | None = None
        self._by_keys = False
        self._keys = Qt.KeyboardModifier.NoModifier
        self._to_screen = QTransform()

    @property
    def is_under_way(self) -> bool:
        return self._pick.is_begun

    # The pointer.

    def hover(self, pointer: Pointer | None) -> None:
        if pointer is not None:
            self._keys = pointer.modifiers
        self._go(None if pointer is None else Point(pointer.x, pointer.y))

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        self._keys = modifiers
        self._go(self._at, by_keys=self._by_keys)

    def begin(self, pointer: Pointer) -> None:
        self._at, self._by_keys = Point(pointer.x, pointer.y), False
        self._pick.begin(pointer)
        self.refresh()

    def move(self, pointer: Pointer) -> None:
        self._at = Point(pointer.x, pointer.y)
        self._pick.move(pointer)
        self.refresh()

    def end(self, pointer: Pointer) -> None:
        self._pick.end()
        self.refresh()

    def cancel(self) -> None:
        self._pick.cancel()
        self.refresh()

    # Keys.

    def key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.is_under_way:
            self.cancel()
        elif self.surface is None or self.surface.box.isEmpty():
            return False
        elif key in ARROWS:
            direction, is_fine = ARROWS[key], bool(event.modifiers() & CTRL)
            at = stepped(self.surface, self._to_screen, self._at, direction, is_fine=is_fine)
            self._go(at, by_keys=True)
        elif key in ENTER and not event.modifiers() & CTRL and self._at is not None:
            self._pick.begin(Pointer(*self._at, modifiers=event.modifiers()))
            self._pick.end()
            self.refresh()
        else:
            return False
        return True

    def _go(self, at: Point | None, *, by_keys: bool = False) -> None:
        self._at, self._by_keys = at, by_keys
        place = None if at is None else QPointF(*at)
        self._pick.hover(place, is_background=bool(self._keys & SHIFT))
        self.refresh()

    # What is seen.

    def cursor(self, zoom: float) -> AnyCursor:
        return Qt.CursorShape.CrossCursor

    def bounds(self, to_screen: QTransform) -> QRectF:
        self._to_screen = QTransform(to_screen)
        whole = self._pick.bounds(to_screen)
        if self._by_keys and self._at is not None:
            at = to_screen.map(QPointF(*self._at))
            whole = whole.united(around(QRectF(at, at)))
        return whole

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        self._pick.paint(painter, to_screen)
        if self._by_keys and self._at is not None:
            draw_cross(painter, to_screen.map(QPointF(*self._at)))

    def hint(self, modifiers: Qt.KeyboardModifier) -> str:
        if modifiers & SHIFT:
            return QCoreApplication.translate("tools", "Click: pick the background colour")
        return QCoreApplication.translate(
            "tools", "Click: pick the foreground colour · Shift or right button: background colour"
        )
