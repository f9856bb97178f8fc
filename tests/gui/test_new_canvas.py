"""A new canvas: asked for in a dialog, sketched on at once, made a picture of, and undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog
from pytestqt.qtbot import QtBot

from sdstudio.canvas.document import LayerKind, Target
from sdstudio.domain import modes
from sdstudio.domain.input_refs import InputRef
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.new_canvas_dialog import NewCanvasDialog
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.size_picker import AspectRatio
from tests.gui.test_from_pictures import begin_mask, image_of, red, stroke

Make = Callable[..., None]

__all__ = ["red"]


def ask(window: MainWindow, qtbot: QtBot) -> NewCanvasDialog:
    # After another dialog it isn't at once.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    found: list[NewCanvasDialog] = []

    def is_there() -> bool:
        found[:] = [one for one in window.findChildren(NewCanvasDialog) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_there)
    return found[0]


def model_of(window: MainWindow) -> CanvasModel:
    assert window.canvas_controller.painted is not None
    return window.canvas_controller.painted


def begin(window: MainWindow, qtbot: QtBot) -> InputRef:
    """Accept the dialog as it is, and wait until there is a layer to paint on."""
    before = image_of(window)
    ask(window, qtbot).start.click()
    qtbot.waitUntil(lambda: image_of(window) != before)
    qtbot.waitUntil(lambda: model_of(window).target is Target.LAYER)
    ref = image_of(window)
    assert ref is not None
    return ref


def test_it_opens_with_a_layer_to_sketch_on(window: MainWindow, qtbot: QtBot) -> None:
    ref = begin(window, qtbot)
    assert window.canvas_controller.is_shown
    assert window.studio.draft.mode is modes.IMAGE_TO_IMAGE
    assert (ref.width, ref.height) == (64, 64)
    document = model_of(window).document
    assert document is not None
    assert [one.kind for one in document.layers] == [LayerKind.PAINT]
    page = window.canvas_controller.page
    assert page is not None
    model_of(window).use_colour((200, 30, 30))
    page.view.fit()
    stroke(page, (10, 10), (50, 50))
    layer = model_of(window).layer
    assert layer is not None
    assert not layer.pixels.is_empty
    combined = model_of(window).combined
    assert combined is not None
    assert combined.is_empty


def test_each_is_empty(window: MainWindow, qtbot: QtBot) -> None:
    first = begin(window, qtbot)
    page = window.canvas_controller.page
    assert page is not None
    page.view.fit()
    stroke(page, (10, 10), (50, 50))
    assert begin(window, qtbot) != first
    layer = model_of(window).layer
    assert layer is not None
    assert layer.pixels.is_empty


def test_it_is_not_begun_with_the_eraser(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, qtbot)
    window.actions_[ActionId.MASK_ERASER].trigger()
    begin(window, qtbot)
    qtbot.waitUntil(window.actions_[ActionId.MASK_BRUSH].isChecked)


def test_undo_returns_to_what_was_there(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    begin_mask(window, qtbot, red)
    before = image_of(window)
    steps = window.undo.index()
    ref = begin(window, qtbot)
    assert window.undo.index() == steps + 1
    window.actions_[ActionId.UNDO].trigger()
    assert image_of(window) == before
    assert window.studio.draft.mode is modes.INPAINTING
    window.actions_[ActionId.REDO].trigger()
    assert image_of(window) == ref
    assert window.studio.draft.mode is modes.IMAGE_TO_IMAGE


def test_size_and_colour_are_chosen_and_remembered(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ask(window, qtbot)
    assert dialog.white.isChecked()
    dialog.picker.buttons[AspectRatio.PORTRAIT].click()
    dialog.black.click()
    dialog.start.click()
    qtbot.waitUntil(lambda: image_of(window) is not None)
    ref = image_of(window)
    assert ref is not None
    assert (ref.width, ref.height) == (56, 72)
    qtbot.waitUntil(lambda: window.inputs.picture(ref) is not None)
    shown = window.inputs.picture(ref)
    assert shown is not None
    assert shown.full.pixelColor(3, 3).lightness() <= 1
    again = ask(window, qtbot)
    assert again.size_px == (56, 72)
    assert again.black.isChecked()
    again.picker.buttons[AspectRatio.SQUARE].click()
    again.start.click()
    third = ask(window, qtbot)
    assert third.has_own_size
    third.reject()


def test_results_have_its_size(window: MainWindow, qtbot: QtBot, make: Make) -> None:
    window.new_canvas.make(96, 72, QColor("white"))
    qtbot.waitUntil(lambda: image_of(window) is not None)
    make("a red fish")
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    assert (picture.width, picture.height) == (96, 72)
    assert picture.request.mode == modes.IMAGE_TO_IMAGE.key


def test_another_colour_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ask(window, qtbot)
    dialog.other.click()
    colours = dialog.findChild(QColorDialog)
    assert colours is not None
    colours.reject()
    assert dialog.white.isChecked()
    dialog.other.click()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in dialog.findChildren(QColorDialog)))
    chosen = next(one for one in dialog.findChildren(QColorDialog) if one.isVisible())
    chosen.setCurrentColor(QColor(10, 120, 30))
    chosen.accept()
    assert dialog.other.isChecked()
    assert dialog.colour == QColor(10, 120, 30)
    dialog.start.click()
    qtbot.waitUntil(lambda: image_of(window) is not None)
    ref = image_of(window)
    assert ref is not None
    qtbot.waitUntil(lambda: window.inputs.picture(ref) is not None)
    shown = window.inputs.picture(ref)
    assert shown is not None
    colour = shown.full.pixelColor(3, 3)
    assert (colour.red(), colour.green()) == (10, 120)
    assert colour.blue() in (30, 31)


def test_enter_creates_it_and_escape_leaves(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ask(window, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert image_of(window) is None
    dialog = ask(window, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: image_of(window) is not None)


def test_without_a_model_it_says_what_is_missing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.mode_controller, "checkpoint_for", lambda _mode: None)
    window.actions_[ActionId.CANVAS_NEW].trigger()
    assert window.findChild(NewCanvasDialog) is None
    assert "Get one that can" in window.make.notices.text


def test_a_picture_that_is_given_later_replaces_it(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    ref = begin(window, qtbot)
    window.input_controller.give(red)
    qtbot.waitUntil(lambda: image_of(window) != ref)
    assert window.canvas_controller.is_shown
