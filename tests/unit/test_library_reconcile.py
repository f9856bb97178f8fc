"""Reconciling: the table follows the folder, whatever happened to it meanwhile."""

import errno
import os
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from sdstudio.disk import SystemDisk
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.imaging import encode_png, read_facts
from sdstudio.imaging.read_png import PngFacts
from sdstudio.library import Library, Picture, Reconciled, Tally, reconcile
from sdstudio.library.database import Database
from sdstudio.library.folders import Folders
from sdstudio.library.journal import Journal
from sdstudio.library.journal_sync import JournalSync
from sdstudio.library.journal_tables import JournalTables
from sdstudio.library.last_listing import LastListing
from sdstudio.library.picture_rows import NewPicture
from sdstudio.library.picture_table import PictureTable
from sdstudio.library.repairs import Repairs
from tests.support.pictures import a_provenance, a_request, names_in, some_rgb


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "图片", tmp_path / "data")
    library.folders.pictures.mkdir()
    yield library
    library.close()


def save(library: Library, number: int = 1) -> list[Picture]:
    return [
        library.save_picture(some_rgb(), a_request(seed=seed), a_provenance())
        for seed in range(number)
    ]


def put(library: Library, name: str, *, seed: int = 7, created_at: str = "") -> Path:
    """A picture that the command line made beside the library."""
    provenance = a_provenance(**({"created_at": created_at} if created_at else {}))
    texts = encode(PictureMetadata(a_request("鱼", seed=seed), provenance))
    path = library.folders.pictures / name
    path.write_bytes(encode_png(some_rgb(32, 16), texts))
    return path


def test_where_all_is_well_nothing_happens(library: Library) -> None:
    pictures = save(library, 2)
    assert library.upkeep.reconcile() == Reconciled()
    assert library.pictures(10) == pictures[::-1]


def test_a_picture_without_a_row_is_imported_from_what_it_says(library: Library) -> None:
    path = put(library, "from the command line.png")
    (id_,) = library.upkeep.reconcile().imported
    picture = library.picture(id_)
    assert picture.path == path
    assert picture.request == a_request("鱼", seed=7)
    assert picture.provenance == a_provenance()
    assert (picture.width, picture.height) == (32, 16)
    assert library.upkeep.reconcile() == Reconciled()


def test_imported_pictures_come_in_the_order_they_were_made(library: Library) -> None:
    put(library, "a.png", seed=2, created_at="2026-11-23T12:00:00+08:00")
    put(library, "b.png", seed=1, created_at="2026-11-23T03:00:00+00:00")
    put(library, "c.png", seed=3, created_at="not a time")
    library.upkeep.reconcile()
    assert [one.request.params.seed for one in library.pictures(10)] == [3, 2, 1]


def test_a_picture_whose_file_vanished_is_hidden_until_it_comes_back(library: Library) -> None:
    first, second = save(library, 2)
    elsewhere = first.path.rename(library.folders.data / "away.png")
    assert library.upkeep.reconcile().missing == 1
    assert library.pictures(10) == [second]
    assert library.upkeep.reconcile() == Reconciled()
    elsewhere.rename(first.path)
    assert library.upkeep.reconcile().returned == 1
    assert library.pictures(10) == [second, first]


def test_a_folder_that_is_not_there_loses_nothing(library: Library) -> None:
    pictures = save(library, 2)
    away = library.folders.pictures.rename(library.folders.data / "away")
    assert library.upkeep.reconcile().missing == 2
    away.rename(library.folders.pictures)
    assert library.upkeep.reconcile().returned == 2
    assert library.pictures(10) == pictures[::-1]


def test_a_picture_that_was_written_over_is_replaced_by_the_new_one(library: Library) -> None:
    put(library, "x.png", seed=1)
    library.upkeep.reconcile()
    library.upkeep.reconcile()
    put(library, "x.png", seed=2)
    found = library.upkeep.reconcile()
    assert len(found.imported) == 1
    assert not found.is_unsettled
    assert [one.request.params.seed for one in library.pictures(10)] == [2]
    assert library.upkeep.reconcile() == Reconciled()


def test_a_picture_that_was_written_over_can_no_longer_be_deleted_or_restored(
    library: Library,
) -> None:
    first, second = save(library, 2)
    library.upkeep.reconcile()
    put(library, first.path.name, seed=2)
    (new,) = library.upkeep.reconcile().imported
    library.trash.delete([first.id, second.id])
    assert [one.id for one in library.pictures(10)] == [new]
    assert [one.id for one in library.trash.restore([first.id, second.id])] == [second.id]


def test_a_picture_that_is_written_over_while_the_library_is_closed_is_replaced(
    library: Library,
) -> None:
    (picture,) = save(library)
    library.upkeep.reconcile()
    library.close()
    put(library, picture.path.name, seed=2)
    again = Library.open(library.folders.pictures, library.folders.data)
    try:
        again.upkeep.reconcile()
        assert [one.request.params.seed for one in again.pictures(10)] == [2]
    finally:
        again.close()


def instructions(folder: Path, count: int) -> int:
    """SQLite's instructions, in hundreds, to look at pictures whose files were never noted."""
    folders = Folders(folder / "pictures", folder / "data")
    for one in (folders.pictures, folders.data):
        one.mkdir(parents=True)
    database = Database.open(folders.data)
    pictures = PictureTable(database, folders, Repairs(database))
    metadata = PictureMetadata(a_request(), a_provenance())
    with database.transaction():
        for number in range(count):
            (folders.pictures / f"{number}.png").touch()
            pictures.insert(NewPicture(f"{number}.png", 64, 64, metadata))
    spent: list[None] = []
    database._connection.set_progress_handler(lambda: spent.append(None), 100)
    disk = SystemDisk()
    journal = Journal(folders.journal, folders.pictures, disk)
    sync = JournalSync(database, JournalTables(database), journal, folders, lambda: None)
    state = LastListing(folders.pictures)
    reconciler = reconcile.Reconciler(database, pictures, folders, disk, sync, state)
    assert reconciler.run().total() == Reconciled()
    database.close()
    return len(spent)


def test_four_times_as_many_pictures_of_an_earlier_version_take_four_times_as_long(
    tmp_path: Path,
) -> None:
    few, many = (instructions(tmp_path / str(count), count) for count in (100, 400))
    assert few > 10
    assert many < 5 * few


def test_a_picture_that_was_only_touched_stays_the_same_and_is_read_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (picture,) = save(library)
    library.upkeep.reconcile()
    os.utime(picture.path, (1, 1))
    assert library.upkeep.reconcile() == Reconciled()
    assert library.pictures(10) == [picture]
    refuse(monkeypatch, picture.path.name)
    assert library.upkeep.reconcile(reads_max=0).remaining == 0


def test_a_picture_that_another_program_saved_without_its_settings_keeps_its_row(
    library: Library,
) -> None:
    (picture,) = save(library)
    library.upkeep.reconcile()
    Image.fromarray(some_rgb()).save(picture.path)
    assert library.upkeep.reconcile() == Reconciled()
    assert library.pictures(10) == [picture]
    assert library.upkeep.reconcile(reads_max=0).remaining == 0


def test_a_renamed_file_stays_the_same_picture(library: Library) -> None:
    (picture,) = save(library)
    path = picture.path.rename(picture.path.with_name("my favourite.png"))
    assert library.upkeep.reconcile() == Reconciled(missing=1, returned=1)
    (found,) = library.pictures(10)
    assert (found.id, found.path) == (picture.id, path)


def test_a_copy_is_another_picture(library: Library) -> None:
    (picture,) = save(library)
    copy = picture.path.with_name("copy.png")
    copy.write_bytes(picture.path.read_bytes())
    assert len(library.upkeep.reconcile().imported) == 1
    assert library.count() == 2


def test_a_file_that_was_taken_out_of_the_trash_by_hand_is_back(library: Library) -> None:
    (picture,) = save(library)
    library.trash.delete([picture.id])
    (library.folders.trash / picture.path.name).rename(picture.path)
    assert library.upkeep.reconcile().returned == 1
    assert library.pictures(10) == [picture]


def test_pictures_in_the_trash_of_a_lost_database_are_still_deleted(library: Library) -> None:
    kept, deleted = save(library, 2)
    library.trash.delete([deleted.id])
    again = Library.open(library.folders.pictures, library.folders.data.with_name("new data"))
    try:
        assert len(again.upkeep.reconcile().imported) == 2
        assert [one.path for one in again.pictures(10)] == [kept.path]
        (trashed,) = again.trash.pictures(10)
        assert again.trash.restore([trashed.id])[0].path == deleted.path
    finally:
        again.close()


FOREIGN = {
    "a photo.png": None,
    "cut.png": b"\x89PNG\r\n\x1a\n",
    "text.png": b"no picture",
    "notes.txt": b"no picture",
    ".hidden.png": b"",
}


def test_files_of_others_are_left_alone_and_read_once(library: Library) -> None:
    folder = library.folders.pictures
    for name, data in FOREIGN.items():
        if data is None:
            Image.fromarray(some_rgb()).save(folder / name)
        else:
            (folder / name).write_bytes(data)
    (folder / "a folder.png").mkdir()
    before = names_in(folder)
    assert library.upkeep.reconcile() == Reconciled()
    assert names_in(folder) == before
    # Nothing is left to read, although reading was not allowed.
    assert library.upkeep.reconcile(reads_max=0).remaining == 0


def refuse(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Have the disk refuse to read these files."""

    def read(path: Path) -> PngFacts:
        if path.name in names:
            raise StudioError(ErrorCode.METADATA_UNREADABLE) from OSError(errno.EIO, "refused")
        return read_facts(path)

    monkeypatch.setattr(reconcile, "read_facts", read)


def test_a_picture_that_could_not_be_read_is_imported_later(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.png", "b.png", "c.png"):
        put(library, name, seed=ord(name[0]))
    refuse(monkeypatch, "a.png", "b.png")
    # In portions too, which end although two were not read.
    assert [library.upkeep.reconcile(reads_max=1).remaining for _ in range(3)] == [2, 1, 0]
    assert library.count() == 1
    refuse(monkeypatch)
    assert len(library.upkeep.reconcile().imported) == 2


def test_a_file_that_the_disk_refuses_raises_that_as_its_cause(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        read_facts(tmp_path / "not there.png")
    assert isinstance(caught.value.__cause__, OSError)


def test_another_version_of_the_program_looks_at_files_of_others_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library.folders.pictures / "from a newer program.png").write_bytes(b"not understood")
    library.upkeep.reconcile()
    assert library.upkeep.reconcile(reads_max=0).remaining == 0
    library.close()
    monkeypatch.setattr(reconcile, "__version__", "9.0")
    again = Library.open(library.folders.pictures, library.folders.data)
    try:
        assert again.upkeep.reconcile(reads_max=0).remaining == 1
    finally:
        again.close()


def test_a_file_of_others_that_became_ours_is_imported(library: Library) -> None:
    (library.folders.pictures / "x.png").write_bytes(b"not yet")
    library.upkeep.reconcile()
    put(library, "x.png")
    assert len(library.upkeep.reconcile().imported) == 1


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_unicode_does_no_harm(library: Library) -> None:
    path = os.fsencode(library.folders.pictures) + b"/\xff.png"
    with open(path, "wb") as file:  # noqa: PTH123 - bytes
        file.write(b"x")
    assert library.upkeep.reconcile() == Reconciled()


@pytest.mark.skipif(os.name == "nt", reason="links need permission there")
def test_links_that_lead_nowhere_do_no_harm(library: Library) -> None:
    for name, target in {"loop.png": "loop.png", "broken.png": "nothing", "dir.png": "."}.items():
        (library.folders.pictures / name).symlink_to(target)
    put(library, "x.png")
    assert len(library.upkeep.reconcile().imported) == 1


@pytest.mark.parametrize("width", [0, 2**31])
def test_a_png_that_has_no_size_is_no_picture_and_stops_no_other(
    library: Library, width: int
) -> None:
    data = bytearray(put(library, "a.png").read_bytes())
    data[16:20] = width.to_bytes(4, "big")
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    (library.folders.pictures / "a.png").write_bytes(data)
    put(library, "b.png")
    assert len(library.upkeep.reconcile().imported) == 1
    assert library.count() == 1


def test_unknown_files_can_be_read_in_portions(library: Library) -> None:
    for number in range(5):
        put(library, f"{number}.png", seed=number)
    portions = []
    while (found := library.upkeep.reconcile(reads_max=2)).imported:
        portions.append((len(found.imported), found.remaining))
    assert portions == [(2, 3), (2, 1), (1, 0)]


def test_old_temporary_files_are_removed_and_new_ones_left_to_their_writer(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = (library.folders.pictures / f".sd-studio-{name}.tmp" for name in ("old", "new"))
    for path in (old, new):
        path.write_bytes(b"half a picture")
    in_an_hour = time.time() + 3600
    monkeypatch.setattr("sdstudio.library.reconcile.time.time", lambda: in_an_hour)
    os.utime(new, (in_an_hour, in_an_hour))
    library.upkeep.reconcile()
    assert names_in(library.folders.pictures) == [new.name]


def test_a_picture_deleted_while_the_folder_is_looked_through_stays_deleted(
    library: Library,
) -> None:
    pictures = save(library, 3)
    assert library.upkeep.reconcile_step() is not None  # listed, and not compared yet
    library.trash.delete([pictures[1].id])
    new = save(library, 1)[0]
    found = Tally()
    while (step := library.upkeep.reconcile_step()) is not None:
        found.add(step)
    assert found.total() == Reconciled()
    assert [one.id for one in library.trash.pictures(9)] == [pictures[1].id]
    assert {one.id for one in library.pictures(9)} == {pictures[0].id, pictures[2].id, new.id}


def test_looking_in_steps_finds_what_looking_at_once_does(library: Library) -> None:
    pictures = save(library, 4)
    library.upkeep.reconcile()
    pictures[0].path.unlink()
    pictures[1].path.rename(pictures[1].path.with_name("renamed.png"))
    for number in range(3):
        put(library, f"{number}.png", seed=number)
    found = Tally()
    while (step := library.upkeep.reconcile_step()) is not None:
        found.add(step)
    assert (len(found.imported), found.missing, found.returned) == (3, 2, 1)
    assert library.upkeep.reconcile() == Reconciled()
    assert library.count() == 6


def test_a_name_that_only_changes_its_case_is_a_renamed_picture(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (picture,) = save(library)
    library.upkeep.reconcile()
    renamed = picture.path.rename(
        picture.path.with_name(picture.path.name.replace("a red", "A RED"))
    )

    def is_file(path: Path) -> bool:
        return path.name.lower() in {one.name.lower() for one in os.scandir(path.parent)}

    # As on Windows and macOS, where a file is also found by its name in another case.
    monkeypatch.setattr(Path, "is_file", is_file)
    monkeypatch.setattr(Path, "samefile", lambda one, other: one.name.lower() == other.name.lower())
    found = library.upkeep.reconcile()
    assert (len(found.imported), found.missing, found.returned) == (0, 1, 1)
    assert [(one.id, one.path) for one in library.pictures(9)] == [(picture.id, renamed)]


@pytest.mark.parametrize("is_deleted", [True, False], ids=["back", "to the trash"])
def test_a_file_that_was_moved_by_half_is_no_second_picture(
    library: Library, is_deleted: bool
) -> None:
    (picture,) = save(library)
    library.folders.trash.mkdir(exist_ok=True)
    if is_deleted:
        library.trash.delete([picture.id])
        picture = library.picture(picture.id)
    other = library.folders.pictures if is_deleted else library.folders.trash
    second = other / "another name.png"
    try:
        os.link(picture.path, second)
    except OSError:
        pytest.skip("files have only one name here")
    assert library.upkeep.reconcile() == Reconciled()
    assert not second.exists()
    assert picture.path.exists()
    assert [*library.pictures(9), *library.trash.pictures(9)] == [picture]


def test_a_second_name_in_the_same_folder_is_left(library: Library) -> None:
    (picture,) = save(library)
    second = picture.path.with_name("a link of the artist.png")
    try:
        os.link(picture.path, second)
    except OSError:
        pytest.skip("files have only one name here")
    assert len(library.upkeep.reconcile().imported) == 1
    assert second.exists()


@pytest.mark.parametrize("moment", range(8))
def test_what_is_deleted_and_put_back_meanwhile_is_where_its_file_is(
    library: Library, moment: int
) -> None:
    picture, other = save(library, 2)
    library.trash.delete([picture.id])
    for _ in range(moment):
        library.upkeep.reconcile_step()
    library.trash.restore([picture.id])
    library.upkeep.reconcile_step()
    library.trash.delete([picture.id])
    while library.upkeep.reconcile_step() is not None:
        pass
    assert [one.id for one in library.trash.pictures(10)] == [picture.id]
    # It is not taken for a missing one, which would be hidden even in the trash.
    assert library.upkeep.reconcile() == Reconciled()
    library.trash.restore([picture.id])
    assert [one.id for one in library.pictures(10)] == [other.id, picture.id]
