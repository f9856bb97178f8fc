"""One key hides all pictures; those with certain tags or words are blurred everywhere."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.library_view.privacy import blurred
from sdstudio.app.studio import Studio
from sdstudio.library import Library
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.privacy_controller import PrivacyCover
from sdstudio.ui.settings_dialog import SettingsDialog, TextSetting
from sdstudio.ui.stage.full_screen import FullScreenView
from tests.support.pictures import a_provenance, a_request
from tests.support.studio import running_studio, studio_paths

CTRL = Qt.KeyboardModifier.ControlModifier
#: Prompt, negative prompt, tag; the oldest first.
PICTURES = (
    ("a red fish", "", ""),
    ("a nude statue", "", ""),
    ("a green tree", "nude", ""),
    ("夜晚的城市", "", "private"),
    ("a denuded hill", "", ""),
)


@pytest.fixture
def studio(qapp: QApplication, tmp_path: Path) -> Iterator[Studio]:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path / "studio")
    library = Library.open(paths.pictures, paths.library_data(paths.pictures))
    stripes = np.zeros((48, 64, 3), np.uint8)
    stripes[:, ::2] = 255
    for seed, (prompt, negative, tag) in enumerate(PICTURES):
        request = a_request(prompt, seed=seed, negative_prompt=negative)
        picture = library.save_picture(stripes, request, a_provenance())
        if tag:
            library.annotations.add_tags([picture.id], [tag])
    library.close()
    with running_studio(paths) as studio:
        yield studio


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> LibraryPage:
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    page = window.library
    assert page is not None
    qtbot.waitUntil(lambda: len(page.grid.ids) == len(PICTURES))
    qtbot.waitUntil(lambda: page.picture is not None)
    page.grid.setFocus()
    return page


def covers(window: MainWindow) -> list[PrivacyCover]:
    return [one for one in window.privacy.covers if one.isVisible()]


def blurred_seeds(page: LibraryPage, studio: Studio) -> list[int]:
    ids = page.grid.ids.tolist()[::-1]
    return [seed for seed, one in enumerate(ids) if studio.privacy.is_blurred(one)]


def test_one_key_hides_everything_and_brings_it_back(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_F7)
    (cover,) = covers(window)
    inside = window.centralWidget()
    assert inside is not None
    assert cover.size() == inside.size()
    assert cover.button.hasFocus()
    window.resize(1100, 760)
    assert cover.size() == inside.size()
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert not covers(window)
    qtbot.waitUntil(page.grid.hasFocus)


def test_the_key_hides_the_viewer_too(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FullScreenView))
    viewer = QApplication.activeModalWidget()
    assert viewer is not None
    qtbot.waitUntil(viewer.isActiveWindow)
    QTest.keyClick(viewer, Qt.Key.Key_F7)
    assert {one.parentWidget() for one in covers(window)} == {window.centralWidget(), viewer}
    QTest.keyClick(viewer, Qt.Key.Key_F7)
    assert not covers(window)
    viewer.close()


def test_pictures_with_named_words_and_tags_are_blurred_until_revealed(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    studio = window.studio
    assert blurred_seeds(page, studio) == []
    assert not window.actions_[ActionId.REVEAL].isEnabled()
    dialog = SettingsDialog(window)
    editor = dialog.editors["blurred_words"]
    assert isinstance(editor, TextSetting)
    editor.setText("Nude, PRIVATE")
    editor.editingFinished.emit()
    dialog.close()
    # At once, before it is known which ones they are.
    assert blurred_seeds(page, studio) == list(range(len(PICTURES)))
    qtbot.waitUntil(lambda: blurred_seeds(page, studio) == [1, 3])
    named = page.grid.ids.tolist()[::-1][1]
    qtbot.waitUntil(lambda: page.grid.source.thumbnail(named, 256) is not None)
    image = page.grid.source.thumbnail(named, 256)
    assert image is not None
    assert is_plain(image)
    page.grid.set_current(named)
    page.grid.setFocus()
    qtbot.waitUntil(window.actions_[ActionId.REVEAL].isEnabled)
    QTest.keyClick(page.grid, Qt.Key.Key_V)
    assert blurred_seeds(page, studio) == [3]
    clear = page.grid.source.thumbnail(named, 256)
    assert clear is not None
    assert not is_plain(clear)
    page.grid.set_current(page.grid.id_at(0))
    qtbot.waitUntil(lambda: blurred_seeds(page, studio) == [1, 3])
    page.grid.set_current(page.grid.ids.tolist()[-1])
    page.marking.add_tags(["private"])
    qtbot.waitUntil(lambda: blurred_seeds(page, studio) == [0, 1, 3])


def is_plain(image: QImage) -> bool:
    """Whether stripes can't be seen any more."""
    line = [image.pixelColor(x, image.height() // 2).lightness() for x in range(image.width())]
    return max(line) - min(line) < 128


def test_nothing_is_left_of_a_blurred_image_but_its_colours() -> None:
    image = QImage(256, 128, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for x in range(0, 256, 2):
        for y in range(128):
            image.setPixelColor(x, y, Qt.GlobalColor.black)
    made = blurred(image)
    assert made.size() == image.size()
    assert is_plain(made)
