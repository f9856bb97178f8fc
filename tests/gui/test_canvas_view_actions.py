"""The actions that change what the canvas shows: by menu, by key, and remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.view_actions import VIEW_ACTIONS
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask, give, red

__all__ = ["red"]

CONTROL = Qt.KeyboardModifier.ControlModifier


def remembered(window: MainWindow) -> tuple[bool, bool]:
    """Whether the grid, and the crosshair, are shown at the next start."""
    session = window.studio.session.current
    return session.pixel_grid, session.crosshair


def test_the_view_is_rotated_mirrored_and_reset_by_keys(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    navigation, view = page.view.navigation, page.view
    fitted, width = navigation.zoom, view.width()
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_BracketRight, CONTROL)
    QTest.keyClick(view, Qt.Key.Key_BracketLeft, CONTROL)
    assert navigation.angle == 15
    QTest.keyClick(view, Qt.Key.Key_M)
    assert (navigation.is_mirrored, navigation.angle) == (True, 345)
    assert window.actions_[ActionId.MIRROR_VIEW].isChecked()
    assert page.zoom_button.text() == f"{100 * fitted:.0f}%\n−15°\n↔"
    assert page.zoom_button.accessibleName() == f"View: {100 * fitted:.0f}%, −15°, mirrored"
    # The picture doesn't move because the button says more.
    assert view.width() == width
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert (navigation.is_mirrored, navigation.angle) == (False, 0)
    assert navigation.zoom == fitted
    assert not window.actions_[ActionId.MIRROR_VIEW].isChecked()
    window.actions_[ActionId.DOUBLE_SIZE].trigger()
    assert page.zoom_button.text() == "200%"
    assert mask.is_empty


def test_the_view_has_actions_only_while_the_canvas_is_shown(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    assert not any(window.actions_[do].isEnabled() for do in VIEW_ACTIONS)
    begin_mask(window, qtbot, red)
    assert all(window.actions_[do].isEnabled() for do in VIEW_ACTIONS)
    window.actions_[ActionId.MASK_VIEW].trigger()
    assert not any(window.actions_[do].isEnabled() for do in VIEW_ACTIONS)


def test_grid_and_crosshair_are_remembered(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    page, _ = begin_mask(window, qtbot, red)
    page.view.zoom_to(16)
    plain = page.view.viewport().grab().toImage()
    assert remembered(window) == (False, False)
    window.actions_[ActionId.PIXEL_GRID].trigger()
    window.actions_[ActionId.CROSSHAIR].trigger()
    assert page.view.viewport().grab().toImage() != plain
    assert remembered(window) == (True, True)
    window.actions_[ActionId.PIXEL_GRID].trigger()
    assert remembered(window) == (False, True)


def test_a_picture_that_is_shown_again_is_placed_as_it_was(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    page.view.zoom_to(5)
    page.view.navigation.rotate_by(15)
    other = tmp_path / "other.png"
    QImage(64, 64, QImage.Format.Format_RGB32).save(str(other))
    give(window, qtbot, other)
    qtbot.waitUntil(lambda: page.view.image.width() == 64)
    assert page.view.navigation.is_fitted
    give(window, qtbot, red)
    qtbot.waitUntil(lambda: page.view.image.width() == 96)
    assert page.view.zoom == pytest.approx(5)
    assert page.view.navigation.angle == 15
