"""Everything that is done to a download, one row each, and what has to come of it.

Tests check the rows; ``tools/reliability.py`` prints them into docs/reliability.md.
"""

from __future__ import annotations

import functools
import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from sdstudio.disk import Disk
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import SIZE_ROUNDING, DownloadSource
from sdstudio.models.download import FileRequest, RetryPolicy, Stop, new_client
from sdstudio.models.download.file import FileFetch
from tests.support import hub
from tests.support.disks import DISK_FULL, READ_ONLY, UNPLUGGED, Operation, WatchedDisk
from tests.support.hub import Mirror

KIB = 2**10
SIZE_BYTES = 1024 * KIB
CONTENT = random.Random(0).randbytes(SIZE_BYTES)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
PATH = "/model.safetensors"
NAME = "model.safetensors"

IMPATIENT = RetryPolicy(
    connect_s=2.0,
    stall_s=0.3,
    attempts=3,
    progress_bytes=32 * KIB,
    backoff_first_s=0.01,
    backoff_max_s=0.05,
    retry_after_max_s=5.0,
    loyalty_s=0.1,
    slow_bytes_per_s=1_000_000,
    slow_after_s=0.15,
    checkpoint_s=0.03,
    reserve_bytes=0,
    block_bytes=128 * KIB,
    buffer_bytes=32 * KIB,
)


@dataclass
class Stage:
    """What a row is played on."""

    mirrors: list[Mirror]
    disk: WatchedDisk = field(default_factory=WatchedDisk)
    schemes: list[str] = field(default_factory=lambda: ["http", "http"])

    @property
    def sources(self) -> tuple[DownloadSource, ...]:
        rows = zip(self.mirrors, self.schemes, strict=False)
        return tuple(
            mirror.source(PATH, f"mirror {number}", scheme)
            for number, (mirror, scheme) in enumerate(rows, 1)
        )


@dataclass(frozen=True)
class Row:
    """One thing that goes wrong.

    Args:
        set_up: makes it go wrong.
        mirrors: how many there are.
        code: the reported failure; ``None``: the download succeeds anyway.
        refetched_bytes: at most so much is fetched beyond what is needed, both runs together.
    """

    fault: str
    set_up: Callable[[Stage], object]
    mirrors: int = 1
    code: ErrorCode | None = None
    refetched_bytes: int = 0
    size_is_rounded: bool = False


@dataclass
class Outcome:
    """What came of a row.

    Args:
        codes: of the failed runs, in order; after each the fault was fixed.
        kept_bytes: that the run after the first failed one found.
    """

    fetched_bytes: int = 0
    codes: list[ErrorCode] = field(default_factory=list)
    sentence: str = ""
    kept_bytes: int = 0


class Counter:
    """A watcher that counts."""

    def __init__(self) -> None:
        self.fetched_bytes = 0
        self.found_bytes = 0

    def checked(self, byte_count: int) -> None: ...
    def asked(self, source: object) -> None: ...

    def fetched(self, byte_count: int, source: DownloadSource) -> None:
        self.fetched_bytes += byte_count

    def holds(self, held_bytes: int, size_bytes: int) -> None:
        if self.fetched_bytes == 0:
            self.found_bytes = held_bytes


def fetch(
    sources: tuple[DownloadSource, ...],
    folder: Path,
    *,
    disk: Disk,
    counter: Counter | None = None,
    retry_policy: RetryPolicy = IMPATIENT,
    stop: Stop | None = None,
    size_is_rounded: bool = False,
    known_blocks: tuple[str, ...] = (),
) -> FileFetch:
    """Fetch the file into ``folder``; what it raises is raised."""
    request = FileRequest(
        NAME,
        SIZE_BYTES + 1000 if size_is_rounded else SIZE_BYTES,
        SHA256,
        sources,
        size_tolerance=SIZE_ROUNDING if size_is_rounded else 0.0,
        known_blocks=known_blocks,
    )
    one = FileFetch(
        request,
        folder,
        "Model",
        disk=disk,
        client=client_for(retry_policy),
        retry_policy=retry_policy,
        stop=stop or Stop(),
        watcher=counter or Counter(),
    )
    one.run()
    return one


@functools.cache
def client_for(retry_policy: RetryPolicy) -> httpx2.Client:
    """One client for all tests: making one reads all of the system's certificates."""
    return new_client(retry_policy)


def play(row: Row, folder: Path) -> Outcome:
    """Play ``row`` until the file is there, fixing the fault after each failure."""
    final = folder / NAME
    outcome = Outcome()
    with hub.mirrors([{PATH: CONTENT}] * row.mirrors) as mirrors:
        stage = Stage(mirrors)
        row.set_up(stage)
        wrong = stage.disk.before

        def before(operation: Operation) -> None:
            # What is given the final name must be the original, at any moment.
            if operation.target == final:
                assert hashlib.sha256(operation.path.read_bytes()).hexdigest() == SHA256
            wrong(operation)

        stage.disk.before = before
        for run in range(3):
            counter = Counter()
            try:
                fetch(
                    stage.sources,
                    folder,
                    disk=stage.disk,
                    counter=counter,
                    size_is_rounded=row.size_is_rounded,
                )
                break
            except StudioError as error:
                outcome.codes.append(error.code)
                outcome.sentence = outcome.sentence or sentence_for(error)
                assert not final.exists()
            finally:
                outcome.fetched_bytes += counter.fetched_bytes
                if run == 1:
                    outcome.kept_bytes = counter.found_bytes
            stage.disk.before = lambda _: None
            stage.disk.free = None
            stage.schemes = ["http", "http"]
            for mirror in mirrors:
                mirror.heal()
    assert hashlib.sha256(final.read_bytes()).hexdigest() == SHA256
    return outcome


def _acts(*acts: hub.Act, then: hub.Act | None = None) -> Callable[[Stage], None]:
    return lambda stage: stage.mirrors[0].play(*acts, then=then)


def _always(act: hub.Act) -> Callable[[Stage], None]:
    return lambda stage: stage.mirrors[0].play(then=act)


def _disk(fails: Callable[[Operation], bool], error: OSError) -> Callable[[Stage], None]:
    def set_up(stage: Stage) -> None:
        def before(operation: Operation) -> None:
            if fails(operation):
                stage.disk.free = 0 if error is DISK_FULL else None
                raise error

        stage.disk.before = before

    return set_up


def _past(position: int) -> Callable[[Operation], bool]:
    return lambda operation: operation.name == "write_at" and operation.span[1] > position


def _gone(stage: Stage) -> None:
    stage.mirrors[0].port = 1  # nobody listens there


def _redirected(stage: Stage) -> None:
    first, second = stage.mirrors
    first.play(hub.redirect(second.address(PATH, "localhost")), then=hub.status(404))
    stage.schemes = ["http"]


def _signed(stage: Stage) -> None:
    """The hub sends on to signed addresses; the first has expired when it is used again."""
    signs, storage = stage.mirrors
    signs.play(then=hub.redirect(storage.address(PATH, "localhost")))
    storage.play(hub.cut_after(HALF), hub.status(403))
    stage.schemes = ["http"]


HALF = SIZE_BYTES // 2
THIRD = 300 * KIB + 123
_BLOCK = IMPATIENT.block_bytes

ROWS: tuple[Row, ...] = (
    Row("none", lambda _: None),
    Row("connection cut after 1 byte", _acts(hub.cut_after(1))),
    Row("connection cut after a third", _acts(hub.cut_after(THIRD))),
    Row("connection cut before the last byte", _acts(hub.cut_after(SIZE_BYTES - 1))),
    Row("connection cut again and again", _acts(*[hub.cut_after(100 * KIB)] * 9)),
    Row(
        "connection cut each time at once",
        _acts(hub.cut_after(THIRD), then=hub.cut_after(0)),
        code=ErrorCode.DOWNLOAD_INTERRUPTED,
    ),
    Row("body truncated, full length announced", _acts(hub.truncated(HALF))),
    Row(
        "connection cut, and another mirror",
        _acts(hub.cut_after(HALF), then=hub.status(404)),
        mirrors=2,
    ),
    Row(
        "200 in answer to a range",
        _acts(hub.cut_after(HALF), then=hub.ignoring_ranges),
        refetched_bytes=HALF,
    ),
    Row(
        "200 in answer to a range, and another mirror",
        _acts(hub.cut_after(HALF), then=hub.ignoring_ranges),
        mirrors=2,
    ),
    Row(
        "wrong Content-Range, and another mirror",
        _acts(hub.cut_after(HALF), then=hub.wrong_content_range),
        mirrors=2,
    ),
    Row(
        "wrong Content-Range",
        _acts(hub.cut_after(HALF), hub.wrong_content_range),
        refetched_bytes=HALF,
    ),
    Row(
        "416, and another mirror",
        _acts(hub.cut_after(HALF), then=hub.not_satisfiable),
        mirrors=2,
    ),
    Row(
        "416",
        _acts(hub.cut_after(HALF), then=hub.not_satisfiable),
        refetched_bytes=HALF,
    ),
    Row("429 with Retry-After", _acts(hub.cut_after(HALF), hub.status(429, Retry_After="1"))),
    Row("503 with Retry-After", _acts(hub.status(503, Retry_After="1"))),
    Row(
        "503 with a Retry-After of an hour",
        _acts(hub.cut_after(HALF), then=hub.status(503, Retry_After="3600")),
        code=ErrorCode.DOWNLOAD_BUSY,
    ),
    Row(
        "503 with a Retry-After of an hour, and another mirror",
        _acts(hub.cut_after(HALF), then=hub.status(503, Retry_After="3600")),
        mirrors=2,
    ),
    Row("500 once", _acts(hub.status(500))),
    Row("redirect to another host", _redirected, mirrors=2),
    Row("signed address expired", _signed, mirrors=2),
    Row(
        "404",
        _always(hub.status(404)),
        code=ErrorCode.DOWNLOAD_REFUSED,
    ),
    Row("403, and another mirror", _always(hub.status(403)), mirrors=2),
    Row(
        "one byte flipped on the way",
        _acts(hub.flipped(HALF)),
        # Nobody knows which byte: blocks are fetched again until the file is right.
        refetched_bytes=HALF + _BLOCK,
    ),
    Row(
        "one byte flipped at the mirror",
        _always(hub.flipped(THIRD)),
        code=ErrorCode.DOWNLOAD_NOT_ORIGINAL,
        refetched_bytes=2 * SIZE_BYTES,
    ),
    Row(
        "one byte flipped at the mirror, and another mirror",
        _always(hub.flipped(THIRD)),
        mirrors=2,
        refetched_bytes=HALF,
    ),
    Row(
        "a file of another size",
        _always(hub.sized(SIZE_BYTES - 5)),
        code=ErrorCode.DOWNLOAD_NOT_ORIGINAL,
    ),
    Row("a file of another size, and another mirror", _always(hub.sized(2000)), mirrors=2),
    Row(
        "another size where the size is not known exactly, and another mirror",
        _always(hub.sized(SIZE_BYTES - 5)),
        mirrors=2,
        size_is_rounded=True,
        refetched_bytes=2 * SIZE_BYTES,
    ),
    Row(
        "a log-in page in place of the file, its size not known exactly",
        _always(hub.sized(2000)),
        code=ErrorCode.DOWNLOAD_NOT_ORIGINAL,
        size_is_rounded=True,
    ),
    Row("slow drip, and another mirror", _always(hub.dripping(0.1)), mirrors=2),
    Row("slow drip", _always(hub.dripping(0.02))),
    Row("stall", _acts(hub.stalling_after(HALF))),
    Row(
        "stall each time",
        _acts(hub.stalling_after(HALF), then=hub.stalling_after(0)),
        code=ErrorCode.DOWNLOAD_INTERRUPTED,
    ),
    Row(
        "TLS error",
        lambda stage: setattr(stage, "schemes", ["https"]),
        code=ErrorCode.DOWNLOAD_UNTRUSTED,
    ),
    Row(
        "TLS error, and another mirror",
        lambda stage: setattr(stage, "schemes", ["https", "http"]),
        mirrors=2,
    ),
    Row(
        "ETag changed in mid-download",
        _acts(hub.cut_after(HALF), hub.another_version('"2"')),
        refetched_bytes=HALF,
    ),
    Row(
        "ETag changed in mid-download, and another mirror",
        _acts(hub.cut_after(HALF), hub.another_version('"2"')),
        mirrors=2,
    ),
    Row(
        "disk full in mid-file",
        _disk(_past(HALF), DISK_FULL),
        code=ErrorCode.DOWNLOAD_DISK_FULL,
        refetched_bytes=IMPATIENT.buffer_bytes + 64 * KIB,
    ),
    Row(
        "disk too full before the first byte",
        lambda stage: setattr(stage.disk, "free", SIZE_BYTES - 1),
        code=ErrorCode.DOWNLOAD_DISK_FULL,
    ),
    Row(
        "folder read-only",
        _disk(lambda operation: operation.name in ("write", "write_at"), READ_ONLY),
        code=ErrorCode.FOLDER_READ_ONLY,
        refetched_bytes=IMPATIENT.buffer_bytes + 64 * KIB,
    ),
    Row(
        "disk unplugged at the last sync",
        _disk(
            lambda operation: (
                operation.name == "sync"
                and operation.path.suffix == ".part"
                and operation.path.stat().st_size == SIZE_BYTES
            ),
            UNPLUGGED,
        ),
        code=ErrorCode.SAVE_FAILED,
        # What a failed sync leaves on the disk nobody knows; there was no checkpoint before.
        refetched_bytes=SIZE_BYTES,
    ),
    Row(
        "no rename to the final name",
        _disk(
            lambda operation: operation.target is not None and operation.target.name == NAME,
            READ_ONLY,
        ),
        code=ErrorCode.FOLDER_READ_ONLY,
    ),
)
