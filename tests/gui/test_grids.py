"""Comparing settings: what is asked for, put into the queue, and seen on a sheet."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.grid import Grid
from sdstudio.imaging import encode_png, read_rgb
from sdstudio.library import Job, JobState, Library
from sdstudio.library.folders import SHEETS_NAME
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.grid_dialog import GridDialog
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.pictures.queue_model import LINE_ROLE
from sdstudio.ui.sheets_dialog import SheetsDialog
from sdstudio.ui.stage.stage import Showing
from tests.support.coroutines import result_of
from tests.support.dialogs import modal
from tests.support.pictures import some_rgb

Make = Callable[..., None]


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> GridDialog:
    window.studio.draft.choose(prompt="a fish", seed=5, width=64, height=64, steps=2)
    window.actions_[ActionId.GRID].trigger()
    found = window.findChild(GridDialog)
    assert isinstance(found, GridDialog)
    qtbot.waitUntil(found.isVisible)
    return found


def test_it_begins_with_something_worth_comparing(dialog: GridDialog) -> None:
    grid = dialog.grid()
    assert (grid.x.name, grid.y) == ("guidance_scale", None)
    assert dialog.start.isEnabled()
    assert "4" in dialog.said.text()


def test_labels_are_level_with_their_fields(dialog: GridDialog) -> None:
    fields = {
        "Left to right (X)": dialog.across.parameter,
        "Top to bottom (Y)": dialog.down.parameter,
        "Preset": dialog.card,
    }
    for label in dialog.findChildren(QLabel):
        if (field := fields.pop(label.text(), None)) is not None:
            assert label.geometry().center().y() == field.geometry().center().y(), label.text()
    assert not fields


def test_every_setting_of_the_mode_has_values_to_begin_with(dialog: GridDialog) -> None:
    for index in range(dialog.down.parameter.count()):
        dialog.down.parameter.setCurrentIndex(index)
        name = dialog.down.name
        if name and name not in ("guidance_scale", "negative_prompt"):
            axis = dialog.down.axis()
            assert axis is not None
            assert axis.values, name


def test_what_cannot_be_made_is_said_and_not_started(dialog: GridDialog) -> None:
    for values in ("", "99", "1:1000:0.1", "many", "2, 2"):
        dialog.across.values.setText(values)
        dialog.across.values.textEdited.emit(values)
        assert not dialog.start.isEnabled(), values
        assert dialog.said.text().endswith("."), values


def test_the_card_s_evaluation_is_one_click(dialog: GridDialog) -> None:
    dialog.card.click()
    grid = dialog.grid()
    assert grid.x.values == (1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0)
    assert dict(grid.fixed) == {"sampler": "ddim", "steps": 50}


def test_what_cannot_be_made_any_more_since_it_was_opened_is_said(
    window: MainWindow, dialog: GridDialog, qtbot: QtBot
) -> None:
    chosen: list[Grid] = []
    dialog.chosen.connect(chosen.append)
    window.studio.draft.set_mode(modes.DEPTH_MAP)
    dialog.start.click()
    assert dialog.isVisible()
    assert dialog.said.text().endswith(".")
    assert not chosen


def test_the_pictures_and_their_sheet_are_kept(
    window: MainWindow, dialog: GridDialog, qtbot: QtBot
) -> None:
    chosen: list[Grid] = []
    dialog.chosen.connect(chosen.append)
    dialog.across.choose("guidance_scale", "2, 4")
    dialog.down.choose("steps", "1, 2")
    sheets: list[Path] = []
    window.studio.grids.sheet_saved.connect(sheets.append)
    dialog.start.click()
    qtbot.waitUntil(lambda: bool(sheets), timeout=60_000)
    assert chosen[0].count == 4
    assert sheets[0].parent.name == SHEETS_NAME
    height, width, _ = read_rgb(sheets[0]).shape
    assert height > 2 * 64
    assert width > 2 * 64
    assert window.studio.pictures.rowCount() == 4
    assert "grid" in window.pictures.done.text
    window.pictures.done.button.click()
    stage = window.stage
    qtbot.waitUntil(lambda: stage.view.image.height() == height)
    assert stage.showing is Showing.SHEET
    stage.zoomable.full_size()
    assert stage.zoomable.zoom == 1


def test_the_queue_tells_the_pictures_of_a_grid_apart(
    window: MainWindow, dialog: GridDialog, qtbot: QtBot
) -> None:
    window.studio.queue.pause()
    dialog.across.choose("guidance_scale", "2, 4")
    dialog.down.choose("steps", "1, 3")
    dialog.start.click()
    qtbot.waitUntil(lambda: len(window.studio.queue.jobs) == 4)
    rows = window.pictures.queue_box.list.jobs
    assert [rows.index(row).data(LINE_ROLE) for row in range(4)] == [
        f"Waiting · Guidance (CFG) {scale} · Steps {steps}" for steps in (1, 3) for scale in (2, 4)
    ]
    window.actions_[ActionId.CLEAR_QUEUE].trigger()
    qtbot.waitUntil(lambda: not window.studio.queue.jobs)


def write_sheets(window: MainWindow, *names: str) -> list[Path]:
    """Small sheets, each a minute younger than the one before."""
    folder = window.studio.paths.pictures / SHEETS_NAME
    folder.mkdir(parents=True)
    for minute, name in enumerate(names):
        side = 10 * (minute + 1)
        (folder / name).write_bytes(encode_png(some_rgb(side, side), {}))
        os.utime(folder / name, (60 * minute, 60 * minute))
    return [folder / name for name in names]


def browse(window: MainWindow, qtbot: QtBot) -> SheetsDialog:
    window.actions_[ActionId.SHEETS].trigger()
    dialog = modal(qtbot, SheetsDialog)
    return dialog


def test_asked_for_twice_at_once_the_grids_are_shown_once(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_[ActionId.SHEETS].trigger()
    dialog = browse(window, qtbot)
    result_of(window.studio.library.do(lambda _library: None))
    assert window.findChildren(SheetsDialog) == [dialog]


def test_without_sheets_their_list_says_how_to_make_one(window: MainWindow, qtbot: QtBot) -> None:
    dialog = browse(window, qtbot)
    assert "No comparison grids yet" in dialog.said.text()
    dialog.compare.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), GridDialog))


def test_earlier_sheets_are_found_newest_first_and_shown_by_keys_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    _, middle, newest = write_sheets(window, "grid.png", "grid-2.png", "a.png")
    dialog = browse(window, qtbot)
    assert dialog.list.item(0).toolTip() == newest.name
    qtbot.waitUntil(lambda: dialog.view.image.width() == 30)
    assert dialog.list.hasFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.view.image.width() == 20)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    stage = window.stage
    qtbot.waitUntil(lambda: stage.view.image.width() == 20)
    assert (stage.showing, stage.file) == (Showing.SHEET, middle)
    assert stage.leave.isVisible()


def test_a_sheet_is_shown_in_its_folder_and_left_for_the_picture_before_it(
    window: MainWindow, make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("a fish")
    (sheet,) = write_sheets(window, "grid.png")
    in_folder: list[Path] = []
    monkeypatch.setattr("sdstudio.ui.file_tasks.show_in_folder", in_folder.append)
    dialog = browse(window, qtbot)
    dialog.in_folder.click()
    dialog.show_button.click()
    window.actions_[ActionId.SHOW_IN_FOLDER].trigger()
    assert in_folder == [sheet, sheet]
    assert not window.actions_[ActionId.DELETE].isEnabled()
    window.stage.leave.click()
    assert window.stage.picture == window.studio.pictures.picture(0)


def test_a_sheet_that_cannot_be_read_says_so(window: MainWindow, qtbot: QtBot) -> None:
    (sheet,) = write_sheets(window, "grid.png")
    sheet.write_bytes(b"no picture")
    dialog = browse(window, qtbot)
    qtbot.waitUntil(lambda: "can't be opened" in dialog.said.text())
    dialog.reject()


def test_pictures_that_come_do_not_hide_a_sheet(
    window: MainWindow, make: Make, qtbot: QtBot
) -> None:
    make("a fish")
    (sheet,) = write_sheets(window, "grid.png")
    window.stage.show_sheet(sheet)
    ids = (window.studio.pictures.picture(0).id,)  # type: ignore[union-attr]
    result_of(window.studio.pictures.delete(ids))
    assert window.stage.showing is Showing.SHEET
    make("another fish")
    assert window.stage.picture == window.studio.pictures.picture(0)


def test_a_picture_taken_out_of_the_queue_leaves_its_place_empty(
    window: MainWindow, dialog: GridDialog, qtbot: QtBot
) -> None:
    window.studio.draft.choose(prompt="slow")
    dialog.across.choose("guidance_scale", "2, 4")
    sheets: list[Path] = []
    window.studio.grids.sheet_saved.connect(sheets.append)
    dialog.start.click()
    queue = window.studio.queue
    dispatcher = window.studio.dispatcher
    qtbot.waitUntil(lambda: dispatcher.running is not None and len(queue.jobs) == 2)
    result_of(queue.remove([queue.jobs[-1].id]))
    qtbot.waitUntil(lambda: bool(sheets), timeout=60_000)
    assert window.studio.pictures.rowCount() == 1


def test_a_picture_that_fails_holds_the_sheet_back_only_till_it_is_there(
    window: MainWindow, dialog: GridDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = window.studio
    dialog.across.choose("guidance_scale", "2, 4")
    begin = Library.begin_attempt

    def begin_attempt(library: Library, job_id: int) -> Job | None:
        if library.job(job_id).request.params.guidance_scale == 4:
            library.fail_job(job_id, ErrorCode.ENGINE_DIED, {})
            return None
        return begin(library, job_id)

    monkeypatch.setattr(Library, "begin_attempt", begin_attempt)
    sheets: list[Path] = []
    studio.grids.sheet_saved.connect(sheets.append)
    dialog.start.click()
    qtbot.waitUntil(lambda: len(sheets) == 1, timeout=60_000)
    (failed,) = studio.queue.jobs
    assert failed.state is JobState.FAILED
    monkeypatch.undo()
    studio.queue.retry(failed.id)
    qtbot.waitUntil(lambda: len(sheets) == 2, timeout=60_000)
    assert not studio.queue.jobs
