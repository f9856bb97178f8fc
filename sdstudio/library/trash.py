"""Deleting pictures: to a trash in their folder, from which they can be restored, and later to the
system's trash.
"""

import contextlib
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from send2trash import send2trash

from sdstudio.disk import Disk, disk_errors
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library.database import Database, utc_now
from sdstudio.library.files import move_to_free_name
from sdstudio.library.picture_folders import OWN_FOLDER, make_trash, trash_in
from sdstudio.library.picture_table import PictureTable
from sdstudio.library.pictures import AnyPicture, Picture, PicturePlace

SendToTrash = Callable[[Path], None]
#: Days in the library's own trash, before the system's.
KEPT_DAYS = 30
_PURGED_AT_ONCE = 50


def send_to_system_trash(path: Path) -> None:
    """Move a file to the system's trash. Raises ``OSError`` if there is none."""
    send2trash(path)


class Trash:
    """Moves pictures' files together with their rows. Nothing here destroys a picture.

    Args:
        about_to_purge: called with the ids of pictures whose files are about to leave the library.
        purged: called with the ids of those whose files have left it, while it still knows them,
            and the hashes of pixels that are still in use elsewhere.
    """

    def __init__(
        self,
        database: Database,
        pictures: PictureTable,
        disk: Disk,
        send_to_trash: SendToTrash,
        about_to_purge: Callable[[Sequence[int]], None],
        purged: Callable[[Sequence[int], Collection[str]], None],
    ) -> None:
        self._about_to_purge = about_to_purge
        self._purged = purged
        self._database = database
        self._pictures = pictures
        self._disk = disk
        self._send_to_trash = send_to_trash

    def pictures(self, limit: int) -> list[Picture]:
        """Up to ``limit`` pictures in the trash of the pictures folder, newest first."""
        return self._pictures.page(limit, deleted=True)

    def delete(self, picture_ids: Iterable[int]) -> None:
        """Move pictures to the trash of their folder: all of them or none.

        One whose file is already gone is hidden; if the file returns, so does the picture.

        Raises:
            StudioError: the disk's failure, or ``FOLDER_UNREACHABLE``.
        """
        shown = [one for one in self._some(picture_ids) if not one.is_deleted]
        gone = self._gone(shown)
        for folder_id, root in {(one.folder_id, one.root) for one in shown if one not in gone}:
            with disk_errors(root):
                make_trash(self._disk, root, is_own=folder_id == OWN_FOLDER)
        self._move(shown, gone, utc_now())

    def restore(self, picture_ids: Iterable[int]) -> list[AnyPicture]:
        """Undo :meth:`delete`; returns the restored pictures.

        A name that is taken gets a number.

        Raises:
            StudioError: as :meth:`delete`; then nothing was restored.
        """
        deleted = [one for one in self._some(picture_ids) if one.is_deleted]
        gone = self._gone(deleted)
        self._move(deleted, gone, None)
        restored: list[AnyPicture] = []
        for place in deleted:
            if place not in gone:
                with contextlib.suppress(KeyError):
                    restored.append(self._pictures.any(place.id))
        return restored

    def ids(self, older_than_days: int | None = None) -> list[int]:
        """The pictures in the trash of any folder.

        Args:
            older_than_days: only those deleted longer ago. Where the clock was set back, some may
                have been deleted in the future.
        """
        if older_than_days is None:
            return self._pictures.deleted_before(None)
        return self._pictures.deleted_before(datetime.now(UTC) - timedelta(days=older_than_days))

    def purge(self, picture_ids: Iterable[int], in_use: Collection[str] = ()) -> int:
        """Move those of the pictures that are in the trash to the system's; returns how many.

        If the system has no trash for that disk, they stay.

        Args:
            in_use: hashes of pixels that a draft refers to.
        """
        places = [one for one in self._some(picture_ids) if one.is_deleted]
        count = 0
        # A crash in between leaves rows without files, at most of one batch.
        for start in range(0, len(places), _PURGED_AT_ONCE):
            gone = []
            self._about_to_purge([place.id for place in places[start : start + _PURGED_AT_ONCE]])
            for place in places[start : start + _PURGED_AT_ONCE]:
                with contextlib.suppress(OSError):
                    self._send_to_trash(place.path)
                    gone.append(place.id)
            self._purged(gone, in_use)
            with self._database.transaction():
                self._pictures.forget(gone)
            count += len(gone)
        return count

    def _some(self, picture_ids: Iterable[int]) -> list[PicturePlace]:
        """The places of these ids, except those whose files have since been written over."""
        found = []
        for id_ in picture_ids:
            with contextlib.suppress(KeyError):
                found.append(self._pictures.place(id_))
        return found

    def _gone(self, places: list[PicturePlace]) -> list[PicturePlace]:
        """Those of ``places`` that have no file."""
        for folder_id, root in {(one.folder_id, one.root) for one in places}:
            # Otherwise all pictures of a drive that was disconnected would be gone.
            if folder_id != OWN_FOLDER and not root.is_dir():
                raise StudioError(ErrorCode.FOLDER_UNREACHABLE, folder=str(root))
        gone = []
        for place in places:
            with disk_errors(place.root):
                if _is_gone(place.path):
                    gone.append(place)
        return gone

    def _move(
        self, places: list[PicturePlace], gone: list[PicturePlace], deleted_at: str | None
    ) -> None:
        # Files first: after a crash in between, reconcile updates the rows.
        moved: list[tuple[PicturePlace, Path, str]] = []
        try:
            for place in places:
                if place not in gone:
                    with disk_errors(place.root):
                        moved.append((place, *self._move_file(place)))
            for folder in {path.parent for one, to, _ in moved for path in (one.path, to)}:
                with disk_errors(folder):
                    self._disk.sync_folder(folder)
            with self._database.transaction():
                self._pictures.set_missing(place.id for place in gone)
                for place, _, name in moved:
                    self._pictures.set_place(
                        place.id, name, deleted_at=deleted_at, folder_id=place.folder_id
                    )
        except BaseException:
            for place, path, _ in moved:
                with contextlib.suppress(OSError):
                    self._disk.move(path, place.path)
            raise

    def _move_file(self, place: PicturePlace) -> tuple[Path, str]:
        """Move a file between folder and trash, each below the same folders; its new name."""
        inside = PurePosixPath(place.name)
        to = (place.root if place.is_deleted else trash_in(place.root)) / inside.parent
        if not to.is_dir():
            self._disk.make_folder(to)
        path = move_to_free_name(self._disk, place.path, to, inside.name)
        return path, str(inside.with_name(path.name))


def _is_gone(path: Path) -> bool:
    """Whether there is no such file; raises if that can't be determined."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    return False
