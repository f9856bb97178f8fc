"""The items on the canvas: the picture, and the mask over it."""

import math
from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QImage, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sdstudio.app.input_pictures import Shown
from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.rect import Rect
from sdstudio.ui.painting import saved
from sdstudio.ui.zoom import PIXELS_SHOW_FROM

#: Smoothing mixes neighbours, so that what is painted in parts needs pixels beyond them.
_BEYOND_PX: Final = 2


class PictureItem(QGraphicsItem):
    """The picture, drawn from the level that suits the zoom."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self._box = QRectF()

    @property
    def image(self) -> QImage:
        """Every pixel; null while there is none."""
        return QImage() if self._shown is None else self._shown.full

    def show_picture(self, shown: Shown | None) -> None:
        """Show the picture; ``None`` if there is none."""
        self.prepareGeometryChange()
        self._shown = shown
        self._box = QRectF() if shown is None else QRectF(shown.full.rect())
        self.update()

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self._shown is not None:
            zoom = painter.worldTransform().m11()
            smooth = zoom < PIXELS_SHOW_FROM
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(self._box, self._shown.at(zoom))


class MaskItem(QGraphicsItem):
    """Draws the exposed part of the mask, from the level that suits the zoom."""

    def __init__(self) -> None:
        super().__init__()
        # Makes Qt report the exposed area.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._pyramid: Pyramid | None = None
        self._pattern = QBrush()

    def use_pattern(self, pattern: QBrush) -> None:
        """Fill the painted areas with ``pattern``."""
        self._pattern = pattern
        self.update()

    def show_mask(self, pyramid: Pyramid | None) -> None:
        """Draw the mask of which ``pyramid`` has all sizes."""
        self.prepareGeometryChange()
        self._pyramid = pyramid
        self.update()

    def boundingRect(self) -> QRectF:
        if self._pyramid is None:
            return QRectF()
        whole = self._pyramid.grids[0].whole
        return QRectF(0, 0, whole.width, whole.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        # The type stubs lack the fields of QStyleOption.
        exposed: QRectF = option.exposedRect
        to_device = painter.deviceTransform()
        device = painter.device()
        here = to_device.mapRect(exposed).toAlignedRect()
        here &= QRect(0, 0, device.width() * 4, device.height() * 4)
        if self._pyramid is None or here.isEmpty():
            return
        inverted, _ = to_device.inverted()
        level = self._pyramid.level_at(to_device.m11())
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
        pixels = self._pyramid.read(level, part)
        if not pixels.any():
            return
        image = QImage(
            pixels.data, part.width, part.height, part.width, QImage.Format.Format_Alpha8
        )
        place = part.scaled(scale)
        # First the visible part of the mask, then the pattern wherever it is set.
        seen = QImage(here.size(), QImage.Format.Format_ARGB32_Premultiplied)
        seen.fill(0)
        with QPainter(seen) as inner:
            inner.setTransform(to_device * QTransform.fromTranslate(-here.x(), -here.y()))
            inner.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            inner.drawImage(QRectF(place.left, place.top, place.width, place.height), image)
            inner.resetTransform()
            inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            # Keep the stripes fixed, whichever part of them is painted.
            inner.setBrushOrigin(-here.x(), -here.y())
            inner.fillRect(seen.rect(), self._pattern)
        with saved(painter):
            painter.setTransform(inverted, combine=True)
            painter.drawImage(here.topLeft(), seen)
