"""What one step changed, tile by tile, to undo and redo it."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_grid import TILE_PX, Key, Tile, TileGrid, settled, size_bytes
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot

#: Most differences are large areas without a change; better levels take several times as long.
_LEVEL: Final = 1
_FEW: Final = 16


@dataclass(frozen=True, slots=True, eq=False)
class TileChange:
    """Undoes a step in an image that is as it was after it, and redoes it in one as it was before.

    Args:
        replaced: tiles before and after the step; one of the two is in the image or a later step.
        deflated: of the other tiles, the bits that differ, which turn either into the other.
    """

    grid: TileGrid
    replaced: Mapping[Key, tuple[Tile | None, Tile | None]]
    deflated: Mapping[Key, bytes]

    @classmethod
    def between(cls, before: TileSnapshot, after: TileSnapshot) -> "TileChange | None":
        """What turns ``before`` into ``after``; ``None`` if their pixels are the same."""
        replaced: dict[Key, tuple[Tile | None, Tile | None]] = {}
        for key in before.changed_keys(after):
            old, new = before.tiles.get(key), after.tiles.get(key)
            if old is None or new is None or not _is_same(old, new):
                replaced[key] = old, new
        return cls(before.grid, replaced, {}) if replaced else None

    @property
    def rect(self) -> Rect:
        """Has all pixels that it changes."""
        keys = self.replaced.keys() | self.deflated.keys()
        if not keys:
            return EMPTY
        columns, rows = [column for column, _ in keys], [row for _, row in keys]
        tiles = Rect(min(columns), min(rows), max(columns) + 1, max(rows) + 1)
        return tiles.scaled(TILE_PX).clipped(self.grid.whole)

    @property
    def size_bytes(self) -> int:
        """The memory that it keeps from being freed."""
        tiles = (max(size_bytes(old), size_bytes(new)) for old, new in self.replaced.values())
        return sum(tiles) + sum(map(len, self.deflated.values()))

    def packed(self) -> "TileChange":
        """The same change in less memory; takes about half a millisecond for a tile."""
        replaced, deflated = dict(self.replaced), dict(self.deflated)
        for key, (old, new) in self.replaced.items():
            tile_bytes = max(size_bytes(old), size_bytes(new))
            if tile_bytes:
                bits = np.ascontiguousarray(_difference(old, new))
                packed = zlib.compress(bits.data, level=_LEVEL)
                if len(packed) < tile_bytes:
                    del replaced[key]
                    deflated[key] = packed
        return TileChange(self.grid, replaced, deflated)

    def undo(self, pixels: TiledPixels) -> None:
        """Have ``pixels`` as they were before."""
        pixels.replace((key, old) for key, (old, _) in self.replaced.items())
        self._apply_deflated(pixels)

    def redo(self, pixels: TiledPixels) -> None:
        """Have ``pixels`` as they were after."""
        pixels.replace((key, new) for key, (_, new) in self.replaced.items())
        self._apply_deflated(pixels)

    def _apply_deflated(self, pixels: TiledPixels) -> None:
        for key, packed in self.deflated.items():
            shape = self.grid.shape(self.grid.rect(key))
            bits = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(shape)
            tile = pixels.tile(key)
            pixels.replace([(key, settled(bits if tile is None else tile ^ bits))])


def kept_steps(sizes_bytes: Sequence[int], limit_bytes: int) -> int:
    """How many steps can be kept so that all take at most ``limit_bytes``; the newest always is.

    Args:
        sizes_bytes: of each step, newest first.
    """
    total_bytes = 0
    for count, step_bytes in enumerate(sizes_bytes):
        total_bytes += step_bytes
        if count and total_bytes > limit_bytes:
            return count
    return len(sizes_bytes)


def _is_same(old: Tile, new: Tile) -> bool:
    # One of a few rows tells most of those apart that differ, from the middle on the first one.
    middle = len(old) // 2
    rows = (*range(middle, len(old), _FEW), *range(0, middle, _FEW))
    few_same = all(old[row].tobytes() == new[row].tobytes() for row in rows)
    return few_same and np.array_equal(old, new)


def _difference(old: Tile | None, new: Tile | None) -> Tile:
    if old is not None and new is not None:
        return old ^ new
    tile = new if old is None else old
    assert tile is not None
    return tile
