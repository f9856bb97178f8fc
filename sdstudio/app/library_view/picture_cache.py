"""Decoded pictures: the one being viewed, and those that are likely to be next."""

from asyncio import Future
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QDataStream, QObject, QSize, QSizeF, Qt, Signal
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


@dataclass(frozen=True, slots=True)
class ScreenRoom:
    """What a view has for a picture that is shown whole, in pixels of the screen.

    Args:
        ratio: of the screen's pixels to those of the layout.
    """

    width: float
    height: float
    ratio: float = 1.0

    def zoom_of(self, picture: QSize) -> float:
        """Screen pixels for each pixel of the picture."""
        if picture.isEmpty():
            return 1.0
        return min(self.width / picture.width(), self.height / picture.height())

    def size_of(self, picture: QSize) -> QSize:
        """The picture's size on the screen."""
        return (QSizeF(picture) * (self.zoom_of(picture) / self.ratio) * self.ratio).toSize()


@dataclass(frozen=True, slots=True)
class _Decoded:
    """A picture, and the same as small as the view needs it; null if that isn't smaller."""

    image: QImage
    shrunk: QImage

    @property
    def size_bytes(self) -> int:
        return self.image.sizeInBytes() + self.shrunk.sizeInBytes()


class PictureCache(QObject):
    """Pictures as images, decoded off the GUI thread and bounded in bytes.

    They are also shrunk there for the view, once its :attr:`room` is set: doing that when a large
    picture is painted would keep the artist's next key waiting.

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
        self._room: ScreenRoom | None = None
        self._kept: OrderedDict[_Key, _Decoded] = OrderedDict()
        self._kept_bytes = 0
        self._looked_at: Future[_Decoded] | None = None
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
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key].image

    def shrunk(self, picture: HasFile) -> QImage:
        """The picture as small as the view needs it; null where that wasn't made."""
        kept = self._kept.get(_key(picture))
        return QImage() if kept is None else kept.shrunk

    def set_room(self, room: ScreenRoom) -> None:
        """Shrink what is decoded from now on to ``room``."""
        if room == self._room:
            return
        self._room = room
        # Of another size, they are of no use any more.
        for key, kept in list(self._kept.items()):
            self._kept[key] = replace(kept, shrunk=QImage())
        self._kept_bytes = sum(one.size_bytes for one in self._kept.values())

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
        read = partial(_read, picture.path, self._room)
        self._looked_at = self._background.do(f"picture {id(self):x}", read)
        decoded = await self._looked_at
        self._keep(picture, decoded)
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
                read = partial(_read, picture.path, self._room)
                decoded = await self._background.do(f"pictures ahead {id(self):x}", read)
                self._ahead_now = None
                self._keep(picture, decoded)
        finally:
            self._ahead_now = None
            self._is_reading_ahead = False

    def _keep(self, picture: HasFile, decoded: _Decoded) -> None:
        key = _key(picture)
        if not decoded.image.isNull():
            if key in self._kept:
                self._kept_bytes -= self._kept.pop(key).size_bytes
            self._kept[key] = decoded
            self._kept_bytes += decoded.size_bytes
            while self._kept_bytes > self._limit_bytes and len(self._kept) > 1:
                _, removed = self._kept.popitem(last=False)
                self._kept_bytes -= removed.size_bytes
        self.loaded.emit(picture, decoded.image)


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


def shrunk_to(image: QImage, room: ScreenRoom) -> QImage:
    """The image at its size in ``room``; null if that isn't smaller. Any thread."""
    if image.isNull() or room.zoom_of(image.size()) >= 1:
        return QImage()
    return image.scaled(
        room.size_of(image.size()),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _read(path: Path, room: ScreenRoom | None) -> _Decoded:
    image = read_image(path)
    return _Decoded(image, QImage() if room is None else shrunk_to(image, room))


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
