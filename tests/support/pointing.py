"""Events of devices that QTest lacks: wheels, touch pads and pens."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QNativeGestureEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


def _device(kind: QInputDevice.DeviceType, of: QPointingDevice.PointerType) -> QPointingDevice:
    can = QInputDevice.Capability
    return QPointingDevice(
        str(kind.name),
        1,
        kind,
        of,
        can.Position | can.Pressure,
        10,
        3,
        "",
        QPointingDeviceUniqueId(),
    )


_PAD = _device(QInputDevice.DeviceType.TouchPad, QPointingDevice.PointerType.Finger)
_PEN = _device(QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen)
_ERASER = _device(QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Eraser)


def turn_wheel(
    widget: QWidget, at: QPoint, notches: float, keys: Qt.KeyboardModifier = _NONE
) -> None:
    """Turn a mouse's wheel over ``at``."""
    _scroll(widget, at, QPoint(), QPoint(0, round(120 * notches)), keys, is_pad=False)


def scroll_pad(
    widget: QWidget, at: QPoint, moved: QPoint, keys: Qt.KeyboardModifier = _NONE
) -> None:
    """Move two fingers on a touch pad."""
    _scroll(widget, at, moved, moved * 8, keys, is_pad=True)


def gesture(widget: QWidget, at: QPoint, kind: Qt.NativeGestureType, value: float = 0.0) -> None:
    """What the system recognised on a touch pad."""
    where, everywhere = QPointF(at), QPointF(widget.mapToGlobal(at))
    event = QNativeGestureEvent(kind, _PAD, 2, where, where, everywhere, value, QPointF())
    QApplication.sendEvent(widget, event)


def pen(
    widget: QWidget, kind: QEvent.Type, at: QPointF, pressure: float = 1.0, *, eraser: bool = False
) -> None:
    """A pen is put down (``TabletPress``), moved, or taken up."""
    up = kind == QEvent.Type.TabletRelease
    moves = kind == QEvent.Type.TabletMove
    button = Qt.MouseButton.NoButton if moves else _LEFT
    held = Qt.MouseButton.NoButton if up else _LEFT
    everywhere = QPointF(widget.mapToGlobal(at.toPoint()))
    device = _ERASER if eraser else _PEN
    event = QTabletEvent(kind, device, at, everywhere, pressure, 0, 0, 0, 0, 0, _NONE, button, held)
    QApplication.sendEvent(widget, event)


def _scroll(
    widget: QWidget,
    at: QPoint,
    pixels: QPoint,
    angle: QPoint,
    keys: Qt.KeyboardModifier,
    *,
    is_pad: bool,
) -> None:
    phase = Qt.ScrollPhase.ScrollUpdate if is_pad else Qt.ScrollPhase.NoScrollPhase
    everywhere = QPointF(widget.mapToGlobal(at))
    button = Qt.MouseButton.NoButton
    event = QWheelEvent(QPointF(at), everywhere, pixels, angle, button, keys, phase, False)
    QApplication.sendEvent(widget, event)
