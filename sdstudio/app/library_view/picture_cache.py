"""Decoded pictures: the one being viewed, and those that are likely to be next."""

from asyncio import Future
from collections import OrderedDict, deque
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QDataStream, QObject, Signal
from PySide6.QtGui import QColorSpace, QImage, QImageReader

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.disk import read_regular
from sdstudio.domain.errors import StudioError
from sdstudio.imaging import read_picture
from sdstudio.library import HasFile

LIMIT_BYTES: Final = 512 * 2**20
#: Read ahead in the direction that the artist moves, and kept in the other.
NEXT: Final = 3
PREVIOUS: Final = 2
#: A file that says it is larger than this is not decoded.
_FILE_LIMIT_MB: Final = 512

_Key = tuple[str, Path]


class PictureCache(QObject):
    """Pictures as images, decoded off the GUI thread and bounded in bytes.

    Args:
        limit_bytes: of the decoded images; the least recently used go first. A single picture may
            be larger.

    Signals:
        loaded(HasFile, QImage): a picture was decoded; the image is null if it can't be.

    Thread: GUI.
    """

    loaded = Signal(object, QImage)

    def __init__(
        self,
        background: BackgroundTasks,
        *,
        limit_bytes: int = LIMIT_BYTES,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._limit_bytes = limit_bytes
        self._operations = Operations(self)
        self._kept: OrderedDict[_Key, QImage] = OrderedDict()
        self._kept_bytes = 0
        self._looked_at: Future[QImage] | None = None
        self._ahead: deque[HasFile] = deque()
        self._ahead_now: _Key | None = None
        self._is_reading_ahead = False

    @property
    def kept_bytes(self) -> int:
        """The size of the decoded images that are kept."""
        return self._kept_bytes

    def image(self, picture: HasFile) -> QImage | None:
        """The picture, if it is decoded."""
        key = _key(picture)
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def look(self, picture: HasFile, ahead: Iterable[HasFile] = ()) -> QImage | None:
        """The picture; ``None`` while it is being decoded, then :attr:`loaded` follows.

        Earlier requests that have not begun yet are dropped.

        Args:
            ahead: pictures to decode after that, the likeliest first.
        """
        self._ahead = deque(ahead)
        image = self.image(picture)
        if image is None and self._ahead_now != _key(picture):
            if self._looked_at is not None:
                # Requests that have not begun are then dropped.
                self._looked_at.cancel()
            self._operations.start(self._load(picture), replacing="look")
        else:
            self._start_reading_ahead()
        return image

    def stop(self) -> None:
        """Drop all requests; decoded pictures stay."""
        self._ahead.clear()
        self._operations.cancel_all()

    async def _load(self, picture: HasFile) -> None:
        # Each cache has a lane of its own, since one may be waiting for a sleeping drive.
        read = partial(read_image, picture.path)
        self._looked_at = self._background.do(f"picture {id(self):x}", read)
        image = await self._looked_at
        self._keep(picture, image)
        self._start_reading_ahead()

    def _start_reading_ahead(self) -> None:
        if self._ahead and not self._is_reading_ahead:
            self._is_reading_ahead = True
            self._operations.start(self._read_ahead())

    async def _read_ahead(self) -> None:
        try:
            while self._ahead:
                picture = self._ahead.popleft()
                if _key(picture) in self._kept:
                    continue
                self._ahead_now = _key(picture)
                read = partial(read_image, picture.path)
                image = await self._background.do(f"pictures ahead {id(self):x}", read)
                self._ahead_now = None
                self._keep(picture, image)
        finally:
            self._ahead_now = None
            self._is_reading_ahead = False

    def _keep(self, picture: HasFile, image: QImage) -> None:
        key = _key(picture)
        if not image.isNull():
            if key in self._kept:
                self._kept_bytes -= self._kept.pop(key).sizeInBytes()
            self._kept[key] = image
            self._kept_bytes += image.sizeInBytes()
            while self._kept_bytes > self._limit_bytes and len(self._kept) > 1:
                _, removed = self._kept.popitem(last=False)
                self._kept_bytes -= removed.sizeInBytes()
        self.loaded.emit(picture, image)


def read_image(path: Path) -> QImage:
    """The image at ``path``, upright and in sRGB; null if it can't be read. Any thread."""
    QImageReader.setAllocationLimit(_FILE_LIMIT_MB)
    try:
        if path.suffix.lower() == ".png":
            image = _decoded(read_regular(path))
            if image.isNull() or _is_plain(image):
                return image
        rgb = read_picture(path)
    except (OSError, StudioError):
        return QImage()
    height, width, _ = rgb.shape
    image = QImage(rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _decoded(data: bytes) -> QImage:
    """While it decodes, other threads run: ``QImage.fromData`` keeps the interpreter's lock."""
    # The stream's own device is one of C++. Never from a QIODevice made in Python: reading it needs
    # the interpreter's lock while Qt's own is held, and a thread that decodes another picture
    # holds them the other way round.
    stream = QDataStream(QByteArray(data))
    return QImageReader(stream.device()).read()


def _is_plain(image: QImage) -> bool:
    """Whether it looks as it should without being converted."""
    space = image.colorSpace()
    is_srgb = not space.isValid() or space == QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    return is_srgb and not image.hasAlphaChannel() and image.depth() <= 32


def _key(picture: HasFile) -> _Key:
    # Another picture may have been written to the same path.
    return picture.identity, picture.path
