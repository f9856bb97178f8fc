"""A pictures folder finds its data folder wherever it is moved to, and a copy gets its own."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from sdstudio.disk import SystemDisk
from sdstudio.library import JobState, Library
from sdstudio.library.homes import HOME_NAME, claim, find_data
from sdstudio.paths import Paths
from tests.support.disks import DISK_FULL, READ_ONLY, PowerCut, WatchedDisk, failing
from tests.support.pictures import a_provenance, a_request, some_rgb


def opened(folder: Path, pictures: Path) -> Library:
    """A library as the program opens it."""
    data = find_data(folder / "libraries", pictures)
    library = Library.open(pictures, data)
    claim(data, pictures, SystemDisk())
    return library


def filled(folder: Path, pictures: Path) -> Path:
    """A library with a picture and a job; returns its data folder."""
    with closing(opened(folder, pictures)) as library:
        library.save_picture(some_rgb(8, 8), a_request(), a_provenance())
        library.submit(a_request("next"))
    with closing(opened(folder, pictures)) as library:
        return library.folders.data


def uid_in(pictures: Path) -> str:
    return (pictures / ".library" / "id").read_text().strip()


def test_a_folder_that_moved_keeps_its_queue(tmp_path: Path) -> None:
    data = filled(tmp_path, tmp_path / "before")
    (tmp_path / "before").rename(tmp_path / "after")
    with closing(opened(tmp_path, tmp_path / "after")) as library:
        assert library.folders.data == data
        assert library.upkeep.reconcile().imported == ()
        assert [job.request.params.prompt for job in library.jobs()] == ["next"]
        assert library.jobs()[0].state is JobState.WAITING
    # And once more, from where it is now.
    (tmp_path / "after").rename(tmp_path / "again")
    assert find_data(tmp_path / "libraries", tmp_path / "again") == data


def test_a_folder_of_today_is_found_by_its_path_and_then_by_its_id(tmp_path: Path) -> None:
    paths = Paths(*(tmp_path / name for name in ("config", "data", "cache", "usual", "resources")))
    pictures = tmp_path / "pictures"
    before = paths.library_data(pictures)
    with closing(Library.open(pictures, before)) as library:
        library.save_picture(some_rgb(8, 8), a_request(), a_provenance())
    assert paths.library_data(pictures) == before
    claim(before, pictures, SystemDisk())
    assert paths.library_data(pictures) == before
    pictures.rename(tmp_path / "elsewhere")
    assert paths.library_data(tmp_path / "elsewhere") == before


def test_a_copy_gets_an_id_and_a_data_folder_of_its_own(tmp_path: Path) -> None:
    data = filled(tmp_path, tmp_path / "original")
    uid = uid_in(tmp_path / "original")
    shutil.copytree(tmp_path / "original", tmp_path / "copy")
    with closing(opened(tmp_path, tmp_path / "copy")) as library:
        assert library.folders.data != data
        assert library.jobs() == []
        assert len(library.upkeep.reconcile().imported) == 1
        own = library.folders.data
    assert uid_in(tmp_path / "copy") != uid
    assert uid_in(tmp_path / "original") == uid
    # Whichever is opened next, and whichever is gone: each has its own.
    shutil.rmtree(tmp_path / "original")
    assert find_data(tmp_path / "libraries", tmp_path / "copy") == own


def test_a_new_folder_where_a_moved_one_was_gets_none_of_its_queue(tmp_path: Path) -> None:
    data = filled(tmp_path, tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "there")
    opened(tmp_path, tmp_path / "there").close()
    with closing(opened(tmp_path, tmp_path / "here")) as library:
        assert library.folders.data != data
        assert library.jobs() == []
        library.save_picture(some_rgb(8, 8), a_request("other"), a_provenance())
        own = library.folders.data
    opened(tmp_path, tmp_path / "here").close()
    # They change places.
    (tmp_path / "here").rename(tmp_path / "between")
    (tmp_path / "there").rename(tmp_path / "here")
    (tmp_path / "between").rename(tmp_path / "there")
    assert find_data(tmp_path / "libraries", tmp_path / "here") == data
    assert find_data(tmp_path / "libraries", tmp_path / "there") == own


def test_a_drive_that_is_away_is_found_by_its_path(tmp_path: Path) -> None:
    data = filled(tmp_path, tmp_path / "drive")
    (tmp_path / "drive").rename(tmp_path / "away")
    assert find_data(tmp_path / "libraries", tmp_path / "drive") == data
    claim(data, tmp_path / "drive", SystemDisk())
    assert not (tmp_path / "drive").exists()


def test_a_link_to_a_folder_is_that_folder(tmp_path: Path) -> None:
    data = filled(tmp_path, tmp_path / "real")
    uid = uid_in(tmp_path / "real")
    try:
        (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    with closing(opened(tmp_path, tmp_path / "link")) as library:
        assert library.folders.data == data
    assert uid_in(tmp_path / "real") == uid


def test_a_folder_from_another_machine_gets_no_data_folder_of_another_library(
    tmp_path: Path,
) -> None:
    data = filled(tmp_path, tmp_path / "pictures")
    shutil.rmtree(tmp_path / "pictures")
    filled(tmp_path / "other machine", tmp_path / "other machine" / "pictures")
    shutil.copytree(tmp_path / "other machine" / "pictures", tmp_path / "pictures")
    with closing(opened(tmp_path, tmp_path / "pictures")) as library:
        assert library.folders.data != data
    assert uid_in(tmp_path / "pictures") == uid_in(tmp_path / "other machine" / "pictures")


@pytest.mark.parametrize("error", [DISK_FULL, READ_ONLY])
@pytest.mark.parametrize("name", ["write", "sync", "move", "replace", "sync_folder"])
def test_where_no_id_can_be_written_the_path_decides(
    tmp_path: Path, name: str, error: OSError
) -> None:
    (tmp_path / "pictures").mkdir()
    data = find_data(tmp_path / "libraries", tmp_path / "pictures")
    data.mkdir(parents=True)
    claim(data, tmp_path / "pictures", failing(name, error))
    assert find_data(tmp_path / "libraries", tmp_path / "pictures") == data
    claim(data, tmp_path / "pictures", SystemDisk())
    assert find_data(tmp_path / "libraries", tmp_path / "pictures") == data


def test_killed_at_any_step_it_is_found_all_the_same(tmp_path: Path) -> None:
    for number in range(20):
        folder = tmp_path / str(number)
        data = filled_without_id(folder)
        steps = iter(range(number + 1))

        def cut(_operation: object, steps: object = steps) -> None:
            if next(steps, None) is None:  # type: ignore[call-overload]
                raise PowerCut

        try:
            claim(data, folder / "pictures", WatchedDisk(cut))
            is_cut = False
        except PowerCut:
            is_cut = True
        assert find_data(folder / "libraries", folder / "pictures") == data
        claim(data, folder / "pictures", SystemDisk())
        (folder / "pictures").rename(folder / "moved")
        assert find_data(folder / "libraries", folder / "moved") == data
        if not is_cut:
            return
    raise AssertionError("it has no end")


def filled_without_id(folder: Path) -> Path:
    (folder / "pictures").mkdir(parents=True)
    data = find_data(folder / "libraries", folder / "pictures")
    data.mkdir(parents=True)
    return data


@pytest.mark.parametrize("said", [b"", b"\x00" * 40, b"[]", b'{"id": 5}', b"[" * 60000, b"\xff"])
def test_what_is_damaged_says_nothing(tmp_path: Path, said: bytes) -> None:
    data = filled(tmp_path, tmp_path / "pictures")
    (tmp_path / "pictures" / ".library" / "id").write_bytes(said)
    (data / HOME_NAME).write_bytes(said)
    assert find_data(tmp_path / "libraries", tmp_path / "pictures") == data
    claim(data, tmp_path / "pictures", SystemDisk())
    (tmp_path / "pictures").rename(tmp_path / "moved")
    assert find_data(tmp_path / "libraries", tmp_path / "moved") == data
