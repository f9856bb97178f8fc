"""How far each pixel is from the edge of what is painted, to grow, shrink and feather it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.selection.blurring import blurred
from sdstudio.canvas.selection.masks import painted_rect, read
from sdstudio.canvas.tile_grid import Key, Pixels, Tile, settled, uniform
from sdstudio.canvas.tiles import TileSnapshot

_Steps: TypeAlias = NDArray[np.uint16]
_Ramp: TypeAlias = NDArray[np.uint16] | NDArray[np.uint32]

#: The largest sum of the pixels by which a mask is grown or shrunk and feathered.
REACH_PX: Final = 256
#: Distances of a field are counted in steps of this part of a pixel.
_STEPS: Final = 10
_EDGE: Final = REACH_PX * _STEPS
_MAX: Final = 2 * _EDGE
#: How far the pixels on the two sides of an edge are from each other: by a side or a corner.
_APART_PX: Final = 1.2
#: So many odd pixels for each on the edge are none.
_FEW: Final = 0.02
#: Ways over pixels are counted in fifths: to the next by a side and by a corner, and by a knight's
#: move. They are off by at most 2 % in any direction (Borgefors 1986).
_WAY_STEPS, _SIDE, _CORNER, _KNIGHT = 5, 5, 7, 11
#: Further than the reach.
_FAR: Final = 2 * REACH_PX * _WAY_STEPS


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
    """Grows, shrinks and feathers a mask: fast once the field has been computed.

    The edge is where the mask passes half its highest level. A side of the image is no edge: what
    touches it neither shrinks nor fades there. Levels inside stay, and a soft edge stays as soft
    while it is moved.

    Args:
        snapshot: the mask.
        level: its highest level.
        fade_px: how wide its edge is.
        is_even: whether it has no other levels than that and 0, but for its edge.
        near: of the tiles within reach of what is painted.
    """

    snapshot: TileSnapshot
    level: int
    fade_px: float
    is_even: bool
    near: Mapping[Key, _Near]

    @classmethod
    def of(cls, snapshot: TileSnapshot) -> "DistanceField":
        """The distances around what is painted; takes up to a second for a large picture."""
        rect = painted_rect(snapshot)
        if rect.is_empty:
            return cls(snapshot, 0, 1, True, {})
        rect = rect.grown(REACH_PX + 1).clipped(snapshot.grid.whole)
        pixels = read(snapshot, rect)
        level = int(pixels.max())
        inside = pixels >= (level + 1) // 2
        outwards, inwards = _ways(inside), _ways(~inside)
        near: dict[Key, _Near] = {}
        edge = _Edge(level)
        for key, part in snapshot.grid.parts(rect):
            here = part.seen_from(rect.left, rect.top).slices
            # The edge is between two pixels, half a pixel from each.
            signed = (outwards[here] - inwards[here]).view(np.int16) * (_STEPS // _WAY_STEPS)
            signed += np.where(inside[here], _EDGE + _STEPS // 2, _EDGE - _STEPS // 2)
            whole = snapshot.grid.rect(key)
            steps = np.full(snapshot.grid.shape(whole), _MAX, np.uint16)
            steps[snapshot.grid.within(key, part)] = np.clip(signed, 0, _MAX)
            low, high = int(steps.min()), int(steps.max())
            if low < high:
                edge.look(steps[snapshot.grid.within(key, part)], pixels[here])
            else:
                # One number is enough for all of it.
                steps = np.broadcast_to(np.uint16(low), steps.shape)
            near[key] = _Near(steps, low, high)
        return cls(snapshot, level, edge.fade_px, edge.is_even, near)

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
        if feather_px and self.is_even:
            return self._faded(grow_px, feather_px)
        moved = self._moved(grow_px) if grow_px else self.snapshot
        return blurred(moved, feather_px) if feather_px else moved

    def _faded(self, grow_px: float, feather_px: float) -> TileSnapshot:
        """The level follows from the distance alone."""
        inwards = np.clip((grow_px - _distances_px()) / max(feather_px, 0.5), -1, 1)
        levels = self._levels((1 + inwards * (2 - np.abs(inwards))) / 2)
        tiles: dict[Key, Tile] = {}
        for key, near in self.near.items():
            if levels[near.low] == levels[near.high]:
                tile = uniform(near.steps.shape, levels[near.low].tobytes())
            else:
                tile = settled(levels.take(near.steps))
            if tile is not None:
                tiles[key] = tile
        return TileSnapshot(self.snapshot.grid, tiles)

    def _moved(self, px: float) -> TileSnapshot:
        """With the levels of an edge that is as soft where that is higher or, shrunk, lower."""
        levels = self._levels(np.clip((px - _distances_px()) / self.fade_px + 0.5, 0, 1))
        tiles: dict[Key, Tile] = {}
        for key, near in self.near.items():
            old = self.snapshot.tiles.get(key)
            tile = self._more(old, near, levels) if px > 0 else self._less(old, near, levels)
            if tile is not None:
                tiles[key] = tile
        return TileSnapshot(self.snapshot.grid, tiles)

    def _more(self, old: Tile | None, near: _Near, levels: Pixels) -> Tile | None:
        # What is further inside than the old edge reaches is no edge, whatever its level.
        inner = _EDGE - (self.fade_px / 2 + 1.5) * _STEPS
        if near.high < inner or not levels[near.low]:
            return old
        if near.low >= inner and levels[near.high] == self.level:
            return uniform(near.steps.shape, bytes([self.level]))
        tile = levels.take(near.steps)
        if old is not None:
            np.maximum(tile, old, out=tile)
            np.copyto(tile, old, where=near.steps < inner)
        return settled(tile)

    def _less(self, old: Tile | None, near: _Near, levels: Pixels) -> Tile | None:
        if old is None or not levels[near.low]:
            return None
        if levels[near.high] == self.level:
            return old
        return settled(np.minimum(levels.take(near.steps), old))

    def _levels(self, shares: NDArray[np.float64]) -> Pixels:
        return np.asarray(np.rint(shares * self.level), np.uint8)


class _Edge:
    """Finds out how wide the edge of a mask is, and whether other levels are beside it."""

    def __init__(self, level: int) -> None:
        self._level = level
        self._at_edge = self._odd = 0
        #: Of the pixels next to the edge: the sum of their levels, and their number.
        self._inside, self._outside = [0, 0], [0, 0]

    @property
    def is_even(self) -> bool:
        """Whether hardly any pixels that aren't on the edge have levels between."""
        return self._odd <= _FEW * self._at_edge

    @property
    def fade_px(self) -> float:
        """Over how many pixels the level falls to 0 at the rate that it has at half of it."""
        if self.is_even or not self._inside[1] or not self._outside[1]:
            return 1.0
        fall = self._inside[0] / self._inside[1] - self._outside[0] / self._outside[1]
        return min(REACH_PX / 2, max(1.0, _APART_PX * self._level / max(fall, 1.0)))

    def look(self, steps: _Steps, pixels: Pixels) -> None:
        """Take the pixels of a tile into account: some, which are enough."""
        away, levels = steps[::2, ::2].astype(np.int16) - _EDGE, pixels[::2, ::2]
        inside, outside = away < -2 * _STEPS, away > 2 * _STEPS
        self._at_edge += int(np.count_nonzero(~inside & ~outside))
        self._odd += int(np.count_nonzero(levels[inside] != self._level))
        self._odd += int(np.count_nonzero(levels[outside]))
        for sums, side in ((self._inside, -away), (self._outside, away)):
            chosen = levels[(side > 0) & (side <= _STEPS)]
            sums[0] += int(chosen.sum())
            sums[1] += chosen.size


def _distances_px() -> NDArray[np.float64]:
    """What each number of steps means."""
    return (np.arange(_MAX + 1) - _EDGE) / _STEPS


def _ways(targets: NDArray[np.bool_]) -> _Steps:
    """The distance of each pixel to the nearest target, in fifths of a pixel; at most ``_FAR``.

    Args:
        targets: (height, width).
    """
    height, width = targets.shape
    # Two pixels on each side that are far away from everything.
    ways = np.full((height + 4, width + 4), _FAR, np.uint16)
    ways[2:-2, 2:-2][targets] = 0
    is_short = _FAR + _SIDE * width < 2**16
    steps = np.arange(width) * _SIDE
    ramp: _Ramp = steps.astype(np.uint16) if is_short else steps.astype(np.uint32)
    row_before, along = np.empty(width, np.uint16), np.empty_like(ramp)
    for row in range(2, height + 2):
        _take_rows(ways[row], ways[row - 1], ways[row - 2], row_before)
        _take_along(ways[row, 2:-2], ramp[::-1], along, along)
    for row in range(height + 1, 1, -1):
        _take_rows(ways[row], ways[row + 1], ways[row + 2], row_before)
        _take_along(ways[row, 2:-2], ramp, along, along[::-1])
    return ways[2:-2, 2:-2]


def _take_rows(row: _Steps, near: _Steps, far: _Steps, room: _Steps) -> None:
    """Shorten the distances of a row by those over the two rows before it.

    Args:
        row: (width + 4,), is written to, but for two pixels on each side.
        near: (width + 4,), the row before.
        far: (width + 4,), the one before that.
        room: (width,), memory to work in.
    """
    middle = row[2:-2]
    np.minimum(near[:-4], near[4:], out=room)
    np.minimum(room, far[1:-3], out=room)
    np.minimum(room, far[3:-1], out=room)
    room += _KNIGHT
    np.minimum(middle, room, out=middle)
    np.minimum(near[1:-3], near[3:-1], out=room)
    room += _CORNER
    np.minimum(middle, room, out=middle)
    np.add(near[2:-2], np.uint16(_SIDE), out=room)
    np.minimum(middle, room, out=middle)


def _take_along(row: _Steps, ramp: _Ramp, room: _Ramp, onwards: _Ramp) -> None:
    """Shorten the distances of a row by those along it.

    Args:
        row: (width,), is written to.
        ramp: (width,), the steps that are still to go in a direction.
        room: (width,), memory to work in.
        onwards: the same memory in that direction.
    """
    # A pixel further costs a step more than what is subtracted again.
    np.add(row, ramp, out=room)
    np.minimum.accumulate(onwards, out=onwards)
    np.subtract(room, ramp, out=row, casting="unsafe")
