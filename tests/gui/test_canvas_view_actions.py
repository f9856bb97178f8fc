"""The actions that change what the canvas shows: by menu, by key, and remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import Given
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.view_actions import VIEW_ACTIONS
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask, give, image_of, red
from tests.support.canvas import plain
from tests.support.coroutines import result_of

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


def test_a_large_picture_is_shown_small_while_it_is_read(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    large = tmp_path / "large.png"
    image = QImage(2400, 1200, QImage.Format.Format_RGB32)
    image.fill(QColor(0, 200, 0))
    image.save(str(large))
    page, _ = begin_mask(window, qtbot, large)
    qtbot.waitUntil(lambda: page.view.image.width() == 2400)
    ref = image_of(window)
    assert ref is not None
    seen: list[tuple[QRectF, bool, str]] = []

    def look() -> None:
        viewport = page.view.viewport()
        middle = viewport.grab().toImage().pixelColor(viewport.rect().center())
        is_small = page.view.image.isNull()
        seen.append((page.view.box, is_small, middle.name()))

    pictures = window.inputs
    for level in range(4):
        # So many that the large one isn't kept any more.
        other = Given(plain(64, 64, level), None)
        result_of(pictures.keep(InputRole.IMAGE, lambda other=other: other))  # type: ignore[misc]
    pictures.previewed.connect(look)
    pictures.loaded.connect(look)
    page.view.zoom_to(0.5)
    window.canvas_controller.open()
    qtbot.waitUntil(lambda: len(seen) == 2)
    box = QRectF(0, 0, 2400, 1200)
    green = QColor(0, 200, 0).name()
    assert seen == [(box, True, green), (box, False, green)]
    assert page.view.zoom == 0.5
