"""Reads pictures from disk off the GUI thread; only the latest request counts."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_view.picture_cache import read_image
from sdstudio.app.operations import Operations


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
        image = await self._background.do(f"pictures {id(self):x}", partial(read_image, path))
        self.loaded.emit(path, image)
