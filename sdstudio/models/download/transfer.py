"""One request for a range of a file, with checks for everything a server can get wrong."""

import contextlib
import re
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2

from sdstudio import __version__
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import DownloadSource
from sdstudio.models.download.faults import Fault, MirrorError
from sdstudio.models.download.retry_policy import RetryPolicy
from sdstudio.models.stop import Stop

_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class RangeRequest:
    """A range of a file.

    Args:
        begin: first byte.
        end: the byte after the last; ``None`` for the end of the file.
        size_bytes: of the whole file; ``None`` if not known exactly.
        etag: the version that this mirror sent before, which must not have changed.
    """

    begin: int
    end: int | None
    size_bytes: int | None
    etag: str | None = None


@dataclass(frozen=True, slots=True)
class RangeResponse:
    """A server's response headers."""

    size_bytes: int
    etag: str | None


#: Returns the proxy for an address: ``http://…``, ``socks5://…``, or ``None``.
ProxyFor = Callable[[str], str | None]


def new_client(retry_policy: RetryPolicy, proxy_for: ProxyFor | None = None) -> httpx2.Client:
    """A client that uses the system's proxies and drops passwords when redirected to another host.

    Args:
        proxy_for: called for each host on the downloading thread; overrides the environment.
            Without it, the environment and, on Windows and macOS, the system's settings are used,
            except for their scripts.

    Raises:
        StudioError: ``DOWNLOAD_PROXY``: the system's proxy can't be used.
    """
    with _proxy_told():
        return httpx2.Client(
            timeout=httpx2.Timeout(retry_policy.stall_s, connect=retry_policy.connect_s),
            follow_redirects=True,
            max_redirects=_REDIRECTS,
            # Uncompressed: the hash is that of the file itself, not of its gzip.
            headers={"Accept-Encoding": "identity", "User-Agent": f"sd-studio/{__version__}"},
            transport=None if proxy_for is None else _Proxied(proxy_for),
        )


@contextlib.contextmanager
def _proxy_told() -> Iterator[None]:
    try:
        yield
    except (ValueError, ImportError, httpx2.InvalidURL) as error:
        # Without the address, which may contain a password.
        raise StudioError(ErrorCode.DOWNLOAD_PROXY) from error


class _Proxied(httpx2.BaseTransport):
    """Sends each request through the proxy for its host."""

    def __init__(self, proxy_for: ProxyFor) -> None:
        self._proxy_for = proxy_for
        self._hosts: dict[str, str | None] = {}
        self._transports: dict[str | None, httpx2.HTTPTransport] = {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        host = f"{url.scheme}://{url.netloc.decode()}/"
        if host not in self._hosts:
            # Called once: a proxy script may take seconds.
            self._hosts[host] = self._proxy_for(host)
        proxy = self._hosts[host]
        if proxy not in self._transports:
            with _proxy_told():
                self._transports[proxy] = httpx2.HTTPTransport(proxy=proxy)
        return self._transports[proxy].handle_request(request)

    def close(self) -> None:
        for transport in self._transports.values():
            transport.close()


def transfer(
    client: httpx2.Client,
    source: DownloadSource,
    wanted: RangeRequest,
    stop: Stop,
    *,
    answered: Callable[[RangeResponse], None],
    received: Callable[[bytes], None],
    watch: Callable[[], None] = lambda: None,
) -> None:
    """Download ``wanted`` from ``source``; returns once every byte was passed to ``received``.

    Args:
        answered: called once, before the first bytes.
        received: called with the bytes in order; never with more than requested.
        watch: called after each piece; may raise ``MirrorError``.

    Raises:
        MirrorError: the mirror failed. What ``received`` got until then is valid.
        Stopped: it was requested.
    """
    with _translated(stop), client.stream("GET", source.address, headers=_headers(wanted)) as got:
        answer = _checked(got, wanted)
        answered(answer)
        missing = (wanted.end or answer.size_bytes) - wanted.begin
        with stop.watching(got):
            for data in got.iter_raw():
                stop.check()
                received(data[:missing])
                missing -= len(data)
                if missing <= 0:
                    return
                watch()
        # Without an announced length a broken connection looks like the end of the file.
        if missing > 0:
            raise MirrorError(Fault.BROKEN)


class SpeedWatch:
    """Detects a slow mirror: below ``slow_bytes_per_s`` for ``slow_after_s``."""

    def __init__(
        self,
        retry_policy: RetryPolicy,
        have: Callable[[], int],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._retry_policy = retry_policy
        self._have = have
        self._clock = clock
        self._since = clock()
        self._had = have()

    def __call__(self) -> None:
        """Raise ``MirrorError`` if it is too slow."""
        elapsed = self._clock() - self._since
        if elapsed < self._retry_policy.slow_after_s:
            return
        have = self._have()
        if have - self._had < self._retry_policy.slow_bytes_per_s * elapsed:
            raise MirrorError(Fault.SLOW)
        self._since, self._had = self._clock(), have


def _headers(wanted: RangeRequest) -> dict[str, str]:
    if wanted.begin == 0 and wanted.end in (None, wanted.size_bytes):
        return {}
    last = "" if wanted.end is None else str(wanted.end - 1)
    headers = {"Range": f"bytes={wanted.begin}-{last}"}
    # A weak validator doesn't guarantee identical bytes.
    if wanted.etag is not None and not wanted.etag.startswith("W/"):
        headers["If-Range"] = wanted.etag
    return headers


def _checked(response: httpx2.Response, wanted: RangeRequest) -> RangeResponse:
    status = response.status_code
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise MirrorError(Fault.REFUSED, status=status)
    etag = response.headers.get("ETag")
    if status == 206:
        return RangeResponse(_size_of_range(response, wanted), etag)
    if status == 200:
        size = _length(response)
        size = wanted.size_bytes if size is None else size
        if size is None:
            raise MirrorError(Fault.REFUSED, status=status)
        _check_size(size, wanted)
        if wanted.begin > 0:
            # No range support, or the file has changed.
            raise MirrorError(Fault.NO_RANGES, status=status)
        return RangeResponse(size, etag)
    if status == 416:
        match = re.fullmatch(r"bytes \*/(\d+)", response.headers.get("Content-Range", ""))
        if match:
            _check_size(int(match[1]), wanted)
        raise MirrorError(Fault.NO_RANGES, status=status)
    if status in (403, 410) and response.history:
        raise MirrorError(Fault.EXPIRED, status=status)
    if status in (408, 425, 429) or status >= 500:
        raise MirrorError(Fault.BUSY, status=status, retry_after_s=_retry_after_s(response))
    raise MirrorError(Fault.REFUSED, status=status)


def _size_of_range(response: httpx2.Response, wanted: RangeRequest) -> int:
    match = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if match is None:
        raise MirrorError(Fault.NO_RANGES, status=206)
    begin, last = int(match[1]), int(match[2])
    size = wanted.size_bytes if match[3] == "*" else int(match[3])
    if size is None:
        raise MirrorError(Fault.NO_RANGES, status=206)
    _check_size(size, wanted)
    # A server may send less than requested, but not from another offset.
    if begin != wanted.begin or not begin <= last < size:
        raise MirrorError(Fault.NO_RANGES, status=206)
    return size


def _check_size(size: int, wanted: RangeRequest) -> None:
    if wanted.size_bytes is not None and size != wanted.size_bytes:
        raise MirrorError(Fault.WRONG_SIZE)


def _length(response: httpx2.Response) -> int | None:
    text = response.headers.get("Content-Length", "")
    return int(text) if text.isdecimal() else None


def _retry_after_s(response: httpx2.Response) -> float:
    text = response.headers.get("Retry-After", "").strip()
    if text.isdecimal():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


@contextlib.contextmanager
def _translated(stop: Stop) -> Iterator[None]:
    """Turn network errors into ``MirrorError``, or ``Stopped`` if that was requested."""
    try:
        yield
    except (httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL) as error:
        stop.check()
        raise MirrorError(_fault(error)) from error


def _fault(error: Exception) -> Fault:
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.ProxyError):
        return Fault.UNTRUSTED if _is_tls(error) else Fault.UNREACHABLE
    if isinstance(error, httpx2.TimeoutException):
        return Fault.STALLED
    if isinstance(error, httpx2.TooManyRedirects | httpx2.UnsupportedProtocol | httpx2.InvalidURL):
        return Fault.REFUSED
    return Fault.BROKEN


def _is_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
