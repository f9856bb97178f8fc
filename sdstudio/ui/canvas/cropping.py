"""Cropper: crops the layer, or the canvas, to the rectangle around what is selected."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.canvas.cutting import canvas_cropped, cropped
from sdstudio.canvas.document import Document, Layer
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.masks import painted_rect
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.imaging import Given
from sdstudio.imaging.input_pictures import check_size
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.computing import computed_of, content_of, layer_with
from sdstudio.ui.canvas.mask_tools import MaskTools
from sdstudio.ui.undo_commands import ChangeDraft
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.library import Library

_LANE = "crop"


class Cropper(QObject):
    """Cropping the canvas continues on a new picture, a part of the old one; undo returns.

    Signals:
        trouble(StudioError): the part is too small, or can't be stored.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        painted: CanvasModel,
        pictures: InputPictures,
        tools: MaskTools,
        actions: Actions,
        undo: UndoStack,
    ) -> None:
        super().__init__(painted)
        self._studio = studio
        self._painted = painted
        self._pictures = pictures
        self._tools = tools
        self._undo = undo
        self._operations = Operations(self, self.trouble.emit)
        actions.connect_triggered(
            (ActionId.LAYER_CROP, self.crop_layer),
            (ActionId.CANVAS_CROP, self.crop_canvas),
        )

    def crop_layer(self) -> None:
        """Remove what is outside the selection's rectangle from the active layer."""
        self._operations.start(self._crop_layer(), replacing="crop", must_finish=True)

    async def _crop_layer(self) -> None:
        await self._painted.finish()
        document, layer, rect = self._painted.document, self._painted.layer, self._selected()
        if document is None or rect is None:
            return
        if layer is None or rect.clipped(layer.rect).is_empty:
            self._tools.tell(
                self.tr("The layer has nothing inside the selection, so it wasn't cropped.")
            )
            return
        id_ = layer.id

        async def compute(document: Document) -> Layer:
            work = partial(cropped, document.layer(id_), rect)
            return await self._studio.background.do(_LANE, work)

        with self._painted.making() as step:
            of = partial(layer_with, id_=id_)
            found = await computed_of(self._painted, of, compute, step)
        if found is not None:
            text = QCoreApplication.translate("commands", "crop layer")
            self._painted.edit(found[0].with_layer(found[1]), text)

    def crop_canvas(self) -> None:
        """Continue on the selection's rectangle of the picture, with its layers and masks."""
        self._operations.start(self._crop_canvas(), must_finish=True)

    async def _crop_canvas(self) -> None:
        await self._painted.finish()
        document, rect = self._painted.document, self._selected()
        image = self._painted.documents.image
        if document is None or rect is None or image is None:
            return
        if rect == Rect(0, 0, document.width, document.height):
            self._tools.tell(
                self.tr(
                    "The selection already reaches all four edges, so there is nothing to crop."
                )
            )
            return
        await self._crop_to(image, rect)

    def _selected(self) -> Rect | None:
        """The rectangle around the selection; without one, the artist is told."""
        selection = self._painted.combined
        if selection is None or selection.is_empty:
            self._tools.tell(self.tr("Select the part to keep first, for example a rectangle."))
            return None
        return painted_rect(selection)

    async def _crop_to(self, image: InputRef, rect: Rect) -> None:
        check_size(InputRole.IMAGE, rect.width, rect.height)

        def read(library: "Library") -> Given:
            return Given(library.inputs.read(image)[rect.slices].copy(), None)

        documents, draft = self._painted.documents, self._studio.draft
        #: By this command, before the artist painted more.
        adopted: Document | None = None

        async def compute(document: Document) -> tuple[InputRef, Document, bool]:
            nonlocal adopted
            given = await self._studio.library.do(read)
            work = partial(canvas_cropped, document, rect)
            made = await self._studio.background.do(_LANE, work)
            ref, _ = await self._pictures.keep(InputRole.IMAGE, lambda: given, (image.sha256,))
            is_new = await documents.adopt(ref, made, instead_of=adopted)
            adopted = made if is_new else None
            return ref, made, is_new

        with self._undo.making() as step:
            found = await computed_of(self._painted, content_of, compute, step)
        if found is None:
            return
        ref, made, is_new = found[1]
        self._tools.brush.keep_size(image, ref)
        mode = draft.mode

        def change() -> None:
            draft.set_inputs((ref,), mode)
            # It was a box of the larger picture.
            draft.release("context")

        text = QCoreApplication.translate("commands", "crop canvas")
        enter = ChangeDraft(draft, change, text)
        if is_new:
            self._undo.push(enter)
        else:
            # There is a canvas with the same pixels, mostly of an earlier crop that was undone.
            documents.enter(ref, made, enter, text)
