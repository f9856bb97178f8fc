"""Has the library look again when pictures come to its folder, or leave it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.app.system_watcher import SystemWatcher
from sdstudio.library import Reconciled, Tally

if TYPE_CHECKING:
    from sdstudio.library import Library

_QUIET_MS: Final = 500
_UNSETTLED_MS: Final = 2000
# After the library's own changes the folder is looked through this much later: longer where that
# takes longer, with a million pictures a minute, but not as long as reading all files may take.
_CHECKED_AFTER_MS: Final = 60_000
_CHECKED_AFTER_LOOKS: Final = 20
_CHECKED_AFTER_MAX_MS: Final = 15 * 60_000
# So that the threads that paint and save have half of the time.
_BETWEEN_STEPS_S: Final = 0.01
# For so long after the artist looked at pictures they have nearly all of it, where nobody waits for
# the end: as many times as long as a step took, but no longer than that.
_IN_USE_S: Final = 0.5
_TIMES_AS_LONG: Final = 15
_BETWEEN_STEPS_MAX_S: Final = 0.2
# Views read their rows again each time.
_TOLD_EVERY_S: Final = 2.0


class PictureFolderWatcher(QObject):
    """Has the library look into its folder again whenever something changed there.

    So a picture of the command line, or one that was copied there, is shown at once; and so are
    all of them when a drive is connected. On network drives the next start finds them.

    What the library itself saves, deletes or restores starts no look: only some time later is the
    folder looked through once, for what another program may have done at the very same moment.

    Args:
        checked_after_ms: how long after the library's own changes that is, at least.

    Signals:
        changed: the library has other pictures than before.

    Thread: GUI; it looks on the library's, some milliseconds at a time.
    """

    changed = Signal()

    def __init__(
        self,
        library: LibraryThread,
        parent: QObject | None = None,
        *,
        checked_after_ms: int = _CHECKED_AFTER_MS,
    ) -> None:
        super().__init__(parent)
        self._library = library
        #: Is set once all of the folder was looked through.
        self.has_looked = asyncio.Event()
        self._looking = asyncio.Lock()
        # What the disk refuses is looked at again after the next change.
        self._operations = Operations(self, lambda _error: None)
        self._watcher = SystemWatcher(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._checked_after_ms = checked_after_ms
        self._look_ms = 0
        #: A file may have been incomplete, and writing the rest of it doesn't change the folder.
        self._is_unsettled = False
        #: Something came to the folder, or left it, and is to be seen soon.
        self._is_awaited = False
        self._check_timer = QTimer(self, singleShot=True)
        self._check_timer.timeout.connect(self._check)
        self._watcher.directoryChanged.connect(self._on_changed)
        library.opened.connect(lambda: self._look_in(_QUIET_MS))
        library.reopened.connect(self._on_reopened)

    async def look(
        self,
        told: Callable[[Reconciled], bool] = lambda _: True,
        *,
        begin: Callable[[Library], object] = lambda _: None,
    ) -> Reconciled:
        """Look now, after what is being looked at.

        Args:
            told: called with each step; returns whether to go on.
            begin: done in the library before the first step.

        Raises:
            StudioError: the disk's failures.
        """
        async with self._looking:
            await self._library.do(begin)
            return await self._reconcile(told, is_awaited=True)

    def _on_changed(self, _folder: str) -> None:
        self._is_awaited = True
        self._look_in(_QUIET_MS)

    def _on_reopened(self) -> None:
        self.changed.emit()
        self._look_in(_QUIET_MS)

    def _look_in(self, delay_ms: int) -> None:
        # Not later where there is always something: each time it was looked is soon enough.
        if not self._timer.isActive():
            self._timer.start(delay_ms)

    def _look(self) -> None:
        if self._looking.locked():
            self._look_in(_QUIET_MS)
        else:
            self._operations.start(self._look_again())

    def _check(self) -> None:
        self._operations.start(self._look_again(is_forced=True))

    async def _look_again(self, *, is_forced: bool = False) -> None:
        async with self._looking:
            self._watch(await self._library.do(_nearest_folder, is_upkeep=True))
            is_forced |= self._is_unsettled
            is_awaited, self._is_awaited = self._is_awaited, False
            if not is_forced and await self._library.do(_is_current, is_upkeep=True):
                if not self._check_timer.isActive():
                    longer_ms = min(_CHECKED_AFTER_LOOKS * self._look_ms, _CHECKED_AFTER_MAX_MS)
                    self._check_timer.start(max(self._checked_after_ms, longer_ms))
                return
            self._check_timer.stop()
            began_s = time.monotonic()
            found = await self._reconcile(lambda _: True, is_awaited=is_awaited)
            self._look_ms = round((time.monotonic() - began_s) * 1000)
            self.has_looked.set()
        self._is_unsettled = found.is_unsettled
        if found.is_unsettled:
            self._look_in(_UNSETTLED_MS)

    async def _reconcile(
        self, told: Callable[[Reconciled], bool], *, is_awaited: bool
    ) -> Reconciled:
        """Look through the folder, and tell of changes every now and then."""
        found, is_untold = Tally(), False
        told_s = began_s = time.monotonic()
        while (step := await self._library.do(_reconcile_step, is_upkeep=True)) is not None:
            took_s = time.monotonic() - began_s
            found.add(step)
            is_untold |= step.is_change
            if not told(step):
                await self._library.do(_stop_looking)
                break
            if is_untold and time.monotonic() - told_s > _TOLD_EVERY_S:
                self.changed.emit()
                is_untold, told_s = False, time.monotonic()
            is_in_use = not is_awaited and self._library.quiet_s < _IN_USE_S
            pause_s = min(_TIMES_AS_LONG * took_s, _BETWEEN_STEPS_MAX_S) if is_in_use else 0.0
            await asyncio.sleep(max(pause_s, _BETWEEN_STEPS_S))
            began_s = time.monotonic()
        if is_untold:
            self.changed.emit()
        return found.total()

    def _watch(self, folder: Path) -> None:
        # The library's thread has just been there, so this one is not kept waiting.
        watched = self._watcher.directories()
        if watched != [str(folder)]:
            if watched:
                self._watcher.removePaths(watched)
            if not self._watcher.watch([str(folder)]):
                self._look_in(_QUIET_MS)  # at what came meanwhile


def _is_current(library: Library) -> bool:
    return library.upkeep.is_current()


def _reconcile_step(library: Library) -> Reconciled | None:
    return library.upkeep.reconcile_step()


def _stop_looking(library: Library) -> None:
    library.upkeep.stop_looking()


def _nearest_folder(library: Library) -> Path:
    """The pictures' folder or, where it is not there, the one in which it would come."""
    pictures = library.folders.pictures
    return next(place for place in (pictures, *pictures.parents) if place.is_dir())
