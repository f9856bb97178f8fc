"""Reads pictures from disk off the GUI thread; only the latest request counts."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QImageReader

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.disk import read_regular

#: A file that says it is larger than this is not decoded.
_LIMIT_MB = 512


class PictureLoader(QObject):
    """Signals:
    loaded(path, QImage): the picture requested last; null if it can't be read.

    Thread: GUI.
    """

    loaded = Signal(object, QImage)

    def __init__(self, background: BackgroundTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._operations = Operations(self)

    def load(self, path: Path) -> None:
        """Read ``path``; earlier requests are dropped."""
        self._operations.start(self._load(path), replacing="load")

    def forget(self) -> None:
        """Drop the pending request."""
        self._operations.cancel_all()

    async def _load(self, path: Path) -> None:
        # A lane for each, since one may be waiting for a sleeping drive.
        image = await self._background.do(f"pictures {id(self):x}", partial(_read, path))
        self.loaded.emit(path, image)


def _read(path: Path) -> QImage:
    QImageReader.setAllocationLimit(_LIMIT_MB)
    try:
        # Never from a QIODevice made in Python: reading it needs the interpreter's lock while Qt's
        # own is held, and a thread that decodes another picture holds them the other way round.
        return QImage.fromData(read_regular(path))
    except OSError:
        return QImage()
