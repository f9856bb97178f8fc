"""Rectangles, ellipses, polygons and lassos as masks whose levels are the share covered of a pixel.

The signed area that each edge cuts off a pixel is added up along the rows, as font renderers do
(Raph Levien, font-rs). That is exact, needs only the pixels on the outline, and knows what is
inside without looking at it, so that tiles inside cost nothing.
"""

import math
from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import TILE_PX, Key, Tile, TileGrid, settled, uniform
from sdstudio.canvas.tiles import TileSnapshot

_Floats: TypeAlias = NDArray[np.float64]
#: Segments (n, 4): x and y of the start, x and y of the end.
_Segments: TypeAlias = NDArray[np.float64]

_WHITE: Final = 255
#: An ellipse deviates by less than this from its polygon.
_SAGITTA_PX: Final = 1 / 64
#: Sums of areas are exact to far more digits.
_CLOSE: Final = 1e-6


def rectangle(grid: TileGrid, x0: float, y0: float, x1: float, y1: float) -> TileSnapshot:
    """A rectangle between two opposite corners, in pixels from the image's top left corner."""
    return polygon(grid, [(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def ellipse(grid: TileGrid, x0: float, y0: float, x1: float, y1: float) -> TileSnapshot:
    """The ellipse that touches the sides of the rectangle between two opposite corners."""
    across, down = abs(x1 - x0) / 2, abs(y1 - y0) / 2
    largest = max(across, down)
    if not math.isfinite(largest) or not largest:
        return TileSnapshot(grid)
    half_step = math.acos(1 - min(1.0, _SAGITTA_PX / largest))
    count = max(8, math.ceil(math.pi / half_step))
    turns = np.arange(count) * (2 * math.pi / count)
    x = (x0 + x1) / 2 + across * np.cos(turns)
    y = (y0 + y1) / 2 + down * np.sin(turns)
    return _filled(grid, np.stack([x, y], axis=1))


def polygon(grid: TileGrid, points: Sequence[tuple[float, float]]) -> TileSnapshot:
    """The area inside a closed line; one that crosses itself has what it winds around inside.

    Args:
        grid: of the image; one channel.
        points: at least three, in pixels from the image's top left corner; the corner of a pixel
            has whole numbers. They may be outside the image.

    Raises:
        ValueError: a coordinate is no finite number.
    """
    return _filled(grid, np.array(points, np.float64).reshape(-1, 2))


def lasso(grid: TileGrid, points: Sequence[tuple[float, float]]) -> TileSnapshot:
    """The area inside a line drawn by hand, which is closed with a straight line."""
    return polygon(grid, points)


def _filled(grid: TileGrid, points: _Floats) -> TileSnapshot:
    if not np.isfinite(points).all():
        raise ValueError("a coordinate is not a finite number")
    if len(points) < 3:
        return TileSnapshot(grid)
    segments = np.concatenate([points, np.roll(points, -1, axis=0)], axis=1)
    pieces = _in_cells(_clipped(segments, grid))
    tiles: dict[Key, Tile] = {}
    middles = np.floor((pieces[:, 1] + pieces[:, 3]) / 2)
    rows = np.minimum(middles, grid.height - 1).astype(np.int64)
    by_row = rows // TILE_PX
    for row in np.unique(by_row):
        chosen = by_row == row
        _fill_row(grid, int(row), pieces[chosen], rows[chosen] - int(row) * TILE_PX, tiles)
    return TileSnapshot(grid, tiles)


def _clipped(segments: _Segments, grid: TileGrid) -> _Segments:
    """The segments between top and bottom; what is beyond a side runs along it instead.

    What is left of the image decides what is inside it, so it isn't dropped.
    """
    segments = segments[segments[:, 1] != segments[:, 3]]
    top = np.minimum(segments[:, 1], segments[:, 3])
    bottom = np.maximum(segments[:, 1], segments[:, 3])
    segments = segments[(bottom > 0) & (top < grid.height)]
    x0, y0, x1, y1 = segments.T
    slope = (x1 - x0) / (y1 - y0)
    start, end = np.clip(y0, 0, grid.height), np.clip(y1, 0, grid.height)
    segments = np.stack([x0 + (start - y0) * slope, start, x1 + (end - y1) * slope, end], axis=1)
    for side in (0, grid.width):
        segments = _split(segments, np.full(len(segments), side, np.float64), axis=0)
    segments[:, 0::2] = np.clip(segments[:, 0::2], 0, grid.width)
    return np.asarray(segments[segments[:, 1] != segments[:, 3]])


def _split(segments: _Segments, at: _Floats, axis: int) -> _Segments:
    """Those that cross the line ``at`` (x if ``axis`` is 0, else y) as two parts, others whole."""
    start, end = segments[:, axis], segments[:, axis + 2]
    crosses = (np.minimum(start, end) < at) & (at < np.maximum(start, end))
    if not crosses.any():
        return segments
    cut, line = segments[crosses], at[crosses]
    share = (line - cut[:, axis]) / (cut[:, axis + 2] - cut[:, axis])
    middle = cut[:, :2] + share[:, np.newaxis] * (cut[:, 2:] - cut[:, :2])
    middle[:, axis] = line
    return np.concatenate(
        [
            segments[~crosses],
            np.concatenate([cut[:, :2], middle], axis=1),
            np.concatenate([middle, cut[:, 2:]], axis=1),
        ]
    )


def _in_cells(segments: _Segments) -> _Segments:
    """The segments cut where they pass from one pixel to another."""
    if not len(segments):
        return segments
    x0, y0, x1, y1 = segments.T
    low_x, high_x = np.minimum(x0, x1), np.maximum(x0, x1)
    low_y, high_y = np.minimum(y0, y1), np.maximum(y0, y1)
    # The shares of the way at which a segment crosses a line of the grid, with 0 and 1.
    owners, shares = [np.arange(len(segments))] * 2, [np.zeros(len(segments)), np.ones(len(x0))]
    for start, end, low, high in ((x0, x1, low_x, high_x), (y0, y1, low_y, high_y)):
        first = np.floor(low) + 1
        count = np.maximum(0, np.ceil(high) - first).astype(np.int64)
        owner = np.repeat(np.arange(len(segments)), count)
        nth = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        length = end[owner] - start[owner]
        owners.append(owner)
        shares.append((first[owner] + nth - start[owner]) / length)
    owner, share = np.concatenate(owners), np.concatenate(shares)
    order = np.lexsort((share, owner))
    owner, share = owner[order], np.clip(share[order], 0, 1)
    x = x0[owner] + share * (x1 - x0)[owner]
    y = y0[owner] + share * (y1 - y0)[owner]
    # The ends themselves, whatever the arithmetic makes of them: outlines stay closed.
    x[share == 1], y[share == 1] = x1[owner[share == 1]], y1[owner[share == 1]]
    same = owner[1:] == owner[:-1]
    pieces = np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=1)[same]
    return np.asarray(pieces[pieces[:, 1] != pieces[:, 3]])


def _fill_row(
    grid: TileGrid,
    row: int,
    pieces: _Segments,
    lines: NDArray[np.int64],
    tiles: dict[Key, Tile],
) -> None:
    """Make the tiles of one row from the pieces of outline in it.

    Args:
        lines: the row of pixels of each piece, from the top of the tiles.
    """
    height = grid.rect((0, row)).height
    x = (pieces[:, 0] + pieces[:, 2]) / 2
    pixel = np.minimum(np.floor(x), grid.width - 1).astype(np.int64)
    columns = pixel // TILE_PX
    #: How often the outline winds around each line where a tile begins.
    winding = np.zeros(height)
    order = np.argsort(columns, kind="stable")
    bounds = np.searchsorted(columns[order], np.arange(-(-grid.width // TILE_PX) + 1))
    for column in range(len(bounds) - 1):
        chosen = order[bounds[column] : bounds[column + 1]]
        rect = grid.rect((column, row))
        shape = (rect.height, rect.width)
        if not len(chosen):
            if (np.abs(winding - winding[0]) < _CLOSE).all():
                tile = uniform(shape, _levels(winding[:1]).tobytes())
            else:
                tile = settled(np.repeat(_levels(winding)[:, np.newaxis], rect.width, axis=1))
        else:
            tile, winding = _outlined(
                rect, winding, pieces[chosen], lines[chosen], pixel[chosen] - rect.left
            )
        if tile is not None:
            tiles[column, row] = tile


def _outlined(
    rect: Rect,
    winding: _Floats,
    pieces: _Segments,
    lines: NDArray[np.int64],
    pixels: NDArray[np.int64],
) -> tuple[Tile | None, _Floats]:
    """A tile with a part of the outline, and how often that winds around each line after it.

    Args:
        rect: the pixels of the tile.
        winding: (height,), before it.
        lines: of each piece, the row of pixels, from the top of the tile.
        pixels: of each, the pixel in that row, from the left of the tile.
    """
    # Only the pixels around the outline differ from those beside them.
    top, bottom = int(lines.min()), int(lines.max()) + 1
    left, right = int(pixels.min()), int(pixels.max()) + 1
    width = right - left + 1
    down = pieces[:, 3] - pieces[:, 1]
    # Of the pixel itself only what is right of the outline is inside; of those after it, all is.
    share = (pieces[:, 0] + pieces[:, 2]) / 2 - rect.left - pixels
    at = (lines - top) * width + pixels - left
    cells = np.concatenate([at, at + 1])
    areas = np.concatenate([down * (1 - share), down * share])
    sums: _Floats = np.bincount(cells, areas, (bottom - top) * width).astype(np.float64, copy=False)
    sums = sums.reshape(-1, width)
    sums[:, 0] += winding[top:bottom]
    np.cumsum(sums, axis=1, out=sums)
    tile = np.repeat(_levels(winding)[:, np.newaxis], rect.width, axis=1)
    winding = winding.copy()
    winding[top:bottom] = sums[:, -1]
    tile[top:bottom, left:right] = _levels(sums[:, :-1])
    tile[top:bottom, right:] = _levels(sums[:, -1:])
    return settled(tile), winding


def _levels(winding: _Floats) -> Tile:
    shares = np.minimum(np.abs(winding), 1)
    return np.asarray(np.rint(shares * _WHITE), np.uint8)
