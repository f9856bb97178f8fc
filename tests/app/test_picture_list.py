"""PictureList: what the artist sees of the library, whatever became of its files."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher, QModelIndex, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.library_view.all_pictures import AllPictures
from sdstudio.app.library_view.thumbnails import Thumbnails
from sdstudio.app.picture_folder_watcher import PictureFolderWatcher
from sdstudio.app.picture_list import PictureList, Role
from sdstudio.disk import write_over
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import encode
from sdstudio.imaging import encode_png
from sdstudio.library import Library, Picture, Reconciled, SystemDisk, write_new
from sdstudio.library.trash import Trash
from tests.support.coroutines import result_of
from tests.support.pictures import a_metadata, a_provenance, a_request, some_rgb


@pytest.fixture
def unopened(tmp_path: Path) -> Iterator[LibraryThread]:
    thread = LibraryThread(lambda: Library.open(tmp_path / "pictures", tmp_path / "data"))
    yield thread
    thread.quit_and_wait()


@pytest.fixture
def library(unopened: LibraryThread) -> LibraryThread:
    unopened.start()
    return unopened


@pytest.fixture
def answered(library: LibraryThread, qtbot: QtBot) -> Callable[[Callable[[Library], object]], None]:
    """Has the library do something and waits for it."""

    def ask(work: Callable[[Library], object]) -> None:
        result_of(library.do(work))

    return ask


Answered = Callable[[Callable[[Library], object]], None]


def save(library: Library, number: int = 1) -> list[Picture]:
    return [
        library.save_picture(some_rgb(), a_request(seed=seed), a_provenance())
        for seed in range(number)
    ]


def thumbnails_of(library: LibraryThread) -> Thumbnails:
    async def find(_ids: Sequence[int]) -> dict[int, Picture]:
        return {}

    store = result_of(library.do(lambda lib: lib.thumbnails))
    return Thumbnails(store, BackgroundTasks(), find)


def filled(library: LibraryThread, qtbot: QtBot, rows: int) -> PictureList:
    pictures = PictureList(library, thumbnails_of(library))
    pictures.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: pictures.rowCount() == rows)
    return pictures


def thumbnail_of(pictures: PictureList, row: int) -> QImage | None:
    image = pictures.data(pictures.index(row), Qt.ItemDataRole.DecorationRole)
    assert image is None or isinstance(image, QImage)
    return image


def prompts(pictures: PictureList) -> list[str]:
    roles = Qt.ItemDataRole.ToolTipRole
    return [pictures.data(pictures.index(row), roles) for row in range(pictures.rowCount())]


def a_png(prompt: str, seed: int = 0) -> bytes:
    """What the command line writes."""
    return encode_png(some_rgb(), encode(a_metadata(prompt, seed=seed)))


#: Begins and ends as a JPEG does.
NO_JPEG = b"\xff\xd8 garbage \xff\xd9"


def test_a_thumbnail_that_cannot_be_decoded_is_made_again(
    library: LibraryThread, answered: Answered, qtbot: QtBot
) -> None:
    def save_and_damage(lib: Library) -> None:
        lib.thumbnails.write(save(lib)[0].identity, NO_JPEG)

    answered(save_and_damage)
    pictures = filled(library, qtbot, 1)
    qtbot.waitUntil(lambda: thumbnail_of(pictures, 0) is not None)
    picture = pictures.picture(0)
    assert picture is not None
    stored = result_of(library.do(lambda lib: lib.thumbnails.read(picture.identity)))
    assert stored is not None
    assert not QImage.fromData(stored).isNull()


def test_a_picture_deleted_behind_the_programs_back_is_removed_with_the_others(
    library: LibraryThread, answered: Answered, qtbot: QtBot
) -> None:
    answered(lambda lib: save(lib, 3)[1].path.unlink())
    pictures = filled(library, qtbot, 3)
    ids = [pictures.data(pictures.index(row), Role.PICTURE).id for row in (0, 1)]
    with qtbot.waitSignal(pictures.deleted), qtbot.assertNotEmitted(pictures.trouble):
        result_of(pictures.delete(ids))
    assert pictures.rowCount() == 1
    with qtbot.waitSignal(pictures.restored) as restored:
        result_of(pictures.restore(ids))
    assert restored.args == [(ids[0],)]
    assert pictures.rowCount() == 2


def test_many_pictures_are_deleted_and_restored_in_steps_that_are_told(
    library: LibraryThread, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdstudio.app.picture_list._MOVED_AT_ONCE", 2)
    saved = result_of(library.do(lambda lib: save(lib, 5)))
    pictures = filled(library, qtbot, 5)
    told: list[tuple[int, int]] = []
    pictures.progressed.connect(lambda state: told.append((state.done, state.total)))
    ids = [one.id for one in saved]
    with qtbot.waitSignal(pictures.progress_ended):
        result_of(pictures.delete(ids))
    assert told == [(2, 5), (4, 5)]
    assert pictures.rowCount() == 0
    assert not any(one.path.exists() for one in saved)
    result_of(pictures.restore(ids))
    assert told == [(2, 5), (4, 5)] * 2
    assert pictures.rowCount() == 5
    assert all(one.path.exists() for one in saved)


def test_none_of_many_pictures_is_deleted_if_the_disk_refuses_some(
    library: LibraryThread, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdstudio.app.picture_list._MOVED_AT_ONCE", 2)
    saved = result_of(library.do(lambda lib: save(lib, 5)))
    pictures = filled(library, qtbot, 5)
    delete = Trash.delete
    last = saved[-1].id

    def refused(self: Trash, picture_ids: Iterable[int]) -> None:
        ids = list(picture_ids)
        if last in ids:
            raise StudioError(ErrorCode.SAVE_FAILED, folder="", detail="")
        delete(self, ids)

    monkeypatch.setattr(Trash, "delete", refused)
    with pytest.raises(StudioError):
        result_of(pictures.delete([one.id for one in saved]))
    assert all(one.path.exists() for one in saved)
    assert len(result_of(library.do(lambda lib: lib.pictures(9)))) == 5
    assert pictures.rowCount() == 5


def test_an_old_picture_that_is_restored_leaves_no_gap(
    library: LibraryThread, answered: Answered, qtbot: QtBot
) -> None:
    answered(lambda lib: save(lib, 230))
    pictures = filled(library, qtbot, 200)
    (old,) = result_of(library.do(lambda lib: [lib.pictures(1, before_id=6)[0].id]))
    answered(lambda lib: lib.trash.delete([old]))
    with qtbot.waitSignal(pictures.restored):
        result_of(pictures.restore([old]))
    pictures.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: pictures.rowCount() == 230)


# Pictures that come while the window is open.


@pytest.fixture
def watched(unopened: LibraryThread, qtbot: QtBot) -> PictureList:
    """Shows one picture, and what arrives."""
    library = unopened
    watcher = PictureFolderWatcher(library)
    library.do(save)
    library.start()
    pictures = filled(library, qtbot, 1)
    watcher.setParent(pictures)
    watcher.changed.connect(pictures.refresh)
    qtbot.waitUntil(lambda: is_watching(watcher))
    return pictures


def is_watching(watcher: PictureFolderWatcher) -> bool:
    (system,) = watcher.findChildren(QFileSystemWatcher)
    return bool(system.directories())


def test_a_picture_of_the_command_line_appears_at_once(
    watched: PictureList, tmp_path: Path, qtbot: QtBot
) -> None:
    write_new(SystemDisk(), tmp_path / "pictures", "x.png", a_png("a blue fish"))
    qtbot.waitUntil(lambda: prompts(watched) == ["a blue fish", "a red fish"])
    qtbot.waitUntil(lambda: thumbnail_of(watched, 0) is not None)


def test_a_picture_that_is_copied_slowly_appears_when_it_is_whole(
    watched: PictureList, unopened: LibraryThread, tmp_path: Path, qtbot: QtBot
) -> None:
    data = a_png("a blue fish")

    def was_looked_at() -> bool:
        return result_of(unopened.do(lambda lib: lib.upkeep.reconcile(reads_max=0))).remaining == 0

    with (tmp_path / "pictures" / "x.png").open("wb") as file:
        file.write(data[:2000])
        file.flush()
        qtbot.waitUntil(was_looked_at)
        assert prompts(watched) == ["a red fish"]
        file.write(data[2000:])
    qtbot.waitUntil(lambda: prompts(watched) == ["a blue fish", "a red fish"])


def test_many_pictures_that_arrive_together_all_appear(
    watched: PictureList, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(60):
        path = tmp_path / "pictures" / f"{number}.png"
        path.write_bytes(a_png(f"fish {number}", seed=number))
    qtbot.waitUntil(lambda: watched.rowCount() == 61)
    assert set(prompts(watched)) == {"a red fish", *(f"fish {number}" for number in range(60))}


def test_pictures_that_are_deleted_or_renamed_outside_follow(
    watched: PictureList, tmp_path: Path, qtbot: QtBot
) -> None:
    (path,) = (tmp_path / "pictures").glob("*.png")
    renamed = path.rename(path.with_name("my favourite.png"))

    def shown() -> list[Path]:
        rows = (watched.picture(row) for row in range(watched.rowCount()))
        return [one.path for one in rows if one is not None]

    qtbot.waitUntil(lambda: shown() == [renamed])
    renamed.unlink()
    qtbot.waitUntil(lambda: shown() == [])


def test_a_picture_that_is_written_over_outside_is_shown_as_it_is_now(
    watched: PictureList, unopened: LibraryThread, tmp_path: Path, qtbot: QtBot
) -> None:
    (path,) = (tmp_path / "pictures").glob("*.png")
    result_of(unopened.do(lambda lib: lib.upkeep.reconcile()))
    write_over(SystemDisk(), path, a_png("a blue fish"))
    qtbot.waitUntil(lambda: prompts(watched) == ["a blue fish"])


def test_pictures_vanish_and_return_with_their_drive(
    watched: PictureList, unopened: LibraryThread, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(unopened.repaired) as told:
        (tmp_path / "pictures").rename(tmp_path / "data" / "away")
    assert told.args is not None
    assert [one.code for one in told.args[0]] == [ErrorCode.PICTURES_FOLDER_GONE]
    qtbot.waitUntil(lambda: watched.rowCount() == 0)
    (tmp_path / "data" / "away").rename(tmp_path / "pictures")
    qtbot.waitUntil(lambda: watched.rowCount() == 1)
    write_new(SystemDisk(), tmp_path / "pictures", "x.png", a_png("a blue fish"))
    qtbot.waitUntil(lambda: watched.rowCount() == 2)


def test_a_folder_that_cannot_be_looked_into_for_a_moment_hides_nothing(
    library: LibraryThread, answered: Answered, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(save)

    def refuse(_folder: Path) -> None:
        raise OSError(errno.EIO, "asleep")

    monkeypatch.setattr(os, "scandir", refuse)
    assert result_of(library.do(lambda lib: lib.upkeep.reconcile())) == Reconciled()
    monkeypatch.undo()
    assert filled(library, qtbot, 1).rowCount() == 1


def test_a_refresh_while_a_page_is_read_leaves_no_gap(
    library: LibraryThread, answered: Answered, qtbot: QtBot
) -> None:
    answered(lambda lib: save(lib, 3))
    pictures = PictureList(library, thumbnails_of(library))
    pictures.fetchMore(QModelIndex())
    pictures.refresh()
    qtbot.waitUntil(lambda: pictures.rowCount() == 3)
    answered(lambda lib: save(lib, 2))
    pictures.refresh()
    qtbot.waitUntil(lambda: pictures.rowCount() == 5)
    assert not pictures.canFetchMore(QModelIndex())


def test_a_viewer_of_all_pictures_follows_without_reading_all_ids_again(
    library: LibraryThread, answered: Answered, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(lambda lib: save(lib, 250))
    pictures = filled(library, qtbot, 200)
    viewed = AllPictures(library, pictures, pictures.ids[0])
    qtbot.waitUntil(lambda: len(viewed) == 250)
    every = viewed.ids.tolist()
    monkeypatch.setattr(Library, "picture_ids", lambda _library: [])
    (new,) = result_of(library.do(save))
    pictures.add(new)
    assert viewed.ids.tolist() == [new.id, *every]
    pictures.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: pictures.rowCount() == 251)
    assert viewed.ids.tolist() == [new.id, *every]
    result_of(pictures.delete([every[3], every[0]]))
    assert viewed.ids.tolist() == [new.id, *every[1:3], *every[4:]]
    result_of(pictures.restore([every[3]]))
    assert viewed.ids.tolist() == [new.id, *every[1:]]
