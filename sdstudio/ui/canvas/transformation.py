"""Transformation: the selected part while it is moved or transformed."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.document import Document, Layer, Target, new_id
from sdstudio.canvas.frame import Frame
from sdstudio.canvas.picking import Picked, picked_of_layer, picked_of_mask, with_frame
from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.framed_pyramid import FramedPyramid
from sdstudio.ui.undo_stack import UndoStack

_LANE: Final = "transform"

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


@dataclass(frozen=True, slots=True)
class _Step:
    """An undo step.

    Args:
        document: what came of it.
    """

    document: Document
    picked: Picked
    frame: Frame

    def is_left_in(self, document: Document, layer_id: str) -> bool:
        """Whether nothing was changed since, and the same would be picked again."""
        mine = self.document
        return self.picked.layer_id == layer_id and (mine.layers, mine.masks, mine.active_mask) == (
            document.layers,
            document.masks,
            document.active_mask,
        )


class Transformation(QObject):
    """What is picked is shown as its frame places it, and becomes one undo step when applied.

    Pixels are taken out of a layer, and resampled, on another thread.

    Attributes:
        frame: the current one; ``None`` unless something is picked.

    Signals:
        changed(): ``frame`` has changed.
        found_nothing(): there was nothing to pick.
        mask_previewed(Pyramid | None): the mask as it would become; ``None``: as it is.
        layers_previewed(LayersPreview): how the layers are to be shown now.

    Thread: GUI.
    """

    changed = Signal()
    found_nothing = Signal()
    mask_previewed = Signal(object)
    layers_previewed = Signal(object)

    def __init__(
        self,
        painted: CanvasModel,
        background: BackgroundTasks,
        undo: UndoStack,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._undo = undo
        self._painted = painted
        self._background = background
        self._operations = Operations(self)
        self.frame: Frame | None = None
        self._picked: Picked | None = None
        #: What picks it, on another thread; ``None`` unless that is under way.
        self._find: Callable[[], Picked | None] | None = None
        self._is_applying = False
        self._text = ""
        #: Of the step that is applied.
        self._making = ExitStack()
        #: So that the next step moves the same pixels.
        self._newest: _Step | None = None
        self._preview: _Preview | None = None
        painted.listed.connect(self._on_listed)
        painted.ending.connect(self._on_ending)

    @property
    def is_open(self) -> bool:
        """Whether something is picked, or being picked."""
        return self._find is not None or self.frame is not None

    @property
    def is_busy(self) -> bool:
        """Whether it is being picked or applied."""
        return self._find is not None or self._is_applying

    @property
    def start(self) -> Frame | None:
        """The frame of what is picked before any change."""
        return None if self._picked is None else Frame.of(self._picked.box)

    # Picking.

    def begin(self, *, goes_on: bool = False) -> None:
        """Pick the selected part of the active layer, or the mask.

        Args:
            goes_on: if nothing was changed since the newest step, the same pixels: what they
                covered there reappears.
        """
        if self._is_applying:
            self.apply_now(self._text)
        self.cancel()
        self._painted.end()
        document = self._painted.document
        if document is None:
            return
        is_mask = self._painted.target is Target.MASK
        id_ = "" if is_mask else document.active_layer
        newest = self._newest
        if goes_on and newest is not None and newest.is_left_in(document, id_):
            self._hold(newest.picked, newest.frame)
            return
        self._newest = None
        find: Callable[[], Picked | None] = partial(picked_of_layer, document, id_)
        if is_mask:
            find = partial(picked_of_mask, document)
        self._find = find
        self._operations.start(self._pick(find), replacing="pick")

    async def _pick(self, find: Callable[[], Picked | None]) -> None:
        self._on_picked(await self._background.do(_LANE, find))

    def _on_picked(self, picked: Picked | None) -> None:
        self._find = None
        document = self._painted.document
        if picked is None or document is None or not picked.is_of(document):
            if picked is None:
                self.found_nothing.emit()
            self.changed.emit()
            return
        self._hold(picked, Frame.of(picked.box))

    def _hold(self, picked: Picked, frame: Frame) -> None:
        self._picked, self._preview = picked, None
        self.put(frame)

    # Changing it.

    def put(self, frame: Frame) -> None:
        """Show it as ``frame`` places it."""
        if self._picked is not None and frame != self.frame:
            self.frame = frame
            self._show()
            self.changed.emit()

    def apply(self, text: str, *, merges: str = "") -> None:
        """Apply what is shown; ``text`` names the undo step.

        Args:
            merges: as of :meth:`CanvasModel.edit`; used where no pixels change.
        """
        picked, frame = self._picked, self.frame
        if picked is None or frame is None or self._is_applying:
            return
        if frame == self._begun_with(picked):
            self.cancel()
        elif picked.layer_id and picked.apart is None and frame.is_move:
            self._finish(picked, frame, with_frame(picked, frame), text, merges)
        else:
            self._is_applying, self._text = True, text
            self._making.enter_context(self._undo.making(self.cancel))
            self._operations.start(self._apply(picked, frame, text), replacing="apply")

    def apply_now(self, text: str) -> None:
        """As :meth:`apply`, but finished when this returns."""
        picked, frame = self._picked, self.frame
        if picked is not None and frame is not None:
            self._operations.cancel_all()
            self._end_applying()
            if frame == self._begun_with(picked):
                self.cancel()
            else:
                self._finish(picked, frame, with_frame(picked, frame), text)

    def settle(self) -> None:
        """Have done, when this returns, what is being picked or applied."""
        if self._find is not None:
            find = self._find
            self._operations.cancel_all()
            self._on_picked(find())
        if self._is_applying:
            self.apply_now(self._text)

    def cancel(self) -> None:
        """Leave everything as it was."""
        if not self.is_open:
            return
        self._operations.cancel_all()
        self._find = None
        self._end_applying()
        self._close()

    def _end_applying(self) -> None:
        self._is_applying = False
        self._making.close()

    async def _apply(self, picked: Picked, frame: Frame, text: str) -> None:
        made = await self._background.do(_LANE, lambda: with_frame(picked, frame))
        self._end_applying()
        if self._picked is picked:
            self._finish(picked, frame, made, text)

    def _finish(
        self, picked: Picked, frame: Frame, made: Document, text: str, merges: str = ""
    ) -> None:
        document = self._painted.document
        is_left = document is not None and self._is_left_in(picked, document)
        self._picked = None
        if document is not None and is_left:
            # Neither of these is a reason to pick it anew.
            made = replace(
                made,
                active_layer=document.active_layer,
                active_mask=document.active_mask,
            )
            self._painted.edit(made, text, merges=merges)
            if (now := self._painted.document) is not None:
                self._newest = _Step(now, picked, frame)
        self._close()

    def _is_left_in(self, picked: Picked, document: Document) -> bool:
        """Whether what is picked is still where it was."""
        newest = self._newest
        if newest is not None and newest.picked is picked:
            mine = newest.document
            return (mine.layers, mine.masks) == (document.layers, document.masks)
        return picked.is_of(document)

    def _begun_with(self, picked: Picked) -> Frame:
        newest = self._newest
        if newest is not None and newest.picked is picked:
            return newest.frame
        return Frame.of(picked.box)

    def _close(self) -> None:
        preview, self._preview = self._preview, None
        self._picked = self.frame = None
        if preview is not None:
            preview.close()
        self.changed.emit()

    def _on_ending(self) -> None:
        if self._is_applying:
            # What follows would take the pixels away that it is computed from.
            self.apply_now(self._text)

    def _on_listed(self) -> None:
        document, picked = self._painted.document, self._picked
        if picked is None:
            return
        if document is None or not self._is_left_in(picked, document):
            # Undo, or another picture: the pixels aren't there any more.
            self.cancel()

    # What is seen of it.

    def _show(self) -> None:
        picked, frame, document = self._picked, self.frame, self._painted.document
        if picked is None or frame is None or document is None:
            return
        if self._preview is None:
            kind = _LayerPreview if picked.layer_id else _MaskPreview
            self._preview = kind(self, self._painted, picked)
        self._preview.show(frame)


class _Preview:
    """What the screen shows of a frame.

    Args:
        transformation: whose signals are emitted.
    """

    def __init__(
        self, transformation: Transformation, painted: CanvasModel, picked: Picked
    ) -> None:
        self._transformation = transformation
        self._painted = painted
        self._picked = picked

    def show(self, frame: Frame) -> None:
        """Show it."""
        raise NotImplementedError

    def close(self) -> None:
        """Show the document without a preview."""
        raise NotImplementedError


class _MaskPreview(_Preview):
    def __init__(
        self, transformation: Transformation, painted: CanvasModel, picked: Picked
    ) -> None:
        super().__init__(transformation, painted, picked)
        mask = picked.document.mask(picked.mask_id)
        self._grid, self._source = mask.pixels.grid, TiledPixels(mask.pixels).pyramid

    def show(self, frame: Frame) -> None:
        shown = FramedPyramid(self._source, 0, 0, frame, self._grid)
        self._transformation.mask_previewed.emit(shown)

    def close(self) -> None:
        self._transformation.mask_previewed.emit(None)


class _LayerPreview(_Preview):
    """What was taken out is a layer of its own, right above what remains."""

    def __init__(
        self, transformation: Transformation, painted: CanvasModel, picked: Picked
    ) -> None:
        super().__init__(transformation, painted, picked)
        document = picked.document
        self._grid = document.mask_grid
        layer = document.layer(picked.layer_id)
        self._rest: Layer | None = None
        self._mask: _MaskPreview | None = None
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
                self._mask = _MaskPreview(transformation, painted, picked)
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
            # It only begins elsewhere.
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
