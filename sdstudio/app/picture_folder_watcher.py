"""Has the library look again when pictures come to its folder, or leave it."""

import asyncio
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.library import Library, Reconciled

_QUIET_MS: Final = 500
_UNSETTLED_MS: Final = 2000
# So that the threads that paint and save have half of the time.
_BETWEEN_STEPS_S: Final = 0.01
# Views read their rows again each time.
_TOLD_EVERY_S: Final = 2.0


class PictureFolderWatcher(QObject):
    """Has the library look into its folder again whenever something changed there.

    So a picture of the command line, or one that was copied there, is shown at once; and so are
    all of them when a drive is connected. On network drives the next start finds them.

    Signals:
        changed: the library has other pictures than before.

    Thread: GUI; it looks on the library's, some milliseconds at a time.
    """

    changed = Signal()

    def __init__(self, library: LibraryThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._is_looking = False
        #: Is set once all of the folder was looked through.
        self.has_looked = asyncio.Event()
        # What the disk refuses is looked at again after the next change.
        self._operations = Operations(self, lambda _error: None)
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(lambda _folder: self._look_in(_QUIET_MS))
        library.opened.connect(lambda: self._look_in(_QUIET_MS))
        library.reopened.connect(self._on_reopened)

    def _on_reopened(self) -> None:
        self.changed.emit()
        self._look_in(_QUIET_MS)

    def _look_in(self, delay_ms: int) -> None:
        # Not later where there is always something: each time it was looked is soon enough.
        if not self._timer.isActive():
            self._timer.start(delay_ms)

    def _look(self) -> None:
        if self._is_looking:
            self._look_in(_QUIET_MS)
        else:
            self._operations.start(self._look_again())

    async def _look_again(self) -> None:
        self._is_looking = True
        try:
            self._watch(await self._library.do(_nearest_folder))
            is_unsettled = await self._reconcile()
            self.has_looked.set()
        finally:
            self._is_looking = False
        if is_unsettled:
            self._look_in(_UNSETTLED_MS)

    async def _reconcile(self) -> bool:
        """Look through the folder, and tell of changes every now and then.

        Returns:
            Whether some files may still be being written.
        """
        is_unsettled = is_untold = False
        told_s = time.monotonic()
        while (step := await self._library.do(_reconcile_step)) is not None:
            is_unsettled |= step.is_unsettled
            is_untold |= step.is_change
            if is_untold and time.monotonic() - told_s > _TOLD_EVERY_S:
                self.changed.emit()
                is_untold, told_s = False, time.monotonic()
            await asyncio.sleep(_BETWEEN_STEPS_S)
        if is_untold:
            self.changed.emit()
        return is_unsettled

    def _watch(self, folder: Path) -> None:
        # The library's thread has just been there, so this one is not kept waiting.
        watched = self._watcher.directories()
        if watched != [str(folder)]:
            if watched:
                self._watcher.removePaths(watched)
            if self._watcher.addPath(str(folder)):
                self._look_in(_QUIET_MS)  # at what came meanwhile


def _reconcile_step(library: Library) -> Reconciled | None:
    return library.reconcile_step()


def _nearest_folder(library: Library) -> Path:
    """The pictures' folder or, where it is not there, the one in which it would come."""
    pictures = library.folders.pictures
    return next(place for place in (pictures, *pictures.parents) if place.is_dir())
