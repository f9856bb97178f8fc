"""Deleting: it can be undone, and no picture is ever destroyed."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library, Picture
from sdstudio.library.database import DATABASE_NAME
from tests.support.disks import READ_ONLY, Operation, WatchedDisk
from tests.support.pictures import a_provenance, a_request, names_in, some_rgb
from tests.support.system_trash import SystemTrash
from tests.support.upkeep import purge_trash


@pytest.fixture
def system_trash() -> SystemTrash:
    return SystemTrash()


@pytest.fixture
def library(tmp_path: Path, system_trash: SystemTrash) -> Iterator[Library]:
    library = Library.open(tmp_path / "图片", tmp_path / "data", send_to_trash=system_trash)
    yield library
    library.close()


def save(library: Library, number: int = 1) -> list[Picture]:
    return [
        library.save_picture(some_rgb(), a_request("鱼", seed=seed), a_provenance())
        for seed in range(number)
    ]


def test_a_deleted_picture_is_hidden_and_its_file_kept(library: Library) -> None:
    first, second = save(library, 2)
    library.trash.delete([first.id])
    assert library.pictures(10) == [second]
    assert library.count() == 1
    (trashed,) = library.trash.pictures(10)
    assert trashed.is_deleted
    assert trashed.path.parent == library.folders.trash
    assert trashed.path.exists()
    assert not first.path.exists()


def test_restoring_undoes_deleting(library: Library) -> None:
    pictures = save(library, 3)
    ids = [picture.id for picture in pictures]
    library.trash.delete(ids[:2])
    assert library.trash.restore(ids[:2]) == pictures[:2]
    assert library.pictures(10) == pictures[::-1]
    assert all(picture.path.exists() for picture in pictures)
    assert library.trash.pictures(10) == []


def test_deleting_and_restoring_twice_does_nothing_more(library: Library) -> None:
    (picture,) = save(library)
    for _ in range(2):
        library.trash.delete([picture.id])
    for _ in range(2):
        library.trash.restore([picture.id])
    assert library.pictures(10) == [picture]


def test_a_picture_whose_name_was_taken_meanwhile_comes_back_with_a_number(
    library: Library,
) -> None:
    (first,) = save(library)
    library.trash.delete([first.id])
    (second,) = save(library)
    assert second.path == first.path
    (restored,) = library.trash.restore([first.id])
    assert restored.path.stem == f"{first.path.stem} (2)"
    assert len(names_in(library.folders.pictures)) == 3
    library.trash.delete([first.id, second.id])
    assert len(names_in(library.folders.trash)) == 2


def test_a_disk_that_refuses_deletes_none_of_them(tmp_path: Path) -> None:
    moves = 0

    def before(operation: Operation) -> None:
        nonlocal moves
        moves += operation.name == "move"
        if moves == 6:
            raise READ_ONLY

    library = Library.open(tmp_path / "pictures", tmp_path / "data", WatchedDisk(before))
    try:
        pictures = save(library, 3)
        with pytest.raises(StudioError) as caught:
            library.trash.delete([picture.id for picture in pictures])
        assert caught.value.code is ErrorCode.FOLDER_READ_ONLY
        assert library.pictures(10) == pictures[::-1]
        assert all(picture.path.exists() for picture in pictures)
        assert names_in(library.folders.trash) == []
    finally:
        library.close()


def test_deleted_pictures_go_to_the_systems_trash_after_their_time(
    library: Library, system_trash: SystemTrash
) -> None:
    first, second = save(library, 2)
    library.trash.delete([first.id])
    assert purge_trash(library) == 0
    assert purge_trash(library, older_than_days=0) == 1
    assert system_trash.taken == [first.path.name]
    assert library.trash.pictures(10) == []
    assert library.thumbnails.read(first.identity) is None
    assert library.thumbnails.read(second.identity) is not None
    assert library.pictures(10) == [second]


def test_where_the_system_has_no_trash_the_picture_stays_in_ours(
    library: Library, system_trash: SystemTrash
) -> None:
    (picture,) = save(library)
    library.trash.delete([picture.id])
    system_trash.refuses = True
    assert purge_trash(library, older_than_days=0) == 0
    assert len(library.trash.pictures(10)) == 1
    assert library.trash.restore([picture.id]) == [picture]


def test_a_picture_whose_file_is_gone_is_deleted_with_the_others(library: Library) -> None:
    first, second, third = save(library, 3)
    second.path.unlink()
    library.trash.delete([first.id, second.id])
    assert library.pictures(10) == [third]
    assert [one.id for one in library.trash.pictures(10)] == [first.id]
    library.trash.delete([second.id])
    assert library.trash.restore([first.id, second.id]) == [first]
    assert library.pictures(10) == [third, first]


def test_deleting_what_is_gone_makes_no_folder_in_the_place_of_a_drive(library: Library) -> None:
    (picture,) = save(library)
    drive = library.folders.pictures.rename(library.folders.data / "drive")
    library.trash.delete([picture.id])
    assert not library.folders.pictures.exists()
    assert library.pictures(10) == []
    drive.rename(library.folders.pictures)
    library.upkeep.reconcile()
    assert library.pictures(10) == [picture]


def test_a_deleted_picture_whose_file_is_gone_holds_none_back(library: Library) -> None:
    first, second = save(library, 2)
    library.trash.delete([first.id, second.id])
    for path in library.folders.trash.iterdir():
        if path.name == first.path.name:
            path.unlink()
    assert library.trash.restore([first.id, second.id]) == [second]


def test_a_folder_that_cannot_be_looked_into_is_not_taken_for_a_deleted_picture(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (picture,) = save(library)

    def refuse(_path: Path) -> None:
        raise OSError(errno.EIO, "unplugged")

    monkeypatch.setattr(Path, "lstat", refuse)
    with pytest.raises(StudioError):
        library.trash.delete([picture.id])
    monkeypatch.undo()
    assert library.pictures(10) == [picture]


def test_no_word_of_a_purged_picture_is_left_in_the_database(
    library: Library, tmp_path: Path
) -> None:
    kept = library.save_picture(some_rgb(), a_request("a red fish"), a_provenance())
    # Long enough for pages of its own as well.
    secrets = ("secretword", "hiddenword " * 800)
    gone = [
        library.save_picture(some_rgb(), a_request(words, seed=seed), a_provenance())
        for seed, words in enumerate(secrets)
    ]
    library.trash.delete([one.id for one in gone])
    assert library.upkeep.purge_pictures([one.id for one in gone]) == len(gone)
    assert library.pictures(10) == [kept]
    library.close()
    written = (tmp_path / "data" / DATABASE_NAME).read_bytes()
    assert b"a red fish" in written
    assert b"secretword" not in written
    assert b"hiddenword" not in written
