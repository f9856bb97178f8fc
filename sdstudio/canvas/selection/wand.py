"""Selecting by colour, and filling what a mask encloses."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.flood import Flood
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
#: Compared in one step: what is made of them stays in the processor's cache.
_STEP_BYTES: Final = 2**19
#: Four channels as one number.
_WORD: Final = np.dtype("<u4")


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
        flood = Flood(width, height, alike.packed_rows)
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

    def open_rows(top: int, bottom: int) -> NDArray[np.uint8]:
        is_open = read(mask, Rect(0, top, grid.width, bottom)) <= _OPEN
        return np.packbits(is_open, axis=1, bitorder="little")

    flood = Flood(grid.width, grid.height, open_rows)
    flood.fill(x, y)
    # The pixel after the last that was reached is white, or nearly so, and must not leave a seam.
    everywhere = (1 << grid.width) - 1
    wide = [(bits | bits << 1 | bits >> 1) & everywhere for bits in flood.rows]
    flood.rows = [
        above | bits | below
        for above, bits, below in zip([0, *wide[:-1]], wide, [*wide[1:], 0], strict=True)
    ]
    return _flooded(grid, flood)


class _Alike:
    """Compares the pixels of a picture with a colour."""

    def __init__(self, picture: Pixels, colour: Pixels, tolerance: int) -> None:
        height, self._width, self._channels = picture.shape
        self._picture = picture
        low = np.maximum(colour.astype(np.int16) - tolerance, 0)
        high = np.minimum(colour.astype(np.int16) + tolerance, _WHITE)
        # A byte is within if it is at most the span above the low end, wrapping around.
        self._step_rows = min(max(1, _STEP_BYTES // (self._width * self._channels)), height)
        pixels = self._step_rows * self._width
        self._low = np.tile(low.astype(np.uint8), pixels)
        self._span = np.tile((high - low).astype(np.uint8), pixels)
        self._above, self._within = (np.empty(self._low.shape, np.uint8) for _ in range(2))
        self._alike = np.empty(pixels, bool)

    def rows(self, top: int, bottom: int) -> NDArray[np.bool_]:
        """Which pixels of the rows from ``top`` to ``bottom`` − 1 are alike: (rows, width)."""
        made = np.empty((bottom - top, self._width), bool)
        for at, rows in self._compared(top, bottom):
            made[at : at + len(rows)] = rows
        return made

    def packed_rows(self, top: int, bottom: int) -> NDArray[np.uint8]:
        """The same, a bit for each pixel, the first being the lowest: (rows, bytes of a row)."""
        made = np.empty((bottom - top, -(-self._width // 8)), np.uint8)
        for at, rows in self._compared(top, bottom):
            made[at : at + len(rows)] = np.packbits(rows, axis=1, bitorder="little")
        return made

    def _compared(self, top: int, bottom: int) -> Iterator[tuple[int, NDArray[np.bool_]]]:
        """Which pixels are alike, of a few rows at a time, counted from ``top``: (rows, width).

        They are valid until the next ones are asked for.
        """
        for at in range(top, bottom, self._step_rows):
            some = self._picture[at : min(at + self._step_rows, bottom)]
            alike = self._alike[: len(some) * self._width]
            # As one row, which saves some steps.
            self._compare(some.reshape(-1), alike)
            yield at - top, alike.reshape(len(some), self._width)

    def _compare(self, some: Pixels, alike: NDArray[np.bool_]) -> None:
        """Say for each pixel whether it is alike: (pixels,); ``some`` has their bytes."""
        above, within, span = (one[: len(some)] for one in (self._above, self._within, self._span))
        np.subtract(some, self._low[: len(some)], out=above)
        if self._channels == _WORD.itemsize:
            # Each pixel is one number, and a third of the time is enough.
            np.minimum(above, span, out=within)
            np.equal(within.view(_WORD), above.view(_WORD), out=alike)
            return
        # Neighbouring bytes are compared, whether or not they are of the same pixel, since
        # steps of three bytes take several times as long; what isn't needed is left out last.
        fits = np.less_equal(above, span, out=within.view(bool))
        count = len(some) - self._channels + 1
        whole = fits[:count]
        for channel in range(1, self._channels):
            whole = whole & fits[channel : channel + count]
        alike[:] = whole[:: self._channels]


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
    for top in range(0, grid.height, TILE_PX):
        bottom = min(top + TILE_PX, grid.height)
        if not any(flood.rows[top:bottom]):
            continue
        packed = flood.packed(top, bottom)
        some, every = np.bitwise_or.reduce(packed, 0), np.bitwise_and.reduce(packed, 0)
        for key in grid.keys(Rect(0, top, grid.width, top + 1)):
            rect = grid.rect(key)
            columns = slice(rect.left // 8, -(-rect.right // 8))
            if not some[columns].any():
                continue
            if (every[columns] == _WHITE).all():
                tile = uniform(grid.shape(rect), b"\xff")
            else:
                reached = np.unpackbits(packed[:, columns], axis=1, bitorder="little")
                tile = settled(np.negative(reached[:, : rect.width]))
            if tile is not None:
                tiles[key] = tile
    return TileSnapshot(grid, tiles)


def _faded(snapshot: TileSnapshot) -> TileSnapshot:
    """With an edge that fades over a pixel, but not towards a side of the image."""
    grid = snapshot.grid
    tiles: dict[Key, Tile] = {}
    whole = {key for key, tile in snapshot.tiles.items() if is_uniform(tile)}
    for key in grid.keys(grid.whole):
        rect = grid.rect(key)
        around = rect.grown(1).clipped(grid.whole)
        beside = set(grid.keys(around))
        if beside <= whole:
            tiles[key] = snapshot.tiles[key]
            continue
        if beside.isdisjoint(snapshot.tiles):
            continue
        hard = read(snapshot, around) >> 7
        if around != rect.grown(1):
            hard = np.pad(hard, _missing(rect, around), mode="edge")
        # Sixteenths: of itself 4, of those by its sides 2, by its corners 1.
        sums = hard[:-1] + hard[1:]
        sums = sums[:-1] + sums[1:]
        sums = sums[:, :-1] + sums[:, 1:]
        sums = sums[:, :-1] + sums[:, 1:]
        # 255 / 16 of them, rounded: bytes wrap around, so that 16 become 255.
        made = settled((sums << 4) - (sums > 8))
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
