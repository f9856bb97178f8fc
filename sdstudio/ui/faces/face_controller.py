"""FaceController: repairs the faces in the selected pictures, or in what is on the canvas."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from sdstudio.app.face_jobs import FaceJobs
from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain import modes
from sdstudio.domain.draft import Draft
from sdstudio.domain.errors import StudioError
from sdstudio.domain.face_repair import FaceRepair
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.library import AnyPicture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.only_one import open_one
from sdstudio.ui.picture_target import PictureTarget
from sdstudio.ui.theme import ActiveTheme

if TYPE_CHECKING:
    from sdstudio.ui.faces.face_dialog import FaceDialog, FaceOrder

#: Has a function use the draft as a job gets it, with what is painted.
WithInputs = Callable[[Callable[[Draft], Awaitable[None]]], None]


class FaceController(QObject):
    """Args:
        selected: reads the pictures that the action works on.
        on_canvas: the picture on the canvas while that is shown; else ``None``.
        with_inputs: see :meth:`GenerateController.with_inputs`.

    Signals:
        submitted(): a job of the canvas is in the queue.
        trouble(StudioError): something can't be read or written.
    """

    submitted = Signal()
    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        look: ActiveTheme,
        target: PictureTarget,
        selected: Callable[[], Awaitable[Sequence[AnyPicture]]],
        on_canvas: Callable[[], InputRef | None],
        with_inputs: WithInputs,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio, self._actions, self._window = studio, actions, window
        self._look, self._target = look, target
        self._selected, self._on_canvas, self._with_inputs = selected, on_canvas, with_inputs
        self._operations = Operations(self, self.trouble.emit)
        self._jobs = FaceJobs(studio)
        #: As chosen last.
        self._how = FaceRepair()
        actions[ActionId.REPAIR_FACES].triggered.connect(self._on_asked)
        target.changed.connect(self.enable)
        studio.draft.changed.connect(self.enable)
        self.enable()

    def open(self, pictures: Sequence[AnyPicture]) -> "FaceDialog":
        """Ask how to repair the faces in ``pictures``; none: in what is on the canvas."""
        from sdstudio.ui.faces.face_dialog import FaceDialog, FacePictures

        before = open_one(FaceDialog, self._window)
        if before is not None and before.is_running:
            return before
        if before is not None:
            before.close()
        checkpoint = self._studio.draft.checkpoint
        can = checkpoint is not None and checkpoint.task in modes.REPAIR_FACES.checkpoint_tasks
        dialog = FaceDialog(
            FacePictures(
                max(1, len(pictures)),
                sum(self._jobs.own_checkpoint(one) is not None for one in pictures),
                checkpoint.ref.name if checkpoint is not None and can else "",
            ),
            self._studio.draft.draft.faces or self._how,
            lambda order: self._order(dialog, pictures, order),
            self._look,
            QApplication.activeWindow() or self._window,
        )
        # What is in the queue by then stays there.
        dialog.rejected.connect(lambda: self._operations.cancel("faces"))
        dialog.show()
        return dialog

    @Slot()
    def enable(self) -> None:
        """Enable the action while there is a picture."""
        has_one = self._target.picture is not None or self._target.foreign is not None
        self._actions[ActionId.REPAIR_FACES].setEnabled(has_one or self._on_canvas() is not None)

    @Slot()
    def _on_asked(self) -> None:
        if self._on_canvas() is not None:
            self.open(())
        else:
            self._operations.start(self._open_selected(), replacing="select")

    async def _open_selected(self) -> None:
        pictures = await self._selected()
        if pictures:
            self.open(pictures)

    def _order(
        self, dialog: "FaceDialog", pictures: Sequence[AnyPicture], order: "FaceOrder"
    ) -> None:
        self._how = order.how
        if pictures:
            self._operations.start(self._add(dialog, pictures, order), replacing="faces")
        else:
            dialog.accept()
            self._with_inputs(lambda draft: self._add_canvas(draft, order.how))

    async def _add(
        self, dialog: "FaceDialog", pictures: Sequence[AnyPicture], order: "FaceOrder"
    ) -> None:
        """Put everything into the queue, one picture after the other."""
        for done, picture in enumerate(pictures):
            dialog.follow(done, len(pictures))
            try:
                await self._jobs.submit(picture, order.how, with_own=order.with_own)
            except StudioError as error:
                dialog.fail(picture.path.name, error)
        dialog.end()

    async def _add_canvas(self, draft: Draft, how: FaceRepair) -> None:
        image = draft.input(InputRole.IMAGE)
        if image is not None:
            draft = replace(draft, inputs=(image,))
            await self._jobs.submit_draft(draft, self._studio.draft.checkpoint, how)
            self.submitted.emit()
