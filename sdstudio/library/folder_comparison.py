"""Compares the files of a folder with its rows. Used on the library's thread.

SQLite compares, in a temporary table, as for the pictures folder.
"""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sdstudio.library.annotation_table import AnnotationTable
from sdstudio.library.database import Database, utc_now
from sdstudio.library.file_reading import ReadFile, UnreadFile
from sdstudio.library.folder_listing import FolderFile
from sdstudio.library.folder_rows import FolderRows, Indexed
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.picture_table import PictureTable

_COMPARED_AT_ONCE: Final = 5000
_CHANGED_AT_ONCE: Final = 500
#: No name comes after it.
_LAST_NAME: Final = "\U0010ffff"
#: Longer than any name.
_NO_NAME_LENGTH: Final = 1_000_000

_CREATE_SEEN: Final = """
CREATE TEMP TABLE {seen} (
    name TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL, modified_ns INTEGER NOT NULL,
    is_unread INTEGER NOT NULL DEFAULT 0
)"""
_INDEX_SEEN: Final = """
CREATE INDEX temp.{seen}_unread ON {seen}(modified_ns) WHERE is_unread = 1"""

# Rows whose files vanished or returned, in a range of names.
_DIFFERENT: Final = """
SELECT p.id, p.name, p.missing_since, p.size_bytes IS s.size_bytes
    AND p.modified_ns IS s.modified_ns, s.name IS NOT NULL
FROM picture p INDEXED BY picture_file
LEFT JOIN temp.{seen} s ON s.name = p.name
WHERE p.folder_id = ?1 AND p.name > ?2 AND p.name <= ?3 AND p.deleted_at IS NULL
    AND instr(substr(p.name, ?4), '/') = 0
    AND (s.name IS NULL) <> (p.missing_since IS NOT NULL)
ORDER BY p.name"""

# Files that have no row, or one that was read from another file of that name.
_MARK_UNREAD: Final = """
UPDATE temp.{seen} SET is_unread = 1 WHERE name > ?2 AND name <= ?3
AND NOT EXISTS (SELECT 1 FROM picture p INDEXED BY picture_file
    WHERE p.folder_id = ?1 AND p.name = {seen}.name AND p.deleted_at IS NULL
    AND p.missing_since IS NULL
    AND p.size_bytes = {seen}.size_bytes AND p.modified_ns = {seen}.modified_ns)
AND NOT EXISTS (SELECT 1 FROM unread_file u WHERE u.folder_id = ?1 AND u.name = {seen}.name
    AND u.size_bytes = {seen}.size_bytes AND u.modified_ns = {seen}.modified_ns)"""

# All of them, whatever was read before.
_MARK_EVERY: Final = "UPDATE temp.{seen} SET is_unread = 1 WHERE name > ?2 AND name <= ?3"

_ANNOTATED: Final = """
SELECT EXISTS (SELECT 1 FROM annotation WHERE picture_id = ?1)
    OR EXISTS (SELECT 1 FROM picture_tag WHERE picture_id = ?1)
    OR EXISTS (SELECT 1 FROM board_picture WHERE picture_id = ?1)
    OR EXISTS (SELECT 1 FROM parent WHERE picture_id = ?1)"""


_SHOWN: Final = "folder_id = ? AND deleted_at IS NULL AND missing_since IS NULL"
_IN_TRASH: Final = "folder_id = ? AND deleted_at IS NOT NULL AND missing_since IS NULL"


class FolderComparison:
    """One look into a folder: note what was listed, compare, then read what is new.

    Attributes:
        database: of the library that it was begun in.
    """

    def __init__(
        self,
        database: Database,
        pictures: PictureTable,
        sync: JournalSync,
        folder_id: int,
        number: int,
    ) -> None:
        self.database = database
        self._pictures = pictures
        self._sync = sync
        self._folder_id = folder_id
        self._vanished: list[tuple[int, str]] = []
        self._rows = FolderRows(database, pictures, sync, folder_id)
        self._seen = f"listed_{number}"
        database.execute(_CREATE_SEEN.format(seen=self._seen))
        database.execute(_INDEX_SEEN.format(seen=self._seen))

    def close(self) -> None:
        """Forget what was listed."""
        with contextlib.suppress(sqlite3.Error):  # the library may be closed by now
            self.database.execute(f"DROP TABLE temp.{self._seen}")

    def note(self, files: Sequence[FolderFile]) -> None:
        """Note files that are there."""
        with self.database.transaction():
            self.database.executemany(
                f"INSERT OR REPLACE INTO temp.{self._seen} VALUES (?, ?, ?, 0)",
                ((one.name, one.size_bytes, one.modified_ns) for one in files),
            )

    def compare(
        self,
        unlisted: Sequence[str],
        only: Sequence[str] | None = None,
        *,
        reads_all: bool = False,
    ) -> Iterator[Indexed]:
        """Show pictures whose files returned, and find files that vanished or are unread.

        Args:
            unlisted: folders whose files are unknown.
            only: the folders that were listed, without those in them, if that wasn't everything;
                relative, empty for the root.
            reads_all: every file is unread, also those that were read before.
        """
        source = "picture INDEXED BY picture_file WHERE folder_id = ? AND"
        for begin, from_here in _scopes(only):
            for after, until in self._ranges(source, (self._folder_id,), begin):
                rows = self.database.execute(
                    _DIFFERENT.format(seen=self._seen), (self._folder_id, after, until, from_here)
                ).fetchall()
                yield Indexed()
                for start in range(0, len(rows), _CHANGED_AT_ONCE):
                    some = rows[start : start + _CHANGED_AT_ONCE]
                    with self.database.transaction():
                        found = self._follow(some, tuple(unlisted))
                    yield found
        mark = (_MARK_EVERY if reads_all else _MARK_UNREAD).format(seen=self._seen)
        for after, until in self._ranges(f"temp.{self._seen} WHERE", ()):
            with self.database.transaction():
                self.database.execute(mark, (self._folder_id, after, until))
            yield Indexed()

    def vanished(self) -> list[tuple[int, str]]:
        """Ids and names of some pictures whose files weren't listed.

        Their files may have returned since, so check again before hiding them.
        """
        some = self._vanished[-_CHANGED_AT_ONCE:]
        del self._vanished[-_CHANGED_AT_ONCE:]
        return some

    def hide(self, vanished: Sequence[tuple[int, str]]) -> Indexed:
        """Hide pictures whose files are gone, unless they were found elsewhere."""
        hidden: list[int] = []
        returned = 0
        with self.database.transaction():
            for id_, name in vanished:
                if self._pictures.is_at(id_, self._folder_id, name):
                    if self._takes_place_of_twin(id_):
                        returned += 1
                    else:
                        hidden.append(id_)
            self._pictures.set_missing(hidden)
        return Indexed(missing=len(hidden), returned=returned)

    def without_files(self, trashed: Sequence[FolderFile]) -> list[tuple[int, str]]:
        """Ids and names of pictures in the folder's trash that aren't among the files there."""
        names = {one.name for one in trashed}
        rows = self.database.execute(
            f"SELECT id, name FROM picture WHERE {_IN_TRASH}", (self._folder_id,)
        )
        return [(id_, name) for id_, name in rows if name not in names]

    def miss_trashed(self, gone: Sequence[tuple[int, str]]) -> None:
        """Hide pictures whose files aren't in the trash any more; they may be back in the folder.

        A program that is killed while it restores a picture leaves it like that.
        """
        now = utc_now()
        with self.database.transaction():
            self.database.executemany(
                f"UPDATE picture SET missing_since = ? WHERE {_IN_TRASH} AND id = ? AND name = ?",
                [(now, self._folder_id, id_, name) for id_, name in gone],
            )

    def unknown_trashed(self, trashed: Sequence[FolderFile], *, is_ours: bool) -> list[FolderFile]:
        """Files in the trash that are no pictures of the library's trash.

        Args:
            is_ours: this program made that trash; otherwise, they matter only if some picture is
                missing.
        """
        if not is_ours and self._pictures.count_missing(self._folder_id) == 0:
            return []
        rows = self.database.execute(
            f"SELECT name FROM picture WHERE {_IN_TRASH}", (self._folder_id,)
        )
        names = {name for (name,) in rows}
        return [one for one in trashed if one.name not in names]

    def take_trashed(self, files: Sequence[ReadFile], *, is_ours: bool) -> None:
        """Rows for files that were found in the trash.

        A program that is killed while it deletes a picture leaves it like that, and so does a
        database that is older.

        Args:
            is_ours: as in :meth:`unknown_trashed`; otherwise, only missing pictures are taken for
                those that are there.
        """
        with self.database.transaction():
            for one in files:
                self._rows.take_trashed(one, is_ours=is_ours)

    def half_moved(
        self, results: Sequence[ReadFile | UnreadFile], *, in_trash: bool
    ) -> dict[str, list[str]]:
        """Of which files there are pictures in the other place, and their names there.

        Args:
            in_trash: whether that is where ``results`` were read.
        """
        condition = _SHOWN if in_trash else _IN_TRASH
        found: dict[str, list[str]] = {}
        for one in results:
            if isinstance(one, ReadFile):
                rows = self.database.execute(
                    f"SELECT name FROM picture WHERE {condition} AND identity = ?",
                    (self._folder_id, one.identity),
                ).fetchall()
                if rows:
                    found[one.file.name] = [name for (name,) in rows]
        return found

    def unread(self, limit: int) -> tuple[list[FolderFile], int]:
        """The newest files that have to be read, and how many there are."""
        condition = f"FROM temp.{self._seen} WHERE is_unread = 1"
        rows = self.database.execute(
            f"SELECT name, size_bytes, modified_ns {condition} ORDER BY modified_ns DESC LIMIT ?",
            (limit,),
        ).fetchall()
        (count,) = self.database.execute(f"SELECT count(*) {condition}").fetchone()
        return [FolderFile(*row) for row in rows], int(count)

    def take(
        self, files: Sequence[FolderFile], results: Sequence[ReadFile | UnreadFile]
    ) -> Indexed:
        """Rows for ``files``, which were read."""
        found = self._rows.take(results)
        with self.database.transaction():
            self.database.executemany(
                f"UPDATE temp.{self._seen} SET is_unread = 0 WHERE name = ?",
                ((one.name,) for one in files),
            )
        return found

    def finish(self) -> None:
        """All files were read."""
        with self.database.transaction():
            self._sync.note_imported([], is_last=True)

    def _follow(self, rows: Sequence[tuple[Any, ...]], unlisted: tuple[str, ...]) -> Indexed:
        returned = 0
        for id_, name, missing_since, is_same, is_here in rows:
            if not self._pictures.is_still(id_, name, None, missing_since):
                continue  # deleted or restored since: its file was moved with it
            if is_here:
                if is_same:  # otherwise it is read first
                    self._pictures.set_place(id_, name, deleted_at=None, folder_id=self._folder_id)
                    returned += 1
            elif not (unlisted and name.startswith(unlisted)):
                self._vanished.append((id_, name))
        return Indexed(returned=returned)

    def _takes_place_of_twin(self, picture_id: int) -> bool:
        """Move a picture to the place where its file was found before it was missed at the old one.

        That keeps what was added to it.
        """
        if not self._is_annotated(picture_id):
            return False
        row = self.database.execute(
            "SELECT twin.id, twin.folder_id, twin.name, twin.size_bytes, twin.modified_ns"
            " FROM picture p JOIN picture twin ON twin.identity = p.identity"
            " AND twin.id > p.id AND twin.deleted_at IS NULL AND twin.missing_since IS NULL"
            " WHERE p.id = ? ORDER BY twin.id LIMIT 1",
            (picture_id,),
        ).fetchone()
        if row is None:
            return False
        # The journal may have given it the same already.
        if self._is_annotated(row[0]):
            added = AnnotationTable(self.database).get([picture_id, row[0]])
            if added.get(picture_id) != added.get(row[0]):
                return False
        twin_id, folder_id, name, size_bytes, modified_ns = row
        self.database.execute("DELETE FROM picture WHERE id = ?", (twin_id,))
        self._pictures.set_place(picture_id, name, deleted_at=None, folder_id=folder_id)
        self.database.execute(
            "UPDATE picture SET size_bytes = ?, modified_ns = ? WHERE id = ?",
            (size_bytes, modified_ns, picture_id),
        )
        return True

    def _is_annotated(self, picture_id: int) -> bool:
        return bool(self.database.execute(_ANNOTATED, (picture_id,)).fetchone()[0])

    def _ranges(
        self, source: str, values: tuple[Any, ...], begin: str = ""
    ) -> Iterator[tuple[str, str]]:
        """Ranges that cover all names with that beginning: from after one name up to another."""
        after, last = begin, begin + _LAST_NAME
        while True:
            end = self.database.execute(
                f"SELECT name FROM {source} name > ? AND name <= ? ORDER BY name LIMIT 1 OFFSET ?",
                (*values, after, last, _COMPARED_AT_ONCE),
            ).fetchone()
            yield after, last if end is None else end[0]
            if end is None:
                return
            after = end[0]


def _scopes(only: Sequence[str] | None) -> list[tuple[str, int]]:
    """How the names begin that are compared, and from which character on they have no ``/``."""
    if only is None:
        return [("", _NO_NAME_LENGTH)]
    begins = [f"{name}/" if name else "" for name in only]
    return [(begin, len(begin) + 1) for begin in begins]
