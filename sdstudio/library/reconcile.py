"""Updates the table from the folder: the files are the truth, the table is their index."""

from __future__ import annotations

import contextlib
import itertools
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sdstudio import __version__
from sdstudio.disk import TEMPORARY_PREFIX, TEMPORARY_SUFFIX, Disk
from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_facts
from sdstudio.library.database import Database, utc_now
from sdstudio.library.files import is_second_name
from sdstudio.library.folders import Folders
from sdstudio.library.identity import identity
from sdstudio.library.last_listing import LastListing
from sdstudio.library.picture_rows import NewPicture, created_at
from sdstudio.library.picture_table import PictureTable
from sdstudio.library.reconciled import Reconciled, Tally

if TYPE_CHECKING:
    from sdstudio.library.journal_sync import JournalSync

_READ_BY_KEY: Final = "foreign_files_read_by"
# The command line may write while the library is open; a file older than this has no writer.
_TEMPORARY_AGE_S: Final = 600
# A file that is being copied is written to more often than this.
_SETTLED_S: Final = 10
# How much is done in a step: about 10 ms.
_LISTED_AT_ONCE: Final = 1000
_COMPARED_AT_ONCE: Final = 5000
_CHANGED_AT_ONCE: Final = 500
_READING_S: Final = 0.01

#: No name comes after it.
_LAST_NAME: Final = "\U0010ffff"

_CREATE_SEEN: Final = """
CREATE TEMP TABLE {seen} (
    name TEXT NOT NULL, in_trash INTEGER NOT NULL, size_bytes INTEGER, modified_ns INTEGER,
    PRIMARY KEY (name, in_trash)
) WITHOUT ROWID"""

# Rows that differ from the files, in a range of names.
_DIFFERENT: Final = """
SELECT p.id, p.name, p.deleted_at, p.missing_since, p.size_bytes, p.modified_ns,
    here.size_bytes, here.modified_ns, here.name IS NOT NULL, there.name IS NOT NULL
FROM picture p INDEXED BY picture_file
LEFT JOIN temp.{seen} here ON here.name = p.name AND here.in_trash = (p.deleted_at IS NOT NULL)
LEFT JOIN temp.{seen} there ON there.name = p.name AND there.in_trash = (p.deleted_at IS NULL)
WHERE p.folder_id = 1 AND p.name > ? AND p.name <= ?
    AND (here.name IS NULL OR p.missing_since IS NOT NULL
        OR p.size_bytes IS NOT here.size_bytes OR p.modified_ns IS NOT here.modified_ns)
ORDER BY p.name"""

# Files that have no row, or one that was read from another file of that name.
_UNREAD: Final = """
SELECT s.name, s.in_trash, s.size_bytes, s.modified_ns
FROM temp.{seen} s
LEFT JOIN picture p INDEXED BY picture_file
    ON p.folder_id = 1 AND p.name = s.name AND (p.deleted_at IS NOT NULL) = s.in_trash
LEFT JOIN foreign_file f
    ON f.name = s.name AND f.size_bytes = s.size_bytes AND f.modified_ns = s.modified_ns
WHERE s.name > ? AND s.name <= ? AND s.size_bytes IS NOT NULL
    AND ((p.id IS NULL AND f.name IS NULL) OR (p.size_bytes IS NOT NULL
        AND (p.size_bytes <> s.size_bytes OR p.modified_ns <> s.modified_ns)))
ORDER BY s.name"""

# All of them, whatever was read before.
_EVERY: Final = """
SELECT s.name, s.in_trash, s.size_bytes, s.modified_ns
FROM temp.{seen} s
WHERE s.name > ? AND s.name <= ? AND s.size_bytes IS NOT NULL
ORDER BY s.name"""


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    in_trash: bool
    size_bytes: int
    modified_ns: int


class Reconciler:
    """Compares names, sizes and times, and reads only files that are new or were written over.

    SQLite compares them, in a temporary table: with a million files Python would need half a
    gigabyte for that, and seconds in which no other thread runs.
    """

    def __init__(
        self,
        database: Database,
        pictures: PictureTable,
        folders: Folders,
        disk: Disk,
        sync: JournalSync,
        state: LastListing,
    ) -> None:
        self._database = database
        self._pictures = pictures
        self._folders = folders
        self._disk = disk
        self._sync = sync
        self._state = state
        #: Whether nothing has to be looked at again unless something changes.
        self._is_complete = False
        #: Refused by the disk: not read again until all others have been.
        self._refused: set[_File] = set()
        self._numbers = itertools.count()

    def is_current(self) -> bool:
        """Whether only the library has changed the folder since all of it was reconciled."""
        return self._state.is_known()

    def run(self, reads_max: int | None = None) -> Tally:
        """Reconcile, reading at most ``reads_max`` unknown files.

        A folder that can't be listed changes nothing, unlike one that doesn't exist.
        """
        found = Tally()
        for step in self.steps(reads_max):
            found.add(step)
        return found

    def steps(
        self, reads_max: int | None = None, *, reads_all: bool = False
    ) -> Iterator[Reconciled]:
        """The same in steps of some milliseconds, between which the library may be changed.

        Args:
            reads_all: read every file again, and write its row from it.

        Raises:
            StudioError: the disk's failures; the steps until then stay.
        """
        seen = f"seen_{next(self._numbers)}"
        self._database.execute(_CREATE_SEEN.format(seen=seen))
        is_done, self._is_complete = False, True
        try:
            for entry in _entries(self._folders.journal.parent):
                self._remove_leftover(entry)
            self._state.note_listing()
            yield from self._list(seen, in_trash=False)
            yield from self._list(seen, in_trash=True)
            with self._database.transaction():
                self._forget_what_another_version_read()
            yield from self._follow_files(seen)
            yield from self._read_files(seen, reads_max, reads_all=reads_all)
            is_done = self._is_complete
        except OSError:
            return
        finally:
            if not is_done:
                self._state.forget()
            # The library may be closed by now.
            with contextlib.suppress(sqlite3.Error):
                self._database.execute(f"DROP TABLE temp.{seen}")

    def forget_readings(self) -> None:
        """Have every file read again, and its row written from it.

        Files in other folders are read when those are next looked into.
        """
        with self._database.transaction():
            for table in ("foreign_file", "unread_file"):
                self._database.execute(f"DELETE FROM {table}")
            self._database.execute("UPDATE picture SET size_bytes = -1, modified_ns = -1")

    def _list(self, seen: str, *, in_trash: bool) -> Iterator[Reconciled]:
        entries = _entries(self._folder(in_trash))
        while some := tuple(itertools.islice(entries, _LISTED_AT_ONCE)):
            for entry in some:
                self._remove_leftover(entry)
            files = [(name, in_trash, size, time_ns) for name, size, time_ns in png_files(some)]
            self._is_complete &= all(size is not None for _, _, size, _ in files)
            with self._database.transaction():
                self._database.executemany(
                    f"INSERT OR REPLACE INTO temp.{seen} VALUES (?, ?, ?, ?)", files
                )
            yield Reconciled()

    def _forget_what_another_version_read(self) -> None:
        """After an update, the program may recognise pictures made by a newer version."""
        version = self._database.execute(
            "SELECT value FROM meta WHERE key = ?", (_READ_BY_KEY,)
        ).fetchone()
        if version != (__version__,):
            self._database.execute("DELETE FROM foreign_file")
            self._database.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", (_READ_BY_KEY, __version__)
            )

    def _remove_leftover(self, entry: os.DirEntry[str]) -> None:
        if entry.name.startswith(TEMPORARY_PREFIX) and entry.name.endswith(TEMPORARY_SUFFIX):
            remove_leftover(self._disk, Path(entry.path))

    def _follow_files(self, seen: str) -> Iterator[Reconciled]:
        """Update rows whose files vanished, returned, or moved to or from the trash."""
        for after, until in self._ranges("picture INDEXED BY picture_file WHERE folder_id = 1 AND"):
            rows = self._database.execute(_DIFFERENT.format(seen=seen), (after, until)).fetchall()
            yield Reconciled()
            for some in _batches(rows, _CHANGED_AT_ONCE):
                with self._database.transaction():
                    found = self._follow(some, seen)
                yield found

    def _follow(self, rows: Iterable[tuple[Any, ...]], seen: str) -> Reconciled:
        vanished: list[int] = []
        returned = 0
        for id_, name, deleted_at, missing_since, *sizes, is_here, is_there in rows:
            if not self._pictures.is_still(id_, name, deleted_at, missing_since):
                continue  # deleted or restored since: its file was moved with it
            read, now = tuple(sizes[:2]), tuple(sizes[2:])
            in_trash = deleted_at is not None
            if is_here:
                if missing_since is not None:
                    self._pictures.set_place(id_, name, deleted_at=deleted_at)
                    returned += 1
                if read == (None, None):
                    self._note_read([_File(name, in_trash, *now)])
            elif not self._is_gone(name, seen, in_trash=in_trash):
                continue  # it came after the folder was listed
            elif (
                is_there
                and self._pictures.row_of(name, is_deleted=not in_trash) is None
                and not self._is_gone(name, seen, in_trash=not in_trash)
            ):
                # A crash in the middle of deleting, or the artist moved the file by hand.
                deleted = None if in_trash else utc_now()
                self._pictures.set_place(id_, name, deleted_at=deleted)
                returned += 1
            elif missing_since is None:
                vanished.append(id_)
        self._pictures.set_missing(vanished)
        return Reconciled(missing=len(vanished), returned=returned)

    def _is_gone(self, name: str, seen: str, *, in_trash: bool) -> bool:
        """Whether it is now: much may have happened since the folder was listed."""
        folder = self._folder(in_trash)
        if not (folder / name).is_file():
            return True
        # On Windows and macOS a file is also found by its name in another case.
        others = self._database.execute(
            f"SELECT name FROM temp.{seen} WHERE in_trash = ? AND name = ? COLLATE NOCASE"
            " AND name <> ?",
            (in_trash, name, name),
        )
        return any(_is_same(folder / other, folder / name) for (other,) in others)

    def _folder(self, in_trash: bool) -> Path:
        return self._folders.trash if in_trash else self._folders.pictures

    def _read_files(
        self, seen: str, reads_max: int | None, *, reads_all: bool
    ) -> Iterator[Reconciled]:
        """Add rows for the files that are ours and new, or were overwritten."""
        reads = 0
        remaining = 0
        if reads_all:
            self._refused.clear()
            (count,) = self._database.execute(
                f"SELECT count(*) FROM temp.{seen} WHERE size_bytes IS NOT NULL"
            ).fetchone()
            yield Reconciled(to_read=count)
        asked = (_EVERY if reads_all else _UNREAD).format(seen=seen)
        for after, until in self._ranges(f"temp.{seen} WHERE"):
            found = self._database.execute(asked, (after, until)).fetchall()
            files = [_File(name, bool(in_trash), *rest) for name, in_trash, *rest in found]
            unread = [file for file in files if file not in self._refused]
            allowed = len(unread) if reads_max is None else min(len(unread), reads_max - reads)
            reads += allowed
            remaining += len(unread) - allowed
            yield Reconciled(to_read=0 if reads_all else allowed)
            while allowed > 0:
                step, done = self._read_some(unread[:allowed])
                unread, allowed = unread[done:], allowed - done
                yield step
        self._is_complete &= not (remaining or self._refused)
        if not remaining:
            self._refused.clear()
            with self._database.transaction():
                self._sync.note_imported([], is_last=True)
        yield Reconciled(remaining=remaining)

    def _read_some(self, files: list[_File]) -> tuple[Reconciled, int]:
        """Rows for the first of ``files``, as many as can be read in a step, and how many."""
        end_s = time.monotonic() + _READING_S
        done: list[_File] = []
        with self._database.transaction():
            new: list[NewPicture] = []
            unread: list[_File] = []
            for file in files:
                if done and time.monotonic() > end_s:
                    break
                done.append(file)
                self._read(file, new, unread)
            imported, renamed = self._insert(new)
            self._sync.note_imported(imported, is_last=False)
            self._note_read(one for one in done if one not in self._refused)
        is_unsettled = any(_is_new(file) for file in unread)
        self._is_complete &= not is_unsettled
        step = Reconciled(
            tuple(imported), returned=renamed, is_unsettled=is_unsettled, read=len(done)
        )
        return step, len(done)

    def _read(self, file: _File, new: list[NewPicture], unread: list[_File]) -> None:
        """Read a file, and put what becomes of it into one of the lists, if anything."""
        try:
            facts = read_facts(self._folder(file.in_trash) / file.name)
            metadata = decode(facts.texts)
        except StudioError as error:
            unread.append(file)
            if isinstance(error.__cause__, OSError):
                # Locked, or on a sleeping drive: it may still be one of ours.
                self._refused.add(file)
                self._is_complete = False
                return
            self._database.execute(
                "INSERT OR REPLACE INTO foreign_file VALUES (?, ?, ?)",
                (file.name, file.size_bytes, file.modified_ns),
            )
            return
        found = NewPicture(
            file.name,
            facts.width,
            facts.height,
            metadata,
            identity(metadata, facts.texts),
            deleted_at=utc_now() if file.in_trash else None,
        )
        row = self._pictures.row_of(file.name, is_deleted=file.in_trash)
        if row is not None:
            id_, key = row
            if key == found.identity or self._pictures.is_made_as(id_, metadata):
                self._pictures.write_again(id_, found)
                return
            self._pictures.forget([id_])  # its file was written over
        elif self._is_half_moved(file, found.identity or ""):
            # If the disk refuses that now, the next time.
            with contextlib.suppress(OSError):
                self._disk.remove(self._folder(file.in_trash) / file.name)
            return
        new.append(found)

    def _is_half_moved(self, file: _File, key: str) -> bool:
        """Whether a file is just a second name, in the other folder, of one that has a row.

        A program that is killed while it moves a file to the trash or back leaves both names.
        """
        new = self._folder(file.in_trash) / file.name
        other = self._folder(not file.in_trash)
        names = self._pictures.names_of(key, is_deleted=not file.in_trash)
        return any(is_second_name(new, other / name) for name in names)

    def _insert(self, found: list[NewPicture]) -> tuple[list[int], int]:
        """Rows for ``found``, oldest first: the new ids, and how many files were only renamed."""
        imported: list[int] = []
        renamed = 0
        for new in sorted(found, key=lambda new: created_at(new.metadata.provenance)):
            old_id = self._pictures.missing_like(new.identity or identity(new.metadata))
            if old_id is not None:
                self._pictures.set_place(old_id, new.name, deleted_at=new.deleted_at)
                renamed += 1
            else:
                imported.append(self._pictures.insert(new).id)
        return imported, renamed

    def _note_read(self, files: Iterable[_File]) -> None:
        for file in files:
            self._pictures.note_file(
                file.name,
                is_deleted=file.in_trash,
                size_bytes=file.size_bytes,
                modified_ns=file.modified_ns,
            )

    def _ranges(self, source: str) -> Iterator[tuple[str, str]]:
        """Ranges that cover all names, each from after the first name up to the second."""
        after = ""
        while True:
            end = self._database.execute(
                f"SELECT name FROM {source} name > ? ORDER BY name LIMIT 1 OFFSET ?",
                (after, _COMPARED_AT_ONCE),
            ).fetchone()
            yield after, _LAST_NAME if end is None else end[0]
            if end is None:
                return
            after = end[0]


def remove_leftover(disk: Disk, path: Path) -> None:
    """Remove a temporary file, unless it may still be being written."""
    with contextlib.suppress(OSError):
        stat = path.stat()
        # A copy has the time of what it was copied from.
        if time.time() - max(stat.st_mtime, stat.st_ctime) > _TEMPORARY_AGE_S:
            disk.remove(path)


def _batches(rows: list[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def png_files(
    entries: Iterable[os.DirEntry[str]],
) -> Iterator[tuple[str, int | None, int | None]]:
    """Names, sizes and times of the PNG files among them; no size if the disk refuses it."""
    for entry in entries:
        if entry.name[-4:].lower() != ".png" or entry.name[0] == "." or not _is_file(entry):
            continue
        try:
            entry.name.encode()  # SQLite accepts only names that are Unicode
            stat = entry.stat()
        except UnicodeEncodeError:
            continue
        except OSError:
            yield entry.name, None, None
            continue
        yield entry.name, stat.st_size, stat.st_mtime_ns


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False  # a link to itself


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except (FileNotFoundError, NotADirectoryError):
        return  # not created yet, or on a disk that isn't connected


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _is_new(file: _File) -> bool:
    """Whether it was written just now."""
    return abs(time.time() - file.modified_ns / 1e9) < _SETTLED_S
