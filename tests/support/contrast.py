"""What can be told apart on the screen, from the pixels that are painted."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

#: Pixels of the picture for one of the widget: strokes of letters are then some pixels wide, so
#: that those in the middle have the colour of the text.
RATIO: Final = 2
#: Pixels that a colour must have to be more than the edge of something.
_PLAIN_MIN: Final = 4

Pixels = NDArray[np.uint8]


def contrast(one: str | QColor, other: str | QColor) -> float:
    """The ratio of WCAG 2 between two colours."""
    pixels = np.array([_rgb(one), _rgb(other)], np.uint8)
    return float(_ratios(pixels[:1], pixels[1:])[0])


def rendered(widget: QWidget, around: QWidget | None = None) -> Pixels:
    """The pixels of ``widget`` (H, W, 3), with what is behind it in ``around``, its window."""
    window = around or widget.window()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    return part(window, place)


def part(window: QWidget, place: QRect) -> Pixels:
    """The pixels of ``window`` at ``place``."""
    image = QImage(place.size() * RATIO, QImage.Format.Format_RGBX8888)
    image.setDevicePixelRatio(RATIO)
    image.fill(Qt.GlobalColor.black)
    with QPainter(image) as painter:
        window.render(painter, QPoint(), QRegion(place))
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(image.height(), image.width(), 4)[..., :3].copy()


def text_contrast(pixels: Pixels) -> float:
    """The contrast of what is written in ``pixels`` against what it is written on; 1 for nothing.

    What it is written on is the most frequent colour.
    """
    red, green, blue = (pixels[..., at].astype(np.uint32).ravel() for at in range(3))
    packed, counts = np.unique(red << 16 | green << 8 | blue, return_counts=True)
    colours = np.stack([packed >> 16, packed >> 8 & 255, packed & 255], axis=1).astype(np.uint8)
    behind = colours[counts.argmax()]
    written = colours[counts >= _PLAIN_MIN]
    return float(_ratios(written, behind[None]).max())


def edge_contrast(pixels: Pixels, margin_px: int) -> float:
    """The contrast of the left edge of what is in the middle of ``pixels`` with the margin."""
    row = pixels[pixels.shape[0] // 2]
    outside = row[:1]
    return float(_ratios(row[: (margin_px + 8) * RATIO], outside).max())


def told_apart(one: Pixels, other: Pixels, least: float = 3.0) -> float:
    """How much of two states of a widget differs by a contrast of ``least``, in its own pixels."""
    ratios = _ratios(one.reshape(-1, 3), other.reshape(-1, 3))
    return float((ratios >= least).sum() / RATIO**2)


def _rgb(colour: str | QColor) -> tuple[int, int, int]:
    made = QColor(colour)
    return made.red(), made.green(), made.blue()


def _ratios(one: Pixels, other: Pixels) -> NDArray[np.float64]:
    first, second = _luminances(one), _luminances(other)
    light, dark = np.maximum(first, second), np.minimum(first, second)
    return (light + 0.05) / (dark + 0.05)


_VALUES = np.arange(256) / 255
_LINEAR: Final = np.where(_VALUES <= 0.04045, _VALUES / 12.92, ((_VALUES + 0.055) / 1.055) ** 2.4)


def _luminances(pixels: Pixels) -> NDArray[np.float64]:
    return np.asarray(_LINEAR[pixels] @ np.array([0.2126, 0.7152, 0.0722]), np.float64)
