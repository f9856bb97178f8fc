"""Files that the artist asks for: copies of pictures, and showing where one lies."""

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage

from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.imaging.png import Rgb, encode_png

_JPEG_QUALITY = 95


class FileWork(QObject):
    """Writes files beside the GUI thread.

    Signals:
        done(Path): it is written.
        failed(Path, str): it is not, with the system's reason.
    """

    done = Signal(object)
    failed = Signal(object, str)

    def save_copy(self, picture: Path, target: Path) -> None:
        """Copy a picture of the library, with all that it says of itself, or as JPEG."""
        self._run(target, lambda part: _copy(picture, part, target.suffix.lower()))

    def save_unsaved(self, rgb: Rgb, metadata: PictureMetadata, target: Path) -> None:
        """Write a picture that is in memory alone, as PNG."""
        self._run(target, lambda part: part.write_bytes(encode_png(rgb, encode(metadata))))

    def _run(self, target: Path, write: Callable[[Path], object]) -> None:
        QThreadPool.globalInstance().start(_Work(target, write, self))


class _Work(QRunnable):
    def __init__(self, target: Path, write: Callable[[Path], object], owner: FileWork) -> None:
        super().__init__()
        self._target = target
        self._write = write
        self._owner = owner

    def run(self) -> None:
        part = self._target.with_name(f".{self._target.name}.{secrets.token_hex(4)}.part")
        try:
            self._write(part)
            part.replace(self._target)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            self._owner.failed.emit(self._target, error.strerror or str(error))
        else:
            self._owner.done.emit(self._target)


def _copy(picture: Path, part: Path, suffix: str) -> None:
    if suffix not in (".jpg", ".jpeg"):
        shutil.copyfile(picture, part)
        return
    image = QImage(str(picture))
    if image.isNull() or not image.save(str(part), "JPEG", _JPEG_QUALITY):  # type: ignore[call-overload]
        raise OSError("the picture could not be read or written")


def show_in_folder(path: Path) -> None:
    """Open the folder of ``path`` in the system's own file manager, with it selected if it can."""
    if sys.platform == "win32":
        # One argument, quoted by ourselves: Explorer does not take the usual quoting.
        subprocess.Popen(f'explorer /select,"{path}"')
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
    elif "DBUS_SESSION_BUS_ADDRESS" in os.environ:
        _ask_file_manager(path)
    else:
        _open_folder(path)


def _open_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _ask_file_manager(path: Path) -> None:
    """Ask for the file to be shown and selected; where nobody can, the folder alone is opened."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    call = QDBusMessage.createMethodCall(
        "org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1",
        "ShowItems",
    )
    call.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    watcher = QDBusPendingCallWatcher(
        QDBusConnection.sessionBus().asyncCall(call), QCoreApplication.instance()
    )

    def answered() -> None:
        if watcher.isError():
            _open_folder(path)
        watcher.deleteLater()

    watcher.finished.connect(answered)
