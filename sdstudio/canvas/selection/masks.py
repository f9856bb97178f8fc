"""Masks as sets of pixels: where they are painted, and how two become one, tile by tile."""

from typing import Final

import numpy as np

from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.tile_grid import (
    TILE_PX,
    Key,
    Pixels,
    Tile,
    TileGrid,
    is_uniform,
    painted_part,
    settled,
    uniform,
)
from sdstudio.canvas.tiles import TileSnapshot

_WHITE: Final = 255


def combined(old: TileSnapshot, new: TileSnapshot, how: Combine) -> TileSnapshot:
    """What is painted after ``new`` was selected; only the tiles that differ are new.

    The larger level counts where masks are added and the smaller where they intersect, so that
    doing the same twice changes nothing more.

    Args:
        old: a mask (one channel).
        new: another of the same size.
    """
    if old.grid != new.grid:
        raise ValueError("the masks differ in size")
    if how is Combine.REPLACE:
        return new
    tiles: dict[Key, Tile] = {}
    for key in old.tiles.keys() | (new.tiles.keys() if how is Combine.ADD else set()):
        tile = _combined(old.tiles.get(key), new.tiles.get(key), how)
        if tile is not None:
            tiles[key] = tile
    return TileSnapshot(old.grid, tiles)


def painted_rect(snapshot: TileSnapshot) -> Rect:
    """The smallest rectangle with all pixels that aren't 0; empty if there are none."""
    whole = EMPTY
    # The outermost tiles first, since what is inside the rectangle so far can't enlarge it.
    for key in sorted(snapshot.tiles, key=lambda key: _to_edge(snapshot.grid, key)):
        rect = snapshot.grid.rect(key)
        if whole.is_empty or whole.united(rect) != whole:
            whole = whole.united(_painted(snapshot.tiles[key], rect))
    return whole


def read(snapshot: TileSnapshot, rect: Rect) -> Pixels:
    """The levels of the pixels in ``rect``, a copy; those beyond the image are 0."""
    pixels = np.zeros(snapshot.grid.shape(rect), np.uint8)
    for key, part in snapshot.grid.parts(rect):
        tile = snapshot.tiles.get(key)
        if tile is not None:
            inside = part.seen_from(rect.left, rect.top).slices
            pixels[inside] = tile[snapshot.grid.within(key, part)]
    return pixels


def _combined(old: Tile | None, new: Tile | None, how: Combine) -> Tile | None:
    if how is Combine.ADD:
        if old is None or new is None:
            return new if old is None else old
        return _larger(old, new)
    if old is None:
        return None
    if how is Combine.SUBTRACT:
        if new is None:
            return old
        new = _inverted(new)
    if new is None:
        return None
    return _smaller(old, new)


def _larger(old: Tile, new: Tile) -> Tile | None:
    for one, other in ((old, new), (new, old)):
        if is_uniform(one) and one[0, 0] == _WHITE:
            return one
        if is_uniform(one) and is_uniform(other) and one[0, 0] >= other[0, 0]:
            return one
    return _kept(old, settled(np.maximum(old, new)))


def _smaller(old: Tile, new: Tile | None) -> Tile | None:
    if new is None:
        return None
    for one, other in ((old, new), (new, old)):
        if is_uniform(one) and one[0, 0] == _WHITE:
            return other
    return _kept(old, settled(np.minimum(old, new)))


def _kept(old: Tile, made: Tile | None) -> Tile | None:
    """``old`` itself if nothing has changed, so that it stays shared."""
    return old if made is not None and np.array_equal(old, made) else made


def _inverted(tile: Tile) -> Tile | None:
    if is_uniform(tile):
        return uniform(tile.shape, bytes([_WHITE - int(tile[0, 0])]))
    return ~tile


def _to_edge(grid: TileGrid, key: Key) -> int:
    """How many tiles are between this one and the nearest side of the image."""
    columns, rows = -(-grid.width // TILE_PX), -(-grid.height // TILE_PX)
    return min(key[0], key[1], columns - 1 - key[0], rows - 1 - key[1])


def _painted(tile: Tile, rect: Rect) -> Rect:
    if is_uniform(tile):
        return rect
    part = painted_part(tile)
    return part if part.is_empty else part.seen_from(-rect.left, -rect.top)
