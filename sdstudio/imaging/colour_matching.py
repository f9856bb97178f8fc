"""Bring the colours of a part of a picture to those around it."""

from typing import TYPE_CHECKING, Any, TypeAlias

from sdstudio.imaging.masks import Grey, painted, ring
from sdstudio.imaging.png import Rgb

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]
else:
    Floats = Any

_RING_PX = 16
#: Taken together: each costs some hundred bytes meanwhile.
_BAND_PX = 2**20
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

    around, inside = ring(mask, _RING_PX) > 0, painted(mask)
    if not around.any() or not inside.any():
        return new
    wanted, wanted_spread = _statistics(old, around)
    found, found_spread = _statistics(new, inside)
    contrast = (wanted_spread / np.maximum(found_spread, 1e-4)).clip(*_CONTRAST_LIMITS)
    result = np.array(new)
    for rows in _bands(inside):
        matched = (_to_oklab(new[rows][inside[rows]]) - found) * contrast + wanted
        result[rows][inside[rows]] = _to_rgb(matched)
    return result


def _bands(chosen: "NDArray[np.bool_]") -> list[slice]:
    """Rows of (height, width) that are looked at together, of those where something is chosen."""
    height, width = chosen.shape
    rows = max(1, _BAND_PX // width)
    bands = (slice(top, top + rows) for top in range(0, height, rows))
    return [band for band in bands if chosen[band].any()]


def _statistics(rgb: Rgb, chosen: "NDArray[np.bool_]") -> tuple[Floats, Floats]:
    """Mean and standard deviation, (3,) each, of the pixels that are chosen, in Oklab.

    Band by band, joined as Chan, Golub and LeVeque do it ("Updating formulae and a pairwise
    algorithm for computing sample variances", 1979).
    """
    import numpy as np

    count, mean, variance = 0, np.zeros(3), np.zeros(3)
    for rows in _bands(chosen):
        lab = _to_oklab(rgb[rows][chosen[rows]])
        share = len(lab) / (count + len(lab))
        apart = lab.mean(axis=0) - mean
        variance = variance * (1 - share) + lab.var(axis=0) * share + apart**2 * share * (1 - share)
        mean = mean * (1 - share) + lab.mean(axis=0) * share
        count += len(lab)
    return np.asarray(mean), np.asarray(np.sqrt(variance))


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
