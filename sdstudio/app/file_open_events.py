"""FileOpenEvents: macOS asks a running program to open files instead of starting it again."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent


class FileOpenEvents(QObject):
    """Collects what the system asks ``application`` to open: it sends an event for each file.

    Signals:
        asked(list of Path): the window is to come to the front and to open these files.

    Thread: GUI.
    """

    asked = Signal(object)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._files: list[Path] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent) or not event.url().isLocalFile():
            return super().eventFilter(watched, event)
        if not self._files:
            QTimer.singleShot(0, self, self._tell)
        self._files.append(Path(event.file()))
        return True

    def _tell(self) -> None:
        files, self._files = self._files, []
        self.asked.emit(files)
