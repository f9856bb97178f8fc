"""Events of a pen on a tablet, which QTest lacks."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtWidgets import QApplication, QWidget

_LEFT, _NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_KINDS = {
    "press": (QEvent.Type.TabletPress, _LEFT, _LEFT),
    "move": (QEvent.Type.TabletMove, _NO_BUTTON, _LEFT),
    "hover": (QEvent.Type.TabletMove, _NO_BUTTON, _NO_BUTTON),
    "release": (QEvent.Type.TabletRelease, _LEFT, _NO_BUTTON),
}


class PenDevice:
    """A pen over ``widget``, whose reports are ``step_ms`` apart."""

    def __init__(self, widget: QWidget, *, is_eraser: bool = False, step_ms: int = 5) -> None:
        self._widget = widget
        self._step_ms = step_ms
        self._time_ms = 1000
        of = QPointingDevice.PointerType
        can = QInputDevice.Capability
        self._device = QPointingDevice(
            "pen",
            1,
            QInputDevice.DeviceType.Stylus,
            of.Eraser if is_eraser else of.Pen,
            can.Position | can.Pressure,
            1,
            1,
            "",
            QPointingDeviceUniqueId(),
        )

    def send(
        self,
        kind: str,
        at: QPoint,
        pressure: float = 0.5,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """``kind``: press, move, hover or release."""
        of, button, buttons = _KINDS[kind]
        where, everywhere = QPointF(at), QPointF(self._widget.mapToGlobal(at))
        event = QTabletEvent(
            of, self._device, where, everywhere, pressure, 0, 0, 0, 0, 0, held, button, buttons
        )
        self._time_ms += self._step_ms
        event.setTimestamp(self._time_ms)
        QApplication.sendEvent(self._widget, event)

    def stroke(self, *points: QPoint, pressure: float = 0.5) -> None:
        """Put the pen down, draw through the points, and lift it."""
        self.send("press", points[0], pressure)
        for point in points[1:]:
            self.send("move", point, pressure)
        # A pen that is lifted reports no pressure.
        self.send("release", points[-1], 0.0)
