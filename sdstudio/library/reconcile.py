"""Updates the table from the folder: the files are the truth, the table is their index."""

import contextlib
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sdstudio import __version__
from sdstudio.disk import TEMPORARY_PREFIX, TEMPORARY_SUFFIX, Disk
from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_facts
from sdstudio.library.annotation_store import AnnotationStore
from sdstudio.library.database import Database, utc_now
from sdstudio.library.folders import Folders
from sdstudio.library.pictures import NewPicture, PictureTable, created_at, identity

_READ_BY_KEY = "foreign_files_read_by"
# The command line may write while the library is open; after this long, its writer is gone.
_TEMPORARY_AGE_S = 600
# A file that is being copied is written to more often than that.
_SETTLED_S = 10


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What was found.

    Args:
        imported: ids of pictures that were in the folder but not in the table.
        missing: how many pictures' files have vanished since the last time.
        returned: how many came back, moved between folder and trash, or were renamed.
        remaining: unknown files that were not read yet; call again.
        is_unsettled: some couldn't be read and may still be being written; call again in a while.
    """

    imported: tuple[int, ...] = ()
    missing: int = 0
    returned: int = 0
    remaining: int = 0
    is_unsettled: bool = field(default=False, compare=False)


#: The PNG files of a folder, by name.
_Entries = dict[str, os.DirEntry[str]]


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    size_bytes: int
    modified_ns: int


class Reconciler:
    """Compares names, sizes and times, and reads only files that are new or were written over."""

    def __init__(
        self,
        database: Database,
        pictures: PictureTable,
        folders: Folders,
        disk: Disk,
        annotations: AnnotationStore,
    ) -> None:
        self._database = database
        self._pictures = pictures
        self._folders = folders
        self._disk = disk
        self._annotations = annotations
        #: Refused by the disk in this pass: not read again until all others have been.
        self._refused: set[tuple[_File, bool]] = set()

    def run(self, reads_max: int | None = None) -> Reconciled:
        """Reconcile, reading at most ``reads_max`` unknown files.

        A folder that can't be listed changes nothing, unlike one that doesn't exist.
        """
        try:
            self._remove_leftovers()
            kept = _png_files(self._folders.pictures)
            trashed = _png_files(self._folders.trash)
        except OSError:
            return Reconciled()
        with self._database.transaction():
            self._forget_what_another_version_read()
            missing, returned = self._follow_files(kept, trashed)
            unknown = self._unknown(kept, trashed) + self._written_over(kept, trashed)
            batch = unknown[:reads_max]
            imported, renamed, unread = self._import(batch)
            is_last = len(batch) == len(unknown)
            self._annotations.note_imported(imported, is_last=is_last)
        is_unsettled = any(_is_new(file) for file in unread)
        if is_last:
            self._refused.clear()
        remaining = len(unknown) - len(batch)
        return Reconciled(tuple(imported), missing, returned + renamed, remaining, is_unsettled)

    def forget_readings(self) -> None:
        """Have :meth:`run` read every file again, and write its row from it."""
        with self._database.transaction():
            self._database.execute("DELETE FROM foreign_file")
            self._database.execute(
                "UPDATE picture SET size_bytes = -1, modified_ns = -1 WHERE folder_id = 1"
            )

    def _forget_what_another_version_read(self) -> None:
        """After an update, the program may recognize pictures made by a newer version."""
        version = self._database.execute(
            "SELECT value FROM meta WHERE key = ?", (_READ_BY_KEY,)
        ).fetchone()
        if version != (__version__,):
            self._database.execute("DELETE FROM foreign_file")
            self._database.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", (_READ_BY_KEY, __version__)
            )

    def _remove_leftovers(self) -> None:
        folders = (self._folders.pictures, self._folders.journal.parent)
        for entry in (entry for folder in folders for entry in _entries(folder)):
            if entry.name.startswith(TEMPORARY_PREFIX) and entry.name.endswith(TEMPORARY_SUFFIX):
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat().st_mtime > _TEMPORARY_AGE_S:
                        self._disk.remove(Path(entry.path))

    def _follow_files(self, kept: _Entries, trashed: _Entries) -> tuple[int, int]:
        """Update rows whose files vanished, returned, or moved to or from the trash."""
        rows = self._database.execute(
            "SELECT id, name, deleted_at, missing_since FROM picture WHERE folder_id = 1"
        ).fetchall()
        taken = {(name, deleted is not None) for _, name, deleted, _ in rows}
        vanished: list[int] = []
        returned = 0
        for id_, name, deleted_at, missing_since in rows:
            here, there = (kept, trashed) if deleted_at is None else (trashed, kept)
            if name in here:
                if missing_since is not None:
                    self._pictures.set_place(id_, name, deleted_at=deleted_at)
                    returned += 1
            elif name in there and (name, deleted_at is None) not in taken:
                # A crash in the middle of deleting, or the artist moved the file by hand.
                deleted = utc_now() if deleted_at is None else None
                self._pictures.set_place(id_, name, deleted_at=deleted)
                returned += 1
            elif missing_since is None:
                vanished.append(id_)
        self._pictures.set_missing(vanished)
        return len(vanished), returned

    def _unknown(self, kept: _Entries, trashed: _Entries) -> list[tuple[_File, bool]]:
        """Files without a row, and whether they are in the trash."""
        known = {
            (name, bool(deleted))
            for name, deleted in self._database.execute(
                "SELECT name, deleted_at IS NOT NULL FROM picture WHERE folder_id = 1"
            )
        }
        foreign = set(
            self._database.execute("SELECT name, size_bytes, modified_ns FROM foreign_file")
        )
        return [
            (file, in_trash)
            for entries, in_trash in ((kept, False), (trashed, True))
            for file in _files(
                entry for name, entry in entries.items() if (name, in_trash) not in known
            )
            if (file.name, file.size_bytes, file.modified_ns) not in foreign
            and (file, in_trash) not in self._refused
        ]

    def _written_over(self, kept: _Entries, trashed: _Entries) -> list[tuple[_File, bool]]:
        """Files that are not as they were when their rows were made."""
        read = {
            (name, bool(deleted)): (size_bytes, modified_ns)
            for name, deleted, size_bytes, modified_ns in self._database.execute(
                "SELECT name, deleted_at IS NOT NULL, size_bytes, modified_ns FROM picture"
                " WHERE folder_id = 1 AND missing_since IS NULL"
            )
        }
        found = [
            (file, in_trash)
            for entries, in_trash in ((kept, False), (trashed, True))
            for file in _files(entry for name, entry in entries.items() if (name, in_trash) in read)
            if read[file.name, in_trash] != (file.size_bytes, file.modified_ns)
            and (file, in_trash) not in self._refused
        ]
        nothing = (None, None)
        self._note_read(one for one in found if read[one[0].name, one[1]] == nothing)
        return [one for one in found if read[one[0].name, one[1]] != nothing]

    def _note_read(self, files: Iterable[tuple[_File, bool]]) -> None:
        for file, in_trash in files:
            self._pictures.note_file(
                file.name,
                is_deleted=in_trash,
                size_bytes=file.size_bytes,
                modified_ns=file.modified_ns,
            )

    def _import(self, unknown: list[tuple[_File, bool]]) -> tuple[list[int], int, list[_File]]:
        """Rows for those files that are ours, oldest first.

        Returns:
            Their ids, how many were renamed, and the files that could not be read.
        """
        found: list[NewPicture] = []
        unread: list[_File] = []
        for file, in_trash in unknown:
            folder = self._folders.trash if in_trash else self._folders.pictures
            try:
                facts = read_facts(folder / file.name)
                metadata = decode(facts.texts)
            except StudioError as error:
                unread.append(file)
                if isinstance(error.__cause__, OSError):
                    # Locked, or on a sleeping drive: it may still be one of ours.
                    self._refused.add((file, in_trash))
                    continue
                self._database.execute(
                    "INSERT OR REPLACE INTO foreign_file VALUES (?, ?, ?)",
                    (file.name, file.size_bytes, file.modified_ns),
                )
                continue
            deleted_at = utc_now() if in_trash else None
            row = self._pictures.row_of(file.name, is_deleted=in_trash)
            if row is not None:
                id_, key = row
                if key == identity(metadata):
                    self._pictures.write_again(id_, facts.width, facts.height, metadata)
                    continue
                self._pictures.forget([id_])  # its file was written over
            found.append(
                NewPicture(file.name, facts.width, facts.height, metadata, deleted_at=deleted_at)
            )
        imported: list[int] = []
        renamed = 0
        for new in sorted(found, key=lambda new: created_at(new.metadata.provenance)):
            old_id = self._pictures.missing_like(identity(new.metadata))
            if old_id is not None:
                self._pictures.set_place(old_id, new.name, deleted_at=new.deleted_at)
                renamed += 1
            else:
                imported.append(self._pictures.insert(new).id)
        self._note_read(one for one in unknown if one not in self._refused)
        return imported, renamed, unread


def _png_files(folder: Path) -> _Entries:
    return {
        entry.name: entry
        for entry in _entries(folder)
        if entry.name[-4:].lower() == ".png" and entry.name[0] != "." and _is_file(entry)
    }


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False  # a link to itself


def _files(entries: Iterable[os.DirEntry[str]]) -> Iterator[_File]:
    for entry in entries:
        with contextlib.suppress(OSError, UnicodeEncodeError):
            entry.name.encode()  # SQLite accepts only names that are Unicode
            stat = entry.stat()
            yield _File(entry.name, stat.st_size, stat.st_mtime_ns)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, NotADirectoryError):
        return []  # not created yet, or on a disk that isn't connected


def _is_new(file: _File) -> bool:
    """Whether it was written just now."""
    return abs(time.time() - file.modified_ns / 1e9) < _SETTLED_S
