"""An image at a half, a quarter … of its size, made where it is asked for."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from sdstudio.canvas.lanes import FIRST, joined
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_grid import (
    TILE_PX,
    Key,
    Pixels,
    Tile,
    TileGrid,
    is_uniform,
    settled,
    size_bytes,
)

#: Every other channel of two pixels.
_OF_TWO: Final = np.uint64(0x00FF00FF00FF00FF)


class Pyramid:
    """Levels of which each has half the width and height of the one before; 0 is the image.

    A tile is made when it is first read. Of one that was made before, only the pixels over those
    that have changed are made again, once they are read.

    Args:
        tiles: of the image; looked into, never changed.
    """

    def __init__(self, grid: TileGrid, tiles: Mapping[Key, Tile]) -> None:
        self._base = tiles
        self._grids = [grid]
        while max(self._grids[-1].width, self._grids[-1].height) > TILE_PX:
            self._grids.append(self._grids[-1].halved())
        self._made: list[dict[Key, Tile | None]] = []
        self._stale: list[dict[Key, Rect]] = []
        self.clear()

    @property
    def grids(self) -> tuple[TileGrid, ...]:
        """Of each level."""
        return tuple(self._grids)

    @property
    def size_bytes(self) -> int:
        """The memory of what was made; the image itself doesn't count."""
        return sum(size_bytes(tile) for made in self._made for tile in made.values())

    def level_at(self, zoom: float) -> int:
        """The smallest level with all the detail visible at ``zoom``."""
        level = 0
        while zoom < 0.5 and level + 1 < len(self._grids):
            zoom, level = zoom * 2, level + 1
        return level

    def clear(self) -> None:
        """Free what was made."""
        self._made = [{} for _ in self._grids]
        self._stale = [{} for _ in self._grids]

    def mark(self, rect: Rect) -> None:
        """These pixels of the image have changed."""
        for level in range(1, len(self._grids)):
            rect = rect.halved()
            made, stale = self._made[level], self._stale[level]
            if not made:
                continue
            for key, part in self._grids[level].parts(rect):
                if key in made:
                    stale[key] = stale.get(key, EMPTY).united(part)

    def read(self, level: int, rect: Rect) -> Pixels:
        """The pixels of ``rect`` at ``level``, a copy; those beyond the image are 0."""
        grid = self._grids[level]
        pixels = np.zeros(grid.shape(rect), np.uint8)
        for key, part in grid.parts(rect):
            tile = self.tile(level, key)
            if tile is not None:
                pixels[part.seen_from(rect.left, rect.top).slices] = tile[grid.within(key, part)]
        return pixels

    def painted(self, level: int, rect: Rect) -> Rect:
        """The part of ``rect`` at ``level`` outside of which no tile is painted."""
        painted = EMPTY
        for key, part in self._grids[level].parts(rect):
            if self.tile(level, key) is not None:
                painted = painted.united(part)
        return painted

    def tile(self, level: int, key: Key) -> Tile | None:
        """A tile, valid until the next change; ``None`` if it is all 0."""
        if level == 0:
            return self._base.get(key)
        made, whole = self._made[level], self._grids[level].rect(key)
        if key not in made:
            made[key] = self._make(level, key, whole, None)
        elif (stale := self._stale[level].pop(key, None)) is not None:
            made[key] = self._make(level, key, stale, made[key])
        return made[key]

    def work(self, level: int, key: Key) -> int:
        """How many tiles have to be read to make this one; 0 if it already exists."""
        made, stale = self._made[level], self._stale[level]
        if level == 0 or (key in made and key not in stale):
            return 0
        part = stale.get(key, self._grids[level].rect(key))
        below = list(self._grids[level - 1].keys(part.scaled(2)))
        return len(below) + sum(self.work(level - 1, one) for one in below)

    def _make(self, level: int, key: Key, rect: Rect, tile: Tile | None) -> Tile | None:
        """``tile`` with the pixels of ``rect`` made from the level below."""
        grid, below = self._grids[level], self._grids[level - 1]
        is_whole = rect == grid.rect(key)
        if tile is not None and not tile.flags.writeable:
            tile = tile.copy()
        for child_key, child_part in below.parts(rect.scaled(2)):
            child = self.tile(level - 1, child_key)
            if tile is None:
                if child is None:
                    continue
                tile = np.zeros(grid.shape(grid.rect(key)), np.uint8)
            inside = tile[grid.within(key, child_part.halved())]
            if child is None:
                inside[:] = 0
            elif is_uniform(child):
                inside[:] = child[0, 0]
            else:
                inside[:] = halved(child[below.within(child_key, child_part)])
        return settled(tile) if is_whole and tile is not None else tile


def halved(pixels: Pixels) -> Pixels:
    """Each 2 × 2 pixels as their mean, rounded; the last row and column count twice if odd."""
    height, width = pixels.shape[:2]
    if height % 2 or width % 2:
        more = [(0, height % 2), (0, width % 2), *[(0, 0)] * (pixels.ndim - 2)]
        pixels = np.pad(pixels, more, mode="edge")
    if pixels.ndim == 2 and pixels.strides[1] == 1:
        # Two neighbours are added as halves of a number: three times as fast as with steps of 2.
        pairs = pixels.view("<u2")
        total = (pairs[0::2] & 0xFF) + (pairs[1::2] & 0xFF)
        total += pairs[0::2] >> 8
        total += pairs[1::2] >> 8
    elif pixels.shape[2:] == (4,) and pixels.strides[1:] == (4, 1):
        return _halved_colours(pixels)
    else:
        rows = np.add(pixels[0::2], pixels[1::2], dtype=np.uint16)
        total = rows[:, 0::2] + rows[:, 1::2]
    total += 2
    total >>= 2
    return total.astype(np.uint8)


def _halved_colours(pixels: Pixels) -> Pixels:
    """:func:`halved` for four channels: they are added four at once, in half the time."""
    pairs = pixels.reshape(len(pixels), -1).view("<u8")
    upper, lower = pairs[0::2], pairs[1::2]
    even, odd = upper & _OF_TWO, (upper >> 8) & _OF_TWO
    even += lower & _OF_TWO
    odd += (lower >> 8) & _OF_TWO
    even += even >> 32
    odd += odd >> 32
    means = even.astype(np.uint32), odd.astype(np.uint32)
    for total in means:
        total += 0x00020002
        total >>= 2
        total &= FIRST
    return joined(*means)
