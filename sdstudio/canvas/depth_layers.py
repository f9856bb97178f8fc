"""The depth of a canvas: a layer of grey pixels, in which white is near."""

from dataclasses import replace
from typing import Final

import numpy as np

from sdstudio.canvas.document import Document, Layer, LayerKind, new_id
from sdstudio.canvas.layer_room import with_room
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.masks import read
from sdstudio.canvas.tile_grid import Key, Pixels, Tile, TileGrid, settled
from sdstudio.canvas.tile_png import placed
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot

#: So that a new one shows what it belongs to.
NEW_OPACITY: Final = 0.8
_OPAQUE: Final = 255
#: Of blue, green and red, in units of 1 / 65536.
_WEIGHTS: Final = np.array([7471, 38470, 19595], np.uint32)
_HALF: Final = np.uint32(1 << 15)


def depth_layer(document: Document) -> Layer | None:
    """The depth layer; the topmost if a file of another program has several."""
    layers = [one for one in document.layers if one.kind is LayerKind.DEPTH]
    return layers[-1] if layers else None


def shows_depth(document: Document) -> bool:
    """Whether its depth layer is visible, so that jobs use it."""
    return any(one.kind is LayerKind.DEPTH and one.is_seen for one in document.layers)


def grey_of(colour: tuple[int, int, int]) -> int:
    """The depth level, 0 … 255, of a colour: red, green, blue."""
    blue_green_red = np.array(colour[::-1], np.uint32)
    return int((blue_green_red @ _WEIGHTS + _HALF) >> 16)


def depth_in(document: Document, layer: Layer) -> Pixels:
    """The levels of a layer on the whole canvas: (height, width). Transparent pixels are far, 0."""
    grid = TileGrid(document.width, document.height, 4)
    depth = np.zeros((document.height, document.width), np.uint8)
    for key, tile in placed(layer.shown_pixels, layer.left, layer.top, grid).tiles.items():
        depth[grid.rect(key).slices] = (tile[..., :3] @ _WEIGHTS + _HALF) >> 16
    return depth


def grey_pixels(depth: Pixels) -> TileSnapshot:
    """The tiles of an opaque layer with these levels: (height, width)."""
    height, width = depth.shape
    grid = TileGrid(width, height, 4)
    tiles: dict[Key, Tile] = {}
    for key, rect in grid.parts(grid.whole):
        tile = np.empty((*grid.shape(rect)[:2], 4), np.uint8)
        tile[..., :3] = depth[rect.slices][..., np.newaxis]
        tile[..., 3] = _OPAQUE
        if (kept := settled(tile)) is not None:
            tiles[key] = kept
    return TileSnapshot(grid, tiles)


def with_edge_repeated(layer: Layer, inside: Rect, width: int, height: int) -> Layer:
    """A depth layer on a canvas of that size, which was ``inside`` until it was extended.

    It covers what is new as well, where it repeats its levels at the old edge, as the picture does
    until it is generated there. Where it has pixels already, they stay.
    """
    whole = with_room(layer, width, height)
    known = layer.rect.seen_from(whole.left, whole.top)
    inner = inside.seen_from(whole.left, whole.top)
    canvas = Rect(0, 0, width, height).seen_from(whole.left, whole.top)
    pixels = TiledPixels(whole.pixels)
    mask = None if whole.mask is None else TiledPixels(whole.mask)
    for strip in _around(inner, canvas):
        for key, part in pixels.grid.parts(strip):
            tile = pixels.writable(key, part)[pixels.grid.within(key, part)]
            is_free = tile[..., 3] == 0
            tile[is_free] = _nearest(whole.pixels, part, inner)[is_free]
            if mask is not None and whole.mask is not None:
                tile = mask.writable(key, part)[mask.grid.within(key, part)]
                is_free = np.ones(tile.shape, bool)
                is_free[known.clipped(part).seen_from(part.left, part.top).slices] = False
                tile[is_free] = _nearest(whole.mask, part, inner)[is_free]
    return replace(whole, pixels=pixels.snapshot(), mask=None if mask is None else mask.snapshot())


def _around(inner: Rect, outer: Rect) -> list[Rect]:
    """What of ``outer`` is beyond ``inner``."""
    return [
        outer._replace(bottom=inner.top),
        outer._replace(top=inner.bottom),
        inner._replace(left=outer.left, right=inner.left),
        inner._replace(left=inner.right, right=outer.right),
    ]


def _nearest(snapshot: TileSnapshot, part: Rect, inner: Rect) -> Pixels:
    """For each pixel of ``part``, the one of ``inner`` that is nearest to it."""
    columns = np.clip(np.arange(part.left, part.right), inner.left, inner.right - 1)
    rows = np.clip(np.arange(part.top, part.bottom), inner.top, inner.bottom - 1)
    edge = Rect(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    return read(snapshot, edge)[np.ix_(rows - edge.top, columns - edge.left)]


def with_depth(document: Document, pixels: TileSnapshot, name: str) -> Document:
    """With ``pixels``, of the canvas's size, as its visible depth layer.

    Args:
        name: of the new layer, which is added at the top, if there was none.
    """
    layer = depth_layer(document)
    if layer is None:
        new = Layer(new_id(), name, pixels, LayerKind.DEPTH, opacity=NEW_OPACITY)
    else:
        new = replace(layer, pixels=pixels, left=0, top=0, mask=None, visible=True)
    return replace(document.with_layer(new), active_layer=new.id)
