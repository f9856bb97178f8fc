"""Repairing faces in the window: a selection, the canvas, new pictures, and masks of faces."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.domain import modes
from sdstudio.domain.family import ParentRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.faces.face_dialog import FaceDialog
from sdstudio.ui.forms.editors import NumberEditor
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask
from tests.support.coroutines import result_of
from tests.support.faces import FACE, FILE

Make = Callable[..., None]


def opened(window: MainWindow, qtbot: QtBot) -> FaceDialog:
    def visible() -> list[FaceDialog]:
        return [one for one in window.findChildren(FaceDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: len(visible()) == 1)
    return visible()[0]


def test_selected_pictures_are_repaired_by_keyboard_with_what_made_them(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    studio = window.studio
    action = window.actions_[ActionId.REPAIR_FACES]
    assert not action.isEnabled()
    make("a crowd", count=2)
    studio.draft.choose(prompt="something else")
    window.pictures.strip.setFocus()
    window.pictures.strip.selectAll()
    qtbot.waitUntil(action.isEnabled)
    action.trigger()
    dialog = opened(window, qtbot)
    assert "2 pictures" in dialog.note.text()
    strength = dialog.settings.editors["strength"]
    assert isinstance(strength, NumberEditor)
    strength.box.setFocus()
    QTest.keyClick(strength.box, Qt.Key.Key_Up)
    dialog.start.setFocus()
    QTest.keyClick(dialog.start, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 4 and not studio.queue.jobs)
    made, before = studio.pictures.picture(0), studio.pictures.picture(2)
    assert made is not None
    assert before is not None
    assert made.request.mode == modes.REPAIR_FACES.key
    assert made.request.params.prompt == "a crowd"
    assert made.request.faces is not None
    assert made.request.faces.strength == pytest.approx(0.45)
    assert (made.width, made.height) == (before.width, before.height)
    parents = result_of(studio.library.do(lambda library: library.family.parents(made.id)))
    assert [one.role for one in parents] == [ParentRole.FACES.value]


def test_new_pictures_are_repaired_while_the_switch_is_on_and_undo_takes_that_back(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    studio = window.studio
    window.actions_[ActionId.ADVANCED].setChecked(False)
    window.actions_[ActionId.ADVANCED].trigger()
    switch = window.make.faces
    assert switch is not None
    qtbot.waitUntil(switch.isVisible)
    assert not switch.settings.isVisible()
    switch.box.setFocus()
    QTest.keyClick(switch.box, Qt.Key.Key_Space)
    assert switch.settings.isVisible()
    switch.settings.editors["padding"].edited.emit(80)
    make("a crowd")
    made = studio.pictures.picture(0)
    assert made is not None
    assert made.request.mode == modes.TEXT_TO_IMAGE.key
    assert made.request.faces is not None
    assert made.request.faces.padding == 80
    window.undo.undo()
    assert studio.draft.draft.faces is None
    assert not switch.settings.isVisible()


def test_faces_on_the_canvas_are_masked_and_repaired(window: MainWindow, qtbot: QtBot) -> None:
    studio, canvas = window.studio, window.canvas_controller
    begin_mask(window, qtbot, FILE)
    painted = canvas.painted
    assert painted is not None
    assert painted.mask is not None
    mask = painted.mask
    qtbot.waitUntil(window.actions_[ActionId.MASK_FACES].isEnabled)
    window.actions_[ActionId.MASK_FACES].trigger()
    qtbot.waitUntil(lambda: not mask.snapshot.is_empty)
    levels = mask.snapshot.pixels()
    assert levels[FACE.top + FACE.height // 2, FACE.left + FACE.width // 2] == 255
    assert not levels[:20].any()
    assert not levels[200:].any()
    window.undo.undo()
    qtbot.waitUntil(lambda: mask.snapshot.is_empty)

    qtbot.waitUntil(window.actions_[ActionId.REPAIR_FACES].isEnabled)
    window.actions_[ActionId.REPAIR_FACES].trigger()
    dialog = opened(window, qtbot)
    assert dialog.model.count() == 1
    dialog.start.click()
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)
    made = studio.pictures.picture(0)
    assert made is not None
    assert made.request.mode == modes.REPAIR_FACES.key
    results = canvas.results
    assert results is not None
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 1)
