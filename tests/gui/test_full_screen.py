"""Full screen says how to leave it, and can be left with the mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.ui import leave_full_screen
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.full_screen import FullScreenView
from tests.gui.test_from_pictures import begin_mask, red

Make = Callable[..., None]

__all__ = ["red"]


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leave_full_screen, "HINT_MS", 100)


def test_full_screen_says_how_to_leave_and_keeps_a_button_for_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    leave = window.stage.leave_full_screen
    assert not leave.isVisible()
    window.actions_[ActionId.FOLD_BOTH].trigger()
    assert leave.hint.isVisible()
    assert "Esc" in leave.hint.text()
    qtbot.waitUntil(lambda: not leave.hint.isVisible())
    assert leave.button.isVisible()
    assert leave.button.visibleRegion().boundingRect() == leave.button.rect()
    QTest.mouseClick(leave.button, Qt.MouseButton.LeftButton)
    assert not window.isFullScreen()
    assert not leave.isVisible()
    assert window.make.isVisible()


def test_full_screen_that_the_window_manager_ends_brings_the_panels_back(
    window: MainWindow,
) -> None:
    action = window.actions_[ActionId.FOLD_BOTH]
    action.trigger()
    window.showNormal()
    assert not action.isChecked()
    assert window.make.isVisible()
    assert not window.stage.leave_full_screen.isVisible()
    action.trigger()
    assert window.isFullScreen()


def test_a_panel_that_was_folded_before_stays_so_after_full_screen(window: MainWindow) -> None:
    sides = window.window_layout.create_sides.by_action
    for folded in (ActionId.FOLD_MAKE, ActionId.FOLD_PICTURES):
        window.actions_[folded].trigger()
        window.actions_[ActionId.FOLD_BOTH].trigger()
        window.actions_[ActionId.FOLD_BOTH].trigger()
        for do, side in sides.items():
            assert side.isHidden() is (do is folded)
            assert window.actions_[do].isChecked() is (do is not folded)
        window.actions_[folded].trigger()


def test_a_panel_that_is_unfolded_on_the_full_screen_stays(window: MainWindow) -> None:
    fold = window.actions_[ActionId.FOLD_PICTURES]
    fold.trigger()
    window.actions_[ActionId.FOLD_BOTH].trigger()
    fold.trigger()
    window.actions_[ActionId.FOLD_BOTH].trigger()
    assert fold.isChecked()
    assert not window.window_layout.create_sides.right.isHidden()


def test_the_canvas_keeps_its_room_after_full_screen(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    both, pictures = window.actions_[ActionId.FOLD_BOTH], window.window_layout.create_sides.right
    both.trigger()
    both.trigger()
    assert pictures.isHidden()
    both.trigger()
    # Another view is chosen on the full screen.
    window.views.switch.buttons[ActionId.VIEW_CREATE].click()
    both.trigger()
    assert not pictures.isHidden()
    window.views.switch.buttons[ActionId.VIEW_CANVAS].click()
    assert pictures.isHidden()


def test_a_picture_on_the_whole_screen_says_how_to_leave_and_has_a_button_for_it(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish")
    window.actions_[ActionId.LOOK].trigger()
    (look,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, FullScreenView))
    qtbot.waitExposed(look)
    assert "Esc" in look.leave.hint.text()
    assert look.leave.button.visibleRegion().boundingRect() == look.leave.button.rect()
    QTest.mouseClick(look.leave.button, Qt.MouseButton.LeftButton)
    assert not look.isVisible()


def test_the_canvas_knows_that_the_pointer_is_beside_it_after_full_screen(
    window: MainWindow, red: Path, qtbot: QtBot
) -> None:
    begin_mask(window, qtbot, red)
    page = window.canvas_controller.page
    assert page is not None
    viewport = page.view.viewport()
    window.actions_[ActionId.FOLD_BOTH].trigger()
    qtbot.waitUntil(lambda: viewport.width() == window.width())
    # Where the settings are again afterwards.
    QTest.mouseMove(viewport, QPoint(150, viewport.height() - 60))
    qtbot.waitUntil(viewport.underMouse)
    window.actions_[ActionId.FOLD_BOTH].trigger()
    qtbot.waitUntil(lambda: not viewport.underMouse())
