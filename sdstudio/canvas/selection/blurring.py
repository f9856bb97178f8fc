"""Spreading the levels of a mask over the pixels around them, tile by tile."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import (
    TILE_PX,
    Pixels,
    Tile,
    TileGrid,
    painted_part,
    settled,
    uniform,
)
from sdstudio.canvas.tiles import TileSnapshot

#: The sum of all weights: with it, the sum of weighted levels fits into 16 bits.
_WHOLE: Final = 256
#: Enlarging a smaller copy mixes neighbours.
_BESIDE_PX: Final = 1


def blurred(snapshot: TileSnapshot, px: float) -> TileSnapshot:
    """A mask with each level spread over ``px`` pixels on each side, most of it near by.

    A side of the image is no edge: beyond it, the last pixels continue.
    """
    # Nothing finer is left: it is spread in a smaller copy, which takes less time.
    scale = next((one for one in (8, 4, 2) if px >= 3 * one), 1)
    # Making the copy and enlarging it again spreads as much as 1.5 of its pixels squared.
    width = px + 1 if scale == 1 else math.sqrt(((px + 1) / scale) ** 2 - 1.5)
    weights = _weights(width)
    small, beyond_px = _Small(snapshot, scale, len(weights) - 1), len(weights) * scale
    grid = snapshot.grid
    near = {
        key for painted in snapshot.tiles for key in grid.keys(grid.rect(painted).grown(beyond_px))
    }
    made = ((key, small.blurred(grid.rect(key), weights)) for key in near)
    return TileSnapshot(grid, {key: tile for key, tile in made if tile is not None})


class _Small:
    """A copy of a mask in which each pixel is the mean of ``scale`` × ``scale`` ones.

    Args:
        room_px: the pixels around it that repeat the last ones.
    """

    def __init__(self, snapshot: TileSnapshot, scale: int, room_px: int) -> None:
        grid = snapshot.grid
        self._scale, self._room_px = scale, room_px
        self._grid = TileGrid(-(-grid.width // scale), -(-grid.height // scale))
        whole = self._grid.whole
        self._pixels = np.zeros((whole.height + 2 * room_px, whole.width + 2 * room_px), np.uint8)
        side = TILE_PX // scale
        for (column, row), tile in snapshot.tiles.items():
            means = _means(tile, scale)
            self._place(means, room_px + row * side, room_px + column * side)

    def _place(self, means: Pixels, top: int, left: int) -> None:
        """Write those of a tile, and repeat the last ones beyond the sides of the image.

        Only where something is painted: the others take no memory, and no time.
        """
        pixels, room_px, whole = self._pixels, self._room_px, self._grid.whole
        bottom, right = top + means.shape[0], left + means.shape[1]
        pixels[top:bottom, left:right] = means
        if left == room_px:
            left = 0
            pixels[top:bottom, :room_px] = means[:, :1]
        if right == room_px + whole.width:
            pixels[top:bottom, right:] = means[:, -1:]
            right += room_px
        if top == room_px:
            pixels[:top, left:right] = pixels[top, left:right]
        if bottom == room_px + whole.height:
            pixels[bottom:, left:right] = pixels[bottom - 1, left:right]

    def blurred(self, rect: Rect, weights: Sequence[int]) -> Tile | None:
        """The pixels of ``rect`` of the mask, blurred.

        Args:
            weights: as of :func:`_weights`, for the pixels of this copy.
        """
        scale, shape = self._scale, (rect.height, rect.width)
        wanted = Rect(*(-(-side // scale) for side in rect))
        if scale > 1:
            wanted = wanted.grown(_BESIDE_PX)
        part = wanted.clipped(self._grid.whole)
        around = part.grown(len(weights) - 1).seen_from(-self._room_px, -self._room_px)
        levels = self._pixels[around.slices]
        if levels.min() == levels.max():
            return uniform(shape, levels[0, 0].tobytes())
        levels = _mixed(_mixed(levels, weights).T, weights).T
        if scale == 1:
            return settled(np.ascontiguousarray(levels))
        if levels.min() == levels.max():
            return uniform(shape, levels[0, 0].tobytes())
        # What is empty stays so, and enlarging takes most of the time.
        if part != wanted:
            across = part.left - wanted.left, wanted.right - part.right
            levels = np.pad(
                levels, ((part.top - wanted.top, wanted.bottom - part.bottom), across), mode="edge"
            )
        inner = Rect(_BESIDE_PX, _BESIDE_PX, *(side - _BESIDE_PX for side in levels.shape[::-1]))
        filled = painted_part(levels).grown(_BESIDE_PX).clipped(inner)
        large = _enlarged(levels[filled.grown(_BESIDE_PX).slices], scale)
        tile = np.zeros(shape, np.uint8)
        at = filled.seen_from(_BESIDE_PX, _BESIDE_PX).scaled(scale)
        at = at.clipped(Rect(0, 0, rect.width, rect.height))
        tile[at.slices] = large[: at.height, : at.width]
        return settled(tile)


def _means(tile: Tile, scale: int) -> Pixels:
    from PIL import Image

    return tile if scale == 1 else np.asarray(Image.fromarray(tile).reduce(scale))


def _enlarged(levels: Pixels, scale: int) -> Pixels:
    """``scale`` times as large, mixed linearly, without the outermost pixels.

    Args:
        levels: (height + 2, width + 2).

    Returns:
        (height × scale, width × scale)
    """
    return _taller(np.ascontiguousarray(_taller(levels.T, scale).T), scale)


def _taller(levels: Pixels, scale: int) -> Pixels:
    rows = np.ascontiguousarray(levels, np.uint16)
    mixed = np.empty((len(rows) - 2, scale, rows.shape[1]), np.uint16)
    for row in range(scale):
        # In parts of twice the scale, since the middle of each new row is between two of them.
        away = 2 * row + 1 - scale
        beside = rows[:-2] if away < 0 else rows[2:]
        np.multiply(rows[1:-1], 2 * scale - abs(away), out=mixed[:, row])
        mixed[:, row] += beside * np.uint16(abs(away))
    mixed += scale
    mixed >>= scale.bit_length()
    return mixed.reshape(-1, rows.shape[1]).astype(np.uint8)


def _weights(width: float) -> list[int]:
    """How much a pixel and those on either side of it count in its blurred level.

    Two boxes of ``width`` pixels one after the other are a pyramid.

    Returns:
        Of itself and of each next pixel; the latter count on both sides. All together are 256.
    """
    side = math.ceil((width - 1) / 2)
    box = np.clip((width + 1) / 2 - np.abs(np.arange(-side, side + 1)), 0, 1) / width
    # Rounded sums rather than rounded weights, whose errors would add up.
    sums = np.rint(np.cumsum(np.convolve(box, box)[: 2 * side]) * _WHOLE).astype(int)
    outside = np.diff(sums, prepend=0)[::-1].tolist()
    return [_WHOLE - 2 * sum(outside), *outside]


def _mixed(levels: Pixels, weights: Sequence[int]) -> Pixels:
    """Each row as the mean of itself and the rows above and below it that have a weight.

    Args:
        levels: (height + 2 × reach, width).

    Returns:
        (height, width)
    """
    reach = len(weights) - 1
    rows = levels.astype(np.uint16)
    height = len(rows) - 2 * reach
    total = rows[reach : reach + height] * np.uint16(weights[0])
    total += np.uint16(_WHOLE // 2)
    both = np.empty_like(total)
    for away, weight in enumerate(weights[1:], 1):
        np.add(rows[reach - away :][:height], rows[reach + away :][:height], out=both)
        both *= np.uint16(weight)
        total += both
    total >>= 8
    return total.astype(np.uint8)
