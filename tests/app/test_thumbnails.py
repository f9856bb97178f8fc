"""Thumbnails for views: the newest request first, and never more bytes than allowed."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_view import thumbnails as module
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.imaging import encode_png, encode_thumbnail
from sdstudio.library import HasFile, ThumbnailStore
from sdstudio.library.thumbnail_store import make
from tests.support.pictures import some_rgb

JPEG = encode_thumbnail(some_rgb(600, 600))


@dataclass(frozen=True)
class OnDisk:
    identity: str
    path: Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ThumbnailStore]:
    with closing(ThumbnailStore(tmp_path / "thumbs.sqlite")) as store:
        yield store


@pytest.fixture
def background() -> Iterator[BackgroundTasks]:
    background = BackgroundTasks()
    yield background
    assert background.close()


def picture(number: int, folder: Path = Path("/nowhere")) -> OnDisk:
    return OnDisk(f"{number:032x}", folder / f"{number}.png")


async def find_all(ids: Sequence[int]) -> dict[int, HasFile]:
    return {one: picture(one) for one in ids}


@pytest.fixture
def thumbnails(store: ThumbnailStore, background: BackgroundTasks) -> Thumbnails:
    return Thumbnails(store, background, find_all)


def shown(thumbnails: Thumbnails, number: int, side_px: int = 256) -> Callable[[], bool]:
    def is_shown() -> bool:
        image = thumbnails.thumbnail(number, side_px)
        return image is not None and image.width() == side_px

    return is_shown


def test_a_thumbnail_is_found_by_the_id_alone_and_told_when_ready(
    store: ThumbnailStore, thumbnails: Thumbnails, qtbot: QtBot
) -> None:
    store.write(picture(7).identity, JPEG)
    with qtbot.waitSignal(thumbnails.ready) as ready:
        assert thumbnails.thumbnail(7, 200) is None
    assert ready.args == [7]
    image = thumbnails.thumbnail(7, 200)
    assert image is not None
    assert image.width() == 256


def test_a_smaller_one_stands_in_until_the_larger_is_decoded(
    store: ThumbnailStore, thumbnails: Thumbnails, qtbot: QtBot
) -> None:
    store.write(picture(1).identity, JPEG)
    qtbot.waitUntil(shown(thumbnails, 1, 128))
    image = thumbnails.thumbnail(1, 512)
    assert image is not None
    assert image.width() == 128
    qtbot.waitUntil(shown(thumbnails, 1, 512))


def test_one_that_is_missing_is_made_from_the_file_and_stored(
    store: ThumbnailStore, thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path
) -> None:
    on_disk = picture(1, tmp_path)
    red = some_rgb(256, 256)
    red[:] = (255, 0, 0)
    on_disk.path.write_bytes(encode_png(red, {}, program="test"))
    thumbnails.thumbnail(1, 256, on_disk)
    qtbot.waitUntil(shown(thumbnails, 1))
    image = thumbnails.thumbnail(1, 256)
    assert image is not None
    assert image.pixelColor(100, 100).red() > 250
    assert store.read(on_disk.identity) is not None


def test_those_that_are_stored_do_not_wait_for_those_that_must_be_made(
    store: ThumbnailStore, thumbnails: Thumbnails, qtbot: QtBot, tmp_path: Path
) -> None:
    for number in range(8):
        on_disk = picture(number, tmp_path)
        on_disk.path.write_bytes(encode_png(some_rgb(600, 600), {}, program="test"))
        thumbnails.thumbnail(number, 256, on_disk)
    for number in range(100, 108):
        store.write(picture(number).identity, JPEG)
        thumbnails.thumbnail(number, 256)
    ready: list[int] = []
    thumbnails.ready.connect(ready.append)
    qtbot.waitUntil(lambda: len(ready) == 16)
    assert all(number in ready[:10] for number in range(100, 108))


def test_the_newest_request_comes_first(
    store: ThumbnailStore, thumbnails: Thumbnails, qtbot: QtBot
) -> None:
    ready: list[int] = []
    thumbnails.ready.connect(ready.append)
    for number in range(60):
        store.write(picture(number).identity, JPEG)
    for number in range(60):
        thumbnails.thumbnail(number, 256)
    qtbot.waitUntil(lambda: len(ready) == 60)
    # The first requests start at once; the others wait for their turn.
    assert ready[3:] == [*range(59, 2, -1)]


def test_what_left_the_view_is_not_decoded(
    store: ThumbnailStore, thumbnails: Thumbnails, qtbot: QtBot
) -> None:
    ready: list[int] = []
    thumbnails.ready.connect(ready.append)
    for number in range(60):
        store.write(picture(number).identity, JPEG)
        thumbnails.thumbnail(number, 256)
    thumbnails.keep_only(range(50, 60))
    thumbnails.thumbnail(50, 256)
    qtbot.waitUntil(lambda: 50 in ready)
    assert set(ready) <= {0, 1, 2, *range(50, 60)}


def test_more_requests_than_a_view_has_cells_drop_the_oldest(
    store: ThumbnailStore, thumbnails: Thumbnails, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_WANTED_MAX", 5)
    ready: list[int] = []
    thumbnails.ready.connect(ready.append)
    for number in range(20):
        store.write(picture(number).identity, JPEG)
        thumbnails.thumbnail(number, 256)
    qtbot.waitUntil(lambda: len(ready) == 8)
    assert set(ready) == {0, 1, 2, 15, 16, 17, 18, 19}


def test_the_decoded_images_stay_within_their_bytes(
    store: ThumbnailStore, background: BackgroundTasks, qtbot: QtBot
) -> None:
    limit_bytes = 5 * 256 * 256 * 3
    thumbnails = Thumbnails(store, background, find_all, limit_bytes=limit_bytes)
    for number in range(30):
        store.write(picture(number).identity, JPEG)
        qtbot.waitUntil(shown(thumbnails, number))
        assert thumbnails.kept_bytes <= limit_bytes
    assert thumbnails.kept_bytes == limit_bytes
    assert shown(thumbnails, 29)()
    assert thumbnails.thumbnail(0, 256) is None


def test_a_file_that_cannot_be_read_is_tried_once_until_it_changes(
    store: ThumbnailStore,
    thumbnails: Thumbnails,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[HasFile] = []

    def make_noting(store: ThumbnailStore, picture: HasFile) -> bytes:
        tried.append(picture)
        return make(store, picture)

    monkeypatch.setattr(module, "make", make_noting)
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.thumbnail(1, 256)
    assert thumbnails.thumbnail(1, 256) is None
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.thumbnail(2, 256)
    assert [one.path for one in tried] == [picture(1).path, picture(2).path]
    store.write(picture(1).identity, JPEG)
    thumbnails.forget([1])
    qtbot.waitUntil(shown(thumbnails, 1))


def test_a_picture_that_was_written_over_gets_its_new_thumbnail(
    store: ThumbnailStore, thumbnails: Thumbnails, qtbot: QtBot
) -> None:
    store.write(picture(1).identity, JPEG)
    qtbot.waitUntil(shown(thumbnails, 1))
    store.write(picture(2).identity, encode_thumbnail(some_rgb(64, 32)))
    with qtbot.waitSignal(thumbnails.ready):
        assert thumbnails.thumbnail(1, 256, picture(2)) is None
    image = thumbnails.thumbnail(1, 256)
    assert image is not None
    assert (image.width(), image.height()) == (64, 32)


def test_a_library_that_cannot_be_read_leaves_cells_empty(
    store: ThumbnailStore, background: BackgroundTasks, qtbot: QtBot
) -> None:
    asked: list[Sequence[int]] = []

    async def refuse(ids: Sequence[int]) -> dict[int, HasFile]:
        asked.append(ids)
        raise StudioError(ErrorCode.LIBRARY_IN_USE, folder="x")

    thumbnails = Thumbnails(store, background, refuse)
    assert thumbnails.thumbnail(1, 256) is None
    qtbot.waitUntil(lambda: bool(asked))
    store.write(picture(2).identity, JPEG)
    thumbnails.thumbnail(2, 256, picture(2))
    qtbot.waitUntil(shown(thumbnails, 2))


def test_a_picture_that_got_another_file_is_looked_for_again(
    store: ThumbnailStore, background: BackgroundTasks, qtbot: QtBot, tmp_path: Path
) -> None:
    files = {1: picture(1), 2: picture(2)}

    async def find(ids: Sequence[int]) -> dict[int, HasFile]:
        return {one: files[one] for one in ids if one in files}

    thumbnails = Thumbnails(store, background, find)
    for number in files:
        store.write(picture(number).identity, JPEG)
        qtbot.waitUntil(shown(thumbnails, number))
    files[1] = picture(3, tmp_path)
    store.write(picture(3).identity, encode_thumbnail(some_rgb(64, 32)))
    with qtbot.waitSignal(thumbnails.ready) as ready:
        thumbnails.check([1, 2])
    assert ready.args == [1]
    assert thumbnails.thumbnail(2, 256) is not None
    with qtbot.waitSignal(thumbnails.ready):
        assert thumbnails.thumbnail(1, 256) is None
    image = thumbnails.thumbnail(1, 256)
    assert image is not None
    assert image.width() == 64


def test_all_that_a_view_asks_for_is_found_at_once(
    store: ThumbnailStore, background: BackgroundTasks, qtbot: QtBot
) -> None:
    asked: list[list[int]] = []

    async def find(ids: Sequence[int]) -> dict[int, HasFile]:
        asked.append(list(ids))
        await asyncio.sleep(0)
        return {one: picture(one) for one in ids if one != 13}

    thumbnails = Thumbnails(store, background, find)
    ready: list[int] = []
    thumbnails.ready.connect(ready.append)
    for number in range(40):
        store.write(picture(number).identity, JPEG)
        thumbnails.thumbnail(number, 256)
    qtbot.waitUntil(lambda: len(ready) == 39)
    # The library's thread may be busy each time.
    assert asked == [[0], [*range(1, 40)]]
