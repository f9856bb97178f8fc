"""PointerInput: what mouse, pen, fingers and Space do on the canvas."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QGuiApplication,
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from sdstudio.ui.canvas.gestures import PadGestures, Pinch
from sdstudio.ui.canvas.navigation import Navigation
from sdstudio.ui.canvas.overlays import Overlays
from sdstudio.ui.canvas.placement import degrees_between, snapped
from sdstudio.ui.canvas.tools.tool import Overlay, Pointer

_FOR_TOOLS: Final = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
_NO_BUTTON: Final = Qt.MouseButton.NoButton
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
#: A finger that moves less may be the first of two.
_TOUCH_PX: Final = 8


@dataclass(slots=True)
class _Grip:
    """The pointer moves or rotates the picture.

    Args:
        button: which ends it by its release; none: Space does, while a tool is at work.
        last: where the pointer was.
        rotates: about the middle of the view.
        angle: what the picture would be rotated by if it didn't snap.
    """

    button: Qt.MouseButton
    last: QPointF
    rotates: bool
    angle: float


class PointerInput(QObject):
    """Moves the picture, or gives the overlay that is hit, or else the tool, places on it.

    Signals:
        moved(QPointF): the pointer is at another place of the viewport.

    Thread: GUI.
    """

    moved = Signal(object)

    def __init__(self, viewport: QWidget, navigation: Navigation, overlays: Overlays) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._navigation = navigation
        self._overlays = overlays
        #: What the pointer hits other than the tool.
        self._hit: Overlay | None = None
        #: Whether the tool or overlay that has the pointer is in use, and which button is held.
        self._works, self._held = False, _NO_BUTTON
        self._grip: _Grip | None = None
        self._space = False
        self._at = QPointF()
        self._pad = PadGestures(navigation)
        self._pinch: Pinch | None = None
        self._touched_at: QPointF | None = None

    @property
    def is_working(self) -> bool:
        """Whether a tool or an overlay is in use: a stroke, say, has begun and not ended."""
        return self._works

    @property
    def _holder(self) -> Overlay:
        """The tool or overlay that has the pointer."""
        return self._hit or self._overlays.tool

    # Events of the viewport.

    def press(self, event: QMouseEvent, *, is_second: bool = False) -> None:
        """A button of the mouse was pressed.

        Args:
            is_second: it is the second press of a double-click.
        """
        button = event.button()
        self._at = event.position()
        by_space = button == Qt.MouseButton.LeftButton and self._space and not self._works
        if self._grip is not None:
            return
        if by_space or button == Qt.MouseButton.MiddleButton:
            self._take_grip(button, rotates=bool(event.modifiers() & _SHIFT))
        elif button in _FOR_TOOLS and not self._works:
            # One button at a time; others are pressed by accident.
            self._begin(self._pointer_of(event), is_second=is_second)

    def move(self, event: QMouseEvent | QTabletEvent) -> None:
        """The mouse or the pen has moved."""
        self._at = event.position()
        self.moved.emit(self._at)
        if self._grip is not None:
            self._drag(self._grip, self._at)
        else:
            self._move(self._pointer_of(event))

    def release(self, event: QMouseEvent) -> None:
        """A button of the mouse was released."""
        button = event.button()
        if self._grip is not None and button == self._grip.button:
            self._grip = None
        elif self._works and button == self._held:
            self._end(self._pointer_of(event))
        self.hover()

    def pen(self, event: QTabletEvent) -> bool:
        """Follow the pen; returns whether Qt needn't send a mouse event as well."""
        if event.type() == QEvent.Type.TabletPress:
            if event.button() != Qt.MouseButton.LeftButton or self._space:
                return False
            self._at = event.position()
            self._begin(self._pointer_of(event), is_second=False)
        elif self._grip is not None and self._grip.button != _NO_BUTTON:
            # It started as a mouse drag and ends as one.
            return False
        elif event.type() == QEvent.Type.TabletMove:
            self.move(event)
        elif self._works and event.button() == self._held:
            self._end(self._pointer_of(event))
        event.accept()
        return True

    def touch(self, event: QTouchEvent) -> bool:
        """One finger is the tool's pointer, two hold the picture."""
        if event.deviceType() != QInputDevice.DeviceType.TouchScreen:
            return False
        event.accept()
        places = [point.position() for point in event.points()]
        if event.type() == QEvent.Type.TouchCancel:
            self._touched_at = self._pinch = None
            self.cancel()
        elif event.type() == QEvent.Type.TouchEnd:
            self._on_finger(places[0], event, is_up=True)
            self._touched_at = self._pinch = None
        elif len(places) > 1 and not self._works:
            self._touched_at = None
            self._pinch = self._pinch or Pinch(self._navigation, *places[:2])
            self._pinch.move(*places[:2])
        elif self._pinch is None:
            self._on_finger(places[0], event, is_up=False)
        return True

    def pad(self, event: QNativeGestureEvent) -> bool:
        """Follow two fingers on a touch pad; returns whether the gesture was used."""
        return self._pad.handle(event)

    def leave(self) -> None:
        """The pointer has left the viewport."""
        if not self._works:
            self._holder.hover(None)

    def hold_space(self, *, rotates: bool) -> None:
        """While Space is held, the pointer moves the picture, or rotates it."""
        self._space = True
        if self._works and self._grip is None:
            # What the tool does continues afterwards.
            self._take_grip(_NO_BUTTON, rotates=rotates)
        self.hover()

    def release_space(self) -> None:
        """The pointer is the tool's again."""
        if self._space:
            self._space = False
            if self._grip is not None and self._grip.button == _NO_BUTTON:
                self._grip = None
            self.hover()

    # What happens without the pointer.

    def cancel(self) -> None:
        """End what is being done, without a release."""
        self._grip = None
        if self._works:
            self._works = False
            self._holder.cancel()

    def release_from(self, overlay: Overlay) -> None:
        """``overlay`` is about to disappear, or the tool to change."""
        if overlay is self._holder:
            self.cancel()
            overlay.hover(None)
            self._hit = None

    def hover(self) -> None:
        """Have the pointer hover where it is, whatever has been moved below it."""
        if not self._works and self._grip is None:
            if self._viewport.underMouse() and not self._space:
                where = QPointF(self._viewport.mapFromGlobal(QCursor.pos()))
                point = self._navigation.to_picture(where)
                keys = QGuiApplication.keyboardModifiers()
                self._move(Pointer(point.x(), point.y(), modifiers=keys))
            else:
                self._holder.hover(None)
        self.show_cursor()

    def show_cursor(self) -> None:
        """Set the cursor that says what the pointer does here."""
        cursor = self._holder.cursor(self._navigation.scale)
        if self._grip is not None:
            cursor = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            cursor = Qt.CursorShape.OpenHandCursor
        if self._viewport.cursor() != QCursor(cursor):
            self._viewport.setCursor(cursor)

    # Moving the picture.

    def _take_grip(self, button: Qt.MouseButton, *, rotates: bool) -> None:
        self._grip = _Grip(button, self._at, rotates, self._navigation.angle)
        self._holder.hover(None)
        self.show_cursor()

    def _drag(self, grip: _Grip, to: QPointF) -> None:
        before, grip.last = grip.last, to
        if grip.rotates:
            centre = self._navigation.centre
            grip.angle += degrees_between(before - centre, to - centre)
            self._navigation.rotate_to(snapped(grip.angle))
        else:
            self._navigation.move_by(to - before)

    # Places on the picture.

    def _on_finger(self, at: QPointF, event: QTouchEvent, *, is_up: bool) -> None:
        start = self._touched_at
        if self._pinch is None and not self._works:
            if start is None:
                # Perhaps a second finger follows; then nothing must have been painted.
                self._touched_at = start = at
            if is_up or (at - start).manhattanLength() >= _TOUCH_PX:
                self._begin(self._finger(start, event), is_second=False)
        if self._works:
            self._move(self._finger(at, event))
            if is_up:
                self._end(self._finger(at, event))
                self._holder.hover(None)

    def _begin(self, pointer: Pointer, *, is_second: bool) -> None:
        self.cancel()
        self._works, self._held = True, pointer.button
        self._give_to_hit(pointer)
        if is_second and self._holder is self._overlays.tool:
            self._overlays.tool.double_click(pointer)
        else:
            self._holder.begin(pointer)

    def _move(self, pointer: Pointer) -> None:
        if self._works:
            self._holder.move(pointer)
        elif not self._space:
            self._give_to_hit(pointer)
            self._holder.hover(pointer)

    def _end(self, pointer: Pointer) -> None:
        self._works = False
        self._holder.end(pointer)

    def _give_to_hit(self, pointer: Pointer) -> None:
        hit = self._overlays.hit(pointer)
        if hit is not self._holder:
            self._holder.hover(None)
            self._hit = None if hit is self._overlays.tool else hit
            self.show_cursor()

    def _pointer_of(self, event: QMouseEvent | QTabletEvent) -> Pointer:
        point = self._navigation.to_picture(event.position())
        is_pen = isinstance(event, QTabletEvent)
        return Pointer(
            point.x(),
            point.y(),
            pressure=event.pressure() if isinstance(event, QTabletEvent) else 1.0,
            modifiers=event.modifiers(),
            button=self._held if self._works else event.button(),
            is_pen=is_pen,
            is_eraser=is_pen and event.pointerType() == QPointingDevice.PointerType.Eraser,
            time_ms=event.timestamp(),
        )

    def _finger(self, at: QPointF, event: QTouchEvent) -> Pointer:
        point, left = self._navigation.to_picture(at), Qt.MouseButton.LeftButton
        keys, time_ms = event.modifiers(), event.timestamp()
        return Pointer(point.x(), point.y(), modifiers=keys, button=left, time_ms=time_ms)
