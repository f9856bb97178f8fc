"""How the next picture starts: connects the controllers for modes, input pictures and the mask."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.studio import Studio
from sdstudio.domain import modes
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.modes import Mode
from sdstudio.domain.request import Draft
from sdstudio.ui.actions import ActionId, Actions
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.generate_controller import GenerateController
from sdstudio.ui.generation_panel import GenerationPanel
from sdstudio.ui.inputs.drops import DropHint, DropTarget
from sdstudio.ui.inputs.input_controller import InputController
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.stage.comparison import Comparison
from sdstudio.ui.stage.stage import Showing, Stage


class Beginnings(QObject):
    """Signals:
    trouble(StudioError): the request can't be carried out.
    model_asked(Checkpoint): the chosen mode needs this one.
    submitted(): the draft is in the queue.
    """

    trouble = Signal(object)
    model_asked = Signal(object)
    submitted = Signal()

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: QUndoStack,
        zones: tuple[GenerationPanel, Stage],
        pictures: InputPictures,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._make, self._stage = zones
        self._has_resumed = False
        self.modes = ModeController(studio, actions, self)
        self.inputs = InputController(
            studio, actions, undo, (self.modes, pictures), self._make.inputs, window
        )
        self.canvas = CanvasController(studio, actions, undo, pictures, self._stage, window)
        self._generating = GenerateController(studio, self.canvas, self)
        self._comparing = Comparison(self._stage, actions, pictures)
        self._connect(actions)
        self._connect_drops(window)

    def generate(self, checkpoint: Checkpoint) -> None:
        """Put the draft into the queue."""
        self._generating.begin(checkpoint)

    def with_mask(self, then: Callable[[Draft], None]) -> None:
        """Call ``then`` with the draft once the painted mask is stored in it."""
        self._generating.with_mask(then)

    def kept_draft(self) -> Draft:
        """The draft to restore at the next start."""
        return self.canvas.kept_draft()

    def resume(self) -> None:
        """Open the canvas, once, if it was open when the last session ended."""
        if not self._has_resumed and self._stage.showing is not Showing.MAKING:
            self.canvas.open()
        self._has_resumed = True

    def retranslate(self) -> None:
        """Set the action texts that depend on the state."""
        self.modes.show_modes()
        self.inputs.retranslate()

    def _connect(self, actions: Actions) -> None:
        for controller in (self.inputs, self.canvas, self._generating):
            controller.trouble.connect(self.trouble)
        self._generating.submitted.connect(self.submitted)
        self.modes.model_asked.connect(self.model_asked)
        self.modes.chosen.connect(self._on_mode_chosen)
        self.inputs.nothing_pasted.connect(self._on_nothing_pasted)
        self.inputs.given.connect(self._on_given)
        self._make.inputs.paint_asked.connect(self.canvas.open)
        for editor in (self._make.prompt, self._make.negative_prompt):
            editor.field.picture_pasted.connect(actions[ActionId.PASTE_INPUT].trigger)
        self._stage.showing_changed.connect(lambda: self.inputs.set_on_stage(self._stage.picture))

    def _connect_drops(self, window: QWidget) -> None:
        self._hint = DropHint(self._stage)
        target = DropTarget(window)
        target.entered.connect(self._hint.appear)
        target.left.connect(self._hint.hide)
        target.dropped.connect(self.inputs.give)

    def _on_mode_chosen(self, mode: Mode) -> None:
        if InputRole.MASK in mode.required:
            self.canvas.open()

    def _on_given(self, ref: InputRef) -> None:
        self._make.done.hide()
        if self._studio.draft.mode is modes.INPAINTING and ref.role is InputRole.IMAGE:
            before = self.canvas.pixels_before(ref)
            self.canvas.open()
            if before is not None:
                # The next change is usually elsewhere; otherwise one click restores the mask.
                self._make.done.tell(
                    self.tr("This is now the input picture. Its mask is empty."),
                    self.tr("Use the same mask"),
                    lambda: self.canvas.paint_again(before),
                )

    def _on_nothing_pasted(self) -> None:
        self._make.done.tell(
            self.tr("There is no picture on the clipboard. Copy one, or choose a file."),
            self.tr("Choose…"),
            lambda: QTimer.singleShot(0, lambda: self.inputs.choose(InputRole.IMAGE)),
        )
