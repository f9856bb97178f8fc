"""UpscaleController: enlarges the selected pictures, the canvas's, or those of a folder."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.app.upscale_jobs import UpscaleJobs, images_in, target_names
from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRef
from sdstudio.library import AnyPicture, Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.only_one import open_one
from sdstudio.ui.picture_target import PictureTarget

if TYPE_CHECKING:
    from sdstudio.ui.upscaling.upscale_dialog import UpscaleDialog, UpscaleOrder


class UpscaleController(QObject):
    """Args:
        selected: reads the pictures that the action works on.
        on_canvas: the picture on the canvas while that is shown; else ``None``.

    Signals:
        models_asked(AuxiliaryKind): the artist wants another upscaler.
        finished(Picture): the picture on the canvas was enlarged while that is still shown; the
            result isn't seen there.
        trouble(StudioError): something can't be read or written.
    """

    models_asked = Signal(object)
    finished = Signal(object)
    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        target: PictureTarget,
        selected: Callable[[], Awaitable[Sequence[AnyPicture]]],
        on_canvas: Callable[[], InputRef | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio, self._actions, self._window = studio, actions, window
        self._target, self._selected, self._on_canvas = target, selected, on_canvas
        self._operations = Operations(self, self.trouble.emit)
        self.jobs = UpscaleJobs(studio, self)
        self.jobs.trouble.connect(self.trouble)
        #: The ids of jobs that were started from the canvas.
        self._of_canvas: set[int] = set()
        studio.saver.saved.connect(self._on_saved)
        actions[ActionId.FAST_UPSCALE].triggered.connect(self._on_asked)
        actions[ActionId.FAST_UPSCALE_FOLDER].triggered.connect(lambda: self.open(()))
        studio.registry.auxiliary_changed.connect(self._on_auxiliary)
        target.changed.connect(self.enable)
        studio.draft.changed.connect(self.enable)
        self.enable()

    def open(self, pictures: Sequence[AnyPicture | InputRef]) -> "UpscaleDialog":
        """Ask how to enlarge ``pictures``; none: those of a folder."""
        from sdstudio.ui.upscaling.upscale_dialog import UpscaleDialog

        before = open_one(UpscaleDialog, self._window)
        if before is not None and before.is_running:
            return before
        if before is not None:
            before.close()
        sources = tuple(one if isinstance(one, InputRef) else one.path for one in pictures)
        dialog = UpscaleDialog(
            [(one.width, one.height) for one in pictures],
            lambda order: self._operations.start(
                self._add(dialog, sources, order), replacing="upscale"
            ),
            QApplication.activeWindow() or self._window,
        )
        dialog.offer(self._studio.registry.auxiliary_models(AuxiliaryKind.UPSCALER))
        dialog.folder_chosen.connect(
            lambda folder: self._operations.start(self._look(dialog, folder), replacing="look")
        )
        dialog.models_asked.connect(lambda: self.models_asked.emit(AuxiliaryKind.UPSCALER))
        # What is in the queue by then stays there.
        dialog.rejected.connect(lambda: self._operations.cancel("upscale"))
        dialog.finished.connect(lambda _result: self._operations.cancel("look"))
        dialog.show()
        return dialog

    @Slot()
    def enable(self) -> None:
        """Enable the action while there is a picture."""
        has_one = self._target.picture is not None or self._target.foreign is not None
        self._actions[ActionId.FAST_UPSCALE].setEnabled(has_one or self._on_canvas() is not None)

    @Slot()
    def _on_asked(self) -> None:
        on_canvas = self._on_canvas()
        if on_canvas is not None:
            self.open((on_canvas,))
        else:
            self._operations.start(self._open_selected(), replacing="select")

    async def _open_selected(self) -> None:
        pictures = await self._selected()
        if pictures:
            self.open(pictures)

    async def _add(
        self,
        dialog: "UpscaleDialog",
        sources: Sequence[Path | InputRef],
        order: "UpscaleOrder",
    ) -> None:
        """Put everything into the queue, one picture after the other."""
        copies: Sequence[Path | None] = (None,) * len(sources)
        if order.folder is not None:
            dialog.follow(0, 0)
            try:
                sources, copies = await self._in_folder(order.folder, order.copy_to)
            except StudioError as error:
                dialog.fail(order.folder.name, error)
                dialog.end()
                return
        for done, (source, copy_to) in enumerate(zip(sources, copies, strict=True)):
            dialog.follow(done, len(sources))
            try:
                job_id = await self.jobs.submit(source, order.upscaler, copy_to)
                if isinstance(source, InputRef):
                    self._of_canvas.add(job_id)
            except StudioError as error:
                dialog.fail(source.name if isinstance(source, Path) else "", error)
        dialog.end()

    def _on_saved(self, picture: Picture) -> None:
        if picture.job_id in self._of_canvas:
            self._of_canvas.discard(picture.job_id)
            if self._on_canvas() is not None:
                self.finished.emit(picture)

    async def _look(self, dialog: "UpscaleDialog", folder: Path) -> None:
        """Count the images in ``folder``, which may be on a slow disk."""
        try:
            found = await self._studio.background.do_apart(lambda: len(images_in(folder)))
        except StudioError as error:
            dialog.describe(folder, error)
        else:
            dialog.describe(folder, found)

    async def _in_folder(
        self, folder: Path, copy_to: Path | None
    ) -> tuple[Sequence[Path], Sequence[Path | None]]:
        """The pictures whose results aren't there yet, and the files of the copies."""

        def look() -> list[tuple[Path, Path | None]]:
            found = images_in(folder)
            if not found:
                raise StudioError(ErrorCode.UPSCALE_NOTHING, folder=folder.name)
            if copy_to is None:
                return [(one, None) for one in found]
            targets = [copy_to / name for name in target_names(found)]
            both = zip(found, targets, strict=True)
            return [(one, target) for one, target in both if not target.exists()]

        left = await self._studio.background.do_apart(look)
        return [one for one, _ in left], [target for _, target in left]

    def _on_auxiliary(self, kind: AuxiliaryKind) -> None:
        if kind is not AuxiliaryKind.UPSCALER:
            return
        from sdstudio.ui.upscaling.upscale_dialog import UpscaleDialog

        for dialog in self._window.findChildren(UpscaleDialog):
            dialog.offer(self._studio.registry.auxiliary_models(kind))
