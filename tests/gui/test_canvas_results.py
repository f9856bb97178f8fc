"""Results on the canvas: they appear in place, are flipped through, compared, used and deleted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.candidates import CandidateRole
from sdstudio.app.picture_list import Role
from sdstudio.app.studio import Studio
from sdstudio.canvas.document import Layer, Target
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import read_picture
from sdstudio.library import Picture
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.page import CanvasPage
from sdstudio.ui.canvas.results_bar import ResultsBar
from sdstudio.ui.canvas.results_controller import ResultsController, first_words
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.stage.stage import Showing
from tests.gui.test_from_pictures import at, begin_mask, image_of, red, stroke
from tests.support.closing import close_when_written
from tests.support.coroutines import result_of
from tests.support.studio import running_studio, studio_paths

Make = Callable[..., None]
#: Of the bar on a screen 1366 points wide, with the settings and the layers beside it.
NARROW_PX = 552
#: Of the bar in a window 1024 points wide.
LEAST_PX = 340

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


def colour_of(results: ResultsController, x: int, y: int) -> QColor:
    """The colour of the result that is shown, at a pixel of the canvas where it is new."""
    result = results.candidates.image
    assert result is not None
    colour = result.shown.full.pixelColor(QPoint(x, y) - result.place.topLeft().toPoint())
    assert colour.alpha() == 255
    return colour


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
    assert colour_at(page, 48, 32) == colour_of(results, 48, 32)


def test_results_are_seen_side_by_side_on_a_narrow_canvas(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make, count=3)
    bar = ResultsBar(results.candidates, window.actions_)
    qtbot.addWidget(bar)
    bar.show()
    before_last, last = (results.candidates.index(row) for row in (1, 2))
    delete = window.actions_[ActionId.RESULT_DELETE]
    widths = ((900, True), (NARROW_PX, False), (LEAST_PX, False), (900, True))
    for width, has_count in widths:
        bar.resize(width, bar.height())
        assert bar.width() == width
        assert bar.count.isVisible() is has_count
        # What there is no room for is in a menu.
        assert bar.more.isVisible() is not has_count
        assert (delete in bar.more.menu().actions()) is bar.more.isVisible()
        qtbot.waitUntil(
            lambda: (
                bar.list.visualRect(before_last).left() >= 0
                and bar.list.visualRect(last).right() < bar.list.viewport().width()
            )
        )
    assert bar.list.accessibleDescription() == "3 of 3"


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
    # As on the canvas.
    QTest.keyClick(row, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(layers_of(window)) == 1)
    results.candidates.step(1)
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
    stroke(page, (48, 10), (40, 12), (30, 14))
    assert abs(results.overlay.part - 30 / 96) < 0.03
    assert painted.mask.snapshot is before
    # Without the mask, which would hide what is compared.
    assert colour_at(page, 22, 44) == QColor(Qt.GlobalColor.red)
    assert colour_at(page, 48, 32) == colour_of(results, 48, 32)


def test_the_comparison_ends_with_the_result(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    compare = window.actions_[ActionId.RESULT_COMPARE]
    compare.trigger()
    window.actions_[ActionId.RESULT_PREVIOUS].trigger()
    wait_until_shown(results, qtbot, 0)
    assert compare.isChecked()
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert results.candidates.shown is None
    assert not compare.isChecked()
    # It begins with the newest.
    compare.trigger()
    wait_until_shown(results, qtbot, 1)
    assert compare.isChecked()


def test_to_continue_from_a_result_makes_it_the_picture_and_can_be_undone(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    before, used = image_of(window), results.candidates.shown
    window.actions_[ActionId.RESULT_CONTINUE].trigger()
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


def test_what_is_asked_for_over_a_result_is_previewed_in_its_place(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    window.studio.draft.choose(prompt="a slow fish", steps=100)
    window.studio.draft.set_count(1)
    window.generate()
    qtbot.waitUntil(lambda: results.candidates.shown is None)
    qtbot.waitUntil(lambda: not results.overlay.bounds(page.view.viewportTransform()).isEmpty())
    # Whoever then looks at a result keeps it.
    window.actions_[ActionId.RESULT_PREVIOUS].trigger()
    chosen = results.candidates.shown
    assert chosen is not None
    for _ in range(3):
        with qtbot.waitSignal(window.stage.previewed):
            pass
        assert results.candidates.shown == chosen
    window.studio.dispatcher.stop()
    qtbot.waitUntil(lambda: window.studio.dispatcher.running is None)


def test_a_preview_is_not_painted_over_what_is_painted_below_it(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    stroke(page, (48, 32))
    results = results_of(window)

    def is_seen() -> bool:
        return not results.overlay.bounds(page.view.viewportTransform()).isEmpty()

    window.studio.draft.choose(prompt="a slow fish", steps=60, grow=2, feather=0)
    window.generate()
    qtbot.waitUntil(is_seen)
    stroke(page, (52, 34))
    assert not is_seen()
    with qtbot.waitSignal(window.studio.dispatcher.progressed):
        pass
    assert not is_seen()
    # Nor by its result, which wasn't waited for.
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 1, timeout=60_000)
    assert results.candidates.shown is None
    assert "\n" in results.candidates.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


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


def model_of(window: MainWindow) -> CanvasModel:
    model = window.canvas_controller.painted
    assert model is not None
    return model


def layers_of(window: MainWindow) -> tuple[Layer, ...]:
    document = model_of(window).document
    assert document is not None
    return document.layers


def use(window: MainWindow, results: ResultsController) -> Picture:
    """Press Enter; returns what was used."""
    picture = results.candidates.shown
    assert picture is not None
    assert window.canvas_controller.page is not None
    press(window.canvas_controller.page, Qt.Key.Key_Return)
    return picture


def test_the_name_of_a_layer_says_that_the_prompt_is_longer() -> None:
    assert first_words("a (red) fish, at noon") == "a red fish"
    assert first_words("a red fish on a plate") == "a red fish on…"
    assert first_words("一条红色的鱼" * 20) == "一条红色的鱼" * 6 + "一条红色…"
    assert first_words("") == ""


def test_enter_makes_a_layer_of_the_result_that_can_be_undone(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    before, steps = image_of(window), window.undo.index()
    used = use(window, results)
    (layer,) = layers_of(window)
    assert layer.name == "Result: a green fish"
    assert layer.picture == used.identity
    assert window.undo.index() == steps + 1
    assert image_of(window) == before
    assert results.candidates.shown is None
    assert results.candidates.rowCount() == 2
    composite = result_of(model_of(window).composite())
    inside = slice(layer.top, layer.rect.bottom), slice(layer.left, layer.rect.right)
    assert layer.mask is not None
    shown = layer.mask.pixels() > 0
    assert (composite[inside][shown] == read_picture(used.path)[inside][shown]).all()
    assert (composite[inside][~shown] == (255, 0, 0)).all()
    marked = [results.candidates.index(row).data(CandidateRole.LAYER) for row in range(2)]
    assert marked == ["", "Result: a green fish"]
    # The next place to change is painted, not a colour.
    assert model_of(window).target is Target.MASK
    window.undo.undo()
    assert layers_of(window) == ()
    assert results.candidates.index(1).data(CandidateRole.LAYER) == ""


def test_a_result_that_is_a_layer_already_selects_it(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    used = use(window, results)
    results.candidates.show(used)
    tip = window.actions_[ActionId.RESULT_USE].toolTip()
    assert "Result: a green fish" in tip
    use(window, results)
    (layer,) = layers_of(window)
    assert model_of(window).layer == layer
    assert model_of(window).target is Target.LAYER
    document = model_of(window).document
    assert document is not None
    model_of(window).edit(document.without(layer.id), "delete")
    results.candidates.show(used)
    use(window, results)
    assert [one.picture for one in layers_of(window)] == [used.identity]
    assert layers_of(window)[0].id != layer.id


def test_a_result_is_used_as_soon_as_it_is_read(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    window.input_controller.remove(InputRole.IMAGE)
    window.undo.undo()
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 2)
    window.canvas_controller.open()
    results.candidates.step(-1)
    assert results.candidates.image is None
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(layers_of(window)) == 1)


def test_a_result_of_another_size_can_only_be_continued_from(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    make("a green fish")
    results = results_of(window)
    wait_until_shown(results, qtbot, 0)
    assert not window.actions_[ActionId.RESULT_USE].isEnabled()
    assert "isn't the size" in window.actions_[ActionId.RESULT_USE].toolTip()
    assert window.actions_[ActionId.RESULT_CONTINUE].isEnabled()
    use(window, results)
    assert layers_of(window) == ()
    done = window.make.done
    assert "isn't the size" in done.text
    result = results.candidates.image
    assert result is not None
    assert page.view.box.contains(result.place)


def test_more_makes_another_with_another_seed(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    _, results = make_results(window, qtbot, red, make)
    like = results.candidates.shown
    assert like is not None
    # The settings have been changed since.
    window.studio.draft.choose(prompt="something else")
    window.actions_[ActionId.RESULT_MORE].trigger()
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 3)
    wait_until_shown(results, qtbot, 2)
    more = results.candidates.shown
    assert more is not None
    assert more.request == like.request.with_seed(more.request.params.seed)
    assert more.request != like.request


def test_what_is_made_does_not_replace_what_is_looked_at(
    window: MainWindow, qtbot: QtBot, red: Path, make: Make
) -> None:
    page, results = make_results(window, qtbot, red, make)
    window.studio.draft.choose(prompt="a slow fish", steps=30)
    window.studio.draft.set_count(1)
    window.generate()
    qtbot.waitUntil(lambda: window.studio.dispatcher.running is not None)
    first = results.candidates.index(0).data(Role.PICTURE)
    while results.candidates.shown != first:
        press(page, Qt.Key.Key_Left)
    wait_until_shown(results, qtbot, 0)
    qtbot.waitUntil(lambda: results.candidates.rowCount() == 3, timeout=60_000)
    assert results.candidates.shown_row == 0
    new = [results.candidates.index(row).data(CandidateRole.NEW) for row in range(3)]
    assert new == [False, False, True]
    results.candidates.step(-2)
    assert results.candidates.shown_row == 2
    assert not results.candidates.index(2).data(CandidateRole.NEW)


def test_the_row_shows_what_is_new(
    window: MainWindow, qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    path = tmp_path / "large.png"
    assert QImage(400, 300, QImage.Format.Format_RGB32).save(str(path))
    page, _ = begin_mask(window, qtbot, path)
    stroke(page, (60, 50))
    make("a green fish")
    candidates = results_of(window).candidates

    def small() -> QImage:
        image = candidates.index(0).data(Qt.ItemDataRole.DecorationRole)
        return image if isinstance(image, QImage) else QImage()

    picture = candidates.index(0).data(Role.PICTURE)
    # The box around the stroke is about square.
    qtbot.waitUntil(
        lambda: not small().isNull() and abs(small().width() / small().height() - 1) < 0.2
    )
    assert picture.width / picture.height > 1.3


def test_results_of_a_canvas_with_layers_are_there_at_the_next_start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, red: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path / "studio")
    with running_studio(paths) as studio:
        window = shown(studio, qtbot)
        page, _ = begin_mask(window, qtbot, red)
        studio.draft.choose(prompt="a fish", steps=4)
        stroke(page, (48, 32))
        window.generate()
        results = results_of(window)
        wait_until_shown(results, qtbot, 0)
        first = use(window, results)
        window.generate()
        wait_until_shown(results, qtbot, 1)
        second = results.candidates.shown
        assert second is not None
        assert second.request.input(InputRole.IMAGE) != first.request.input(InputRole.IMAGE)
        close_when_written(window, qtbot)
    with running_studio(paths) as studio:
        window = shown(studio, qtbot)
        qtbot.waitUntil(lambda: window.canvas_controller.results is not None)
        candidates = results_of(window).candidates
        qtbot.waitUntil(lambda: candidates.rowCount() == 2)
        found = [candidates.index(row).data(Role.PICTURE).identity for row in range(2)]
        assert found == [first.identity, second.identity]
        names = [candidates.index(row).data(CandidateRole.LAYER) for row in range(2)]
        assert names == ["Result: a fish", ""]
        close_when_written(window, qtbot)


def shown(studio: Studio, qtbot: QtBot) -> MainWindow:
    window = MainWindow(studio)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: studio.dispatcher.engine_ready is not None)
    return window
