"""Masks that more than one draft has, and those of pictures that the artist returns to."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.canvas.tile_grid import Pixels
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging.masks import grey
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask, give, image_of, red, stroke
from tests.support.coroutines import result_of

__all__ = ["red"]


def edit_painted(window: MainWindow, qtbot: QtBot, page: CanvasPage) -> CanvasModel:
    """Edit the job with the mask that the draft has too, and paint on it."""
    studio, painted = window.studio, window.canvas_controller.painted
    assert painted is not None
    studio.queue.pause()
    window.generate()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    window.editing.begin(studio.queue.jobs[0].id)
    qtbot.waitUntil(lambda: window.editing.job_id is not None)
    stroke(page, (70, 40))
    return painted


def shown(painted: CanvasModel) -> Pixels:
    assert painted.mask is not None
    return painted.mask.snapshot.pixels()


def wait_for_width(qtbot: QtBot, painted: CanvasModel, width: int) -> None:
    """Wait for the mask of a picture, which has a width that no other has."""
    qtbot.waitUntil(lambda: painted.mask is not None and painted.mask.grid.width == width)


def mask_of_the_job(window: MainWindow) -> Pixels:
    ref = window.studio.queue.jobs[0].request.input(InputRole.MASK)
    assert ref is not None
    return grey(result_of(window.studio.library.do(lambda library: library.inputs.read(ref))))


def test_the_mask_of_the_draft_is_undone_after_the_same_was_painted_on_for_a_job(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    stroke(page, (20, 20))
    own = mask.snapshot.pixels()
    painted = edit_painted(window, qtbot, page)
    edited = shown(painted)
    assert (edited != own).any()
    window.editing.save()
    qtbot.waitUntil(lambda: window.editing.job_id is None)
    qtbot.waitUntil(lambda: painted.mask is not None)
    assert (shown(painted) == own).all()
    assert (mask_of_the_job(window) == edited).all()
    undo = window.actions_[ActionId.UNDO]
    undo.trigger()
    qtbot.waitUntil(lambda: bool((mask_of_the_job(window) == own).all()))
    assert window.undo.undoText() == "paint mask"
    undo.trigger()
    assert painted.is_empty
    window.actions_[ActionId.REDO].trigger()
    assert (shown(painted) == own).all()


def test_what_was_painted_for_a_job_is_there_when_its_edit_is_continued(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    stroke(page, (20, 20))
    own = mask.snapshot.pixels()
    painted = edit_painted(window, qtbot, page)
    edited = shown(painted)
    window.editing.cancel()
    qtbot.waitUntil(lambda: painted.mask is not None)
    assert (shown(painted) == own).all()
    QTest.mouseClick(window.make.done.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.editing.job_id is not None)
    assert (shown(painted) == edited).all()
    window.editing.save()
    qtbot.waitUntil(lambda: window.editing.job_id is None)
    qtbot.waitUntil(lambda: bool((mask_of_the_job(window) == edited).all()))


def test_a_mask_that_is_painted_for_a_job_does_not_come_into_a_draft_without_one(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (20, 20))
    studio = window.studio
    studio.queue.pause()
    window.generate()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 1)
    window.actions_[ActionId.UNDO].trigger()
    painted = window.canvas_controller.painted
    assert painted is not None
    assert painted.is_empty
    window.editing.begin(studio.queue.jobs[0].id)
    qtbot.waitUntil(lambda: not painted.is_empty)
    stroke(page, (70, 40))
    window.editing.cancel()
    assert painted.mask is not None
    assert painted.is_empty


def test_a_stroke_is_undone_after_many_other_pictures_were_painted_on(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (20, 20))
    painted = window.canvas_controller.painted
    assert painted is not None
    for width in range(60, 66):
        other = tmp_path / f"{width}.png"
        QImage(width, 64, QImage.Format.Format_RGB32).save(str(other))
        give(window, qtbot, other)
        wait_for_width(qtbot, painted, width)
        stroke(page, (30, 30))
    undo = window.actions_[ActionId.UNDO]
    for _ in range(12):
        undo.trigger()
    wait_for_width(qtbot, painted, 96)
    assert not painted.is_empty
    assert window.undo.undoText() == "paint mask"
    undo.trigger()
    assert painted.is_empty


def test_strokes_of_two_visits_to_a_picture_are_undone(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.png"
    QImage(64, 64, QImage.Format.Format_RGB32).save(str(other))
    page, _ = begin_mask(window, qtbot, red)
    painted = window.canvas_controller.painted
    assert painted is not None
    stroke(page, (20, 20))
    once = shown(painted)
    qtbot.waitUntil(lambda: image_of(window, InputRole.MASK) is not None)
    give(window, qtbot, other)
    wait_for_width(qtbot, painted, 64)
    give(window, qtbot, red)
    wait_for_width(qtbot, painted, 96)
    stroke(page, (70, 40))
    undo = window.actions_[ActionId.UNDO]
    for width in (96, 64, 96):
        undo.trigger()
        wait_for_width(qtbot, painted, width)
    assert (shown(painted) == once).all()
    assert window.undo.undoText() == "paint mask"
    undo.trigger()
    assert painted.is_empty
    redo = window.actions_[ActionId.REDO]
    redo.trigger()
    assert (shown(painted) == once).all()
