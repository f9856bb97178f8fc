"""DepthOverlay: a depth map over the picture while it is adjusted."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from sdstudio.ui.canvas.tools.tool import Overlay
from sdstudio.ui.painting import saved


class DepthOverlay(Overlay):
    """Covers the picture opaquely, so that the levels look as they are."""

    def __init__(self) -> None:
        self._image: QImage | None = None

    @property
    def image(self) -> QImage | None:
        """The depth map that is shown, which may be smaller than the picture; or ``None``."""
        return self._image

    def show_image(self, image: QImage | None) -> None:
        """Show a depth map, or none."""
        self._image = image
        self.refresh()

    def bounds(self, to_screen: QTransform) -> QRectF:
        if self._image is None or self.surface is None:
            return QRectF()
        return to_screen.mapRect(self.surface.box)

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        if self._image is None or self.surface is None:
            return
        with saved(painter):
            painter.setTransform(to_screen)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.surface.box, self._image)
