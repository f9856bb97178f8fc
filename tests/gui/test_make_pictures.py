"""From a prompt to pictures, as an artist does it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from sdstudio.app.picture_list import Role
from sdstudio.app.running_job import EngineState
from sdstudio.domain import modes
from sdstudio.domain.backends import Backend
from sdstudio.domain.checkpoint import CheckpointRef
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.memory_savings import MemorySaving
from sdstudio.library import JobState, Library
from sdstudio.library.trash import Trash
from sdstudio.ui import on_screen, stop_controller
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.forms.editors import NumberEditor
from sdstudio.ui.layouts import lay_out_now
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.number_box import NumberBox
from sdstudio.ui.pictures.queue_list import QueueList, remove_box
from sdstudio.ui.settings_dialog import SettingsDialog
from sdstudio.ui.stage.fitting_label import FittingLabel
from sdstudio.ui.stage.full_screen import FullScreenView
from sdstudio.ui.stage.stage import Showing
from tests.support.dialogs import press_button
from tests.support.studio import running_studio, studio_paths

ENABLED = Qt.ItemFlag.ItemIsEnabled
Make = Callable[..., None]


def type_prompt(qtbot: QtBot, window: MainWindow, prompt: str) -> None:
    window.make.prompt.field.setFocus()
    QTest.keyClicks(window.make.prompt.field, prompt)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    focus = window.focusWidget()
    QTest.keyClick(focus or window, key, held)


def test_first_start_offers_examples_that_fill_the_prompt(window: MainWindow, qtbot: QtBot) -> None:
    assert window.stage.showing is Showing.NOTHING
    chip = window.make.chips.buttons[0]
    assert chip.isVisible()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.make.prompt.text == "a red fish on a blue background"
    assert window.make.chips.isHidden()
    # Whoever types on adds to it.
    QTest.keyClicks(window.make.prompt.field, "!")
    assert window.make.prompt.text == "a red fish on a blue background!"


def test_whoever_starts_to_type_describes_a_picture(window: MainWindow) -> None:
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "a cat")
    assert window.make.prompt.text == "a cat"


def test_rows_that_open_windows_are_passed_over_in_the_closed_list_of_models(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[None] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: asked.append(None))
    box = window.make.model.box
    chosen = box.currentText()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    QApplication.processEvents()
    assert not asked
    assert box.currentText() == chosen
    box.showPopup()
    QTest.keyClick(box.view(), Qt.Key.Key_End)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(asked))
    assert box.currentText() == chosen


def test_what_is_chosen_in_the_settings_computes_the_next_picture(
    window: MainWindow, qtbot: QtBot
) -> None:
    studio = window.studio
    dialog = SettingsDialog(window)
    row = dialog.choice("backend").findData(Backend.OPENVINO)
    qtbot.waitUntil(lambda: bool(dialog.choice("backend").model().index(row, 0).flags() & ENABLED))
    qtbot.waitUntil(
        lambda: any("of at most 16.0 GB" in one.text() for one in dialog.findChildren(QLabel))
    )
    dialog.choice("backend").setCurrentIndex(row)
    dialog.choice("backend").activated.emit(row)
    dialog.close()
    studio.draft.choose(steps=1)
    window.actions_[ActionId.GENERATE].trigger()
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)
    picture = studio.pictures.picture(0)
    assert picture is not None
    assert picture.provenance.kernels == "openvino"


def test_the_time_is_estimated_once_the_first_of_several_pictures_is_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    def told(text: str) -> bool:
        labels = window.make.generate_bar.findChildren(QLabel)
        return any(text in one.text() for one in labels)

    studio = window.studio
    studio.draft.choose(steps=4)
    studio.draft.set_count(8)
    assert told("estimated after the first picture")
    studio.draft.set_inputs((), modes.IMAGE_TO_IMAGE)
    assert told("Choose an input picture")
    studio.draft.set_inputs((), modes.TEXT_TO_IMAGE)
    studio.dispatcher.engine_state = EngineState.STARTING
    studio.dispatcher.changed.emit()
    assert told("Estimating the time…")
    studio.dispatcher.engine_state = EngineState.READY
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: told("8 pictures, about"))
    assert studio.queue.jobs


@pytest.mark.parametrize("screen", [QRect(0, 0, 1366, 1024), QRect(0, 0, 1024, 700)])
def test_the_settings_do_not_scroll_once_the_size_of_prepared_models_is_known(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, screen: QRect
) -> None:
    # Long paths of folders take two lines, which would be too much for the offscreen platform's.
    monkeypatch.setattr(on_screen, "available_geometry", lambda _window: screen)
    qtbot.waitUntil(lambda: window.studio.dispatcher.engine_ready is not None)
    dialog = SettingsDialog(window)
    dialog.open()
    qtbot.waitUntil(lambda: any("use 0 bytes" in one.text() for one in dialog.findChildren(QLabel)))
    lay_out_now()
    area = dialog.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0


def test_the_keyboard_reaches_every_setting(window: MainWindow, qtbot: QtBot) -> None:
    dialog = SettingsDialog(window)
    dialog.open()
    dialog.groups.setFocus()
    seen: set[str] = set()
    for _ in range(dialog.groups.count()):
        seen |= {name for name, editor in dialog.editors.items() if editor.isVisibleTo(dialog)}
        qtbot.keyClick(dialog.groups, Qt.Key.Key_Down)
    assert seen == set(dialog.editors)


def test_what_is_not_there_cannot_be_chosen_and_says_how_it_comes(
    window: MainWindow, qtbot: QtBot
) -> None:
    dispatcher = window.studio.dispatcher
    qtbot.waitUntil(lambda: dispatcher.engine_ready is not None)
    assert dispatcher.engine_ready is not None
    torch_alone = {"backends": (Backend.TORCH,)}
    dispatcher.engine_ready = dispatcher.engine_ready.model_copy(update=torch_alone)
    dialog = SettingsDialog(window)
    row = dialog.choice("backend").findData(Backend.OPENVINO)
    assert not dialog.choice("backend").model().index(row, 0).flags() & ENABLED
    assert any("pip install" in label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize(
    ("backends", "said"),
    [
        ((Backend.TORCH, Backend.INDUCTOR), "about a minute longer"),
        ((Backend.TORCH,), "a C compiler"),
    ],
)
def test_on_a_graphics_card_it_says_what_compiling_brings_and_needs(
    window: MainWindow, qtbot: QtBot, backends: tuple[Backend, ...], said: str
) -> None:
    dispatcher = window.studio.dispatcher
    qtbot.waitUntil(lambda: dispatcher.engine_ready is not None)
    assert dispatcher.engine_ready is not None
    card = {"device": "cuda:0", "backends": backends}
    dispatcher.engine_ready = dispatcher.engine_ready.model_copy(update=card)
    dialog = SettingsDialog(window)
    row = dialog.choice("backend").findData(Backend.INDUCTOR)
    enabled = bool(dialog.choice("backend").model().index(row, 0).flags() & ENABLED)
    assert enabled == (Backend.INDUCTOR in backends)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(said in text for text in texts)
    assert not any("OpenVINO" in text for text in texts)


def test_ctrl_enter_makes_a_picture_that_comes_to_strip_and_stage(
    window: MainWindow, qtbot: QtBot
) -> None:
    studio = window.studio
    studio.draft.choose(steps=4)
    type_prompt(qtbot, window, "a red fish")
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)
    qtbot.waitUntil(lambda: window.stage.picture is not None)
    picture = studio.pictures.picture(0)
    assert picture is not None
    assert window.stage.picture == picture
    assert picture.path.exists()
    assert picture.request.params.prompt == "a red fish"
    qtbot.waitUntil(lambda: window.stage.view.image.width() == picture.width)
    assert window.pictures.strip.current == picture


def test_ctrl_enter_takes_the_numbers_that_are_being_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    studio = window.studio
    type_prompt(qtbot, window, "a red fish")
    window.actions_[ActionId.ADVANCED].trigger()
    assert window.make.more is not None
    editor = window.make.more.editors["steps"]
    assert isinstance(editor, NumberEditor)
    for field, typed in ((editor.box, "3"), (window.make.seed.seed.field, "77")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
        press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 2)
    made = [studio.pictures.picture(row) for row in (0, 1)]
    assert [one.request.params.steps for one in made if one is not None] == [3, 3]
    assert made[0] is not None
    assert made[0].request.params.seed == 77


def test_the_preview_is_shown_while_it_is_made(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    studio.draft.choose(prompt="a slow fish", steps=6)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: window.stage.showing is Showing.MAKING)
    # A preview is an eighth of the picture.
    qtbot.waitUntil(lambda: window.stage.view.image.width() == 8)
    assert "of 6" in window.stage.making.text
    assert window.make.generate_bar.generate.text() == "Add to queue"
    assert window.make.generate_bar.stop.isVisible()
    qtbot.waitUntil(lambda: window.stage.showing is Showing.PICTURE)
    qtbot.waitUntil(window.make.generate_bar.stop.isHidden)


def test_stop_leaves_no_picture_and_the_next_job_works(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    studio = window.studio
    studio.draft.choose(prompt="a slow fish", steps=100)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(window.make.generate_bar.stop.isVisible)
    press(qtbot, window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not studio.queue.jobs)
    assert studio.pictures.rowCount() == 0
    qtbot.waitUntil(lambda: window.stage.showing is Showing.NOTHING)
    make("a red fish")
    assert studio.pictures.rowCount() == 1


def test_escape_asks_before_much_work_is_lost(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stop_controller, "ASK_BEFORE_LOSING_S", 0.0)
    studio = window.studio
    studio.draft.choose(prompt="a slow fish", steps=100)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(window.make.generate_bar.stop.isVisible)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert studio.dispatcher.running is not None
    assert not studio.dispatcher.running.is_stopping
    question = window.stop_controller.question
    assert question is not None
    press_button(question, "Stop")
    qtbot.waitUntil(lambda: not studio.queue.jobs)


def test_escape_leaves_full_screen_before_it_stops_the_picture(
    window: MainWindow, qtbot: QtBot
) -> None:
    studio = window.studio
    studio.draft.choose(prompt="a slow fish", steps=100)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: studio.dispatcher.running is not None)
    window.actions_[ActionId.FOLD_BOTH].trigger()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.actions_[ActionId.FOLD_BOTH].isChecked()
    assert not window.isFullScreen()
    assert studio.dispatcher.running is not None
    assert not studio.dispatcher.running.is_stopping
    press(qtbot, window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not studio.queue.jobs)


def test_jobs_queue_while_one_runs(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    studio.draft.choose(prompt="a slow fish", steps=3)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: studio.dispatcher.running is not None)
    studio.draft.choose(prompt="a cat")
    studio.draft.set_count(2)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 2)
    rows = window.pictures.queue_box.list.jobs
    assert rows.index(1).data() == "2 × a cat"
    assert window.pictures.queue_box.isVisible()
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 3)
    qtbot.waitUntil(lambda: window.pictures.queue_box.isHidden())


def two_waiting_jobs(window: MainWindow, qtbot: QtBot) -> QueueList:
    """A cat and an owl wait in the queue, which is paused."""
    studio = window.studio
    studio.queue.pause()
    for prompt in ("a cat", "an owl"):
        studio.draft.choose(prompt=prompt, steps=3)
        window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 2)
    return window.pictures.queue_box.list


def test_a_waiting_job_is_removed_and_put_back(window: MainWindow, qtbot: QtBot) -> None:
    studio, jobs = window.studio, two_waiting_jobs(window, qtbot)
    jobs.setFocus()
    jobs.setCurrentIndex(jobs.jobs.index(1))
    QTest.keyClick(jobs, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: jobs.jobs.index(0).data() == "an owl")
    jobs.setCurrentIndex(jobs.jobs.index(0))
    QTest.keyClick(jobs, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    QTest.mouseClick(window.pictures.done.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: jobs.jobs.index(0).data() == "an owl")
    studio.dispatcher.resume()
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 2)


def test_the_menu_of_a_waiting_job_moves_and_removes_it(window: MainWindow, qtbot: QtBot) -> None:
    studio, jobs = window.studio, two_waiting_jobs(window, qtbot)

    def choose(text: str) -> list[str]:
        """Choose an entry for the second job; returns those that can be chosen."""
        where = jobs.visualRect(jobs.jobs.index(1)).center()
        at = jobs.viewport().mapToGlobal(where)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, at)
        QApplication.sendEvent(jobs.viewport(), event)
        menu = jobs.findChild(QMenu)
        assert menu is not None
        actions = {one.text().partition("\t")[0]: one for one in menu.actions()}
        offered = [name for name, one in actions.items() if name and one.isEnabled()]
        actions[text].trigger()
        menu.close()
        qtbot.waitUntil(lambda: jobs.findChild(QMenu) is None)
        return offered

    assert choose("Move up") == ["Edit", "Duplicate", "Move up", "Remove"]
    qtbot.waitUntil(lambda: jobs.jobs.index(0).data() == "an owl")
    choose("Remove")
    qtbot.waitUntil(lambda: [job.request.params.prompt for job in studio.queue.jobs] == ["an owl"])
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    qtbot.waitUntil(lambda: not studio.queue.jobs)


def test_a_failed_job_stays_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    studio.draft.choose(prompt="oom fish", steps=3)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: window.stage.notices.text != "")
    assert "not enough memory" in window.stage.notices.text
    qtbot.waitUntil(lambda: studio.queue.jobs[0].state is JobState.FAILED)
    tip = window.pictures.queue_box.list.jobs.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "not enough memory" in tip


def test_delete_moves_to_the_trash_and_undo_brings_back(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    studio = window.studio
    make("a red fish", seed=1)
    make("a blue car", seed=2)
    strip = window.pictures.strip
    strip.setFocus()
    strip.select(0)
    newest = strip.current
    assert newest is not None
    press(qtbot, window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)
    assert not newest.path.exists()
    assert window.pictures.done.text
    assert window.stage.picture is not None
    assert window.stage.picture.id != newest.id
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 2)
    assert newest.path.exists()
    qtbot.waitUntil(lambda: window.stage.picture is not None)
    assert window.stage.picture.id == newest.id


@pytest.mark.parametrize("field", ["prompt", "steps"])
def test_undo_in_a_field_brings_back_a_picture_that_was_deleted_with_a_button(
    window: MainWindow, qtbot: QtBot, make: Make, field: str
) -> None:
    studio, prompt = window.studio, window.make.prompt.field
    make("a red fish", seed=1)
    prompt.setFocus()
    QTest.keyClicks(prompt, "blue")
    typed = prompt.toPlainText()
    steps = next(one for one in window.make.findChildren(NumberBox) if one.isVisible())
    focused = prompt if field == "prompt" else steps
    focused.setFocus()
    window.actions_[ActionId.DELETE].trigger()
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 0)
    with_control = Qt.KeyboardModifier.ControlModifier
    with_shift = with_control | Qt.KeyboardModifier.ShiftModifier
    qtbot.waitUntil(window.undo.canUndo)
    press(qtbot, window, Qt.Key.Key_Z, with_control)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)
    assert prompt.toPlainText() == typed
    press(qtbot, window, Qt.Key.Key_Z, with_shift)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 0)
    press(qtbot, window, Qt.Key.Key_Z, with_control)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)
    if field == "steps":
        return
    # Now what was typed is the newest.
    press(qtbot, window, Qt.Key.Key_Z, with_control)
    assert prompt.toPlainText() != typed
    assert studio.pictures.rowCount() == 1
    press(qtbot, window, Qt.Key.Key_Z, with_shift)
    assert prompt.toPlainText() == typed


def test_undo_in_the_prompt_takes_back_what_was_typed_after_a_picture_was_deleted(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    studio, prompt = window.studio, window.make.prompt.field
    make("a red fish", seed=1)
    prompt.setFocus()
    before = prompt.toPlainText()
    window.actions_[ActionId.DELETE].trigger()
    qtbot.waitUntil(window.undo.canUndo)
    QTest.keyClicks(prompt, "blue")
    control = Qt.KeyboardModifier.ControlModifier
    press(qtbot, window, Qt.Key.Key_Z, control)
    assert prompt.toPlainText() == before
    assert studio.pictures.rowCount() == 0
    press(qtbot, window, Qt.Key.Key_Z, control)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)


def test_undo_beside_what_was_done_goes_when_something_else_is_done(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    studio, done = window.studio, window.pictures.done
    make("a red fish", seed=1)
    make("a blue car", seed=2)
    kept = studio.pictures.picture(1)
    assert kept is not None
    window.actions_[ActionId.DELETE].trigger()
    qtbot.waitUntil(lambda: done.text != "")
    window.recall.recall(kept)
    assert done.text == ""
    done.tell(lambda: "Something else.", lambda: "Do it", lambda: None)
    window.actions_[ActionId.UNDO].trigger()
    assert done.text == "Something else."
    # Where the disk is slower than the artist, the deletion is the later step.
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 2)
    window.actions_[ActionId.DELETE].trigger()
    window.recall.recall(kept)
    qtbot.waitUntil(lambda: "trash" in done.text)
    QTest.mouseClick(done.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 2)


def test_what_fails_to_be_deleted_or_removed_leaves_no_step_to_undo(
    window: MainWindow, qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("a red fish", seed=1)
    window.studio.queue.pause()
    window.studio.draft.choose(seed=2)
    window.generate()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 1)

    def refuse(*_: object) -> None:
        raise StudioError(ErrorCode.DISK_FULL, folder="pictures")

    for owner, method, do in (
        (Trash, "delete", ActionId.DELETE),
        (Library, "remove_jobs", ActionId.CLEAR_QUEUE),
    ):
        window.pictures.notices.clear()
        with monkeypatch.context() as patch:
            patch.setattr(owner, method, refuse)
            window.actions_[do].trigger()
            qtbot.waitUntil(lambda: window.pictures.notices.text != "")
        assert not window.undo.canUndo()
        assert window.pictures.done.text == ""
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    qtbot.waitUntil(lambda: not window.studio.queue.jobs)
    window.actions_[ActionId.UNDO].trigger()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 1)
    window.actions_[ActionId.REDO].trigger()
    qtbot.waitUntil(lambda: not window.studio.queue.jobs)


def test_delete_in_the_prompt_deletes_a_letter(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish")
    field = window.make.prompt.field
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert window.make.prompt.text == "a red fis"
    qtbot.wait(50)
    assert window.studio.pictures.rowCount() == 1


def test_the_picture_number_is_kept_with_one_click(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish")
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    assert not window.studio.draft.is_chosen("seed")
    QTest.mouseClick(window.make.seed.seed.keep, Qt.MouseButton.LeftButton)
    assert window.studio.draft.value("seed") == picture.request.params.seed
    QTest.mouseClick(window.make.seed.seed.draw, Qt.MouseButton.LeftButton)
    assert not window.studio.draft.is_chosen("seed")


def test_copy_puts_the_picture_on_the_clipboard(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish")
    qtbot.waitUntil(lambda: window.stage.view.image.width() == 64)
    window.pictures.strip.setFocus()
    press(qtbot, window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().width() == 64


def test_a_waiting_job_is_dragged_before_another(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    studio.queue.pause()
    for prompt in ("a cat", "an owl", "a tree"):
        studio.draft.choose(prompt=prompt, steps=3)
        window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 3)
    rows = window.pictures.queue_box.list.jobs
    dragged = rows.mimeData([rows.index(2)])
    rows.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    qtbot.waitUntil(lambda: rows.index(0).data() == "a tree")
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    qtbot.waitUntil(lambda: not studio.queue.jobs)


def test_several_jobs_are_dragged_and_stay_selected(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    studio.queue.pause()
    for prompt in ("a cat", "an owl", "a tree", "a boat"):
        studio.draft.choose(prompt=prompt, steps=3)
        window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 4)
    jobs = window.pictures.queue_box.list
    rows = jobs.jobs

    def order() -> list[str]:
        return [rows.index(row).data() for row in range(rows.rowCount())]

    jobs.setCurrentIndex(rows.index(3))
    jobs.selectionModel().select(rows.index(2), QItemSelectionModel.SelectionFlag.Select)
    dragged = rows.mimeData(jobs.selectedIndexes())
    rows.dropMimeData(dragged, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    qtbot.waitUntil(lambda: order() == ["a cat", "a tree", "a boat", "an owl"])
    assert jobs.currentIndex().data() == "a boat"
    assert sorted(index.data() for index in jobs.selectedIndexes()) == ["a boat", "a tree"]
    QTest.keyClick(jobs, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: order() == ["a cat", "an owl"])
    assert jobs.currentIndex().data() == "an owl"
    assert not jobs.selectedIndexes()
    box = remove_box(jobs.visualRect(rows.index(0))).center()
    removed: list[list[int]] = []
    jobs.remove_asked.connect(removed.append)
    QTest.mouseClick(jobs.viewport(), Qt.MouseButton.RightButton, pos=box)
    assert not removed
    QTest.mouseClick(jobs.viewport(), Qt.MouseButton.LeftButton, pos=box)
    qtbot.waitUntil(lambda: order() == ["an owl"])
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    qtbot.waitUntil(lambda: not studio.queue.jobs)


def test_leafing_through_large_pictures_takes_the_stage_along(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish", seed=1)
    make("a blue car", seed=2)
    older = window.studio.pictures.picture(1)
    window.stage.view.setFocus()
    window.actions_[ActionId.LOOK].trigger()
    look = window.findChild(FullScreenView)
    assert look is not None
    qtbot.waitUntil(look.isActiveWindow)
    QTest.keyClick(look.viewer.view, Qt.Key.Key_Right)
    QTest.keyClick(look.viewer.view, Qt.Key.Key_Space)
    assert window.pictures.strip.current == older
    assert window.stage.picture == older


def test_space_presses_a_button_of_the_stage_and_enlarges_from_the_picture(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish", seed=1)
    reuse = next(
        button
        for button in window.stage.findChildren(QToolButton)
        if button.defaultAction() is window.actions_[ActionId.REUSE_SEED]
    )
    reuse.setFocus()
    QTest.keyClick(reuse, Qt.Key.Key_Space)
    assert window.findChild(FullScreenView) is None
    assert window.studio.draft.is_chosen("seed")
    window.stage.view.setFocus()
    QTest.keyClick(window.stage.view, Qt.Key.Key_Space)
    look = window.findChild(FullScreenView)
    assert look is not None
    look.close()


def test_the_menu_of_a_picture_works_while_another_is_being_made(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish", seed=1)
    finished = window.studio.pictures.picture(0)
    window.studio.draft.choose(prompt="a slow fish", steps=100)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: window.stage.showing is Showing.MAKING)
    strip = window.pictures.strip
    where = strip.visualRect(window.studio.pictures.index(0)).center()
    QApplication.sendEvent(
        strip.viewport(),
        QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, where, strip.viewport().mapToGlobal(where)
        ),
    )
    menu = strip.findChild(QMenu)
    assert menu is not None
    assert window.actions_[ActionId.SAVE_AS] in menu.actions()
    assert window.actions_[ActionId.SAVE_AS].isEnabled()
    assert window.stage.picture == finished
    menu.close()
    qtbot.waitUntil(lambda: strip.findChild(QMenu) is None)
    window.studio.dispatcher.stop()
    qtbot.waitUntil(lambda: not window.studio.queue.jobs)


def test_a_job_given_to_a_paused_queue_says_that_it_waits(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_[ActionId.PAUSE].trigger()
    window.studio.draft.choose(prompt="a cat", steps=3)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(lambda: "paused" in window.pictures.paused.text)
    QTest.mouseClick(window.pictures.paused.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 1)


def test_settings_of_a_model_that_is_gone_are_recalled_and_that_is_said(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish", seed=5)
    picture = window.studio.pictures.picture(0)
    assert picture is not None
    other = CheckpointRef(name="lost model", fingerprint="f" * 16)
    gone = replace(picture, request=picture.request.model_copy(update={"checkpoint": other}))
    window.studio.draft.release("seed")
    window.recall.recall(gone)
    assert window.studio.draft.value("seed") == 5
    assert "“lost model” can't be found" in window.make.notices.text


def test_pictures_and_the_window_are_as_they_were_at_the_next_start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path / "studio")
    with running_studio(paths) as studio:
        first = MainWindow(studio)
        first.resize(1100, 700)
        first.show()
        studio.draft.choose(prompt="a red fish", steps=3)
        first.generate()
        qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)
        qtbot.waitUntil(lambda: not studio.queue.jobs)
        assert first.close()
    with running_studio(paths) as studio:
        second = MainWindow(studio)
        second.show()
        qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1)
        assert second.stage.picture == studio.pictures.picture(0)
        # It is shown, not recalled.
        assert not studio.draft.is_chosen("seed")
        # The offscreen screen is narrower than the window.
        assert second.height() == first.height()
        assert second.close()


def tip(window: MainWindow, row: int) -> str:
    """What the strip says of a picture that the pointer rests on."""
    strip = window.pictures.strip
    where = strip.visualRect(window.studio.pictures.index(row)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, where, strip.viewport().mapToGlobal(where))
    QApplication.sendEvent(strip.viewport(), event)
    text = QToolTip.text()
    QToolTip.hideText()
    return text


def test_a_picture_says_what_was_done_otherwise_in_making_it(
    window: MainWindow, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("a red fish")
    pictures = window.studio.pictures
    picture = pictures.picture(0)
    assert picture is not None
    rung = MemorySaving.TILED_DECODE | MemorySaving.LOW_MEMORY_DENOISING
    changes = {"memory_rung": rung, "redone_steps": 2}
    sparing = replace(picture, provenance=picture.provenance.model_copy(update=changes))
    data = pictures.data
    monkeypatch.setattr(
        pictures, "data", lambda index, role: sparing if role == Role.PICTURE else data(index, role)
    )
    text = tip(window, 0)
    assert text.startswith(
        "<qt>a red fish<br>Generated in low-memory mode (denoised in parts, decoded"
    )
    assert "<br>Steps repeated in full precision: 2" in text
    window.stage.show_picture(sparing)
    facts = window.stage.findChild(FittingLabel)
    assert isinstance(facts, FittingLabel)
    assert "Generated in low-memory mode" in facts.toolTip()


def test_markup_in_a_prompt_is_never_read(window: MainWindow, make: Make) -> None:
    make("<img src='http://x'> fish")
    assert "&lt;img" in tip(window, 0)


def test_delete_pressed_twice_at_once_is_one_step(
    window: MainWindow, qtbot: QtBot, make: Make
) -> None:
    make("a red fish", seed=1)
    window.actions_[ActionId.DELETE].trigger()
    window.actions_[ActionId.DELETE].trigger()
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 0)
    qtbot.waitUntil(window.undo.canUndo)
    window.undo.undo()
    assert not window.undo.canUndo()
    qtbot.waitUntil(lambda: window.studio.pictures.rowCount() == 1)
