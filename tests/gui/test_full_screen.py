"""Full screen says how to leave it, and can be left with the mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.ui import leave_full_screen
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.full_screen import FullScreenView

Make = Callable[..., None]


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
