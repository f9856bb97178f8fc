"""NewCanvas: opens the canvas with a blank picture of a chosen size and colour."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain import modes
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.theme import ActiveTheme
from sdstudio.ui.undo_commands import ChangeDraft
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.canvas.document import Document
    from sdstudio.library import Library


class NewCanvas(QObject):
    """Makes a blank picture the input of Image to image, with a layer to sketch on.

    Signals:
        trouble(StudioError): there is no model for it, or the disk's failure.
        started(): the canvas has been opened, so Create is what the artist wants to see.
    """

    trouble = Signal(object)
    started = Signal()

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        pictures: InputPictures,
        modes_: ModeController,
        canvas: CanvasController,
        look: ActiveTheme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._pictures = pictures
        self._modes = modes_
        self._canvas = canvas
        self._look = look
        self._window = window
        self._operations = Operations(self, self.trouble.emit)
        actions[ActionId.CANVAS_NEW].triggered.connect(lambda: self.ask())

    def ask(self) -> None:
        """Ask for size and colour, starting with those of the last time."""
        checkpoint = self._checkpoint()
        if checkpoint is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_TAKES_PICTURES))
            return
        from sdstudio.ui.canvas.new_canvas_dialog import NewCanvasDialog

        kept = self._studio.session.current
        dialog = NewCanvasDialog(
            checkpoint,
            self._look,
            self._window,
            size_px=kept.canvas_size_px,
            colour=kept.canvas_colour,
        )

        def make(width: int, height: int, colour: QColor) -> None:
            self._keep(None if dialog.has_own_size else (width, height), colour)
            self.make(width, height, colour)

        dialog.chosen.connect(make)
        dialog.open()

    def make(self, width: int, height: int, colour: QColor) -> None:
        """Open the canvas with a blank picture."""
        if self._checkpoint() is None:
            self.trouble.emit(StudioError(ErrorCode.MODEL_NONE_TAKES_PICTURES))
            return
        rgb = colour.red(), colour.green(), colour.blue()
        self._operations.start(self._make(width, height, rgb), must_finish=True)

    def _checkpoint(self) -> Checkpoint | None:
        return self._modes.checkpoint_for(modes.IMAGE_TO_IMAGE)

    def _keep(self, size_px: tuple[int, int] | None, colour: QColor) -> None:
        try:
            self._studio.session.update(canvas_size_px=size_px, canvas_colour=colour.name())
        except StudioError as error:
            self.trouble.emit(error)

    async def _make(self, width: int, height: int, colour: tuple[int, int, int]) -> None:
        with self._undo.making() as step:
            ref = await self._store(width, height, colour)
        if step.is_taken_back:
            return
        draft, checkpoint = self._studio.draft, self._checkpoint()

        def change() -> None:
            draft.choose_checkpoint(checkpoint)
            draft.set_inputs((ref,), modes.IMAGE_TO_IMAGE)
            # So that results fit the canvas pixel for pixel.
            draft.choose(width=width, height=height)

        text = QCoreApplication.translate("commands", "new canvas")
        self._undo.push(ChangeDraft(draft, change, text))
        self._canvas.open_new(ref)
        if self._actions[ActionId.MASK_ERASER].isChecked():
            # There is nothing to erase.
            self._actions[ActionId.MASK_BRUSH].trigger()
        self.started.emit()

    async def _store(self, width: int, height: int, colour: tuple[int, int, int]) -> InputRef:
        """Store the picture, and beforehand the document in which it has a layer."""
        from sdstudio.canvas.project_file import Project
        from sdstudio.canvas.project_writer import encode_project
        from sdstudio.imaging import Given
        from sdstudio.imaging.blank import blank_picture

        rgb = await self._studio.background.do(
            "new canvas", lambda: blank_picture(width, height, colour)
        )
        ref, _ = await self._pictures.keep(InputRole.IMAGE, lambda: Given(rgb, None))
        content = encode_project(Project(_document(ref)))

        def write(library: "Library") -> None:
            library.canvases.write(ref.sha256, content)

        await self._studio.library.do(write)
        return ref


def _document(image: InputRef) -> "Document":
    """An empty one with a layer to sketch on."""
    from sdstudio.canvas.document import Layer, Target, blank, new_id
    from sdstudio.canvas.tile_grid import TileGrid
    from sdstudio.ui.canvas.painted_document import new_document

    name = QCoreApplication.translate("layers", "Layer {number}").format(number=1)
    pixels = blank(TileGrid(image.width, image.height, 4))
    document = new_document(image).with_active_layer(Layer(new_id(), name, pixels))
    return replace(document, target=Target.LAYER)
