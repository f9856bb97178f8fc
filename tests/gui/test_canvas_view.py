"""The canvas as a view: its button and key, what it opens, and the room it gets."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sdstudio.domain import modes
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from sdstudio.ui.views import View
from tests.gui.test_from_pictures import begin_mask, give, image_of, red
from tests.support.closing import close_when_written
from tests.support.paper_model import write_model
from tests.support.studio import opened

Make = Callable[..., None]
VIEWS = (ActionId.VIEW_CREATE, ActionId.VIEW_CANVAS, ActionId.VIEW_LIBRARY)

__all__ = ["red"]


def chosen(window: MainWindow) -> list[ActionId]:
    return [do for do in VIEWS if window.actions_[do].isChecked()]


def wait_for_canvas(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.stage.showing is Showing.CANVAS)
    assert window.views.shown is View.CREATE
    assert chosen(window) == [ActionId.VIEW_CANVAS]


def test_its_key_paints_on_the_picture_that_is_looked_at(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a fish")
    assert chosen(window) == [ActionId.VIEW_CREATE]
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    wait_for_canvas(window, qtbot)
    assert window.studio.draft.mode is modes.INPAINTING
    assert window.stage.picture == window.studio.pictures.picture(0)


def test_the_input_picture_comes_first(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    make("a fish")
    window.actions_[ActionId.FROM_PICTURE].trigger()
    ref = give(window, qtbot, red)
    window.views.switch.buttons[ActionId.VIEW_CANVAS].click()
    wait_for_canvas(window, qtbot)
    assert image_of(window) == ref
    assert window.studio.draft.mode is modes.IMAGE_TO_IMAGE


def test_create_is_the_picture_again_and_the_canvas_comes_back(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    assert chosen(window) == [ActionId.VIEW_CANVAS]
    window.views.switch.buttons[ActionId.VIEW_CREATE].click()
    assert window.stage.showing is not Showing.CANVAS
    assert chosen(window) == [ActionId.VIEW_CREATE]
    window.views.switch.buttons[ActionId.VIEW_CANVAS].click()
    wait_for_canvas(window, qtbot)


@pytest.mark.parametrize("back", ["view", "button"])
def test_a_look_at_the_canvas_leaves_the_mode_as_it_was(
    window: MainWindow, qtbot: QtBot, make: Make, back: str
) -> None:
    make("a fish")
    mode = window.studio.draft.mode
    window.actions_[ActionId.VIEW_CANVAS].trigger()
    wait_for_canvas(window, qtbot)
    if back == "view":
        window.views.switch.buttons[ActionId.VIEW_CREATE].click()
    else:
        window.stage.leave.click()
    assert window.stage.showing is not Showing.CANVAS
    assert window.studio.draft.mode is mode
    assert image_of(window) is None


def _paint(window: MainWindow) -> None:
    painted = window.canvas_controller.painted
    assert painted is not None
    painted.fill(255)


def _submit(window: MainWindow) -> None:
    window.generate_controller.submitted.emit()


def open_canvas_of(window: MainWindow, qtbot: QtBot) -> CanvasModel:
    window.actions_[ActionId.VIEW_CANVAS].trigger()
    wait_for_canvas(window, qtbot)
    canvas = window.canvas_controller
    qtbot.waitUntil(lambda: canvas.painted is not None and canvas.painted.document is not None)
    assert canvas.painted is not None
    return canvas.painted


@pytest.mark.parametrize("do", [_paint, _submit])
def test_create_and_the_canvas_each_keep_their_mode(
    window: MainWindow, qtbot: QtBot, make: Make, do: Callable[[MainWindow], None]
) -> None:
    make("a fish")
    mode = window.studio.draft.mode
    painted = open_canvas_of(window, qtbot)
    picture = image_of(window)
    do(window)
    is_empty = painted.is_empty
    window.actions_[ActionId.VIEW_CREATE].trigger()
    assert window.studio.draft.mode is mode
    assert window.undo.undoText() == "leave canvas"
    # The same canvas again, with what was painted.
    assert open_canvas_of(window, qtbot).is_empty is is_empty
    assert window.studio.draft.mode is modes.INPAINTING
    assert image_of(window) == picture
    # This time it was only looked at.
    window.actions_[ActionId.VIEW_CREATE].trigger()
    assert window.studio.draft.mode is mode
    assert window.undo.undoText() == "leave canvas"
    window.undo.undo()
    wait_for_canvas(window, qtbot)
    assert window.studio.draft.mode is modes.INPAINTING
    window.undo.redo()
    assert chosen(window) == [ActionId.VIEW_CREATE]
    assert window.studio.draft.mode is mode
    window.undo.undo()
    wait_for_canvas(window, qtbot)
    # Left once more, it returns to that mode again.
    window.actions_[ActionId.VIEW_CREATE].trigger()
    assert window.studio.draft.mode is mode


def test_a_model_chosen_on_the_canvas_stays(
    window: MainWindow, qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    make("a fish")
    mode = window.studio.draft.mode
    open_canvas_of(window, qtbot).fill(255)
    other = opened(window.studio.registry, write_model(tmp_path / "other", mark=1))
    window.studio.draft.choose_checkpoint(other)
    window.actions_[ActionId.VIEW_CREATE].trigger()
    assert window.studio.draft.mode is mode
    assert window.studio.draft.checkpoint == other


def test_a_picture_made_since_the_canvas_was_left_is_painted_on_next(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a fish")
    open_canvas_of(window, qtbot).fill(255)
    picture = image_of(window)
    window.actions_[ActionId.VIEW_CREATE].trigger()
    make("a bird")
    assert window.stage.picture == window.studio.pictures.picture(0)
    open_canvas_of(window, qtbot)
    assert image_of(window) != picture


def test_a_mode_chosen_on_the_canvas_is_that_of_create_too(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a fish")
    open_canvas_of(window, qtbot).fill(255)
    window.actions_[ActionId.FROM_PICTURE].trigger()
    window.actions_[ActionId.VIEW_CREATE].trigger()
    assert window.studio.draft.mode is modes.IMAGE_TO_IMAGE


def test_the_canvas_stays_while_the_library_is_seen(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    window.actions_[ActionId.VIEW_LIBRARY].trigger()
    assert chosen(window) == [ActionId.VIEW_LIBRARY]
    window.actions_[ActionId.VIEW_CANVAS].trigger()
    wait_for_canvas(window, qtbot)


def test_without_a_picture_it_says_what_it_needs_and_asks_for_it(
    window: MainWindow, qtbot: QtBot, red: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.actions_[ActionId.VIEW_CANVAS].trigger()
    assert chosen(window) == [ActionId.VIEW_CREATE]
    assert "Choose a picture to paint on" in window.make.done.text
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(red), ""))
    window.make.done.button.click()
    wait_for_canvas(window, qtbot)


def test_the_canvas_has_the_room_of_the_pictures_until_they_are_unfolded(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    fold = window.actions_[ActionId.FOLD_PICTURES]
    assert not window.pictures.isVisible()
    assert not fold.isChecked()
    window.actions_[ActionId.VIEW_CREATE].trigger()
    assert window.pictures.isVisible()
    assert fold.isChecked()
    window.actions_[ActionId.VIEW_CANVAS].trigger()
    fold.trigger()
    assert window.pictures.isVisible()
    window.actions_[ActionId.VIEW_CREATE].trigger()
    window.actions_[ActionId.VIEW_CANVAS].trigger()
    assert window.pictures.isVisible()


def test_the_layout_is_kept_when_the_program_ends_on_the_canvas(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    before = window.window_layout.splitter.saveState()
    begin_mask(window, qtbot, red)
    assert window.pictures.isHidden()
    close_when_written(window, qtbot)
    file = window.studio.paths.config / "window.ini"
    assert QSettings(str(file), QSettings.Format.IniFormat).value("window/splitter") == before
