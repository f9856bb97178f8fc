"""Filling a layer or its mask where a mask of the canvas covers it."""

from dataclasses import replace

from sdstudio.canvas.document import Layer
from sdstudio.canvas.layer_room import with_room
from sdstudio.canvas.paints import ColourPaint, MaskPaint, Paint
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.masks import painted_rect, read
from sdstudio.canvas.tile_grid import settled
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot


def filled(layer: Layer, cover: TileSnapshot, paint: ColourPaint) -> Layer:
    """``layer`` painted on as much as ``cover`` says; it is enlarged where necessary.

    Args:
        cover: 0 … 255, of the canvas's size, one channel.
    """
    rect = painted_rect(cover)
    if paint.paints_on_nothing and rect.clipped(layer.rect) != rect:
        layer = with_room(layer, cover.grid.width, cover.grid.height)
    return replace(layer, pixels=_painted(layer.pixels, layer, cover, rect, paint))


def filled_mask(layer: Layer, cover: TileSnapshot, paint: MaskPaint) -> Layer:
    """``layer`` with its mask painted on as ``cover`` says; unchanged if it has no mask."""
    if layer.mask is None:
        return layer
    rect = painted_rect(cover)
    return replace(layer, mask=_painted(layer.mask, layer, cover, rect, paint))


def _painted(
    before: TileSnapshot, layer: Layer, cover: TileSnapshot, rect: Rect, paint: Paint
) -> TileSnapshot:
    grid, pixels = before.grid, TiledPixels(before)
    for key, part in grid.parts(rect.seen_from(layer.left, layer.top)):
        tile = before.tiles.get(key)
        if tile is None and not paint.paints_on_nothing:
            continue
        levels = read(cover, part.seen_from(-layer.left, -layer.top))
        if not levels.any():
            continue
        inside = grid.within(key, part)
        mixed = paint.mixed(None if tile is None else tile[inside], levels)
        if part == grid.rect(key):
            pixels.replace([(key, settled(mixed))])
        else:
            pixels.writable(key, part)[inside] = mixed
    return pixels.snapshot()
