"""Marks and tags are given where a picture is looked at, also from Create."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sdstudio.domain.annotations import ColourLabel, Flag
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.tag_popup import TagPopup
from sdstudio.ui.library.viewer.viewer import Viewer
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.full_screen import FullScreenView
from tests.support.dialogs import modal, open_popup
from tests.support.library_window import annotations_of, fill_library, show_library
from tests.support.pictures import RED_FISH

CTRL = Qt.KeyboardModifier.ControlModifier
COUNT = 3


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    return fill_library(paths, [RED_FISH] * COUNT)


def looked_at(qtbot: QtBot) -> Viewer:
    shown = modal(qtbot, FullScreenView)
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.waitUntil(lambda: shown.viewer.is_sharp)
    return shown.viewer


def from_create(window: MainWindow, qtbot: QtBot) -> Viewer:
    qtbot.waitUntil(lambda: window.stage.picture is not None)
    window.stage.view.setFocus()
    QTest.keyClick(window.stage.view, Qt.Key.Key_Space)
    return looked_at(qtbot)


def from_library(window: MainWindow, qtbot: QtBot) -> Viewer:
    page = show_library(window, COUNT, qtbot)
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
        qtbot.waitUntil(lambda: window.library is not None)
        QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    viewer = from_create(window, qtbot)
    first = current(viewer)
    QTest.keyClick(viewer.view, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: annotations_of(window.studio, first).rating == 4)
    qtbot.waitUntil(lambda: "★★★★" in viewer.bar.caption.text())
    QTest.keyClick(viewer.view, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: annotations_of(window.studio, first).flag is Flag.PICK)
    QTest.keyClick(viewer.view, Qt.Key.Key_Right)
    second = current(viewer)
    assert second != first
    QTest.keyClick(viewer.view, Qt.Key.Key_6)
    qtbot.waitUntil(lambda: annotations_of(window.studio, second).label is ColourLabel.RED)
    assert annotations_of(window.studio, first).label is ColourLabel.NONE
    QTest.keyClick(viewer.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: annotations_of(window.studio, second).label is ColourLabel.NONE)
    QTest.keyClick(viewer.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    # Also when the viewer is gone.
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: annotations_of(window.studio, first).flag is Flag.NONE)
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: annotations_of(window.studio, first).rating == 0)
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
    qtbot.waitUntil(lambda: annotations_of(window.studio, current(viewer)).rating == 3)
    viewer.leave_asked.emit()


@pytest.mark.parametrize("opened", [from_create, from_library])
def test_tags_are_typed_over_the_picture_and_undone(
    window: MainWindow, qtbot: QtBot, opened: Open
) -> None:
    viewer = opened(window, qtbot)
    picture_id = current(viewer)
    QTest.keyClick(viewer.view, Qt.Key.Key_T)
    popup = open_popup(qtbot, TagPopup)
    # Letters and digits that would be commands for the picture.
    QTest.keyClicks(popup.editor.field, "xp5, sea")
    QTest.keyClick(popup.editor.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: annotations_of(window.studio, picture_id).tags == ("sea", "xp5"))
    qtbot.waitUntil(lambda: [one.text() for one in popup.editor.chips] == ["sea", "xp5"])
    assert all(one.accessibleName() for one in popup.editor.chips)
    QTest.mouseClick(popup.editor.chips[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: annotations_of(window.studio, picture_id).tags == ("sea",))
    QTest.keyClick(popup.editor.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert annotations_of(window.studio, picture_id).rating == 0
    QTest.keyClick(viewer.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: annotations_of(window.studio, picture_id).tags == ("sea", "xp5"))
    QTest.keyClick(viewer.view, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: annotations_of(window.studio, picture_id).tags == ())
    viewer.leave_asked.emit()
