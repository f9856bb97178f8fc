"""Keys on the canvas: it has the focus once it is opened, and keeps it; what its keys mean."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.canvas.document import Target
from sdstudio.library import Picture
from sdstudio.paths import Paths
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.library.page import LibraryPage
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.views import View
from tests.gui.test_layer_transfer import canvas, document_of, model
from tests.support.library_window import PROMPTS, fill_library

__all__ = ["canvas"]

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def saved(paths: Paths) -> list[Picture]:
    return fill_library(paths, PROMPTS)


def open_from_library(window: MainWindow, page: LibraryPage) -> None:
    """Press Enter on a picture, after Create was left with the focus in the prompt."""
    window.views.show(View.CREATE)
    window.make.prompt.setFocus()
    window.views.show(View.LIBRARY)
    page.grid.setFocus()
    page.grid.select_all()
    QTest.keyClick(page.grid, Qt.Key.Key_Return)


def test_a_picture_opened_from_the_library_has_the_keys(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    open_from_library(window, page)
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    assert window.views.shown is View.CREATE
    shown = window.canvas_controller.page
    assert shown is not None
    assert QApplication.focusWidget() is shown.view


def test_a_picture_that_arrives_leaves_the_keys_to_whoever_types(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    open_from_library(window, page)
    window.views.show(View.CREATE)
    window.make.prompt.setFocus()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "a fish")
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    assert QApplication.focusWidget() is field


def test_a_picture_that_arrives_leaves_the_keys_to_whoever_types_a_number(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    open_from_library(window, page)
    window.views.show(View.CREATE)
    box = next(one for one in window.make.findChildren(NumberBox) if one.isVisible())
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "7")
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    assert QApplication.focusWidget() is box


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, NONE, at or widget.rect().center())


def test_a_click_on_a_panel_that_takes_no_text_leaves_the_keys_with_the_canvas(
    window: MainWindow, canvas: CanvasPage
) -> None:
    layers = window.canvas_controller.layers
    assert layers is not None
    window.actions_[ActionId.LAYER_LIST].setChecked(True)
    rows = layers.panel.list.viewport()
    for widget in (rows, layers.panel.opacity, canvas.options.size_slider.slider):
        window.make.prompt.setFocus()
        click(widget)
        assert canvas.view.hasFocus()
        QTest.keyClick(canvas.view, Qt.Key.Key_E)
        assert window.actions_[ActionId.MASK_ERASER].isChecked()
        QTest.keyClick(canvas.view, Qt.Key.Key_B)
    # The buttons of the tools never had the focus, so the prompt would have kept it.
    window.make.prompt.setFocus()
    click(canvas.strip, QPoint(canvas.strip.width() // 2, 20))
    assert canvas.view.hasFocus()


def test_text_on_a_panel_takes_the_keys(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    transforms = window.canvas_controller.transforms
    assert transforms is not None
    window.actions_[ActionId.TOOL_TRANSFORM].trigger()
    qtbot.waitUntil(transforms.bar.angle.isEnabled)
    click(transforms.bar.angle)
    assert transforms.bar.angle.hasFocus()


def test_the_tooltips_of_brush_and_eraser_say_what_is_painted_on(
    window: MainWindow, canvas: CanvasPage
) -> None:
    def tips() -> list[str]:
        return [window.actions_[do].toolTip() for do in (ActionId.MASK_BRUSH, ActionId.MASK_ERASER)]

    assert all("layer" in tip and "mask" not in tip for tip in tips())
    assert all(key in tip for tip, key in zip(tips(), "BE", strict=True))
    assert "change" not in canvas.options.opacity.toolTip()
    model(window).aim(Target.MASK)
    assert "change" in canvas.options.opacity.toolTip()
    assert "what should change" in tips()[0]
    assert "of the mask" in tips()[1]
    model(window).select_layer("layer")
    window.actions_[ActionId.LAYER_MASK_ADD].trigger()
    assert model(window).target is Target.LAYER_MASK
    assert all("layer's mask" in tip for tip in tips())
    window.retranslate()
    canvas.retranslate()
    assert all("layer's mask" in tip for tip in tips())


def keys(window: MainWindow, do: ActionId) -> list[str]:
    return [one.toString() for one in window.actions_[do].shortcuts()]


def test_on_the_canvas_keys_mean_what_they_mean_in_painting_programs(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    QTest.keyClick(canvas.view, Qt.Key.Key_N, CTRL | SHIFT)
    assert len(document_of(window).layers) == 2
    QTest.keyClick(canvas.view, Qt.Key.Key_J, CTRL)
    assert len(document_of(window).layers) == 3
    QTest.keyClick(canvas.view, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 2)
    assert window.undo.undoText() == "merge down"
    for do in (ActionId.NEW_BOARD, ActionId.JUMP_TO_DATE, ActionId.EXPORT):
        # What doesn't work isn't shown in the menus.
        assert keys(window, do) == []


def test_a_key_pressed_twice_merges_with_two_layers(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    for _ in range(2):
        window.actions_[ActionId.LAYER_NEW].trigger()
    for _ in range(2):
        QTest.keyClick(canvas.view, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 1)
    window.undo.undo()
    assert len(document_of(window).layers) == 2
    window.undo.undo()
    assert len(document_of(window).layers) == 3


def test_what_is_undone_of_two_merges_that_are_computed_is_the_second(
    window: MainWindow, canvas: CanvasPage, qtbot: QtBot
) -> None:
    for _ in range(2):
        window.actions_[ActionId.LAYER_NEW].trigger()
    for _ in range(2):
        QTest.keyClick(canvas.view, Qt.Key.Key_E, CTRL)
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: len(document_of(window).layers) == 2)
    assert not window.close()
    qtbot.waitUntil(window.isHidden)
    assert len(document_of(window).layers) == 2


def test_elsewhere_the_same_keys_mean_pictures_and_the_library(
    window: MainWindow, canvas: CanvasPage
) -> None:
    window.actions_[ActionId.VIEW_CREATE].trigger()
    assert window.stage.showing is not Showing.CANVAS
    assert keys(window, ActionId.EXPORT) == ["Ctrl+E"]
    assert "Ctrl+E" not in keys(window, ActionId.LAYER_MERGE_DOWN)
    assert "Ctrl+Shift+N" not in keys(window, ActionId.LAYER_NEW)
    QTest.keyClick(window.make.prompt, Qt.Key.Key_N, CTRL | SHIFT)
    assert window.views.shown is View.LIBRARY
    assert len(document_of(window).layers) == 1
