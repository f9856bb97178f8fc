"""How two pictures differ, computed off the GUI thread."""

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal
from PySide6.QtGui import QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.imaging import Rgb
from sdstudio.imaging.difference import PixelDifference, difference
from sdstudio.ui.wording import sentences


class DifferenceMap(QObject):
    """Of two images at a time.

    Signals:
        computed(): ``found`` is there.

    Thread: GUI.
    """

    computed = Signal()

    def __init__(self, background: BackgroundTasks, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._operations = Operations(self)
        #: The images and the amplification of the newest computation.
        self._asked: tuple[int, int, int] | None = None
        self.found: PixelDifference | None = None
        self.image = QImage()

    def forget(self) -> None:
        """Other pictures are compared."""
        self._operations.cancel_all()
        self._asked = self.found = None
        self.image = QImage()

    def ask(self, one: QImage, other: QImage, amplification: int) -> None:
        """Have it computed, unless it is that already."""
        asked = one.cacheKey(), other.cacheKey(), amplification
        if asked != self._asked:
            self.forget()
            self._asked = asked
            self._operations.start(self._compute(one, other, amplification), replacing="compute")

    async def _compute(self, one: QImage, other: QImage, amplification: int) -> None:
        work = partial(_difference, one, other, amplification)
        self.found = await self._background.do(f"difference {id(self):x}", work)
        self.image = _image_of(self.found.map)
        self.computed.emit()


def difference_text(found: PixelDifference | None) -> str:
    """What the map can't say exactly."""
    if found is None:
        return QCoreApplication.translate("CompareView", "Comparing…")
    if not found.largest:
        text = QCoreApplication.translate("CompareView", "No pixel differs.")
    else:
        mean = QLocale().toString(found.mean, "f", 2)
        text = QCoreApplication.translate(
            "CompareView", "Largest difference {largest} of 255, mean {mean}."
        ).format(largest=found.largest, mean=mean)
    if found.is_scaled:
        scaled = QCoreApplication.translate(
            "CompareView", "The sizes differ, so the second picture was scaled."
        )
        return sentences(text, scaled)
    return text


def _difference(one: QImage, other: QImage, amplification: int) -> PixelDifference:
    return difference(_rgb(one), _rgb(other), amplification)


def _rgb(image: QImage) -> Rgb:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height, line = plain.width(), plain.height(), plain.bytesPerLine()
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(height, line)
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


def _image_of(rgb: Rgb) -> QImage:
    height, width, _ = rgb.shape
    image = QImage(rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)
