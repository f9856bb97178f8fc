"""Layers merged into one with QPainter, so that the canvas looks the same on the screen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtGui import QImage, QPainter

from sdstudio.app.canvas_rendering import paint_layer
from sdstudio.canvas.document import Blend, Document, Layer
from sdstudio.canvas.layer_edits import baked
from sdstudio.canvas.layer_room import LAYER_MAX_PX
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_grid import Key, Pixels, Tile, TileGrid, settled
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging import Rgb

_FULL: Final = 255


def needs_backdrop(parts: Sequence[Layer]) -> bool:
    """Whether merging ``parts`` depends on what is below them.

    Layers that are all normal, all multiply or all screen equal a single one, whatever is below.
    Mixed ones don't: where the layer below it is transparent, a multiplying layer multiplies the
    picture instead.
    """
    return len({one.blend for one in parts}) > 1


def merged_layer(document: Document, parts: Sequence[Layer], base: Rgb | None) -> Layer:
    """One layer that looks like ``parts``, layers of ``document``, together. Any thread.

    It has the id, name and kind of the lowest one, and an opacity of 1. If :func:`needs_backdrop`,
    it is a normal layer with the visible colours: the canvas looks the same, but the layer no
    longer multiplies the picture if it is moved.

    Args:
        parts: bottom to top, at least one.
        base: the picture below all layers; only needed if :func:`needs_backdrop`.
    """
    flat = [baked(one) for one in parts]
    lowest = parts[0]
    rect = _extent(document, flat)
    mixed = needs_backdrop(parts)
    # Each covers what is below it as much, however it is mixed with that.
    over = [replace(one, blend=Blend.NORMAL) for one in flat] if mixed else flat
    below: list[Layer] = []
    if mixed:
        first = document.layers.index(lowest)
        below = [baked(one) for one in document.layers[:first] if one.counts]
    grid = TileGrid(rect.width, rect.height, 4)
    tiles: dict[Key, Tile] = {}
    for key, part in grid.parts(grid.whole):
        place = part.seen_from(-rect.left, -rect.top)
        if not any(_has(one, place) for one in flat):
            continue
        alone = _painted(None, over, place)
        if mixed:
            alone = _seen(alone, _backdrop(base, place), below, flat, place)
        if (kept := settled(alone)) is not None:
            tiles[key] = kept
    return replace(
        lowest,
        pixels=TileSnapshot(grid, tiles),
        left=rect.left,
        top=rect.top,
        opacity=1.0,
        visible=True,
        blend=Blend.NORMAL if mixed else lowest.blend,
        mask=None,
    )


def _extent(document: Document, parts: Sequence[Layer]) -> Rect:
    """Where any of ``parts`` has pixels."""
    rect = EMPTY
    for one in parts:
        rect = rect.united(one.rect)
    if max(rect.width, rect.height) > LAYER_MAX_PX:
        # A file with a larger one couldn't be read; nothing that is seen gets lost.
        return Rect(0, 0, document.width, document.height)
    return rect


def _has(layer: Layer, place: Rect) -> bool:
    """Whether anything may be painted on ``layer`` in ``place`` of the canvas."""
    own = place.seen_from(layer.left, layer.top)
    return any(key in layer.pixels.tiles for key in layer.pixels.grid.keys(own))


def _painted(backdrop: Pixels | None, layers: Sequence[Layer], place: Rect) -> Pixels:
    """``layers`` in ``place`` of the canvas, premultiplied, over a backdrop or nothing."""
    width, height = place.width, place.height
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    pixels = np.frombuffer(image.bits(), np.uint8).reshape(height, width, 4)
    if backdrop is not None:
        pixels[:] = backdrop
    with QPainter(image) as painter:
        painter.translate(-place.left, -place.top)
        for layer in layers:
            paint_layer(painter, layer, layer.pixels, place)
    return pixels.copy()


def _seen(
    alone: Pixels, backdrop: Pixels, below: Sequence[Layer], parts: Sequence[Layer], place: Rect
) -> Pixels:
    """A normal layer with the alpha of ``alone`` that shows ``parts`` over what is below them."""
    behind = _painted(backdrop, below, place)
    seen = _painted(behind, parts, place)
    alpha = alone[..., 3:].astype(np.int32)
    through = behind.astype(np.int32) * (_FULL - alpha)
    # Rounded as QPainter will when the layer is painted over the same again.
    through = (through + (through >> 8) + 128) >> 8
    colours = np.clip(seen.astype(np.int32) - through, 0, alpha)
    colours[..., 3:] = alpha
    return colours.astype(np.uint8)


def _backdrop(base: Rgb | None, place: Rect) -> Pixels:
    """The picture in ``place``, opaque; white beyond its edges."""
    backdrop = np.full((place.height, place.width, 4), _FULL, np.uint8)
    if base is not None:
        height, width = base.shape[:2]
        inside = place.clipped(Rect(0, 0, width, height))
        if not inside.is_empty:
            own = inside.seen_from(place.left, place.top).slices
            backdrop[own][..., :3] = base[inside.slices][..., ::-1]
    return backdrop
