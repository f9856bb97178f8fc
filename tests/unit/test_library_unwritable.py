"""If the disk can't be written, pictures are still shown, and unsaved changes are reported."""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.library import Library
from sdstudio.library.database import DATABASE_NAME, Database
from tests.support.pictures import a_provenance, a_request, names_in, some_rgb
from tests.support.upkeep import purge_trash


def library_in(folder: Path, *, makes_folder: bool = True) -> Library:
    return Library.open(folder / "pictures", folder / "data", makes_folder=makes_folder)


def filled(folder: Path, number: int = 2) -> None:
    with closing(library_in(folder)) as library:
        for seed in range(number):
            library.save_picture(some_rgb(), a_request(seed=seed), a_provenance())
        library.submit(a_request(seed=99))


def seeds(library: Library) -> list[int]:
    return [one.request.params.seed for one in library.pictures(10)]


def notice_of(library: Library) -> StudioError:
    (notice,) = library.take_notices()
    return notice


# Ways in which a disk takes nothing, and what they are called.


def _no_lock(data: Path) -> None:
    (data / "library.lock").unlink()
    (data / "library.lock").mkdir()


def _no_folder(data: Path) -> None:
    shutil.rmtree(data)
    data.write_bytes(b"a file where the folder should be")


def _database_that_cannot_be_read(data: Path) -> None:
    (data / DATABASE_NAME).unlink()
    (data / DATABASE_NAME).mkdir()


def _read_only(data: Path) -> None:
    if sys.platform == "win32" or os.geteuid() == 0:
        pytest.skip("may write everywhere")
    data.chmod(0o500)


@pytest.mark.parametrize(
    ("refuse", "cause"),
    [
        (_no_lock, None),
        (_no_folder, None),
        (_database_that_cannot_be_read, None),
        (_read_only, ErrorCode.FOLDER_READ_ONLY),
    ],
)
def test_pictures_are_shown_and_saved_where_the_data_folder_takes_nothing(
    tmp_path: Path, refuse: Callable[[Path], None], cause: ErrorCode | None
) -> None:
    filled(tmp_path)
    data = tmp_path / "data"
    refuse(data)
    try:
        with closing(library_in(tmp_path)) as library:
            notice = notice_of(library)
            assert notice.code is ErrorCode.LIBRARY_NOT_KEPT
            assert notice.arguments["folder"] == str(data)
            assert cause is None or notice.arguments["cause"] == cause
            library.upkeep.reconcile()
            assert seeds(library) == [1, 0]
            first = library.pictures(10)[-1]
            library.save_picture(some_rgb(), a_request(seed=2), a_provenance())
            library.trash.delete([first.id])
            assert seeds(library) == [2, 1]
            job = library.submit(a_request(seed=3))
            assert job in library.jobs()
            assert purge_trash(library, older_than_days=0) == 0
            assert library.upkeep.tidy_inputs(older_than_days=0) == 0
    finally:
        if data.is_dir():
            data.chmod(0o700)
    for leftover in data.glob("library.*") if data.is_dir() else [data]:
        if leftover.is_dir():
            leftover.rmdir()
        elif leftover == data:
            leftover.unlink()
    with closing(library_in(tmp_path)) as library:
        assert not library.take_notices()
        library.upkeep.reconcile()
        assert sorted(seeds(library)) == [1, 2]
        assert [one.request.params.seed for one in library.trash.pictures(10)] == [0]


def test_a_full_disk_shows_the_pictures_and_says_why_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    begin = Database.transaction
    on_the_disk: list[Database] = []

    def full(database: Database) -> AbstractContextManager[None]:
        on_the_disk[:] = on_the_disk or [database]
        if database in on_the_disk:
            raise StudioError(ErrorCode.DISK_FULL, folder=str(tmp_path / "data"))
        return begin(database)

    monkeypatch.setattr(Database, "transaction", full)
    with closing(library_in(tmp_path)) as library:
        notice = notice_of(library)
        assert notice.code is ErrorCode.LIBRARY_NOT_KEPT
        assert notice.arguments["cause"] == ErrorCode.DISK_FULL
        assert seeds(library) == [1, 0]


def test_the_copy_has_what_was_committed_before_a_crash_and_leaves_the_files_as_they_are(
    tmp_path: Path,
) -> None:
    crashed = library_in(tmp_path / "crashed")
    crashed.save_picture(some_rgb(), a_request(seed=5), a_provenance())
    crashed.submit(a_request(seed=6))
    shutil.copytree(tmp_path / "crashed", tmp_path / "copy")
    crashed.close()
    data = tmp_path / "copy" / "data"
    _no_lock(data)
    before = {
        name: (data / name).read_bytes() for name in names_in(data) if "library.sqlite" in name
    }
    assert len(before) == 3
    with closing(library_in(tmp_path / "copy")) as library:
        assert seeds(library) == [5]
        assert [job.request.params.seed for job in library.jobs()] == [6]
    after = {
        name: (data / name).read_bytes() for name in names_in(data) if "library.sqlite" in name
    }
    assert after == before


def test_a_damaged_database_that_cannot_be_replaced_is_rescued_into_memory(tmp_path: Path) -> None:
    filled(tmp_path)
    path = tmp_path / "data" / DATABASE_NAME
    path.write_bytes(path.read_bytes()[:5000])
    _no_lock(path.parent)
    with closing(library_in(tmp_path)) as library:
        codes = {notice.code for notice in library.take_notices()}
        assert codes == {ErrorCode.LIBRARY_NOT_KEPT, ErrorCode.LIBRARY_ENTRIES_DAMAGED}
        assert sorted(seeds(library)) == [0, 1]


# The pictures' folder.


@pytest.mark.parametrize("makes_folder", [True, False])
def test_a_folder_of_pictures_that_is_gone_is_told_at_each_start_until_it_is_back(
    tmp_path: Path, makes_folder: bool
) -> None:
    filled(tmp_path)
    (tmp_path / "pictures").rename(tmp_path / "drive")
    for _start in range(2):
        with closing(library_in(tmp_path, makes_folder=makes_folder)) as library:
            library.upkeep.reconcile()
            notice = notice_of(library)
            assert notice.code is ErrorCode.PICTURES_FOLDER_GONE
            assert notice.arguments == {"folder": str(tmp_path / "pictures")}
            assert seeds(library) == []
        assert not (tmp_path / "pictures").exists()
    (tmp_path / "drive").rename(tmp_path / "pictures")
    with closing(library_in(tmp_path, makes_folder=makes_folder)) as library:
        library.upkeep.reconcile()
        assert not library.take_notices()
        assert seeds(library) == [1, 0]


def test_nothing_is_written_in_the_place_of_a_chosen_folder_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    filled(tmp_path, 1)
    (tmp_path / "pictures").rename(tmp_path / "drive")
    with closing(library_in(tmp_path, makes_folder=False)) as library:
        for write in (
            lambda: library.save_picture(some_rgb(), a_request(), a_provenance()),
            lambda: library.keep_input(InputRole.IMAGE, some_rgb()),
            lambda: library.keep_sheet(1, b"", 1),
        ):
            with pytest.raises(StudioError) as caught:
                write()
            assert caught.value.code is ErrorCode.PICTURES_FOLDER_GONE
        assert not (tmp_path / "pictures").exists()
        (tmp_path / "drive").rename(tmp_path / "pictures")
        library.save_picture(some_rgb(), a_request(seed=7), a_provenance())
        assert len(list((tmp_path / "pictures").glob("*.png"))) == 2


def test_the_usual_folder_is_made_again_when_a_picture_is_saved(tmp_path: Path) -> None:
    filled(tmp_path)
    shutil.rmtree(tmp_path / "pictures")
    with closing(library_in(tmp_path)) as library:
        library.upkeep.reconcile()
        library.save_picture(some_rgb(), a_request(seed=7), a_provenance())
        assert seeds(library) == [7]


def test_a_folder_that_is_empty_where_pictures_were_is_told_once(tmp_path: Path) -> None:
    filled(tmp_path)
    for path in (tmp_path / "pictures").iterdir():
        path.unlink()
    for told in (True, False):
        with closing(library_in(tmp_path)) as library:
            library.upkeep.reconcile()
            codes = [notice.code for notice in library.take_notices()]
            assert codes == [ErrorCode.PICTURES_FOLDER_GONE] * told


def test_the_first_start_says_nothing_of_a_folder_that_is_still_to_be_made(tmp_path: Path) -> None:
    with closing(library_in(tmp_path)) as library:
        library.upkeep.reconcile()
        assert not library.take_notices()
