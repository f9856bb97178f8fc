"""Results on the canvas: they appear in place, are flipped through, compared, used and deleted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.domain.input_refs import InputRole
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.results_controller import ResultsController
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from tests.gui.test_from_pictures import at, begin_mask, image_of, red, stroke

Make = Callable[..., None]

__all__ = ["red"]


def results_of(window: MainWindow) -> ResultsController:
    results = window.canvas_controller.results
    assert results is not None
    return results


def make_results(
    window: MainWindow, qtbot: QtBot, picture: Path, make: Make, count: int = 2
) -> tuple[CanvasPage, ResultsController]:
    """The canvas with a mask and ``count`` results, the last of which is shown."""
    page, _ = begin_mask(window, qtbot, picture)
    stroke(page, (48, 32))
    make("a green fish", count)
    results = results_of(window)
    qtbot.waitUntil(lambda: results.candidates.rowCount() == count)
    wait_until_shown(results, qtbot, count - 1)
    return page, results


def wait_until_shown(results: ResultsController, qtbot: QtBot, row: int) -> None:
    qtbot.waitUntil(
        lambda: (
            results.candidates.shown_row == row
            and (results.candidates.image is not None) == results.overlay.covers
            and results.overlay.covers == (row >= 0)
        )
    )


def colour_at(page: CanvasPage, x: float, y: float) -> QColor:
    """What the artist sees at a pixel of the picture, where each is one of the screen's."""
    page.view.full_size()
    return QColor(page.view.viewport().grab().toImage().pixel(at(page, x, y)))


def press(page: CanvasPage, key: Qt.Key) -> None:
    page.view.setFocus()
    QTest.keyClick(page.view, key)


def test_results_appear_on_the_canvas_while_it_stays(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    assert window.stage.showing is Showing.CANVAS
    assert results.bar.isVisible()
    assert results.bar.count.text() == "2 of 2"
    result = results.candidates.image
    assert result is not None
    assert colour_at(page, 48, 32) == result.full.pixelColor(48, 32)


def test_there_is_no_bar_without_results(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    begin_mask(window, qtbot, red)
    assert not results_of(window).bar.isVisible()
    assert not window.actions_[ActionId.RESULT_NEXT].isEnabled()


def test_more_are_added_and_replace_nothing(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    make("a blue fish")
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 3)
    wait_until_shown(results, qtbot, 2)


def test_the_arrow_keys_flip_through_results_and_the_original(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    press(page, Qt.Key.Key_Left)
    wait_until_shown(results, qtbot, 0)
    press(page, Qt.Key.Key_Left)
    wait_until_shown(results, qtbot, -1)
    assert window.actions_[ActionId.RESULT_ORIGINAL].isChecked()
    assert colour_at(page, 80, 10) == QColor(Qt.GlobalColor.red)
    window.actions_[ActionId.RESULT_NEXT].trigger()
    wait_until_shown(results, qtbot, 0)
    press(page, Qt.Key.Key_Escape)
    wait_until_shown(results, qtbot, -1)


def test_the_arrow_keys_move_the_brush_while_the_original_is_shown(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_Right)
    assert results.candidates.shown is None


def test_escape_leaves_a_result_and_the_running_job_alone(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    window.studio.draft.choose(prompt="a slow fish", steps=100)
    window.generate()
    qtbot.waitUntil(window.actions_[ActionId.STOP_CAREFULLY].isEnabled)
    press(page, Qt.Key.Key_Escape)
    assert results.candidates.shown is None
    assert window.studio.dispatcher.running is not None
    window.studio.dispatcher.stop()
    qtbot.waitUntil(lambda: window.studio.dispatcher.running is None)


def test_a_click_in_the_row_shows_a_result_and_a_stroke_the_original(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    row = results.bar.list
    QTest.mouseClick(
        row.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        row.visualRect(results.candidates.index(0)).center(),
    )
    wait_until_shown(results, qtbot, 0)
    stroke(page, (10, 10))
    wait_until_shown(results, qtbot, -1)


def test_the_line_that_compares_is_dragged_without_painting(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    window.actions_[ActionId.RESULT_COMPARE].trigger()
    painted = window.canvas_controller.painted
    assert painted is not None
    assert painted.mask is not None
    before = painted.mask.snapshot
    stroke(page, (48, 10), (60, 12), (72, 14))
    assert abs(results.overlay.part - 72 / 96) < 0.03
    assert painted.mask.snapshot is before
    assert colour_at(page, 40, 50) == QColor(Qt.GlobalColor.red)
    result = results.candidates.image
    assert result is not None
    assert colour_at(page, 90, 50) == result.full.pixelColor(90, 50)


def test_to_use_a_result_is_to_continue_from_it_and_can_be_undone(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    before, used = image_of(window), results.candidates.shown
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: image_of(window) != before)
    assert window.stage.showing is Showing.CANVAS
    assert used is not None
    assert window.stage.picture == used
    wait_until_shown(results, qtbot, -1)
    assert results.candidates.rowCount() == 0
    window.undo.undo()
    assert image_of(window) == before
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 2)


def test_a_result_is_deleted_alone_and_comes_back_by_undo(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    deleted = results.candidates.shown
    window.actions_[ActionId.RESULT_DELETE].trigger()
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 1)
    wait_until_shown(results, qtbot, 0)
    assert results.candidates.shown != deleted
    assert window.studio.pictures.rowCount() == 1
    window.undo.undo()
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 2)


def test_the_results_of_a_picture_are_found_again(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make, tmp_path: Path
) -> None:
    _, results = make_results(window, qtbot, red, make)
    other = tmp_path / "other.png"
    red.rename(other)
    before = image_of(window)
    window.input_controller.remove(InputRole.IMAGE)
    assert results.candidates.rowCount() == 0
    window.input_controller.give(other)
    qtbot.waitUntil(lambda: image_of(window) == before)
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 2)


def test_the_preview_is_shown_where_the_mask_is(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    results = results_of(window)
    window.studio.draft.choose(prompt="a slow fish", steps=100, grow=2, feather=0)
    window.generate()
    qtbot.waitUntil(lambda: not results.overlay.bounds(page.view.viewportTransform()).isEmpty())
    assert window.stage.showing is Showing.CANVAS
    assert colour_at(page, 82, 10) == QColor(Qt.GlobalColor.red)
    window.studio.dispatcher.stop()
    qtbot.waitUntil(lambda: window.studio.dispatcher.running is None)
    qtbot.waitUntil(lambda: results.overlay.bounds(page.view.viewportTransform()).isEmpty())
    assert window.stage.showing is Showing.CANVAS


def test_a_result_that_arrives_in_a_stroke_does_not_cover_it(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    results = results_of(window)
    window.studio.draft.choose(prompt="a green fish", steps=4)
    window.generate()
    none, viewport = Qt.KeyboardModifier.NoModifier, page.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, none, at(page, 20, 20))
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 1)
    assert results.candidates.shown is None
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, none, at(page, 20, 20))


def test_enter_and_escape_are_for_the_outline_that_was_begun_over_a_result(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    image = window.studio.draft.draft.input(InputRole.IMAGE)
    window.actions_[ActionId.MASK_POLYGON].trigger()
    for x, y in ((10, 10), (30, 10), (30, 30)):
        QTest.mouseClick(
            page.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            at(page, x, y),
        )
    steps = window.undo.count()
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.undo.count() == steps + 1)
    wait_until_shown(results, qtbot, -1)
    assert window.studio.draft.draft.input(InputRole.IMAGE) == image


def test_a_result_that_arrives_while_an_outline_is_drawn_does_not_cover_it(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    results = results_of(window)
    window.studio.draft.choose(prompt="a green fish", steps=4)
    window.generate()
    window.actions_[ActionId.MASK_POLYGON].trigger()
    QTest.mouseClick(
        page.view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        at(page, 20, 20),
    )
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 1)
    assert results.candidates.shown is None


def test_the_edge_of_the_mask_is_seen_while_it_is_moved(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    window.actions_[ActionId.MASK_EDGES].trigger()
    wait_until_shown(results, qtbot, -1)


def test_the_canvas_stays_as_it_is_while_a_picture_is_made(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    making = window.stage.making
    window.studio.draft.choose(prompt="a slow fish", steps=6)
    window.make.generate_bar.generate.click()
    qtbot.waitUntil(making.isVisible)
    QTest.qWait(0)
    assert page.mapTo(window.stage, QPoint(0, 0)) == QPoint(0, 0)
    qtbot.waitUntil(lambda: results_of(window).candidates.rowCount() == 1)
    # Elsewhere there is room for it above the picture.
    window.stage.leave_canvas()
    assert making.parentWidget() is window.stage
    qtbot.waitUntil(making.isHidden)


def test_the_result_that_is_shown_stays_in_sight_in_the_row(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make, 6)
    row = results.bar.list
    row.resize(150, row.height())
    place = row.visualRect(row.currentIndex())
    assert row.viewport().rect().contains(place.center())
