"""The canvas in modes without a mask: it opens, stays open, and says what painting is for."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.domain import modes
from sdstudio.domain.checkpoint_task import CheckpointTask
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_keys import MASK_MODE_ACTIONS
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.fitting_label import FittingLabel
from sdstudio.ui.stage.stage import Showing
from tests.gui.test_from_pictures import begin_mask, give, image_of, red, stroke

__all__ = ["red"]


def open_canvas(window: MainWindow, qtbot: QtBot, picture: Path) -> None:
    window.actions_[ActionId.FROM_PICTURE].trigger()
    give(window, qtbot, picture)
    assert not window.canvas_controller.is_shown
    window.actions_[ActionId.MASK_VIEW].trigger()
    assert window.canvas_controller.is_shown


def said(window: MainWindow) -> str:
    label = window.stage.bar.findChild(FittingLabel)
    assert label is not None
    return label.toolTip() or label.text()


def enabled(window: MainWindow) -> set[bool]:
    return {window.actions_[do].isEnabled() for do in MASK_MODE_ACTIONS}


def test_it_opens_from_the_form_and_has_no_intents(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    window.actions_[ActionId.FROM_PICTURE].trigger()
    give(window, qtbot, red)
    box = window.make.inputs
    assert box.paint.text() == "Paint on the picture"
    box.paint.click()
    assert window.stage.showing is Showing.CANVAS
    intents = window.canvas_controller.intents
    assert intents is not None
    assert not intents.bar.isVisible()
    assert enabled(window) == {False}
    assert box.form is not None
    assert box.form.editors["strength"].isVisible()
    assert "repaint" in said(window)


def test_no_side_can_be_dragged_there(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    open_canvas(window, qtbot, red)
    page, intents = window.canvas_controller.page, window.canvas_controller.intents
    assert page is not None
    assert intents is not None
    page.view.full_size()
    grip = intents.grips.grip("right")
    before = image_of(window)
    stroke(page, (grip.x(), grip.y()), (grip.x() + 32, grip.y()))
    qtbot.wait(50)
    assert image_of(window) == before
    window.actions_[ActionId.PART].trigger()
    stroke(page, (grip.x(), grip.y()), (grip.x() + 32, grip.y()))
    qtbot.waitUntil(lambda: image_of(window) != before)


def test_another_mode_keeps_it_open_where_it_serves(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    begin_mask(window, qtbot, red)
    assert enabled(window) == {True}
    assert "Paint over" in said(window)
    window.actions_[ActionId.FROM_PICTURE].trigger()
    assert window.stage.showing is Showing.CANVAS
    assert "repaint" in said(window)
    assert "Paint a selection" in said(window)
    window.actions_[ActionId.MASK_RECTANGLE].trigger()
    assert "The whole picture is repainted · " in said(window)
    window.actions_[ActionId.PART].trigger()
    assert window.stage.showing is Showing.CANVAS
    assert "repainted" not in said(window)
    usual = window.studio.draft.checkpoint
    assert usual is not None
    window.studio.draft.set_checkpoint(replace(usual, task=CheckpointTask.DEPTH))
    assert window.studio.draft.mode is modes.DEPTH_TO_IMAGE
    assert window.stage.showing is Showing.CANVAS
    window.actions_[ActionId.DEPTH_OF].trigger()
    assert window.stage.showing is not Showing.CANVAS


def test_the_next_picture_is_shown_on_it(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    open_canvas(window, qtbot, red)
    before = image_of(window)
    other = tmp_path / "other.png"
    image = window.stage.zoomable.image.copy()
    image.setPixelColor(0, 0, "blue")
    image.save(str(other))
    window.input_controller.give(other)
    qtbot.waitUntil(lambda: image_of(window) != before)
    assert window.stage.showing is Showing.CANVAS
    assert window.studio.draft.mode is modes.IMAGE_TO_IMAGE


@pytest.mark.parametrize("is_open", [True, False])
def test_the_next_start_opens_it_if_it_was_open(
    window: MainWindow, qtbot: QtBot, red: Path, is_open: bool
) -> None:
    open_canvas(window, qtbot, red)
    if not is_open:
        window.actions_[ActionId.VIEW_CREATE].trigger()
    assert window.close()
    other = MainWindow(window.studio)
    other.canvas_controller.resume()
    assert (other.stage.showing is Showing.CANVAS) is is_open
    other.deleteLater()
