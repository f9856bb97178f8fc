"""Rows for files that were read in a folder. Used on the library's thread."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sdstudio.library.database import Database, utc_now
from sdstudio.library.file_reading import SETTINGS_VERSION, ReadFile, Unread, UnreadFile
from sdstudio.library.folder_listing import FolderFile
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.picture_table import PictureTable


@dataclass(frozen=True, slots=True)
class Indexed:
    """What was found in a folder.

    Args:
        added: ids of pictures that weren't in the library.
        missing: how many pictures' files have vanished since the last time.
        returned: how many came back, were renamed or moved here.
        unreadable: files that aren't pictures or are damaged.
        remaining: files that are still to be read.
        is_unsettled: some files may be incomplete; look again in a while.
        read: how many files were read.
        is_available: whether the folder could be reached.
    """

    added: tuple[int, ...] = ()
    missing: int = 0
    returned: int = 0
    unreadable: int = 0
    remaining: int = 0
    is_unsettled: bool = field(default=False, compare=False)
    read: int = field(default=0, compare=False)
    is_available: bool = True

    def __add__(self, other: "Indexed") -> "Indexed":
        return Indexed(
            self.added + other.added,
            self.missing + other.missing,
            self.returned + other.returned,
            self.unreadable + other.unreadable,
            other.remaining,
            self.is_unsettled or other.is_unsettled,
            self.read + other.read,
            self.is_available and other.is_available,
        )


class FolderRows:
    """Rows for files of one folder."""

    def __init__(
        self,
        database: Database,
        pictures: PictureTable,
        sync: JournalSync,
        folder_id: int,
    ) -> None:
        self._database = database
        self._pictures = pictures
        self._sync = sync
        self._folder_id = folder_id

    def take(self, results: Sequence[ReadFile | UnreadFile]) -> Indexed:
        """Rows for those files, in one transaction.

        Raises:
            StudioError: the disk's failure; then nothing has changed.
        """
        added: list[int] = []
        returned = unreadable = 0
        is_unsettled = False
        with self._database.transaction():
            # Oldest first, so that newer pictures have higher ids within a step.
            for one in sorted(results, key=lambda one: one.file.modified_ns):
                if isinstance(one, UnreadFile):
                    is_unsettled |= one.reason is Unread.UNFINISHED
                    unreadable += one.reason is Unread.UNREADABLE
                    if one.reason is Unread.UNREADABLE:
                        self._note_unreadable(one.file)
                    continue
                is_known = self._is_known(one)
                id_, is_new = self._take(one)
                if is_new:
                    added.append(id_)
                elif not is_known:
                    returned += 1
                self._note_texts(id_, one)
            self._sync.note_imported(added, is_last=False)
        return Indexed(
            tuple(added),
            returned=returned,
            unreadable=unreadable,
            is_unsettled=is_unsettled,
            read=len(results),
        )

    def take_trashed(self, new: ReadFile, *, is_ours: bool) -> None:
        """A row for a file in the trash. Part of a transaction."""
        row = self._database.execute(
            "SELECT id, identity FROM picture"
            " WHERE name = ? AND folder_id = ? AND deleted_at IS NOT NULL",
            (new.file.name, self._folder_id),
        ).fetchone()
        id_ = self._pictures.missing_like(new.identity)
        if row is not None and row[1] == new.identity:
            id_ = int(row[0])
        if id_ is None and not is_ours:
            return
        if row is not None and row[0] != id_:
            self._pictures.forget([row[0]])
        if id_ is None:
            id_ = self._insert(new, deleted_at=utc_now())
            self._sync.note_imported([id_], is_last=False)
        else:
            self._pictures.set_place(
                id_, new.file.name, deleted_at=utc_now(), folder_id=self._folder_id
            )
            self._write(id_, new)
        self._note_texts(id_, new)

    def _is_known(self, new: ReadFile) -> bool:
        """Whether the library shows just this picture there, and the file is only read again."""
        row = self._database.execute(
            "SELECT 1 FROM picture INDEXED BY picture_name WHERE name = ? AND folder_id = ?"
            " AND deleted_at IS NULL AND missing_since IS NULL AND identity = ?"
            " AND size_bytes = ? AND modified_ns = ?",
            (
                new.file.name,
                self._folder_id,
                new.identity,
                new.file.size_bytes,
                new.file.modified_ns,
            ),
        ).fetchone()
        return row is not None

    def _take(self, new: ReadFile) -> tuple[int, bool]:
        """The id of the picture of a file, and whether it wasn't in the library."""
        row = self._database.execute(
            "SELECT id, identity, settings, width, height FROM picture INDEXED BY picture_name"
            " WHERE name = ? AND folder_id = ? AND deleted_at IS NULL",
            (new.file.name, self._folder_id),
        ).fetchone()
        if row is not None:
            id_, key, *shown = row
            if key == new.identity or (
                # The same picture, after the artist changed it in another program.
                new.settings is not None
                and shown == [new.settings, new.width, new.height]
                and len(new.settings) > len('{"program":""}')
            ):
                self._write(id_, new)
                return id_, False
            # Another picture has that name now. What was added to the first is in the journal, and
            # returns to it if it has another name.
            self._pictures.forget([id_])
        old_id = self._pictures.missing_like(new.identity)
        if old_id is not None:
            self._pictures.set_place(
                old_id, new.file.name, deleted_at=None, folder_id=self._folder_id
            )
            self._write(old_id, new)
            return old_id, False
        return self._insert(new), True

    def _insert(self, new: ReadFile, deleted_at: str | None = None) -> int:
        values = {**self._columns(new), "deleted_at": deleted_at}
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        cursor = self._database.execute(
            f"INSERT INTO picture (name, folder_id, {names}) VALUES (?, ?, {marks})",
            (new.file.name, self._folder_id, *values.values()),
        )
        return cursor.lastrowid or 0

    def _write(self, picture_id: int, new: ReadFile) -> None:
        values = self._columns(new)
        changes = ", ".join(f"{name} = ?" for name in values)
        self._database.execute(
            f"UPDATE picture SET missing_since = NULL, {changes} WHERE id = ?",
            (*values.values(), picture_id),
        )

    def _columns(self, new: ReadFile) -> dict[str, Any]:
        made = new.metadata
        return {
            "identity": new.identity,
            "created_at": new.created_at,
            "width": new.width,
            "height": new.height,
            "request": made and made.request.model_dump_json(),
            "provenance": made and made.provenance.model_dump_json(),
            "settings": new.settings,
            "settings_version": SETTINGS_VERSION if made is None else None,
            "size_bytes": new.file.size_bytes,
            "modified_ns": new.file.modified_ns,
        }

    def _note_texts(self, picture_id: int, new: ReadFile) -> None:
        if new.texts is None:
            self._database.execute("DELETE FROM embedded_text WHERE picture_id = ?", (picture_id,))
        else:
            texts, is_whole = new.texts
            self._database.execute(
                "INSERT OR REPLACE INTO embedded_text VALUES (?, ?, ?)",
                (picture_id, is_whole, texts),
            )

    def _note_unreadable(self, file: FolderFile) -> None:
        self._database.execute(
            "INSERT OR REPLACE INTO unread_file VALUES (?, ?, ?, ?)",
            (self._folder_id, file.name, file.size_bytes, file.modified_ns),
        )
