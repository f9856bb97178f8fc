"""Looks for problems in a library, and changes nothing."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from sdstudio.disk import disk_errors
from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_facts, read_rgb
from sdstudio.library.database import DATABASE_NAME, Database, database_errors
from sdstudio.library.folders import TRASH_NAME, Folders
from sdstudio.library.identity import identity
from sdstudio.library.journal import Journal
from sdstudio.library.journal_tables import JournalTables
from sdstudio.library.reconcile import png_files
from sdstudio.library.search import INDEX_NAME

_FAULTS_MAX: Final = 20
_ROWS: Final = (
    "SELECT p.name, p.identity, p.deleted_at IS NOT NULL, p.size_bytes, p.modified_ns,"
    " p.provenance IS NOT NULL, f.path FROM picture p LEFT JOIN folder f ON f.id = p.folder_id"
    " WHERE coalesce(f.is_archived, 0) = 0 ORDER BY p.folder_id, p.name"
)
_UNKNOWN: Final = (
    "SELECT 1 FROM picture WHERE folder_id = 1 AND name = ? AND (deleted_at IS NOT NULL) = ?"
    " UNION ALL"
    " SELECT 1 FROM foreign_file WHERE name = ? AND size_bytes = ? AND modified_ns = ?"
)


class FindingKind(StrEnum):
    """What can be wrong."""

    DATABASE_MISSING = "database-missing"
    DATABASE_DAMAGED = "database-damaged"
    SEARCH_DAMAGED = "search-damaged"
    THUMBNAILS_DAMAGED = "thumbnails-damaged"
    VECTORS_DAMAGED = "vectors-damaged"
    FOLDER_MISSING = "folder-missing"
    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    FILE_UNKNOWN = "file-unknown"
    FILE_WRITTEN_OVER = "file-written-over"
    JOURNAL_UNREADABLE = "journal-unreadable"
    JOURNAL_DAMAGED = "journal-damaged"
    JOURNAL_AHEAD = "journal-ahead"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong.

    Args:
        detail: what SQLite says, or how many lines.
    """

    kind: FindingKind
    file: Path
    detail: str = ""


def verify_library(
    folders: Folders,
    journal: Journal,
    *,
    is_quick: bool = False,
    report: Callable[[int, int], None] = lambda _done, _all: None,
) -> Iterator[Finding]:
    """Everything that is wrong with the library.

    Args:
        journal: of the library.
        is_quick: neither compare indexes with tables nor read pictures: sizes and times only.
        report: called with how many pictures have been looked at, and how many there are.

    Raises:
        StudioError: ``LIBRARY_NEWER``, or the disk's failures.
    """
    path = folders.data / DATABASE_NAME
    if not path.is_file():
        yield Finding(FindingKind.DATABASE_MISSING, path)
        return
    faults = _faults(path, is_quick=is_quick)
    yield from (Finding(FindingKind.DATABASE_DAMAGED, path, one) for one in faults)
    for kind, derived in derived_files(folders).items():
        if derived.is_file():
            yield from (Finding(kind, derived, one) for one in _faults(derived, is_quick=is_quick))
    if faults:
        # What a damaged database says about files and journal can't be trusted.
        return
    database = Database.reading(folders.data)
    try:
        with database_errors(folders.data):
            yield from _journal(database, journal)
            yield from _rows(database, folders, report, is_quick=is_quick)
            yield from _unknown(database, folders)
    finally:
        database.close()


def derived_files(folders: Folders) -> dict[FindingKind, Path]:
    """The databases that can be made again, by the finding to report if they are damaged."""
    return {
        FindingKind.SEARCH_DAMAGED: folders.data / INDEX_NAME,
        FindingKind.THUMBNAILS_DAMAGED: folders.thumbnails,
        FindingKind.VECTORS_DAMAGED: folders.vectors,
    }


def remove_derived(folders: Folders) -> None:
    """Remove the search index, and thumbnails and vectors if damaged; nobody may use them.

    Raises:
        StudioError: the disk's failures.
    """
    with disk_errors(folders.data):
        for kind, path in derived_files(folders).items():
            is_search = kind is FindingKind.SEARCH_DAMAGED
            if path.is_file() and (is_search or _faults(path, is_quick=False)):
                for suffix in ("", "-wal", "-shm", "-journal"):
                    path.with_name(path.name + suffix).unlink(missing_ok=True)


def _faults(path: Path, *, is_quick: bool) -> list[str]:
    """What SQLite finds wrong with a database, which may be in use."""
    check = "quick_check" if is_quick else "integrity_check"
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            rows = [str(row[0]) for row in connection.execute(f"PRAGMA {check}({_FAULTS_MAX})")]
            faults = [] if rows == ["ok"] else rows
            for table, *_ in connection.execute("PRAGMA foreign_key_check").fetchall():
                faults.append(f"foreign key: {table}")
            return faults[:_FAULTS_MAX]
    except sqlite3.Error as error:
        return [str(error)]


def _journal(database: Database, journal: Journal) -> Iterator[Finding]:
    try:
        ends = journal.ends()
        if ends is None:
            return
        damaged = journal.damaged_lines()
        state = journal.read()
    except StudioError as error:
        detail = str(error.arguments.get("detail", error.code.value))
        yield Finding(FindingKind.JOURNAL_UNREADABLE, journal.path, detail)
        return
    if damaged or ends.header is None:
        yield Finding(FindingKind.JOURNAL_DAMAGED, journal.path, str(max(1, damaged)))
    tables = JournalTables(database)
    kept = tables.state()
    changed = sum(
        1
        for key, said in state.pictures.items()
        if tables.pictures.has_picture(*key)
        and kept.pictures.get(key, said if said.is_empty else None) != said
    )
    changed += len(state.boards.keys() ^ kept.boards.keys())
    changed += len(state.searches.keys() ^ kept.searches.keys())
    if changed:
        yield Finding(FindingKind.JOURNAL_AHEAD, journal.path, str(changed))


def _rows(
    database: Database, folders: Folders, report: Callable[[int, int], None], *, is_quick: bool
) -> Iterator[Finding]:
    """What is wrong with the files of the pictures that the library knows."""
    rows = database.execute(_ROWS).fetchall()
    missing: set[Path] = set()
    for done, row in enumerate(rows):
        report(done, len(rows))
        name, key, is_deleted, size, modified, is_ours, other = row
        # The path of a folder in the pictures folder is relative to that.
        root = folders.pictures / (other if isinstance(other, str) else "")
        if not root.is_dir():
            if root not in missing:
                yield Finding(FindingKind.FOLDER_MISSING, root)
            missing.add(root)
            continue
        path = (root / TRASH_NAME if is_deleted else root) / str(name)
        kind = _fault(path, key, (size, modified), is_ours=bool(is_ours), is_quick=is_quick)
        if kind is not None:
            yield Finding(kind, path)


def _fault(
    path: Path, key: Any, read: tuple[Any, Any], *, is_ours: bool, is_quick: bool
) -> FindingKind | None:
    try:
        stat = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return FindingKind.FILE_MISSING
    except OSError:
        return FindingKind.FILE_UNREADABLE
    is_changed = read[0] is not None and read != (stat.st_size, stat.st_mtime_ns)
    if is_quick and not is_changed:
        return None
    if not is_ours:
        return FindingKind.FILE_WRITTEN_OVER if is_changed else None
    try:
        facts = read_facts(path)
        if not is_quick:
            read_rgb(path)
    except StudioError:
        return FindingKind.FILE_UNREADABLE
    try:
        is_same = identity(decode(facts.texts), facts.texts) == key
    except StudioError:
        is_same = False
    return None if is_same else FindingKind.FILE_WRITTEN_OVER


def _unknown(database: Database, folders: Folders) -> Iterator[Finding]:
    """Pictures of this program that the library doesn't know."""
    for folder, is_trash in ((folders.pictures, 0), (folders.trash, 1)):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as all_:
            for name, size, modified in png_files(all_):
                values = (name, is_trash, name, size, modified)
                if database.execute(_UNKNOWN, values).fetchone() is not None:
                    continue
                path = folder / name
                try:
                    decode(read_facts(path).texts)
                except StudioError:
                    continue  # another program's
                yield Finding(FindingKind.FILE_UNKNOWN, path)
