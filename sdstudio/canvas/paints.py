"""Paints: how the pixels that a brush covers change, on masks and on layers with colours."""

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from sdstudio.canvas.compositing import div_255
from sdstudio.canvas.lanes import Lanes, divided, joined, pair, split
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
        return div_255(mixed)


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
        share = cover.astype(np.uint32)
        # Blue and red, green and alpha.
        colours: tuple[Lanes | np.uint32, ...] = (
            pair(self.blue, self.red),
            pair(self.green, WHITE),
        )
        if before is None:
            first, others = (divided(share * colour) for colour in colours)
            return joined(first, others)
        if self.locks_alpha:
            alpha = before[..., 3].astype(np.uint32)
            colours = tuple(divided(alpha * colour) for colour in colours)
        kept, mixed = WHITE - share, list[Lanes]()
        for lanes, colour in zip(split(before), colours, strict=True):
            lanes *= kept
            if not self.erases:
                lanes += share * colour
            mixed.append(divided(lanes))
        return joined(*mixed)
