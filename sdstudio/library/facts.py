"""How large a library is."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sdstudio.library.database import DATABASE_NAME
from sdstudio.library.folders import Folders


@dataclass(frozen=True, slots=True)
class LibraryCounts:
    """How many pictures there are.

    Args:
        pictures: those that are shown.
        trash: in the library's trash.
        missing: those whose files have vanished.
    """

    pictures: int
    trash: int
    missing: int


@dataclass(frozen=True, slots=True)
class LibrarySizes:
    """The bytes on the disk of what belongs to a library, apart from the pictures."""

    database: int
    search: int
    thumbnails: int
    vectors: int
    journal: int
    backups: int


def sizes_in(folders: Folders) -> LibrarySizes:
    """The sizes of an open library's files. Any thread; it may take a while."""
    data = folders.data
    return LibrarySizes(
        database=_named(data, DATABASE_NAME),
        search=_named(data, "search.sqlite"),
        thumbnails=_named(data, "thumbs.sqlite") + _below(data / "thumbnails"),
        vectors=_named(data, folders.vectors.name),
        journal=_size(folders.journal),
        backups=_below(folders.backups),
    )


def _named(folder: Path, name: str) -> int:
    """The size of a database with its log."""
    return sum(_size(folder / f"{name}{suffix}") for suffix in ("", "-wal", "-shm"))


def _below(folder: Path) -> int:
    return sum(map(_size, _files(folder)))


def _files(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from folder.iterdir()


def _size(path: Path) -> int:
    with contextlib.suppress(OSError):
        if path.is_file():
            return path.stat().st_size
    return 0
