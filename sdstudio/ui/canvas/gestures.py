"""Two fingers on a touch pad or a touch screen: they move, zoom and rotate the picture."""

import math
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QWheelEvent

from sdstudio.ui.canvas.navigation import Navigation
from sdstudio.ui.canvas.placement import degrees_between, snapped

#: Fingers that pinch rotate a little, too; only more than this is meant.
_MEANT_DEGREES: Final = 10.0


class Pinch:
    """Two fingers that hold the picture: what is between them stays there."""

    def __init__(self, navigation: Navigation, first: QPointF, second: QPointF) -> None:
        self._navigation = navigation
        self._point = navigation.to_picture((first + second) / 2)
        self._apart = second - first
        self._zoom, self._angle = navigation.zoom, navigation.angle

    def move(self, first: QPointF, second: QPointF) -> None:
        """The fingers have moved."""
        apart = second - first
        zoom = (
            self._zoom * math.hypot(*apart.toTuple()) / max(1, math.hypot(*self._apart.toTuple()))
        )
        turned = degrees_between(self._apart, apart)
        is_meant = abs(turned) > _MEANT_DEGREES
        angle = snapped(self._angle + turned) if is_meant else self._angle
        self._navigation.hold(self._point, (first + second) / 2, zoom, angle)


class PadGestures:
    """What two fingers do on a touch pad, as the system recognises it."""

    def __init__(self, navigation: Navigation) -> None:
        self._navigation = navigation
        #: What the picture would be rotated by if it didn't snap.
        self._free_angle = 0.0

    def handle(self, event: QNativeGestureEvent) -> bool:
        """Follow ``event``; whether it means something here."""
        kinds, at, navigation = Qt.NativeGestureType, event.position(), self._navigation
        match event.gestureType():
            case kinds.BeginNativeGesture:
                self._free_angle = navigation.angle
            case kinds.EndNativeGesture:
                pass
            case kinds.ZoomNativeGesture:
                navigation.zoom_to(navigation.zoom * max(0.1, 1 + event.value()), at)
            case kinds.RotateNativeGesture:
                self._free_angle += event.value()
                navigation.rotate_to(snapped(self._free_angle), at)
            case kinds.PanNativeGesture:
                navigation.move_by(event.delta())
            case kinds.SmartZoomNativeGesture:
                if navigation.is_fitted:
                    navigation.zoom_to(1.0, at)
                else:
                    navigation.fit()
            case _:
                return False
        event.accept()
        return True


def scrolled(event: QWheelEvent) -> QPointF | None:
    """How far two fingers on a touch pad have scrolled, in points; ``None`` if it's a wheel."""
    pixels = QPointF(event.pixelDelta())
    is_pad = event.device().type() == QInputDevice.DeviceType.TouchPad
    # Some systems tell only when the fingers begin and end; others have pixels for wheels, too.
    if not is_pad and (event.phase() == Qt.ScrollPhase.NoScrollPhase or pixels.isNull()):
        return None
    return QPointF(event.angleDelta()) / 8 if pixels.isNull() else pixels
