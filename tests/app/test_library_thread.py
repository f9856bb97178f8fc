"""LibraryThread: whoever asks is answered, whatever happens."""

import sqlite3
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_check import LibraryCheck
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.picture_folder_watcher import PictureFolderWatcher
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.library import Library, database
from sdstudio.library.database import DATABASE_NAME
from sdstudio.library.thumbnail_store import ThumbnailStore
from tests.support.coroutines import result_of
from tests.support.corruption import ruin
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.services import checkpoint, draft, running_services


def test_a_library_that_cannot_be_opened_refuses_what_is_asked(qtbot: QtBot) -> None:
    def refuse() -> Library:
        raise StudioError(ErrorCode.LIBRARY_NEWER, folder="/new")

    library = LibraryThread(refuse)
    before = library.do(lambda lib: lib.jobs())
    library.start()
    for answer in (before, library.do(lambda lib: lib.jobs())):
        with pytest.raises(StudioError) as refused:
            result_of(answer)
        assert refused.value.code is ErrorCode.LIBRARY_NEWER
    library.quit_and_wait()


def damage(data: Path) -> None:
    """Overwrite the pages of a closed library from the third on."""
    path = data / DATABASE_NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: 2 * 4096] + b"\xff" * (len(whole) - 2 * 4096))


def window_library(folder: Path) -> LibraryThread:
    """As the window opens it."""
    return LibraryThread(
        lambda: Library.open(folder / "pictures", folder / "data", trusts_clean=True)
    )


def with_pictures(folder: Path, count: int) -> None:
    library = Library.open(folder / "pictures", folder / "data")
    for seed in range(count):
        library.save_picture(some_rgb(), a_request(seed=seed), a_provenance())
    library.close()


def test_damage_that_is_found_while_the_window_is_open_is_repaired_and_told(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with_pictures(tmp_path, 3)
    library = window_library(tmp_path)
    background = BackgroundTasks()
    watcher = PictureFolderWatcher(library)
    check = LibraryCheck(library, tmp_path / "data", background)
    with qtbot.waitSignal(library.opened):
        library.start()
    # Behind SQLite's back, which has read it by now.
    result_of(library.do(lambda lib: lib.count()))
    damage(tmp_path / "data")
    with qtbot.waitSignal(library.repaired) as told:
        result_of(check.check())
    assert told.args is not None
    assert [one.code for one in told.args[0]] == [ErrorCode.LIBRARY_DAMAGED]
    assert result_of(library.do(lambda lib: lib.count())) == 3
    watcher.deleteLater()
    check.deleteLater()
    library.quit_and_wait()
    background.close()


@pytest.mark.parametrize("table", ["picture", "job", "meta"])
def test_a_library_that_was_damaged_while_closed_is_rebuilt_by_the_window(
    qtbot: QtBot, tmp_path: Path, table: str
) -> None:
    with_pictures(tmp_path, 3)
    ruin(tmp_path / "data" / DATABASE_NAME, table)
    library = window_library(tmp_path)
    library.start()
    # Looking into the folder need not come upon the damage, if nothing there has changed.
    result_of(library.do(lambda opened: opened.count()))
    while result_of(library.do(lambda opened: opened.upkeep.reconcile_step())) is not None:
        pass
    assert result_of(library.do(lambda opened: opened.count())) == 3
    library.quit_and_wait()


def test_thumbnails_are_kept_while_the_library_is_opened_again(tmp_path: Path) -> None:
    with_pictures(tmp_path, 1)
    store = ThumbnailStore(tmp_path / "data" / "thumbs.sqlite")
    for _ in range(2):
        library = Library.open(tmp_path / "pictures", tmp_path / "data", thumbnails=store)
        picture = library.save_picture(some_rgb(), a_request(seed=9), a_provenance())
        library.close()
        assert store.read(picture.identity) is not None
    store.close()


def test_a_sound_library_is_not_opened_again(qtbot: QtBot, tmp_path: Path) -> None:
    with_pictures(tmp_path, 1)
    library = window_library(tmp_path)
    background = BackgroundTasks()
    with qtbot.waitSignal(library.opened):
        library.start()
    check = LibraryCheck(library, tmp_path / "data", background)
    with qtbot.assertNotEmitted(library.opened):
        result_of(check.check())
    assert not (tmp_path / "data" / f"{DATABASE_NAME}.suspect").exists()
    check.deleteLater()
    library.quit_and_wait()
    background.close()


def test_a_request_that_comes_upon_damage_is_done_in_the_repaired_library(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with_pictures(tmp_path, 2)
    library = window_library(tmp_path)
    with qtbot.waitSignal(library.opened):
        library.start()
    tries = []

    def count(lib: Library) -> int:
        tries.append(lib)
        if len(tries) == 1:
            damage(tmp_path / "data")
            error = sqlite3.DatabaseError("database disk image is malformed")
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error
        while lib.upkeep.reconcile_step() is not None:
            pass
        return lib.count()

    assert result_of(library.do(count)) == 2
    assert tries[0] is not tries[1]
    library.quit_and_wait()


@pytest.mark.parametrize("is_trusted", [True, False])
def test_a_library_that_was_closed_is_opened_without_a_look_at_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_trusted: bool
) -> None:
    with_pictures(tmp_path, 1)
    looked: list[bool] = []
    is_whole = database._is_whole

    def look(connection: sqlite3.Connection) -> bool:
        looked.append(True)
        return is_whole(connection)

    monkeypatch.setattr(database, "_is_whole", look)
    log = tmp_path / "data" / f"{DATABASE_NAME}-wal"
    if not is_trusted:
        log.touch()  # the last program didn't close it
    library = Library.open(tmp_path / "pictures", tmp_path / "data", trusts_clean=True)
    library.close()
    assert bool(looked) is not is_trusted


def test_a_picture_that_a_bug_keeps_from_being_saved_stays_in_memory(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(Library, "save_picture", broken)
    with running_services(tmp_path) as services, qtbot.capture_exceptions() as bugs:
        queue = services.queue
        result_of(queue.submit(draft("a red fish"), checkpoint()))
        qtbot.waitUntil(lambda: len(services.saver.unsaved) == 1)
        qtbot.waitUntil(lambda: services.dispatcher.running is None)
        assert len(queue.jobs) == 1
        assert [str(bug[1]) for bug in bugs] == ["a bug"]
