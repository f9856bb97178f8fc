"""ExpendableDatabase: a file of derived data that may be lost, or vanish, at any time."""

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

_WAIT_S: Final = 2.0
#: After a disk has refused, it is not asked again for this long.
_RETRY_S: Final = 30.0
#: How often what was removed is to be cleared from the log that another program still reads.
_SCRUB_AGAIN_S: Final = 5.0
# What SQLite reports of a file that isn't a database, or not ours: its primary result codes.
_USELESS: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})


class _OtherVersion(sqlite3.DatabaseError):
    sqlite_errorcode = sqlite3.SQLITE_NOTADB


class ExpendableDatabase:
    """Nothing here is ever an error for the artist.

    A damaged file is replaced with an empty one; a disk that refuses is left alone for a while.
    What was removed is not legible in the file.

    Args:
        path: of the file; opened when it is first needed.
        schema: run whenever it is opened.
        version: of the schema; a file of another version is replaced.
        page_bytes: of a new file.
        on_disconnect: called with the lock held when the file is closed, or lost.

    Attributes:
        lock: held while work is done.

    Thread: any.
    """

    def __init__(
        self,
        path: Path,
        schema: str,
        version: int,
        page_bytes: int = 4096,
        on_disconnect: Callable[[], object] = lambda: None,
    ) -> None:
        self.path = path
        self.lock = threading.Lock()
        self._schema = schema
        self._version = version
        self._page_bytes = page_bytes
        self._on_disconnect = on_disconnect
        self._connection: sqlite3.Connection | None = None
        self._is_closed = False
        self._asks_again_s = 0.0
        #: Whether none of what was removed is in the log beside the file.
        self._is_scrubbed = True
        self._scrub_again_s = 0.0

    def do(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """The result of ``work`` in a transaction; ``None`` if the disk or the file refuses."""
        with self.lock:
            for _ in range(2):
                if self._is_closed or time.monotonic() < self._asks_again_s:
                    return None
                try:
                    database = self._open()
                    with database:
                        result = work(database)
                    self._scrub(database)
                    return result
                except sqlite3.Error as error:
                    self._disconnect()
                    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_IOERR) & 0xFF
                    if code in _USELESS and self._remove():
                        continue
                except OSError:
                    self._disconnect()
                break
            self._asks_again_s = time.monotonic() + _RETRY_S
            return None

    def remove(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Have ``work`` remove something, and nothing of it stay legible."""
        self.do(work)
        # Or it stays in the log beside the file, until that is written over.
        self._is_scrubbed = False
        self._scrub_again_s = 0.0
        self.do(lambda _database: None)

    def open_again(self) -> None:
        """Undo :meth:`close`."""
        with self.lock:
            self._is_closed = False

    def close(self, last: Callable[[sqlite3.Connection], object] | None = None) -> None:
        """Do what is ``last``, if anything. After that, nothing is read or written."""
        self._scrub_again_s = 0.0
        if last is not None or self._connection is not None:
            self.do(last or (lambda _database: None))
        with self.lock:
            self._is_closed = True
            self._disconnect()

    # With the lock held.

    def _scrub(self, database: sqlite3.Connection) -> None:
        """Have the log no longer contain what was removed; later, if another program reads it."""
        if self._is_scrubbed or time.monotonic() < self._scrub_again_s:
            return
        # Nothing here waits for that program.
        database.execute("PRAGMA busy_timeout = 0")
        try:
            (is_busy, *_) = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            database.execute(f"PRAGMA busy_timeout = {_WAIT_S * 1000:.0f}")
        self._is_scrubbed = not is_busy
        self._scrub_again_s = time.monotonic() + _SCRUB_AGAIN_S

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None:
            return self._connection
        # One that an earlier run left may contain what was removed.
        with contextlib.suppress(OSError):
            self._is_scrubbed &= not self.path.with_name(f"{self.path.name}-wal").stat().st_size
        # A pipe in its place would be waited for.
        if self.path.exists() and not self.path.is_file():
            raise OSError(self.path)
        connection = sqlite3.connect(self.path, timeout=_WAIT_S, check_same_thread=False)
        self._connection = connection
        connection.execute(f"PRAGMA page_size = {self._page_bytes}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        # What was deleted must not be legible in the file.
        connection.execute("PRAGMA secure_delete = ON")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, self._version):
            raise _OtherVersion(version)
        connection.executescript(self._schema)
        connection.execute(f"PRAGMA user_version = {self._version}")
        return connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None
        self._on_disconnect()

    def _remove(self) -> bool:
        """Remove the file; returns whether that succeeded."""
        try:
            for ending in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        except OSError:
            return False
        return True


def data_version(database: sqlite3.Connection) -> int:
    """A number that changes with what other connections write, such as another program's."""
    (version,) = database.execute("PRAGMA data_version").fetchone()
    return int(version)
