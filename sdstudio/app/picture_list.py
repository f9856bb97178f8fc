"""PictureList: the library's pictures for views, newest first, with their thumbnails."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.organiser import MarkingState
from sdstudio.app.library_view.privacy import Privacy, blurred_name
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.app.operations import Operations
from sdstudio.domain.errors import StudioError
from sdstudio.library import AnyPicture, Picture

if TYPE_CHECKING:
    from sdstudio.library import Library

T = TypeVar("T")

_PAGE: Final = 200
#: Pictures whose files are moved in a step, after which the library does what else waits.
_MOVED_AT_ONCE: Final = 500
_ROOT: Final = QModelIndex()
#: The largest that the strip shows, in pixels that don't depend on the screen.
_SIDE_PX: Final = 208


class Role(IntEnum):
    """Roles beyond Qt's own."""

    PICTURE = Qt.ItemDataRole.UserRole + 1


#: Gives the files to hand over for pictures, and tells why some couldn't be signed.
Share = Callable[[Sequence[AnyPicture], Callable[[StudioError], None]], list[Path]]


def _originals(
    pictures: Sequence[AnyPicture], _unsigned: Callable[[StudioError], None]
) -> list[Path]:
    return [picture.path for picture in pictures]


class PictureList(QAbstractListModel):
    """Rows are loaded in pages on demand; thumbnails come from ``thumbnails``.

    Args:
        shared: the files that are handed over where pictures are dragged to another program.

    ``DecorationRole`` is a ``QImage`` or ``None`` while it is being read, ``ToolTipRole`` and
    ``AccessibleTextRole`` the prompt as plain text, unless the picture is blurred.

    Signals:
        trouble(StudioError): the library couldn't be read, or what is dragged can't be signed.
        deleted(tuple of ids), restored(tuple of ids): after it is done on disk.
        progressed(MarkingState): a step of deleting or restoring many is done.
        progress_ended(): that is done, or failed.

    Thread: GUI.
    """

    trouble = Signal(object)
    deleted = Signal(object)
    restored = Signal(object)
    progressed = Signal(object)
    progress_ended = Signal()

    def __init__(
        self,
        library: LibraryThread,
        thumbnails: Thumbnails,
        parent: QObject | None = None,
        *,
        shared: Share = _originals,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._shared = shared
        self._thumbnails = thumbnails
        self._privacy: Privacy | None = None
        thumbnails.ready.connect(self._on_thumbnail)
        self._operations = Operations(self, self.trouble.emit)
        self._rows: list[Picture] = []
        self._more = True
        self._reading = False
        self._is_stale = False
        #: One deletion or restoration after the other, since one may take several steps.
        self._turn = asyncio.Lock()

    # Qt's model interface.

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Rows read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The data of a row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        picture = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DecorationRole:
                image = self._thumbnails.thumbnail(picture.id, _side_px(), picture)
                return image if self._privacy is None else self._privacy.shown(picture.id, image)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                if self._privacy is not None and self._privacy.is_blurred(picture.id):
                    return blurred_name()
                return picture.request.params.prompt
            case Role.PICTURE:
                return picture
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """A picture can be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Pictures are dragged as files."""
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The files of the pictures in ``indexes``."""
        data = QMimeData()
        pictures = (self.picture(index.row()) for index in indexes)
        files = self._shared([one for one in pictures if one is not None], self.trouble.emit)
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        return data

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether older pictures may be there."""
        return not parent.isValid() and self._more and not self._reading

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Ask for the next page of older pictures."""
        if not parent.isValid():
            self._read_page()

    # For the window.

    def blur_with(self, privacy: Privacy) -> None:
        """Show thumbnails as ``privacy`` allows."""
        self._privacy = privacy
        privacy.changed.connect(self._on_privacy)

    def _on_privacy(self) -> None:
        for row in range(len(self._rows)):
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def shared_files(
        self, pictures: Sequence[AnyPicture], unsigned: Callable[[StudioError], None]
    ) -> list[Path]:
        """The files to hand over to other programs; may be called on any thread.

        Args:
            unsigned: called there if copies can't be signed, which are left out.
        """
        return self._shared(pictures, unsigned)

    @property
    def ids(self) -> list[int]:
        """The ids of the pictures in the rows read so far."""
        return [picture.id for picture in self._rows]

    def picture(self, row: int) -> Picture | None:
        """The picture in ``row``, if there is one."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, picture_id: int) -> int:
        """The row of a picture, or -1."""
        return next((row for row, one in enumerate(self._rows) if one.id == picture_id), -1)

    def at(self, path: Path) -> Picture | None:
        """The picture whose file is at ``path``, if its row was read."""
        return next((one for one in self._rows if one.path == path), None)

    @Slot(object)
    def add(self, picture: Picture) -> None:
        """Add a picture that was just saved."""
        if self.row_of(picture.id) < 0:
            self._insert(0, [picture])

    @Slot()
    def refresh(self) -> None:
        """Show what the library has by now: pictures came or vanished behind its back."""
        self._is_stale = self._reading
        if self._reading:
            return
        self._reading = True
        self._operations.start(self._refresh(len(self._rows) + _PAGE))

    async def delete(self, picture_ids: Sequence[int]) -> None:
        """Move pictures to the library's trash: all or none; :meth:`restore` undoes it.

        Some at a time, so that what is asked for meanwhile doesn't wait for all of them.

        Raises:
            StudioError: the disk's failure.
        """
        ids = tuple(picture_ids)
        async with self._turn:
            await self._in_steps(ids, _delete, _restore)
        for picture_id in ids:
            self._take_out(picture_id)
        self.deleted.emit(ids)

    async def restore(self, picture_ids: Sequence[int]) -> None:
        """Restore pictures from the library's trash to their places: all or none, as they go there.

        Raises:
            StudioError: the disk's failure.
        """
        ids = tuple(picture_ids)
        async with self._turn:
            steps = await self._in_steps(ids, _restore, _delete)
        pictures = [picture for some, _ in steps for picture in some]
        restored = tuple(id_ for _, some in steps for id_ in some)
        for picture in pictures:
            newer = (row for row, one in enumerate(self._rows) if one.id < picture.id)
            row = next(newer, len(self._rows))
            # Behind the rows read so far, it comes with its page.
            if row < len(self._rows) or not self._more:
                self._insert(row, [picture])
        self.restored.emit(restored)

    async def _in_steps(
        self,
        ids: tuple[int, ...],
        move: Callable[[Library, tuple[int, ...]], T],
        undo: Callable[[Library, tuple[int, ...]], object],
    ) -> list[T]:
        """What ``move`` returns for some of ``ids`` at a time; if one step fails, undo the others.

        Raises:
            StudioError: the disk's failure; then nothing has changed, as far as the disk allows.
        """
        moved: list[T] = []
        began_s = time.monotonic()
        parts = [ids[at : at + _MOVED_AT_ONCE] for at in range(0, len(ids), _MOVED_AT_ONCE)]
        try:
            for part in parts:
                moved.append(await self._library.do(_moving(move, part)))
                count = min(len(moved) * _MOVED_AT_ONCE, len(ids))
                if count < len(ids):
                    passed_s = time.monotonic() - began_s
                    state = MarkingState(count, len(ids), passed_s, can_stop=False)
                    self.progressed.emit(state)
        except StudioError:
            for part in reversed(parts[: len(moved)]):
                with contextlib.suppress(StudioError):
                    await self._library.do(_moving(undo, part))
            raise
        finally:
            self.progress_ended.emit()
        return moved

    # Pages and thumbnails.

    def _read_page(self) -> None:
        if self._reading or not self._more:
            return
        self._reading = True
        self._operations.start(self._add_page(self._rows[-1].id if self._rows else None))

    async def _refresh(self, limit: int) -> None:
        fresh = await self._read(limit)
        self._more = len(fresh) == limit
        self._show(fresh)
        self._end_reading()

    async def _add_page(self, before_id: int | None) -> None:
        page = await self._read(_PAGE, before_id)
        self._more = len(page) == _PAGE
        known = {picture.id for picture in self._rows}
        self._insert(len(self._rows), [one for one in page if one.id not in known])
        self._end_reading()

    async def _read(self, limit: int, before_id: int | None = None) -> list[Picture]:
        try:
            return await self._library.do(lambda lib: lib.pictures(limit, before_id))
        except StudioError:
            self._reading, self._more = False, False
            raise

    def _end_reading(self) -> None:
        self._reading = False
        if self._is_stale:
            self.refresh()

    def _show(self, fresh: list[Picture]) -> None:
        """Have the rows be ``fresh``; both are in the same order."""
        ids = {picture.id for picture in fresh}
        for picture_id in [picture.id for picture in self._rows if picture.id not in ids]:
            self._take_out(picture_id)
        known = {picture.id for picture in self._rows}
        for row, picture in enumerate(fresh):
            if picture.id not in known:
                self._insert(row, [picture])
            elif self._rows[row] != picture:
                self._rows[row] = picture
                self.dataChanged.emit(self.index(row), self.index(row))

    def _insert(self, row: int, pictures: list[Picture]) -> None:
        if pictures:
            self.beginInsertRows(_ROOT, row, row + len(pictures) - 1)
            self._rows[row:row] = pictures
            self.endInsertRows()

    def _take_out(self, picture_id: int) -> None:
        row = self.row_of(picture_id)
        if row >= 0:
            self.beginRemoveRows(_ROOT, row, row)
            del self._rows[row]
            self.endRemoveRows()

    def _on_thumbnail(self, picture_id: int) -> None:
        row = self.row_of(picture_id)
        if row >= 0:
            index = self.index(row)
            # One index at a time: for a range a view lays out all its rows again.
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])


def _side_px() -> int:
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    return round(_SIDE_PX * ratio)


def _moving(
    move: Callable[[Library, tuple[int, ...]], T], ids: tuple[int, ...]
) -> Callable[[Library], T]:
    return lambda library: move(library, ids)


def _delete(library: Library, ids: tuple[int, ...]) -> None:
    library.trash.delete(ids)


def _restore(library: Library, ids: tuple[int, ...]) -> tuple[list[Picture], tuple[int, ...]]:
    """Those that were restored to the pictures folder, and the ids of all that were restored."""
    restored = library.trash.restore(ids)
    folder = library.folders.pictures
    own = [one for one in restored if isinstance(one, Picture) and one.path.parent == folder]
    return own, tuple(one.id for one in restored)
