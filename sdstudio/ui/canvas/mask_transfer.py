"""MaskTransfer: masks from and to files and the clipboard."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.disk import SystemDisk, write_over
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging.png import encode_plain_png
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.file_names import CanvasFileNames
from sdstudio.ui.canvas.layer_clipboard import Copied, mime_of
from sdstudio.ui.file_dialogs import Purpose, ask_image, ask_save
from sdstudio.ui.inputs.drops import picture_in
from sdstudio.ui.inputs.reading import lost_by_closing, reader_of
from sdstudio.ui.notice_bar import DoneBar, Until

_LANE: Final = "mask files"
_SUFFIX: Final = ".png"


class MaskTransfer(QObject):
    """White areas change, black ones stay, in files as on the clipboard.

    Thread: GUI; files are written on another.
    """

    def __init__(
        self,
        painted: CanvasModel,
        background: BackgroundTasks,
        actions: Actions,
        names: CanvasFileNames,
        done: DoneBar,
        window: QWidget,
    ) -> None:
        super().__init__(painted)
        self._painted = painted
        self._background = background
        self._names = names
        self._done = done
        self._window = window
        self._operations = Operations(self, painted.trouble.emit)
        actions.connect_triggered(
            (ActionId.MASK_OPEN, self._open),
            (ActionId.MASK_SAVE, self._save),
            (ActionId.MASK_COPY, self._copy),
            (ActionId.MASK_PASTE, self._paste),
        )

    def _open(self) -> None:
        chosen = ask_image(self._window, self.tr("Open a mask"), Purpose.MASKS)
        if chosen is not None:
            self._painted.read(chosen)

    def _save(self) -> None:
        mask = self._painted.mask
        if mask is None:
            return
        # What is saved is what was seen when the command was given.
        self._painted.end()
        snapshot = mask.snapshot
        name = " ".join((self._names.stem, self.tr("mask"))) + _SUFFIX
        title, kinds = self.tr("Save mask"), {self.tr("PNG, exact pixels"): (_SUFFIX,)}
        target = ask_save(self._window, Purpose.MASKS, title, name, kinds)
        if target is not None:
            self._operations.start(self._write(snapshot, target), must_finish=True)

    async def _write(self, snapshot: TileSnapshot, target: Path) -> None:
        await self._background.do(_LANE, partial(_write, snapshot, target), must_finish=True)
        self._done.tell_only(
            lambda: self.tr("Saved the mask as “{name}”.").format(name=target.name)
        )

    def _copy(self) -> None:
        mask = self._painted.mask
        if mask is not None:
            self._painted.end()
            pixels = mask.snapshot.pixels()
            height, width = pixels.shape
            image = QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8)
            # Copied: the clipboard outlives the array.
            data = mime_of(image.copy(), Copied(is_mask=True))
            QGuiApplication.clipboard().setMimeData(data)
            self._done.tell_only(
                lambda: self.tr("Copied the mask to the clipboard."),
                Until(QGuiApplication.clipboard().dataChanged),
            )

    def _paste(self) -> None:
        copied = QGuiApplication.clipboard().mimeData()
        # None on some platforms if nothing was copied, which the type stubs don't allow for.
        picture = picture_in(copied) if copied else None
        if picture is None:
            self._done.tell_only(
                lambda: self.tr("There is no picture on the clipboard."),
                Until(QGuiApplication.clipboard().dataChanged),
            )
            return
        read = reader_of(picture, InputRole.MASK)
        text = QCoreApplication.translate("commands", "paste mask")
        self._painted.take(lambda: read().rgb, text, must_finish=lost_by_closing(picture))


def _write(snapshot: TileSnapshot, target: Path) -> None:
    write_over(SystemDisk(), target, encode_plain_png(snapshot.pixels()))
