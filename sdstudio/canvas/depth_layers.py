"""The depth of a canvas: a layer of grey pixels, in which white is near."""

from dataclasses import replace
from typing import Final

import numpy as np

from sdstudio.canvas.document import Document, Layer, LayerKind, new_id
from sdstudio.canvas.tile_grid import Key, Pixels, Tile, TileGrid, settled
from sdstudio.canvas.tile_png import placed
from sdstudio.canvas.tiles import TileSnapshot

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
