"""Comparing settings: what is asked for, put into the queue, and seen on a sheet."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.domain import modes
from sdstudio.domain.errors import ErrorCode
from sdstudio.domain.grid import Grid
from sdstudio.imaging import read_rgb
from sdstudio.library import Job, JobState, Library
from sdstudio.library.repository import SHEETS_NAME
from sdstudio.ui.actions import ActionId
from sdstudio.ui.grid_dialog import GridDialog
from sdstudio.ui.main_window import MainWindow
from tests.support.coroutines import result_of


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
    qtbot.waitUntil(lambda: dispatcher.running is not None and len(queue.jobs) == 2, timeout=20_000)
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
