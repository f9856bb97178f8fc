"""Pixels composited, layers through their masks and over each other; rounded exactly."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.lanes import divided, joined, split
from sdstudio.canvas.tile_grid import Key, Pixels, Tile, is_uniform, settled
from sdstudio.canvas.tiles import TileSnapshot

_FULL: Final = 255


def div_255(products: NDArray[np.uint16]) -> Pixels:
    """Exactly round(x / 255) for x up to 255², without a division; ``products`` is overwritten."""
    products += 128
    products += products >> 8
    products >>= 8
    return products.astype(np.uint8)


def shown_through(pixels: TileSnapshot, mask: TileSnapshot) -> TileSnapshot:
    """A layer's pixels as its mask, of the same size, lets them be seen."""
    tiles = dict[Key, Tile]()
    for key, tile in pixels.tiles.items():
        levels = mask.tiles.get(key)
        if levels is not None and (kept := settled(masked(tile, levels))) is not None:
            tiles[key] = kept
    return TileSnapshot(pixels.grid, tiles)


def masked(tile: Pixels, levels: Pixels) -> Pixels:
    """Pixels of a layer, times those of its mask / 255, rounded."""
    if is_uniform(levels) and levels[0, 0] == _FULL:
        return tile
    first, others = split(tile)
    first *= levels
    others *= levels
    return joined(divided(first), divided(others))


def over(below: TileSnapshot, above: TileSnapshot) -> TileSnapshot:
    """Premultiplied pixels composited over others of the same size."""
    tiles: dict[Key, Tile] = dict(below.tiles)
    for key, tile in above.tiles.items():
        under = tiles.get(key)
        if under is None or (tile[..., 3] == _FULL).all():
            tiles[key] = tile
        elif (kept := settled(_over(under, tile))) is not None:
            tiles[key] = kept
    return TileSnapshot(below.grid, tiles)


def _over(below: Tile, above: Tile) -> Tile:
    through = _FULL - above[..., 3:]
    seen = np.multiply(below, through, dtype=np.uint16)
    return above + div_255(seen)
