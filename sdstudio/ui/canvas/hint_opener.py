"""HintOpener: opens the canvas with the hint of a ControlNet, to be painted on."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sdstudio.app.input_pictures import InputPictures
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.controls import ControlRef
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.ui.canvas.canvas_controller import CanvasController
from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.undo_commands import ChangeStartingPoint, StartingPoint
from sdstudio.ui.undo_stack import UndoStack

_LANE: Final = "hints"
_OPENING: Final = "opening"
_WHITE: Final = (255, 255, 255)
#: Of a picture to paint over while no model is chosen.
_SIDE_PX: Final = 512


class HintOpener(QObject):
    """A mode without an input picture gets one to paint over: what the hint was made of.

    Signals:
        trouble(StudioError): a picture is gone or can't be stored; the canvas isn't opened.

    Thread: GUI.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        undo: UndoStack,
        pictures: InputPictures,
        canvas: CanvasController,
        done: DoneBar,
        parent: QObject,
    ) -> None:
        """``done`` says that the hint is being opened, if it takes a while."""
        super().__init__(parent)
        self._studio = studio
        self._undo = undo
        self._pictures = pictures
        self._canvas = canvas
        self._done = done
        self._operations = Operations(self, self.trouble.emit)

    def open(self, control: ControlRef) -> None:
        """Show the hint of ``control`` on the canvas, instead of one that is still being opened."""
        self._operations.start(self._open(control), replacing=_OPENING, must_finish=True)

    async def _open(self, control: ControlRef) -> None:
        with self._done.told_while(
            lambda: self.tr("Opening the hint…"), lambda: self._operations.cancel(_OPENING)
        ):
            await self._show(control)

    async def _show(self, control: ControlRef) -> None:
        draft, canvas = self._studio.draft, self._canvas
        has_own = canvas.hints is not None and canvas.hints.has_layer(control.row)
        if not draft.mode.needs_image and not (has_own and canvas.can_open):
            with self._undo.making() as step:
                base = await self._base_for(control)
            if step.is_taken_back:
                return
            inputs = draft.draft.started_from(base).inputs
            start = StartingPoint(draft.mode, inputs, draft.checkpoint)
            text = QCoreApplication.translate("commands", "open canvas for hint")
            self._undo.push(ChangeStartingPoint(draft, start, text))
        canvas.open()
        if canvas.hints is not None and canvas.is_shown:
            await canvas.hints.edit(control)

    async def _base_for(self, control: ControlRef) -> InputRef:
        """The picture over which a hint is painted; blank if there is none."""
        from sdstudio.imaging import Given, stretched
        from sdstudio.imaging.blank import blank_picture

        draft, hint = self._studio.draft, control.hint
        if control.made is not None:
            source = control.made.picture
            rgb = await self._studio.library.do(lambda lib: lib.inputs.read(source))
            # As large as the hint, so that nothing of that is lost.
            size_px = source if hint is None else hint
            scale = partial(stretched, rgb, size_px.width, size_px.height)
            small = await self._studio.background.do(_LANE, scale)
            origins = (source.sha256,)
            ref, _ = await self._pictures.keep(InputRole.IMAGE, lambda: Given(small, None), origins)
            return ref
        if hint is not None:
            return hint.model_copy(update={"role": InputRole.IMAGE})
        own = draft.draft.input(InputRole.IMAGE)
        if own is not None:
            return own
        width, height = (int(draft.value(name) or _SIDE_PX) for name in ("width", "height"))
        blank = await self._studio.background.do(
            _LANE, lambda: blank_picture(width, height, _WHITE)
        )
        ref, _ = await self._pictures.keep(InputRole.IMAGE, lambda: Given(blank, None))
        return ref
