"""Folders that are indexed where they are: rows follow files, and stars follow pictures."""

import os
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from sdstudio.domain.annotations import Flag
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.imaging import encode_png
from sdstudio.library import (
    ForeignPicture,
    Indexed,
    Library,
    Picture,
    PictureFolder,
    file_reading,
)
from sdstudio.library.folder_comparison import FolderComparison
from sdstudio.library.folder_look import look_now
from tests.support.peer_files import png, saved
from tests.support.pictures import a_provenance, a_request, some_rgb

PARAMETERS = "a red fish\nNegative prompt: grey\nSteps: 20, Sampler: Euler a, Seed: {}, Size: 8x6"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "own", tmp_path / "data")
    library.folders.pictures.mkdir()
    yield library
    library.close()


@pytest.fixture
def folder(library: Library, tmp_path: Path) -> PictureFolder:
    path = tmp_path / "别的 pictures"
    path.mkdir()
    return library.indexed_folders.add(path)


def put(folder: Path, name: str, seed: int = 1, *, age_s: float = 60) -> Path:
    """A picture of another program."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(png({"parameters": PARAMETERS.format(seed)}))
    aged(path, age_s)
    return path


def put_own(folder: Path, name: str, seed: int = 7) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = encode(PictureMetadata(a_request("鱼", seed=seed), a_provenance()))
    path.write_bytes(encode_png(some_rgb(32, 16), texts))
    return path


def aged(path: Path, age_s: float) -> None:
    moment = time.time() - age_s
    os.utime(path, (moment, moment))


def foreign(library: Library, picture_id: int) -> ForeignPicture:
    picture = library.any_picture(picture_id)
    assert isinstance(picture, ForeignPicture)
    return picture


def shown(library: Library) -> dict[str, int]:
    """The ids of the pictures that are shown, by path."""
    rows = library._database.execute(
        "SELECT id FROM picture WHERE deleted_at IS NULL AND missing_since IS NULL"
    )
    return {str(library.any_picture(id_).path): id_ for (id_,) in rows.fetchall()}


def test_settings_of_another_program_are_in_the_library(
    library: Library, folder: PictureFolder
) -> None:
    path = put(folder.path, "deep/er/a.png", 42)
    (id_,) = look_now(library, folder.id).added
    picture = foreign(library, id_)
    assert picture.path == path
    assert (picture.width, picture.height) == (8, 6)
    assert picture.settings.prompt == "a red fish"
    assert picture.settings.seed == 42
    assert abs(picture.created_at.timestamp() - path.stat().st_mtime) < 1e-3
    assert look_now(library, folder.id) == Indexed()
    assert library.pictures(10) == []  # the strip has only our own


def test_files_of_all_pictures_are_found_without_reading_their_settings(
    library: Library, folder: PictureFolder
) -> None:
    ids = [library.save_picture(some_rgb(8, 8), a_request(), a_provenance()).id for _ in range(3)]
    library.trash.delete(ids[:1])
    put(folder.path, "deep/a.png")
    put_own(folder.path, "mine.png")
    ids += look_now(library, folder.id).added
    library._database.execute("UPDATE picture SET identity = 'no' WHERE id = ?", (ids[1],))
    for id_ in ids:
        # Where a row is damaged, what is read from the file.
        file = library.file(id_)
        picture = library.any_picture(id_)
        assert (file.id, file.identity, file.path) == (id_, picture.identity, picture.path)
    with pytest.raises(KeyError):
        library.file(ids[-1] + 1)


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP", "AVIF", "GIF"])
def test_every_format_is_shown(library: Library, folder: PictureFolder, format_: str) -> None:
    path = folder.path / f"a.{format_.lower()}"
    path.write_bytes(saved(format_))
    aged(path, 60)
    (id_,) = look_now(library, folder.id).added
    picture = foreign(library, id_)
    assert (picture.width, picture.height) == (8, 6)
    assert picture.settings.is_empty


def test_our_own_pictures_elsewhere_keep_their_request(
    library: Library, folder: PictureFolder
) -> None:
    path = put_own(folder.path, "sub/mine.png")
    (id_,) = look_now(library, folder.id).added
    picture = library.any_picture(id_)
    assert isinstance(picture, Picture)
    assert picture.path == path
    assert picture.request == a_request("鱼", seed=7)


def test_the_newest_files_come_first(
    library: Library, folder: PictureFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sdstudio.library import folder_look

    monkeypatch.setattr(folder_look, "_READ_AT_ONCE", 1)
    for age_s in (300, 100, 200):
        put(folder.path, f"{age_s}.png", age_s, age_s=age_s)
    found = look_now(library, folder.id).added
    assert [foreign(library, id_).settings.seed for id_ in found] == [100, 200, 300]


def test_hidden_files_our_own_folders_and_other_files_are_left_out(
    library: Library, folder: PictureFolder
) -> None:
    for name in (".hidden.png", ".trash/a.png", ".inputs/a.png", ".library/a.png", "a.png.tmp"):
        put(folder.path, name)
    (folder.path / "notes.txt").write_text("hello")
    inner = folder.path / "inner"
    put(inner, "once.png")
    library.indexed_folders.add(folder.path.parent)  # our pictures folder is in it, too
    assert look_now(library, folder.id).added
    assert list(shown(library)) == [str(inner / "once.png")]


def test_a_folder_within_another_is_listed_once(library: Library, tmp_path: Path) -> None:
    put(tmp_path / "outer" / "inner", "a.png")
    put(tmp_path / "outer", "b.png", 2)
    inner = library.indexed_folders.add(tmp_path / "outer" / "inner")
    outer = library.indexed_folders.add(tmp_path / "outer")
    assert len(look_now(library, outer.id).added) == 1
    assert len(look_now(library, inner.id).added) == 1
    with pytest.raises(StudioError) as caught:
        library.indexed_folders.add(tmp_path / "outer" / "deeper")
    assert caught.value.code is ErrorCode.FOLDER_ADDED_ALREADY
    with pytest.raises(StudioError):
        library.indexed_folders.add(library.folders.pictures)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_circles_end(library: Library, folder: PictureFolder, tmp_path: Path) -> None:
    put(folder.path, "sub/a.png")
    (folder.path / "again").symlink_to(folder.path, target_is_directory=True)
    (folder.path / "a link").symlink_to(folder.path / "sub", target_is_directory=True)
    (folder.path / "own").symlink_to(library.folders.pictures, target_is_directory=True)
    (folder.path / "itself.png").symlink_to(folder.path / "itself.png")
    put_own(library.folders.pictures, "mine.png")
    look_now(library, folder.id)
    assert list(shown(library)) == [str(folder.path / "sub" / "a.png")]


def test_stars_follow_a_renamed_file(library: Library, folder: PictureFolder) -> None:
    path = put(folder.path, "a.png")
    (id_,) = look_now(library, folder.id).added
    library.annotations.rate([id_], 4)
    (folder.path / "sub").mkdir()
    path.rename(folder.path / "sub" / "b.png")
    found = look_now(library, folder.id)
    assert found.added == ()
    assert shown(library) == {str(folder.path / "sub" / "b.png"): id_}
    assert library.annotations.of([id_])[id_].rating == 4


@pytest.mark.parametrize("first", [0, 1])
def test_stars_follow_a_file_into_another_folder(
    library: Library, folder: PictureFolder, tmp_path: Path, first: int
) -> None:
    (tmp_path / "other").mkdir()
    other = library.indexed_folders.add(tmp_path / "other")
    path = put(folder.path, "a.png")
    (id_,) = look_now(library, folder.id).added
    library.annotations.add_tags([id_], ["fish"])
    path.rename(other.path / "a.png")
    # Whichever of them is looked into first.
    both = [folder.id, other.id]
    for folder_id in (both[first], both[1 - first]):
        look_now(library, folder_id)
    assert shown(library) == {str(other.path / "a.png"): id_}
    assert library.annotations.of([id_])[id_].tags == ("fish",)


def test_our_own_picture_may_move_out_and_back(library: Library, folder: PictureFolder) -> None:
    path = put_own(library.folders.pictures, "mine.png")
    (id_,) = library.upkeep.reconcile().imported
    library.annotations.flag([id_], Flag.PICK)
    path.rename(folder.path / "mine.png")
    library.upkeep.reconcile()
    look_now(library, folder.id)
    assert shown(library) == {str(folder.path / "mine.png"): id_}
    (folder.path / "mine.png").rename(path)
    look_now(library, folder.id)
    library.upkeep.reconcile()
    assert shown(library) == {str(path): id_}
    assert library.annotations.of([id_])[id_].flag is Flag.PICK
    assert library.picture(id_).path == path


def test_a_picture_changed_elsewhere_keeps_its_stars(
    library: Library, folder: PictureFolder
) -> None:
    path = put(folder.path, "a.png")
    (id_,) = look_now(library, folder.id).added
    library.annotations.rate([id_], 5)
    data = path.read_bytes()
    path.write_bytes(png({"parameters": PARAMETERS.format(1), "Software": "Paint"}))
    assert path.read_bytes() != data
    look_now(library, folder.id)
    assert library.annotations.of([id_])[id_].rating == 5


def test_another_picture_of_that_name_gets_no_stars(
    library: Library, folder: PictureFolder
) -> None:
    path = put(folder.path, "a.png", 1)
    (id_,) = look_now(library, folder.id).added
    library.annotations.rate([id_], 5)
    path.rename(folder.path / "b.png")
    put(folder.path, "a.png", 2, age_s=30)
    look_now(library, folder.id)
    ratings = {
        Path(path).name: library.annotations.of([id_])[id_].rating
        for path, id_ in shown(library).items()
    }
    assert ratings == {"a.png": 0, "b.png": 5}


def test_a_vanished_file_is_hidden_and_returns_with_its_stars(
    library: Library, folder: PictureFolder
) -> None:
    path = put(folder.path, "a.png")
    put(folder.path, "b.png", 2)
    ids = look_now(library, folder.id).added
    library.annotations.rate(ids, 3)
    away = folder.path.parent / "away.png"
    path.rename(away)
    assert look_now(library, folder.id).missing == 1
    assert list(shown(library)) == [str(folder.path / "b.png")]
    away.rename(path)
    assert look_now(library, folder.id).returned == 1
    assert len(shown(library)) == 2
    assert {one.rating for one in library.annotations.of(ids).values()} == {3}


@pytest.mark.parametrize("is_mount_point_left", [False, True])
def test_pictures_of_a_drive_that_is_away_stay(
    library: Library,
    folder: PictureFolder,
    is_mount_point_left: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(folder.path, "a.png")
    if is_mount_point_left:
        monkeypatch.setattr(os.path, "ismount", lambda path: any(path.iterdir()))
    (id_,) = look_now(library, folder.id).added
    away = folder.path.parent / "away"
    folder.path.rename(away)
    if is_mount_point_left:
        folder.path.mkdir()
    assert not look_now(library, folder.id).is_available
    assert list(shown(library).values()) == [id_]
    assert not foreign(library, id_).is_available
    assert not library.indexed_folders.all()[0].is_available
    if is_mount_point_left:
        folder.path.rmdir()
    else:
        with pytest.raises(StudioError) as caught:
            library.trash.delete([id_])
        assert caught.value.code is ErrorCode.FOLDER_UNREACHABLE
    away.rename(folder.path)
    assert look_now(library, folder.id) == Indexed()
    assert foreign(library, id_).is_available


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights don't hold")
def test_a_folder_that_cannot_be_listed_loses_nothing(
    library: Library, folder: PictureFolder
) -> None:
    put(folder.path, "sub/a.png")
    put(folder.path, "b.png", 2)
    look_now(library, folder.id)
    (folder.path / "sub").chmod(0)
    try:
        assert look_now(library, folder.id).missing == 0
    finally:
        (folder.path / "sub").chmod(0o755)
    assert len(shown(library)) == 2


@pytest.mark.parametrize(("name", "format_"), [("a.png", "PNG"), ("a.jpg", "JPEG")])
def test_half_a_file_is_waited_for(
    library: Library, folder: PictureFolder, name: str, format_: str
) -> None:
    data = saved(format_)
    path = folder.path / name
    path.write_bytes(data[:-20])
    found = look_now(library, folder.id)
    assert found.is_unsettled
    assert not found.added
    path.write_bytes(data)
    assert len(look_now(library, folder.id).added) == 1


def test_damaged_files_are_read_once(library: Library, folder: PictureFolder) -> None:
    path = folder.path / "a.png"
    path.write_bytes(saved("PNG")[:-20])
    aged(path, 60)
    assert look_now(library, folder.id).unreadable == 1
    assert look_now(library, folder.id) == Indexed()
    put(folder.path, "a.png", age_s=30)
    assert len(look_now(library, folder.id).added) == 1


def test_deleting_can_be_undone_where_the_file_is(library: Library, folder: PictureFolder) -> None:
    path = put(folder.path, "sub/a.png")
    (id_,) = look_now(library, folder.id).added
    library.trash.delete([id_])
    assert not path.exists()
    deleted = foreign(library, id_)
    assert deleted.is_deleted
    assert deleted.path == folder.path / ".trash" / "sub" / "a.png"
    assert deleted.path.is_file()
    assert look_now(library, folder.id) == Indexed()
    library.trash.restore([id_])
    assert path.is_file()
    assert foreign(library, id_).path == path
    assert look_now(library, folder.id) == Indexed()


def test_a_read_only_folder_is_shown_but_keeps_its_files(
    library: Library, folder: PictureFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(folder.path, "a.png")
    (id_,) = look_now(library, folder.id).added

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "not allowed")

    monkeypatch.setattr(library._disk, "move", refuse)
    with pytest.raises(StudioError) as caught:
        library.trash.delete([id_])
    assert caught.value.code is ErrorCode.FOLDER_READ_ONLY
    assert caught.value.arguments["folder"] == str(folder.path)
    assert path.is_file()
    assert not foreign(library, id_).is_deleted


def test_removing_a_folder_can_be_undone(library: Library, folder: PictureFolder) -> None:
    path = put(folder.path, "a.png")
    (id_,) = look_now(library, folder.id).added
    library.annotations.rate([id_], 2)
    removed = library.indexed_folders.remove(folder.id)
    while library.indexed_folders.remove_step(removed):
        pass
    assert shown(library) == {}
    assert library.indexed_folders.all() == []
    assert path.is_file()
    library.indexed_folders.restore(removed)
    while library.indexed_folders.restore_step(removed):
        pass
    assert list(shown(library).values()) == [id_]
    assert library.annotations.of([id_])[id_].rating == 2


def test_a_removed_folder_goes_at_the_next_start_but_its_stars_do_not(
    library: Library, folder: PictureFolder
) -> None:
    put(folder.path, "a.png")
    (id_,) = look_now(library, folder.id).added
    library.annotations.rate([id_], 2)
    removed = library.indexed_folders.remove(folder.id)
    while library.indexed_folders.remove_step(removed):
        pass
    while library.indexed_folders.forget_removed_step():
        pass
    with pytest.raises(KeyError):
        library.any_picture(id_)
    again = library.indexed_folders.add(folder.path)
    (new_id,) = look_now(library, again.id).added
    assert library.annotations.of([new_id])[new_id].rating == 2


def test_an_archived_folder_keeps_its_pictures(library: Library, folder: PictureFolder) -> None:
    put(folder.path, "a.png")
    look_now(library, folder.id)
    library.indexed_folders.archive(folder.id, True)
    assert library.indexed_folders.all()[0].is_archived
    assert len(shown(library)) == 1
    library.indexed_folders.add(folder.path)
    assert not library.indexed_folders.all()[0].is_archived


def test_a_newer_reader_reads_the_texts_again(library: Library, folder: PictureFolder) -> None:
    path = put(folder.path, "a.png", 42)
    (id_,) = look_now(library, folder.id).added
    with library._database.transaction():
        library._database.execute(
            'UPDATE picture SET settings = \'{"program":""}\', settings_version = 0'
        )
    path.unlink()  # it isn't needed
    assert library.folder_index.read_again_step()
    assert not library.folder_index.read_again_step()
    assert foreign(library, id_).settings.seed == 42


def test_what_was_too_much_to_keep_is_read_from_the_file(
    library: Library, folder: PictureFolder
) -> None:
    put(folder.path, "a.png", 42)
    (id_,) = look_now(library, folder.id).added
    with library._database.transaction():
        library._database.execute("UPDATE embedded_text SET is_whole = 0")
        library._database.execute(
            'UPDATE picture SET settings = \'{"program":""}\', settings_version = 0'
        )
    assert library.folder_index.read_again_step()
    look_now(library, folder.id)
    assert foreign(library, id_).settings.seed == 42


def test_damaged_texts_are_not_read_again_and_again() -> None:
    assert file_reading.read_again(b"no zlib", 1, 1) is None


def test_two_thousand_files_at_once(library: Library, folder: PictureFolder) -> None:
    for number in range(2000):
        put(folder.path, f"{number % 20}/{number}.png", number)
    found = look_now(library, folder.id)
    assert len(found.added) == 2000
    assert len(shown(library)) == 2000
    shutil.rmtree(folder.path / "7")
    assert look_now(library, folder.id).missing == 100
    assert look_now(library, folder.id) == Indexed()


@pytest.mark.parametrize(
    "name",
    ["a b.PNG", "鱼 🐟.png", "x'; DROP TABLE picture; --.png", "%41.png", "a" * 200 + ".png"],
)
def test_names_of_all_kinds(library: Library, folder: PictureFolder, name: str) -> None:
    path = put(folder.path, f"sub [1]/{name}")
    (id_,) = look_now(library, folder.id).added
    assert foreign(library, id_).path == path
    library.trash.delete([id_])
    library.trash.restore([id_])
    assert path.is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_names_that_are_not_unicode_are_left_out(library: Library, folder: PictureFolder) -> None:
    Path(os.fsdecode(os.fsencode(folder.path) + b"/\xff.png")).write_bytes(png())
    assert look_now(library, folder.id) == Indexed()
    with pytest.raises(StudioError):
        library.indexed_folders.add(Path(os.fsdecode(os.fsencode(folder.path) + b"/\xff")))


def test_a_rebuilt_library_knows_folders_and_stars_again(
    library: Library, folder: PictureFolder
) -> None:
    put(folder.path, "sub/a.png")
    (id_,) = look_now(library, folder.id).added
    library.annotations.rate([id_], 5)
    pictures, data = library.folders.pictures, library.folders.data
    library.close()
    (data / "library.sqlite").write_bytes(b"not a database")
    again = Library.open(pictures, data)
    try:
        (new,) = again.indexed_folders.all()
        assert new.path == folder.path
        (id_,) = look_now(again, new.id).added
        assert again.annotations.of([id_])[id_].rating == 5
    finally:
        again.close()


def test_rebuilding_reads_folders_again_at_the_next_look(
    library: Library, folder: PictureFolder
) -> None:
    put(folder.path, "a.png", 42)
    (id_,) = look_now(library, folder.id).added
    library.annotations.rate([id_], 3)
    with library._database.transaction():
        library._database.execute('UPDATE picture SET width = 1, settings = \'{"program":""}\'')
    library.upkeep.rebuild()
    look_now(library, folder.id)
    picture = foreign(library, id_)
    assert (picture.width, picture.settings.seed) == (8, 42)
    assert library.annotations.of([id_])[id_].rating == 3


def test_a_file_that_comes_while_its_folder_is_listed_is_not_missing(
    library: Library, folder: PictureFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a deleted picture is put back, or another one is imported."""
    path = put(folder.path, "a.png")
    (id_,) = look_now(library, folder.id).added
    library.trash.delete([id_])
    compare = FolderComparison.compare

    def restore_first(
        look: FolderComparison, unlisted: Sequence[str], *, reads_all: bool = False
    ) -> Iterator[Indexed]:
        library.trash.restore([id_])
        return compare(look, unlisted, reads_all=reads_all)

    monkeypatch.setattr(FolderComparison, "compare", restore_first)
    assert look_now(library, folder.id).missing == 0
    assert shown(library) == {str(path): id_}


@pytest.mark.parametrize("is_put_back", [False, True])
def test_a_picture_deleted_while_its_folder_is_compared_is_where_its_file_is(
    library: Library, folder: PictureFolder, monkeypatch: pytest.MonkeyPatch, is_put_back: bool
) -> None:
    """Its file had just returned, so its row was about to be shown again."""
    path = put(folder.path, "a.png")
    (id_,) = look_now(library, folder.id).added
    away = path.rename(path.with_suffix(".away"))
    assert look_now(library, folder.id).missing == 1
    away.rename(path)
    compare = FolderComparison.compare

    def delete_then(
        look: FolderComparison, unlisted: Sequence[str], *, reads_all: bool = False
    ) -> Iterator[Indexed]:
        steps = compare(look, unlisted, reads_all=reads_all)
        yield next(steps)  # the rows were read, and nothing was done about them yet
        library.trash.delete([id_])
        if is_put_back:
            library.trash.restore([id_])
        yield from steps

    monkeypatch.setattr(FolderComparison, "compare", delete_then)
    look_now(library, folder.id)
    assert path.exists() == is_put_back
    assert shown(library) == ({str(path): id_} if is_put_back else {})
    monkeypatch.undo()
    assert look_now(library, folder.id) == Indexed()
    library.trash.restore([id_])
    assert shown(library) == {str(path): id_}
    assert path.exists()
