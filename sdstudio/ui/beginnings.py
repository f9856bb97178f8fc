"""How the next picture starts: connects the controllers for modes, input pictures and the mask."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QUndoStack
from PySide6.QtWidgets import QWidget

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.studio import Studio
from sdstudio.domain import modes
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.modes import Mode
from sdstudio.domain.request import Draft
from sdstudio.imaging.masks import Grey
from sdstudio.ui.actions import ActionId, Actions
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.generate_controller import GenerateController
from sdstudio.ui.generation_panel import GenerationPanel
from sdstudio.ui.inputs.drops import DropHint, DropTarget
from sdstudio.ui.inputs.input_controller import InputController
from sdstudio.ui.mode_controller import ModeController
from sdstudio.ui.notice_bar import Until
from sdstudio.ui.stage.comparison import Comparison
from sdstudio.ui.stage.stage import Showing, Stage
from sdstudio.ui.stage.start_picture import StartPicture


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
        self._undo = undo
        self._make, self._stage = zones
        self._has_resumed = False
        self.modes = ModeController(studio, actions, self)
        self.inputs = InputController(
            studio, actions, undo, (self.modes, pictures), self._make.inputs, window
        )
        self.canvas = CanvasController(studio, actions, undo, pictures, self._stage, window)
        self._generating = GenerateController(studio, self.canvas, self)
        self._comparing = Comparison(self._stage, actions, pictures)
        self._start = StartPicture(studio, self._stage, pictures, self.inputs.origin)
        self._connect(actions)
        self._connect_drops(window)

    def generate(self, checkpoint: Checkpoint, *, again: bool) -> None:
        """Put the draft into the queue; ``again``: also if it gives pictures that are here."""
        self._generating.begin(checkpoint, again=again)

    def with_mask(self, use: Callable[[Draft], Awaitable[None]]) -> None:
        """Have ``use`` use the draft once the painted mask is stored in it."""
        self._generating.with_mask(use)

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
        for signal in (self._stage.showing_changed, self._studio.draft.changed):
            signal.connect(lambda: self.inputs.set_seen(self._start.seen))

    def _connect_drops(self, window: QWidget) -> None:
        self._hint = DropHint(self._stage)
        target = DropTarget(window)
        target.entered.connect(self._hint.appear)
        target.left.connect(self._hint.hide)
        target.dropped.connect(self.inputs.give)

    def _on_mode_chosen(self, mode: Mode) -> None:
        if InputRole.MASK in mode.required:
            self.canvas.open()
        else:
            self._start.show()

    def _on_given(self, ref: InputRef, clear: Grey | None) -> None:
        if ref.role is not InputRole.IMAGE:
            return
        self._start.follow()
        mode = self._studio.draft.mode
        if mode is modes.INPAINTING:
            before = self.canvas.pixels_before(ref)
            self.canvas.open()
            if before is not None:
                # The next thing to change is mostly in another place; where it is not, one press.
                text = QCoreApplication.translate("commands", "use the same mask")
                self._make.done.tell(
                    lambda: self.tr("This is now the input picture. Its mask is empty."),
                    lambda: self.tr("Use the same mask"),
                    lambda: self.canvas.paint(before, text),
                    Until(
                        self._studio.draft.changed,
                        self._undo.indexChanged,
                        unless=lambda: self.canvas.is_unpainted(ref),
                    ),
                )
        else:
            self._start.show()
        can_mask = mode in (modes.INPAINTING, modes.IMAGE_TO_IMAGE)
        if clear is not None and can_mask and self.modes.checkpoint_for(modes.INPAINTING):
            self._make.done.tell(
                lambda: self.tr("Part of this picture is transparent."),
                lambda: self.tr("Use it as the mask"),
                lambda: self._change_clear_part(ref, clear),
                Until(
                    self._studio.draft.changed,
                    unless=lambda: self._studio.draft.draft.input(InputRole.IMAGE) == ref,
                ),
            )

    def _change_clear_part(self, ref: InputRef, clear: Grey) -> None:
        self.inputs.start(ref, modes.INPAINTING)
        text = QCoreApplication.translate("commands", "use the transparent part as the mask")
        self.canvas.paint(clear, text)

    def _on_nothing_pasted(self) -> None:
        self._make.done.tell(
            lambda: self.tr("There is no picture on the clipboard. Copy one, or choose a file."),
            lambda: self.tr("Choose…"),
            lambda: QTimer.singleShot(0, lambda: self.inputs.choose(InputRole.IMAGE)),
            Until(self._studio.draft.changed, QGuiApplication.clipboard().dataChanged),
        )
