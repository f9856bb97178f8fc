"""Decoded pictures: read ahead, bounded in bytes, dropped when the artist moves on."""

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_view import picture_cache
from sdstudio.app.library_view.picture_cache import PictureCache, ScreenRoom, read_image, shrunk_to
from sdstudio.imaging import encode_png
from tests.support.pictures import some_rgb

SIDE_PX = 32
BYTES = 4 * SIDE_PX * SIDE_PX


@dataclass(frozen=True)
class OnDisk:
    identity: str
    path: Path


@pytest.fixture
def background() -> Iterator[BackgroundTasks]:
    background = BackgroundTasks()
    yield background
    assert background.close()


@pytest.fixture
def pictures(tmp_path: Path) -> list[OnDisk]:
    made = [OnDisk(f"{number:032x}", tmp_path / f"{number}.png") for number in range(10)]
    for number, one in enumerate(made):
        rgb = some_rgb(SIDE_PX, SIDE_PX)
        rgb[:] = number
        one.path.write_bytes(encode_png(rgb, {}, program="test"))
    return made


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were decoded, in order."""
    names: list[str] = []

    def read(path: Path) -> QImage:
        names.append(path.name)
        return read_image(path)

    monkeypatch.setattr(picture_cache, "read_image", read)
    return names


def has(cache: PictureCache, picture: OnDisk) -> Callable[[], bool]:
    return lambda: cache.image(picture) is not None


def test_the_picture_that_is_looked_at_comes_first_then_those_ahead_in_order(
    background: BackgroundTasks, pictures: list[OnDisk], reads: list[str], qtbot: QtBot
) -> None:
    cache = PictureCache(background)
    assert cache.look(pictures[3], [pictures[4], pictures[5], pictures[2]]) is None
    qtbot.waitUntil(has(cache, pictures[2]))
    assert reads == ["3.png", "4.png", "5.png", "2.png"]
    image = cache.look(pictures[4])
    assert image is not None
    assert image.pixelColor(0, 0) == QColor(4, 4, 4)
    assert len(reads) == 4


def test_what_has_not_begun_is_dropped_when_the_artist_moves_on(
    background: BackgroundTasks,
    pictures: list[OnDisk],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_read = threading.Event()
    reads: list[str] = []

    def read(path: Path) -> QImage:
        assert may_read.wait(30)
        reads.append(path.name)
        return read_image(path)

    monkeypatch.setattr(picture_cache, "read_image", read)
    cache = PictureCache(background)
    for number in range(9):
        cache.look(pictures[number], pictures[number + 1 :])
    may_read.set()
    qtbot.waitUntil(has(cache, pictures[9]))
    # The first may have begun.
    assert reads[-2:] == ["8.png", "9.png"]
    assert reads[:-2] in ([], ["0.png"])


def test_the_bytes_are_bounded_and_the_oldest_go_first(
    background: BackgroundTasks, pictures: list[OnDisk], qtbot: QtBot
) -> None:
    cache = PictureCache(background, limit_bytes=3 * BYTES)
    for one in pictures:
        cache.look(one)
        qtbot.waitUntil(has(cache, one))
        assert cache.kept_bytes <= 3 * BYTES
    assert [number for number, one in enumerate(pictures) if has(cache, one)()] == [7, 8, 9]


def test_a_picture_larger_than_the_limit_is_shown_all_the_same(
    background: BackgroundTasks, pictures: list[OnDisk], qtbot: QtBot
) -> None:
    cache = PictureCache(background, limit_bytes=10)
    cache.look(pictures[0])
    qtbot.waitUntil(has(cache, pictures[0]))


def test_a_file_that_was_written_over_is_read_again(
    background: BackgroundTasks, pictures: list[OnDisk], qtbot: QtBot
) -> None:
    cache = PictureCache(background)
    cache.look(pictures[0])
    qtbot.waitUntil(has(cache, pictures[0]))
    pictures[0].path.write_bytes(pictures[5].path.read_bytes())
    other = OnDisk("f" * 32, pictures[0].path)
    assert cache.look(other) is None
    qtbot.waitUntil(has(cache, other))
    image = cache.image(other)
    assert image is not None
    assert image.pixelColor(0, 0) == QColor(5, 5, 5)


def test_a_file_that_cannot_be_read_is_told_and_holds_up_nothing(
    background: BackgroundTasks, pictures: list[OnDisk], qtbot: QtBot
) -> None:
    pictures[0].path.unlink()
    pictures[1].path.write_bytes(b"no picture")
    cache = PictureCache(background)
    loaded: list[tuple[str, bool]] = []
    cache.loaded.connect(lambda one, image: loaded.append((one.path.name, image.isNull())))
    cache.look(pictures[0], pictures[1:3])
    qtbot.waitUntil(lambda: len(loaded) == 3)
    assert loaded == [("0.png", True), ("1.png", True), ("2.png", False)]


def test_the_window_answers_while_a_picture_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = encode_png(some_rgb(1024, 1024), {}, program="test")
    # These would let other threads run as well, but not while it decodes.
    monkeypatch.setattr(picture_cache, "read_regular", lambda _path: data)
    monkeypatch.setattr(picture_cache, "_is_plain", lambda _image: True)
    has_begun, is_seen, rounds = threading.Event(), threading.Event(), 40
    done: list[QImage] = []

    def decode() -> None:
        has_begun.set()
        while len(done) < rounds and not is_seen.is_set():
            done.append(read_image(tmp_path / "x.png"))

    # A thread now runs until it gives the interpreter's lock up.
    before_s = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        thread = threading.Thread(target=decode)
        thread.start()
        has_begun.wait()
        is_seen.set()
        thread.join()
    finally:
        sys.setswitchinterval(before_s)
    assert len(done) < rounds
    assert not any(image.isNull() for image in done)


@pytest.mark.parametrize("suffix", [".jpg", ".webp", ".png"])
def test_images_of_other_programs_are_shown_upright_and_opaque(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    rgb = np.zeros((16, 32, 3), np.uint8)
    rgb[:, :16] = (255, 0, 0)
    image = Image.fromarray(rgb)
    if suffix == ".png":
        image.putalpha(0)
        image.save(path)
        shown = read_image(path)
        assert shown.pixelColor(0, 0) == QColor("white")
    else:
        exif = Image.Exif()
        exif[274] = 6  # turned by a quarter
        image.save(path, exif=exif, quality=95)
        shown = read_image(path)
        assert (shown.width(), shown.height()) == (16, 32)
        assert shown.pixelColor(8, 4).red() > 200
        assert shown.pixelColor(8, 28).red() < 60


def test_pictures_are_shrunk_for_the_view_where_they_are_decoded(
    background: BackgroundTasks,
    pictures: list[OnDisk],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads: set[int] = set()

    def shrink(image: QImage, room: ScreenRoom) -> QImage:
        threads.add(threading.get_ident())
        return shrunk_to(image, room)

    monkeypatch.setattr(picture_cache, "shrunk_to", shrink)
    cache = PictureCache(background)
    cache.set_room(ScreenRoom(24.0, 16.0))
    cache.look(pictures[3], [pictures[4]])
    qtbot.waitUntil(has(cache, pictures[4]))
    for one in pictures[3:5]:
        assert (cache.shrunk(one).width(), cache.shrunk(one).height()) == (16, 16)
    assert threading.get_ident() not in threads
    assert cache.kept_bytes == 2 * (BYTES + 4 * 16 * 16)
    # The view has another size now.
    cache.set_room(ScreenRoom(20.0, 20.0))
    assert cache.shrunk(pictures[3]).isNull()
    assert cache.kept_bytes == 2 * BYTES
    cache.look(pictures[5])
    qtbot.waitUntil(has(cache, pictures[5]))
    assert cache.shrunk(pictures[5]).width() == 20


def test_what_fits_into_the_view_is_not_shrunk(
    background: BackgroundTasks, pictures: list[OnDisk], qtbot: QtBot
) -> None:
    cache = PictureCache(background)
    cache.set_room(ScreenRoom(64.0, 32.0))
    cache.look(pictures[3])
    qtbot.waitUntil(has(cache, pictures[3]))
    assert cache.shrunk(pictures[3]).isNull()
    assert cache.kept_bytes == BYTES
