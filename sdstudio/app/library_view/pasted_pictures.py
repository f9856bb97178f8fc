"""PastedPictures: imports what was copied in another program."""

import tempfile
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_view.picture_importer import PictureImporter
from sdstudio.app.operations import Operations
from sdstudio.disk import disk_errors

_LANE: Final = "paste"


class PastedPictures(QObject):
    """Gives pixels a file, which is imported as any other and then removed.

    Signals:
        trouble(StudioError): the disk refused the file.

    Thread: GUI.
    """

    trouble = Signal(object)

    def __init__(
        self, importer: PictureImporter, background: BackgroundTasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._importer = importer
        self._background = background
        self._operations = Operations(self, self.trouble.emit)
        self._folders: list[tempfile.TemporaryDirectory[str]] = []
        importer.finished.connect(self._on_finished)

    def add(self, image: QImage, name: str) -> None:
        """Import pixels.

        Args:
            name: of the file, without its ending.
        """
        self._operations.start(self._add(image, name), must_finish=True)

    async def _add(self, image: QImage, name: str) -> None:
        folder = await self._background.do(_LANE, partial(_write, image, f"{name}.png"))
        self._folders.append(folder)
        self._importer.start([Path(folder.name, f"{name}.png")])

    def _on_finished(self) -> None:
        if not self._importer.is_running:
            for folder in self._folders:
                folder.cleanup()
            self._folders.clear()


def _write(image: QImage, name: str) -> tempfile.TemporaryDirectory[str]:
    """A folder with the image in a file. Any thread."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    with disk_errors(Path(tempfile.gettempdir())):
        folder = tempfile.TemporaryDirectory(prefix="sdstudio-", ignore_cleanup_errors=True)
        try:
            Path(folder.name, name).write_bytes(data.data())
        except OSError:
            folder.cleanup()
            raise
    return folder
