"""Deleting: into the library's own trash, back again, and at last to the system's trash."""

import contextlib
import ctypes
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from send2trash import send2trash

from sdstudio.disk import Disk, disk_errors
from sdstudio.library.database import Database, utc_now
from sdstudio.library.files import move_to_free_name
from sdstudio.library.repository import Folders, Picture, PictureRepository

SendToTrash = Callable[[Path], None]


def send_to_system_trash(path: Path) -> None:
    """Hand a file to the desktop's own trash. Raises ``OSError`` where there is none."""
    send2trash(path)


class Trash:
    """Moves pictures' files and their rows together. Nothing here destroys a picture."""

    def __init__(
        self,
        database: Database,
        pictures: PictureRepository,
        folders: Folders,
        disk: Disk,
        send_to_trash: SendToTrash,
    ) -> None:
        self._database = database
        self._pictures = pictures
        self._folders = folders
        self._disk = disk
        self._send_to_trash = send_to_trash

    def delete(self, picture_ids: Iterable[int]) -> None:
        """Move pictures to the library's trash: all of them or none.

        Raises:
            StudioError: the disk's failure.
        """
        with disk_errors(self._folders.pictures):
            self._disk.make_folder(self._folders.trash)
        _hide(self._folders.trash)
        shown = [one for one in self._some(picture_ids) if not one.is_deleted]
        self._move(shown, self._folders.trash, utc_now())

    def restore(self, picture_ids: Iterable[int]) -> list[Picture]:
        """Undo :meth:`delete`. A name that was taken meanwhile gets a number.

        Raises:
            StudioError: the disk's failure; then nothing was restored.
        """
        deleted = [one for one in self._some(picture_ids) if one.is_deleted]
        self._move(deleted, self._folders.pictures, None)
        return [self._pictures.get(picture.id) for picture in deleted]

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
        with self._database.transaction():
            self._pictures.forget(picture.id for picture in gone)
        for picture in gone:
            with contextlib.suppress(OSError):
                picture.thumbnail.unlink(missing_ok=True)
        return len(gone)

    def _some(self, picture_ids: Iterable[int]) -> list[Picture]:
        return [self._pictures.get(id_) for id_ in picture_ids]

    def _move(self, pictures: list[Picture], folder: Path, deleted_at: str | None) -> None:
        # The files first: after a crash in between, reconcile follows them.
        moved: list[tuple[Picture, Path]] = []
        try:
            with disk_errors(self._folders.pictures):
                for picture in pictures:
                    path = move_to_free_name(self._disk, picture.path, folder, picture.path.name)
                    moved.append((picture, path))
                for changed in {picture.path.parent for picture in pictures} | {folder}:
                    self._disk.sync_folder(changed)
            with self._database.transaction():
                for picture, path in moved:
                    self._pictures.set_place(picture.id, path.name, deleted_at=deleted_at)
        except BaseException:
            for picture, path in moved:
                with contextlib.suppress(OSError):
                    self._disk.move(path, picture.path)
            raise


def _hide(folder: Path) -> None:
    if sys.platform == "win32":
        # There, a leading dot hides nothing.
        hidden = 0x2
        ctypes.windll.kernel32.SetFileAttributesW(str(folder), hidden)
