"""The items on the canvas: the picture, the mask over it, and the outline of the brush."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from sdstudio.app.input_pictures import Shown
from sdstudio.ui.painting import saved
from sdstudio.ui.zoom import PIXELS_SHOW_FROM


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
    """Draws the buffer itself, so no second image has to be kept in sync with it."""

    def __init__(self) -> None:
        super().__init__()
        # Makes Qt report the exposed area.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._image: QImage | None = None
        self._pattern = QBrush()

    def use_pattern(self, pattern: QBrush) -> None:
        """Fill the painted areas with ``pattern``."""
        self._pattern = pattern
        self.update()

    def show_mask(self, image: QImage | None) -> None:
        """Draw the buffer that ``image`` (``Format_Alpha8``) wraps."""
        self.prepareGeometryChange()
        self._image = image
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF() if self._image is None else QRectF(self._image.rect())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        if self._image is None:
            return
        # The type stubs lack the fields of QStyleOption.
        exposed: QRectF = option.exposedRect
        to_device = painter.deviceTransform()
        device = painter.device()
        here = to_device.mapRect(exposed).toAlignedRect()
        here &= QRect(0, 0, device.width() * 4, device.height() * 4)
        if here.isEmpty():
            return
        # First the visible part of the mask, then the pattern wherever it is set.
        seen = QImage(here.size(), QImage.Format.Format_ARGB32_Premultiplied)
        seen.fill(0)
        with QPainter(seen) as inner:
            inner.setTransform(to_device * QTransform.fromTranslate(-here.x(), -here.y()))
            inner.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            inner.drawImage(self.boundingRect(), self._image)
            inner.resetTransform()
            inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            # Keep the stripes fixed, whichever part of them is painted.
            inner.setBrushOrigin(-here.x(), -here.y())
            inner.fillRect(seen.rect(), self._pattern)
        inverted, _ = to_device.inverted()
        with saved(painter):
            painter.setTransform(inverted, combine=True)
            painter.drawImage(here.topLeft(), seen)


class CircleItem(QGraphicsItem):
    """The outline of the brush, dark and light, so that it is visible on any picture."""

    def __init__(self) -> None:
        super().__init__()
        self._radius = 32.0
        self._erases = False

    def show_size(self, size_px: float, erases: bool) -> None:
        """Set the diameter in picture pixels; the outline is dashed for the eraser."""
        self.prepareGeometryChange()
        self._radius = size_px / 2
        self._erases = erases
        self.update()

    def boundingRect(self) -> QRectF:
        # Pens have a fixed width on screen; a picture pixel may be as small as 1/32 screen pixel.
        side = self._radius + 64
        return QRectF(-side, -side, 2 * side, 2 * side)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((QColor(0, 0, 0, 200), 3.0), (QColor(255, 255, 255), 1.2)):
            pen = QPen(colour, width)
            pen.setCosmetic(True)
            if self._erases and width < 2:
                pen.setDashPattern([4, 4])
            painter.setPen(pen)
            painter.drawEllipse(QPointF(), self._radius, self._radius)
