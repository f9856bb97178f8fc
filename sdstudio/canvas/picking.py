"""Picking the selected part of a document, and putting it back transformed."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from sdstudio.canvas.cutting import LayerPart, lifted, painted_on, put
from sdstudio.canvas.document import Document, Layer, NamedMask
from sdstudio.canvas.frame import Frame
from sdstudio.canvas.layer_room import LAYER_MAX_PX
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.resampling import transformed
from sdstudio.canvas.selection.masks import painted_rect, read
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tile_png import placed
from sdstudio.canvas.tiles import TileSnapshot

#: What becomes larger than this is kept only as far as it is on the canvas.
_KEPT_PX: Final = 2**26
_HALF: Final = 127.5


@dataclass(frozen=True, slots=True, eq=False)
class Picked:
    """The selected part of a layer, a whole layer, a mask, or the mask of a layer alone.

    Args:
        layer_id: empty if it is the mask.
        mask_id: of the active mask.
        box: the rectangle of the canvas around everything painted on it.
        selection: what the masks select, if anything; the masks move along with it.
        apart: what remains of the layer, and its selected part; ``None`` for a whole layer or a
            mask.
        of_mask: whether it is the layer's mask without its pixels.
    """

    document: Document
    layer_id: str
    mask_id: str
    box: Rect
    selection: TileSnapshot | None = None
    apart: tuple[Layer, LayerPart] | None = None
    of_mask: bool = False

    def is_of(self, document: Document) -> bool:
        """Whether everything in ``document`` still looks as it did; another layer may be active."""
        mine = self.document
        return (mine.layers, mine.masks) == (document.layers, document.masks)


def picked_of_layer(document: Document, id_: str) -> Picked | None:
    """The selected part of a layer; all of it if nothing is selected. ``None``: it is empty."""
    layer = document.layer(id_)
    selection = document.combined_mask()
    if selection.is_empty:
        box = painted_on(layer)
        return None if box.is_empty else Picked(document, id_, document.active_mask, box)
    apart = lifted(layer, selection)
    if apart is None:
        return None
    return Picked(document, id_, document.active_mask, apart[1].rect, selection, apart)


def picked_of_mask(document: Document) -> Picked | None:
    """What is painted on the active mask; ``None`` if nothing is, or there is none."""
    if not document.active_mask:
        return None
    box = painted_rect(document.mask(document.active_mask).pixels)
    return None if box.is_empty else Picked(document, "", document.active_mask, box)


def picked_of_layer_mask(document: Document, id_: str) -> Picked | None:
    """What stands out in a layer mask, whatever is selected; ``None`` if the mask hides it all."""
    layer = document.layer(id_)
    assert layer.mask is not None, "a layer without a mask is picked itself"
    rect = painted_rect(standing_out(layer.mask)[0])
    if rect.is_empty:
        return None
    box = rect.seen_from(-layer.left, -layer.top)
    return Picked(document, id_, document.active_mask, box, of_mask=True)


def standing_out(mask: TileSnapshot) -> tuple[TileSnapshot, bool]:
    """What stands out in a layer mask, as levels above 0, and whether the mask was inverted.

    If most of the mask's edge shows the layer, what it hides stands out; otherwise what it shows.
    A mask that hides nothing stands out as a whole: beyond it, there is no layer to see, so on the
    canvas it has the shape of the layer.
    """
    whole = mask.grid.whole
    edge = (
        whole._replace(bottom=1),
        whole._replace(top=whole.bottom - 1),
        whole._replace(right=1),
        whole._replace(left=whole.right - 1),
    )
    is_shown = np.concatenate([read(mask, one).ravel() for one in edge]).mean() > _HALF
    hidden = mask.inverted()
    return (hidden, True) if is_shown and not hidden.is_empty else (mask, False)


def with_frame(picked: Picked, frame: Frame) -> Document:
    """The document with what was picked placed by ``frame``, whose box is that of ``picked``.

    A mere move keeps the pixels as they are. Layers keep what leaves the canvas, unless they would
    become very large; masks lose it.
    """
    document = picked.document
    if not picked.layer_id:
        return document.with_mask(_with_frame(document.mask(picked.mask_id), frame))
    layer = document.layer(picked.layer_id)
    if picked.of_mask:
        return document.with_layer(_mask_with_frame(layer, frame))
    if picked.apart is None:
        return document.with_layer(_whole_layer(document, layer, frame))
    rest, part = picked.apart
    made = _put(document, rest, transformed(part, frame, _room(document, frame)))
    document = document.with_layer(replace(made, visible=True))
    for mask in document.masks:
        if mask.counts:
            document = document.with_mask(_with_frame(mask, frame))
    return document


def _whole_layer(document: Document, layer: Layer, frame: Frame) -> Layer:
    if frame.is_move:
        bounds = frame.bounds
        left = layer.left + bounds.left - frame.box.left
        top = layer.top + bounds.top - frame.box.top
        return replace(layer, left=left, top=top, visible=True)
    apart = lifted(layer, None)
    assert apart is not None, "an empty layer isn't picked"
    rest, part = apart
    made = put(rest, transformed(part, frame, _room(document, frame)))
    return replace(made, visible=True)


def _mask_with_frame(layer: Layer, frame: Frame) -> Layer:
    assert layer.mask is not None, "it was picked"
    source, is_inverted = standing_out(layer.mask)
    grid, rect = source.grid, frame.box.seen_from(layer.left, layer.top)
    own = placed(source, -rect.left, -rect.top, TileGrid(rect.width, rect.height))
    part = transformed(LayerPart(own, frame.box.left, frame.box.top), frame, layer.rect)
    made = placed(part.pixels, part.left - layer.left, part.top - layer.top, grid)
    return replace(layer, mask=made.inverted() if is_inverted else made, visible=True)


def _put(document: Document, rest: Layer, part: LayerPart) -> Layer:
    """As :func:`put`; of what is too far apart for a layer, only what is on the canvas remains."""
    whole, canvas = rest.rect.united(part.rect), document.mask_grid.whole
    if max(whole.width, whole.height) <= LAYER_MAX_PX:
        return put(rest, part)
    rest = _within(rest, canvas)
    inside = part.rect.clipped(canvas)
    if inside.is_empty:
        return rest
    place = inside.seen_from(part.left, part.top)
    grid = TileGrid(place.width, place.height)

    def part_of(image: TileSnapshot) -> TileSnapshot:
        own = replace(grid, channels=image.grid.channels)
        return placed(image, -place.left, -place.top, own)

    mask = None if part.mask is None else part_of(part.mask)
    levels = None if part.levels is None else part_of(part.levels)
    return put(rest, LayerPart(part_of(part.pixels), inside.left, inside.top, mask, levels))


def _within(layer: Layer, canvas: Rect) -> Layer:
    """``layer`` with the size of the canvas."""
    mask = layer.mask
    if mask is not None:
        # What it hides stays hidden, and nothing else is.
        grid = TileGrid(canvas.width, canvas.height)
        mask = placed(mask.inverted(), layer.left, layer.top, grid).inverted()
    grid = TileGrid(canvas.width, canvas.height, layer.pixels.grid.channels)
    pixels = placed(layer.pixels, layer.left, layer.top, grid)
    return replace(layer, pixels=pixels, left=0, top=0, mask=mask)


def _with_frame(mask: NamedMask, frame: Frame) -> NamedMask:
    grid = mask.pixels.grid
    if frame.is_move:
        bounds = frame.bounds
        across, down = bounds.left - frame.box.left, bounds.top - frame.box.top
        return replace(mask, pixels=placed(mask.pixels, across, down, grid))
    rect = painted_rect(mask.pixels)
    if rect.is_empty:
        return mask
    own = placed(mask.pixels, -rect.left, -rect.top, TileGrid(rect.width, rect.height))
    part = transformed(LayerPart(own, rect.left, rect.top), frame.around(rect), grid.whole)
    return replace(mask, pixels=placed(part.pixels, part.left, part.top, grid))


def _room(document: Document, frame: Frame) -> Rect:
    bounds = frame.bounds
    is_long = max(bounds.width, bounds.height) > LAYER_MAX_PX
    if not is_long and bounds.width * bounds.height <= _KEPT_PX:
        return bounds
    return Rect(0, 0, document.width, document.height)
