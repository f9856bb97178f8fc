"""How two pictures differ, pixel by pixel."""

from dataclasses import dataclass

from sdstudio.imaging.png import Rgb

_LEVEL_MAX = 255


@dataclass(frozen=True, slots=True)
class PixelDifference:
    """The difference of two pictures.

    Args:
        map: the absolute difference of each channel, amplified: black where they are equal.
        largest: of all channels and pixels, 0 … 255, not amplified.
        mean: likewise.
        is_scaled: the sizes differ, so the second picture was scaled to the size of the first.
    """

    map: Rgb
    largest: int
    mean: float
    is_scaled: bool


def difference(one: Rgb, other: Rgb, amplification: int = 1) -> PixelDifference:
    """Compare two pictures, (height, width, 3) each."""
    import numpy as np
    from PIL import Image

    is_scaled = one.shape != other.shape
    if is_scaled:
        height, width, _ = one.shape
        scaled = Image.fromarray(other).resize((width, height), Image.Resampling.LANCZOS)
        other = np.asarray(scaled)
    # The difference of unsigned bytes, without a wider type: a quarter of the memory.
    apart = np.maximum(one, other) - np.minimum(one, other)
    factors = np.minimum(np.arange(_LEVEL_MAX + 1) * amplification, _LEVEL_MAX).astype(np.uint8)
    return PixelDifference(factors[apart], int(apart.max()), float(apart.mean()), is_scaled)
