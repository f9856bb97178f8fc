"""Hints for ControlNets that the program makes of a picture."""

import math

from sdstudio.domain.input_refs import INPUT_MIN_PX
from sdstudio.imaging.canny import CannyThresholds, canny
from sdstudio.imaging.masks import rgb_of
from sdstudio.imaging.png import Rgb
from sdstudio.imaging.resizing import stretched


def edges_hint(
    rgb: Rgb,
    native_size_px: int,
    thresholds: CannyThresholds = CannyThresholds(),  # noqa: B008 - it is frozen
) -> Rgb:
    """The edges of a picture, at the scale at which a model works: (height, width, 3).

    Args:
        native_size_px: the side of the square that the model was trained on.
    """
    return rgb_of(canny(at_native_size(rgb, native_size_px), thresholds))


def at_native_size(rgb: Rgb, native_size_px: int) -> Rgb:
    """A picture with as many pixels as the square that a model was trained on, about."""
    height, width, _ = rgb.shape
    scale = native_size_px / math.sqrt(width * height)
    return stretched(
        rgb,
        max(INPUT_MIN_PX, round(width * scale)),
        max(INPUT_MIN_PX, round(height * scale)),
    )
