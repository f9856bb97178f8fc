"""A small picture of an input."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.library_view.privacy import blurred
from sdstudio.domain.input_refs import InputRef


class InputThumbnail(QLabel):
    """An input, blurred where it is to be; empty while it is read or if it is gone.

    Args:
        size_px: at most as large as this.
    """

    def __init__(self, pictures: InputPictures, size_px: QSize) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pictures = pictures
        self._size_px = size_px
        #: Which input, and whether it is blurred.
        self._shown: tuple[InputRef, bool] | None = None

    def show_input(self, ref: InputRef | None, *, is_blurred: bool) -> bool:
        """Show ``ref``, or nothing; returns whether it is seen."""
        found = None if ref is None else self._pictures.picture(ref)
        if ref is None or found is None:
            self._shown = None
            self.clear()
            return False
        if self._shown != (ref, is_blurred):
            self._shown = ref, is_blurred
            image = blurred(found.levels[-1]) if is_blurred else found.levels[-1]
            self.setPixmap(_within(image, self.devicePixelRatioF(), self._size_px))
        return True

    def show_image(self, image: QImage, *, is_blurred: bool) -> None:
        """Show something that isn't an input."""
        self._shown = None
        shown = blurred(image) if is_blurred else image
        self.setPixmap(_within(shown, self.devicePixelRatioF(), self._size_px))


def _within(image: QImage, ratio: float, size_px: QSize) -> QPixmap:
    """``image`` within ``size_px`` on a screen with ``ratio`` physical pixels per pixel."""
    small = image.scaled(
        size_px * ratio,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    pixmap = QPixmap.fromImage(small)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
