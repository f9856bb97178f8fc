"""A part of a mask that was made elsewhere, on tiles."""

import numpy as np

from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import Key, Pixels, Tile, TileGrid, settled
from sdstudio.canvas.tiles import TileSnapshot


def placed(grid: TileGrid, x: int, y: int, pixels: Pixels) -> TileSnapshot:
    """``pixels`` with their first at (``x``, ``y``), and nothing around them.

    Args:
        grid: of a mask (one channel); what is beyond it is left out.
    """
    height, width = pixels.shape
    whole = Rect(x, y, x + width, y + height)
    tiles: dict[Key, Tile] = {}
    for key, part in grid.parts(whole):
        tile = np.zeros(grid.shape(grid.rect(key)), np.uint8)
        tile[grid.within(key, part)] = pixels[part.seen_from(x, y).slices]
        kept = settled(tile)
        if kept is not None:
            tiles[key] = kept
    return TileSnapshot(grid, tiles)
