"""Undo right after a command that takes a moment undoes that command, not the one before it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sdstudio.app.operations import all_finished
from sdstudio.domain.extension import Extension
from sdstudio.domain.input_refs import InputRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.undo_stack import UndoStack
from tests.gui.test_canvas_results import layers_of, make_results
from tests.gui.test_from_pictures import begin_mask, image_of, red, stroke
from tests.support.coroutines import result_of

Make = Callable[..., None]

__all__ = ["red"]


def undo(window: MainWindow) -> None:
    action = window.actions_[ActionId.UNDO]
    assert action.isEnabled()
    action.trigger()
    assert result_of(all_finished())


def painted(window: MainWindow) -> bool:
    model = window.canvas_controller.painted
    return model is not None and not model.is_empty


def test_a_picture_that_is_still_read(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    other = tmp_path / "blue.png"
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    image.save(str(other))
    before, steps = image_of(window), window.undo.index()
    window.input_controller.give(other)
    undo(window)
    assert image_of(window) == before
    assert window.undo.index() == steps
    assert painted(window)


def test_an_extension_that_is_still_made(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    before, steps = image_of(window), window.undo.index()
    intents = window.canvas_controller.intents
    assert intents is not None
    window.actions_[ActionId.INTENT_EXTEND].trigger()
    assert intents.popup is not None
    intents.popup.chosen.emit(Extension(left=16))
    undo(window)
    assert image_of(window) == before
    assert window.undo.index() == steps
    assert painted(window)


def test_a_result_that_is_still_read(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    # Nothing of it is in memory after another picture was on the canvas.
    window.input_controller.remove(InputRole.IMAGE)
    window.undo.undo()
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 2)
    window.canvas_controller.open()
    steps = window.undo.index()
    results.candidates.step(-1)
    assert results.candidates.image is None
    window.actions_[ActionId.RESULT_USE].trigger()
    undo(window)
    qtbot.waitUntil(lambda: results.candidates.image is not None)
    assert layers_of(window) == ()
    assert window.undo.index() == steps
    assert painted(window)


def test_pictures_that_are_still_deleted(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    steps = window.undo.index()
    window.actions_[ActionId.RESULT_DELETE].trigger()
    undo(window)
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 2)
    assert window.undo.index() == steps
    assert painted(window)


def test_what_is_not_in_progress_any_more_is_undone_as_ever() -> None:
    stack = UndoStack()
    told: list[bool] = []
    stack.can_undo_changed.connect(told.append)
    with stack.making() as first, stack.making() as second:
        stack.undo_newest()
    assert (first.is_taken_back, second.is_taken_back) == (False, True)
    stack.undo_newest()
    assert not first.is_taken_back
    assert told[-1] is False
