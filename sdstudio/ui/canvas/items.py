"""What is painted on the canvas: the picture, the mask over it, and the grid of its pixels."""

import math
from collections.abc import Callable
from functools import cache
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from sdstudio.app.input_pictures import InputPreview, Shown
from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.rect import Rect
from sdstudio.ui.painting import saved
from sdstudio.ui.zoom import PIXELS_SHOW_FROM

#: Smoothing mixes neighbours, so that what is painted in parts needs pixels beyond them.
_BEYOND_PX: Final = 2
#: What isn't smoothed is read from a smaller level, a quarter of the pixels.
COARSER: Final = 2
_SMOOTH: Final = QPainter.RenderHint.SmoothPixmapTransform
#: The squares behind transparent pictures: how large on screen, and how grey.
_SQUARE_PX: Final = 8
_SQUARES: Final = (QColor(204, 204, 204), QColor(255, 255, 255))
#: On black as on white.
_GRID_COLOUR: Final = QColor(128, 128, 128, 130)


class PictureItem:
    """The picture, drawn from the level that suits the zoom.

    Args:
        repaint: called when all of it is to be painted anew.
    """

    def __init__(self, repaint: Callable[[], object]) -> None:
        self._repaint = repaint
        self._shown: Shown | None = None
        self._preview: InputPreview | None = None

    @property
    def image(self) -> QImage:
        """Every pixel; null while there is none."""
        return QImage() if self._shown is None else self._shown.full

    @property
    def box(self) -> QRectF:
        """The whole of it, in its pixels; empty while there is none."""
        if self._preview is not None:
            return QRectF(QPointF(), QSizeF(self._preview.size))
        return QRectF() if self._shown is None else QRectF(self._shown.full.rect())

    def show_picture(self, shown: Shown | None) -> None:
        """Show the picture; ``None`` if there is none."""
        self._shown, self._preview = shown, None
        self._repaint()

    def show_preview(self, preview: InputPreview) -> None:
        """Show a small copy of a picture that is being read."""
        self._shown, self._preview = None, preview
        self._repaint()

    def paint(self, painter: QPainter, zoom: float, *, smooth: bool) -> None:
        """Paint it; ``painter`` has its coordinates.

        Args:
            zoom: device pixels per pixel of it.
            smooth: mix neighbours, unless the zoom is so large that pixels are to be seen.
        """
        if self._preview is not None:
            painter.setRenderHint(_SMOOTH)
            painter.drawImage(self.box, self._preview.image)
        if self._shown is None:
            return
        image = self._shown.at(zoom if smooth else zoom / COARSER)
        if image.hasAlphaChannel():
            self.paint_squares(painter)
        painter.setRenderHint(_SMOOTH, smooth and zoom < PIXELS_SHOW_FROM)
        painter.drawImage(self.box, image)

    def paint_squares(self, painter: QPainter) -> None:
        """Paint what is seen through it; ``painter`` has its coordinates."""
        squares = QBrush(_squares())
        side = painter.deviceTransform()
        scale = painter.device().devicePixelRatio() / math.hypot(side.m11(), side.m12())
        squares.setTransform(QTransform.fromScale(scale, scale))
        painter.fillRect(self.box, squares)

    @property
    def has_alpha(self) -> bool:
        """Whether it may be transparent in places."""
        return self._shown is not None and self._shown.full.hasAlphaChannel()

    def paint_level(self, painter: QPainter, level: int, part: Rect) -> None:
        """Replace ``part`` of what is painted on, a level of the canvas, by the picture.

        Args:
            level: 0 is full size, each further one has half the width and height.
        """
        image = QImage() if self._preview is None else self._preview.image
        if self._shown is not None:
            image = self._shown.levels[min(level, len(self._shown.levels) - 1)]
        scale = 2**level
        target = QSizeF(self.box.width() / scale, self.box.height() / scale)
        with saved(painter):
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            if QSizeF(image.size()) == target:
                place = QRect(part.left, part.top, part.width, part.height)
                painter.drawImage(place.topLeft(), image, place)
            else:
                painter.setRenderHint(_SMOOTH)
                whole = QRectF(part.left, part.top, part.width, part.height)
                if not QRectF(QPointF(), target).contains(whole):
                    # The last pixels, of which it has only a part.
                    edge = QSizeF(math.ceil(target.width()), math.ceil(target.height()))
                    painter.drawImage(QRectF(QPointF(), edge), image)
                painter.drawImage(QRectF(QPointF(), target), image)


class MaskItem:
    """Draws parts of a mask, from the level that suits the zoom.

    Args:
        repaint: called when all of it is to be painted anew.
        opacity: of what is painted, 0 … 1.
    """

    def __init__(self, repaint: Callable[[], object], opacity: float = 1.0) -> None:
        self._repaint = repaint
        self._opacity = opacity
        self._pyramid: Pyramid | None = None
        self._pattern = QBrush()
        self._is_visible = True

    def set_visible(self, visible: bool) -> None:
        """Show or hide it."""
        self._is_visible = visible
        self._repaint()

    def use_pattern(self, pattern: QBrush) -> None:
        """Fill the painted areas with ``pattern``."""
        self._pattern = pattern
        self._repaint()

    def show_mask(self, pyramid: Pyramid | None) -> None:
        """Draw the mask of which ``pyramid`` has all sizes."""
        self._pyramid = pyramid
        self._repaint()

    @property
    def box(self) -> QRectF:
        """The whole of it, in its pixels."""
        if self._pyramid is None:
            return QRectF()
        whole = self._pyramid.grids[0].whole
        return QRectF(0, 0, whole.width, whole.height)

    def paint(self, painter: QPainter, place: QRect, zoom: float, *, smooth: bool) -> None:
        """Paint what is in ``place``; ``painter`` has the coordinates of the mask.

        Args:
            place: on the screen.
            zoom: device pixels per pixel of the mask.
            smooth: mix neighbours.
        """
        if self._pyramid is None or not self._is_visible:
            return
        to_device = painter.deviceTransform()
        back, _ = painter.worldTransform().inverted()
        here = (back * to_device).mapRect(QRectF(place)).toAlignedRect()
        here &= to_device.mapRect(self.box).toAlignedRect()
        if here.isEmpty():
            return
        inverted, _ = to_device.inverted()
        level = self._pyramid.level_at(zoom if smooth else zoom / COARSER)
        scale, grid = 2**level, self._pyramid.grids[level]
        needed = inverted.mapRect(QRectF(here))
        part = Rect(
            math.floor(needed.left() / scale) - _BEYOND_PX,
            math.floor(needed.top() / scale) - _BEYOND_PX,
            math.ceil(needed.right() / scale) + _BEYOND_PX,
            math.ceil(needed.bottom() / scale) + _BEYOND_PX,
        ).clipped(grid.whole)
        if part.is_empty:
            return
        part = self._pyramid.painted(level, part).grown(_BEYOND_PX).clipped(part)
        if part.is_empty:
            return
        pixels = self._pyramid.read(level, part)
        image = QImage(
            pixels.data, part.width, part.height, part.width, QImage.Format.Format_Alpha8
        )
        of_mask = _rect_f(part.scaled(scale))
        here &= to_device.mapRect(of_mask).toAlignedRect().adjusted(-1, -1, 1, 1)
        if here.isEmpty():
            return
        # First the visible part of the mask, then the pattern wherever it is set; in motion with
        # larger pixels, a quarter as many.
        side = 1 if smooth else COARSER
        to_seen = to_device * QTransform.fromTranslate(-here.x(), -here.y())
        to_seen *= QTransform.fromScale(1 / side, 1 / side)
        seen = QImage(
            -(-here.width() // side),
            -(-here.height() // side),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        seen.fill(0)
        with QPainter(seen) as inner:
            inner.setTransform(to_seen)
            inner.setRenderHint(_SMOOTH, smooth)
            edges = QPainter.RenderHint.Antialiasing
            inner.setRenderHint(edges, painter.testRenderHint(edges))
            inner.drawImage(of_mask, image)
            inner.setTransform(QTransform.fromScale(1 / side, 1 / side))
            inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            # The stripes move with the picture, whichever part of them is painted.
            inner.setBrushOrigin(round(to_device.dx()) - here.x(), round(to_device.dy()) - here.y())
            inner.fillRect(0, 0, side * seen.width(), side * seen.height(), self._pattern)
        with saved(painter):
            painter.setTransform(inverted, combine=True)
            painter.setOpacity(self._opacity)
            painter.setRenderHint(_SMOOTH, False)
            painter.drawImage(QRect(here.topLeft(), seen.size() * side), seen)


def paint_grid(painter: QPainter, to_screen: QTransform, box: QRectF, view: QRectF) -> None:
    """Paint lines between the pixels of ``box``, as far as they are in ``view``."""
    back, _ = to_screen.inverted()
    seen = back.mapRect(view) & box
    if seen.isEmpty():
        return
    left, top = math.floor(seen.left()), math.floor(seen.top())
    right, bottom = math.ceil(seen.right()), math.ceil(seen.bottom())
    pen = QPen(_GRID_COLOUR, 0)
    painter.setPen(pen)
    lines = [QLineF(x, top, x, bottom) for x in range(left, right + 1)]
    lines += [QLineF(left, y, right, y) for y in range(top, bottom + 1)]
    painter.drawLines([to_screen.map(line) for line in lines])


def _rect_f(rect: Rect) -> QRectF:
    return QRectF(rect.left, rect.top, rect.width, rect.height)


@cache
def _squares() -> QImage:
    side = 2 * _SQUARE_PX
    tile = QImage(side, side, QImage.Format.Format_RGB32)
    for y in range(side):
        for x in range(side):
            tile.setPixelColor(x, y, _SQUARES[(x // _SQUARE_PX + y // _SQUARE_PX) % 2])
    return tile
