"""The thumbnails' database: lost, damaged, full, and never an error."""

import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sdstudio.imaging import decode_thumbnail, encode_thumbnail
from sdstudio.library import thumbnail_store
from sdstudio.library.thumbnail_store import NAME, ThumbnailStore, remove_earlier
from tests.support.pictures import names_in, some_rgb

JPEG = encode_thumbnail(some_rgb())


def identity(number: int) -> str:
    return f"{number:032x}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


@pytest.fixture
def store(path: Path) -> Iterator[ThumbnailStore]:
    with closing(ThumbnailStore(path)) as store:
        yield store


def test_what_was_written_is_read_again_at_the_next_start(path: Path) -> None:
    with closing(ThumbnailStore(path)) as store:
        store.write(identity(1), JPEG)
    with closing(ThumbnailStore(path)) as store:
        assert store.read(identity(1)) == JPEG
        assert store.read(identity(2)) is None


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000, b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_file_is_started_again(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with closing(ThumbnailStore(path)) as store:
        assert store.read(identity(1)) is None
        store.write(identity(1), JPEG)
        assert store.read(identity(1)) == JPEG


def test_damage_in_the_middle_costs_only_thumbnails(path: Path) -> None:
    with closing(ThumbnailStore(path)) as store:
        for number in range(50):
            store.write(identity(number), JPEG)
    data = bytearray(path.read_bytes())
    data[4096:-4096] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(data)
    with closing(ThumbnailStore(path)) as store:
        for number in range(50):
            assert store.read(identity(number)) in (JPEG, None)
        store.write(identity(0), JPEG)
        store.write(identity(0), JPEG)
        assert store.read(identity(0)) == JPEG


def test_a_file_of_another_version_is_started_again(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE thumbnail (something_else TEXT)")
        other.execute("PRAGMA user_version = 99")
    with closing(ThumbnailStore(path)) as store:
        store.write(identity(1), JPEG)
        assert store.read(identity(1)) == JPEG


def test_a_file_that_vanishes_while_it_is_open_is_no_error(
    path: Path, store: ThumbnailStore
) -> None:
    store.write(identity(1), JPEG)
    try:
        path.unlink()
    except PermissionError:
        pytest.skip("this system does not remove open files")
    store.write(identity(2), JPEG)
    assert store.read(identity(3)) is None


def test_a_folder_that_is_missing_is_no_error(tmp_path: Path) -> None:
    with closing(ThumbnailStore(tmp_path / "missing" / NAME)) as store:
        store.write(identity(1), JPEG)
        assert store.read(identity(1)) is None
        store.forget([identity(1)])


def test_a_full_disk_is_left_alone(store: ThumbnailStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write(identity(1), JPEG)
    monkeypatch.setattr(thumbnail_store, "RESERVE_BYTES", 2**62)
    store.write(identity(2), JPEG)
    assert store.read(identity(1)) == JPEG
    assert store.read(identity(2)) is None


def test_a_disk_that_refused_is_asked_again_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "away"
    with closing(ThumbnailStore(folder / NAME)) as store:
        assert store.read(identity(1)) is None
        folder.mkdir()
        store.write(identity(1), JPEG)
        assert store.read(identity(1)) is None
        later_s = time.monotonic() + 60
        monkeypatch.setattr(time, "monotonic", lambda: later_s)
        store.write(identity(1), JPEG)
        assert store.read(identity(1)) == JPEG


def test_the_file_stays_below_its_limit_and_the_oldest_go_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit_bytes = 40 * len(JPEG)
    day = 20_000
    monkeypatch.setattr(thumbnail_store, "_today", lambda: day)
    with closing(ThumbnailStore(path, limit_bytes)) as store:
        for number in range(120):
            day += 1
            store.write(identity(number), JPEG)
            assert store.read(identity(0)) == JPEG, "it is used every day"
            assert store.size_bytes() <= limit_bytes + 3 * len(JPEG)
        assert store.read(identity(119)) == JPEG
        assert store.read(identity(1)) is None
    assert path.stat().st_size <= 2 * limit_bytes


def test_what_was_forgotten_is_not_legible_in_the_file(path: Path) -> None:
    with closing(ThumbnailStore(path)) as store:
        store.write(identity(1), JPEG)
        store.write(identity(2), b"\xff\xd8 a secret \xff\xd9")
    assert b"a secret" in path.read_bytes()
    with closing(ThumbnailStore(path)) as store:
        store.forget([identity(2)])
        assert store.read(identity(1)) == JPEG
        assert store.read(identity(2)) is None
    assert b"a secret" not in path.read_bytes()


@pytest.mark.parametrize("is_read_again", [True, False])
def test_what_was_forgotten_is_removed_once_no_other_program_reads(
    path: Path, monkeypatch: pytest.MonkeyPatch, is_read_again: bool
) -> None:
    log = path.with_name(f"{NAME}-wal")
    with closing(ThumbnailStore(path)) as store:
        store.write(identity(1), JPEG)
        store.write(identity(2), b"\xff\xd8 a secret \xff\xd9")
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM thumbnail").fetchone()
            store.forget([identity(2)])
            assert b"a secret" in log.read_bytes() + path.read_bytes()
            other.execute("COMMIT")
            if is_read_again:
                later_s = time.monotonic() + 60
                monkeypatch.setattr(time, "monotonic", lambda: later_s)
                store.read(identity(1))
                assert b"a secret" not in log.read_bytes() + path.read_bytes()
            store.close()
            assert b"a secret" not in log.read_bytes() + path.read_bytes()


def test_what_a_crash_left_in_the_log_is_removed(path: Path, tmp_path: Path) -> None:
    with closing(ThumbnailStore(path)) as store:
        store.write(identity(2), b"\xff\xd8 a secret \xff\xd9")
        copied = tmp_path / "copied" / NAME
        copied.parent.mkdir()
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{copied}{suffix}")
    log = copied.with_name(f"{NAME}-wal")
    assert b"a secret" in log.read_bytes()
    with closing(ThumbnailStore(copied)) as again:
        assert again.read(identity(1)) is None
        assert b"a secret" not in log.read_bytes()


def test_many_threads_read_and_write_at_once(store: ThumbnailStore) -> None:
    wrong: list[object] = []

    def work(start: int) -> None:
        for number in range(start, start + 40):
            store.write(identity(number), JPEG)
            if store.read(identity(number)) != JPEG:
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(100 * one,)) for one in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_after_closing_nothing_is_read_or_written(path: Path) -> None:
    store = ThumbnailStore(path)
    store.write(identity(1), JPEG)
    store.close()
    store.close()
    store.write(identity(2), JPEG)
    assert store.read(identity(1)) is None
    assert names_in(path.parent) == [NAME]


@pytest.mark.parametrize("side_px", [128, 256, 512])
def test_a_thumbnail_is_decoded_at_the_size_that_is_shown(side_px: int) -> None:
    pixels = decode_thumbnail(encode_thumbnail(some_rgb(1024, 512)), side_px)
    assert (pixels.width, pixels.height) == (side_px, side_px // 2)
    assert len(pixels.data) == 3 * pixels.width * pixels.height


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xd9", JPEG[: len(JPEG) // 2]])
def test_what_is_no_thumbnail_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a thumbnail"):
        decode_thumbnail(data, 256)


def test_the_folder_of_earlier_versions_is_removed_with_nothing_else_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "thumbnails"
    folder.mkdir()
    (folder / f"{identity(1)}.jpg").write_bytes(JPEG)
    (folder / "mine.txt").write_text("kept")
    remove_earlier(folder)
    assert names_in(folder) == ["mine.txt"]
    (folder / "mine.txt").unlink()
    remove_earlier(folder)
    remove_earlier(folder)
    assert not folder.exists()


def test_a_thumbnail_of_a_picture_that_is_gone_is_in_no_file(
    store: ThumbnailStore, path: Path
) -> None:
    marked = JPEG[:-2] + b"only this picture" + JPEG[-2:]
    store.write(identity(1), marked)
    store.write(identity(2), JPEG)
    store.forget([identity(1)])
    assert store.read(identity(2)) == JPEG
    for file in path.parent.iterdir():
        assert b"only this picture" not in file.read_bytes()
