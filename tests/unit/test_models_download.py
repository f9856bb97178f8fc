"""Downloads: whatever goes wrong, a file under its final name is the original."""

import contextlib
import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sdstudio.disk import SystemDisk
from sdstudio.domain.error_sentences import FAILURES
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.catalogue import DownloadSource
from sdstudio.models.download import Stop, Stopped, new_client
from sdstudio.models.hashing import hash_file
from tests.support import hub
from tests.support.disks import Operation, PowerCut, WatchedDisk, forget_unsynced
from tests.support.download_faults import (
    CONTENT,
    HALF,
    IMPATIENT,
    NAME,
    PATH,
    ROWS,
    SHA256,
    SIZE_BYTES,
    Counter,
    Row,
    fetch,
    play,
)
from tests.support.hub import Mirror

BLOCK = IMPATIENT.block_bytes


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    with hub.mirrors([{PATH: CONTENT}]) as (one,):
        yield one


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.fault)
def test_every_fault_ends_with_the_original_or_a_sentence(row: Row, tmp_path: Path) -> None:
    outcome = play(row, tmp_path)
    assert outcome.codes == ([row.code] if row.code else [])
    assert SIZE_BYTES <= outcome.fetched_bytes <= SIZE_BYTES + row.refetched_bytes
    if row.code:
        assert outcome.sentence
        assert "?" not in outcome.sentence


def test_every_failure_of_a_download_is_tried() -> None:
    tried = {row.code for row in ROWS}
    elsewhere = {
        ErrorCode.DOWNLOAD_NO_SOURCE,
        ErrorCode.DOWNLOAD_OFFLINE,
        ErrorCode.DOWNLOAD_PROXY,
    }
    assert {code for code in FAILURES if code.startswith("download_")} - tried == elsewhere


@pytest.mark.parametrize("position", [0, 1, 77_777, BLOCK - 1, BLOCK, BLOCK + 1, SIZE_BYTES - 1])
def test_a_connection_cut_at_any_byte_is_gone_on_with(position: int, tmp_path: Path) -> None:
    row = Row("cut", lambda stage: stage.mirrors[0].play(hub.cut_after(position)))
    assert play(row, tmp_path).fetched_bytes == SIZE_BYTES


def test_no_connection_at_all_is_said(tmp_path: Path) -> None:
    with hub.mirrors([{PATH: CONTENT}]) as (one,):
        source = one.source(PATH, "gone")
    with pytest.raises(StudioError) as failure:
        fetch((source,), tmp_path, disk=SystemDisk())
    assert failure.value.code is ErrorCode.DOWNLOAD_OFFLINE


def test_without_a_source_nothing_is_tried(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as failure:
        fetch((), tmp_path, disk=SystemDisk())
    assert failure.value.code is ErrorCode.DOWNLOAD_NO_SOURCE


def test_a_password_is_not_sent_on_to_another_host(tmp_path: Path) -> None:
    with hub.mirrors([{PATH: CONTENT}] * 2) as (first, second):
        first.play(then=hub.redirect(second.address(PATH, "localhost")))
        source = first.source(PATH, "private")
        address = source.address.replace("http://", "http://me:secret@")
        private = source.model_copy(update={"address": address})
        fetch((private,), tmp_path, disk=SystemDisk())
        assert "authorization" in first.asked[0].headers
        assert all("authorization" not in asked.headers for asked in second.asked)
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_the_systems_proxy_is_gone_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"http://models.example{PATH}"
    with hub.mirrors([{address: CONTENT}]) as (proxy,):
        monkeypatch.setenv("http_proxy", proxy.address(""))
        # Its own time-out, hence a new client: an earlier one doesn't know the proxy.
        retry_policy = replace(IMPATIENT, connect_s=3.0)
        source = DownloadSource(name="far", address=address)
        fetch((source,), tmp_path, disk=SystemDisk(), retry_policy=retry_policy)
        assert [asked.path for asked in proxy.asked] == [address]
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_a_proxy_that_cannot_be_used_is_said_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("all_proxy", "gopher://me:secret@proxy.example")
    with pytest.raises(StudioError) as failure:
        new_client(IMPATIENT)
    assert failure.value.code is ErrorCode.DOWNLOAD_PROXY
    assert "secret" not in str(failure.value)


def test_bytes_are_asked_for_as_they_are(mirror: Mirror, tmp_path: Path) -> None:
    fetch((mirror.source(PATH, "a"),), tmp_path, disk=SystemDisk())
    assert mirror.asked[0].headers["accept-encoding"] == "identity"


def test_going_on_asks_for_the_same_version_and_another_mirror_for_none(tmp_path: Path) -> None:
    with hub.mirrors([{PATH: CONTENT}] * 2) as (first, second):
        first.play(hub.cut_after(HALF), hub.cut_after(0), then=hub.status(404))
        sources = (first.source(PATH, "a"), second.source(PATH, "b"))
        fetch(sources, tmp_path, disk=SystemDisk())
        assert first.asked[1].headers["if-range"] == '"1"'
        assert second.asked[0].begin > 0
        assert "if-range" not in second.asked[0].headers


def test_a_mirror_that_gave_wrong_bytes_is_asked_last_from_then_on(tmp_path: Path) -> None:
    with hub.mirrors([{PATH: CONTENT}] * 2) as (first, second):
        first.play(then=hub.flipped(5))
        sources = (first.source(PATH, "a"), second.source(PATH, "b"))
        with pytest.raises(StudioError):
            fetch(sources[:1], tmp_path, disk=SystemDisk())
        asked = len(first.asked)
        fetch(sources, tmp_path, disk=SystemDisk())
        assert len(first.asked) == asked


def test_the_sidecar_says_which_mirror_gave_which_range(tmp_path: Path) -> None:
    with hub.mirrors([{PATH: CONTENT}] * 2) as (first, second):
        first.play(hub.truncated(HALF), then=hub.status(404))
        sources = (first.source(PATH, "a"), second.source(PATH, "b"))
        text: list[str] = []
        disk = WatchedDisk(lambda operation: note_sidecar(operation, text))
        fetch(sources, tmp_path, disk=disk)
    assert text
    for name in ("a", "b"):
        assert f'"mirror": "{name}"' in text[-1]


def note_sidecar(operation: Operation, text: list[str]) -> None:
    if operation.target is not None and operation.target.name == f"{NAME}.part.json":
        text.append(operation.path.read_text(encoding="utf-8"))


def test_a_stop_breaks_a_stalled_connection_and_keeps_what_came(
    mirror: Mirror, tmp_path: Path
) -> None:
    stop = Stop()
    counter = Waker(stop, HALF)
    mirror.play(hub.stalling_after(HALF))
    patient = replace(IMPATIENT, stall_s=60.0)
    source = mirror.source(PATH, "a")
    with pytest.raises(Stopped):
        fetch(
            (source,), tmp_path, disk=SystemDisk(), counter=counter, retry_policy=patient, stop=stop
        )
    rest = Counter()
    fetch((source,), tmp_path, disk=SystemDisk(), counter=rest)
    assert rest.fetched_bytes == SIZE_BYTES - HALF


class Waker(Counter):
    """Asks for a stop from another thread once so many bytes have come."""

    def __init__(self, stop: Stop, after: int) -> None:
        super().__init__()
        self._stop = stop
        self._after = after

    def holds(self, held_bytes: int, size_bytes: int) -> None:
        if held_bytes == self._after:
            threading.Timer(0.05, self._stop.ask).start()


def test_a_stop_ends_a_pause_between_two_tries(mirror: Mirror, tmp_path: Path) -> None:
    stop = Stop()
    mirror.play(then=hub.status(503, Retry_After="100"))
    patient = replace(IMPATIENT, retry_after_max_s=200.0)
    timer = threading.Timer(0.2, stop.ask)
    timer.start()
    with pytest.raises(Stopped):
        fetch(
            (mirror.source(PATH, "a"),),
            tmp_path,
            disk=SystemDisk(),
            retry_policy=patient,
            stop=stop,
        )


def test_a_file_that_is_there_is_not_fetched(mirror: Mirror, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(CONTENT)
    fetch((mirror.source(PATH, "a"),), tmp_path, disk=SystemDisk())
    assert mirror.asked == []


def test_of_a_damaged_file_only_the_damaged_blocks_are_fetched(
    mirror: Mirror, tmp_path: Path
) -> None:
    known = hash_known_blocks(tmp_path)
    damaged = bytearray(CONTENT)
    for position in (BLOCK + 3, 4 * BLOCK, SIZE_BYTES - 1):
        damaged[position] ^= 1
    (tmp_path / NAME).write_bytes(damaged)
    counter = Counter()
    fetch(
        (mirror.source(PATH, "a"),),
        tmp_path,
        disk=SystemDisk(),
        counter=counter,
        known_blocks=known,
    )
    assert (tmp_path / NAME).read_bytes() == CONTENT
    assert counter.fetched_bytes == 3 * BLOCK
    assert [asked.begin for asked in mirror.asked] == [BLOCK, 4 * BLOCK, 7 * BLOCK]


def test_a_mending_with_wrong_bytes_asks_another_mirror_for_that_block_alone(
    tmp_path: Path,
) -> None:
    known = hash_known_blocks(tmp_path)
    (tmp_path / NAME).write_bytes(CONTENT[: 5 * BLOCK] + b"x" + CONTENT[5 * BLOCK + 1 :])
    counter = Counter()
    with hub.mirrors([{PATH: CONTENT}] * 2) as (first, second):
        first.play(then=hub.flipped(5 * BLOCK + 7))
        sources = (first.source(PATH, "a"), second.source(PATH, "b"))
        fetch(sources, tmp_path, disk=SystemDisk(), counter=counter, known_blocks=known)
    assert (tmp_path / NAME).read_bytes() == CONTENT
    assert counter.fetched_bytes == 2 * BLOCK


@pytest.mark.parametrize("size_bytes", [0, BLOCK + 5, SIZE_BYTES + 10])
def test_a_file_of_a_wrong_size_is_mended(mirror: Mirror, tmp_path: Path, size_bytes: int) -> None:
    known = hash_known_blocks(tmp_path)
    (tmp_path / NAME).write_bytes((CONTENT * 2)[:size_bytes])
    counter = Counter()
    fetch(
        (mirror.source(PATH, "a"),),
        tmp_path,
        disk=SystemDisk(),
        counter=counter,
        known_blocks=known,
    )
    assert (tmp_path / NAME).read_bytes() == CONTENT
    assert counter.fetched_bytes <= SIZE_BYTES - size_bytes // BLOCK * BLOCK + BLOCK


def test_a_damaged_file_loses_its_name_before_the_mending(mirror: Mirror, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"x" + CONTENT[1:])
    mirror.play(then=hub.status(404))
    with pytest.raises(StudioError):
        fetch((mirror.source(PATH, "a"),), tmp_path, disk=SystemDisk())
    assert not (tmp_path / NAME).exists()


def test_a_part_that_rotted_is_fetched_again_where_it_did(mirror: Mirror, tmp_path: Path) -> None:
    mirror.play(hub.truncated(HALF), then=hub.status(404))
    source = mirror.source(PATH, "a")
    with pytest.raises(StudioError):
        fetch((source,), tmp_path, disk=SystemDisk())
    part = tmp_path / f"{NAME}.part"
    data = bytearray(part.read_bytes())
    data[BLOCK + 9] ^= 1
    part.write_bytes(data)
    mirror.heal()
    counter = Counter()
    fetch((source,), tmp_path, disk=SystemDisk(), counter=counter)
    assert (tmp_path / NAME).read_bytes() == CONTENT
    assert counter.fetched_bytes == SIZE_BYTES - HALF + BLOCK


@pytest.mark.parametrize("text", ["", "{", '{"version": 1}', "[" * 10_000])
def test_an_unreadable_sidecar_starts_again(mirror: Mirror, tmp_path: Path, text: str) -> None:
    (tmp_path / f"{NAME}.part").write_bytes(b"x" * (SIZE_BYTES + 7))
    (tmp_path / f"{NAME}.part.json").write_text(text, encoding="utf-8")
    fetch((mirror.source(PATH, "a"),), tmp_path, disk=SystemDisk())
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_the_final_name_is_given_to_what_is_on_the_disk(mirror: Mirror, tmp_path: Path) -> None:
    disk = WatchedDisk()
    fetch((mirror.source(PATH, "a"),), tmp_path, disk=disk)
    part, final = tmp_path / f"{NAME}.part", tmp_path / NAME
    named = next(i for i, done in enumerate(disk.done) if done.target == final)
    written = max(i for i, done in enumerate(disk.done) if done.name == "write_at")
    synced = [i for i, done in enumerate(disk.done) if (done.name, done.path) == ("sync", part)]
    assert any(written < i < named for i in synced)
    after = disk.done[named + 1]
    assert (after.name, after.path) == ("sync_folder", tmp_path)


@pytest.mark.parametrize("operations", range(3, 60, 5))
def test_after_a_power_cut_at_any_operation_the_next_run_ends_with_the_original(
    mirror: Mirror, tmp_path: Path, operations: int
) -> None:
    source = mirror.source(PATH, "a")
    countdown = iter(range(operations, -1, -1))

    def before(operation: Operation) -> None:
        if next(countdown, 0) == 0:
            raise PowerCut

    disk = WatchedDisk(before)
    small = replace(IMPATIENT, checkpoint_s=0.0, buffer_bytes=BLOCK // 2)
    # A late cut comes after the end of the download.
    with contextlib.suppress(PowerCut):
        fetch((source,), tmp_path, disk=disk, retry_policy=small)
    forget_unsynced(disk.done)
    final = tmp_path / NAME
    assert not final.exists() or final.read_bytes() == CONTENT
    fetch((source,), tmp_path, disk=SystemDisk(), retry_policy=small)
    assert final.read_bytes() == CONTENT


def hash_known_blocks(folder: Path) -> tuple[str, ...]:
    path = folder / "original"
    path.write_bytes(CONTENT)
    hashes = hash_file(path, BLOCK)
    assert hashes.sha256 == SHA256
    assert hashes.blocks[0] == hashlib.sha256(CONTENT[:BLOCK]).hexdigest()
    return hashes.blocks
