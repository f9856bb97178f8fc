"""Deleting pictures: to the library's own trash, from which they can be restored, and later to the
system's trash.
"""

import contextlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from send2trash import send2trash

from sdstudio.disk import Disk, disk_errors
from sdstudio.library.database import Database, utc_now
from sdstudio.library.files import hide, move_to_free_name
from sdstudio.library.folders import Folders
from sdstudio.library.pictures import Picture, PictureTable

SendToTrash = Callable[[Path], None]
#: Days in the library's own trash, before the system's.
KEPT_DAYS = 30
_PURGED_AT_ONCE = 50


def send_to_system_trash(path: Path) -> None:
    """Move a file to the system's trash. Raises ``OSError`` if there is none."""
    send2trash(path)


class Trash:
    """Moves pictures' files together with their rows. Nothing here destroys a picture."""

    def __init__(
        self,
        database: Database,
        pictures: PictureTable,
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

        One whose file is already gone is hidden; if the file returns, so does the picture.

        Raises:
            StudioError: the disk's failure.
        """
        shown = [one for one in self._some(picture_ids) if not one.is_deleted]
        with disk_errors(self._folders.pictures):
            gone = [one for one in shown if _is_gone(one.path)]
            if len(gone) < len(shown):
                self._disk.make_folder(self._folders.trash)
                hide(self._folders.trash)
        self._move(shown, gone, self._folders.trash, utc_now())

    def restore(self, picture_ids: Iterable[int]) -> list[Picture]:
        """Undo :meth:`delete`; returns the restored pictures. A name that is taken gets a number.

        Raises:
            StudioError: the disk's failure; then nothing was restored.
        """
        deleted = [one for one in self._some(picture_ids) if one.is_deleted]
        with disk_errors(self._folders.pictures):
            gone = [one for one in deleted if _is_gone(one.path)]
        self._move(deleted, gone, self._folders.pictures, None)
        return [self._pictures.get(picture.id) for picture in deleted if picture not in gone]

    def purge(self, older_than_days: int) -> int:
        """Move pictures deleted longer ago to the system's trash; returns how many.

        If the system has no trash for that disk, they stay.
        """
        moment = datetime.now(UTC) - timedelta(days=older_than_days)
        old = self._pictures.deleted_before(moment)
        count = 0
        # A crash in between leaves rows without files, at most of one batch.
        for start in range(0, len(old), _PURGED_AT_ONCE):
            gone = []
            for picture in old[start : start + _PURGED_AT_ONCE]:
                with contextlib.suppress(OSError):
                    self._send_to_trash(picture.path)
                    gone.append(picture.id)
            with self._database.transaction():
                self._pictures.forget(gone)
            count += len(gone)
        return count

    def _some(self, picture_ids: Iterable[int]) -> list[Picture]:
        """The pictures of these ids, except those whose files have since been written over."""
        found = []
        for id_ in picture_ids:
            with contextlib.suppress(KeyError):
                found.append(self._pictures.get(id_))
        return found

    def _move(
        self, pictures: list[Picture], gone: list[Picture], folder: Path, deleted_at: str | None
    ) -> None:
        # Files first: after a crash in between, reconcile updates the rows.
        there = [picture for picture in pictures if picture not in gone]
        moved: list[tuple[Picture, Path]] = []
        try:
            with disk_errors(self._folders.pictures):
                for picture in there:
                    path = move_to_free_name(self._disk, picture.path, folder, picture.path.name)
                    moved.append((picture, path))
                for changed in {place for one, _ in moved for place in (one.path.parent, folder)}:
                    self._disk.sync_folder(changed)
            with self._database.transaction():
                self._pictures.set_missing(picture.id for picture in gone)
                for picture, path in moved:
                    self._pictures.set_place(picture.id, path.name, deleted_at=deleted_at)
        except BaseException:
            for picture, path in moved:
                with contextlib.suppress(OSError):
                    self._disk.move(path, picture.path)
            raise


def _is_gone(path: Path) -> bool:
    """Whether there is no such file; raises if that can't be determined."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    return False
