"""PictureList: what the artist sees of the library, whatever became of its files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sdstudio.app.library_thread import LibraryThread
from sdstudio.app.picture_list import PictureList, Role
from sdstudio.library import Library, Picture
from tests.support.pictures import a_provenance, a_request, some_rgb


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryThread]:
    thread = LibraryThread(lambda: Library.open(tmp_path / "pictures", tmp_path / "data"))
    thread.start()
    yield thread
    thread.quit_and_wait()


@pytest.fixture
def answered(library: LibraryThread, qtbot: QtBot) -> Callable[[Callable[[Library], object]], None]:
    """Has the library do something and waits for it."""

    def ask(work: Callable[[Library], object]) -> None:
        answers: list[object] = []
        library.ask(work, answers.append)
        qtbot.waitUntil(lambda: bool(answers))

    return ask


Answered = Callable[[Callable[[Library], object]], None]


def save(library: Library, number: int = 1) -> list[Picture]:
    return [
        library.save_picture(some_rgb(), a_request(seed=seed), a_provenance())
        for seed in range(number)
    ]


def filled(library: LibraryThread, qtbot: QtBot, rows: int) -> PictureList:
    pictures = PictureList(library)
    pictures.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: pictures.rowCount() == rows)
    return pictures


def thumbnail_of(pictures: PictureList, row: int) -> QImage | None:
    image = pictures.data(pictures.index(row), Qt.ItemDataRole.DecorationRole)
    assert image is None or isinstance(image, QImage)
    return image


#: Begins and ends as a JPEG does.
NO_JPEG = b"\xff\xd8 garbage \xff\xd9"


@pytest.mark.qt_log_ignore("JPEG", extend=True)
def test_a_thumbnail_that_cannot_be_decoded_is_made_again(
    library: LibraryThread, answered: Answered, qtbot: QtBot
) -> None:
    def save_and_damage(lib: Library) -> None:
        save(lib)[0].thumbnail.write_bytes(NO_JPEG)

    answered(save_and_damage)
    pictures = filled(library, qtbot, 1)
    qtbot.waitUntil(lambda: thumbnail_of(pictures, 0) is not None)
    picture = pictures.picture(0)
    assert picture is not None
    assert not QImage(str(picture.thumbnail)).isNull()


def test_a_picture_deleted_behind_the_programs_back_is_removed_with_the_others(
    library: LibraryThread, answered: Answered, qtbot: QtBot
) -> None:
    answered(lambda lib: save(lib, 3)[1].path.unlink())
    pictures = filled(library, qtbot, 3)
    ids = [pictures.data(pictures.index(row), Role.PICTURE).id for row in (0, 1)]
    with qtbot.waitSignal(pictures.deleted), qtbot.assertNotEmitted(pictures.trouble):
        pictures.delete(ids)
    assert pictures.rowCount() == 1
    with qtbot.waitSignal(pictures.restored) as restored:
        pictures.restore(ids)
    assert restored.args == [(ids[0],)]
    assert pictures.rowCount() == 2
