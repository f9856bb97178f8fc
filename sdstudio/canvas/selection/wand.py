"""Selecting by colour, and filling what a mask encloses."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.flood import Flood
from sdstudio.canvas.selection.masks import read
from sdstudio.canvas.tile_grid import TILE_PX, Key, Pixels, Tile, TileGrid, settled, uniform
from sdstudio.canvas.tiles import TileSnapshot

_WHITE: Final = 255
#: A fill passes levels up to this: it ends where a mask is all but white, under its soft edge.
_OPEN: Final = 200
_BAND_ROWS: Final = 8
#: Four channels as one number, and that number if all of them are within the tolerance.
_WORD: Final = np.dtype("<u4")
_ALL_WITHIN: Final = np.uint32(0x01010101)


def wand(
    picture: Pixels,
    x: int,
    y: int,
    tolerance: int,
    *,
    contiguous: bool = True,
    antialiased: bool = False,
) -> TileSnapshot:
    """The pixels whose colour is like that of one pixel.

    Args:
        picture: (height, width, 3 or 4).
        x: the pixel's column; nothing is selected if it is outside the picture.
        y: its row.
        tolerance: by how much each channel may differ, 0 … 255.
        contiguous: only those that are connected with it by their sides.
        antialiased: have the edge fade over a pixel instead of being hard.
    """
    height, width = picture.shape[:2]
    grid = TileGrid(width, height)
    if not (0 <= x < width and 0 <= y < height):
        return TileSnapshot(grid)
    alike = _Alike(picture, picture[y, x], tolerance)
    if contiguous:
        flood = Flood(width, height, alike.rows)
        flood.fill(x, y)
        chosen = _flooded(grid, flood)
    else:
        chosen = _everywhere(grid, alike)
    return _faded(chosen) if antialiased else chosen


def enclosed(mask: TileSnapshot, x: int, y: int) -> TileSnapshot:
    """The area around a pixel that the painted parts of a mask enclose, with their soft edge.

    Args:
        mask: of one channel.
        x: the pixel's column; nothing is enclosed if it is painted or outside the image.
        y: its row.
    """
    grid = mask.grid
    if not (0 <= x < grid.width and 0 <= y < grid.height):
        return TileSnapshot(grid)
    pixels = mask.pixels()
    flood = Flood(grid.width, grid.height, lambda top, bottom: pixels[top:bottom] <= _OPEN)
    flood.fill(x, y)
    # The pixel after the last that was reached is white, or nearly so, and must not leave a seam.
    reached, everywhere = flood.rows, (1 << grid.width) - 1
    wide = {row: (bits | bits << 1 | bits >> 1) & everywhere for row, bits in reached.items()}
    flood.rows = {
        row: wide.get(row - 1, 0) | wide.get(row, 0) | wide.get(row + 1, 0)
        for row in range(min(wide, default=0) - 1, max(wide, default=-1) + 2)
        if 0 <= row < grid.height
    }
    return _flooded(grid, flood)


class _Alike:
    """Compares the pixels of a picture with a colour."""

    def __init__(self, picture: Pixels, colour: Pixels, tolerance: int) -> None:
        self._width, self._channels = picture.shape[1:]
        self._picture = picture
        low = np.maximum(colour.astype(np.int16) - tolerance, 0)
        high = np.minimum(colour.astype(np.int16) + tolerance, _WHITE)
        # A byte is within if it is at most the span above the low end, wrapping around.
        self._low = np.tile(low.astype(np.uint8), self._width)
        self._span = np.tile((high - low).astype(np.uint8), self._width)
        self._above = np.empty((_BAND_ROWS, self._width * self._channels), np.uint8)
        self._within = np.empty(self._above.shape, bool)

    def rows(self, top: int, bottom: int) -> NDArray[np.bool_]:
        """Which pixels of the rows from ``top`` to ``bottom`` − 1 are alike: (rows, width)."""
        rows = self._picture[top:bottom].reshape(bottom - top, -1)
        made = np.empty((bottom - top, self._width), bool)
        # Few at a time, which stay in the processor's cache.
        for at in range(0, len(rows), _BAND_ROWS):
            some = rows[at : at + _BAND_ROWS]
            within, count = self._within[: len(some)], some.shape[1] - self._channels + 1
            np.subtract(some, self._low, out=self._above[: len(some)])
            np.less_equal(self._above[: len(some)], self._span, out=within)
            if self._channels == _WORD.itemsize:
                # Each pixel is one number, and a third of the time is enough.
                np.equal(within.view(_WORD), _ALL_WITHIN, out=made[at : at + _BAND_ROWS])
                continue
            # Neighbouring bytes are compared, whether or not they are of the same pixel, since
            # steps of three bytes take several times as long; what isn't needed is left out last.
            whole = within[:, :count]
            for channel in range(1, self._channels):
                whole = whole & within[:, channel : channel + count]
            made[at : at + _BAND_ROWS] = whole[:, :: self._channels]
        return made


def _everywhere(grid: TileGrid, alike: _Alike) -> TileSnapshot:
    """All pixels of a picture that are alike."""
    tiles: dict[Key, Tile] = {}
    for top in range(0, grid.height, TILE_PX):
        band = alike.rows(top, min(top + TILE_PX, grid.height))
        for key in grid.keys(Rect(0, top, grid.width, top + 1)):
            rect = grid.rect(key)
            tile = settled(np.negative(band[:, rect.left : rect.right].view(np.uint8)))
            if tile is not None:
                tiles[key] = tile
    return TileSnapshot(grid, tiles)


def _flooded(grid: TileGrid, flood: Flood) -> TileSnapshot:
    """The pixels that were reached."""
    tiles: dict[Key, Tile] = {}
    for row in sorted({row // TILE_PX for row in flood.rows}):
        band = grid.rect((0, row))
        packed = flood.packed(band.top, band.bottom)
        for key in grid.keys(Rect(0, band.top, grid.width, band.top + 1)):
            rect = grid.rect(key)
            bits = packed[:, rect.left // 8 : -(-rect.right // 8)]
            if not bits.any():
                continue
            if (bits == _WHITE).all():
                tile = uniform(grid.shape(rect), b"\xff")
            else:
                reached = np.unpackbits(bits, axis=1, bitorder="little")[:, : rect.width]
                tile = settled(np.negative(reached))
            if tile is not None:
                tiles[key] = tile
    return TileSnapshot(grid, tiles)


def _faded(snapshot: TileSnapshot) -> TileSnapshot:
    """With an edge that fades over a pixel, but not towards a side of the image."""
    grid = snapshot.grid
    tiles: dict[Key, Tile] = {}
    near = {
        (column + across, row + down)
        for column, row in snapshot.tiles
        for across in (-1, 0, 1)
        for down in (-1, 0, 1)
    }
    for key in near.intersection(grid.keys(grid.whole)):
        rect = grid.rect(key)
        around = rect.grown(1).clipped(grid.whole)
        hard = read(snapshot, around)
        if (hard == hard[0, 0]).all():
            if (tile := snapshot.tiles.get(key)) is not None:
                tiles[key] = tile
            continue
        pixels = np.pad(hard.astype(np.uint16), _missing(rect, around), mode="edge")
        pixels = pixels[:-2] + 2 * pixels[1:-1] + pixels[2:]
        pixels = pixels[:, :-2] + 2 * pixels[:, 1:-1] + pixels[:, 2:]
        made = settled(((pixels + 8) >> 4).astype(np.uint8))
        if made is not None:
            tiles[key] = made
    return TileSnapshot(grid, tiles)


def _missing(rect: Rect, around: Rect) -> tuple[tuple[int, int], tuple[int, int]]:
    """How many pixels around ``rect`` aren't in ``around``: above, below; left, right."""
    full = rect.grown(1)
    return (
        (around.top - full.top, full.bottom - around.bottom),
        (around.left - full.left, full.right - around.right),
    )
