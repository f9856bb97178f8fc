"""Layers that are enlarged so that all of the canvas can be painted on."""

from dataclasses import replace
from typing import Final

import numpy as np

from sdstudio.canvas.document import Layer
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import TILE_PX, Key, Tile, TileGrid, settled, uniform
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.input_refs import INPUT_MAX_PX

#: Of a layer that reaches beyond a canvas of the largest size on one side.
LAYER_MAX_PX: Final = 2 * INPUT_MAX_PX


def with_room(layer: Layer, width: int, height: int) -> Layer:
    """``layer`` with pixels all over a canvas of that size, and what it has beyond it.

    One that is so far away from the canvas that it would be too large stays as it is. It is
    enlarged by whole tiles at its left and top, so that it shares its tiles with ``layer``.
    """
    rect = layer.rect
    wanted = rect.united(Rect(0, 0, width, height))
    if wanted == rect:
        return layer
    columns, rows = _tiles(rect.left - wanted.left), _tiles(rect.top - wanted.top)
    left, top = rect.left - columns * TILE_PX, rect.top - rows * TILE_PX
    grid = TileGrid(wanted.right - left, wanted.bottom - top, layer.pixels.grid.channels)
    if max(grid.width, grid.height) > LAYER_MAX_PX:
        return layer
    # What is painted where there was nothing is to be seen.
    mask = layer.mask and _enlarged(layer.mask, columns, rows, replace(grid, channels=1), 255)
    pixels = _enlarged(layer.pixels, columns, rows, grid, 0)
    return replace(layer, left=left, top=top, pixels=pixels, mask=mask)


def _tiles(length_px: int) -> int:
    return -(-length_px // TILE_PX)


def _enlarged(
    pixels: TileSnapshot, columns: int, rows: int, grid: TileGrid, value: int
) -> TileSnapshot:
    """In a larger grid, moved by whole tiles; around it, every byte is ``value``."""
    pixel = bytes([value] * grid.channels)
    tiles: dict[Key, Tile] = {}
    for key, rect in grid.parts(grid.whole) if value else ():
        if (tile := uniform(grid.shape(rect), pixel)) is not None:
            tiles[key] = tile
    whole = pixels.grid
    for key, rect in whole.parts(whole.whole):
        moved = key[0] + columns, key[1] + rows
        tile, shape = pixels.tiles.get(key), grid.shape(grid.rect(moved))
        if whole.shape(rect) != shape:
            # At the right or the bottom, it was cut off.
            padded = np.full(shape, value, np.uint8)
            padded[: rect.height, : rect.width] = 0 if tile is None else tile
            tile = settled(padded)
        if tile is None:
            tiles.pop(moved, None)
        else:
            tiles[moved] = tile
    return TileSnapshot(grid, tiles)
