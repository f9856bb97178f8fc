"""Stop: ends a transfer from another thread, even while it waits for the network."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The network library must not be imported before the first paint.
    import httpx2


class Stopped(Exception):  # noqa: N818 - asked for, so no error
    """The transfer was asked to end; downloaded data is kept."""


class Stop:
    """Requested by any thread, obeyed by the downloading one."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None

    def ask(self) -> None:
        """End the transfer soon. A thread waiting for bytes wakes at once."""
        with self._lock:
            self._asked.set()
            if self._socket is not None:
                # Closing it here would free a descriptor that the other thread is reading from.
                with contextlib.suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)

    def check(self) -> None:
        """Raise ``Stopped`` if requested."""
        if self._asked.is_set():
            raise Stopped

    def wait(self, seconds: float) -> None:
        """Sleep, but wake up and raise ``Stopped`` when requested."""
        if self._asked.wait(max(0.0, seconds)):
            raise Stopped

    @contextlib.contextmanager
    def watching(self, response: "httpx2.Response") -> Iterator[None]:
        """Let :meth:`ask` break the connection of ``response`` during the ``with`` block."""
        stream = response.extensions.get("network_stream")
        found = stream.get_extra_info("socket") if stream is not None else None
        with self._lock:
            self._socket = found if isinstance(found, socket.socket) else None
        try:
            self.check()
            yield
        finally:
            with self._lock:
                self._socket = None
