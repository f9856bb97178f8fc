"""FolderWatchers: the library follows folders, and no drive holds up another."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
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
from sdstudio.library.database import DATABASE_NAME
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


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were listed with everything in them."""
    listed: list[Path] = []

    class Noted(FolderListing):
        def __init__(self, root: Path, others: frozenset[str] = frozenset()) -> None:
            if root.name != ".trash":
                listed.append(root)
            super().__init__(root, others)

    monkeypatch.setattr(folder_look, "FolderListing", Noted)
    return listed


def rows(tmp_path: Path) -> dict[str, bool]:
    """Whether the file of each picture is missing, by its name."""
    with closing(sqlite3.connect(tmp_path / "data" / DATABASE_NAME)) as database:
        found = database.execute(
            "SELECT name, missing_since IS NOT NULL FROM picture WHERE deleted_at IS NULL"
        ).fetchall()
    return {name: bool(is_missing) for name, is_missing in found}


def test_only_the_folder_that_changed_is_listed_again(
    watchers: FolderWatchers,
    whole: list[Path],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_QUIET_MS", 20)
    folder = tmp_path / "shared"
    for seed, name in enumerate(("a.png", "one/b.png", "one/in/c.png", "two/d.png")):
        put(folder, name, seed)
    result_of(watchers.add(folder))
    qtbot.waitUntil(lambda: counts(watchers) == {"shared": 4})
    put(folder, "two/e.png", 5)
    qtbot.waitUntil(lambda: counts(watchers) == {"shared": 5})
    # When it was added, it was looked into twice.
    before = len(whole)
    (folder / "one" / "b.png").unlink()
    qtbot.waitUntil(lambda: rows(tmp_path).get("one/b.png", False))
    (folder / "two" / "d.png").rename(folder / "one" / "d.png")
    qtbot.waitUntil(lambda: rows(tmp_path).get("one/d.png") is False)
    put(folder, "f.png", 6)
    qtbot.waitUntil(lambda: "f.png" in rows(tmp_path))
    assert len(whole) == before
    missing = {name for name, is_missing in rows(tmp_path).items() if is_missing}
    assert missing == {"one/b.png"}


def test_everything_is_listed_when_a_folder_is_new_or_empty(
    watchers: FolderWatchers,
    whole: list[Path],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_QUIET_MS", 20)
    folder = tmp_path / "shared"
    put(folder, "a.png")
    put(folder, "one/b.png", 2)
    result_of(watchers.add(folder))
    qtbot.waitUntil(lambda: counts(watchers) == {"shared": 2})
    put(folder, "new/deep/c.png", 3)
    qtbot.waitUntil(lambda: "new/deep/c.png" in rows(tmp_path))
    before = len(whole)
    assert before > 1
    (folder / "one" / "b.png").unlink()
    qtbot.waitUntil(lambda: rows(tmp_path)["one/b.png"])
    assert len(whole) > before


def test_a_picture_that_left_the_trash_in_another_program_is_the_same(
    watchers: FolderWatchers,
    library: LibraryThread,
    whole: list[Path],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_QUIET_MS", 20)
    folder = tmp_path / "shared"
    put(folder, "a.png")
    put(folder, "b.png", 2)
    result_of(watchers.add(folder))
    qtbot.waitUntil(lambda: rows(tmp_path) == {"a.png": False, "b.png": False})

    def delete(library: Library) -> int:
        one = next(id_ for id_ in (1, 2) if library.any_picture(id_).path.name == "b.png")
        library.annotations.rate([one], 4)
        library.trash.delete([one])
        return one

    put(folder, "c.png", 3)
    qtbot.waitUntil(lambda: "c.png" in rows(tmp_path))
    # When the folder was added, it was looked into twice.
    before = len(whole)
    one = result_of(library.do(delete))
    (folder / ".trash" / "b.png").rename(folder / "b.png")
    qtbot.waitUntil(lambda: rows(tmp_path).get("b.png") is False)
    assert len(whole) == before
    assert not result_of(library.do(lambda library: library.any_picture(one))).is_deleted


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
