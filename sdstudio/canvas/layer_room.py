"""Layers that are enlarged so that all of the canvas can be painted on."""

from dataclasses import replace
from typing import Final

from sdstudio.canvas.document import Layer
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.tile_grid import TILE_PX, TileGrid
from sdstudio.canvas.tile_room import Room
from sdstudio.domain.input_refs import INPUT_MAX_PX

#: The longest side, in pixels, of a layer that reaches beyond a canvas of the largest size.
LAYER_MAX_PX: Final = 2 * INPUT_MAX_PX
#: What the mask of an enlarged layer has in the new area: what is painted there must be visible.
SHOWS: Final = 255


def with_room(layer: Layer, width: int, height: int) -> Layer:
    """``layer`` enlarged to cover a canvas of that size; it keeps its pixels outside the canvas.

    A layer so far outside that it would become too large is returned unchanged. The left and top
    grow by whole tiles, so that the result shares its tiles with ``layer``.
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
    room = Room(layer.pixels.grid, grid, columns, rows)
    mask = layer.mask and room.enlarged(layer.mask, SHOWS)
    pixels = room.enlarged(layer.pixels, 0)
    return replace(layer, left=left, top=top, pixels=pixels, mask=mask)


def room_of(before: Layer, after: Layer) -> Room | None:
    """Where ``before`` is in ``after``, if that was enlarged so that it can share its tiles."""
    inner, outer = before.pixels.grid, after.pixels.grid
    columns, beside = divmod(before.left - after.left, TILE_PX)
    rows, below = divmod(before.top - after.top, TILE_PX)
    is_inside = (
        after.rect != before.rect
        and after.rect.united(before.rect) == after.rect
        and (before.mask is None) == (after.mask is None)
    )
    return Room(inner, outer, columns, rows) if is_inside and not beside and not below else None


def _tiles(length_px: int) -> int:
    return -(-length_px // TILE_PX)
