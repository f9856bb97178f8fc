"""Power cuts: whatever was not synced is gone, and the library still agrees with its folder."""

from pathlib import Path

import pytest

from sdstudio.domain.metadata import decode
from sdstudio.imaging import read_rgb, read_texts
from sdstudio.library import Library
from tests.support.disks import Operation, PowerCut, WatchedDisk, forget_unsynced
from tests.support.pictures import a_provenance, a_request, some_rgb

OPERATIONS_OF_A_SAVE = 5


def library_in(folder: Path, disk: WatchedDisk | None = None) -> Library:
    return Library.open(folder / "pictures", folder / "data", disk)


def save(library: Library, seed: int) -> None:
    library.save_picture(some_rgb(seed=seed), a_request(seed=seed), a_provenance())


def assert_agrees_with_its_folder(folder: Path) -> set[int]:
    """Reconcile, then each row has a whole file and each of our files a row; the seeds."""
    library = library_in(folder)
    try:
        library.upkeep.reconcile()
        pictures = library.pictures(100)
        for picture in pictures:
            assert decode(read_texts(picture.path)).request == picture.request
            read_rgb(picture.path)
        return {picture.request.params.seed for picture in pictures}
    finally:
        library.close()


@pytest.mark.parametrize("survived", range(OPERATIONS_OF_A_SAVE + 1))
@pytest.mark.parametrize("forgetful", [True, False], ids=["unsynced lost", "all kept"])
def test_a_power_cut_while_saving_loses_at_most_that_picture(
    tmp_path: Path, survived: int, forgetful: bool
) -> None:
    library = library_in(tmp_path)
    save(library, seed=1)
    library.close()

    def cut(operation: Operation) -> None:
        if len(disk.done) == survived and operation.name != "remove":
            raise PowerCut

    disk = WatchedDisk(cut)
    library = library_in(tmp_path, disk)
    try:
        save(library, seed=2)
    except PowerCut:
        pass
    finally:
        library.close()
    if forgetful:
        forget_unsynced(disk.done)
    seeds = assert_agrees_with_its_folder(tmp_path)
    assert 1 in seeds
    if survived >= OPERATIONS_OF_A_SAVE:
        assert seeds == {1, 2}


def test_a_file_whose_row_was_never_written_is_imported(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    save(library, seed=1)
    library.close()
    for file in (tmp_path / "data").glob("library.sqlite*"):
        file.unlink()
    assert assert_agrees_with_its_folder(tmp_path) == {1}


@pytest.mark.parametrize("survived", range(6))
def test_a_power_cut_while_deleting_keeps_every_picture(tmp_path: Path, survived: int) -> None:
    library = library_in(tmp_path)
    for seed in range(3):
        save(library, seed)
    ids = [picture.id for picture in library.pictures(2)]
    library.close()

    def cut(_: Operation) -> None:
        if len(disk.done) >= survived:
            raise PowerCut

    disk = WatchedDisk(cut)
    library = library_in(tmp_path, disk)
    try:
        library.trash.delete(ids)
    except PowerCut:
        pass
    finally:
        library.close()
    library = library_in(tmp_path)
    try:
        library.upkeep.reconcile()
        kept, trashed = library.pictures(10), library.trash.pictures(10)
        assert {one.request.params.seed for one in kept + trashed} == {0, 1, 2}
        assert all(one.path.exists() for one in kept + trashed)
    finally:
        library.close()
