"""Has the library look again when pictures come to its folder, or leave it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.library import Library, Reconciled

_QUIET_MS: Final = 500
_UNSETTLED_MS: Final = 2000
_READS_MAX: Final = 50


class PictureFolderWatcher(QObject):
    """Has the library look into its folder again whenever something changed there.

    So a picture of the command line, or one that was copied there, is shown at once; and so are
    all of them when a drive is connected. On network drives the next start finds them.

    Signals:
        changed: the library has other pictures than before.

    Thread: GUI; it looks on the library's.
    """

    changed = Signal()

    def __init__(self, library: LibraryThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        # What the disk refuses is looked at again after the next change.
        self._operations = Operations(self, lambda _error: None)
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(lambda _folder: self._look_in(_QUIET_MS))
        library.opened.connect(lambda: self._look_in(_QUIET_MS))

    def _look_in(self, delay_ms: int) -> None:
        # Not later where there is always something: each time it was looked is soon enough.
        if not self._timer.isActive():
            self._timer.start(delay_ms)

    def _look(self) -> None:
        self._operations.start(self._look_again())

    async def _look_again(self) -> None:
        folder, found = await self._library.do(_look_again)
        # The library's thread has just been there, so this one is not kept waiting.
        watched = self._watcher.directories()
        if watched != [str(folder)]:
            if watched:
                self._watcher.removePaths(watched)
            if self._watcher.addPath(str(folder)):
                self._look_in(_QUIET_MS)  # at what came meanwhile
        if found.imported or found.missing or found.returned:
            self.changed.emit()
        if found.remaining:
            self._look()
        elif found.is_unsettled:
            self._look_in(_UNSETTLED_MS)


def _look_again(library: Library) -> tuple[Path, Reconciled]:
    return _nearest_folder(library), library.reconcile(_READS_MAX)


def _nearest_folder(library: Library) -> Path:
    """The pictures' folder or, where it is not there, the one in which it would come."""
    pictures = library.folders.pictures
    return next(place for place in (pictures, *pictures.parents) if place.is_dir())
