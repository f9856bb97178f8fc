"""The ring around the pointer that shows the colour below it and the one that it replaces."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from sdstudio.canvas.colour import Colour

#: So wide that a fingertip doesn't cover it.
_OUTER_PX: Final = 44.0
_INNER_PX: Final = 28.0
_EDGE_PX: Final = 1.5
_ROOM_PX: Final = _OUTER_PX + 2 * _EDGE_PX


def loupe_bounds(at: QPointF) -> QRectF:
    """All that :func:`paint_loupe` touches around ``at``."""
    return QRectF(at.x() - _ROOM_PX, at.y() - _ROOM_PX, 2 * _ROOM_PX, 2 * _ROOM_PX)


def paint_loupe(painter: QPainter, at: QPointF, new: Colour | None, old: Colour) -> None:
    """Paint it around ``at``: the new colour above, the old one below."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, start in ((new or old, 0), (old, 180)):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*colour))
        painter.drawPath(_half(at, start))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Dark and light, so that it is visible on any picture and with any colour.
    for radius, inner in ((_OUTER_PX, _EDGE_PX), (_INNER_PX, -_EDGE_PX)):
        painter.setPen(QPen(QColor(255, 255, 255), _EDGE_PX))
        painter.drawEllipse(at, radius, radius)
        painter.setPen(QPen(QColor(0, 0, 0, 200), _EDGE_PX))
        painter.drawEllipse(at, radius + inner, radius + inner)


def _half(at: QPointF, start_degrees: int) -> QPainterPath:
    outer = QRectF(at.x() - _OUTER_PX, at.y() - _OUTER_PX, 2 * _OUTER_PX, 2 * _OUTER_PX)
    inner = QRectF(at.x() - _INNER_PX, at.y() - _INNER_PX, 2 * _INNER_PX, 2 * _INNER_PX)
    path = QPainterPath()
    path.arcMoveTo(outer, start_degrees)
    path.arcTo(outer, start_degrees, 180)
    path.arcTo(inner, start_degrees + 180, -180)
    path.closeSubpath()
    return path
