"""Updates the table from folders that are indexed where they are. Used on the library's thread.

Slow disk work (listing, reading) is done elsewhere; here rows are written, some at a time.
"""

import itertools
import json
from collections.abc import Collection, Sequence
from typing import Final

from sdstudio import __version__
from sdstudio.library.database import Database
from sdstudio.library.file_reading import SETTINGS_VERSION, ReadFile, read_again
from sdstudio.library.folder_comparison import FolderComparison
from sdstudio.library.folder_rows import FolderRows
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.picture_table import PictureTable

_READ_BY_KEY: Final = "unread_files_read_by"
_READ_AGAIN_AT_ONCE: Final = 50


class FolderIndex:
    """Takes over what was listed and read, and reads texts again with a newer reader."""

    def __init__(self, database: Database, pictures: PictureTable, sync: JournalSync) -> None:
        self._database = database
        self._pictures = pictures
        self._sync = sync
        self._numbers = itertools.count()

    def begin(self, folder_id: int) -> FolderComparison:
        """Begin to look into a folder."""
        with self._database.transaction():
            self._forget_what_another_version_read()
        return FolderComparison(
            self._database, self._pictures, self._sync, folder_id, next(self._numbers)
        )

    def is_of(self, look: FolderComparison) -> bool:
        """Whether ``look`` was begun here, not in a library that was closed since."""
        return look.database is self._database

    def put(self, folder_id: int, files: Sequence[ReadFile]) -> list[int]:
        """Rows for files that were just imported; their ids, also of those found meanwhile."""
        rows = FolderRows(self._database, self._pictures, self._sync, folder_id)
        rows.take(files)
        ids = []
        for file in files:
            found = self._database.execute(
                "SELECT id FROM picture WHERE name = ? AND folder_id = ? AND deleted_at IS NULL",
                (file.file.name, folder_id),
            ).fetchone()
            if found is not None:
                ids.append(int(found[0]))
        return ids

    def finish_import(self) -> None:
        """No more are about to come."""
        with self._database.transaction():
            self._sync.note_imported([], is_last=True)

    def known(self, identities: Collection[str]) -> set[str]:
        """Those of ``identities`` that belong to a picture that is shown."""
        found = set()
        for one in identities:
            row = self._database.execute(
                "SELECT 1 FROM picture WHERE identity = ? AND deleted_at IS NULL"
                " AND missing_since IS NULL LIMIT 1",
                (one,),
            ).fetchone()
            if row is not None:
                found.add(one)
        return found

    def trashed(self, identities: Collection[str]) -> set[str]:
        """Those of ``identities`` that belong to a picture in the trash."""
        rows = self._database.execute(
            "SELECT DISTINCT identity FROM picture WHERE deleted_at IS NOT NULL"
            " AND identity IN (SELECT value FROM json_each(?))",
            (json.dumps(list(identities)),),
        )
        return {str(identity) for (identity,) in rows}

    def read_again_step(self) -> bool:
        """Read the texts of some pictures again if the reader is newer; whether some remain.

        Raises:
            StudioError: the disk's failure.
        """
        rows = self._database.execute(
            "SELECT id, width, height, texts, is_whole FROM picture"
            " LEFT JOIN embedded_text ON picture_id = id"
            " WHERE settings_version < ? ORDER BY id DESC LIMIT ?",
            (SETTINGS_VERSION, _READ_AGAIN_AT_ONCE),
        ).fetchall()
        if not rows:
            return False
        with self._database.transaction():
            for id_, width, height, texts, is_whole in rows:
                settings = read_again(texts, width, height) if texts and is_whole else None
                self._database.execute(
                    "UPDATE picture SET settings = coalesce(?, settings), settings_version = ?,"
                    " size_bytes = iif(?, -1, size_bytes) WHERE id = ?",
                    # Texts that were too long to store are read from the file.
                    (settings, SETTINGS_VERSION, texts is not None and not is_whole, id_),
                )
        return True

    def _forget_what_another_version_read(self) -> None:
        version = self._database.execute(
            "SELECT value FROM meta WHERE key = ?", (_READ_BY_KEY,)
        ).fetchone()
        if version != (__version__,):
            self._database.execute("DELETE FROM unread_file")
            self._database.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", (_READ_BY_KEY, __version__)
            )
