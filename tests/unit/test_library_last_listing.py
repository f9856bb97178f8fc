"""Whether the pictures folder has to be looked through again."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sdstudio.disk import write_over
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import encode
from sdstudio.imaging import encode_png
from sdstudio.library import Library, SystemDisk
from tests.support.disks import DISK_FULL, Operation, WatchedDisk, wait_for_the_clock
from tests.support.pictures import a_metadata, a_provenance, a_request, some_rgb


@pytest.fixture
def disk() -> WatchedDisk:
    return WatchedDisk()


@pytest.fixture
def library(tmp_path: Path, disk: WatchedDisk) -> Iterator[Library]:
    """With one picture, and reconciled."""
    library = Library.open(tmp_path / "pictures", tmp_path / "data", disk)
    save(library, 1)
    library.upkeep.reconcile()
    yield library
    library.close()


def save(library: Library, seed: int) -> Path:
    return library.save_picture(some_rgb(), a_request(seed=seed), a_provenance()).path


def a_png(prompt: str = "a blue fish") -> bytes:
    return encode_png(some_rgb(), encode(a_metadata(prompt=prompt)))


def test_a_library_that_has_not_looked_yet_has_to(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "pictures", tmp_path / "data")
    save(library, 1)
    assert not library.upkeep.is_current()
    library.close()


def test_own_changes_leave_the_folder_known(library: Library) -> None:
    assert library.upkeep.is_current()
    save(library, 2)
    assert library.upkeep.is_current()
    ids = [one.id for one in library.pictures(2)]
    library.trash.delete(ids)  # makes the trash folder
    library.upkeep.reconcile()
    library.trash.restore(ids)
    library.trash.delete(ids[:1])
    assert library.upkeep.is_current()


@pytest.mark.parametrize("own_follows", [False, True])
def test_changes_by_others_do_not(library: Library, tmp_path: Path, own_follows: bool) -> None:
    pictures = tmp_path / "pictures"
    (only,) = pictures.glob("*.png")
    changes: tuple[Callable[[], object], ...] = (
        lambda: (pictures / "x.png").write_bytes(a_png()),
        lambda: (pictures / "x.png").rename(pictures / "y.png"),
        lambda: write_over(SystemDisk(), pictures / "y.png", a_png("a green fish")),
        lambda: (pictures / "y.png").unlink(),
        only.unlink,
    )
    for seed, change in enumerate(changes):
        library.upkeep.reconcile()
        wait_for_the_clock(pictures)
        assert library.upkeep.is_current()
        change()
        if own_follows:
            save(library, 10 + seed)
        assert not library.upkeep.is_current()


def test_a_change_by_others_during_a_look_is_not_taken_as_known(
    library: Library, tmp_path: Path
) -> None:
    wait_for_the_clock(tmp_path / "pictures")
    assert library.upkeep.reconcile_step() is not None
    (tmp_path / "pictures" / "x.png").write_bytes(a_png())
    save(library, 2)
    while library.upkeep.reconcile_step() is not None:
        pass
    assert not library.upkeep.is_current()


def test_own_changes_during_a_look_are_known(library: Library) -> None:
    assert library.upkeep.reconcile_step() is not None
    save(library, 2)
    while library.upkeep.reconcile_step() is not None:
        pass
    assert library.upkeep.is_current()


def test_a_look_that_was_stopped_makes_nothing_known(library: Library) -> None:
    assert library.upkeep.reconcile_step() is not None
    library.upkeep.stop_looking()
    assert not library.upkeep.is_current()


def test_a_look_that_the_disk_refuses_makes_nothing_known(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise OSError(errno.EIO, "asleep")

    monkeypatch.setattr(os, "scandir", refuse)
    library.upkeep.reconcile()
    assert not library.upkeep.is_current()


def test_files_that_are_still_to_be_read_make_the_next_change_looked_at(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "pictures" / "x.png").write_bytes(a_png())
    assert library.upkeep.reconcile(reads_max=0).remaining == 1
    assert not library.upkeep.is_current()
    (tmp_path / "pictures" / "half.png").write_bytes(a_png()[:-20])
    library.upkeep.reconcile()
    assert not library.upkeep.is_current()


def test_a_save_that_the_disk_refuses_leaves_the_folder_known(
    library: Library, disk: WatchedDisk
) -> None:
    def before(operation: Operation) -> None:
        if operation.name == "sync":
            raise DISK_FULL

    disk.before = before
    with pytest.raises(StudioError) as refused:
        save(library, 2)
    assert refused.value.code is ErrorCode.DISK_FULL
    disk.before = lambda _: None
    assert library.upkeep.is_current()


@pytest.mark.parametrize("modified_ns", [1_700_000_000_123_456_789, None])
def test_a_file_system_that_keeps_no_exact_times_is_looked_at_after_each_change(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, modified_ns: int | None
) -> None:
    pictures = tmp_path / "pictures"
    if modified_ns is None:  # in whole seconds
        modified_ns = pictures.stat().st_mtime_ns // 10**9 * 10**9
    move = SystemDisk.move

    def coarse(disk: SystemDisk, source: Path, target: Path) -> None:
        move(disk, source, target)
        os.utime(pictures, ns=(modified_ns, modified_ns))

    monkeypatch.setattr(SystemDisk, "move", coarse)
    save(library, 2)
    assert not library.upkeep.is_current()


def test_a_saved_picture_that_is_written_over_before_any_look_is_read_again(
    library: Library,
) -> None:
    path = save(library, 2)
    write_over(SystemDisk(), path, a_png("a green fish"))
    library.upkeep.reconcile()
    assert library.pictures(1)[0].request.params.prompt == "a green fish"
