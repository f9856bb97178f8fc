"""Images in larger grids, moved by whole tiles, so that they share their tiles."""

from dataclasses import dataclass, replace

import numpy as np

from sdstudio.canvas.tile_grid import Key, Tile, TileGrid, settled, uniform
from sdstudio.canvas.tiles import TileSnapshot


@dataclass(frozen=True, slots=True)
class Room:
    """Where a smaller image is in a larger one.

    Args:
        outer: the grid of the larger one; masks use one of the same size with one channel.
        columns, rows: the tile in it at which the smaller one begins.
    """

    inner: TileGrid
    outer: TileGrid
    columns: int
    rows: int

    def enlarged(self, pixels: TileSnapshot, value: int) -> TileSnapshot:
        """The larger image with ``pixels``; around them, every byte is ``value``."""
        grid = replace(self.outer, channels=pixels.grid.channels)
        pixel = bytes([value] * grid.channels)
        tiles: dict[Key, Tile] = {}
        for key, rect in grid.parts(grid.whole) if value else ():
            if (tile := uniform(grid.shape(rect), pixel)) is not None:
                tiles[key] = tile
        for key, rect in pixels.grid.parts(pixels.grid.whole):
            moved = self._moved(key)
            kept, shape = pixels.tiles.get(key), grid.shape(grid.rect(moved))
            if pixels.grid.shape(rect) != shape:
                # At the right or the bottom, it was cut off.
                padded = np.full(shape, value, np.uint8)
                padded[: rect.height, : rect.width] = 0 if kept is None else kept
                kept = settled(padded)
            if kept is None:
                tiles.pop(moved, None)
            else:
                tiles[moved] = kept
        return TileSnapshot(grid, tiles)

    def reduced(self, pixels: TileSnapshot) -> TileSnapshot:
        """The smaller image again."""
        grid = replace(self.inner, channels=pixels.grid.channels)
        tiles: dict[Key, Tile] = {}
        for key, rect in grid.parts(grid.whole):
            kept = pixels.tiles.get(self._moved(key))
            if kept is not None and kept.shape[:2] != (rect.height, rect.width):
                kept = settled(kept[: rect.height, : rect.width].copy())
            if kept is not None:
                tiles[key] = kept
        return TileSnapshot(grid, tiles)

    def _moved(self, key: Key) -> Key:
        return key[0] + self.columns, key[1] + self.rows
