"""Writing files: whole under their final name, or not there; nothing is overwritten."""

import errno
import os
from pathlib import Path

import pytest

from sdstudio.disk import SystemDisk, write_over
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import write_new
from tests.support.disks import DISK_FULL, READ_ONLY, UNPLUGGED, WatchedDisk, failing
from tests.support.pictures import names_in


def test_the_content_is_on_the_disk_before_the_file_has_its_name(tmp_path: Path) -> None:
    disk = WatchedDisk()
    path = write_new(disk, tmp_path, "fish.png", b"pixels")
    assert disk.names == ["make_folder", "write", "sync", "move", "sync_folder"]
    write, sync, move = disk.done[1:4]
    assert write.path == sync.path == move.path != path
    assert write.path.parent == tmp_path, "a rename is only whole within one file system"
    assert move.target == path == tmp_path / "fish.png"
    assert path.read_bytes() == b"pixels"


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    for number in range(3):
        write_new(SystemDisk(), tmp_path, "fish.png", b"%d" % number)
    assert (tmp_path / "fish.png").read_bytes() == b"0"
    assert (tmp_path / "fish (2).png").read_bytes() == b"1"
    assert (tmp_path / "fish (3).png").read_bytes() == b"2"


def test_a_dangling_link_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "fish.png").symlink_to(tmp_path / "nowhere")
    assert write_new(SystemDisk(), tmp_path, "fish.png", b"x").name == "fish (2).png"
    assert not (tmp_path / "nowhere").exists()


def test_file_systems_without_hard_links_are_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    names = [write_new(SystemDisk(), tmp_path, "fish.png", b"x").name for _ in range(2)]
    assert names == ["fish.png", "fish (2).png"]
    assert names_in(tmp_path) == sorted(names)


@pytest.mark.parametrize("operation", ["make_folder", "write", "sync", "move", "sync_folder"])
@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DISK_FULL, ErrorCode.DISK_FULL),
        (OSError(errno.EDQUOT, "Quota exceeded"), ErrorCode.DISK_FULL),
        (READ_ONLY, ErrorCode.FOLDER_READ_ONLY),
        (PermissionError(errno.EACCES, "Permission denied"), ErrorCode.FOLDER_READ_ONLY),
        (UNPLUGGED, ErrorCode.SAVE_FAILED),
    ],
)
def test_whatever_fails_is_said_with_the_folder_and_leaves_nothing(
    tmp_path: Path, operation: str, error: OSError, code: ErrorCode
) -> None:
    with pytest.raises(StudioError) as caught:
        write_new(failing(operation, error), tmp_path, "fish.png", b"x" * 1000)
    assert caught.value.code is code
    assert caught.value.arguments["folder"] == str(tmp_path)
    assert names_in(tmp_path) == []


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "图片" / "SD Studio"
    assert write_new(SystemDisk(), folder, "鱼.png", b"x").read_bytes() == b"x"


def test_replacing_waits_until_the_new_content_is_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "fish.png"
    path.write_bytes(b"old")
    disk = WatchedDisk()
    write_over(disk, path, b"new")
    assert disk.names == ["make_folder", "write", "sync", "replace", "sync_folder"]
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("operation", ["write", "sync", "replace"])
def test_a_replacement_that_fails_leaves_the_old_content(tmp_path: Path, operation: str) -> None:
    path = tmp_path / "fish.png"
    path.write_bytes(b"old")
    with pytest.raises(StudioError):
        write_over(failing(operation, DISK_FULL), path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["fish.png"]
