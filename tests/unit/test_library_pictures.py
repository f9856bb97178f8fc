"""Keeping pictures: file and row together, or neither."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import decode, encode
from sdstudio.domain.source_type import FileMarks, SourceType
from sdstudio.imaging import encode_png, read_rgb, read_texts
from sdstudio.imaging.source_marks import read_marks
from sdstudio.library import Library
from sdstudio.library.thumbnail_store import make
from tests.support.disks import DISK_FULL, READ_ONLY, UNPLUGGED, Operation, WatchedDisk, failing
from tests.support.pictures import a_metadata, a_provenance, a_request, names_in, some_rgb


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "图片", tmp_path / "data")
    yield library
    library.close()


def save(library: Library, prompt: str = "a red fish", seed: int = 7) -> int:
    return library.save_picture(some_rgb(), a_request(prompt, seed=seed), a_provenance()).id


def rows_on_disk(data: Path) -> int:
    """What another program would find committed."""
    connection = sqlite3.connect(data / "library.sqlite")
    try:
        (number,) = connection.execute("SELECT count(*) FROM picture").fetchone()
        return int(number)
    finally:
        connection.close()


def test_a_saved_picture_is_a_file_that_says_how_it_was_made(library: Library) -> None:
    rgb = some_rgb(96, 64)
    request, provenance = a_request("一条红色的鱼\n在水里", seed=7), a_provenance()
    picture = library.save_picture(rgb, request, provenance)
    assert picture.path.parent == library.folders.pictures
    assert picture.path.name.endswith(" 一条红色的鱼 在水里 7.png")
    assert np.array_equal(read_rgb(picture.path), rgb)
    metadata = decode(read_texts(picture.path))
    assert (metadata.request, metadata.provenance) == (request, provenance)
    assert read_marks(picture.path) == FileMarks(SourceType.GENERATED)
    unmarked = library.save_picture(rgb, request, provenance, says_ai=False)
    assert read_marks(unmarked.path) == FileMarks()
    assert decode(read_texts(unmarked.path)) == metadata
    assert (picture.width, picture.height) == (96, 64)
    assert library.thumbnails.read(picture.identity)


def test_a_saved_picture_is_there_after_a_restart(tmp_path: Path, library: Library) -> None:
    saved = library.save_picture(some_rgb(), a_request(), a_provenance())
    library.close()
    again = Library.open(tmp_path / "图片", tmp_path / "data")
    try:
        assert again.pictures(10) == [saved]
        assert again.picture(saved.id) == saved
    finally:
        again.close()


def test_pictures_come_newest_first_in_pages(library: Library) -> None:
    ids = [save(library, seed=seed) for seed in range(5)]
    first = library.pictures(limit=2)
    second = library.pictures(limit=2, before_id=first[-1].id)
    third = library.pictures(limit=2, before_id=second[-1].id)
    assert [one.id for one in first + second + third] == ids[::-1]
    assert library.count() == 5


def test_two_pictures_of_one_second_get_two_files(library: Library) -> None:
    first, second = (library.picture(save(library)) for _ in range(2))
    assert first.path != second.path
    assert first.path.exists()
    assert second.path.exists()


def test_an_unknown_picture_is_no_picture(library: Library) -> None:
    with pytest.raises(KeyError):
        library.picture(12345)


@pytest.mark.parametrize("operation", ["make_folder", "write", "sync", "move", "sync_folder"])
@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DISK_FULL, ErrorCode.DISK_FULL),
        (READ_ONLY, ErrorCode.FOLDER_READ_ONLY),
        (UNPLUGGED, ErrorCode.SAVE_FAILED),
    ],
)
def test_a_disk_that_refuses_leaves_no_file_and_no_row(
    tmp_path: Path, operation: str, error: OSError, code: ErrorCode
) -> None:
    pictures = tmp_path / "pictures"
    library = Library.open(pictures, tmp_path / "data", failing(operation, error))
    try:
        with pytest.raises(StudioError) as caught:
            save(library)
        assert caught.value.code is code
        assert caught.value.arguments["folder"] == str(pictures)
        assert library.count() == 0
        assert not pictures.exists() or names_in(pictures) == []
    finally:
        library.close()


def test_a_row_that_cannot_be_written_leaves_no_file(library: Library) -> None:
    job = library.submit(a_request())
    with pytest.raises(sqlite3.IntegrityError):
        library.save_picture(some_rgb(), a_request(), a_provenance(), job_id=job.id + 1000, index=0)
    assert names_in(library.folders.pictures) == []
    assert library.count() == 0


def test_after_a_failure_the_same_picture_can_be_saved(tmp_path: Path) -> None:
    full = True

    def before(operation: Operation) -> None:
        if full and operation.name == "sync":
            raise DISK_FULL

    library = Library.open(tmp_path / "pictures", tmp_path / "data", WatchedDisk(before))
    try:
        with pytest.raises(StudioError):
            save(library)
        full = False
        save(library)
        assert library.count() == 1
        assert len(names_in(tmp_path / "pictures")) == 1
    finally:
        library.close()


def test_the_row_comes_only_when_file_and_name_are_on_the_disk(tmp_path: Path) -> None:
    data = tmp_path / "data"
    rows: list[int] = []
    disk = WatchedDisk(lambda _: rows.append(rows_on_disk(data)))
    library = Library.open(tmp_path / "pictures", data, disk)
    try:
        save(library)
    finally:
        library.close()
    assert disk.names[-4:] == ["write", "sync", "move", "sync_folder"]
    assert rows == [0] * len(disk.done)
    assert rows_on_disk(data) == 1


def test_a_picture_counts_for_its_job_in_the_same_step(library: Library) -> None:
    job = library.submit(a_request(count=3))
    for index in range(2):
        picture = library.save_picture(
            some_rgb(), job.request.single(index), a_provenance(), job_id=job.id, index=index
        )
        assert picture.job_id == job.id
    assert library.job(job.id).pictures_done == 2


@pytest.mark.parametrize("damaged", [None, b"", b"garbage", b"\xff\xd8 cut short"])
def test_a_lost_or_damaged_thumbnail_is_made_again(library: Library, damaged: bytes | None) -> None:
    picture = library.picture(save(library))
    store = library.thumbnails
    whole = store.read(picture.identity)
    store.forget([picture.identity])
    if damaged is not None:
        store.write(picture.identity, damaged)
    assert store.read(picture.identity) is None
    assert make(store, picture) == whole
    assert store.read(picture.identity) == whole


def test_a_thumbnail_that_cannot_be_written_does_not_lose_the_picture(library: Library) -> None:
    library.folders.thumbnails.mkdir()
    picture = library.picture(save(library))
    assert picture.path.exists()
    assert make(library.thumbnails, picture).startswith(b"\xff\xd8")


def test_what_is_searched_for_is_a_column(tmp_path: Path, library: Library) -> None:
    save(library, "一条鱼", seed=42)
    connection = sqlite3.connect(tmp_path / "data" / "library.sqlite")
    row = connection.execute(
        "SELECT json_extract(request, '$.params.prompt'), seed FROM picture"
    ).fetchone()
    connection.close()
    assert row == ("一条鱼", 42)


def test_a_row_that_a_newer_program_wrote_does_not_hide_the_others(
    tmp_path: Path, library: Library
) -> None:
    ids = [save(library, seed=seed) for seed in range(3)]
    texts = {
        key: text.replace('"version":1', '"version":99')
        for key, text in encode(a_metadata(seed=1)).items()
    }
    library.picture(ids[1]).path.write_bytes(encode_png(some_rgb(), texts))
    connection = sqlite3.connect(tmp_path / "data" / "library.sqlite")
    with connection:
        connection.execute(
            "UPDATE picture SET request = json_set(request, '$.version', 99) WHERE id = ?",
            (ids[1],),
        )
    connection.close()
    assert [one.id for one in library.pictures(2)] == [ids[2], ids[0]]
