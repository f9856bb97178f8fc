"""Marks and tags are given where a picture is looked at, also from Create."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sdstudio.app.studio import Studio
from sdstudio.domain.annotations import Annotations, ColourLabel, Flag
from sdstudio.library import Library
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.tag_popup import TagPopup
from sdstudio.ui.library.viewer.viewer import Viewer
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.full_screen import FullScreenView
from tests.support.library_window import annotations_of
from tests.support.pictures import a_provenance, a_request, some_rgb
from tests.support.studio import running_studio, studio_paths

CTRL = Qt.KeyboardModifier.ControlModifier
COUNT = 3


@pytest.fixture
def studio(qapp: QApplication, tmp_path: Path) -> Iterator[Studio]:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path / "studio")
    library = Library.open(paths.pictures, paths.library_data(paths.pictures))
    for seed in range(COUNT):
        library.save_picture(some_rgb(64, 48), a_request(seed=seed), a_provenance())
    library.close()
    with running_studio(paths) as studio:
        yield studio


def of(window: MainWindow, picture_id: int) -> Annotations:
    return annotations_of(window.studio, picture_id)


def looked_at(qtbot: QtBot) -> Viewer:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FullScreenView))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, FullScreenView)
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.waitUntil(lambda: shown.viewer.is_sharp)
    return shown.viewer


def from_create(window: MainWindow, qtbot: QtBot) -> Viewer:
    qtbot.waitUntil(lambda: window.stage.picture is not None)
    window.stage.view.setFocus()
    QTest.keyClick(window.stage.view, Qt.Key.Key_Space)
    return looked_at(qtbot)


def from_library(window: MainWindow, qtbot: QtBot) -> Viewer:
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    page = window.library
    assert page is not None
    qtbot.waitUntil(lambda: page.picture is not None)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    return looked_at(qtbot)


Open = Callable[[MainWindow, QtBot], Viewer]


def current(viewer: Viewer) -> int:
    assert viewer.current_id is not None
    return viewer.current_id


@pytest.mark.parametrize("has_page", [False, True])
def test_keys_mark_the_picture_that_is_looked_at_from_create(
    window: MainWindow, qtbot: QtBot, has_page: bool
) -> None:
    if has_page:
        QTest.keyClick(window, Qt.Key.Key_3, CTRL)
        QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    viewer = from_create(window, qtbot)
    first = current(viewer)
    QTest.keyClick(viewer.view, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: of(window, first).rating == 4)
    qtbot.waitUntil(lambda: "★★★★" in viewer.bar.caption.text())
    QTest.keyClick(viewer.view, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: of(window, first).flag is Flag.PICK)
    QTest.keyClick(viewer.view, Qt.Key.Key_Right)
    second = current(viewer)
    assert second != first
    QTest.keyClick(viewer.view, Qt.Key.Key_6)
    qtbot.waitUntil(lambda: of(window, second).label is ColourLabel.RED)
    assert of(window, first).label is ColourLabel.NONE
    QTest.keyClick(viewer.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: of(window, second).label is ColourLabel.NONE)
    QTest.keyClick(viewer.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    # Also when the viewer is gone.
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: of(window, first).flag is Flag.NONE)
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: of(window, first).rating == 0)
    assert not window.undo.canUndo(), "each was written once"


def test_the_menu_marks_the_picture_from_create(window: MainWindow, qtbot: QtBot) -> None:
    viewer = from_create(window, qtbot)
    viewer.customContextMenuRequested.emit(QPoint(50, 50))
    (menu,) = viewer.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert menu.isVisible()
    stars = menu.actions()[0].menu()
    assert isinstance(stars, QMenu)
    stars.actions()[3].trigger()
    menu.close()
    qtbot.waitUntil(lambda: of(window, current(viewer)).rating == 3)
    viewer.leave_asked.emit()


@pytest.mark.parametrize("opened", [from_create, from_library])
def test_tags_are_typed_over_the_picture_and_undone(
    window: MainWindow, qtbot: QtBot, opened: Open
) -> None:
    viewer = opened(window, qtbot)
    picture_id = current(viewer)
    QTest.keyClick(viewer.view, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), TagPopup))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, TagPopup)
    # Letters and digits that would be commands for the picture.
    QTest.keyClicks(popup.editor.field, "xp5, sea")
    QTest.keyClick(popup.editor.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: of(window, picture_id).tags == ("sea", "xp5"))
    qtbot.waitUntil(lambda: [one.text() for one in popup.editor.chips] == ["sea", "xp5"])
    assert all(one.accessibleName() for one in popup.editor.chips)
    QTest.mouseClick(popup.editor.chips[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: of(window, picture_id).tags == ("sea",))
    QTest.keyClick(popup.editor.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert of(window, picture_id).rating == 0
    QTest.keyClick(viewer.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: of(window, picture_id).tags == ("sea", "xp5"))
    QTest.keyClick(viewer.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: of(window, picture_id).tags == ())
    viewer.leave_asked.emit()
