"""The library's SQLite file: opened, checked, migrated, and rebuilt when it is damaged."""

import contextlib
import errno
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from sdstudio.disk import SystemDisk, disk_error, open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import damaged_pages
from sdstudio.library.side_readers import SideReaders

DATABASE_NAME = "library.sqlite"

#: "SDst"
APPLICATION_ID = 0x53447374

_BUSY_TIMEOUT_MS = 5000
_REBUILT, _DAMAGED = ".rebuilt-", ".damaged-"
_RESTORED, _REPLACED = ".restored-", ".replaced-"
_CORRUPT = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_MIGRATION_NAME = re.compile(r"(\d{4})_\w+\.sql")

#: Raised when reading a row written by another program, a newer version or a damaged disk. SQLite
#: stores whatever it is given: a value may be of any type, including bytes.
ILLEGIBLE = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    StudioError,
)

Value = str | int | float | bytes | None
Salvage = Callable[[Path, str, "Database"], None]


class DamagedError(Exception):
    """The file isn't a library, or a damaged one."""


class Database:
    """An open library, migrated to the newest version; used by one thread at a time.

    Attributes:
        is_rebuilt: it has replaced a damaged one.
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path, *, is_rebuilt: bool) -> None:
        self.is_rebuilt = is_rebuilt
        self._connection = connection
        self._folder = folder

    @classmethod
    def open(
        cls,
        folder: Path,
        migrations: Mapping[int, str] | None = None,
        salvage: Salvage | None = None,
        *,
        trusts_clean: bool = False,
    ) -> "Database":
        """Open the library in ``folder``, creating, migrating or rebuilding it as needed.

        Args:
            migrations: SQL by the version it migrates to, instead of the program's own.
            salvage: fills a new database from a damaged one, which is kept under that name.
            trusts_clean: skip the check of all pages, which takes a second per 200 MB, if the
                last program closed it and nothing is known against it. See :func:`is_damaged`.

        Raises:
            StudioError: ``LIBRARY_NEWER``, or the disk's failures with the folder.
        """
        path = folder / DATABASE_NAME
        steps = migrations or own_migrations()
        with database_errors(folder):
            _put_in_place(path, _RESTORED, _REPLACED)
            is_rebuilt = _put_in_place(path, _REBUILT, _DAMAGED)
            with contextlib.suppress(FileNotFoundError):
                open_regular(path).close()  # SQLite would wait for a pipe
            checks = not trusts_clean or _suspicion(path).exists() or _log_of(path).exists()
            try:
                connection = _open(path, steps, checks=checks)
            except DamagedError:
                _rebuild(path, steps, salvage)
                is_rebuilt = _put_in_place(path, _REBUILT, _DAMAGED)
                connection = _open(path, steps)
            with contextlib.suppress(OSError):
                _suspicion(path).unlink(missing_ok=True)
        return cls(connection, folder, is_rebuilt=is_rebuilt)

    @classmethod
    def in_memory(cls, folder: Path, salvage: Salvage) -> "Database":
        """A copy of the library in ``folder``, as far as it can be read. Changes are not kept.

        Raises:
            StudioError: ``LIBRARY_NEWER``.
        """
        path = folder / DATABASE_NAME
        steps = own_migrations()
        try:
            image = damaged_pages.image(path)
        except OSError:
            image = b""
        with database_errors(folder):
            try:
                database = cls(_copy(image, folder, steps), folder, is_rebuilt=False)
            except DamagedError:
                database = cls(_copy(b"", folder, steps), folder, is_rebuilt=True)
                salvage(path, "", database)
        return database

    @classmethod
    def reading(cls, folder: Path) -> "Database":
        """The library in ``folder`` as it is now, while another connection may write to it.

        Later changes aren't seen, and nothing can be written through this connection.

        Raises:
            StudioError: ``LIBRARY_NEWER``, ``LIBRARY_OLDER``; ``LIBRARY_IN_USE``: it is just being
                created; or the disk's failures with the folder.
        """
        path = folder / DATABASE_NAME
        with database_errors(folder):
            if not path.is_file():
                raise StudioError(ErrorCode.LIBRARY_IN_USE, folder=str(folder))
            connection = _connect(path, f"{path.absolute().as_uri()}?mode=ro", uri=True)
            try:
                connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
                connection.execute("BEGIN")
                version = _pragma(connection, "user_version")
                if version != max(own_migrations()):
                    is_newer = version > max(own_migrations())
                    code = ErrorCode.LIBRARY_NEWER if is_newer else ErrorCode.LIBRARY_OLDER
                    raise StudioError(code, folder=str(folder))
            except BaseException:
                connection.close()
                raise
        return cls(connection, folder, is_rebuilt=False)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def execute(self, sql: str, values: Sequence[Value] = ()) -> sqlite3.Cursor:
        """Run one statement; if it changes anything, it must be part of a transaction."""
        return self._connection.execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each of ``rows``."""
        self._connection.executemany(sql, rows)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all of the block's changes or none; they are on disk when it ends.

        Raises:
            StudioError: the disk's failures with the folder; then nothing has changed.
        """
        with database_errors(self._folder):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


@contextlib.contextmanager
def database_errors(data: Path) -> Iterator[None]:
    """Turn disk failures reported by SQLite into a :class:`StudioError` that names ``data``."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, data) from error
    except sqlite3.OperationalError as error:
        # SQLite's codes for disk failures; a mistake in our SQL is SQLITE_ERROR and raised as is.
        number = {
            sqlite3.SQLITE_FULL: errno.ENOSPC,
            sqlite3.SQLITE_READONLY: errno.EROFS,
            sqlite3.SQLITE_CANTOPEN: errno.EACCES,
            sqlite3.SQLITE_IOERR: errno.EIO,
            sqlite3.SQLITE_BUSY: errno.EBUSY,
        }.get(error.sqlite_errorcode & 0xFF)
        if number is None:
            raise
        raise disk_error(OSError(number, str(error)), data) from error


def is_damaged(folder: Path, readers: SideReaders | None = None) -> bool:
    """Check all pages of the library in ``folder``, which may be open; takes seconds.

    If it is damaged, the next :meth:`Database.open` checks it again and rebuilds it.

    Args:
        readers: whoever ends them ends this, too; then nothing is known.

    Any thread.
    """
    path = folder / DATABASE_NAME
    try:
        connection = _connect(path, f"{path.as_uri()}?mode=ro", uri=True)
        with (readers or SideReaders()).reading(connection):
            if _is_whole(connection):
                return False
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _CORRUPT:
            return False  # locked, gone, or ended: the next opening says so
    suspect(folder)
    return True


def suspect(folder: Path) -> None:
    """Have the next :meth:`Database.open` check the library in ``folder``."""
    with contextlib.suppress(OSError):
        _suspicion(folder / DATABASE_NAME).touch()


def is_corruption(error: Exception) -> bool:
    """Whether SQLite found damage."""
    is_from_it = isinstance(error, sqlite3.DatabaseError)
    return is_from_it and getattr(error, "sqlite_errorcode", 0) & 0xFF in _CORRUPT


def prepare_restored(folder: Path, whole: Path) -> None:
    """Have ``whole`` replace the database in ``folder`` the next time it is opened.

    Args:
        whole: a single file in ``folder``, which is on the disk.

    Raises:
        OSError: the disk's failure.
    """
    path = folder / DATABASE_NAME
    for earlier in folder.glob(f"{DATABASE_NAME}{_RESTORED}*"):
        earlier.unlink()
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    whole.replace(path.with_name(f"{path.name}{_RESTORED}{stamp}"))
    SystemDisk().sync_folder(folder)


def was_replaced(folder: Path) -> bool:
    """Whether the database in ``folder`` has replaced an earlier one."""
    return any(
        True for name in (_DAMAGED, _REPLACED) for _ in folder.glob(f"{DATABASE_NAME}{name}*")
    )


def utc_now() -> str:
    """The current time as it is stored: comparable as text."""
    return datetime.now(UTC).isoformat()


def own_migrations() -> dict[int, str]:
    """The SQL that migrates to each version, by its number."""
    folder = files("sdstudio.library").joinpath("migrations")
    named = ((_MIGRATION_NAME.fullmatch(file.name), file) for file in folder.iterdir())
    return {int(name[1]): file.read_text("utf-8") for name, file in named if name}


def _rebuild(path: Path, migrations: Mapping[int, str], salvage: Salvage | None) -> None:
    """Create a database from what is left of a damaged one, which isn't changed."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    unfinished = path.with_name(f"{path.name}.rebuilding")
    for suffix in ("", "-journal", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
    with contextlib.closing(_open(unfinished, migrations)) as connection:
        # Without a log, since a single file is moved into place.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA foreign_keys = OFF")
        if salvage is not None:
            kept_as = f"{path.name}{_DAMAGED}{stamp}"
            salvage(path, kept_as, Database(connection, path.parent, is_rebuilt=True))
    # Everything is on disk. If the program ends from here on, the next start continues.
    unfinished.replace(path.with_name(f"{path.name}{_REBUILT}{stamp}"))
    SystemDisk().sync_folder(path.parent)


def _put_in_place(path: Path, new: str, old: str) -> bool:
    """Replace the database, which is kept under the name ``old``, if there is one named ``new``."""
    for rebuilt in path.parent.glob(f"{path.name}{new}*"):
        kept_as = rebuilt.name.replace(new, old)
        # Its log must move too: SQLite would write it into the other database.
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + suffix).replace(path.with_name(kept_as + suffix))
        # Derived from the old database, so it must be made again.
        for derived in path.parent.glob("search.sqlite*"):
            with contextlib.suppress(OSError):
                derived.unlink()
        rebuilt.replace(path)
        return True
    return False


def _suspicion(path: Path) -> Path:
    return path.with_name(f"{path.name}.suspect")


def _log_of(path: Path) -> Path:
    """SQLite's log, which is there unless the last program closed the database."""
    return path.with_name(f"{path.name}-wal")


def _open(path: Path, migrations: Mapping[int, str], *, checks: bool = True) -> sqlite3.Connection:
    return _prepared(_connect(path), path.parent, migrations, back_up=True, checks=checks)


def _connect(path: Path, address: str = "", *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(
        address or path,
        timeout=_BUSY_TIMEOUT_MS / 1000,
        isolation_level=None,
        check_same_thread=False,
        uri=uri,
    )


def _copy(image: bytes, folder: Path, migrations: Mapping[int, str]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    if image:
        connection.deserialize(image)
    return _prepared(connection, folder, migrations, back_up=False)


def _prepared(
    connection: sqlite3.Connection,
    folder: Path,
    migrations: Mapping[int, str],
    *,
    back_up: bool,
    checks: bool = True,
) -> sqlite3.Connection:
    """``connection`` to a checked library of the newest version; closed if that fails."""
    # Text that isn't UTF-8 must not keep SQLite from returning the rows after it. It becomes text
    # that isn't valid Unicode, so that validation rejects it.
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        _check(connection, folder, newest=max(migrations), checks_pages=checks)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        # What was removed must not stay legible in free pages: SQLite overwrites them by default
        # only where it was built to.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection, migrations, folder if back_up else None)
    except sqlite3.DatabaseError as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _CORRUPT:
            raise DamagedError from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _check(
    connection: sqlite3.Connection, folder: Path, newest: int, *, checks_pages: bool
) -> None:
    version = _pragma(connection, "user_version")
    owner = _pragma(connection, "application_id")
    is_new = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    if is_new:
        return
    if owner != APPLICATION_ID:
        raise DamagedError
    if version > newest:
        raise StudioError(ErrorCode.LIBRARY_NEWER, folder=str(folder))
    # Before anything in it is changed.
    if (checks_pages or version < newest) and not _is_whole(connection):
        raise DamagedError


def _is_whole(connection: sqlite3.Connection) -> bool:
    """Whether pages, indexes, constraints and types are intact."""
    try:
        return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.OperationalError as error:
        # An index on part of a JSON text that is no longer JSON.
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_ERROR:
            return False
        raise


def _migrate(
    connection: sqlite3.Connection, migrations: Mapping[int, str], back_up_in: Path | None
) -> None:
    version = _pragma(connection, "user_version")
    pending = sorted(number for number in migrations if number > version)
    if pending and version and back_up_in is not None:
        stem = DATABASE_NAME.removesuffix(".sqlite")
        _back_up(connection, back_up_in / f"{stem}-version-{version}.backup")
    for number in pending:
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{migrations[number]}\n"
                f"PRAGMA application_id = {APPLICATION_ID};\n"
                f"PRAGMA user_version = {number};\nCOMMIT;"
            )
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(target)) as backup:
        connection.backup(backup)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
