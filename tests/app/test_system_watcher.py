"""SystemWatcher: a large folder that the system doesn't watch isn't watched at all."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app import system_watcher
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view import folder_watchers
from sdstudio.app.library_view.folder_watchers import FolderWatchers
from sdstudio.app.system_watcher import SystemWatcher
from sdstudio.library import Library
from tests.support.coroutines import result_of
from tests.support.peer_files import png


@contextmanager
def nothing_can_be_opened() -> Iterator[None]:
    """As if all programs together had as many watchers as the system allows."""
    import resource

    kind = resource.RLIMIT_NOFILE
    before = resource.getrlimit(kind)
    resource.setrlimit(kind, (3, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(kind, before)


def test_changes_in_a_folder_are_reported(qtbot: QtBot, tmp_path: Path) -> None:
    watcher = SystemWatcher()
    assert list(watcher.watch([str(tmp_path)])) == []
    with qtbot.waitSignal(watcher.directoryChanged):
        (tmp_path / "new").touch()


@pytest.mark.skipif(sys.platform != "linux", reason="others have no such limit")
def test_only_small_folders_are_listed_again_where_the_system_does_not_watch(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_watcher, "_LISTED_MAX", 2)
    small, large = tmp_path / "small", tmp_path / "large"
    for folder, count in ((small, 2), (large, 3)):
        folder.mkdir()
        for number in range(count):
            (folder / str(number)).touch()
    with nothing_can_be_opened():
        watcher = SystemWatcher()
    for _ in range(2):
        assert list(watcher.watch([str(large), str(small)])) == [str(large)]
        assert watcher.directories() == [str(small)]
    with qtbot.waitSignal(watcher.directoryChanged):
        (small / "0").unlink()


def test_pictures_in_a_folder_that_the_system_does_not_watch_are_found_later(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemWatcher, "watch", lambda _self, folders: folders)
    monkeypatch.setattr(folder_watchers, "_POLL_MS", 100)
    background = BackgroundTasks()
    library = LibraryThread(lambda: Library.open(tmp_path / "own", tmp_path / "data"))
    library.start()
    watchers = FolderWatchers(library, background)
    watchers.begin()
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "1.png").write_bytes(png({"parameters": "a fish\nSteps: 20, Seed: 1"}))
    result_of(watchers.add(folder))
    qtbot.waitUntil(lambda: [one.count for one in watchers.folders] == [1])
    (folder / "2.png").write_bytes(png({"parameters": "a fish\nSteps: 20, Seed: 2"}))
    qtbot.waitUntil(lambda: [one.count for one in watchers.folders] == [2])
    watchers.close()
    library.quit_and_wait()
    background.close()
