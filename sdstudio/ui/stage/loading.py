"""Reads pictures from disk off the GUI thread; only the latest request counts."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QBuffer, QObject, QRunnable, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

from sdstudio.disk import read_regular

#: A file that says it is larger than this is not decoded.
_LIMIT_MB = 512


class PictureLoader(QObject):
    """Signals:
    loaded(path, QImage): the picture requested last; null if it can't be read.

    Thread: GUI.
    """

    loaded = Signal(object, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._wanted: Path | None = None
        self._relay = _Relay()
        self._relay.read.connect(self._on_read)

    def load(self, path: Path) -> None:
        """Read ``path``; earlier requests are dropped."""
        self._wanted = path
        self._pool.clear()
        self._pool.start(_Read(path, self._relay))

    def forget(self) -> None:
        """Drop the pending request."""
        self._wanted = None
        self._pool.clear()

    @Slot(object, QImage)
    def _on_read(self, path: Path, image: QImage) -> None:
        if path == self._wanted:
            self.loaded.emit(path, image)


class _Relay(QObject):
    read = Signal(object, QImage)


class _Read(QRunnable):
    def __init__(self, path: Path, relay: _Relay) -> None:
        super().__init__()
        self._path = path
        self._relay = relay

    def run(self) -> None:
        image = QImage()
        with contextlib.suppress(OSError):
            buffer = QBuffer()
            buffer.setData(read_regular(self._path))
            reader = QImageReader(buffer)
            reader.setAllocationLimit(_LIMIT_MB)
            image = reader.read()
        self._relay.read.emit(self._path, image)
