"""CanvasModel: what is painted on the draft's input picture, its layers and masks."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoStack

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Document
from sdstudio.canvas.document_change import DocumentChange
from sdstudio.canvas.mask import Mask
from sdstudio.canvas.rect import EMPTY, Rect
from sdstudio.canvas.tile_change import TileChange
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Rgb, read_input
from sdstudio.ui.canvas.draft_documents import DraftDocuments
from sdstudio.ui.canvas.mask_file import fitting_mask


class CanvasModel(QObject):
    """Paints on the document of the draft's picture, and changes it in steps.

    One of its masks is painted on.

    Attributes:
        documents: have the document that is shown.

    Signals:
        replaced(): ``mask`` is another one.
        changed(Rect): these pixels of it were painted.
        listed(): the document, or anything in it but its pixels, has changed.
        combined_changed(): what the masks combine to has changed, or is that of another picture.
        steps_forgotten(): the oldest steps can't be undone any more, for want of memory.
        trouble(StudioError): a document or a mask couldn't be read or stored.

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
        """``is_artists`` and ``is_resuming`` are those of :class:`DraftDocuments`."""
        super().__init__(parent)
        self._library = library
        self._operations = Operations(self, self.trouble.emit)
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
        #: What was told of last: the picture, and what its masks combine to.
        self._told: tuple[InputRef | None, object] = (None, ())
        self.documents.updated.connect(self._on_updated)
        self.documents.undone.connect(self._on_undone)
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
        """Whether what is stored of the document is still being read."""
        return self.documents.shown is not None and self.documents.shown.is_opening

    @property
    def document(self) -> Document | None:
        """The document of the draft's picture; ``None`` while there is none, or it is read."""
        return None if self.documents.shown is None else self.documents.shown.document

    @property
    def combined(self) -> TileSnapshot | None:
        """Its masks combined, as the next job gets them."""
        return None if self.documents.shown is None else self.documents.shown.combined

    @property
    def others(self) -> TileSnapshot | None:
        """The combination of the masks that aren't being painted on."""
        return None if self.documents.shown is None else self.documents.shown.others

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
        self.documents.change(document, text, merges)

    def select(self, id_: str) -> None:
        """Paint on another mask; that isn't a step."""
        self.end()
        shown = self.documents.shown
        if shown is not None and id_ != shown.document.active_mask:
            self.documents.show(replace(shown.document, active_mask=id_))

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
        self.listed.emit()
        if was != parts:
            self.combined_changed.emit()

    def _on_undone(self, change: DocumentChange) -> None:
        if self.document is not None:
            self._tell(change.rect(self.document.active_mask))

    async def _take(self, read: Callable[[], Rgb], mask: Mask, text: str) -> None:
        grid = mask.grid
        snapshot = await self._library.do(
            lambda _lib: fitting_mask(read(), grid.width, grid.height)
        )
        if self.mask is mask:
            self.replace(snapshot, text)

    def _reveal(self) -> None:
        """Show the mask that is painted on, if it is hidden: what is painted must be seen."""
        shown = self.documents.shown
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
        shown = self.documents.shown
        if change is not None and shown is not None:
            document = shown.with_painted()
            step = DocumentChange.painted(document, document.active_mask, change)
            self.documents.change_known(document, step, text)
