"""Mirrors on loopback that misbehave on demand.

A mirror answers each request with the next act of its script and, when that is played, with its
usual one. An act is a function of the exchange; the good one is :func:`serve`.
"""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from sdstudio.models.catalogue import DownloadSource

Act = Callable[["Exchange"], None]

_PIECE_BYTES = 16 * 2**10


@dataclass(frozen=True)
class Asked:
    """What a mirror was asked."""

    path: str
    headers: Mapping[str, str]

    @property
    def begin(self) -> int:
        """The first byte that was asked for."""
        match = re.fullmatch(r"bytes=(\d+)-\d*", self.headers.get("range", ""))
        return int(match[1]) if match else 0


class Exchange:
    """One request, to be answered by an act."""

    def __init__(self, handler: BaseHTTPRequestHandler, mirror: Mirror, asked: Asked) -> None:
        self._handler = handler
        self.mirror = mirror
        self.asked = asked
        self.content = mirror.files[asked.path]

    @property
    def span(self) -> tuple[int, int] | None:
        """The range that is to be given; ``None``: all of it."""
        text = self.asked.headers.get("range")
        condition = self.asked.headers.get("if-range")
        if text is None or (condition is not None and condition != self.mirror.etag):
            return None
        match = re.fullmatch(r"bytes=(\d+)-(\d*)", text)
        assert match, text
        end = int(match[2]) + 1 if match[2] else len(self.content)
        return int(match[1]), min(end, len(self.content))

    def head(self, status: int, length: int | None, **headers: str) -> None:
        """Send status and headers; ``_`` in a name becomes ``-``."""
        self._handler.send_response(status)
        if length is not None:
            self._handler.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def body(self, data: bytes, pause_s: float = 0.0) -> None:
        """Send bytes, with a pause after each piece."""
        for begin in range(0, len(data), _PIECE_BYTES):
            piece = data[begin : begin + _PIECE_BYTES]
            self._handler.wfile.write(piece)
            if pause_s and self.mirror.closing.wait(pause_s):
                return

    def announce(self, content: bytes) -> bytes:
        """Send the head for what was asked of ``content``, and return the bytes that are due."""
        span = self.span
        etag = self.mirror.etag
        if span is None:
            self.head(200, len(content), ETag=etag)
            return content
        begin, end = span
        content_range = f"bytes {begin}-{end - 1}/{len(content)}"
        self.head(206, end - begin, ETag=etag, Content_Range=content_range)
        return content[begin:end]

    def end(self) -> None:
        """Close the connection as if all were said."""
        self._handler.close_connection = True

    def break_off(self) -> None:
        """Reset the connection in the middle."""
        with contextlib.suppress(OSError):
            linger = struct.pack("ii", 1, 0)
            self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._handler.connection.close()
        self.end()


@dataclass
class Mirror:
    """A server with files, by path.

    Args:
        script: acts for the first requests, one each.
        usual: the act for all others.
    """

    files: dict[str, bytes]
    script: deque[Act] = field(default_factory=deque)
    usual: Act = field(default_factory=lambda: serve)
    etag: str = '"1"'
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def play(self, *acts: Act, then: Act | None = None) -> None:
        """Answer the next requests with ``acts``, and those after them with ``then``."""
        self.script.extend(acts)
        self.usual = then or serve

    def heal(self) -> None:
        """Behave from now on."""
        self.script.clear()
        self.usual = serve

    def address(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """The address of one of its files."""
        return f"{scheme}://{host}:{self.port}{path}"

    def source(self, path: str, name: str, scheme: str = "http") -> DownloadSource:
        """One of its files as a source."""
        return DownloadSource(name=name, address=self.address(path, scheme=scheme))

    @contextlib.contextmanager
    def running(self) -> Iterator[Mirror]:
        """Answer during the block."""
        server = _Server(("127.0.0.1", 0), _handler_for(self))
        self.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.closing.set()
            server.shutdown()
            server.server_close()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is what is tried here."""


def _handler_for(mirror: Mirror) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            path = self.path.partition("?")[0]
            asked = Asked(path, headers)
            mirror.asked.append(asked)
            if path not in mirror.files:
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            act = mirror.script.popleft() if mirror.script else mirror.usual
            act(Exchange(self, mirror, asked))

        def log_message(self, *arguments: Any) -> None:
            pass

    return Handler


def serve(exchange: Exchange) -> None:
    """Give what was asked."""
    exchange.body(exchange.announce(exchange.content))


def cut_after(byte_count: int) -> Act:
    """Reset the connection after so many bytes of the body."""

    def act(exchange: Exchange) -> None:
        due = exchange.announce(exchange.content)
        exchange.body(due[:byte_count])
        # A reset throws away what is on its way, so what was sent is let arrive first.
        time.sleep(0.02)
        exchange.break_off()

    return act


def truncated(byte_count: int) -> Act:
    """Announce the full length and end after so many bytes."""

    def act(exchange: Exchange) -> None:
        exchange.body(exchange.announce(exchange.content)[:byte_count])
        exchange.end()

    return act


def ignoring_ranges(exchange: Exchange) -> None:
    """Answer 200 with the whole file, whatever was asked."""
    exchange.head(200, len(exchange.content), ETag=exchange.mirror.etag)
    exchange.body(exchange.content)


def wrong_content_range(exchange: Exchange) -> None:
    """Give another range than the one that was asked for."""
    begin, end = exchange.span or (0, len(exchange.content))
    begin = max(0, begin - 7)
    content_range = f"bytes {begin}-{end - 1}/{len(exchange.content)}"
    exchange.head(206, end - begin, ETag=exchange.mirror.etag, Content_Range=content_range)
    exchange.body(exchange.content[begin:end])


def not_satisfiable(exchange: Exchange) -> None:
    """Answer 416 to a range, and give the file where no range is asked for."""
    if exchange.span is None:
        serve(exchange)
        return
    exchange.head(416, 0, Content_Range=f"bytes */{len(exchange.content)}")


def status(code: int, **headers: str) -> Act:
    """Answer with a status and nothing else."""
    return lambda exchange: exchange.head(code, 0, **headers)


def redirect(address: str) -> Act:
    """Send on to another address."""
    return lambda exchange: exchange.head(302, 0, Location=address)


def flipped(*positions: int) -> Act:
    """Give the file with single bytes changed."""

    def act(exchange: Exchange) -> None:
        content = bytearray(exchange.content)
        for position in positions:
            content[position] ^= 1
        exchange.body(exchange.announce(bytes(content)))

    return act


def sized(size_bytes: int) -> Act:
    """Give a file of another size."""

    def act(exchange: Exchange) -> None:
        content = (exchange.content * 2)[:size_bytes]
        exchange.body(exchange.announce(content))

    return act


def dripping(pause_s: float) -> Act:
    """Give the file with a pause after each 16 KiB."""
    return lambda exchange: exchange.body(exchange.announce(exchange.content), pause_s)


def stalling_after(byte_count: int) -> Act:
    """Give so many bytes and then nothing, without closing the connection."""

    def act(exchange: Exchange) -> None:
        exchange.body(exchange.announce(exchange.content)[:byte_count])
        exchange.mirror.closing.wait(20)
        exchange.end()

    return act


def another_version(etag: str, then: Act = serve) -> Act:
    """From this request on the file has another ETag."""

    def act(exchange: Exchange) -> None:
        exchange.mirror.etag = etag
        then(exchange)

    return act


@contextlib.contextmanager
def mirrors(contents: Iterable[dict[str, bytes]]) -> Iterator[list[Mirror]]:
    """Several mirrors that run during the block."""
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(Mirror(dict(files)).running()) for files in contents]
