"""Pixels in tiles: each is copied when it is written to, and shared otherwise.

A tile in which nothing is painted is not stored, and of one whose pixels are all alike, one is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import (
    Key,
    Pixels,
    Tile,
    TileGrid,
    is_uniform,
    settled,
    size_bytes,
    uniform,
)


@dataclass(frozen=True, slots=True, eq=False)
class TileSnapshot:
    """The pixels at one moment; never changes, and may be read on any thread.

    Args:
        tiles: those in which something is painted, read-only.
    """

    grid: TileGrid
    tiles: Mapping[Key, Tile] = field(default_factory=dict)

    @classmethod
    def of(cls, pixels: Pixels) -> "TileSnapshot":
        """A copy of an array."""
        height, width = pixels.shape[:2]
        grid = TileGrid(width, height, 1 if pixels.ndim == 2 else pixels.shape[2])
        tiles = ((key, settled(pixels[rect.slices].copy())) for key, rect in grid.parts(grid.whole))
        return cls(grid, {key: tile for key, tile in tiles if tile is not None})

    @classmethod
    def filled(cls, grid: TileGrid, value: int) -> "TileSnapshot":
        """``value`` in every byte of every pixel."""
        pixel = bytes([value] * grid.channels)
        tiles = ((key, uniform(grid.shape(rect), pixel)) for key, rect in grid.parts(grid.whole))
        return cls(grid, {key: tile for key, tile in tiles if tile is not None})

    @property
    def is_empty(self) -> bool:
        """Whether nothing is painted."""
        return not self.tiles

    @property
    def size_bytes(self) -> int:
        """The memory of its tiles, which others may share."""
        return sum(size_bytes(tile) for tile in self.tiles.values())

    def pixels(self) -> Pixels:
        """All pixels as one array, a copy."""
        pixels = np.zeros(self.grid.shape(self.grid.whole), np.uint8)
        for key, tile in self.tiles.items():
            pixels[self.grid.rect(key).slices] = tile
        return pixels

    def inverted(self) -> "TileSnapshot":
        """255 − each byte."""
        tiles = (
            (key, self._inverted(self.tiles.get(key), rect))
            for key, rect in self.grid.parts(self.grid.whole)
        )
        return TileSnapshot(self.grid, {key: tile for key, tile in tiles if tile is not None})

    def changed_keys(self, other: "TileSnapshot") -> list[Key]:
        """The tiles that ``other`` doesn't share; their pixels may still be the same."""
        keys = self.tiles.keys() | other.tiles.keys()
        return [key for key in keys if self.tiles.get(key) is not other.tiles.get(key)]

    def _inverted(self, tile: Tile | None, rect: Rect) -> Tile | None:
        if tile is None:
            return uniform(self.grid.shape(rect), b"\xff" * self.grid.channels)
        if is_uniform(tile):
            return uniform(tile.shape, np.invert(tile[0, 0]).tobytes())
        return settled(~tile)


class TiledPixels:
    """Pixels that are painted on, with their pyramid."""

    def __init__(self, snapshot: TileSnapshot) -> None:
        self.grid = snapshot.grid
        self._tiles = dict(snapshot.tiles)
        #: Tiles that nobody else has.
        self._own: set[Key] = set()
        self.pyramid = Pyramid(self.grid, self._tiles)

    @property
    def size_bytes(self) -> int:
        """The memory of tiles and pyramid."""
        return sum(size_bytes(tile) for tile in self._tiles.values()) + self.pyramid.size_bytes

    def snapshot(self) -> TileSnapshot:
        """The pixels as they are now."""
        for key in self._own:
            tile = settled(self._tiles[key])
            if tile is None:
                del self._tiles[key]
            else:
                self._tiles[key] = tile
        self._own.clear()
        return TileSnapshot(self.grid, self._tiles.copy())

    def writable(self, key: Key, rect: Rect) -> Tile:
        """A tile, to write to its pixels in ``rect`` before the next snapshot."""
        self.pyramid.mark(rect)
        if key in self._own:
            return self._tiles[key]
        shared = self._tiles.get(key)
        if shared is None:
            tile = np.zeros(self.grid.shape(self.grid.rect(key)), np.uint8)
        else:
            tile = shared.copy()
        self._tiles[key] = tile
        self._own.add(key)
        return tile

    def restore(self, snapshot: TileSnapshot) -> None:
        """Have the pixels of ``snapshot``."""
        keys = TileSnapshot(self.grid, self._tiles).changed_keys(snapshot)
        self.replace((key, snapshot.tiles.get(key)) for key in keys)

    def replace(self, tiles: Iterable[tuple[Key, Tile | None]]) -> None:
        """Use other tiles, as :func:`settled` made them."""
        for key, tile in tiles:
            self._own.discard(key)
            if tile is None:
                self._tiles.pop(key, None)
            else:
                self._tiles[key] = tile
            self.pyramid.mark(self.grid.rect(key))

    def tile(self, key: Key) -> Tile | None:
        """A tile to read; ``None`` if nothing is painted in it."""
        return self._tiles.get(key)
