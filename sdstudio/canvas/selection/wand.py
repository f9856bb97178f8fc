"""Selecting by colour, and filling what a mask encloses."""

from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.in_threads import in_threads
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.flood import Flood, PackedRows
from sdstudio.canvas.selection.masks import read
from sdstudio.canvas.tile_grid import (
    TILE_PX,
    Key,
    Pixels,
    Tile,
    TileGrid,
    is_uniform,
    settled,
    uniform,
)
from sdstudio.canvas.tiles import TileSnapshot

_WHITE: Final = 255
#: A fill passes levels up to this: it ends where a mask is all but white, under its soft edge.
_OPEN: Final = 200
_BAND_ROWS: Final = 32
#: Four channels as one number, and that number if all of them are within the tolerance.
_WORD: Final = np.dtype("<u4")
_ALL_WITHIN: Final = np.uint32(0x01010101)
#: Half of the weights of a pixel and those around it.
_SUMS_HALF: Final = 8


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
        flood = Flood(width, height, alike.packed)
        flood.fill(x, y)
        chosen = _selected(grid, flood.packed)
    else:
        chosen = _selected(grid, alike.packed)
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
    flood = Flood(
        grid.width,
        grid.height,
        lambda top, bottom: _packed(read(mask, Rect(0, top, grid.width, bottom)) <= _OPEN),
    )
    flood.fill(x, y)
    # The pixel after the last that was reached is white, or nearly so, and must not leave a seam.
    everywhere = (1 << grid.width) - 1
    wide = [0, *((bits | bits << 1 | bits >> 1) & everywhere for bits in flood.rows), 0]
    flood.rows = [
        above | here | below for above, here, below in zip(wide, wide[1:], wide[2:], strict=False)
    ]
    return _selected(grid, flood.packed)


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

    def packed(self, top: int, bottom: int) -> NDArray[np.uint8]:
        """Which pixels of the rows from ``top`` to ``bottom`` − 1 are alike, a bit for each."""
        rows = self._picture[top:bottom].reshape(bottom - top, -1)
        above = np.empty((_BAND_ROWS, rows.shape[1]), np.uint8)
        within = np.empty(above.shape, bool)
        # Few at a time, which stay in the processor's cache.
        bands = [rows[at : at + _BAND_ROWS] for at in range(0, len(rows), _BAND_ROWS)]
        return np.concatenate(
            [_packed(self._alike(one, above[: len(one)], within[: len(one)])) for one in bands]
        )

    def _alike(
        self, rows: Pixels, above: NDArray[np.uint8], within: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """Which pixels of ``rows`` are alike: (rows, width).

        Args:
            rows: (rows, width × channels).
            above, within: memory to work in, of the same shape.
        """
        np.subtract(rows, self._low, out=above)
        np.less_equal(above, self._span, out=within)
        if self._channels == _WORD.itemsize:
            # Each pixel is one number, and a third of the time is enough.
            return np.equal(within.view(_WORD), _ALL_WITHIN)
        # Neighbouring bytes are compared, whether or not they are of the same pixel, since steps of
        # three bytes take several times as long; what isn't needed is left out last.
        count = rows.shape[1] - self._channels + 1
        whole = within[:, :count]
        for channel in range(1, self._channels):
            whole = whole & within[:, channel : channel + count]
        return whole[:, :: self._channels]


def _packed(pixels: NDArray[np.bool_]) -> NDArray[np.uint8]:
    return np.packbits(pixels, axis=1, bitorder="little")


def _selected(grid: TileGrid, packed: PackedRows) -> TileSnapshot:
    """The pixels whose bits are set."""

    def row_of_tiles(row: int) -> list[tuple[Key, Tile]]:
        band = grid.rect((0, row))
        bits = packed(band.top, band.bottom)
        keys = grid.keys(Rect(0, band.top, grid.width, band.top + 1)) if bits.any() else ()
        tiles = ((key, _unpacked(bits, grid.rect(key))) for key in keys)
        return [(key, tile) for key, tile in tiles if tile is not None]

    rows = in_threads(row_of_tiles, range(-(-grid.height // TILE_PX)))
    return TileSnapshot(grid, {key: tile for row in rows for key, tile in row})


def _unpacked(packed: NDArray[np.uint8], rect: Rect) -> Tile | None:
    """A tile of a row of tiles."""
    bits = packed[:, rect.left // 8 : -(-rect.right // 8)]
    if not bits.any():
        return None
    if (bits == _WHITE).all():
        return uniform((rect.height, rect.width), b"\xff")
    chosen = np.unpackbits(bits, axis=1, count=rect.width, bitorder="little")
    return settled(np.negative(chosen))


def _faded(snapshot: TileSnapshot) -> TileSnapshot:
    """With an edge that fades over a pixel, but not towards a side of the image."""
    near = {
        (column + across, row + down)
        for column, row in snapshot.tiles
        for across in (-1, 0, 1)
        for down in (-1, 0, 1)
    }
    keys = [key for key in snapshot.grid.keys(snapshot.grid.whole) if key in near]
    made = in_threads(partial(_faded_tile, snapshot), keys)
    tiles = zip(keys, made, strict=True)
    return TileSnapshot(snapshot.grid, {key: tile for key, tile in tiles if tile is not None})


def _faded_tile(snapshot: TileSnapshot, key: Key) -> Tile | None:
    grid, tile = snapshot.grid, snapshot.tiles.get(key)
    rect = grid.rect(key)
    around = rect.grown(1).clipped(grid.whole)
    if tile is not None and is_uniform(tile):
        beside = (snapshot.tiles.get(one) for one in grid.keys(around))
        if all(one is not None and is_uniform(one) for one in beside):
            return tile
    hard = read(snapshot, around)
    if not hard.any():
        return None
    if around != rect.grown(1):
        hard = np.pad(hard, _missing(rect, around), mode="edge")
    # Sums of pixels that count 1 in a row as long as those of ``hard``: those that begin at the
    # last two pixels are left out.
    sums, width = (hard & 1).reshape(-1), hard.shape[1]
    for away in (width, width, 1, 1):
        sums = sums[:-away] + sums[away:]
    # 255 of 16ths, rounded.
    levels = np.empty(rect.height * width, np.uint8)
    np.subtract(sums << 4, sums > _SUMS_HALF, out=levels[: len(sums)])
    return settled(levels.reshape(rect.height, width)[:, : rect.width].copy())


def _missing(rect: Rect, around: Rect) -> tuple[tuple[int, int], tuple[int, int]]:
    """How many pixels around ``rect`` aren't in ``around``: above, below; left, right."""
    full = rect.grown(1)
    return (
        (around.top - full.top, full.bottom - around.bottom),
        (around.left - full.left, full.right - around.right),
    )
