"""DraftDocuments: the documents of the pictures that the draft starts from, opened and stored."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.canvas_store import CanvasStore
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.canvas.document import Document, NamedMask
from sdstudio.canvas.document_change import DocumentChange
from sdstudio.canvas.project_file import Project
from sdstudio.canvas.tile_encoder import TileEncoder
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import input_ref
from sdstudio.imaging.masks import grey, rgb_of
from sdstudio.ui.canvas.document_steps import DocumentSteps
from sdstudio.ui.canvas.mask_file import has_shape
from sdstudio.ui.canvas.painted_document import (
    PaintedDocument,
    new_document,
    settings_of,
    unused_name,
    with_settings,
)

#: By picture; the one that was shown last is the last.
Documents: TypeAlias = OrderedDict[InputRef, PaintedDocument]

#: Documents that are kept in memory for when the artist returns, although no step needs them.
_KEPT_DOCUMENTS: Final = 4
#: The memory of documents that aren't shown.
KEPT_BYTES: Final = 512 * 2**20


class DraftDocuments(QObject):
    """Follows the draft: shows the document of its picture, and has it refer to its masks.

    Each picture has a document, which :class:`CanvasStore` keeps. While the draft refers to a mask,
    the library has exactly what the document's masks combined to after the last change; it is
    stored by :meth:`keep` or :meth:`keep_at_end`.

    Attributes:
        kept_bytes: the memory that documents may take while others are shown.

    Signals:
        updated(): another document is shown, or the shown one is in another state.
        leaving(): a step is about to be undone or redone, or another document to be shown.
        undone(DocumentChange): this was undone or redone in the shown document.
        layer_painted(str, Rect): the layer with this id of the shown document has other pixels
            here, in the document's pixels.
        steps_forgotten(): the oldest steps can't be undone any more, for want of memory.
        trouble(StudioError): a document couldn't be read or stored.

    Thread: GUI.
    """

    updated = Signal()
    leaving = Signal()
    undone = Signal(object)
    layer_painted = Signal(str, object)
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
        is_artists: Callable[[], bool],
        is_resuming: bool,
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
        self._store = CanvasStore(library, background, self)
        self._store.trouble.connect(self.trouble)
        #: The pictures in the draft that were followed last.
        self._key: tuple[InputRef, InputRef | None] | None = None
        self._documents = Documents()
        self._shown: PaintedDocument | None = None
        self._before: PaintedDocument | None = None
        self.kept_bytes = KEPT_BYTES
        # Not while a step is undone, since others may be forgotten.
        self._free_soon = QTimer(self, singleShot=True, interval=0)
        self._free_soon.timeout.connect(self._free)
        draft.changed.connect(self._follow)
        self._follow()

    @property
    def image(self) -> InputRef | None:
        """The draft's picture."""
        return None if self._key is None else self._key[0]

    @property
    def shown(self) -> PaintedDocument | None:
        """That of the draft's picture; ``None`` while there is none, or its mask is read."""
        return self._shown

    @property
    def newest(self) -> PaintedDocument | None:
        """The document of the draft's picture, also while its mask is read."""
        return None if self._key is None else self._documents.get(self._key[0])

    @property
    def before(self) -> TileSnapshot | None:
        """What the masks of the previous picture combine to."""
        return None if self._before is None else self._before.combined

    def change(self, document: Document, text: str, merges: str = "") -> None:
        """Replace the state of the shown document, as a step.

        Args:
            text, merges: as of :meth:`DocumentSteps.push`.
        """
        if self._shown is not None:
            now = self._shown.document
            # No step changes these, and they may have changed while this one was computed.
            document = replace(
                document, renderings=now.renderings, snapshots=now.snapshots, target=now.target
            )
            change = DocumentChange.between(now, document)
            if change is not None:
                self.change_known(document, change, text, merges)

    def change_known(
        self, document: Document, change: DocumentChange, text: str, merges: str = ""
    ) -> None:
        """As :meth:`change`, where it is known already what changes."""
        if self._shown is not None and self._key is not None:
            self._use(self._key[0], self._shown, document)
            self.steps.push(self._key[0], change, text, merges)

    def change_without_step(self, document: Document) -> None:
        """Replace the state of the shown document; undo leaves that alone."""
        if self._shown is not None and self._key is not None:
            self._use(self._key[0], self._shown, document)

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

    def remember_rendering(
        self, image: InputRef, painted: PaintedDocument, picture: InputRef
    ) -> None:
        """A job got ``picture`` of the document ``painted`` of ``image``."""
        newest = self._documents.get(image, painted)
        if newest.document.renderings[-1:] != (picture,):
            self._use(image, newest, newest.document.with_rendering(picture))

    def carried(self, image: InputRef) -> Project | None:
        """As :meth:`CanvasStore.carried`."""
        return self._store.carried(image)

    def carry(self, image: InputRef, project: Project) -> None:
        """As :meth:`CanvasStore.carry`."""
        self._store.carry(image, project)

    @property
    def encoder(self) -> TileEncoder:
        """As of :class:`CanvasStore`."""
        return self._store.encoder

    async def adopt(
        self, image: InputRef, document: Document, *, instead_of: Document | None = None
    ) -> bool:
        """Use ``document`` for a picture on which nothing is painted.

        Args:
            instead_of: one that was adopted for it just before, which may be replaced.

        Returns:
            ``False`` if something is painted on the picture, which then stays as it is; see
            :meth:`enter`.

        Raises:
            StudioError: what was painted on it is damaged, or the disk's failure.
        """
        before = None if image in self._documents else await self._store.read(image)
        while (known := self._documents.get(image)) is not None and known.is_opening:
            await known.opened.wait()
        if known is not None:
            before = known.document
        if before is not None and not before.is_blank and before is not instead_of:
            if known is None:
                self._documents[image] = PaintedDocument(before, is_artists=self._is_artists())
            self._documents.move_to_end(image)
            return False
        painted = PaintedDocument(document, is_artists=self._is_artists())
        self._documents[image] = painted
        self._keep_document(image, painted)
        return True

    def enter(self, image: InputRef, document: Document, entering: QUndoCommand, text: str) -> None:
        """Show another picture, with ``document`` in place of what is painted on it: one step.

        Args:
            image: :meth:`adopt` has found that something is painted on it.
            entering: has the draft start from it.
            text: names the step.
        """
        now = self._documents[image].document
        document = replace(
            document, renderings=now.renderings, snapshots=now.snapshots, target=now.target
        )
        change = DocumentChange.between(now, document)
        if change is None:
            self.steps.push_other(entering)
        else:
            self.steps.push(image, change, text, entering=entering)

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
        for painted in self._documents.values():
            if painted.is_opening and not painted.document.is_blank:
                self._operations.start(self._save_opened(painted), must_finish=True)

    async def _save_opened(self, painted: PaintedDocument) -> None:
        """Write what was painted on a document while it was being read."""
        await painted.opened.wait()
        self._store.save_now()

    async def opened(self) -> None:
        """Return once what is stored of the draft's picture has been read."""
        while self._key is not None and self._documents[self._key[0]].is_opening:
            await self._documents[self._key[0]].opened.wait()

    # Painting for another draft for a while.

    @property
    def kept(self) -> Documents:
        """The documents that are in memory."""
        return self._documents

    def copies(self) -> Documents:
        """Copies of them: painting on one leaves the document as it is."""
        return Documents((image, one.copy()) for image, one in self._documents.items())

    def exchange(self, documents: Documents, change_draft: Callable[[], object]) -> None:
        """Have ``change_draft`` change the draft, and continue with ``documents``."""
        self.leaving.emit()
        if self._shown is not None:
            self._shown.release()
        self._documents = documents
        self._shown = self._key = None
        change_draft()
        self._follow()
        if self._key is None:
            self.updated.emit()

    def _step(self, image: InputRef, change: DocumentChange, is_undo: bool) -> None:
        """Undo the newest change of the document of ``image``, or redo the one after it."""
        self.leaving.emit()
        painted = self._documents.get(image)
        if painted is not None:
            step = change.undo if is_undo else change.redo
            self._use(image, painted, step(painted.document))
            if painted is self._shown:
                self.undone.emit(change)

    def _follow(self) -> None:
        draft = self._draft.draft
        image, ref = draft.input(InputRole.IMAGE), draft.input(InputRole.MASK)
        key = None if image is None else (image, ref)
        if key == self._key:
            return
        if self._key is not None and self._key[0] != image:
            self.leaving.emit()
        before, self._key = self._key, key
        if before is not None and before[0] != image:
            self._free_soon.start()
        if before is not None and before[0] != image and self._shown is not None:
            self._before = self._shown
            self._shown.release()
        if image is None:
            self._show(None)
            return
        painted = self._documents.get(image)
        if painted is None:
            painted = PaintedDocument(new_document(image), is_artists=self._is_artists())
            painted.opened.clear()
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
        painted.opened.set()
        if stored is not None and (stored.masks or stored.layers):
            painted.is_newer = is_resuming
            painted.at_opening = stored
            self._use(image, painted, _continued(stored, first, painted))
        elif painted.document is not first:
            self._keep_document(image, painted)

    async def _take_over(self, image: InputRef, painted: PaintedDocument, ref: InputRef) -> None:
        """Have the masks combine to what the draft refers to."""
        try:
            snapshot = await self._library.do(
                lambda lib: TileSnapshot.of(grey(lib.inputs.read(ref)))
            )
        except StudioError as error:
            self.trouble.emit(error)
            snapshot = None
        await painted.opened.wait()
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
        layers = painted.use(document)
        self._keep_document(image, painted)
        if self._key is None or self._key[0] != image or self._shown is not painted:
            return
        if painted.ref is None and self._key[1] is not None:
            self._key = (image, None)
            self._draft.take_input(InputRole.MASK)
        self._show(painted)
        for id_, rect in layers.items():
            self.layer_painted.emit(id_, rect)

    def _keep_document(self, image: InputRef, painted: PaintedDocument) -> None:
        if painted.is_artists and not painted.is_opening:
            self._store.keep(image, painted.document)

    def _show(self, painted: PaintedDocument | None) -> None:
        self._shown = painted
        if painted is not None and self._key is not None:
            self._documents.move_to_end(self._key[0])
            # Undo returns to a picture, then changes what was painted there.
            needed = self.steps.images
            spare = [
                one
                for one in reversed(self._documents)
                if one not in needed and self._store.stores(one)
            ]
            for other in spare[_KEPT_DOCUMENTS:]:
                del self._documents[other]
        self.updated.emit()

    def _free(self) -> None:
        """Drop the documents that were shown longest ago, if all take too much memory.

        They are stored, but their steps are forgotten. Those that the store doesn't write stay:
        they are nowhere else.
        """
        size_bytes = 0
        for image, painted in reversed(list(self._documents.items())):
            is_needed = image == self.image or painted.is_opening or not painted.is_artists
            if not is_needed and self._store.stores(image):
                size_bytes += painted.document.size_bytes
                if size_bytes > self.kept_bytes:
                    self.steps.forget(image)
                    del self._documents[image]


def _continued(stored: Document, first: Document, painted: PaintedDocument) -> Document:
    """What is stored, with what was painted since ``first``, while it was being read."""
    document, newest = stored, painted.document
    if newest.masks != first.masks or painted.is_painting or not document.masks:
        for mask in newest.masks:
            document = document.with_active(replace(mask, name=unused_name(document)))
    for layer in newest.layers:
        document = document.with_layer(layer)
    document = document.with_renderings(newest.renderings)
    document = replace(document, snapshots=(*document.snapshots, *newest.snapshots))
    return replace(
        document,
        active_layer=newest.active_layer or document.active_layer,
        target=stored.target if newest.target is first.target else newest.target,
    )
