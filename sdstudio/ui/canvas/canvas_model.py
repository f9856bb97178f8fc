"""CanvasModel: what is painted on the draft's input picture, its layers and masks."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoStack

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.canvas_store import CanvasStore
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Document, NamedMask
from sdstudio.canvas.document_change import DocumentChange
from sdstudio.canvas.mask import Mask
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_change import TileChange
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.request import Draft
from sdstudio.imaging import Rgb, input_ref, read_input
from sdstudio.imaging.masks import grey, rgb_of
from sdstudio.ui.canvas.document_steps import DocumentSteps
from sdstudio.ui.canvas.mask_file import fitting_mask, has_shape
from sdstudio.ui.canvas.painted_document import (
    PaintedDocument,
    new_document,
    settings_of,
    unused_name,
    with_settings,
)

#: By picture; the one that was shown last is the last.
Masks: TypeAlias = OrderedDict[InputRef, PaintedDocument]

#: Documents that are kept in memory for when the artist returns, although no step needs them.
_KEPT_DOCUMENTS: Final = 4


class CanvasModel(QObject):
    """Follows the draft: shows the masks of its picture, and has it refer to their combination.

    Each picture has a document with masks, which :class:`CanvasStore` keeps. One of them is painted
    on. While the draft refers to a mask, the library has exactly what they combined to after the
    last change; it is stored by :meth:`keep` or :meth:`keep_at_end`.

    Signals:
        replaced(): ``mask`` is another one.
        changed(Rect): these pixels of it were painted.
        listed(): the document, or anything in it but its pixels, has changed.
        combined_changed(): what the masks combine to has changed, or is that of another picture.
        steps_forgotten(): the oldest steps can't be undone any more, for want of memory.
        trouble(StudioError): masks couldn't be read or stored.

    Thread: GUI.
    """

    replaced = Signal()
    changed = Signal(object)
    listed = Signal()
    combined_changed = Signal()
    steps_forgotten = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        draft: DraftModel,
        library: LibraryThread,
        background: BackgroundTasks,
        undo: QUndoStack,
        parent: QObject,
        *,
        is_artists: Callable[[], bool] = lambda: True,
        is_resuming: bool = False,
    ) -> None:
        """Args:
        is_artists: whether the draft is the artist's own, so that its documents are stored.
        is_resuming: the draft is that of the last session, which may have ended before it was
            stored with the newest masks.
        """
        super().__init__(parent)
        self._draft = draft
        self._library = library
        self.steps = DocumentSteps(undo, background, self._step, self)
        self.steps.forgotten.connect(self.steps_forgotten)
        self._is_artists = is_artists
        self._is_resuming = is_resuming
        self._operations = Operations(self, self.trouble.emit)
        self._store = CanvasStore(library, self)
        self._store.trouble.connect(self.trouble)
        #: The pictures in the draft that were followed last.
        self._key: tuple[InputRef, InputRef | None] | None = None
        self._documents = Masks()
        self._shown: PaintedDocument | None = None
        self._before: PaintedDocument | None = None
        #: What was told of last: the picture, and what its masks combine to.
        self._told: tuple[InputRef | None, object] = (None, ())
        self.mask: Mask | None = None
        draft.changed.connect(self._follow)
        self._follow()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is painted in any mask, or there is none."""
        return self._shown is None or self._shown.document.is_blank

    @property
    def is_opening(self) -> bool:
        """Whether what is stored of the document is still being read."""
        return self._shown is not None and self._shown.is_opening

    @property
    def document(self) -> Document | None:
        """The document of the draft's picture; ``None`` while there is none, or it is read."""
        return None if self._shown is None else self._shown.document

    @property
    def combined(self) -> TileSnapshot | None:
        """Its masks combined, as the next job gets them."""
        return None if self._shown is None else self._shown.combined

    @property
    def others(self) -> TileSnapshot | None:
        """The combination of the masks that aren't being painted on."""
        return None if self._shown is None else self._shown.others

    @property
    def before(self) -> TileSnapshot | None:
        """What the masks of the previous picture combine to."""
        return None if self._before is None else self._before.combined

    # Painting.

    def begin(self, brush: Brush, x: float, y: float, pressure: float = 1.0) -> None:
        """Start a stroke, ending one whose end was missed. A hidden mask is shown."""
        self.end()
        self._reveal()
        if self.mask is not None:
            self._tell(self.mask.begin(brush, x, y, pressure))

    def move(self, x: float, y: float, pressure: float = 1.0) -> None:
        """Continue the stroke."""
        if self.mask is not None:
            self._tell(self.mask.move(x, y, pressure))

    def end(self) -> None:
        """End the stroke; it becomes one undo step."""
        if self.mask is not None and self.mask.is_painting:
            text = QCoreApplication.translate("commands", "paint mask")
            self._push_painted(self.mask.end(), text)

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
        """Paint what another mask of the picture's size has; ``text`` names the undo step."""
        if self.mask is not None and snapshot.grid == self.mask.grid:
            self._reveal()
            self._change(self.mask.replace(snapshot), text)

    def read(self, path: Path) -> None:
        """Load the mask from a file."""
        text = QCoreApplication.translate("commands", "open mask")
        self.take(lambda: read_input(path, InputRole.MASK), text)

    def take(self, read: Callable[[], Rgb], text: str) -> None:
        """Use what ``read`` gives, of the picture's shape; ``text`` names the undo step.

        Args:
            read: called on the library thread; may raise ``StudioError``.
        """
        if self.mask is not None:
            self._operations.start(self._take(read, self.mask, text))

    # Changing the document.

    def edit(self, document: Document, text: str, *, merges: str = "") -> None:
        """Have another state of the document; ``text`` names the undo step.

        Args:
            merges: names what is changed; further steps with this name become one with the first.
        """
        self.end()
        shown = self._shown
        if shown is None or self._key is None:
            return
        change = DocumentChange.between(shown.document, document)
        if change is not None:
            self._use(self._key[0], shown, document)
            self.steps.push(self._key[0], change, text, merges)

    def select(self, id_: str) -> None:
        """Paint on another mask; that isn't a step."""
        self.end()
        shown = self._shown
        if shown is not None and self._key is not None and id_ != shown.document.active_mask:
            self._use(self._key[0], shown, replace(shown.document, active_mask=id_))

    async def masks_of_others(self) -> list[NamedMask]:
        """Masks of other pictures with this aspect ratio, the newest pictures first.

        Raises:
            StudioError: the disk's failure.
        """
        shown = self._shown
        if shown is None or self._key is None:
            return []
        width, height = shown.document.width, shown.document.height
        return [
            mask
            for document in await self._store.newest(self._key[0])
            if has_shape(document.width, document.height, width, height)
            for mask in document.masks
            if not mask.pixels.is_empty
        ]

    # Storing.

    async def keep(self) -> Draft:
        """Store the combined mask in the library; the draft as it was then, with the mask.

        Raises:
            StudioError: the disk's failure.
        """
        draft, key, shown = self._draft.draft, self._key, self._shown
        if key is None or key[1] is not None or shown is None or not shown.parts:
            return draft
        # Nothing else is done on this thread, so that painting doesn't stutter.
        parts, document = shown.parts, shown.document
        ref = await self._library.do(
            lambda lib: lib.keep_input(InputRole.MASK, rgb_of(document.combined_mask().pixels()))
        )
        if self._key == key and self._shown is shown and shown.parts == parts:
            # The draft without the reference, which Undo may bring back, still means this mask.
            shown.remember(ref)
            self._key = (key[0], ref)
            self._draft.give_input(ref)
        return draft.give(ref)

    def keep_at_end(self) -> Draft:
        """The draft for the next start; the library is asked to store its mask."""
        self.end()
        self.save_now()
        draft, key, shown = self._draft.draft, self._key, self._shown
        if key is None or key[1] is not None or shown is None or shown.combined.is_empty:
            return draft
        rgb = rgb_of(shown.combined.pixels())
        self._operations.start(self._library.do(lambda lib: lib.keep_input(InputRole.MASK, rgb)))
        return draft.give(input_ref(InputRole.MASK, rgb))

    def save_now(self) -> None:
        """Have the documents written that have changed."""
        self._store.save_now()
        if any(one.is_opening and not one.document.is_blank for one in self._documents.values()):
            self._operations.start(self._save_opened(), must_finish=True)

    async def _save_opened(self) -> None:
        """Write what was painted on documents while they were being read."""
        # Answered after they were, since that was requested before.
        await self._library.do(lambda _library: None)
        self._store.save_now()

    # Painting for another draft for a while.

    @property
    def masks(self) -> Masks:
        """The documents that are in memory."""
        return self._documents

    def copies(self) -> Masks:
        """Copies of them: painting on one leaves the document as it is."""
        return Masks((image, one.copy()) for image, one in self._documents.items())

    def exchange(self, masks: Masks, change_draft: Callable[[], object]) -> None:
        """Have ``change_draft`` change the draft, and go on with ``masks``."""
        if self._shown is not None:
            self._shown.release()
        self._documents = masks
        self.mask = self._shown = self._key = None
        change_draft()
        self._follow()
        if self._key is None:
            self._tell_all()

    # Reacting to changes.

    def _step(self, image: InputRef, change: DocumentChange, is_undo: bool) -> None:
        """Undo the newest change of the document of ``image``, or redo the one after it."""
        painted = self._documents.get(image)
        if painted is not None:
            step = change.undo if is_undo else change.redo
            self._use(image, painted, step(painted.document))
            if painted is self._shown:
                self._tell(change.rect(painted.document.active_mask))

    def _follow(self) -> None:
        draft = self._draft.draft
        image, ref = draft.input(InputRole.IMAGE), draft.input(InputRole.MASK)
        key = None if image is None else (image, ref)
        if key == self._key:
            return
        before, self._key = self._key, key
        if before is not None and before[0] != image and self._shown is not None:
            self._before = self._shown
            self._shown.release()
        if image is None:
            self._show(None)
            return
        painted = self._documents.get(image)
        if painted is None:
            painted = PaintedDocument(new_document(image), is_artists=self._is_artists())
            painted.is_opening = True
            self._documents[image] = painted
            self._operations.start(self._open(image, painted))
        if ref is None or ref == painted.ref:
            self._show(painted)
        else:
            self._show(None)
            self._operations.start(self._take_over(image, painted, ref))

    async def _open(self, image: InputRef, painted: PaintedDocument) -> None:
        """Continue with the stored document, and with what was painted while it was read."""
        first = painted.document
        is_resuming, self._is_resuming = self._is_resuming, False
        try:
            stored = await self._store.read(image)
        except StudioError as error:
            self.trouble.emit(error)
            stored = None
        painted.is_opening = False
        if stored is not None and stored.masks:
            painted.is_newer = is_resuming
            document = stored
            if painted.document is not first or painted.is_painting:
                for mask in painted.document.masks:
                    document = document.with_active(replace(mask, name=unused_name(document)))
            self._use(image, painted, document)
        elif painted.document is not first:
            self._keep_document(image, painted)

    async def _take_over(self, image: InputRef, painted: PaintedDocument, ref: InputRef) -> None:
        """Have the masks combine to what the draft refers to."""
        try:
            # Answered after the document was read, which was requested before.
            snapshot = await self._library.do(
                lambda lib: TileSnapshot.of(grey(lib.inputs.read(ref)))
            )
        except StudioError as error:
            self.trouble.emit(error)
            snapshot = None
        if self._key != (image, ref) or self._documents.get(image) is not painted:
            return
        if snapshot is None or snapshot.grid != TileGrid(image.width, image.height):
            self._draft.take_input(InputRole.MASK)
            return
        document = painted.showing(
            ref,
            snapshot,
            unused_name(painted.document),
            replaces_blank=image not in self.steps.images,
        )
        is_newer, painted.is_newer = painted.is_newer, False
        if is_newer and document is not painted.document:
            self._draft.take_input(InputRole.MASK)
            return
        before = painted.document
        if document is not before:
            self.steps.revert_with_newest(lambda: self._revert(image, painted, before))
        painted.use(document)
        painted.remember(ref)
        self._keep_document(image, painted)
        self._show(painted)

    def _revert(self, image: InputRef, painted: PaintedDocument, before: Document) -> None:
        """Show the masks that a step hid which had the draft refer to another one."""
        if self._documents.get(image) is painted:
            document = with_settings(painted.document, settings_of(before))
            if before.active_mask in {one.id for one in document.masks}:
                document = replace(document, active_mask=before.active_mask)
            self._use(image, painted, document)

    def _use(self, image: InputRef, painted: PaintedDocument, document: Document) -> None:
        """Have another state of a document; draft, screen and disk follow."""
        painted.use(document)
        self._keep_document(image, painted)
        if self._key is None or self._key[0] != image or self._shown is not painted:
            return
        if painted.ref is None and self._key[1] is not None:
            self._key = (image, None)
            self._draft.take_input(InputRole.MASK)
        self._show(painted)

    def _keep_document(self, image: InputRef, painted: PaintedDocument) -> None:
        if painted.is_artists and not painted.is_opening:
            self._store.keep(image, painted.document)

    def _show(self, painted: PaintedDocument | None) -> None:
        self._shown = painted
        if painted is not None and self._key is not None:
            self._documents.move_to_end(self._key[0])
            # Undo returns to a picture, then changes what was painted there.
            needed = self.steps.images
            spare = [one for one in reversed(self._documents) if one not in needed]
            for other in spare[_KEPT_DOCUMENTS:]:
                del self._documents[other]
        self._tell_all()

    def _tell_all(self) -> None:
        mask = None if self._shown is None else self._shown.active
        image = None if self._key is None else self._key[0]
        parts = (image, () if self._shown is None else self._shown.parts)
        was, self._told = self._told, parts
        if mask is not self.mask or was[0] != image:
            if self.mask is not None and self.mask.is_painting:
                # Undo has brought another one; no step would have what is begun on this one.
                self.mask.release()
            self.mask = mask
            self.replaced.emit()
        self.listed.emit()
        if was != parts:
            self.combined_changed.emit()

    async def _take(self, read: Callable[[], Rgb], mask: Mask, text: str) -> None:
        grid = mask.grid
        snapshot = await self._library.do(
            lambda _lib: fitting_mask(read(), grid.width, grid.height)
        )
        if self.mask is mask:
            self.replace(snapshot, text)

    def _reveal(self) -> None:
        """Show the mask that is painted on, if it is hidden: what is painted must be seen."""
        shown = self._shown
        if shown is not None and self.mask is not None:
            mask = shown.document.mask(shown.document.active_mask)
            if not mask.visible:
                text = QCoreApplication.translate("commands", "show mask")
                self.edit(shown.document.with_mask(replace(mask, visible=True)), text)

    def _tell(self, rect: Rect) -> None:
        if rect is not EMPTY:
            self.changed.emit(rect)

    def _change(self, change: TileChange | None, text: str) -> None:
        if change is not None:
            self.changed.emit(change.rect)
        self._push_painted(change, text)

    def _push_painted(self, change: TileChange | None, text: str) -> None:
        shown = self._shown
        if change is not None and shown is not None and self._key is not None:
            document = shown.with_painted()
            step = DocumentChange.painted(document, document.active_mask, change)
            self._use(self._key[0], shown, document)
            self.steps.push(self._key[0], step, text)
