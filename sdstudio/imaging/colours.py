"""Bring the colours of a part of a picture to those around it."""

from typing import TYPE_CHECKING, Any, TypeAlias

from sdstudio.imaging.masks import Grey, ring
from sdstudio.imaging.png import Rgb

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]
else:
    Floats = Any

_RING_PX = 16
#: Contrast is changed no further than this: a plain wall around a face must not flatten the face.
_CONTRAST_LIMITS = (0.75, 1.33)

# Oklab (Björn Ottosson, 2020; public domain): equal distances look equally large.
_RGB_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LMS_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def colours_matched(new: Rgb, old: Rgb, mask: Grey) -> Rgb:
    """``new`` with mean and contrast of its painted part as they are around it in ``old``.

    Statistics of colour in Oklab, as Reinhard et al. transfer them between pictures ("Color
    transfer between images", 2001): what is painted in ``new`` gets the mean of a ring of 16 pixels
    around it in ``old``, and its standard deviation within limits.

    Args:
        new, old: (height, width, 3).
        mask: (height, width); without a ring around what is painted, ``new`` comes back.
    """
    import numpy as np

    around, inside = ring(mask, _RING_PX) > 0, mask > 0
    if not around.any() or not inside.any():
        return new
    wanted, found = _to_oklab(old[around]), _to_oklab(new[inside])
    contrast = wanted.std(axis=0) / np.maximum(found.std(axis=0), 1e-4)
    contrast = contrast.clip(*_CONTRAST_LIMITS)
    matched = (found - found.mean(axis=0)) * contrast + wanted.mean(axis=0)
    result = np.array(new)
    result[inside] = _to_rgb(matched)
    return result


def _to_oklab(rgb: Rgb) -> Floats:
    """(n, 3) to lightness, green to red, blue to yellow."""
    import numpy as np

    values = rgb.astype(np.float32) / 255
    linear = np.where(values > 0.04045, ((values + 0.055) / 1.055) ** 2.4, values / 12.92)
    return np.asarray(np.cbrt(linear @ np.array(_RGB_TO_LMS).T) @ np.array(_LMS_TO_LAB).T)


def _to_rgb(lab: Floats) -> Rgb:
    """The way back; colours that no screen has become the nearest in each channel."""
    import numpy as np

    lms = (lab @ np.linalg.inv(np.array(_LMS_TO_LAB)).T) ** 3
    linear = (lms @ np.linalg.inv(np.array(_RGB_TO_LMS)).T).clip(0, 1)
    values = np.where(linear > 0.0031308, 1.055 * linear ** (1 / 2.4) - 0.055, linear * 12.92)
    return np.asarray((values * 255).round(), np.uint8)
