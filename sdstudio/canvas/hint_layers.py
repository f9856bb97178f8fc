"""Hints of ControlNets as layers, at most one for each kind; the depth is one of them."""

from dataclasses import replace
from typing import Final

import numpy as np

from sdstudio.canvas.depth_layers import NEW_OPACITY, depth_in, grey_pixels
from sdstudio.canvas.document import Document, Layer, LayerKind, new_id
from sdstudio.canvas.tile_grid import Key, Pixels, Tile, TileGrid, settled
from sdstudio.canvas.tile_png import placed
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.controls import DEPTH, ControlKind

_OPAQUE: Final = 255
_MIDDLE: Final = 127


def hint_layer(document: Document, kind: ControlKind) -> Layer | None:
    """The layer with hints of that kind; the topmost if a file of another program has several."""
    layers = [one for one in document.layers if one.shows_hint == kind.key]
    return layers[-1] if layers else None


def shows_hint(document: Document, kind: ControlKind) -> bool:
    """Whether its layer of that kind is visible, so that jobs use it."""
    return any(one.shows_hint == kind.key and one.is_seen for one in document.layers)


def with_hint(document: Document, kind: ControlKind, pixels: TileSnapshot, name: str) -> Document:
    """With ``pixels``, of the canvas's size, as its visible and active layer of that kind.

    Args:
        name: of the new layer, which is added at the top, if there was none.
    """
    layer = hint_layer(document, kind)
    if layer is None:
        new = _as_hint(Layer(new_id(), name, pixels, opacity=NEW_OPACITY), kind)
    else:
        new = replace(layer, pixels=pixels, left=0, top=0, mask=None, visible=True)
    return document.with_active_layer(new)


def with_layer_as_hint(document: Document, layer: Layer, kind: ControlKind) -> Document:
    """With ``layer`` as the one of that kind; what was that before becomes a reference layer."""
    before = hint_layer(document, kind)
    if before is not None and before.id != layer.id:
        document = document.with_layer(replace(before, kind=LayerKind.REFERENCE, hint=""))
    new = _as_hint(layer, kind)
    if kind is DEPTH:
        new = replace(new, pixels=grey_pixels(depth_in(document, layer)), left=0, top=0, mask=None)
    elif kind.is_lines:
        new = replace(new, pixels=_lines(document, layer), left=0, top=0, mask=None)
    return document.with_active_layer(replace(new, visible=True))


def opaque(rgb: Pixels) -> TileSnapshot:
    """The tiles of an opaque layer with these pixels: (height, width, 3)."""
    height, width, _ = rgb.shape
    grid = TileGrid(width, height, 4)
    tiles: dict[Key, Tile] = {}
    for key, rect in grid.parts(grid.whole):
        tile = np.empty((*grid.shape(rect)[:2], 4), np.uint8)
        tile[..., :3] = rgb[rect.slices][..., ::-1]
        tile[..., 3] = _OPAQUE
        if (kept := settled(tile)) is not None:
            tiles[key] = kept
    return TileSnapshot(grid, tiles)


def _as_hint(layer: Layer, kind: ControlKind) -> Layer:
    if kind is DEPTH:
        return replace(layer, kind=LayerKind.DEPTH, hint="")
    return replace(layer, kind=LayerKind.HINT, hint=kind.key)


def _lines(document: Document, layer: Layer) -> TileSnapshot:
    """White lines on black: what is painted, or what is darker on bright paper."""
    grid = TileGrid(document.width, document.height, 4)
    alpha = np.zeros((document.height, document.width), np.uint8)
    for key, tile in placed(layer.shown_pixels, layer.left, layer.top, grid).tiles.items():
        alpha[grid.rect(key).slices] = tile[..., 3]
    if alpha.min() < _OPAQUE:
        return grey_pixels(alpha)
    levels = depth_in(document, layer)
    return grey_pixels(_OPAQUE - levels if levels.mean() > _MIDDLE else levels)
