"""What can be done to the layers of a document; each edit gives another document."""

from dataclasses import replace
from enum import Enum, auto

import numpy as np

from sdstudio.canvas.compositing import shown_through
from sdstudio.canvas.document import Document, Layer, LayerKind, new_id
from sdstudio.canvas.tile_grid import Key, Tile, TileGrid, settled
from sdstudio.canvas.tile_png import placed
from sdstudio.canvas.tiles import TileSnapshot

_FULL = 255


class MergeObstacle(Enum):
    """Why a layer can't be merged with the one below it."""

    NOTHING_BELOW = auto()
    #: Merging would show what is hidden, or lose it.
    HIDDEN = auto()
    #: A reference would become part of the picture, or the other way round.
    OTHER_KIND = auto()


def with_new(document: Document, name: str, kind: LayerKind = LayerKind.PAINT) -> Document:
    """With an empty layer above the active one, which becomes the active one."""
    empty = TileSnapshot(TileGrid(document.width, document.height, 4))
    return with_added(document, Layer(new_id(), name, empty, kind))


def with_added(document: Document, layer: Layer) -> Document:
    """With ``layer`` above the active one, or at the top; it becomes the active one."""
    ids = _ids(document)
    active = document.active_layer
    at = ids.index(active) + 1 if active in ids else len(ids)
    return replace(document.with_layer(layer, at), active_layer=layer.id)


def with_duplicate(document: Document, id_: str, name: str) -> Document:
    """With a copy of a layer above it, which becomes the active one."""
    layer = document.layer(id_)
    at = _ids(document).index(id_) + 1
    copy = replace(layer, id=new_id(), name=name)
    return replace(document.with_layer(copy, at), active_layer=copy.id)


def moved(document: Document, id_: str, to: int) -> Document:
    """With a layer moved to place ``to``, counted from 0 at the bottom; clamped to the list."""
    last = len(document.layers) - 1
    return document.with_layer(document.layer(id_), min(max(to, 0), last))


def moved_by(document: Document, id_: str, places: int) -> Document:
    """With a layer moved up by ``places``, or down if negative."""
    return moved(document, id_, _ids(document).index(id_) + places)


def cleared(document: Document, id_: str) -> Document:
    """With a layer erased where the masks select; everywhere if nothing is selected."""
    layer = document.layer(id_)
    selection = _selection(document, layer)
    pixels = layer.pixels
    if selection is None:
        left = dict[Key, Tile]()
    else:
        chosen = {key: tile for key, tile in pixels.tiles.items() if key in selection.tiles}
        left = {key: tile for key, tile in pixels.tiles.items() if key not in chosen}
        kept = {key: settled(~selection.tiles[key]) for key in chosen}
        shown = TileSnapshot(
            selection.grid, {key: one for key, one in kept.items() if one is not None}
        )
        left |= shown_through(TileSnapshot(pixels.grid, chosen), shown).tiles
    return document.with_layer(replace(layer, pixels=TileSnapshot(pixels.grid, left)))


def cleared_as_of(document: Document, now: Layer) -> Layer:
    """``now`` without what :func:`cleared` erases of it in the earlier ``document``.

    What was painted on it since stays.
    """
    layer = document.layer(now.id)
    made = cleared(document, now.id).layer(now.id)
    if now.pixels is layer.pixels:
        return replace(now, pixels=made.pixels)
    grid, left, top = now.pixels.grid, 0, 0
    if layer.pixels.grid != grid:
        # It was enlarged to be painted on.
        left, top = layer.left - now.left, layer.top - now.top
    before, after = (placed(one.pixels, left, top, grid) for one in (layer, made))
    tiles = dict(after.tiles)
    for key in before.changed_keys(now.pixels):
        nothing = np.zeros(grid.shape(grid.rect(key)), np.uint8)
        old, new = before.tiles.get(key, nothing), now.pixels.tiles.get(key, nothing)
        is_painted = (old != new).any(axis=2, keepdims=True)
        tile = settled(np.where(is_painted, new, after.tiles.get(key, nothing)))
        tiles.pop(key, None)
        if tile is not None:
            tiles[key] = tile
    return replace(now, pixels=TileSnapshot(grid, tiles))


def with_layer_mask(document: Document, id_: str) -> Document:
    """With a layer mask that shows what the masks select; everything if nothing is selected."""
    layer = document.layer(id_)
    mask = _selection(document, layer)
    if mask is None:
        mask = TileSnapshot.filled(replace(layer.pixels.grid, channels=1), _FULL)
    return document.with_layer(replace(layer, mask=mask))


def without_layer_mask(document: Document, id_: str) -> Document:
    """Without a layer's mask, so that all of the layer shows."""
    return document.with_layer(replace(document.layer(id_), mask=None))


def baked(layer: Layer) -> Layer:
    """``layer`` reduced to the pixels that its mask shows, without the mask."""
    return layer if layer.mask is None else replace(layer, pixels=layer.shown_pixels, mask=None)


def below(document: Document, id_: str) -> Layer | None:
    """The layer right below another one; ``None`` if there is none."""
    at = _ids(document).index(id_)
    return document.layers[at - 1] if at else None


def merge_obstacle(document: Document, id_: str) -> MergeObstacle | None:
    """Why a layer can't be merged with the one below it; ``None`` if it can."""
    upper, lower = document.layer(id_), below(document, id_)
    if lower is None:
        return MergeObstacle.NOTHING_BELOW
    if not (upper.visible and lower.visible):
        return MergeObstacle.HIDDEN
    if (upper.kind, upper.hint) != (lower.kind, lower.hint):
        return MergeObstacle.OTHER_KIND
    return None


def mergeable(document: Document) -> tuple[Layer, ...]:
    """The layers that become one when all visible ones are merged."""
    return tuple(one for one in document.layers if one.visible and one.kind is LayerKind.PAINT)


def with_merged(document: Document, merged: Layer, parts: tuple[Layer, ...]) -> Document:
    """With ``merged``, which has the id of the lowest of ``parts``, in place of them."""
    assert merged.id == parts[0].id
    for part in parts[1:]:
        document = document.without(part.id)
    return replace(document.with_layer(merged), active_layer=merged.id)


def _ids(document: Document) -> list[str]:
    return [one.id for one in document.layers]


def _selection(document: Document, layer: Layer) -> TileSnapshot | None:
    """What the masks select of ``layer``, in its size; ``None`` if nothing is selected."""
    selection = document.combined_mask()
    if selection.is_empty:
        return None
    grid = replace(layer.pixels.grid, channels=1)
    return placed(selection, -layer.left, -layer.top, grid)
