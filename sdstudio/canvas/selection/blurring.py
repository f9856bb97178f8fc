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
            height, width = means.shape
            top, left = room_px + row * side, room_px + column * side
            self._pixels[top : top + height, left : left + width] = means
        for pixels in (self._pixels, self._pixels.T):
            pixels[:room_px] = pixels[room_px]
            pixels[len(pixels) - room_px :] = pixels[len(pixels) - room_px - 1]

    def blurred(self, rect: Rect, weights: Sequence[int]) -> Tile | None:
        """The pixels of ``rect`` of the mask, blurred.

        Args:
            weights: as of :func:`_weights`, for the pixels of this copy.
        """
        from PIL import Image

        scale, shape = self._scale, (rect.height, rect.width)
        part = Rect(*(-(-side // scale) for side in rect))
        if scale > 1:
            part = part.grown(_BESIDE_PX).clipped(self._grid.whole)
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
        filled = painted_part(levels).seen_from(-part.left, -part.top).grown(_BESIDE_PX)
        filled = filled.scaled(scale).clipped(rect)
        tile = np.zeros(shape, np.uint8)
        image = Image.fromarray(np.ascontiguousarray(levels))
        large = image.resize(
            (filled.width, filled.height),
            Image.Resampling.BILINEAR,
            (
                filled.left / scale - part.left,
                filled.top / scale - part.top,
                filled.right / scale - part.left,
                filled.bottom / scale - part.top,
            ),
        )
        tile[filled.seen_from(rect.left, rect.top).slices] = np.asarray(large)
        return settled(tile)


def _means(tile: Tile, scale: int) -> Pixels:
    from PIL import Image

    return tile if scale == 1 else np.asarray(Image.fromarray(tile).reduce(scale))


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
    for away, weight in enumerate(weights[1:], 1):
        both = rows[reach - away :][:height] + rows[reach + away :][:height]
        both *= np.uint16(weight)
        total += both
    return (total >> 8).astype(np.uint8)
