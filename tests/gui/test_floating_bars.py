"""Bars over the canvas: the picture stays where it is, and they can be moved out of the way."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.floating_bars import FloatingBars
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_canvas_results import make_results, results_of
from tests.gui.test_from_pictures import begin_mask, red, stroke
from tests.support.settling import settled_size

Make = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton

__all__ = ["red"]


def place(page: CanvasPage) -> QRect:
    """Of the bars, on the page."""
    return page.bars.geometry()


def test_the_picture_stays_where_it_is_when_a_bar_appears(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    window.resize(1024, 700)
    page, results = make_results(window, qtbot, red, make)
    base = results.candidates.base
    results.candidates.follow(None)
    assert not page.bars.isVisible()
    before, size = page.view.viewportTransform(), page.view.size()
    results.candidates.follow(base)
    qtbot.waitUntil(page.bars.isVisible)
    window.actions_[ActionId.MASK_OBJECT].trigger()
    assert page.view.viewportTransform() == before
    assert page.view.size() == size
    assert page.rect().contains(place(page))
    assert page.view.geometry().bottom() > place(page).bottom()
    assert place(page).bottom() > page.view.geometry().center().y()


def test_those_wider_than_the_canvas_cover_no_buttons_of_the_lists(qtbot: QtBot) -> None:
    parent, bar = QWidget(), QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 400)
    area = QWidget(parent)
    area.setGeometry(150, 0, 300, 400)
    bars = FloatingBars(area)
    bar.setMinimumSize(350, 40)
    bars.add(bar)
    parent.show()
    assert bars.geometry().width() > area.width()
    assert bars.geometry().right() <= area.geometry().right()
    assert bars.geometry().left() >= 0


def test_they_are_folded_into_a_button_and_unfolded_by_it(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    wide = place(page).width()
    page.bars.fold.click()
    assert page.bars.isVisible()
    assert not results.bar.isVisible()
    assert place(page).width() < wide / 2
    assert page.bars.fold.accessibleName() == "Expand the bar"
    page.bars.fold.click()
    assert results.bar.isVisible()
    assert place(page).width() == wide
    assert page.bars.fold.accessibleName() == "Collapse the bar"


def test_a_bar_that_appears_unfolds_them(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, _ = make_results(window, qtbot, red, make)
    page.bars.fold.click()
    window.actions_[ActionId.MASK_OBJECT].trigger()
    assert not page.bars.is_folded
    objects = window.canvas_controller.objects
    assert objects is not None
    assert objects.bar.isVisible()


def test_they_are_dragged_to_the_upper_edge_and_stay_there(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    bottom = place(page).top()
    handle = page.bars.handle
    QTest.mousePress(handle, LEFT, pos=QPoint(3, 10))
    QTest.mouseMove(handle, QPoint(3, 10 - 5000))
    QTest.mouseRelease(handle, LEFT, pos=QPoint(3, 10))
    top = place(page).top()
    assert top < bottom
    assert top > page.view.y()
    window.resize(window.width(), window.height() - 40)
    qtbot.waitUntil(lambda: page.rect().contains(place(page)))
    assert place(page).top() == top
    results.candidates.show(None)
    assert place(page).top() == top


def test_they_make_way_for_what_else_floats_there(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, _ = make_results(window, qtbot, red, make)
    window.actions_[ActionId.MASK_EDGES].trigger()
    assert not page.bars.isVisible()
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.bars.isVisible)


def test_all_that_floats_there_can_be_read(qtbot: QtBot) -> None:
    parent, bar = QWidget(), QWidget()
    qtbot.addWidget(parent)
    area = QWidget(parent)
    bars = FloatingBars(area)
    bars.add(bar)
    first, second = QWidget(area), QWidget(area)
    for other in (first, second):
        other.hide()
        bars.make_way_for(other)
    parent.show()
    assert bars.isVisible()
    first.show()
    second.show()
    first.hide()
    assert not bars.isVisible()
    second.hide()
    assert bars.isVisible()


def test_they_vanish_with_the_last_of_them(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, _ = make_results(window, qtbot, red, make, count=1)
    results = results_of(window)
    results.candidates.follow(None)
    assert not page.bars.isVisible()


def test_the_note_of_the_intent_has_two_lines_whatever_it_says(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    window.resize(1024, 700)
    page, _ = begin_mask(window, qtbot, red)
    intents = window.canvas_controller.intents
    assert intents is not None
    stroke(page, (48, 32))
    qtbot.waitUntil(lambda: "trained for inpainting" in intents.bar.note.text())
    note = intents.bar.note
    before = settled_size(page.view, qtbot)
    text = note.fontMetrics().boundingRect(
        QRect(0, 0, note.width(), 1000), Qt.TextFlag.TextWordWrap, note.text()
    )
    assert text.height() <= note.height()
    window.undo.undo()
    qtbot.waitUntil(lambda: "trained for inpainting" not in note.text())
    assert settled_size(page.view, qtbot) == before
