"""The machine's own files: copying and syncing many."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from sdstudio.app.tag_list_folder import TagListFolder
from sdstudio.app.upscale_jobs import images_in
from sdstudio.disk import PrivateDisk, SourceUnreadableError, SystemDisk
from sdstudio.domain.error_formatting import sentence
from sdstudio.domain.errors import ErrorCode, StudioError

DATA = bytes(range(256)) * 10_000


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(DATA)
    return path


def copied(source: Path, size_bytes: int = 2**30, disk: SystemDisk | None = None) -> bytes:
    target = source.with_name("target")
    with source.open("rb") as file:
        (disk or SystemDisk()).copy(file, target, size_bytes)
    return target.read_bytes()


@pytest.mark.parametrize("size_bytes", [0, 1, 2**20 + 1, len(DATA), 2**30])
def test_a_copy_has_so_many_bytes(source: Path, size_bytes: int) -> None:
    assert copied(source, size_bytes) == DATA[:size_bytes]


def test_a_private_copy_is_for_this_user(source: Path) -> None:
    assert copied(source, disk=PrivateDisk()) == DATA
    if sys.platform != "win32":
        assert source.with_name("target").stat().st_mode & 0o777 == 0o600


def test_a_copy_never_replaces_a_file(source: Path) -> None:
    source.with_name("target").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        copied(source)
    assert source.with_name("target").read_bytes() == b"old"


@pytest.mark.skipif(sys.platform != "linux", reason="Other systems have no such call.")
@pytest.mark.parametrize("way", ["refused", "ends early", "says that nothing is left"])
def test_what_the_system_does_not_copy_is_read_and_written(
    source: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    real = os.copy_file_range
    calls: list[int] = []

    def copy(one: int, other: int, count: int) -> int:
        calls.append(count)
        if way == "ends early" and len(calls) == 1:
            return real(one, other, 1000)
        if way == "says that nothing is left":
            return 0
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    monkeypatch.setattr(os, "copy_file_range", copy)
    assert copied(source) == DATA
    assert calls


def test_a_source_that_fails_is_not_taken_for_the_disk(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "copy_file_range", refuse, raising=False)
    descriptor = os.open(source, os.O_WRONLY)
    try:
        with (
            os.fdopen(descriptor, "rb", closefd=False) as unreadable,
            pytest.raises(SourceUnreadableError),
        ):
            SystemDisk().copy(unreadable, source.with_name("target"), 10)
    finally:
        os.close(descriptor)


@pytest.mark.parametrize("count", [0, 1, 50])
def test_many_files_are_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    paths = [tmp_path / str(number) for number in range(count)]
    synced: list[Path] = []
    monkeypatch.setattr(SystemDisk, "sync", lambda _, path: synced.append(path))
    SystemDisk().sync_all(paths)
    assert sorted(synced) == sorted(paths)


def test_one_that_can_not_be_synced_is_told(tmp_path: Path) -> None:
    paths = [tmp_path / str(number) for number in range(20)]
    for path in paths[1:]:
        path.write_bytes(b"1")
    with pytest.raises(FileNotFoundError):
        SystemDisk().sync_all(paths)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, ErrorCode.FOLDER_UNREADABLE),
        (errno.EIO, ErrorCode.FOLDER_UNREACHABLE),
    ],
)
@pytest.mark.parametrize("read", [images_in, lambda folder: TagListFolder(folder).names()])
def test_of_a_folder_that_is_only_read_nobody_says_that_it_was_written_to(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    read: Callable[[Path], object],
    number: int,
    code: ErrorCode,
) -> None:
    def refuse(_: Path) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(StudioError) as raised:
        read(tmp_path)
    assert raised.value.code is code
    told = sentence(code, raised.value.arguments)
    assert str(tmp_path) in told
    assert "writ" not in told
