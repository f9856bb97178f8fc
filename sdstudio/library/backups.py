"""Dated copies of the database, and how one is restored.

The journal has what the artist added since; a backup brings back the queue, the ids and whatever
else only the database has.
"""

import contextlib
import errno
import re
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sdstudio.disk import TEMPORARY_PREFIX, TEMPORARY_SUFFIX, Disk, disk_errors
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library.database import (
    APPLICATION_ID,
    DATABASE_NAME,
    database_errors,
    own_migrations,
    prepare_restored,
)
from sdstudio.library.jobs import settle_copy
from sdstudio.library.side_readers import SideReaders

DAILY, WEEKLY = 7, 4
#: The newest stay even if they are of one day: a backup that the artist asks for must not push out
#: the one before it, which may be what they want to go back to.
LATEST = 4
_AGE = timedelta(days=1)
_NAME = re.compile(r"library-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)\.sqlite")
_STAMP = "%Y-%m-%dT%H-%M-%S"
# Between these, the disk and other threads get a turn.
_STEP_PAGES = 256
_STEP_PAUSE_S = 0.002
#: Left free on the disk: a backup must never be what fills it.
_RESERVE_BYTES = 256 * 2**20


def utc() -> datetime:
    """The current time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that can be restored."""

    name: str
    made_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a copy contains.

    Args:
        pictures: without those in the trash or missing.
        jobs: in its queue.
    """

    pictures: int
    jobs: int


class Backups:
    """The copies of one library's database: the newest of seven days and of four weeks, and
    the four newest.

    Used by any thread, even while a library is open.

    Args:
        data: the folder with the database.
        folder: for the copies.
        readers: whoever ends them ends a copy that is being made.
    """

    def __init__(
        self,
        data: Path,
        folder: Path,
        disk: Disk,
        now: Callable[[], datetime] = utc,
        readers: SideReaders | None = None,
    ) -> None:
        self._data = data
        self._folder = folder
        self._disk = disk
        self._now = now
        self._readers = readers or SideReaders()

    def all(self) -> list[Backup]:
        """The copies, newest first."""
        found = []
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                name = _NAME.fullmatch(path.name)
                with contextlib.suppress(ValueError, OSError):
                    if name and path.is_file():
                        made_at = datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
                        found.append(Backup(path.name, made_at, path.stat().st_size))
        return sorted(found, key=lambda one: one.made_at, reverse=True)

    def make_if_due(self) -> bool:
        """Make a copy unless the newest is less than a day old; returns whether one was made.

        If the disk is full or can't be written to, none is made, and nothing else fails.
        """
        now = self._now()
        # A clock that was ahead must not keep backups from being made.
        if any(timedelta() <= now - one.made_at < _AGE for one in self.all()):
            return False
        try:
            is_made = self._make(now)
        except (OSError, sqlite3.Error):
            return False
        self._remove_old(now)
        return is_made

    def make(self) -> Backup:
        """Make a copy now, which pushes out none of the three before it.

        Raises:
            StudioError: ``BACKUP_NOT_MADE``, or the disk's failures.
        """
        now = self._now()
        path = self._path(now)
        with disk_errors(self._folder), database_errors(self._folder):
            # It may be that of the same second.
            if not path.is_file():
                is_there = (self._data / DATABASE_NAME).is_file()
                try:
                    if not is_there or not self._make(now):
                        raise StudioError(ErrorCode.BACKUP_NOT_MADE, folder=str(self._folder))
                except sqlite3.DatabaseError as error:
                    if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                        detail = str(self._folder)
                        raise StudioError(ErrorCode.BACKUP_NOT_MADE, folder=detail) from error
                    if isinstance(error, sqlite3.OperationalError):
                        raise
                    raise OSError(errno.EIO, str(error)) from error
                self._remove_old(now)
            return Backup(path.name, now.replace(microsecond=0), path.stat().st_size)

    def look_into(self, name: str) -> BackupContents | None:
        """What a copy contains; ``None`` if it can't be read."""
        address = f"{(self._folder / name).absolute().as_uri()}?mode=ro&immutable=1"
        try:
            with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
                (pictures,) = connection.execute(
                    "SELECT count(*) FROM picture"
                    " WHERE deleted_at IS NULL AND missing_since IS NULL"
                ).fetchone()
                (jobs,) = connection.execute(
                    "SELECT count(*) FROM job WHERE state NOT IN ('finished', 'removed')"
                ).fetchone()
        except sqlite3.Error:
            return None
        return BackupContents(pictures, jobs)

    def restore(self, name: str) -> None:
        """Make a copy take the database's place when the library is next opened.

        The current database is then kept as ``library.sqlite.replaced-…``. Jobs that wait in the
        copy are paused.

        Raises:
            StudioError: ``BACKUP_DAMAGED``, ``LIBRARY_NEWER``, or the disk's failures; then nothing
                has changed.
        """
        if name not in {one.name for one in self.all()}:
            raise StudioError(ErrorCode.BACKUP_DAMAGED, backup=name)
        unfinished = self._data / f"{DATABASE_NAME}.restoring"
        try:
            with disk_errors(self._data), database_errors(self._data):
                _remove(unfinished)
                shutil.copyfile(self._folder / name, unfinished)
                self._check(unfinished, name)
                self._disk.sync(unfinished)
                prepare_restored(self._data, unfinished)
        except BaseException:
            with contextlib.suppress(OSError):
                _remove(unfinished)
            raise

    def _make(self, now: datetime) -> bool:
        source = self._data / DATABASE_NAME
        size = source.stat().st_size
        self._disk.make_folder(self._folder)
        self._remove_leftovers()
        if self._disk.free_bytes(self._folder) < size + _RESERVE_BYTES:
            return False
        new = self._folder / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
        try:
            _copy(source, new, self._readers)
            self._disk.sync(new)
            self._disk.move(new, self._path(now))
            self._disk.sync_folder(self._folder)
        finally:
            with contextlib.suppress(OSError):
                _remove(new)
        return True

    def _path(self, now: datetime) -> Path:
        return self._folder / f"library-{now.strftime(_STAMP)}.sqlite"

    def _check(self, path: Path, name: str) -> None:
        """Raise unless ``path`` is a whole library; have nothing in it be running."""
        try:
            with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
                (owner,) = connection.execute("PRAGMA application_id").fetchone()
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                if version > max(own_migrations()):
                    raise StudioError(ErrorCode.LIBRARY_NEWER, folder=str(self._folder))
                checked = connection.execute("PRAGMA integrity_check(1)").fetchone()
                if owner != APPLICATION_ID or checked != ("ok",):
                    raise StudioError(ErrorCode.BACKUP_DAMAGED, backup=name)
                connection.execute("PRAGMA journal_mode = DELETE")
                settle_copy(connection)
                self._keep_ids(connection)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_ERROR:
                raise StudioError(ErrorCode.BACKUP_DAMAGED, backup=name) from error
            raise
        except sqlite3.DatabaseError as error:
            raise StudioError(ErrorCode.BACKUP_DAMAGED, backup=name) from error

    def _keep_ids(self, copy: sqlite3.Connection) -> None:
        """Keep ``copy`` from reusing an id that a picture or job has been given since.

        Code that still holds such an id would change the wrong one.
        """
        address = f"{(self._data / DATABASE_NAME).absolute().as_uri()}?mode=ro"
        # The current database may be damaged, or gone.
        with (
            contextlib.suppress(sqlite3.Error),
            contextlib.closing(sqlite3.connect(address, uri=True)) as present,
        ):
            given = present.execute(
                "SELECT name, seq FROM sqlite_sequence WHERE typeof(seq) = 'integer'"
            ).fetchall()
            known = {name for (name,) in copy.execute("SELECT name FROM sqlite_sequence")}
            for name, last in given:
                if name in known:
                    copy.execute(
                        "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, name)
                    )
                else:
                    copy.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, last))

    def _remove_old(self, now: datetime) -> None:
        # Copies dated in the future count as the oldest, or no other would ever be kept.
        every = sorted(self.all(), key=lambda one: one.made_at > now)
        kept = _first_of(every, lambda one: one.made_at.date(), DAILY)
        kept |= _first_of(every, lambda one: one.made_at.isocalendar()[:2], WEEKLY)
        kept |= {one.name for one in every[:LATEST]}
        for one in every:
            if one.name not in kept:
                with contextlib.suppress(OSError):
                    self._disk.remove(self._folder / one.name)

    def _remove_leftovers(self) -> None:
        for path in self._folder.iterdir():
            if path.name.startswith(TEMPORARY_PREFIX):
                with contextlib.suppress(OSError):
                    self._disk.remove(path)


def _copy(source: Path, target: Path, readers: SideReaders) -> None:
    """Copy a database that may be written to meanwhile."""
    reading = sqlite3.connect(source, isolation_level=None, check_same_thread=False)
    with (
        readers.reading(reading),
        contextlib.closing(sqlite3.connect(target, isolation_level=None)) as writing,
    ):
        reading.execute("PRAGMA query_only = ON")
        # Without a transaction, each commit of the library would begin the copy again.
        reading.execute("BEGIN")
        reading.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        reading.backup(
            writing,
            pages=_STEP_PAGES,
            progress=lambda *_: readers.go_on(),
            sleep=_STEP_PAUSE_S,
        )
        reading.execute("ROLLBACK")
        # A single file, without a log.
        writing.execute("PRAGMA journal_mode = DELETE")


def _first_of(
    backups: Iterable[Backup], period: Callable[[Backup], object], number: int
) -> set[str]:
    """The names of the newest of each of the last ``number`` periods that have any."""
    newest: dict[object, str] = {}
    for one in backups:
        newest.setdefault(period(one), one.name)
    return set(list(newest.values())[:number])


def _remove(path: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
