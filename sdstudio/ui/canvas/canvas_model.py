"""CanvasModel: what is painted on the draft's input picture, its layers and masks."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Document, Layer, Target
from sdstudio.canvas.document_change import DocumentChange
from sdstudio.canvas.layer_room import with_room
from sdstudio.canvas.mask import Mask
from sdstudio.canvas.pyramid import Pyramid
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_change import TileChange
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.controls import DEPTH, ControlRef
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb, read_input
from sdstudio.ui.canvas.canvas_stroke import CanvasStroke, is_locked, is_out_of_reach, paint_on
from sdstudio.ui.canvas.composites import Composites
from sdstudio.ui.canvas.draft_documents import DraftDocuments
from sdstudio.ui.canvas.mask_file import fitting_mask
from sdstudio.ui.canvas.open_edits import OpenEdits
from sdstudio.ui.undo_stack import StepInProgress, UndoStack

#: The initial colour of the brush: red, green, blue.
_BLACK: Final = (0, 0, 0)


class CanvasModel(QObject):
    """Paints on the document of the draft's picture, and changes it in steps.

    Attributes:
        documents: have the document that is shown.
        open_edits: what is previewed until it is applied.

    Signals:
        replaced(): ``mask`` is a different one.
        changed(Rect): these pixels of ``mask`` have changed.
        layer_painted(str, Rect): the layer with this id, or its mask, has other pixels here, in the
            document's pixels; also during a stroke.
        listed(): the document, or anything in it but its pixels, has changed.
        aimed(): ``target`` is another one.
        colour_changed(): ``colour`` is another one.
        combined_changed(): what the masks combine to has changed, or is that of another picture.
        refused(str): why the stroke that begins does nothing here; empty if it does something.
        steps_forgotten(): the oldest steps can't be undone any more, for want of memory.
        trouble(StudioError): a document or a mask couldn't be read or stored.

    Thread: GUI.
    """

    replaced = Signal()
    changed = Signal(object)
    layer_painted = Signal(str, object)
    listed = Signal()
    aimed = Signal()
    colour_changed = Signal()
    combined_changed = Signal()
    refused = Signal(str)
    steps_forgotten = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        draft: DraftModel,
        library: LibraryThread,
        background: BackgroundTasks,
        undo: UndoStack,
        parent: QObject,
        *,
        is_artists: Callable[[], bool] = lambda: True,
        is_resuming: bool = False,
        pictures: Callable[[InputRef], QImage] = lambda _ref: QImage(),
    ) -> None:
        """``is_artists`` and ``is_resuming`` are those of :class:`DraftDocuments`.

        Args:
            pictures: give those that are in memory; others are read from the library.
        """
        super().__init__(parent)
        self._draft = draft
        self._undo = undo
        self._background = background
        self._composites = Composites(library, background, pictures)
        self._operations = Operations(self, self.trouble.emit)
        self.open_edits = OpenEdits(undo, self)
        self.documents = DraftDocuments(
            draft,
            library,
            background,
            undo,
            self,
            is_artists=is_artists,
            is_resuming=is_resuming,
        )
        self._mask: Mask | None = None
        self._stroke: CanvasStroke | None = None
        self._aimed = Target.MASK
        self.colour: tuple[int, int, int] = _BLACK
        #: What was told of last: the picture, and what its masks combine to.
        self._told: tuple[InputRef | None, object] = (None, ())
        self.documents.updated.connect(self._on_updated)
        self.documents.leaving.connect(self._give_up_stroke)
        self.documents.undone.connect(self._on_undone)
        self.documents.layer_painted.connect(self.layer_painted)
        self.documents.steps_forgotten.connect(self.steps_forgotten)
        self.documents.trouble.connect(self.trouble)
        self._on_updated()

    @property
    def mask(self) -> Mask | None:
        """The mask that is painted on."""
        return None if self.documents.shown is None else self._mask

    @property
    def is_empty(self) -> bool:
        """Whether nothing is painted in any mask, or there is none."""
        return self.documents.shown is None or self.documents.shown.document.is_blank

    @property
    def is_opening(self) -> bool:
        """Whether the stored document is still being read."""
        return self.documents.shown is not None and self.documents.shown.is_opening

    @property
    def document(self) -> Document | None:
        """The document of the draft's picture; ``None`` if there is none, or while it is read."""
        return None if self.documents.shown is None else self.documents.shown.document

    @property
    def combined(self) -> TileSnapshot | None:
        """Its masks combined, as the next job gets them."""
        return None if self.documents.shown is None else self.documents.shown.combined

    @property
    def others(self) -> TileSnapshot | None:
        """The combination of the masks that aren't being painted on."""
        return None if self.documents.shown is None else self.documents.shown.others

    @property
    def layer(self) -> Layer | None:
        """The active layer."""
        document = self.document
        if document is None:
            return None
        return next((one for one in document.layers if one.id == document.active_layer), None)

    @property
    def counting_layers(self) -> tuple[Layer, ...]:
        """The layers that are part of the picture jobs get."""
        document = self.document
        return () if document is None else tuple(one for one in document.layers if one.counts)

    def layer_pyramid(self, id_: str, *, of_mask: bool = False) -> Pyramid:
        """The pixels of a layer, or of its mask, in all sizes, with a stroke in progress.

        Enlarging the layer replaces it.

        Raises:
            KeyError: there is no such layer, or it has no mask.
        """
        shown = self.documents.shown
        if shown is None:
            raise KeyError(id_)
        return shown.layer(id_, of_mask=of_mask).pyramid

    # What is painted on, and with what.

    @property
    def is_selecting(self) -> bool:
        """Whether masks only select, since the mode makes all of the picture."""
        return not self._draft.mode.needs_mask

    @property
    def target(self) -> Target:
        """What the brush paints on."""
        layer, document = self.layer, self.document
        if layer is None or document is None:
            return Target.MASK
        has_none = document.target is Target.LAYER_MASK and not layer.mask
        return Target.LAYER if has_none else document.target

    def aim(self, target: Target) -> None:
        """Paint on something else; ignored if the document has no such thing."""
        self.end()
        shown = self.documents.shown
        if shown is not None and shown.document.target is not target:
            self.documents.change_without_step(replace(shown.document, target=target))

    def use_colour(self, colour: tuple[int, int, int]) -> None:
        """Paint on layers with a colour: red, green, blue."""
        if colour != self.colour:
            self.colour = colour
            self.colour_changed.emit()

    # Painting.

    def begin(self, brush: Brush, x: float, y: float, pressure: float = 1.0) -> None:
        """Start a stroke, ending one whose end was missed; what is painted on is shown if hidden.

        A layer is enlarged if it doesn't cover the canvas.
        """
        self.end()
        if self.target is Target.MASK:
            self._reveal()
            stroke = None if self.mask is None else CanvasStroke(self.mask)
        else:
            stroke = self._stroke_on_layer(brush)
        self._stroke = stroke
        self.refused.emit(self._refusal(brush, x, y))
        if stroke is not None:
            self._tell_stroke(stroke, stroke.begin(brush, x, y, pressure))

    def move(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Continue the stroke."""
        if (stroke := self._stroke) is not None:
            self._tell_stroke(stroke, stroke.move(x, y, pressure))

    def end(self) -> None:
        """Finish what was begun, such as a stroke or an open edit, each as one undo step.

        Each command calls this first, and looks at the document only afterwards.
        """
        self.open_edits.apply()
        stroke, self._stroke = self._stroke, None
        shown = self.documents.shown
        if stroke is None or shown is None or not stroke.pixels.is_painting:
            return
        document, change = stroke.end(shown)
        if change is not None:
            self.documents.change_known(document, change, stroke.step_text)
        elif stroke.layer_id:
            self.documents.change_without_step(document)

    async def finish(self) -> None:
        """As :meth:`end`, but the pixels of an open edit are computed on another thread."""
        await self.open_edits.finish()
        self.end()

    def fill(self, value: int) -> None:
        """Paint everything (255), or nothing (0)."""
        self._reveal()
        if self.mask is not None:
            text = QCoreApplication.translate("commands", "fill mask")
            if not value:
                text = QCoreApplication.translate("commands", "clear mask")
            self._change(self.mask.fill(value), text)

    def invert(self) -> None:
        """Swap painted and unpainted areas."""
        self._reveal()
        if self.mask is not None:
            text = QCoreApplication.translate("commands", "invert mask")
            self._change(self.mask.invert(), text)

    def replace(self, snapshot: TileSnapshot, text: str) -> None:
        """Replace the mask by another of the picture's size; ``text`` names the undo step."""
        if self.mask is not None and snapshot.grid == self.mask.grid:
            self._reveal()
            self._change(self.mask.replace(snapshot), text)

    def read(self, path: Path) -> None:
        """Load the mask from a file."""
        text = QCoreApplication.translate("commands", "open mask")
        # As of a file that is dropped or pasted: its drive may never answer.
        self.take(lambda: read_input(path, InputRole.MASK), text, must_finish=False)

    def take(self, read: Callable[[], Rgb], text: str, *, must_finish: bool = True) -> None:
        """Use what ``read`` gives, of the picture's shape; ``text`` names the undo step.

        Args:
            read: called on another thread; may raise ``StudioError``.
            must_finish: the window closes only afterwards.
        """
        if self.mask is not None:
            operation = self._take(read, self.mask, text)
            self._operations.start(operation, must_finish=must_finish)

    # Changing the document.

    def making(
        self, give_up: Callable[[], None] = lambda: None
    ) -> AbstractContextManager[StepInProgress]:
        """While a change is computed; as :meth:`UndoStack.making`."""
        return self._undo.making(give_up)

    def edit(self, document: Document, text: str, *, merges: str = "") -> None:
        """Replace the document by an edited one; ``text`` names the undo step.

        A stroke in progress is ended first, and what it painted stays, although ``document`` was
        made of the state without it.

        Args:
            merges: names what is changed; consecutive steps with the same name are merged.
        """
        made_of = self.document
        self.end()
        before = self.document
        if made_of is not None and before is not None:
            document = _done_to(before, document, made_of)
            known = {one.id for one in before.layers}
            self.documents.change(document, text, merges)
            if document.active_layer and document.active_layer not in known:
                self.aim(Target.LAYER)

    def select(self, id_: str) -> None:
        """Paint on another mask; this isn't an undo step."""
        self.end()
        shown = self.documents.shown
        if shown is not None and id_ != shown.document.active_mask:
            self.documents.change_without_step(replace(shown.document, active_mask=id_))
        self.aim(Target.MASK)

    def select_layer(self, id_: str) -> None:
        """Paint on another layer; this isn't an undo step."""
        self.end()
        document = self.document
        if document is not None and id_ != document.active_layer:
            self.documents.change_without_step(replace(document, active_layer=id_))
        self.aim(Target.LAYER)

    # What jobs get.

    async def composite(self) -> Rgb:
        """The picture with its layers, as a job would get it.

        Raises:
            StudioError: it is gone, or there is too little memory.
        """
        image, painted = self.documents.image, self.documents.newest
        if image is None or painted is None:
            raise StudioError(ErrorCode.INPUT_GONE, role=InputRole.IMAGE.value)
        await painted.opened.wait()
        return await self._composites.of(image, painted.document)

    async def for_job(self) -> Draft:
        """The draft for a request: with the composite and the masks stored as input pictures.

        Raises:
            StudioError: the picture is gone, there is too little memory, or the disk's failure.
        """
        draft, mode = self._draft.draft, self._draft.mode
        image, painted = self.documents.image, self.documents.newest
        if image is None or painted is None:
            return draft
        await painted.opened.wait()
        document = painted.document
        if mode.needs_mask and self.documents.image == image:
            draft = await self.documents.keep()
        if mode.needs_image and any(one.counts for one in document.layers):
            origins = origins_of(image, document)
            picture = await self._composites.stored(image, document, origins)
            if picture != image:
                self.documents.remember_rendering(image, painted, picture)
                draft = draft.give(picture)
        if InputRole.DEPTH in (*mode.required, *mode.optional):
            depth = await self._composites.hint_of(document, DEPTH, InputRole.DEPTH)
            if depth is not None:
                draft = draft.give(depth)
        if mode.takes_controls and draft.controls:
            controls = [await self._with_hint(one, document) for one in draft.controls]
            draft = replace(draft, controls=tuple(controls))
        return draft

    async def _with_hint(self, control: ControlRef, document: Document) -> ControlRef:
        """``control`` with the hint that is painted, if one of its kind is."""
        # What is painted began as that.
        begun = (control.hint, None if control.made is None else control.made.picture)
        origins = [one.sha256 for one in begun if one is not None]
        hint = await self._composites.hint_of(document, control.row, InputRole.CONTROL, origins)
        if hint is None or hint == control.hint:
            return control
        return control.model_copy(update={"hint": hint, "made": None})

    # Reacting to changes.

    def _on_updated(self) -> None:
        shown, image = self.documents.shown, self.documents.image
        mask = None if shown is None else shown.active
        parts = (image, () if shown is None else shown.parts)
        was, self._told = self._told, parts
        if mask is not self._mask or was[0] != image:
            if self._mask is not None and self._mask.is_painting:
                # Undo has brought another one; no step would have what is begun on this one.
                self._mask.release()
            self._mask = mask
            self.replaced.emit()
        stroke = self._stroke
        if stroke is not None and stroke.layer_id and (not shown or not shown.has(stroke.pixels)):
            # Undo has removed or resized what is painted on.
            stroke.pixels.discard()
            self._stroke = None
        if was[0] != image:
            self._stroke = None
        self.listed.emit()
        self._tell_aim()
        if was != parts:
            self.combined_changed.emit()

    def _give_up_stroke(self) -> None:
        """Forget a stroke for which a layer was enlarged: nothing but its own step may do that."""
        stroke, document = self._stroke, self.document
        if stroke is not None and stroke.enlarged is not None and document is not None:
            self._stroke = None
            stroke.pixels.discard()
            self.documents.change_without_step(stroke.without_room(document))

    def _on_undone(self, change: DocumentChange) -> None:
        if self.document is not None:
            self._tell(change.rect(self.document.active_mask))

    def _tell_aim(self) -> None:
        if self.target is not self._aimed:
            self._aimed = self.target
            self.aimed.emit()

    async def _take(self, read: Callable[[], Rgb], mask: Mask, text: str) -> None:
        grid = mask.grid
        with self.making() as step:
            snapshot = await self._background.do_apart(
                lambda: fitting_mask(read(), grid.width, grid.height)
            )
        if self.mask is mask and not step.is_taken_back:
            self.replace(snapshot, text)

    def _reveal(self) -> None:
        """Show the mask that is painted on, if it is hidden: what is painted must be seen."""
        self.open_edits.apply()
        shown = self.documents.shown
        if shown is not None and self.mask is not None:
            mask = shown.document.mask(shown.document.active_mask)
            if not mask.visible:
                text = QCoreApplication.translate("commands", "show mask")
                self.edit(shown.document.with_mask(replace(mask, visible=True)), text)

    def _stroke_on_layer(self, brush: Brush) -> CanvasStroke | None:
        """A stroke on the active layer or its mask; none if it would do nothing."""
        layer, of_mask = self._reveal_layer(), self.target is Target.LAYER_MASK
        shown = self.documents.shown
        if layer is None or shown is None or (not of_mask and is_locked(layer, brush)):
            return None
        whole = with_room(layer, shown.document.width, shown.document.height)
        if whole is not layer:
            self.documents.change_without_step(shown.document.with_layer(whole))
        return CanvasStroke(
            shown.layer(layer.id, of_mask=of_mask),
            layer.id,
            of_mask,
            whole.left,
            whole.top,
            None if of_mask else paint_on(layer, brush, self.colour),
            None if whole is layer else layer,
        )

    def _refusal(self, brush: Brush, x: float, y: float) -> str:
        """Why nothing can be painted here, after room was made for it."""
        layer, document, target = self.layer, self.document, self.target
        if layer is None or document is None or target is Target.MASK:
            return ""
        if target is Target.LAYER and is_locked(layer, brush):
            return self.tr(
                "The layer's transparency is locked, so nothing can be erased. Unlock it first."
            )
        if is_out_of_reach(layer, document, x, y):
            return self.tr(
                "The layer is too far off the canvas to be painted on here. Move it closer first."
            )
        return ""

    def _reveal_layer(self) -> Layer | None:
        """Show the active layer, if it is hidden."""
        layer, document = self.layer, self.document
        if layer is not None and document is not None and not layer.visible:
            text = QCoreApplication.translate("commands", "show layer")
            self.edit(document.with_layer(replace(layer, visible=True)), text)
        return self.layer

    def _tell_stroke(self, stroke: CanvasStroke, rect: Rect) -> None:
        if not stroke.layer_id:
            self._tell(rect)
        elif not rect.is_empty:
            self.layer_painted.emit(stroke.layer_id, rect)

    def _tell(self, rect: Rect) -> None:
        if rect is not EMPTY:
            self.changed.emit(rect)

    def _change(self, change: TileChange | None, text: str) -> None:
        """Make a change that was made to the active mask a step."""
        shown = self.documents.shown
        if change is not None:
            self.changed.emit(change.rect)
            if shown is not None:
                document = shown.with_painted()
                step = DocumentChange.painted(document, document.active_mask, change)
                self.documents.change_known(document, step, text)


def _done_to(now: Document, document: Document, made_of: Document) -> Document:
    """What made ``document`` of ``made_of``, done to ``now``, in which more was painted."""
    change = None if now is made_of else DocumentChange.between(made_of, document)
    places = {one.id: one.rect for one in made_of.layers}
    if change is None or any(places.get(one.id, one.rect) != one.rect for one in now.layers):
        # Pixels of a layer that has another size by now can't be told apart.
        return document
    return change.redo(now)


def origins_of(image: InputRef, document: Document) -> frozenset[str]:
    """The pictures that the composite of ``image`` with its layers consists of.

    See :meth:`sdstudio.library.input_store.InputStore.keep`.
    """
    used = (one.picture for one in document.layers if one.counts and one.picture)
    return frozenset({image.sha256, *used})
