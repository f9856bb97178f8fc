"""Two lines through the pointer, from edge to edge of the view."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from sdstudio.ui.painting import saved

#: Dark and light, so that it is visible on any picture.
_LINES: Final = ((QColor(0, 0, 0, 110), 3.0), (QColor(255, 255, 255, 220), 1.0))
_HALF_PX: Final = 2


class Crosshair:
    """Where the lines are; they are seen while it is shown and the pointer is in the view."""

    def __init__(self) -> None:
        self.is_shown = False
        self._at: QPointF | None = None

    def move(self, at: QPointF | None, view: QRect) -> list[QRect]:
        """Put it ``at`` a point, or nowhere; what of ``view`` is to be painted again."""
        before, self._at = self.strips(view), at
        return [] if not self.is_shown else before + self.strips(view)

    def strips(self, view: QRect) -> list[QRect]:
        """The parts of ``view`` that it touches."""
        if self._at is None:
            return []
        point, side = self._at.toPoint(), 2 * _HALF_PX + 1
        return [
            QRect(view.left(), point.y() - _HALF_PX, view.width(), side),
            QRect(point.x() - _HALF_PX, view.top(), side, view.height()),
        ]

    def paint(self, painter: QPainter, view: QRect) -> None:
        """Paint it."""
        if not self.is_shown or self._at is None:
            return
        to_device, ratio = painter.deviceTransform(), painter.device().devicePixelRatioF()
        at, area = to_device.map(self._at), to_device.mapRect(QRectF(view)).toRect()
        x, y = math.floor(at.x()), math.floor(at.y())
        with saved(painter):
            # Whole pixels of the screen, so that they are sharp at any density.
            painter.setTransform(to_device.inverted()[0], combine=True)
            for colour, width in _LINES:
                px = round(width * ratio)
                painter.fillRect(area.left(), y - px // 2, area.width(), px, colour)
                painter.fillRect(x - px // 2, area.top(), px, area.height(), colour)
