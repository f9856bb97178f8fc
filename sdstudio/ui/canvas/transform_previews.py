"""What is seen of layers and masks while they are transformed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from sdstudio.canvas.document import Document, Layer, new_id
from sdstudio.canvas.frame import Frame
from sdstudio.canvas.picking import Picked, standing_out
from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.ui.canvas.framed_pyramid import FramedPyramid

if TYPE_CHECKING:
    from sdstudio.ui.canvas.transformation import Transformation

#: Pixels (``False``) and masks (``True``) of layers that are only shown, by the layer's id.
Pyramids: TypeAlias = Mapping[tuple[str, bool], Pyramid]


@dataclass(frozen=True, slots=True)
class LayersPreview:
    """Layers as the transformation would leave them.

    Args:
        document: has these layers; ``None``: show the layers as they are again.
        pyramids: of those of its layers that the model doesn't have like this.
        changed: has all pixels of the canvas that look different from what was shown before.
    """

    document: Document | None
    pyramids: Pyramids
    changed: Rect


class FramePreview:
    """What the screen shows of a frame.

    Args:
        transformation: whose signals are emitted.
    """

    def __init__(self, transformation: "Transformation", picked: Picked) -> None:
        self._transformation = transformation
        self._picked = picked

    def show(self, frame: Frame) -> None:
        """Show it."""
        raise NotImplementedError

    def close(self) -> None:
        """Show the document without a preview."""
        raise NotImplementedError


class MaskPreview(FramePreview):
    def __init__(self, transformation: "Transformation", picked: Picked) -> None:
        super().__init__(transformation, picked)
        mask = picked.document.mask(picked.mask_id)
        self._grid, self._source = mask.pixels.grid, TiledPixels(mask.pixels).pyramid

    def show(self, frame: Frame) -> None:
        shown = FramedPyramid(self._source, 0, 0, frame, self._grid)
        self._transformation.mask_previewed.emit(shown)

    def close(self) -> None:
        self._transformation.mask_previewed.emit(None)


class LayerMaskPreview(FramePreview):
    """The layer with its mask as the frame places it."""

    def __init__(self, transformation: "Transformation", picked: Picked) -> None:
        super().__init__(transformation, picked)
        self._layer = picked.document.layer(picked.layer_id)
        assert self._layer.mask is not None, "it was picked"
        self._grid = self._layer.mask.grid
        source, self._is_inverted = standing_out(self._layer.mask)
        self._source = TiledPixels(source).pyramid

    def show(self, frame: Frame) -> None:
        layer = self._layer
        # In the pixels of the layer.
        box = frame.box.seen_from(layer.left, layer.top)
        frame = replace(frame, box=box, x=frame.x - layer.left, y=frame.y - layer.top)
        mask = FramedPyramid(self._source, 0, 0, frame, self._grid, is_inverted=self._is_inverted)
        # Another one for each frame, so that it is painted anew.
        shown = replace(layer, mask=TileSnapshot(self._grid), visible=True)
        self._tell(self._picked.document.with_layer(shown), {(layer.id, True): mask})

    def close(self) -> None:
        self._tell(None, {})

    def _tell(self, document: Document | None, pyramids: Pyramids) -> None:
        preview = LayersPreview(document, pyramids, self._layer.rect)
        self._transformation.layers_previewed.emit(preview)


class LayerPreview(FramePreview):
    """What was taken out is a layer of its own, right above what remains."""

    def __init__(self, transformation: "Transformation", picked: Picked) -> None:
        super().__init__(transformation, picked)
        document = picked.document
        self._grid = document.mask_grid
        layer = document.layer(picked.layer_id)
        self._rest: Layer | None = None
        self._mask: MaskPreview | None = None
        if picked.apart is None:
            self._layer, self._pyramids = layer, dict[tuple[str, bool], Pyramid]()
            pixels, mask, left, top = layer.pixels, layer.mask, layer.left, layer.top
        else:
            self._rest, part = picked.apart
            self._layer = replace(layer, id=new_id())
            self._pyramids = {(layer.id, False): TiledPixels(self._rest.pixels).pyramid}
            if self._rest.mask is not None:
                self._pyramids[layer.id, True] = TiledPixels(self._rest.mask).pyramid
            pixels, mask, left, top = part.pixels, part.mask, part.left, part.top
            if document.active_mask and document.mask(document.active_mask).counts:
                self._mask = MaskPreview(transformation, picked)
        self._left, self._top = left, top
        #: Where what was taken out was shown last.
        self._shown_at = EMPTY
        self._sources = {False: TiledPixels(pixels).pyramid}
        if mask is not None:
            self._sources[True] = TiledPixels(mask).pyramid

    def show(self, frame: Frame) -> None:
        if self._mask is not None:
            self._mask.show(frame)
        shown, pyramids = self._layer, dict(self._pyramids)
        images: dict[bool, TileSnapshot] = {}
        if self._rest is None and frame.is_move:
            # Only its position changes.
            bounds = frame.bounds
            shown = replace(
                shown,
                left=shown.left + bounds.left - frame.box.left,
                top=shown.top + bounds.top - frame.box.top,
            )
        else:
            for of_mask, source in self._sources.items():
                grid = TileGrid(self._grid.width, self._grid.height, source.grids[0].channels)
                pyramids[shown.id, of_mask] = FramedPyramid(
                    source, self._left, self._top, frame, grid
                )
                # Another one for each frame, so that it is painted anew.
                images[of_mask] = TileSnapshot(grid)
            shown = replace(shown, left=0, top=0, pixels=images[False], mask=images.get(True))
        document = self._picked.document
        shown = replace(shown, visible=True)
        if self._rest is None:
            document = document.with_layer(shown)
        else:
            at = [one.id for one in document.layers].index(self._rest.id)
            document = document.with_layer(replace(self._rest, visible=True))
            document = document.with_layer(shown, at + 1)
        self._tell(document, pyramids, frame.bounds)

    def close(self) -> None:
        if self._mask is not None:
            self._mask.close()
        self._tell(None, {}, EMPTY)

    def _tell(self, document: Document | None, pyramids: Pyramids, place: Rect) -> None:
        # Smooth edges reach into the next pixels.
        now = EMPTY if place.is_empty else place.grown(1)
        changed = self._shown_at.united(now).united(self._picked.box)
        self._shown_at = now
        self._transformation.layers_previewed.emit(LayersPreview(document, pyramids, changed))
