"""Exporting pictures: what is selected, and the dialog."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sdstudio.app.operations import Operations
from sdstudio.app.studio import Studio
from sdstudio.domain.annotations import Annotations
from sdstudio.domain.errors import StudioError
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.library import AnyPicture, ForeignPicture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.only_one import open_one

if TYPE_CHECKING:
    from sdstudio.library.exporting import ExportItem, ExportOptions


class ExportController(QObject):
    """Args:
        selected: reads the pictures that the action exports.

    Signals:
        trouble(StudioError): the library can't be read, or the choices can't be remembered.
    """

    trouble = Signal(object)

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        selected: Callable[[], Awaitable[Sequence[AnyPicture]]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio, self._selected, self._window = studio, selected, window
        self._operations = Operations(self, self.trouble.emit)
        actions[ActionId.EXPORT].triggered.connect(self._on_asked)

    def export(self, items: Sequence["ExportItem"]) -> None:
        """Ask how to export ``items``, and do it; one export at a time."""
        from sdstudio.ui.export_dialog import ExportDialog

        dialog = open_one(ExportDialog, self._window)
        if dialog is not None and (dialog.is_running or list(items) == dialog.items):
            return
        if dialog is not None:
            # What is exported now is something else.
            dialog.close()
        options = self._studio.session.current.export
        if not options.folder:
            folder = str(self._studio.paths.pictures.parent)
            options = options.model_copy(update={"folder": folder})
        studio = self._studio
        ExportDialog(
            items, options, self._keep, studio.background, self._window, studio.marking.marks
        ).show()

    @Slot()
    def _on_asked(self) -> None:
        self._operations.start(self._export_selected(), replacing="export")

    async def _export_selected(self) -> None:
        pictures = await self._selected()
        if not pictures:
            return
        from sdstudio.library.exporting import annotated

        ids = [picture.id for picture in pictures]
        added, boards = await self._studio.library.do(
            lambda library: (library.annotations.of(ids), library.boards.all())
        )
        names = {board.uid: board.name for board in boards}
        nothing = Annotations()
        self.export(
            [annotated(one, added.get(one.id, nothing), names, _settings(one)) for one in pictures]
        )

    def _keep(self, options: "ExportOptions") -> None:
        try:
            self._studio.session.update(export=options)
        except StudioError as error:
            self.trouble.emit(error)


def _settings(picture: AnyPicture) -> PictureSettings | None:
    if not isinstance(picture, ForeignPicture) or picture.settings.is_empty:
        return None
    return picture.settings
