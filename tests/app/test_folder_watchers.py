"""FolderWatchers: the library follows folders, and no drive holds up another."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app import network_drives
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view import folder_watchers as module
from sdstudio.app.library_view.folder_watchers import FolderWatchers
from sdstudio.app.library_view.picture_importer import PictureImporter
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library, folder_look
from sdstudio.library.folder_listing import FolderFile, FolderListing
from tests.support.coroutines import result_of
from tests.support.peer_files import png, saved


@pytest.fixture
def background() -> Iterator[BackgroundTasks]:
    background = BackgroundTasks()
    yield background
    background.close()


@pytest.fixture
def library(tmp_path: Path, background: BackgroundTasks) -> Iterator[LibraryThread]:
    thread = LibraryThread(lambda: Library.open(tmp_path / "own", tmp_path / "data"))
    thread.start()
    yield thread
    thread.quit_and_wait()


@pytest.fixture
def watchers(
    library: LibraryThread, background: BackgroundTasks, qtbot: QtBot
) -> Iterator[FolderWatchers]:
    watchers = FolderWatchers(library, background)
    watchers.begin()
    yield watchers
    watchers.close()


def put(folder: Path, name: str, seed: int = 1) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(png({"parameters": f"a fish\nSteps: 20, Sampler: Euler, Seed: {seed}"}))
    os.utime(path, (1_600_000_000, 1_600_000_000))
    return path


def counts(watchers: FolderWatchers) -> dict[str, int]:
    return {one.path.name: one.count for one in watchers.folders}


def test_a_new_file_is_shown_and_one_that_is_half_written_is_waited_for(
    watchers: FolderWatchers, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_UNSETTLED_MS", 100)
    put(tmp_path / "a", "sub/1.png")
    result_of(watchers.add(tmp_path / "a"))
    qtbot.waitUntil(lambda: counts(watchers) == {"a": 1})
    put(tmp_path / "a", "sub/2.png", 2)
    qtbot.waitUntil(lambda: counts(watchers) == {"a": 2})
    data = saved("PNG")
    (tmp_path / "a" / "3.png").write_bytes(data[:-20])
    put(tmp_path / "a", "4.png", 4)
    qtbot.waitUntil(lambda: counts(watchers) == {"a": 3})
    (tmp_path / "a" / "3.png").write_bytes(data)
    qtbot.waitUntil(lambda: counts(watchers) == {"a": 4})


def test_a_drive_may_go_and_come_back(
    watchers: FolderWatchers, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_UNAVAILABLE_MS", 100)
    put(tmp_path / "drive", "1.png")
    result_of(watchers.add(tmp_path / "drive"))
    qtbot.waitUntil(lambda: counts(watchers) == {"drive": 1})
    (tmp_path / "drive").rename(tmp_path / "away")
    qtbot.waitUntil(lambda: not watchers.folders[0].is_available)
    assert counts(watchers) == {"drive": 1}
    put(tmp_path / "away", "2.png", 2)
    (tmp_path / "away").rename(tmp_path / "drive")
    qtbot.waitUntil(lambda: watchers.folders[0].is_available)
    qtbot.waitUntil(lambda: counts(watchers) == {"drive": 2})


def test_a_folder_that_is_renamed_is_missed_and_found_again_at_once(
    watchers: FolderWatchers, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "drive", "1.png")
    result_of(watchers.add(tmp_path / "drive"))
    qtbot.waitUntil(lambda: counts(watchers) == {"drive": 1})
    # It does not look again on its own, and would rest for long after it looked.
    for name in ("_UNAVAILABLE_MS", "_UNSETTLED_MS"):
        monkeypatch.setattr(module, name, 10**9)
    monkeypatch.setattr(module, "_REST", 10**6)
    (tmp_path / "drive").rename(tmp_path / "away")
    qtbot.waitUntil(lambda: not watchers.folders[0].is_available)
    (tmp_path / "away").rename(tmp_path / "drive")
    qtbot.waitUntil(lambda: watchers.folders[0].is_available)


def test_a_sleeping_drive_holds_up_neither_the_library_nor_other_folders(
    watchers: FolderWatchers,
    library: LibraryThread,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wakes = threading.Event()
    real = folder_look._next

    def next_(listing: FolderListing) -> tuple[list[FolderFile], bool]:
        if listing._root.name == "sleeping":
            wakes.wait()
        return real(listing)

    monkeypatch.setattr(folder_look, "_next", next_)
    put(tmp_path / "sleeping", "1.png")
    put(tmp_path / "awake", "2.png", 2)
    result_of(watchers.add(tmp_path / "sleeping"))
    result_of(watchers.add(tmp_path / "awake"))
    qtbot.waitUntil(lambda: counts(watchers) == {"sleeping": 0, "awake": 1})
    assert result_of(library.do(lambda lib: lib.count())) == 0
    wakes.set()
    qtbot.waitUntil(lambda: counts(watchers) == {"sleeping": 1, "awake": 1})


def test_archived_folders_are_not_looked_into(
    watchers: FolderWatchers, tmp_path: Path, qtbot: QtBot
) -> None:
    put(tmp_path / "a", "1.png")
    put(tmp_path / "b", "1.png", 2)
    first = result_of(watchers.add(tmp_path / "a"))
    result_of(watchers.add(tmp_path / "b"))
    qtbot.waitUntil(lambda: counts(watchers) == {"a": 1, "b": 1})
    result_of(watchers.archive(first.id, True))
    put(tmp_path / "a", "2.png", 3)
    put(tmp_path / "b", "2.png", 4)
    qtbot.waitUntil(lambda: counts(watchers) == {"a": 1, "b": 2})
    result_of(watchers.archive(first.id, False))
    qtbot.waitUntil(lambda: counts(watchers) == {"a": 2, "b": 2})


def test_removing_can_be_undone(watchers: FolderWatchers, tmp_path: Path, qtbot: QtBot) -> None:
    put(tmp_path / "a", "1.png")
    folder = result_of(watchers.add(tmp_path / "a"))
    qtbot.waitUntil(lambda: counts(watchers) == {"a": 1})
    removed = result_of(watchers.remove(folder.id))
    assert watchers.folders == ()
    result_of(watchers.restore(removed))
    assert counts(watchers) == {"a": 1}


def test_a_folder_that_is_not_there_cannot_be_added(
    watchers: FolderWatchers, tmp_path: Path
) -> None:
    with pytest.raises(StudioError) as caught:
        result_of(watchers.add(tmp_path / "missing"))
    assert caught.value.code is ErrorCode.FOLDER_UNREACHABLE


def test_local_folders_are_not_on_network_drives(tmp_path: Path) -> None:
    assert not network_drives.is_remote(tmp_path)


def test_an_import_tells_how_far_it_is(
    library: LibraryThread, background: BackgroundTasks, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(5):
        put(tmp_path / "from", f"{number}.png", number)
    importer = PictureImporter(library, background)
    told: list[tuple[int, int]] = []
    importer.progressed.connect(lambda state: told.append((state.done, state.total)))
    with qtbot.waitSignal(importer.finished) as finished:
        importer.start([tmp_path / "from"])
    assert finished.args is not None
    assert len(finished.args[0].ids) == 5
    assert told[-1] == (5, 5)
    assert not importer.is_running


def test_a_library_that_is_opened_again_is_looked_through_again(
    watchers: FolderWatchers, library: LibraryThread, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(50):
        put(tmp_path / "a", f"{number}.png", number)
    result_of(watchers.add(tmp_path / "a"))
    with qtbot.waitSignal(library.reopened):
        library.reopen()
    qtbot.waitUntil(lambda: counts(watchers) == {"a": 50})
