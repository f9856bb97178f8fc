"""How far each pixel is from the edge of what is painted, to grow, shrink and feather it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.masks import painted_rect
from sdstudio.canvas.tile_grid import Key, Pixels, Tile, TileGrid, settled, uniform
from sdstudio.canvas.tiles import TileSnapshot

_Steps: TypeAlias = NDArray[np.uint16]

#: The largest sum of the pixels by which a mask is grown or shrunk and feathered.
REACH_PX: Final = 256
#: Distances are counted in steps of this part of a pixel.
_STEPS: Final = 50
#: To the next pixel by a side and by a corner, and by a knight's move (Borgefors 1986, in the
#: proportions of OpenCV): off by at most 2 % in any direction.
_SIDE, _CORNER, _KNIGHT = 50, 70, 110
_FAR: Final = 60_000


@dataclass(frozen=True, slots=True, eq=False)
class _Near:
    """The signed distances of one tile; negative ones are inside.

    Args:
        steps: (height, width), counted from the reach inside the edge.
        low: the smallest of them.
        high: the largest.
    """

    steps: _Steps
    low: int
    high: int


@dataclass(frozen=True, slots=True, eq=False)
class DistanceField:
    """Grows, shrinks and feathers a mask, quickly once it is made.

    The edge is where the mask passes half its highest level. A side of the image is no edge: what
    touches it neither shrinks nor fades there.

    Args:
        snapshot: the mask.
        level: its highest level.
        near: of the tiles within reach of what is painted.
    """

    snapshot: TileSnapshot
    level: int
    near: Mapping[Key, _Near]

    @classmethod
    def of(cls, snapshot: TileSnapshot) -> "DistanceField":
        """The distances around what is painted; takes up to a second for a large picture."""
        rect = painted_rect(snapshot)
        if rect.is_empty:
            return cls(snapshot, 0, {})
        rect = rect.grown(REACH_PX + 1).clipped(snapshot.grid.whole)
        pixels = _read(snapshot, rect)
        level = int(pixels.max())
        inside = pixels >= (level + 1) // 2
        signed = _distances(inside).astype(np.int32)
        signed -= _distances(~inside)
        signed += np.where(inside, _STEPS // 2, -_STEPS // 2)
        signed += REACH_PX * _STEPS
        steps = np.clip(signed, 0, 2 * REACH_PX * _STEPS).astype(np.uint16)
        near: dict[Key, _Near] = {}
        for key, part in snapshot.grid.parts(rect):
            whole = snapshot.grid.rect(key)
            tile = steps[part.seen_from(rect.left, rect.top).slices]
            if part != whole:
                around = np.full(snapshot.grid.shape(whole), 2 * REACH_PX * _STEPS, np.uint16)
                around[snapshot.grid.within(key, part)] = tile
                tile = around
            near[key] = _Near(tile.copy(), int(tile.min()), int(tile.max()))
        return cls(snapshot, level, near)

    def grown(self, px: float) -> TileSnapshot:
        """The mask with its edge moved outwards by ``px`` pixels; inwards if that is negative."""
        return self.shaped(px, 0)

    def feathered(self, px: float) -> TileSnapshot:
        """The mask with an edge that fades over ``px`` pixels on each of its sides."""
        return self.shaped(0, px)

    def shaped(self, grow_px: float, feather_px: float) -> TileSnapshot:
        """The mask grown, or shrunk, and then feathered.

        Raises:
            ValueError: that is more than :data:`REACH_PX`, or ``feather_px`` is negative.
        """
        if feather_px < 0 or not abs(grow_px) + feather_px < REACH_PX:
            raise ValueError("beyond the reach of the distances")
        if not grow_px and not feather_px:
            return self.snapshot
        levels = self._levels(grow_px, feather_px)
        tiles: dict[Key, Tile] = {}
        for key, near in self.near.items():
            tile = self._tile(key, near, levels, grow_px, feather_px)
            if tile is not None:
                tiles[key] = tile
        return TileSnapshot(self.snapshot.grid, tiles)

    def _levels(self, grow_px: float, feather_px: float) -> Pixels:
        """The level at each distance."""
        distances = np.arange(2 * REACH_PX * _STEPS + 1) / _STEPS - REACH_PX
        # A pixel fades over its own width.
        if feather_px:
            inwards = np.clip((grow_px - distances) / max(feather_px, 0.5), -1, 1)
            shares = (1 + inwards * (2 - np.abs(inwards))) / 2
        else:
            shares = np.clip(grow_px - distances + 0.5, 0, 1)
        return np.asarray(np.rint(shares * self.level), np.uint8)

    def _tile(
        self, key: Key, near: _Near, levels: Pixels, grow_px: float, feather_px: float
    ) -> Tile | None:
        old = self.snapshot.tiles.get(key)
        high, low = int(levels[near.low]), int(levels[near.high])
        if high == low == self.level:
            return old if grow_px <= 0 else _full(self.snapshot.grid, key, self.level)
        if high == low == 0:
            return old if grow_px >= 0 else None
        tile = levels.take(near.steps)
        if feather_px:
            return settled(tile)
        if old is not None and grow_px > 0:
            tile = np.maximum(tile, old)
        elif grow_px < 0:
            tile = np.minimum(tile, 0 if old is None else old)
        return settled(tile)


def _full(grid: TileGrid, key: Key, level: int) -> Tile | None:
    return uniform(grid.shape(grid.rect(key)), bytes([level]))


def _read(snapshot: TileSnapshot, rect: Rect) -> Pixels:
    pixels = np.zeros(snapshot.grid.shape(rect), np.uint8)
    for key, part in snapshot.grid.parts(rect):
        tile = snapshot.tiles.get(key)
        if tile is not None:
            inside = part.seen_from(rect.left, rect.top).slices
            pixels[inside] = tile[snapshot.grid.within(key, part)]
    return pixels


def _distances(targets: NDArray[np.bool_]) -> _Steps:
    """The way of each pixel to the nearest target, in steps; :data:`_FAR` if there is none.

    Args:
        targets: (height, width).
    """
    height, width = targets.shape
    # Two pixels on each side that are far away from everything.
    far = np.full((height + 4, width + 4), _FAR, np.uint16)
    far[2:-2, 2:-2][targets] = 0
    ramp = np.arange(width, dtype=np.int32) * _SIDE
    for row in range(2, height + 2):
        _from_rows(far[row, 2:-2], far[row - 1], far[row - 2], ramp)
    for row in range(height + 1, 1, -1):
        _from_rows(far[row, 2:-2][::-1], far[row + 1][::-1], far[row + 2][::-1], ramp)
    return far[2:-2, 2:-2]


def _from_rows(row: _Steps, near: _Steps, far: _Steps, ramp: NDArray[np.int32]) -> None:
    """Shorten the ways of a row by ways over the two rows before it, and over its own start.

    Args:
        row: (width,), is written to.
        near: (width + 4,), the row before.
        far: (width + 4,), the one before that.
        ramp: the steps from the start of the row.
    """
    knights = np.minimum(near[:-4], near[4:])
    np.minimum(knights, far[1:-3], out=knights)
    np.minimum(knights, far[3:-1], out=knights)
    knights += _KNIGHT
    corners = np.minimum(near[1:-3], near[3:-1])
    corners += _CORNER
    np.minimum(corners, knights, out=corners)
    sides = near[2:-2] + np.uint16(_SIDE)
    np.minimum(sides, corners, out=sides)
    np.minimum(row, sides, out=row)
    along = np.minimum.accumulate(row - ramp)
    along += ramp
    np.minimum(row, along, out=row, casting="unsafe")
