"""PictureFolderWatcher: what others do is looked at, what the library does itself is not."""

import asyncio
import math
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app import picture_folder_watcher
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.picture_folder_watcher import PictureFolderWatcher
from sdstudio.domain.metadata import encode
from sdstudio.imaging import encode_png
from sdstudio.library import Library, Picture
from sdstudio.library.upkeep import Upkeep
from tests.support.coroutines import result_of
from tests.support.disks import Operation, WatchedDisk, wait_for_the_clock
from tests.support.pictures import a_metadata, a_provenance, a_request, some_rgb

_COUNT = 30


class Looks:
    """How often it was asked whether to look into the folder, and how often that was done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked = self.done = self.steps = 0
        is_current, step = Upkeep.is_current, Upkeep.reconcile_step

        def counted_question(upkeep: Upkeep) -> bool:
            self.asked += 1
            return is_current(upkeep)

        def counted_step(upkeep: Upkeep) -> object:
            self.steps += 1
            found = step(upkeep)
            self.done += found is None
            return found

        monkeypatch.setattr(Upkeep, "is_current", counted_question)
        monkeypatch.setattr(Upkeep, "reconcile_step", counted_step)

    def forget(self) -> None:
        self.asked = self.done = self.steps = 0


class Watched:
    """A library of some pictures on a disk that tells, and its watcher, which has looked."""

    def __init__(self, folder: Path, looks: Looks, checked_after_ms: int) -> None:
        self.pictures = folder / "pictures"
        self.disk = WatchedDisk()
        self.looks = looks
        made = Library.open(self.pictures, folder / "data")
        for seed in range(_COUNT):
            save(made, seed)
        made.close()
        self.library = LibraryThread(
            lambda: Library.open(self.pictures, folder / "data", self.disk)
        )
        self.watcher = PictureFolderWatcher(self.library, checked_after_ms=checked_after_ms)

    def settle(self, qtbot: QtBot) -> None:
        """Wait until the first look is over, and what made it necessary to watch."""
        self.library.start()
        qtbot.waitUntil(self.watcher.has_looked.is_set)
        qtbot.waitUntil(lambda: self.looks.asked >= 2)
        self.looks.forget()

    def do(self, work: Callable[[Library], object], qtbot: QtBot) -> None:
        """Have the library do something, and wait until the watcher has taken note of it."""
        asked = self.looks.asked
        result_of(self.library.do(work))
        qtbot.waitUntil(lambda: self.looks.asked > asked)

    def count(self) -> int:
        return result_of(self.library.do(lambda lib: lib.count()))

    def add_foreign(self, name: str, seed: int = 1000) -> None:
        """As another program does: the whole file at once, under another name."""
        part = self.pictures / f".{name}.part"
        part.write_bytes(encode_png(some_rgb(), encode(a_metadata(seed=seed))))
        part.rename(self.pictures / name)

    def close(self) -> None:
        self.watcher.deleteLater()
        self.library.quit_and_wait()


def save(library: Library, seed: int) -> Picture:
    return library.save_picture(some_rgb(), a_request(seed=seed), a_provenance())


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    return Looks(monkeypatch)


@pytest.fixture
def watched(qtbot: QtBot, tmp_path: Path, looks: Looks) -> Iterator[Watched]:
    """Looks at what the library itself did no sooner than this test ends."""
    watched = Watched(tmp_path, looks, 3_600_000)
    watched.settle(qtbot)
    yield watched
    watched.close()


def test_what_the_library_saves_deletes_or_restores_starts_no_look(
    watched: Watched, qtbot: QtBot
) -> None:
    watched.do(lambda lib: save(lib, 500), qtbot)
    ids = [result_of(watched.library.do(lambda lib: lib.pictures(1)[0].id))]
    # Making the trash folder is looked at once.
    watched.do(lambda lib: lib.trash.delete(ids), qtbot)
    qtbot.waitUntil(lambda: watched.looks.done == 1)
    watched.looks.forget()
    watched.do(lambda lib: lib.trash.restore(ids), qtbot)
    watched.do(lambda lib: lib.trash.delete(ids), qtbot)
    watched.do(lambda lib: save(lib, 501), qtbot)
    # Had one of these started a look, it would come before this one.
    watched.add_foreign("x.png")
    qtbot.waitUntil(lambda: watched.count() == _COUNT + 2)
    qtbot.waitUntil(lambda: watched.looks.done > 0)
    assert watched.looks.done == 1


def test_pictures_of_another_program_between_own_ones_appear(
    watched: Watched, qtbot: QtBot
) -> None:
    result_of(watched.library.do(lambda lib: save(lib, 500)))
    wait_for_the_clock(watched.pictures)
    watched.add_foreign("x.png")
    result_of(watched.library.do(lambda lib: save(lib, 501)))
    qtbot.waitUntil(lambda: watched.count() == _COUNT + 3)


def test_a_picture_that_vanishes_between_own_ones_is_hidden(watched: Watched, qtbot: QtBot) -> None:
    (first, *_) = sorted(watched.pictures.glob("*.png"))
    result_of(watched.library.do(lambda lib: save(lib, 500)))
    wait_for_the_clock(watched.pictures)
    first.unlink()
    result_of(watched.library.do(lambda lib: save(lib, 501)))
    qtbot.waitUntil(lambda: watched.count() == _COUNT + 1)


def test_a_picture_that_comes_during_a_look_appears(watched: Watched, qtbot: QtBot) -> None:
    watched.add_foreign("x.png")
    qtbot.waitUntil(lambda: watched.looks.steps > 0)
    watched.add_foreign("y.png", seed=1001)
    result_of(watched.library.do(lambda lib: save(lib, 500)))
    qtbot.waitUntil(lambda: watched.count() == _COUNT + 3)


def test_what_another_program_does_at_the_same_moment_is_found_later(
    qtbot: QtBot, tmp_path: Path, looks: Looks
) -> None:
    watched = Watched(tmp_path, looks, 0)
    watched.settle(qtbot)
    (gone, *_) = sorted(watched.pictures.glob("*.png"))

    def before(operation: Operation) -> None:
        if operation.name == "move":
            watched.disk.before = lambda _: None
            watched.add_foreign("x.png")
            gone.unlink()

    watched.disk.before = before
    result_of(watched.library.do(lambda lib: save(lib, 500)))
    # Taken for a change of the library's own.
    assert result_of(watched.library.do(lambda lib: lib.upkeep.is_current()))
    assert watched.count() == _COUNT + 1

    def shown() -> set[str]:
        found = result_of(watched.library.do(lambda lib: lib.pictures(_COUNT + 2)))
        return {one.path.name for one in found}

    qtbot.waitUntil(lambda: "x.png" in shown() and gone.name not in shown())
    watched.close()


def test_a_look_that_nobody_waits_for_leaves_time_to_the_artist(
    tmp_path: Path, looks: Looks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    sleep = asyncio.sleep

    async def noted_sleep(seconds: float) -> None:
        pauses.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", noted_sleep)
    monkeypatch.setattr(picture_folder_watcher, "_IN_USE_S", math.inf)
    # Steps of a library this small take no time.
    monkeypatch.setattr(picture_folder_watcher, "_TIMES_AS_LONG", 1e9)
    watched = Watched(tmp_path, looks, checked_after_ms=3_600_000)
    try:
        # Whoever starts the program goes on at once.
        watched.library.do(lambda library: library.count())
        watched.settle(qtbot)
        at_start = set(pauses)

        pauses.clear()
        watched.add_foreign("added.png")
        qtbot.waitUntil(lambda: watched.count() == _COUNT + 1)
        awaited = set(pauses)
    finally:
        watched.close()

    assert len(at_start) == len(awaited) == 1
    assert min(at_start) > 10 * max(awaited)


def test_upkeep_does_not_count_as_use(tmp_path: Path) -> None:
    thread = LibraryThread(lambda: Library.open(tmp_path / "pictures", tmp_path / "data"))
    thread.start()
    try:
        result_of(thread.do(lambda library: library.count(), is_upkeep=True))
        after_upkeep_s = thread.quiet_s
        result_of(thread.do(lambda library: library.count()))
        after_use_s = thread.quiet_s
    finally:
        thread.quit_and_wait()

    assert after_upkeep_s == math.inf
    assert after_use_s < math.inf
