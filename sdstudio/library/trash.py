"""Deleting: into the library's own trash, back again, and at last to the system's trash."""

import contextlib
import ctypes
import sqlite3
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from send2trash import send2trash

from sdstudio.library.database import transaction
from sdstudio.library.files import Disk, disk_errors, move_to_free_name
from sdstudio.library.names import alternatives
from sdstudio.library.repository import Folders, Picture, PictureRepository, utc_now

SendToTrash = Callable[[Path], None]


def send_to_system_trash(path: Path) -> None:
    """Hand a file to the desktop's own trash. Raises ``OSError`` where there is none."""
    send2trash(path)


class Trash:
    """Moves pictures' files and their rows together. Nothing here destroys a picture."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        pictures: PictureRepository,
        folders: Folders,
        disk: Disk,
        send_to_trash: SendToTrash = send_to_system_trash,
    ) -> None:
        self._connection = connection
        self._pictures = pictures
        self._folders = folders
        self._disk = disk
        self._send_to_trash = send_to_trash

    def delete(self, picture_ids: Iterable[int]) -> None:
        """Move pictures to the library's trash. Those that cannot be moved stay as they are.

        Raises:
            StudioError: the disk's failure, after which the pictures before it are deleted.
        """
        with disk_errors(self._folders.pictures):
            self._disk.make_folder(self._folders.trash)
        _hide(self._folders.trash)
        for picture in self._some(picture_ids, deleted=False):
            self._move(picture, self._folders.trash, utc_now())

    def restore(self, picture_ids: Iterable[int]) -> None:
        """Undo :meth:`delete`. A name that was taken meanwhile gets a number.

        Raises:
            StudioError: the disk's failure, after which the pictures before it are restored.
        """
        for picture in self._some(picture_ids, deleted=True):
            self._move(picture, self._folders.pictures, None)

    def purge(self, older_than_days: int) -> int:
        """Hand pictures deleted longer ago to the system's trash; how many went.

        Where the system has no trash for that disk they stay.
        """
        moment = datetime.now(UTC) - timedelta(days=older_than_days)
        gone = []
        for picture in self._pictures.deleted_before(moment):
            with contextlib.suppress(OSError):
                self._send_to_trash(picture.path)
                gone.append(picture)
        with transaction(self._connection):
            self._pictures.forget([picture.id for picture in gone])
        for picture in gone:
            with contextlib.suppress(OSError):
                picture.thumbnail.unlink(missing_ok=True)
        return len(gone)

    def _some(self, picture_ids: Iterable[int], *, deleted: bool) -> list[Picture]:
        pictures = [self._pictures.get(id_) for id_ in picture_ids]
        return [picture for picture in pictures if picture.is_deleted is deleted]

    def _move(self, picture: Picture, folder: Path, deleted_at: str | None) -> None:
        # The file first: after a crash in between, reconcile follows the file.
        with disk_errors(self._folders.pictures):
            names = alternatives(picture.path.name)
            path = move_to_free_name(self._disk, picture.path, folder, names)
            self._disk.sync_folder(folder)
            self._disk.sync_folder(picture.path.parent)
        with transaction(self._connection):
            self._pictures.set_place(picture.id, path.name, deleted_at=deleted_at)


def _hide(folder: Path) -> None:
    if sys.platform == "win32":
        # There, a leading dot hides nothing.
        hidden = 0x2
        ctypes.windll.kernel32.SetFileAttributesW(str(folder), hidden)
