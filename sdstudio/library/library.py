"""The library: pictures in a visible folder, their index and the queue in a database."""

import contextlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.domain.provenance import Provenance
from sdstudio.domain.request import GenerationRequest
from sdstudio.imaging.png import RgbImage, encode_png
from sdstudio.library import thumbnails
from sdstudio.library.database import database_errors, open_database, transaction
from sdstudio.library.files import Disk, SystemDisk, disk_errors, place
from sdstudio.library.jobs import JobQueue
from sdstudio.library.lock import LibraryLock
from sdstudio.library.names import alternatives, picture_name
from sdstudio.library.reconcile import Reconciled, Reconciler
from sdstudio.library.repository import (
    Folders,
    NewPicture,
    Picture,
    PictureRepository,
    created_at,
)
from sdstudio.library.trash import SendToTrash, Trash, send_to_system_trash


class Library:
    """The one writer of a library. Made by :meth:`open`; used by one thread at a time.

    Attributes:
        queue: the jobs.
        notices: failures that were repaired while opening, to be told to the artist.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        folders: Folders,
        lock: LibraryLock,
        disk: Disk,
        send_to_trash: SendToTrash,
    ) -> None:
        self.queue = JobQueue(connection)
        self.notices: list[StudioError] = []
        self._connection = connection
        self._folders = folders
        self._lock = lock
        self._disk = disk
        self._pictures = PictureRepository(connection, folders)
        self._trash = Trash(connection, self._pictures, folders, disk, send_to_trash)
        self._reconciler = Reconciler(connection, self._pictures, folders, disk)

    @classmethod
    def open(
        cls,
        pictures: Path,
        data: Path,
        disk: Disk | None = None,
        *,
        send_to_trash: SendToTrash = send_to_system_trash,
    ) -> "Library":
        """Open the library, making it where there is none.

        A damaged database is put aside and a new one stands in ``notices``; the next
        :meth:`reconcile` fills it from the pictures.

        Args:
            pictures: the visible folder.
            data: for the database and thumbnails.

        Raises:
            StudioError: ``LIBRARY_IN_USE``, ``LIBRARY_NEWER``, or the disk's failures.
        """
        with disk_errors(data):
            data.mkdir(parents=True, exist_ok=True)
            lock = LibraryLock(data)
        try:
            opened = open_database(data)
        except BaseException:
            lock.release()
            raise
        folders = Folders(pictures, data)
        library = cls(opened.connection, folders, lock, disk or SystemDisk(), send_to_trash)
        if opened.kept_as:
            library.notices.append(
                StudioError(
                    ErrorCode.LIBRARY_DAMAGED,
                    kept_as=opened.kept_as.name,
                    folder=str(pictures),
                )
            )
        return library

    @property
    def folders(self) -> Folders:
        """Where its things lie."""
        return self._folders

    def close(self) -> None:
        """Note a clean end and let others write."""
        with contextlib.suppress(sqlite3.Error):
            self.queue.note_clean_close()
        self._connection.close()
        self._lock.release()

    def save_picture(
        self,
        rgb: RgbImage,
        request: GenerationRequest,
        provenance: Provenance,
        *,
        job_id: int | None = None,
        index: int | None = None,
    ) -> Picture:
        """Keep a picture: when this returns, file and row are on the disk.

        Args:
            rgb: (height, width, 3).
            request: for this picture alone.
            job_id, index: picture ``index`` of that job; it is counted as done in the same step.

        Raises:
            StudioError: ``DISK_FULL``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED`` with the folder.
                Then there is neither a file nor a row.
        """
        metadata = PictureMetadata(request, provenance)
        png = encode_png(rgb, encode(metadata), program=provenance.program)
        name = picture_name(created_at(provenance), request.params.prompt, request.params.seed)
        path = place(self._disk, self._folders.pictures, alternatives(name), png)
        height, width, _ = rgb.shape
        new = NewPicture(path.name, width, height, metadata, job_id, index)
        try:
            with database_errors(self._folders.data), transaction(self._connection):
                picture = self._pictures.insert(new)
                if job_id is not None and index is not None:
                    self.queue.count_picture(job_id, index)
        except BaseException:
            # It is still in memory, and would else come back as a second picture.
            with contextlib.suppress(OSError):
                self._disk.remove(path)
            raise
        thumbnails.store(picture.thumbnail, rgb)
        return picture

    def pictures(self, limit: int, before_id: int | None = None) -> list[Picture]:
        """Up to ``limit`` pictures, newest first, those older than ``before_id``."""
        return self._pictures.page(limit, before_id)

    def trashed(self, limit: int, before_id: int | None = None) -> list[Picture]:
        """As :meth:`pictures`, of those in the library's trash."""
        return self._pictures.page(limit, before_id, deleted=True)

    def picture(self, picture_id: int) -> Picture:
        """One picture, also a deleted one. Raises ``KeyError`` where there is none."""
        return self._pictures.get(picture_id)

    def count(self) -> int:
        """How many pictures :meth:`pictures` gives in all."""
        return self._pictures.count()

    def delete(self, picture_ids: Iterable[int]) -> None:
        """Move pictures to the library's trash. Raises as :meth:`Trash.delete`."""
        self._trash.delete(picture_ids)

    def restore(self, picture_ids: Iterable[int]) -> None:
        """Undo :meth:`delete`. Raises as :meth:`Trash.restore`."""
        self._trash.restore(picture_ids)

    def purge_trash(self, older_than_days: int = 30) -> int:
        """Hand pictures deleted longer ago to the system's trash; how many went."""
        return self._trash.purge(older_than_days)

    def reconcile(self, reads_max: int | None = None) -> Reconciled:
        """Import what lies in the folder without a row, hide rows whose files vanished."""
        with database_errors(self._folders.data):
            return self._reconciler.run(reads_max)
