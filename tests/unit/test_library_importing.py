"""Importing by copying: every picture once, whole, and nothing half on a full disk."""

import contextlib
import os
import shutil
import time
from collections.abc import Collection, Iterator, Sequence
from io import BufferedReader
from pathlib import Path

import pytest

from sdstudio.disk import Disk, SourceUnreadableError, SystemDisk, disk_error
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.metadata import PictureMetadata, encode
from sdstudio.imaging import encode_png
from sdstudio.library import ForeignPicture, Indexed, Library, Reconciled
from sdstudio.library.file_reading import ReadFile
from sdstudio.library.folder_index import FolderIndex
from sdstudio.library.folder_look import Done, look_now, run_now
from sdstudio.library.importing import Imported, ImportProgress, NotImported, import_pictures
from sdstudio.library.picture_folders import IMPORTED_NAME, OWN_FOLDER
from tests.support.disks import (
    DISK_FULL,
    UNPLUGGED,
    Operation,
    PowerCut,
    WatchedDisk,
    failing,
    forget_unsynced,
)
from tests.support.peer_files import png, saved
from tests.support.pictures import a_provenance, a_request, some_rgb

PARAMETERS = "a red fish\nSteps: 20, Sampler: Euler a, Seed: {}, Size: 8x6"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "own", tmp_path / "data")
    yield library
    library.close()


def import_now(
    library: Library, paths: Sequence[Path], disk: Disk | None = None, stop_after: int | None = None
) -> Imported:
    reports: list[ImportProgress] = []
    return run_now(
        import_pictures(
            paths,
            disk or SystemDisk(),
            lambda work: Done(work(library)),
            lambda work: Done(work()),
            reports.append,
            is_stopped=lambda: (
                stop_after is not None and sum(one.done > 0 for one in reports) >= stop_after
            ),
        )
    )


def put(folder: Path, name: str, seed: int = 1) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(png({"parameters": PARAMETERS.format(seed)}))
    os.utime(path, (1_600_000_000, 1_600_000_000))
    return path


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_pictures_are_copied_as_they_are(library: Library, tmp_path: Path) -> None:
    source = put(tmp_path / "from", "a.png", 42)
    jpeg = tmp_path / "from" / "b.jpg"
    jpeg.write_bytes(saved("JPEG"))
    imported = import_now(library, [source, jpeg])
    assert len(imported.ids) == 2
    first = library.any_picture(imported.ids[0])
    assert isinstance(first, ForeignPicture)
    assert first.path == library.folders.pictures / "Imported" / "a.png"
    assert first.path.read_bytes() == source.read_bytes()
    assert first.created_at.timestamp() == 1_600_000_000
    assert first.settings.seed == 42
    assert source.is_file()
    folder = library.indexed_folders.imported()
    assert look_now(library, folder.id) == Indexed()
    assert library.upkeep.reconcile() == Reconciled()


def test_our_own_go_into_the_pictures_folder(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "mine.png"
    texts = encode(PictureMetadata(a_request("鱼"), a_provenance()))
    source.write_bytes(encode_png(some_rgb(32, 16), texts))
    (id_,) = import_now(library, [source]).ids
    assert library.picture(id_).path == library.folders.pictures / "mine.png"
    assert library.upkeep.reconcile() == Reconciled()


def test_what_is_there_already_is_counted(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "from"
    put(folder, "a.png", 1)
    shutil.copy2(folder / "a.png", folder / "copy.png")
    put(folder, "sub/a.png", 2)
    (folder / "broken.png").write_bytes(saved("PNG")[:-20])
    os.utime(folder / "broken.png", (1_600_000_000, 1_600_000_000))
    imported = import_now(library, [folder])
    assert len(imported.ids) == 2
    assert imported.duplicates == 1
    assert imported.failures == ((folder / "broken.png", NotImported.UNREADABLE),)
    assert files_in(library.folders.pictures / "Imported") == ["a (2).png", "a.png"]
    again = import_now(library, [folder])
    assert (again.ids, again.duplicates) == ((), 3)


def test_what_was_deleted_can_be_imported_again(library: Library, tmp_path: Path) -> None:
    source = put(tmp_path / "from", "a.png")
    (id_,) = import_now(library, [source]).ids
    library.trash.delete([id_])
    (new_id,) = import_now(library, [source]).ids
    assert new_id != id_
    library.trash.restore([id_])
    assert library.any_picture(id_).path.name == "a (2).png"


def test_texts_beside_a_picture_come_with_it(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "from" / "a.jpg"
    source.parent.mkdir()
    source.write_bytes(saved("JPEG"))
    source.with_suffix(".txt").write_text(PARAMETERS.format(3))
    (id_,) = import_now(library, [source]).ids
    picture = library.any_picture(id_)
    assert isinstance(picture, ForeignPicture)
    assert picture.settings.seed == 3
    assert picture.path.with_suffix(".txt").is_file()


def test_a_full_disk_leaves_whole_pictures_only(library: Library, tmp_path: Path) -> None:
    for number in range(6):
        put(tmp_path / "from", f"{number}.png", number)
    written = 0

    def before(operation: Operation) -> None:
        nonlocal written
        if operation.name == "copy":
            written += 1
            if written > 3:
                raise DISK_FULL

    imported = import_now(library, [tmp_path / "from"], WatchedDisk(before))
    assert imported.error is not None
    assert imported.error.code is ErrorCode.DISK_FULL
    # Files without rows, or rows without files, would be found by this.
    folder = library.indexed_folders.imported()
    assert look_now(library, folder.id) == Indexed()
    assert len(files_in(folder.path)) == len(imported.ids)


def test_files_are_synced_together_and_named_after_that(library: Library, tmp_path: Path) -> None:
    for number in range(6):
        put(tmp_path / "from", f"{number}.png", number)
    disk = WatchedDisk()
    assert len(import_now(library, [tmp_path / "from"], disk).ids) == 6
    found = [name for name in disk.names if name in ("copy", "sync", "move", "sync_folder")]
    # Six waits for the disk one after the other would be six times as long.
    assert found == ["copy"] * 6 + ["sync"] * 6 + ["move"] * 6 + ["sync_folder"]


def test_a_disk_that_fails_to_sync_leaves_nothing(library: Library, tmp_path: Path) -> None:
    for number in range(3):
        put(tmp_path / "from", f"{number}.png", number)
    imported = import_now(library, [tmp_path / "from"], failing("sync", UNPLUGGED))
    assert imported.ids == ()
    assert imported.error is not None
    assert files_in(library.indexed_folders.imported().path) == []


def test_a_file_that_fails_while_it_is_copied_is_told(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = put(tmp_path / "from", "bad.png", 1), put(tmp_path / "from", "good.png", 2)
    copy = SystemDisk.copy

    def fail(disk: SystemDisk, source: BufferedReader, path: Path, size_bytes: int) -> None:
        if Path(source.name) == bad:
            path.write_bytes(b"half")
            raise SourceUnreadableError
        copy(disk, source, path, size_bytes)

    monkeypatch.setattr("sdstudio.library.importing.open_regular", lambda path: path.open("rb"))
    monkeypatch.setattr(SystemDisk, "copy", fail)
    imported = import_now(library, [bad, good])
    assert imported.failures == ((bad, NotImported.REFUSED),)
    assert len(imported.ids) == 1
    assert files_in(library.indexed_folders.imported().path) == ["good.png"]


@pytest.mark.parametrize("vanished", [("a.png",), ("a.png", "b.png")])
def test_of_identical_files_one_that_is_still_there_is_imported(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, vanished: tuple[str, ...]
) -> None:
    folder = tmp_path / "from"
    first = put(folder, "a.png", 1)
    files = [first, *(Path(shutil.copy2(first, folder / f"{name}.png")) for name in "bc")]
    files.append(put(folder, "other.png", 2))
    known = FolderIndex.known

    def vanishing(index: FolderIndex, identities: Collection[str]) -> set[str]:
        for name in vanished:
            (folder / name).unlink(missing_ok=True)
        return known(index, identities)

    monkeypatch.setattr(FolderIndex, "known", vanishing)
    imported = import_now(library, files)
    assert imported.failures == tuple((folder / one, NotImported.REFUSED) for one in vanished)
    assert (len(imported.ids), imported.duplicates) == (2, 2 - len(vanished))
    assert len(files_in(library.indexed_folders.imported().path)) == 2


def test_a_file_that_vanished_leaves_its_place_to_a_later_one(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = put(tmp_path / "from", "a.png", 1)
    again = Path(shutil.copy2(first, tmp_path / "again.png"))
    known = FolderIndex.known

    def vanishing(index: FolderIndex, identities: Collection[str]) -> set[str]:
        first.unlink(missing_ok=True)
        return known(index, identities)

    monkeypatch.setattr(FolderIndex, "known", vanishing)
    monkeypatch.setattr("sdstudio.library.importing._AT_ONCE", 1)
    imported = import_now(library, [first, again])
    assert (len(imported.ids), imported.duplicates) == (1, 0)


def test_stop_keeps_what_was_imported(library: Library, tmp_path: Path) -> None:
    for number in range(500):
        put(tmp_path / "from", f"{number}.png", number)
    imported = import_now(library, [tmp_path / "from"], stop_after=1)
    assert imported.is_stopped
    assert 0 < len(imported.ids) < 500
    assert look_now(library, library.indexed_folders.imported().id) == Indexed()


@pytest.mark.parametrize("name", ["鱼 🐟.PNG", "a" * 250 + ".png", "x'y%41.png"])
def test_names_of_all_kinds(library: Library, tmp_path: Path, name: str) -> None:
    (id_,) = import_now(library, [put(tmp_path / "from", name)]).ids
    assert library.any_picture(id_).path.is_file()


def test_what_is_no_picture_is_told(library: Library, tmp_path: Path) -> None:
    missing, text = tmp_path / "missing.png", tmp_path / "text.png"
    text.write_text("hello")
    os.utime(text, (1_600_000_000, 1_600_000_000))
    imported = import_now(library, [missing, text])
    assert dict(imported.failures) == {
        missing: NotImported.REFUSED,
        text: NotImported.UNREADABLE,
    }


def test_the_pictures_folder_may_move(library: Library, tmp_path: Path) -> None:
    (id_,) = import_now(library, [put(tmp_path / "from", "a.png")]).ids
    library.close()
    shutil.move(tmp_path / "own", tmp_path / "moved")
    again = Library.open(tmp_path / "moved", tmp_path / "data")
    try:
        assert again.any_picture(id_).path == tmp_path / "moved" / "Imported" / "a.png"
    finally:
        again.close()


def test_a_rebuilt_library_finds_what_was_imported(library: Library, tmp_path: Path) -> None:
    (id_,) = import_now(library, [put(tmp_path / "from", "a.png")]).ids
    library.annotations.rate([id_], 4)
    library.close()
    (tmp_path / "data" / "library.sqlite").unlink()
    again = Library.open(tmp_path / "own", tmp_path / "data")
    try:
        again.indexed_folders.find_imported()
        (folder,) = again.indexed_folders.all()
        (id_,) = look_now(again, folder.id).added
        assert again.annotations.of([id_])[id_].rating == 4
    finally:
        again.close()


def test_what_an_interrupted_import_left_is_removed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = library.indexed_folders.imported()
    folder.path.mkdir(parents=True)
    old, new = (folder.path / f".sd-studio-{one}.tmp" for one in ("old", "new"))
    for path in (old, new):
        path.write_bytes(b"half")
    in_an_hour = time.time() + 3600
    monkeypatch.setattr("sdstudio.library.reconcile.time.time", lambda: in_an_hour)
    os.utime(new, (in_an_hour, in_an_hour))
    look_now(library, folder.id)
    assert not old.exists()
    assert new.exists()


def test_copies_that_have_no_name_yet_are_no_leftovers(library: Library, tmp_path: Path) -> None:
    """They have the times of old pictures, and the folders are followed meanwhile."""
    sources = [put(tmp_path / "from", f"{seed}.png", seed) for seed in range(3)]

    def before(operation: Operation) -> None:
        if operation.name == "sync":
            library.upkeep.reconcile()
            look_now(library, library.indexed_folders.imported().id)

    disk = WatchedDisk(before)
    imported = import_now(library, sources, disk)
    assert disk.names.count("sync") == 3
    assert (len(imported.ids), imported.error) == (3, None)


@pytest.mark.parametrize("number", range(20))
def test_a_power_cut_leaves_whole_pictures_only(
    library: Library, tmp_path: Path, number: int
) -> None:
    """Before the disk's operation ``number``."""
    sources = [put(tmp_path / "from", f"{seed}.png", seed) for seed in range(3)]
    disk = WatchedDisk()

    def before(_operation: Operation) -> None:
        if len(disk.done) >= number:
            raise PowerCut

    disk.before = before
    with contextlib.suppress(PowerCut):
        import_now(library, sources, disk)
    library.close()
    forget_unsynced(disk.done)
    again = Library.open(tmp_path / "own", tmp_path / "data")
    try:
        folder = again.indexed_folders.imported()
        assert not look_now(again, folder.id).missing
        imported = import_now(again, sources)
        assert not imported.failures
        assert len(imported.ids) + imported.duplicates == 3
        whole = sorted(path.read_bytes() for path in sources)
        ids = again.search.feed.changed(10)
        assert sorted(again.any_picture(one).path.read_bytes() for one in ids) == whole
    finally:
        again.close()


@pytest.mark.parametrize("refused", ["names", "rows"])
def test_nothing_is_left_beside_a_picture_that_is_refused(
    library: Library, tmp_path: Path, refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = put(tmp_path / "from", "a.png")
    source.with_suffix(".txt").write_text("a red fish")

    def refuse(*_: object) -> None:
        raise disk_error(DISK_FULL, tmp_path)

    if refused == "rows":
        monkeypatch.setattr(FolderIndex, "put", refuse)
    disk = failing("sync_folder", DISK_FULL) if refused == "names" else SystemDisk()
    imported = import_now(library, [source], disk)
    assert imported.error is not None
    assert files_in(library.folders.pictures) == []


def test_pictures_that_have_rows_keep_their_files(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of one folder are written before the disk refuses those of the other."""
    own = tmp_path / "from" / "own.png"
    foreign = put(tmp_path / "from", "foreign.png")
    texts = encode(PictureMetadata(a_request(), a_provenance()))
    own.write_bytes(encode_png(some_rgb(), texts))
    really = FolderIndex.put

    def put_once(index: FolderIndex, folder_id: int, files: Sequence[ReadFile]) -> list[int]:
        if folder_id == OWN_FOLDER:
            raise disk_error(DISK_FULL, tmp_path)
        return really(index, folder_id, files)

    monkeypatch.setattr(FolderIndex, "put", put_once)
    imported = import_now(library, [own, foreign])
    assert imported.error is not None
    assert [library.any_picture(one).path.name for one in imported.ids] == ["foreign.png"]
    assert files_in(library.folders.pictures) == [f"{IMPORTED_NAME}/foreign.png"]
