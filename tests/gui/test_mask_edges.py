"""Growing, shrinking and feathering the mask with a preview."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.canvas.selection.distance_field import DistanceField
from sdstudio.ui.action_ids import ActionId
from tests.support.canvas import plain
from tests.support.mask_page import NONE, MaskPage, mask_page


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[MaskPage]:
    """A page with a rectangle that is marked, and the panel open."""
    with mask_page(qtbot, tmp_path, plain(200, 160)) as page:
        page.choose(ActionId.MASK_RECTANGLE)
        page.drag((60, 50), (140, 110))
        page.edges.open()
        page.wait()
        yield page


def colour_at(page: MaskPage, x: float, y: float) -> str:
    image = page.page.view.viewport().grab().toImage()
    return image.pixelColor(page.at(x, y)).name()


def test_a_preview_is_shown_and_becomes_one_step_when_it_is_applied(page: MaskPage) -> None:
    before = page.pixels
    bare = colour_at(page, 46, 80)
    page.panel.grow.slider.setValue(20)
    page.wait()
    assert colour_at(page, 46, 80) != bare
    # The mask itself is as it was.
    assert (page.pixels == before).all()
    page.panel.use.click()
    assert page.pixels[80, 45] == 255
    assert page.pixels[80, 30] == 0
    assert page.panel.isHidden()
    page.undo.undo()
    assert (page.pixels == before).all()
    assert colour_at(page, 46, 80) == bare


def test_an_edge_is_moved_inwards_and_softened(page: MaskPage) -> None:
    page.panel.grow.slider.setValue(-10)
    page.panel.feather.slider.setValue(8)
    page.wait()
    page.panel.use.click()
    assert page.pixels[80, 62] < 20
    assert 40 < page.pixels[80, 70] < 215
    assert page.pixels[80, 100] == 255


def test_cancel_leaves_the_mask_and_no_step(page: MaskPage) -> None:
    before, steps, bare = page.pixels, page.undo.count(), colour_at(page, 46, 80)
    page.panel.grow.slider.setValue(20)
    page.wait()
    page.panel.leave.click()
    assert (page.pixels == before).all()
    assert page.undo.count() == steps
    assert page.panel.isHidden()
    assert colour_at(page, 46, 80) == bare


@pytest.mark.parametrize("place", ["panel", "canvas"])
def test_escape_and_enter_mean_the_panel_while_it_is_open(page: MaskPage, place: str) -> None:
    at = page.panel.grow.slider if place == "panel" else page.page.view
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, NONE)
    QApplication.sendEvent(at, override)
    assert override.isAccepted()
    QTest.keyClick(at, Qt.Key.Key_Escape)
    assert not page.edges.is_open
    page.edges.open()
    page.edges.shape(20, 0)
    # It needn't be finished: it is applied once it is.
    QTest.keyClick(at, Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: not page.edges.is_open)
    assert page.pixels[80, 45] == 255


def test_enter_of_the_keypad_applies_too(page: MaskPage) -> None:
    page.edges.shape(20, 0)
    QTest.keyClick(page.panel.grow.slider, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    page.qtbot.waitUntil(lambda: not page.edges.is_open)
    assert page.pixels[80, 45] == 255


def test_whatever_else_changes_the_mask_applies_it_first(page: MaskPage) -> None:
    steps = page.undo.count()
    page.panel.grow.slider.setValue(20)
    page.painted.fill(0)
    assert not page.edges.is_open
    assert page.painted.is_empty
    assert page.undo.count() == steps + 2
    page.undo.undo()
    assert page.pixels[80, 45] == 255


def test_undo_takes_back_what_was_changed_in_the_panel(page: MaskPage) -> None:
    before, steps = page.pixels, page.undo.count()
    for value in (10, 20):
        page.panel.grow.slider.setValue(value)
    page.panel.feather.slider.setValue(8)
    page.undo.undo_newest()
    assert (page.panel.grow.slider.value(), page.panel.feather.slider.value()) == (20, 0)
    page.undo.undo_newest()
    assert page.panel.grow.slider.value() == 0
    assert page.edges.is_open
    page.undo.redo_newest()
    assert page.panel.grow.slider.value() == 20
    page.edges.cancel()
    assert page.undo.count() == steps
    assert (page.pixels == before).all()


def test_nothing_opens_over_an_empty_mask(page: MaskPage) -> None:
    page.panel.leave.click()
    page.painted.fill(0)
    page.edges.open()
    assert not page.edges.is_open


def test_its_sliders_begin_and_end_at_the_same_places(page: MaskPage) -> None:
    grow, feather = page.panel.grow.slider, page.panel.feather.slider
    assert (grow.x(), grow.width()) == (feather.x(), feather.width())


def test_numbers_start_at_nothing_and_fit_the_picture(page: MaskPage) -> None:
    assert page.panel.grow.slider.minimum() == -50
    assert page.panel.feather.slider.maximum() == 50
    page.panel.grow.slider.setValue(20)
    page.wait()
    page.panel.leave.click()
    page.edges.open()
    assert page.panel.grow.slider.value() == 0


@pytest.mark.parametrize("fails", ["of", "shaped"])
def test_it_can_be_applied_after_memory_ran_out_in_its_preview(
    page: MaskPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    def failing(*_args: object) -> None:
        raise MemoryError

    page.panel.leave.click()
    with qtbot.capture_exceptions() as bugs, monkeypatch.context() as patches:
        patches.setattr(DistanceField, fails, failing)
        page.edges.open()
        page.panel.grow.slider.setValue(20)
        page.panel.use.click()
        qtbot.waitUntil(lambda: bool(bugs))
    assert {bug[0] for bug in bugs} == {MemoryError}
    assert page.edges.is_open
    assert page.edges.grow_px == 20
    page.panel.use.click()
    qtbot.waitUntil(lambda: not page.edges.is_open)
    assert page.pixels[80, 45] == 255
