"""The canvas of a document in another size: a part of it, or enlarged at its sides."""

from dataclasses import replace

from sdstudio.canvas.depth_layers import with_edge_repeated
from sdstudio.canvas.document import Document, Layer, LayerKind, NamedMask
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.selection.masks import combined, painted_rect
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tile_png import placed
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.extension import Extension


def resized(document: Document, rect: Rect) -> Document:
    """``document`` with ``rect`` as its canvas, which may reach beyond it; so do its snapshots.

    Layers keep their pixels outside ``rect``; masks have the size of the canvas, and lose them.
    Composites that jobs got of it have another size, so they are no longer among its renderings.
    """
    grid, moved = TileGrid(rect.width, rect.height), dict[TileSnapshot, TileSnapshot]()

    def changed(one: Document) -> Document:
        layers = tuple(
            replace(layer, left=layer.left - rect.left, top=layer.top - rect.top)
            for layer in one.layers
        )
        for mask in one.masks:
            # What a snapshot has in common with the canvas stays in common.
            if mask.pixels not in moved:
                moved[mask.pixels] = placed(mask.pixels, -rect.left, -rect.top, grid)
        masks = tuple(replace(mask, pixels=moved[mask.pixels]) for mask in one.masks)
        snapshots = tuple(replace(kept, document=changed(kept.document)) for kept in one.snapshots)
        return replace(
            one,
            width=rect.width,
            height=rect.height,
            layers=layers,
            masks=masks,
            renderings=(),
            snapshots=snapshots,
        )

    return changed(document)


def extended(document: Document, by: Extension, new: NamedMask, *, goes_on: bool) -> Document:
    """``document`` enlarged at its sides, with ``new`` as the only mask that counts.

    Its depth repeats its edge in what is new; it can be estimated anew once that is generated.
    A single mask on which nothing is painted is replaced; others are hidden.

    Args:
        new: what is to be generated, of the new size.
        goes_on: the active mask gets what is new instead (see :func:`unmade_mask`), even if it is
            one that the artist has painted.
    """
    earlier = unmade_mask(document) if goes_on else unmade_extension(document)
    across, down = document.width + by.right, document.height + by.bottom
    new = replace(new, extends=True)
    document = resized(document, Rect(-by.left, -by.top, across, down))
    document = _with_depth_around(document, by)
    if earlier is not None:
        earlier = document.mask(earlier.id)
        pixels = combined(earlier.pixels, new.pixels, Combine.ADD)
        new = replace(earlier, pixels=pixels, strength=1.0, extends=True)
    elif len(document.masks) == 1 and document.masks[0].pixels.is_empty:
        document = document.without(document.masks[0].id)
    for mask in document.masks:
        if mask.counts:
            document = document.with_mask(replace(mask, visible=False))
    return document.with_active(new)


def _with_depth_around(document: Document, by: Extension) -> Document:
    """With depth in what was added to the canvas, in its snapshots as well."""
    width, height, made = document.width, document.height, dict[Layer, Layer]()
    inside = Rect(by.left, by.top, width - by.right, height - by.bottom)

    def changed(one: Document) -> Document:
        for layer in one.layers:
            if layer.kind is LayerKind.DEPTH and layer not in made:
                made[layer] = with_edge_repeated(layer, inside, width, height)
        layers = tuple(made.get(layer, layer) for layer in one.layers)
        snapshots = tuple(replace(kept, document=changed(kept.document)) for kept in one.snapshots)
        return replace(one, layers=layers, snapshots=snapshots)

    return changed(document)


def unmade_mask(document: Document) -> NamedMask | None:
    """The active mask, if it counts and no result has become a layer there yet."""
    mask = next((one for one in document.masks if one.id == document.active_mask), None)
    if mask is None or not mask.counts:
        return None
    rect = painted_rect(mask.pixels)
    results = (one.rect for one in document.layers if one.picture and one.is_seen)
    return None if any(one.united(rect) == one for one in results) else mask


def unmade_extension(document: Document) -> NamedMask | None:
    """The active mask, if it is what was added to the canvas, and is still to be generated."""
    mask = unmade_mask(document)
    return mask if mask is not None and mask.extends else None
