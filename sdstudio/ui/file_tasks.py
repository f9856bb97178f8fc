"""File operations for the artist: copies of pictures, and showing where a file is."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QCoreApplication,
    QProcess,
    QUrl,
)
from PySide6.QtGui import QDesktopServices

from sdstudio.app.running_job import UnsavedPicture
from sdstudio.disk import SystemDisk, write_over
from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.shared_metadata import MetadataLevel
from sdstudio.domain.source_type import source_type_of
from sdstudio.imaging import encode_png, rgb_from_bytes
from sdstudio.imaging.picture_formats import PictureFormat, format_of

if TYPE_CHECKING:
    from sdstudio.domain.picture_settings import PictureSettings
    from sdstudio.library.exporting import CopyMarks, Exportable

_QUALITY: Final = 95


def save_copy(
    picture: "Exportable",
    target: Path,
    level: MetadataLevel = MetadataLevel.WHOLE,
    marks: "CopyMarks | None" = None,
    settings: "PictureSettings | None" = None,
) -> None:
    """Write a picture in the format of ``target``'s suffix; PNG by default.

    Args:
        settings: of a picture that another program made.

    Raises:
        OSError, StudioError: it can't be read or written.
    """
    from sdstudio.library.exporting import USUAL_MARKS, ExportItem, ExportOptions, copied

    format_ = format_of(target.suffix) or PictureFormat.PNG
    options = ExportOptions(quality=_QUALITY, metadata=level)
    data = copied(ExportItem(picture, settings), format_, options, marks or USUAL_MARKS)
    write_over(SystemDisk(), target, data)


def save_unsaved(picture: UnsavedPicture, target: Path, *, says_ai: bool = True) -> None:
    """Write a picture that exists only in memory, as PNG with everything the library would keep.

    Args:
        says_ai: it is marked as made with AI.

    Raises:
        OSError, StudioError: it can't be written.
    """
    write_over(SystemDisk(), target, _png(picture, says_ai=says_ai))


def reason(error: OSError | StudioError) -> str:
    """Why a file couldn't be written, in the system's words."""
    cause = error.__cause__ if isinstance(error, StudioError) else error
    return getattr(cause, "strerror", None) or str(cause or error)


def _png(picture: UnsavedPicture, *, says_ai: bool) -> bytes:
    event = picture.event
    rgb = rgb_from_bytes(picture.pixels, event.width, event.height)
    texts = encode(PictureMetadata(event.request, event.provenance))
    source = source_type_of(event.request) if says_ai else None
    return encode_png(rgb, texts, program=event.provenance.program, source=source)


def show_in_folder(path: Path) -> None:
    """Open the folder of ``path`` in the file manager, with the file selected if possible."""
    if sys.platform == "win32":
        # One argument that we quote: Explorer doesn't accept the usual quoting.
        subprocess.Popen(f'explorer /select,"{path}"')
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
    elif "DBUS_SESSION_BUS_ADDRESS" in os.environ:
        _ask_file_manager(path)
    else:
        open_folder(path.parent)


def open_in(path: Path, program: str) -> bool:
    """Open a file in a program, or in the system's if none is given; whether one was started."""
    if not program:
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    if sys.platform == "darwin" and program.endswith(".app"):
        return QProcess.startDetached("open", ["-a", program, str(path)])[0]
    return QProcess.startDetached(program, [str(path)])[0]


def open_folder(folder: Path) -> None:
    """Open ``folder`` in the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _ask_file_manager(path: Path) -> None:
    """Ask for the file to be shown and selected; if that fails, only the folder is opened."""
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
            open_folder(path.parent)
        watcher.deleteLater()

    watcher.finished.connect(answered)
