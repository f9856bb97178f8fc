"""The pattern that shows the mask over a picture."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QImage

from sdstudio.app.input_pictures import Shown

#: Far apart, so that one of them differs from most colours of a picture.
_COLOURS: Final = ((255, 45, 85), (0, 200, 255), (60, 230, 60), (255, 0, 255), (255, 190, 0))
_OPACITY: Final = 0.65
#: Between the coloured stripes: on a picture of any colour one of the two is visible.
_DARK: Final = QColor(0, 0, 0, 130)
_STRIPE_PX: Final = 6
_SAMPLE_PX: Final = 24
#: The share of the picture that may be closer to the colour than the distance that is compared.
_NEAREST: Final = 0.1


def stripes(picture: Shown | None) -> QBrush:
    """Diagonal stripes, dark and in the colour that differs most from ``picture``."""
    red, green, blue = _COLOURS[0] if picture is None else _unlike(picture.levels[-1])
    side = 2 * _STRIPE_PX
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    colours = (QColor(red, green, blue, round(255 * _OPACITY)), _DARK)
    for y in range(side):
        for x in range(side):
            tile.setPixelColor(x, y, colours[(x + y) % side // _STRIPE_PX])
    return QBrush(tile)


def _unlike(image: QImage) -> tuple[int, int, int]:
    pixels = _sample(image)
    colours = np.array(_COLOURS, np.float32)
    distance = np.linalg.norm(pixels[:, np.newaxis] - colours[np.newaxis], axis=2)
    return _COLOURS[int(np.quantile(distance, _NEAREST, axis=0).argmax())]


def _sample(image: QImage) -> NDArray[np.float32]:
    small = image.scaled(
        _SAMPLE_PX,
        _SAMPLE_PX,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_RGBX8888)
    buffer = np.frombuffer(small.constBits(), np.uint8)
    return buffer.reshape(-1, 4)[:, :3].astype(np.float32)
