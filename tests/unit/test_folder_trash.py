"""The trash of folders other than the pictures folder, and programs that end while they fill it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sdstudio.disk import SystemDisk
from sdstudio.library import Indexed, Library, PictureFolder
from sdstudio.library.folder_look import look_now
from tests.support.peer_files import png
from tests.support.upkeep import purge_trash

PARAMETERS = "a red fish\nSteps: 20, Sampler: Euler a, Seed: {}, Size: 8x6"


def library_in(folder: Path) -> Library:
    return Library.open(folder / "own", folder / "data", send_to_trash=Path.unlink)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(library_in(tmp_path)) as library:
        yield library


@pytest.fixture
def folder(library: Library, tmp_path: Path) -> PictureFolder:
    """A folder elsewhere with two pictures, one of which is in its trash."""
    path = tmp_path / "elsewhere"
    path.mkdir()
    put(path / "a.png", 1)
    put(path / "b.png", 2)
    folder = library.indexed_folders.add(path)
    look_now(library, folder.id)
    library.trash.delete([id_ for id_ in (1, 2) if library.any_picture(id_).path.name == "b.png"])
    return folder


def put(path: Path, seed: int) -> None:
    path.write_bytes(png({"parameters": PARAMETERS.format(seed)}))
    os.utime(path, (1_600_000_000, 1_600_000_000))


def id_of(library: Library, name: str) -> int:
    return next(id_ for id_ in (1, 2) if library.any_picture(id_).path.name == name)


def state(library: Library) -> dict[str, bool]:
    """The pictures that are shown or in the trash, and whether they are there."""
    counts = library.counts()
    found = {}
    for id_ in range(1, 9):
        try:
            one = library.any_picture(id_)
        except KeyError:
            continue
        if one.path.is_file():
            found[one.path.name] = one.is_deleted
    assert counts.pictures == sum(not is_deleted for is_deleted in found.values())
    assert counts.trash == sum(found.values())
    return found


def test_a_picture_whose_file_was_just_moved_to_the_trash_is_in_it(
    library: Library, folder: PictureFolder
) -> None:
    """Where the program ended before it noted that."""
    library.annotations.rate([id_of(library, "a.png")], 4)
    SystemDisk().move(folder.path / "a.png", folder.path / ".trash" / "a (2).png")
    look_now(library, folder.id)
    assert state(library) == {"a (2).png": True, "b.png": True}
    (restored,) = library.trash.restore([id_of(library, "a (2).png")])
    assert restored.path.is_file()
    assert library.annotations.of([restored.id])[restored.id].rating == 4
    assert look_now(library, folder.id) == Indexed()


def test_a_picture_whose_file_was_just_moved_back_is_shown(
    library: Library, folder: PictureFolder
) -> None:
    id_ = id_of(library, "b.png")
    library.annotations.rate([id_], 4)
    SystemDisk().move(folder.path / ".trash" / "b.png", folder.path / "b (2).png")
    look_now(library, folder.id)
    assert state(library) == {"a.png": False, "b (2).png": False}
    assert library.annotations.of([id_])[id_].rating == 4
    assert look_now(library, folder.id) == Indexed()


@pytest.mark.skipif(os.name == "nt", reason="moving never leaves two names there")
def test_a_file_that_was_moved_by_half_is_no_second_picture(
    library: Library, folder: PictureFolder
) -> None:
    trash = folder.path / ".trash"
    os.link(folder.path / "a.png", trash / "a (2).png")
    os.link(trash / "b.png", folder.path / "b (2).png")
    for _ in range(2):
        look_now(library, folder.id)
        assert state(library) == {"a.png": False, "b.png": True}
    assert sorted(path.name for path in folder.path.glob("*.png")) == ["a.png"]
    assert sorted(path.name for path in trash.glob("[!.]*")) == ["b.png"]


def test_a_picture_whose_file_just_went_to_the_systems_trash_is_in_the_trash_no_more(
    library: Library, folder: PictureFolder
) -> None:
    (folder.path / ".trash" / "b.png").unlink()
    look_now(library, folder.id)
    assert state(library) == {"a.png": False}
    assert purge_trash(library, older_than_days=-1) == 0


def test_a_rebuilt_library_knows_what_is_in_the_trash(
    tmp_path: Path, library: Library, folder: PictureFolder
) -> None:
    library.annotations.rate([id_of(library, "b.png")], 5)
    library.close()
    shutil.rmtree(tmp_path / "data")
    with closing(library_in(tmp_path)) as again:
        look_now(again, folder_of(again).id)
        assert state(again) == {"a.png": False, "b.png": True}
        id_ = id_of(again, "b.png")
        assert again.annotations.of([id_])[id_].rating == 5
        assert look_now(again, folder_of(again).id) == Indexed()


def folder_of(library: Library) -> PictureFolder:
    (folder,) = library.indexed_folders.all()
    return folder


def test_the_trash_of_another_program_is_no_business_of_ours(
    library: Library, tmp_path: Path
) -> None:
    """Others call theirs so, too, and what is in ours goes to the system's trash one day."""
    path = tmp_path / "notes"
    (path / ".trash").mkdir(parents=True)
    put(path / ".trash" / "theirs.png", 1)
    put(path / "a.png", 2)
    put(path / "b.png", 3)
    folder = library.indexed_folders.add(path)
    look_now(library, folder.id)
    assert state(library) == {"a.png": False, "b.png": False}
    library.trash.delete([id_of(library, "a.png")])
    look_now(library, folder.id)
    assert state(library) == {"a.png": True, "b.png": False}
    # One of ours is known by what is in it.
    SystemDisk().move(path / "b.png", path / ".trash" / "b.png")
    look_now(library, folder.id)
    assert state(library) == {"a.png": True, "b.png": True}
    assert purge_trash(library, older_than_days=-1) == 2
    assert (path / ".trash" / "theirs.png").is_file()
