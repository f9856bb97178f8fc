"""Paints: how the pixels that a brush covers change, on masks and on layers with colours."""

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from sdstudio.canvas.tile_grid import Pixels

WHITE: Final = 255


class Paint(Protocol):
    """Computes pixels from those before and from how much of each is covered."""

    @property
    def paints_on_nothing(self) -> bool:
        """Whether pixels that are all 0 may change."""
        ...

    def mixed(self, before: Pixels | None, cover: Pixels) -> Pixels:
        """The pixels after painting.

        Args:
            before: the pixels before the stroke; ``None`` if they are all 0, which is asked only
                of a paint that paints on nothing.
            cover: (height, width), how much of each is covered, 0 … 255.
        """
        ...


@dataclass(frozen=True, slots=True)
class MaskPaint:
    """White on a mask, or black."""

    erases: bool = False

    @property
    def paints_on_nothing(self) -> bool:
        """An eraser doesn't."""
        return not self.erases

    def mixed(self, before: Pixels | None, cover: Pixels) -> Pixels:
        """(height, width): as :class:`Paint` says."""
        if before is None:
            return cover
        mixed = np.multiply(before, WHITE - cover, dtype=np.uint16)
        if not self.erases:
            mixed += np.multiply(cover, WHITE, dtype=np.uint16)
        return _divided(mixed)


@dataclass(frozen=True, slots=True)
class ColourPaint:
    """A colour on premultiplied pixels (blue, green, red, alpha), or none at all.

    That is the memory of ``QImage.Format_ARGB32_Premultiplied`` on all systems that we support. No
    channel of a pixel is ever larger than its alpha, as Qt expects.

    Args:
        red: 0 … 255, as are the other two.
        erases: remove colour and alpha instead.
        locks_alpha: leave the alpha of each pixel as it is; not while erasing.
    """

    red: int = 0
    green: int = 0
    blue: int = 0
    erases: bool = False
    locks_alpha: bool = False

    @property
    def paints_on_nothing(self) -> bool:
        """Not with an eraser, nor where alpha stays 0."""
        return not self.erases and not self.locks_alpha

    def mixed(self, before: Pixels | None, cover: Pixels) -> Pixels:
        """(height, width, 4): as :class:`Paint` says."""
        share = cover[..., np.newaxis]
        colour = np.array([self.blue, self.green, self.red, WHITE], np.uint16)
        if before is None:
            return _divided(share * colour)
        mixed = np.multiply(before, WHITE - share, dtype=np.uint16)
        if not self.erases:
            if self.locks_alpha:
                colour = _divided(before[..., 3:] * colour).astype(np.uint16)
            mixed += share * colour
        return _divided(mixed)


def _divided(products: np.ndarray[tuple[int, ...], np.dtype[np.uint16]]) -> Pixels:
    """Exactly round(x / 255) for x up to 255², without a division; ``products`` is overwritten."""
    products += 128
    products += products >> 8
    products >>= 8
    return products.astype(np.uint8)
