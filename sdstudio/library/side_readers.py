"""SideReaders: connections that read a library's database on other threads, ended with it."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Final

_PATIENCE_S: Final = 5.0
_AGAIN_S: Final = 0.005


class SideReaders:
    """What reads the database for seconds while it is in use, such as a check or a backup.

    SQLite writes its log into the database and removes it when the last connection closes. If one
    of these outlasted the library's own, the log would stay, as after a crash, and the next start
    would check all pages.

    Thread: any.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: set[sqlite3.Connection] = set()
        self._is_over = False

    @contextmanager
    def reading(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Have ``connection`` be ended by :meth:`end`; it is closed after the block.

        Raises:
            sqlite3.OperationalError: :meth:`end` was called; also from what then runs in the block.
        """
        with closing(connection):
            with self._lock:
                self._refuse_when_over()
                self._open.add(connection)
            try:
                yield
            finally:
                # Closed before it counts as ended.
                connection.close()
                with self._lock:
                    self._open.discard(connection)

    def go_on(self) -> None:
        """Called between steps that SQLite doesn't interrupt.

        Raises:
            sqlite3.OperationalError: :meth:`end` was called.
        """
        self._refuse_when_over()

    def end(self) -> None:
        """End all that read, and let no other begin; waits until they are closed."""
        self._is_over = True
        end_s = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end_s:
            with self._lock:
                if not self._open:
                    return
                # Again, since one whose statement is only about to begin doesn't notice.
                for connection in self._open:
                    connection.interrupt()
            time.sleep(_AGAIN_S)

    def _refuse_when_over(self) -> None:
        if self._is_over:
            error = sqlite3.OperationalError("the library is being closed")
            error.sqlite_errorcode = sqlite3.SQLITE_INTERRUPT
            raise error
