"""The selected part of a layer: taken out, moved by whole pixels, and put on a layer again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from sdstudio.canvas.canvas_size import resized
from sdstudio.canvas.compositing import div_255, over, shown_through
from sdstudio.canvas.document import Document, Layer
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.selection.masks import painted_rect, read
from sdstudio.canvas.tile_change import TileChange
from sdstudio.canvas.tile_grid import Key, Pixels, Tile, TileGrid, is_uniform, settled
from sdstudio.canvas.tile_png import placed
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging.png import Rgb

_FULL: Final = 255
_ALPHA: Final = 3


@dataclass(frozen=True, slots=True)
class LayerPart:
    """Pixels taken out of a layer, with the same part of its mask.

    Args:
        pixels: four channels, as those of a layer.
        left, top: the place of the first one on the canvas.
        mask: of the layer, of the same size; ``None`` if it has none.
        levels: how much of each pixel was taken, 0 … 255, of the same size; ``None``: the whole
            layer.
    """

    pixels: TileSnapshot
    left: int
    top: int
    mask: TileSnapshot | None = None
    levels: TileSnapshot | None = None

    @property
    def rect(self) -> Rect:
        """Its place on the canvas."""
        grid = self.pixels.grid
        return Rect(self.left, self.top, self.left + grid.width, self.top + grid.height)

    def moved(self, across: int, down: int) -> "LayerPart":
        """The same pixels, moved by so many pixels to the right and down."""
        return replace(self, left=self.left + across, top=self.top + down)


def painted_on(layer: Layer) -> Rect:
    """The smallest rectangle of the canvas with all pixels of a layer that aren't transparent."""
    rect = painted_rect(_alpha_of(layer.pixels))
    return EMPTY if rect.is_empty else rect.seen_from(-layer.left, -layer.top)


def lifted(layer: Layer, selection: TileSnapshot | None) -> tuple[Layer, LayerPart] | None:
    """What remains of ``layer``, and its selected part; ``None`` if that is empty.

    The two add up to the layer exactly, even where pixels are selected only partly.

    Args:
        selection: of the canvas's size, one channel; ``None`` selects everything.
    """
    if selection is None:
        rect = painted_on(layer)
        if rect.is_empty:
            return None
        part = _cut(layer, layer.pixels, rect)
        return replace(layer, pixels=TileSnapshot(layer.pixels.grid)), part
    levels = levels_on(layer, selection)
    taken = shown_through(layer.pixels, levels)
    rect = painted_rect(_alpha_of(taken)).seen_from(-layer.left, -layer.top)
    if rect.is_empty:
        return None
    part = _cut(layer, taken, rect)
    part = replace(part, levels=_cropped(levels, rect.seen_from(layer.left, layer.top)))
    return replace(layer, pixels=_difference(layer.pixels, taken)), part


def put(rest: Layer, part: LayerPart) -> Layer:
    """``part`` on what remained of its layer, which is enlarged where necessary."""
    if part.levels is None:
        # That was all of it.
        return replace(rest, pixels=part.pixels, left=part.left, top=part.top, mask=part.mask)
    layer = covering(rest, part.rect)
    place = part.rect.seen_from(layer.left, layer.top)
    pixels = over(layer.pixels, placed(part.pixels, place.left, place.top, layer.pixels.grid))
    mask = layer.mask
    if mask is not None and part.mask is not None:
        above = placed(part.mask, place.left, place.top, mask.grid)
        levels = placed(part.levels, place.left, place.top, mask.grid)
        mask = _mixed(mask, above, levels)
    return replace(layer, pixels=pixels, mask=mask)


def copied(layer: Layer, selection: TileSnapshot | None) -> LayerPart | None:
    """The selected part of ``layer`` as its mask shows it, at full opacity; ``None`` if empty."""
    pixels = layer.shown_pixels
    if selection is not None:
        pixels = shown_through(pixels, levels_on(layer, selection))
    rect = painted_rect(_alpha_of(pixels))
    if rect.is_empty:
        return None
    return LayerPart(_cropped(pixels, rect), layer.left + rect.left, layer.top + rect.top)


def selected_of_picture(rgb: Rgb, selection: TileSnapshot | None) -> tuple[Pixels, Rect]:
    """The selected part of a picture without transparency, with straight alpha, and its place.

    Args:
        selection: of the picture's size; ``None`` or an empty one selects everything.
    """
    height, width = rgb.shape[:2]
    if selection is None or selection.is_empty:
        rect, alpha = Rect(0, 0, width, height), np.full((height, width), _FULL, np.uint8)
    else:
        rect = painted_rect(selection)
        alpha = read(selection, rect)
    return np.dstack((rgb[rect.slices], alpha)), rect


def cropped(layer: Layer, rect: Rect) -> Layer:
    """``layer`` without its pixels outside ``rect`` of the canvas, which must overlap it."""
    place = rect.clipped(layer.rect).seen_from(layer.left, layer.top)
    mask = None if layer.mask is None else _cropped(layer.mask, place)
    return replace(
        layer,
        pixels=_cropped(layer.pixels, place),
        left=layer.left + place.left,
        top=layer.top + place.top,
        mask=mask,
    )


def covering(layer: Layer, rect: Rect) -> Layer:
    """``layer`` enlarged to cover ``rect`` of the canvas; its mask shows the new pixels."""
    now = layer.rect
    needed = now.united(rect)
    if needed == now:
        return layer
    left, top = now.left - needed.left, now.top - needed.top
    mask = layer.mask
    if mask is not None:
        grid = TileGrid(needed.width, needed.height)
        # What it hides stays hidden, and nothing else is.
        mask = placed(mask.inverted(), left, top, grid).inverted()
    grid = TileGrid(needed.width, needed.height, layer.pixels.grid.channels)
    pixels = placed(layer.pixels, left, top, grid)
    return replace(layer, pixels=pixels, left=needed.left, top=needed.top, mask=mask)


def canvas_cropped(document: Document, rect: Rect) -> Document:
    """``document`` with ``rect`` as its canvas; its snapshots are cropped, too.

    Layers keep their pixels outside ``rect``, which can be moved into view again. A mask on which
    all of ``rect`` was fully painted is taken to be the selection that the canvas was cropped to,
    and is cleared.
    """
    return _unselected(resized(document, rect))


def levels_on(layer: Layer, selection: TileSnapshot) -> TileSnapshot:
    """How much of each pixel of ``layer`` is selected, 0 … 255; outside the canvas, 0."""
    grid = TileGrid(layer.pixels.grid.width, layer.pixels.grid.height)
    return placed(selection, -layer.left, -layer.top, grid)


def _difference(pixels: TileSnapshot, taken: TileSnapshot) -> TileSnapshot:
    tiles: dict[Key, Tile] = {}
    for key, tile in pixels.tiles.items():
        part = taken.tiles.get(key)
        # What is taken of a colour never exceeds what is taken of alpha, nor does what remains.
        left = tile if part is None else settled(tile - part)
        if left is not None:
            tiles[key] = left
    return TileSnapshot(pixels.grid, tiles)


def _mixed(below: TileSnapshot, above: TileSnapshot, levels: TileSnapshot) -> TileSnapshot:
    """From ``below`` to ``above`` by ``levels``; all have one channel."""
    tiles: dict[Key, Tile] = dict(below.tiles)
    for key, old, new, share in _with_levels(below, above, levels):
        mixed = np.multiply(old, _FULL - share, dtype=np.uint16)
        mixed += np.multiply(new, share, dtype=np.uint16)
        kept = settled(div_255(mixed))
        if kept is None:
            tiles.pop(key, None)
        else:
            tiles[key] = kept
    return TileSnapshot(below.grid, tiles)


def _with_levels(
    below: TileSnapshot, above: TileSnapshot, levels: TileSnapshot
) -> Iterator[tuple[Key, Tile, Tile, Tile]]:
    for key, share in levels.tiles.items():
        nothing = np.zeros(share.shape, np.uint8)
        yield key, below.tiles.get(key, nothing), above.tiles.get(key, nothing), share


def _unselected(document: Document) -> Document:
    """``document`` with each fully painted mask cleared, also in its snapshots."""
    full = TileSnapshot.filled(document.mask_grid, _FULL)
    for mask in document.masks:
        if TileChange.between(mask.pixels, full) is None:
            document = document.with_mask(replace(mask, pixels=TileSnapshot(full.grid)))
    snapshots = tuple(
        replace(one, document=_unselected(one.document)) for one in document.snapshots
    )
    return replace(document, snapshots=snapshots)


def _cut(layer: Layer, pixels: TileSnapshot, rect: Rect) -> LayerPart:
    place = rect.seen_from(layer.left, layer.top)
    mask = None if layer.mask is None else _cropped(layer.mask, place)
    return LayerPart(_cropped(pixels, place), rect.left, rect.top, mask)


def _cropped(snapshot: TileSnapshot, rect: Rect) -> TileSnapshot:
    grid = TileGrid(rect.width, rect.height, snapshot.grid.channels)
    return placed(snapshot, -rect.left, -rect.top, grid)


def _alpha_of(pixels: TileSnapshot) -> TileSnapshot:
    grid = TileGrid(pixels.grid.width, pixels.grid.height)
    return TileSnapshot(grid, {key: _alpha(tile) for key, tile in pixels.tiles.items()})


def _alpha(tile: Tile) -> Tile:
    # A tile of one pixel keeps being one, also for those who ask.
    return (
        tile[..., _ALPHA]
        if not is_uniform(tile)
        else np.broadcast_to(tile[0, 0, _ALPHA], tile.shape[:2])
    )
