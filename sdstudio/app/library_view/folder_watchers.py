"""FolderWatchers: keeps the library up to date with folders whose pictures are shown in place."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.network_drives import is_remote
from sdstudio.app.operations import Operations
from sdstudio.app.system_watcher import SystemWatcher
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import PictureFolder, RemovedFolder
from sdstudio.library.folder_listing import FolderListing, ListedFolder

if TYPE_CHECKING:
    from sdstudio.library.folder_rows import Indexed

_QUIET_MS: Final = 500
_UNSETTLED_MS: Final = 2000
#: For network drives, for folders with more folders below them than are watched, and for
#: large ones that the system doesn't watch.
_POLL_MS: Final = 60_000
#: A drive that comes back is noticed within that time.
_UNAVAILABLE_MS: Final = 15_000
#: Systems allow some thousand for all programs together.
_WATCHED_MAX: Final = 512
# So that the threads that paint and save have most of the time.
_BETWEEN_STEPS_S: Final = 0.01
#: Looking into a large folder takes seconds; this is how much longer it waits between two looks.
_REST: Final = 10
#: With more, everything is listed.
_CHANGED_MAX: Final = 32
#: Of files that are written over where they are, no folder tells; so all are listed at the first
#: change after this time.
_WHOLE_AFTER_S: Final = 600.0


class FolderWatchers(QObject):
    """Knows the folders, and looks into each when something changed there.

    Each is listed and read on a thread of its own, so a sleeping drive delays neither the window,
    nor the library, nor the other folders.

    Signals:
        changed(): ``folders`` has changed: one was added, became unavailable, or has more
            pictures.

    Attributes:
        folders: as they were last read.

    Thread: GUI.
    """

    changed = Signal()

    def __init__(
        self, library: LibraryThread, background: BackgroundTasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._background = background
        self._operations = Operations(self, lambda _error: None)
        self._watchers: dict[int, _Watcher] = {}
        self.folders: tuple[PictureFolder, ...] = ()
        library.reopened.connect(self._on_reopened)

    def begin(self) -> None:
        """Look into all folders, after forgetting those that were removed before."""
        self._operations.start(self._begin())

    def refresh(self) -> None:
        """Read again which folders there are."""
        self._operations.start(self._read(), replacing="read")

    def close(self) -> None:
        """Stop looking."""
        self._operations.cancel_all()
        for one in self._watchers.values():
            one.stop()
        self._watchers.clear()

    async def add(self, path: Path) -> PictureFolder:
        """Show the pictures in a folder.

        Raises:
            StudioError: ``FOLDER_UNREACHABLE``, ``FOLDER_ADDED_ALREADY`` or the disk's failure.
        """
        if not await self._background.do(f"add {path}", path.is_dir):
            raise StudioError(ErrorCode.FOLDER_UNREACHABLE, folder=str(path))
        folder = await self._library.do(lambda library: library.indexed_folders.add(path))
        await self._read()
        self.look_into(folder.id)
        return folder

    async def archive(self, folder_id: int, is_archived: bool) -> None:
        """Keep a folder's pictures but no longer look into it, or look into it again.

        Raises:
            StudioError: the disk's failure.
        """
        self._forget(folder_id)
        await self._library.do(
            lambda library: library.indexed_folders.archive(folder_id, is_archived)
        )
        await self._read()

    async def remove(self, folder_id: int) -> RemovedFolder:
        """Remove a folder from the library; its files stay.

        Returns:
            What :meth:`restore` takes to undo it.

        Raises:
            StudioError: the disk's failure.
        """
        self._forget(folder_id)
        removed = await self._library.do(lambda library: library.indexed_folders.remove(folder_id))
        while await self._library.do(lambda library: library.indexed_folders.remove_step(removed)):
            await asyncio.sleep(_BETWEEN_STEPS_S)
        await self._read()
        return removed

    async def restore(self, removed: RemovedFolder) -> None:
        """Undo :meth:`remove`.

        Raises:
            StudioError: the disk's failure.
        """
        await self._library.do(lambda library: library.indexed_folders.restore(removed))
        while await self._library.do(lambda library: library.indexed_folders.restore_step(removed)):
            await asyncio.sleep(_BETWEEN_STEPS_S)
        await self._read()

    def look_into(self, folder_id: int) -> None:
        """Look into a folder soon."""
        if (watcher := self._watchers.get(folder_id)) is not None:
            watcher.look_in(0)

    async def read_again(self, told: Callable[[Indexed], bool]) -> list[PictureFolder]:
        """Read every file of the folders again, and write its row from it.

        Args:
            told: called with each step; returns whether to go on.

        Returns:
            The folders that couldn't be reached, and those that are kept as they are.

        Raises:
            StudioError: the disk's failures.
        """
        await self._read()
        unread = [one for one in self.folders if one.is_archived]
        for folder in self.folders:
            if (watcher := self._watchers.get(folder.id)) is None:
                continue
            result = await watcher.read_again(told)
            if not result.is_available:
                unread.append(folder)
            if result.is_stopped and not watcher.is_stopped:
                break
        return unread

    def _on_reopened(self) -> None:
        # Some rows may have been lost.
        for watcher in self._watchers.values():
            watcher.look_in(0)
        self.refresh()

    async def _begin(self) -> None:
        while await self._library.do(lambda library: library.indexed_folders.forget_removed_step()):
            await asyncio.sleep(_BETWEEN_STEPS_S)
        await self._library.do(lambda library: library.indexed_folders.find_imported())
        await self._read()
        while await self._library.do(lambda library: library.folder_index.read_again_step()):
            await asyncio.sleep(_BETWEEN_STEPS_S)

    async def _read(self) -> None:
        folders = tuple(await self._library.do(lambda library: library.indexed_folders.all()))
        watched = {one.id: one for one in folders if not one.is_archived}
        for folder_id in self._watchers.keys() - watched.keys():
            self._forget(folder_id)
        for folder_id in watched.keys() - self._watchers.keys():
            watcher = _Watcher(folder_id, watched[folder_id].path, self._library, self._background)
            watcher.setParent(self)
            watcher.looked.connect(self.refresh)
            self._watchers[folder_id] = watcher
            watcher.look_in(0)
        if folders != self.folders:
            self.folders = folders
            self.changed.emit()

    def _forget(self, folder_id: int) -> None:
        if (watcher := self._watchers.pop(folder_id, None)) is not None:
            watcher.stop()
            watcher.deleteLater()


@dataclass(frozen=True, slots=True)
class _Look:
    """How a look into a folder ended."""

    is_available: bool
    is_stopped: bool


class _Watcher(QObject):
    """Looks into one folder again and again.

    Signals:
        looked(): something was found, or the folder became available or unavailable.

    Attributes:
        is_stopped: its folder was removed, or the library is about to close.
    """

    looked = Signal()

    def __init__(
        self, folder_id: int, path: Path, library: LibraryThread, background: BackgroundTasks
    ) -> None:
        super().__init__()
        self._id = folder_id
        self._path = path
        self._library = library
        self._background = background
        self._lane = f"folder {folder_id}"
        self._operations = Operations(self, lambda _error: None)
        self._looking = asyncio.Lock()
        self._is_behind = False
        self.is_stopped = False
        self._is_remote: bool | None = None
        self._is_available = True
        self._took_s = 0.0
        self._ended_s = float("-inf")
        #: Those that are watched, as they were last listed, and those that have changed since.
        self._listed: Mapping[str, ListedFolder] = {}
        self._changed: set[str] = set()
        self._is_whole_due = True
        self._whole_s = float("-inf")
        self._watcher = SystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._check_in = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._check_in.timeout.connect(
            lambda: self._operations.start(self._check(), replacing="check")
        )
        # The system tells of a folder that was renamed or moved only where it was.
        self._around = SystemWatcher(self)
        self._around.directoryChanged.connect(lambda _folder: self._check_in.start())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    def look_in(self, delay_ms: float, *, is_whole: bool = True) -> None:
        """Look after that time, or earlier if that was requested, but never without a pause.

        Args:
            is_whole: list everything, not only the folders that have changed.
        """
        self._is_whole_due |= is_whole
        rest_ms = 1000 * (self._ended_s + _REST * self._took_s - time.monotonic())
        wanted_ms = round(max(delay_ms, rest_ms, 0))
        if not self._timer.isActive() or self._timer.remainingTime() > wanted_ms:
            self._timer.start(wanted_ms)

    def stop(self) -> None:
        """Stop looking."""
        self.is_stopped = True
        self._timer.stop()
        self._check_in.stop()
        self._operations.cancel_all()
        self._watch({})
        self._watch_around(is_wanted=False)

    async def _check(self) -> None:
        """Look at once if the folder has gone or come back; it may rest otherwise."""
        is_there = await self._background.do(self._lane, self._path.is_dir)
        if is_there is self._is_available:
            return
        if self._looking.locked():
            # It may find that out itself.
            self._check_in.start()
            return
        self._took_s = 0.0
        self.look_in(0)

    def _on_changed(self, folder: str) -> None:
        self._changed.add(folder)
        self.look_in(_QUIET_MS, is_whole=False)

    def _take_changed(self) -> Mapping[str, ListedFolder] | None:
        """The folders to list; ``None`` for everything."""
        changed, self._changed = self._changed, set()
        is_whole, self._is_whole_due = self._is_whole_due, False
        is_old = time.monotonic() - self._whole_s > _WHOLE_AFTER_S
        if is_whole or is_old or len(changed) > _CHANGED_MAX or not changed <= self._listed.keys():
            return None
        return {one: self._listed[one] for one in changed}

    def _look(self) -> None:
        self._is_behind = self._looking.locked()
        if not self._is_behind:
            self._operations.start(self._look_once())

    async def read_again(self, told: Callable[[Indexed], bool]) -> _Look:
        """Read every file again, after what is being looked at.

        Args:
            told: called with each step; returns whether to go on.

        Raises:
            StudioError: the disk's failures.
        """
        return await self._look_once(told, reads_all=True)

    async def _look_once(
        self, told: Callable[[Indexed], bool] = lambda _: True, *, reads_all: bool = False
    ) -> _Look:
        async with self._looking:
            if self.is_stopped:
                return _Look(is_available=True, is_stopped=True)
            return await self._look_through(told, reads_all=reads_all)

    async def _look_through(self, told: Callable[[Indexed], bool], *, reads_all: bool) -> _Look:
        from sdstudio.library.folder_look import look_into

        began_s = time.monotonic()
        is_unsettled, is_available = False, True
        only = self._take_changed()
        is_done = False
        steps = look_into(
            self._id,
            self._library.do,
            partial(self._background.do, self._lane),
            self._on_listed,
            only=None if reads_all else only,
            reads_all=reads_all,
        )
        try:
            if self._is_remote is None:
                self._is_remote = await self._background.do(
                    self._lane, partial(is_remote, self._path)
                )
            told_s = began_s
            is_untold = False
            async for step in steps:
                is_unsettled |= step.is_unsettled
                is_available = step.is_available
                is_untold |= bool(step.added or step.missing or step.returned)
                if not told(step) or self.is_stopped:
                    break
                if is_untold and time.monotonic() - told_s > 1:
                    self.looked.emit()
                    is_untold, told_s = False, time.monotonic()
                await asyncio.sleep(_BETWEEN_STEPS_S)
            else:
                is_done = True
            if self.is_stopped:
                return _Look(is_available, is_stopped=True)
            if is_untold or is_available is not self._is_available:
                self.looked.emit()
            self._is_available = is_available
            return _Look(is_available, is_stopped=not is_done)
        finally:
            await steps.aclose()
            self._ended_s = time.monotonic()
            # It is asked for seldom, so what changes next needn't wait for that.
            self._took_s = 0.0 if reads_all else self._ended_s - began_s
            # What it was stopped for may have deleted its timer.
            if not self.is_stopped:
                if not is_done:
                    self._is_whole_due = True
                elif is_unsettled and only is not None:
                    self._changed |= only.keys()
                self._look_again(is_unsettled, is_available, is_whole=only is None)

    def _look_again(self, is_unsettled: bool, is_available: bool, *, is_whole: bool) -> None:
        if not is_available:
            self._watch({})
            # A drive of another kind may be there when it is back.
            self._is_remote = None
            self.look_in(_UNAVAILABLE_MS)
        elif self._is_behind:
            self.look_in(_QUIET_MS, is_whole=is_unsettled and is_whole)
        elif is_unsettled:
            self.look_in(_UNSETTLED_MS, is_whole=is_whole)
        elif self._is_remote or not self._is_all_watched:
            self.look_in(_POLL_MS)

    @property
    def _is_all_watched(self) -> bool:
        watched_count = len(self._watcher.directories())
        return len(self._listed) <= watched_count < _WATCHED_MAX

    def _on_listed(self, listing: FolderListing) -> None:
        if self.is_stopped:
            return
        # The drive has just answered, so this thread is not kept waiting.
        self._whole_s = time.monotonic()
        self._watch({} if self._is_remote else listing.folders)
        self._watch_around(is_wanted=not self._is_remote)

    def _watch(self, folders: Mapping[str, ListedFolder]) -> None:
        self._listed = dict(islice(folders.items(), _WATCHED_MAX))
        watched, wanted = set(self._watcher.directories()), self._listed.keys()
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        new = wanted - watched
        # Until now, nothing told what changed there after it was listed.
        self._changed |= new
        refused = self._watcher.watch(list(new))
        if len(refused) < len(new):
            # Something may have been added to those that are watched from now on.
            self._is_behind = self._is_whole_due = True

    def _watch_around(self, *, is_wanted: bool) -> None:
        watched = self._around.directories()
        if is_wanted and not watched:
            self._around.watch([str(self._path.parent)])
        elif watched and not is_wanted:
            self._around.removePaths(watched)
