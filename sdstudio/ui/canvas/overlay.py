"""The colour in which a mask lies over a picture."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from sdstudio.app.input_pictures import Shown

#: Far from one another, so that one of them is far from most of what a picture shows.
_COLOURS: Final = ((255, 45, 85), (0, 200, 255), (60, 230, 60), (255, 0, 255), (255, 190, 0))
_OPACITY: Final = 0.6
_SAMPLE_PX: Final = 24
#: The share of the picture that may be closer to the colour than what is judged.
_NEAREST: Final = 0.1


def colour_table(picture: Shown | None) -> list[int]:
    """ARGB for each value of a mask, in the colour that is least like ``picture``."""
    red, green, blue = _COLOURS[0] if picture is None else _unlike(picture.levels[-1])
    return [round(value * _OPACITY) << 24 | red << 16 | green << 8 | blue for value in range(256)]


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
