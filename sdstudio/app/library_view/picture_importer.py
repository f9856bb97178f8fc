"""PictureImporter: copies pictures into the library in the background."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.operations import Operations
from sdstudio.disk import SystemDisk

if TYPE_CHECKING:
    from sdstudio.library.importing import ImportProgress

_LANE: Final = "import"
#: Before that, the time left would be guessed from too little.
_ESTIMATED_AFTER_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class ImportState:
    """How far an import has got.

    Args:
        time_left_s: ``None`` while it is unknown.
    """

    done: int
    total: int
    time_left_s: float | None


class PictureImporter(QObject):
    """One import after the other.

    Signals:
        progressed(ImportState).
        finished(Imported).

    Thread: GUI.
    """

    progressed = Signal(object)
    finished = Signal(object)

    def __init__(
        self, library: LibraryThread, background: BackgroundTasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._background = background
        self._operations = Operations(self, lambda _error: None)
        self._waiting: list[Path] = []
        self._stop = threading.Event()
        self._is_running = False
        self._began_s = 0.0

    @property
    def is_running(self) -> bool:
        """Whether pictures are being imported."""
        return self._is_running

    def start(self, paths: Sequence[Path]) -> None:
        """Import files, and the pictures in folders, now or after those that are being imported."""
        self._waiting += paths
        if not self._is_running and self._waiting:
            self._is_running = True
            self._operations.start(self._run())

    def stop(self) -> None:
        """Import no more; what was imported stays."""
        self._waiting.clear()
        self._stop.set()

    async def _run(self) -> None:
        from sdstudio.library.importing import import_pictures

        try:
            while self._waiting:
                paths, self._waiting = self._waiting, []
                self._stop = threading.Event()
                self._began_s = 0.0
                imported = await import_pictures(
                    paths,
                    SystemDisk(),
                    self._library.do,
                    partial(self._background.do, _LANE),
                    self._report,
                    is_stopped=self._stop.is_set,
                )
                self._is_running = bool(self._waiting)
                self.finished.emit(imported)
        finally:
            self._is_running = False

    def _report(self, progress: ImportProgress) -> None:
        time_left_s = None
        if progress.done:
            now_s = time.monotonic()
            self._began_s = self._began_s or now_s
            passed_s = now_s - self._began_s
            if passed_s > _ESTIMATED_AFTER_S:
                time_left_s = passed_s / progress.done * (progress.total - progress.done)
        self.progressed.emit(ImportState(progress.done, progress.total, time_left_s))
