"""How an image is divided into tiles, and what a tile is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.rect import EMPTY, Rect

TILE_PX: Final = 256
_FEW: Final = 16

#: (height, width), or (height, width, channels) if there is more than one channel.
Pixels: TypeAlias = NDArray[np.uint8]
#: The pixels of one tile; read-only once others may have it.
Tile: TypeAlias = NDArray[np.uint8]
#: The column and row of a tile.
Key: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TileGrid:
    """An image of ``width`` × ``height`` pixels; the tiles at its right and bottom may be smaller.

    Args:
        channels: bytes of a pixel.
    """

    width: int
    height: int
    channels: int = 1

    @property
    def whole(self) -> Rect:
        """All pixels."""
        return Rect(0, 0, self.width, self.height)

    @property
    def size_bytes(self) -> int:
        """The memory of all pixels."""
        return self.width * self.height * self.channels

    def shape(self, rect: Rect) -> tuple[int, ...]:
        """Of an array with the pixels of ``rect``."""
        shape = (rect.height, rect.width)
        return shape if self.channels == 1 else (*shape, self.channels)

    def rect(self, key: Key) -> Rect:
        """The pixels of a tile."""
        left, top = key[0] * TILE_PX, key[1] * TILE_PX
        return Rect(left, top, min(left + TILE_PX, self.width), min(top + TILE_PX, self.height))

    def keys(self, rect: Rect) -> Iterator[Key]:
        """The tiles that have pixels of ``rect``."""
        inside = rect.clipped(self.whole)
        if inside.is_empty:
            return
        for row in range(inside.top // TILE_PX, (inside.bottom - 1) // TILE_PX + 1):
            for column in range(inside.left // TILE_PX, (inside.right - 1) // TILE_PX + 1):
                yield column, row

    def parts(self, rect: Rect) -> Iterator[tuple[Key, Rect]]:
        """The tiles that have pixels of ``rect``, each with those that it has."""
        for key in self.keys(rect):
            yield key, self.rect(key).clipped(rect)

    def within(self, key: Key, rect: Rect) -> tuple[slice, slice]:
        """Slices that index a tile with those of its pixels that are in ``rect``."""
        return rect.seen_from(key[0] * TILE_PX, key[1] * TILE_PX).slices

    def halved(self) -> "TileGrid":
        """The grid of the image at half the size, rounded up."""
        return TileGrid((self.width + 1) // 2, (self.height + 1) // 2, self.channels)


def is_uniform(tile: Tile) -> bool:
    """Whether a single pixel is stored for all of it."""
    return tile.strides[0] == 0


def size_bytes(tile: Tile | None) -> int:
    """The memory that it takes; a single pixel counts as nothing."""
    return 0 if tile is None or is_uniform(tile) else tile.nbytes


def painted_part(pixels: Pixels | NDArray[np.bool_]) -> Rect:
    """The smallest rectangle with all that isn't 0; empty if nothing is.

    Args:
        pixels: (height, width)
    """
    rows = np.flatnonzero(pixels.any(axis=1))
    if not rows.size:
        return EMPTY
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    columns = np.flatnonzero(pixels[top:bottom].any(axis=0))
    return Rect(int(columns[0]), top, int(columns[-1]) + 1, bottom)


def uniform(shape: tuple[int, ...], pixel: bytes) -> Tile | None:
    """A tile whose pixels are all ``pixel``, which is stored once; ``None`` if it is 0."""
    return _uniform(shape, pixel) if any(pixel) else None


def settled(tile: Tile) -> Tile | None:
    """``tile`` as it is kept: read-only, :func:`uniform` if all its pixels are alike."""
    # Four channels are compared as one number, in a fraction of the time.
    pixels = tile.view(np.uint32)[..., 0] if tile.shape[2:] == (4,) else tile
    first = pixels[0, 0]
    # A few pixels answer for most.
    if (pixels[::_FEW, ::_FEW] == first).all() and (pixels == first).all():
        return uniform(tile.shape, tile[0, 0].tobytes())
    tile.flags.writeable = False
    return tile


@lru_cache(maxsize=64)
def _uniform(shape: tuple[int, ...], pixel: bytes) -> Tile:
    stored = np.frombuffer(pixel, np.uint8)
    return np.broadcast_to(stored[0] if len(shape) == 2 else stored, shape)
