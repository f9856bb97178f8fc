"""A thumbnail that fits its place."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_HEIGHTS_PX = (96, 320)


class ThumbnailLabel(QWidget):
    """Shows an image as large as its place allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._height_px = _HEIGHTS_PX[0]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage | None) -> None:
        """Show ``image``, or nothing."""
        self._image = QImage() if image is None else image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_HEIGHTS_PX[0], self._height_px)

    def fit(self, height_px: int) -> None:
        """Take this height, within limits."""
        least_px, most_px = _HEIGHTS_PX
        height_px = min(max(least_px, height_px), most_px)
        if height_px != self._height_px:
            self._height_px = height_px
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
