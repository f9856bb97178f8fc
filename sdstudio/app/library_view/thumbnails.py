"""Thumbnails: decoded for views, newest request first, bounded in bytes."""

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.operations import Operations
from sdstudio.domain.errors import StudioError
from sdstudio.imaging import decode_thumbnail
from sdstudio.imaging.thumbnail import SIDES_PX
from sdstudio.library import FilePlace, HasFile, ThumbnailStore
from sdstudio.library.thumbnail_store import make

#: The pictures of some ids; those that are gone are missing in the answer.
Find = Callable[[Sequence[int]], Awaitable[Mapping[int, HasFile]]]

#: A view of 2560 × 1440 needs 14 MB, and with the largest cells 44 MB; but its cells are then
#: painted from pixmaps of their own, and one is made in less than a millisecond.
LIMIT_BYTES: Final = 16 * 2**20
#: More than a view shows at once; older requests are for pictures that were scrolled past.
_WANTED_MAX: Final = 512
_KNOWN_MAX: Final = 4096
#: Thumbnails read and decoded before newer requests are looked for: some 5 ms a batch.
_BATCH: Final = 8
#: Batches that are on their way at once: the next is read while one is painted.
_READERS: Final = 2


class Thumbnails(QObject):
    """The thumbnails of pictures as images, by id.

    One that is missing in the store is made from the picture's file, after those that are there.

    Args:
        find: finds the pictures of ids that views ask for without knowing more than the id.
        limit_bytes: of the decoded images; the least recently used go first.

    Signals:
        ready(id): :meth:`thumbnail` has a better answer now.

    Thread: GUI.
    """

    ready = Signal(object)

    def __init__(
        self,
        store: ThumbnailStore,
        background: BackgroundTasks,
        find: Find,
        *,
        limit_bytes: int = LIMIT_BYTES,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._background = background
        self._find = find
        self._limit_bytes = limit_bytes
        self._operations = Operations(self)
        self._kept: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._kept_bytes = 0
        #: No more of a picture than that: the settings of one take 14 KB.
        self._known: OrderedDict[int, FilePlace] = OrderedDict()
        self._unreadable: set[int] = set()
        #: Ids and sides, the newest last.
        self._wanted: OrderedDict[int, int] = OrderedDict()
        self._to_make: OrderedDict[int, int] = OrderedDict()
        self._in_progress: set[int] = set()
        self._readers = 0
        self._finding = asyncio.Lock()
        self._is_making = False

    @property
    def kept_bytes(self) -> int:
        """The size of the decoded images that are kept."""
        return self._kept_bytes

    def thumbnail(
        self, picture_id: int, side_px: int, picture: HasFile | None = None
    ) -> QImage | None:
        """The picture's thumbnail, and a request for it if it is missing or too small.

        Args:
            side_px: what is shown, in pixels of the screen: times the device pixel ratio.
            picture: if the caller has it.

        Returns:
            An image of about that size, a smaller or larger one until :attr:`ready`, or ``None``.
        """
        side_px = _decoded_side(side_px)
        if picture is not None:
            self._know(picture_id, picture)
        if (image := self._get(picture_id, side_px)) is not None:
            return image
        is_asked = picture_id in self._in_progress or picture_id in self._to_make
        if not is_asked and picture_id not in self._unreadable:
            self._wanted[picture_id] = max(side_px, self._wanted.pop(picture_id, 0))
            if len(self._wanted) > _WANTED_MAX:
                self._wanted.popitem(last=False)
            self._start_reading()
        others = (self._get(picture_id, side) for side in reversed(SIDES_PX))
        return next((image for image in others if image is not None), None)

    def keep_only(self, picture_ids: Collection[int]) -> None:
        """Drop the requests for pictures that are not among these: they left the view."""
        for requests in (self._wanted, self._to_make):
            for picture_id in [one for one in requests if one not in picture_ids]:
                del requests[picture_id]

    def check(self, picture_ids: Iterable[int]) -> None:
        """Find out which pictures have a different file now, and forget those."""
        ids = [one for one in picture_ids if one in self._known]
        if ids:
            self._operations.start(self._check(ids))

    async def _check(self, picture_ids: Sequence[int]) -> None:
        try:
            found = await self._find(picture_ids)
        except StudioError:
            return  # the view that shows the library says so
        for picture_id in picture_ids:
            known, now = self._known.get(picture_id), found.get(picture_id)
            if known is not None and (now is None or not _is_same_file(known, now)):
                self.forget([picture_id])
                self.ready.emit(picture_id)

    def forget(self, picture_ids: Iterable[int]) -> None:
        """Forget pictures that changed or are gone."""
        for picture_id in picture_ids:
            self._unreadable.discard(picture_id)
            self._known.pop(picture_id, None)
            self._wanted.pop(picture_id, None)
            self._to_make.pop(picture_id, None)
            for side_px in SIDES_PX:
                self._remove((picture_id, side_px))

    def close(self) -> None:
        """Close the store, once nothing reads from it or writes into it any more."""
        self._store.close()

    def _get(self, picture_id: int, side_px: int) -> QImage | None:
        image = self._kept.get((picture_id, side_px))
        if image is not None:
            self._kept.move_to_end((picture_id, side_px))
        return image

    def _know(self, picture_id: int, picture: HasFile) -> None:
        known = self._known.get(picture_id)
        if known is not None and not _is_same_file(known, picture):
            self.forget([picture_id])
        self._known[picture_id] = FilePlace(picture_id, picture.identity, picture.path)
        self._known.move_to_end(picture_id)
        if len(self._known) > _KNOWN_MAX:
            self._known.popitem(last=False)

    def _start_reading(self) -> None:
        for _ in range(self._readers, min(_READERS, len(self._wanted))):
            self._readers += 1
            self._operations.start(self._read_all())

    async def _read_all(self) -> None:
        try:
            while self._wanted:
                async with self._finding:
                    await self._find_unknown()
                if not self._wanted:
                    break
                batch = [self._wanted.popitem() for _ in range(min(_BATCH, len(self._wanted)))]
                self._in_progress |= {picture_id for picture_id, _ in batch}
                read = partial(
                    _read, self._store, [(self._known[one], side) for one, side in batch]
                )
                images = await self._background.do("thumbnails", read)
                self._in_progress -= {picture_id for picture_id, _ in batch}
                for (picture_id, side_px), image in zip(batch, images, strict=True):
                    if image is None:
                        self._to_make[picture_id] = side_px
                        if len(self._to_make) > _WANTED_MAX:
                            self._to_make.popitem(last=False)
                    else:
                        self._keep(picture_id, side_px, image)
                self._start_making()
        finally:
            self._readers -= 1

    async def _find_unknown(self) -> None:
        """Find out where the wanted pictures are; those that are gone are no longer wanted."""
        # All at once, since the library's thread may be busy for a while each time.
        while unknown := [one for one in self._wanted if one not in self._known]:
            found: Mapping[int, HasFile] = {}
            # The library can't be read: the view that shows it says so.
            with contextlib.suppress(StudioError):
                found = await self._find(unknown)
            for picture_id in unknown:
                if picture_id in found:
                    self._know(picture_id, found[picture_id])
                elif picture_id not in self._known:
                    self._wanted.pop(picture_id, None)

    def _start_making(self) -> None:
        if self._to_make and not self._is_making:
            self._is_making = True
            self._operations.start(self._make_all())

    async def _make_all(self) -> None:
        try:
            while self._to_make:
                picture_id, side_px = self._to_make.popitem()
                picture = self._known.get(picture_id)
                if picture is None:
                    continue
                self._in_progress.add(picture_id)
                make_one = partial(_make, self._store, picture, side_px)
                image = await self._background.do("thumbnails from files", make_one)
                self._in_progress.discard(picture_id)
                if self._known.get(picture_id, picture).identity != picture.identity:
                    continue
                if image is None:
                    self._unreadable.add(picture_id)
                    self.ready.emit(picture_id)
                else:
                    self._keep(picture_id, side_px, image)
        finally:
            self._is_making = False

    def _keep(self, picture_id: int, side_px: int, image: QImage) -> None:
        key = (picture_id, side_px)
        self._remove(key)
        self._kept[key] = image
        self._kept_bytes += image.sizeInBytes()
        while self._kept_bytes > self._limit_bytes and len(self._kept) > 1:
            self._remove(next(iter(self._kept)))
        self.ready.emit(picture_id)

    def _remove(self, key: tuple[int, int]) -> None:
        image = self._kept.pop(key, None)
        if image is not None:
            self._kept_bytes -= image.sizeInBytes()


def _is_same_file(one: HasFile, other: HasFile) -> bool:
    return one.identity == other.identity and one.path == other.path


def _decoded_side(side_px: int) -> int:
    return next((side for side in SIDES_PX if side >= side_px), SIDES_PX[-1])


def _read(store: ThumbnailStore, wanted: Sequence[tuple[HasFile, int]]) -> list[QImage | None]:
    """On a background thread: those that are stored and can be decoded."""
    images: list[QImage | None] = []
    for picture, side_px in wanted:
        jpeg = store.read(picture.identity)
        images.append(None if jpeg is None else _decoded(jpeg, side_px))
    return images


def _make(store: ThumbnailStore, picture: HasFile, side_px: int) -> QImage | None:
    """On a background thread; ``None`` if the picture can't be read, and opening it says why."""
    try:
        return _decoded(make(store, picture), side_px)
    except StudioError:
        return None


def _decoded(jpeg: bytes, side_px: int) -> QImage | None:
    try:
        pixels = decode_thumbnail(jpeg, side_px)
    except ValueError:
        return None
    width, height = pixels.width, pixels.height
    # Without the fourth byte that the screen has: more of them fit into the same memory.
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()  # which owns its pixels
