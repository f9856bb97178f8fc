"""Pixels of four channels as 32-bit numbers, with which two channels are computed at once.

Each number holds a channel in every other byte, so that products of two bytes fit. This takes a
third of the time of computing each channel separately.
"""

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.tile_grid import Pixels

#: (height, width): two channels of each pixel.
Lanes: TypeAlias = NDArray[np.uint32]

#: The bits of the first and third channel of a pixel.
FIRST: Final = np.uint32(0x00FF00FF)
_HALVES: Final = np.uint32(0x00800080)


def split(pixels: Pixels) -> tuple[Lanes, Lanes]:
    """The first and third, and the second and fourth channel of (height, width, 4)."""
    numbers = np.ascontiguousarray(pixels).view("<u4")[..., 0]
    return numbers & FIRST, (numbers >> np.uint32(8)) & FIRST


def pair(lower: int, upper: int) -> np.uint32:
    """The same two channels for all pixels."""
    return np.uint32(upper << 16 | lower)


def divided(products: Lanes) -> Lanes:
    """Exactly round(x / 255) for x up to 255², without a division; ``products`` is overwritten."""
    products += _HALVES
    products += (products >> 8) & FIRST
    products >>= 8
    products &= FIRST
    return products


def joined(first: Lanes, others: Lanes) -> Pixels:
    """The pixels with these channels; ``first`` is overwritten."""
    first |= others << 8
    return first.view(np.uint8).reshape(*first.shape, 4)
