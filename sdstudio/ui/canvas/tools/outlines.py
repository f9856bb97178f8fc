"""How tools draw lines over the picture: dark and light, so that they are visible on any."""

import math
from functools import cache
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from sdstudio.canvas.colour import Colour
from sdstudio.canvas.selection.combine import Combine

#: How wide a line is on screen.
LINE_PX: Final = 3.0
_DARK: Final = QColor(0, 0, 0, 200)
#: Where lines that are drawn one by one meet, a transparent one would be darker.
_OPAQUE_DARK: Final = QColor(40, 40, 40)
_LIGHT: Final = QColor(255, 255, 255)
_INNER_PX: Final = 1.2
_HANDLE_PX: Final = 4.0
_CROSS_PX: Final = 8.0
_SPOT_PX: Final = 5.0
_CURSOR_PX: Final = 32
_SIGN_PX: Final = 4


def draw_path(painter: QPainter, path: QPainterPath, *, is_dashed: bool = True) -> None:
    """Draw ``path``, in the screen's coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((_DARK, LINE_PX), (_LIGHT, _INNER_PX)):
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if is_dashed and width == _INNER_PX:
            pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.drawPath(path)


def draw_lines(painter: QPainter, points: QPolygonF) -> None:
    """Draw straight lines from point to point, of which there may be thousands.

    One path of them would take time with the square of their number.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lines = [QLineF(start, end) for start, end in pairwise(points.toList())]
    for colour, width in ((_OPAQUE_DARK, LINE_PX), (_LIGHT, _INNER_PX)):
        painter.setPen(QPen(colour, width))
        painter.drawLines(lines)


def draw_handle(painter: QPainter, at: QPointF) -> None:
    """Draw a corner that was set."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_DARK, 1.5))
    painter.setBrush(_LIGHT)
    painter.drawEllipse(at, _HANDLE_PX, _HANDLE_PX)


def draw_colour(painter: QPainter, at: QPointF, colour: Colour) -> None:
    """Draw a spot of the current colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(*colour))
    for line, width in ((_DARK, LINE_PX), (_LIGHT, _INNER_PX)):
        painter.setPen(QPen(line, width))
        painter.drawEllipse(at, _SPOT_PX, _SPOT_PX)


def draw_cross(painter: QPainter, at: QPointF) -> None:
    """Draw where the keys have taken the pointer."""
    path = QPainterPath()
    for across, down in ((_CROSS_PX, 0.0), (0.0, _CROSS_PX)):
        path.moveTo(at.x() - across, at.y() - down)
        path.lineTo(at.x() + across, at.y() + down)
    draw_path(painter, path, is_dashed=False)


def around(extent: QRectF) -> QRectF:
    """All that lines, handles and crosses touch whose middles are within ``extent``."""
    side = LINE_PX + _CROSS_PX
    return extent.adjusted(-side, -side, side, side)


def area_cursor(how: Combine) -> QCursor:
    """A cross, with a sign for what becomes of the mask."""
    return _cursor(how, QGuiApplication.primaryScreen().devicePixelRatio())


@cache
def _cursor(how: Combine, ratio: float) -> QCursor:
    side = math.ceil(_CURSOR_PX * ratio)
    pixmap = QPixmap(side, side)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    middle = QPointF(_CURSOR_PX / 2 - 0.5, _CURSOR_PX / 2 - 0.5)
    with QPainter(pixmap) as painter:
        draw_cross(painter, middle)
        sign = _sign(how)
        sign.translate(middle.x() + 9, middle.y() + 9)
        draw_path(painter, sign, is_dashed=False)
    hot = _CURSOR_PX // 2 - 1
    return QCursor(pixmap, hot, hot)


def _sign(how: Combine) -> QPainterPath:
    path = QPainterPath()
    if how in (Combine.ADD, Combine.SUBTRACT):
        path.moveTo(-_SIGN_PX, 0)
        path.lineTo(_SIGN_PX, 0)
    if how is Combine.ADD:
        path.moveTo(0, -_SIGN_PX)
        path.lineTo(0, _SIGN_PX)
    if how is Combine.INTERSECT:
        path.moveTo(-_SIGN_PX, -_SIGN_PX)
        path.lineTo(_SIGN_PX, _SIGN_PX)
        path.moveTo(-_SIGN_PX, _SIGN_PX)
        path.lineTo(_SIGN_PX, -_SIGN_PX)
    return path
