"""The tools that mark areas of the mask, driven by mouse and keys on the canvas's page."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.input_pictures import shown
from sdstudio.canvas.document import Layer
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging import Rgb
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.tools.tool_options import ToolName
from tests.support.canvas import plain
from tests.support.mask_page import ALT, LEFT, NONE, RIGHT, SHIFT, MaskPage, mask_page

WIDTH, HEIGHT = 120, 90


def halves() -> Rgb:
    """Dark at the left, light in the middle, dark again at the right."""
    rgb = plain(WIDTH, HEIGHT, 40)
    rgb[:, 40:80] = 200
    return rgb


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[MaskPage]:
    with mask_page(qtbot, tmp_path, halves()) as page:
        yield page


def box_of(page: MaskPage) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is painted."""
    rows, columns = np.nonzero(page.pixels)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


def moved(page: MaskPage, x: float, y: float, held: Qt.KeyboardModifier) -> None:
    """Move the mouse with the left button pressed and keys held."""
    viewport = page.page.view.viewport()
    where = QPointF(page.at(x, y))
    event = QMouseEvent(QEvent.Type.MouseMove, where, viewport.mapToGlobal(where), LEFT, LEFT, held)
    QApplication.sendEvent(viewport, event)


# Shapes.


def test_a_rectangle_has_whole_pixels_and_is_one_step_to_undo(page: MaskPage) -> None:
    page.choose(ActionId.MASK_RECTANGLE)
    page.drag((20, 10), (50, 40))
    left, top, right, bottom = box_of(page)
    assert (left, top, right, bottom) == pytest.approx((20, 10, 50, 40), abs=1)
    assert (page.pixels[top:bottom, left:right] == 255).all()
    assert page.undo.count() == 1
    page.undo.undo()
    assert not page.pixels.any()


def test_an_ellipse_touches_the_sides_of_what_was_dragged(page: MaskPage) -> None:
    page.choose(ActionId.MASK_ELLIPSE)
    page.drag((20, 10), (80, 70))
    assert box_of(page) == pytest.approx((20, 10, 80, 70), abs=1)
    assert page.pixels[40, 50] == 255
    assert page.pixels[12, 22] == 0
    assert 0 < page.pixels[:, 50][10] <= 255


def test_a_lasso_is_closed_with_a_straight_line(page: MaskPage) -> None:
    page.choose(ActionId.MASK_LASSO)
    page.drag((20, 10), (60, 10), (60, 50), (20, 50))
    assert page.pixels[30, 40] == 255
    assert page.pixels[30, 15] == 0


def test_a_click_marks_nothing_and_leaves_what_is_painted(page: MaskPage) -> None:
    page.choose(ActionId.MASK_RECTANGLE)
    page.drag((20, 10), (50, 40))
    before = page.pixels
    for do in (ActionId.MASK_RECTANGLE, ActionId.MASK_ELLIPSE, ActionId.MASK_LASSO):
        page.choose(do)
        page.click(70, 70)
    assert (page.pixels == before).all()
    assert page.undo.count() == 1


def test_modifiers_at_the_press_add_subtract_and_intersect(page: MaskPage) -> None:
    page.choose(ActionId.MASK_RECTANGLE)
    page.drag((10, 10), (40, 40))
    page.drag((60, 10), (90, 40), held=SHIFT)
    assert page.pixels[20, 20] == page.pixels[20, 70] == 255
    page.drag((5, 5), (30, 85), held=ALT)
    assert page.pixels[20, 20] == 0
    assert page.pixels[20, 35] == 255
    page.drag((0, 15), (119, 25), held=SHIFT | ALT)
    assert page.pixels[20, 70] == 255
    assert page.pixels[12, 70] == page.pixels[30, 70] == 0
    page.drag((100, 60), (110, 80))
    assert box_of(page) == pytest.approx((100, 60, 110, 80), abs=1)


def test_the_right_button_subtracts(page: MaskPage) -> None:
    page.choose(ActionId.MASK_RECTANGLE)
    page.drag((10, 10), (80, 80))
    page.drag((30, 30), (50, 50), button=RIGHT)
    assert page.pixels[40, 40] == 0
    assert page.pixels[20, 20] == 255


def test_buttons_say_what_happens_without_modifiers_for_each_tool(page: MaskPage) -> None:
    page.choose(ActionId.MASK_RECTANGLE)
    combine = page.page.options.combine
    add = next(one for one, how in combine.by_button.items() if how.value == "add")
    add.click()
    page.drag((10, 10), (30, 30))
    page.drag((60, 10), (80, 30))
    assert page.pixels[20, 20] == page.pixels[20, 70] == 255
    page.choose(ActionId.MASK_ELLIPSE)
    assert not add.isChecked()
    page.choose(ActionId.MASK_RECTANGLE)
    assert add.isChecked()


def test_shift_makes_a_square_and_alt_drags_from_the_middle(page: MaskPage) -> None:
    page.choose(ActionId.MASK_RECTANGLE)
    page.press(60, 45)
    moved(page, 80, 50, SHIFT)
    page.release(80, 50)
    # What is held counts until the mouse moves without it; the release has no keys.
    moved_box = box_of(page)
    assert moved_box[2] - moved_box[0] > moved_box[3] - moved_box[1]
    page.press(60, 45)
    moved(page, 80, 50, SHIFT | ALT)
    viewport, where = page.page.view.viewport(), page.at(80, 50)
    QTest.mouseRelease(viewport, LEFT, SHIFT | ALT, where)
    left, top, right, bottom = box_of(page)
    assert right - left == pytest.approx(bottom - top, abs=1)
    assert (left + right) / 2 == pytest.approx(60, abs=1)
    assert (top + bottom) / 2 == pytest.approx(45, abs=1)


def test_keys_that_add_shape_the_area_only_once_they_were_released(page: MaskPage) -> None:
    page.choose(ActionId.MASK_RECTANGLE)
    page.drag((5, 5), (10, 10))
    viewport = page.page.view.viewport()
    page.press(30, 20, SHIFT)
    moved(page, 90, 40, SHIFT)
    QTest.mouseRelease(viewport, LEFT, SHIFT, page.at(90, 40))
    assert page.pixels[30, 80] == 255
    assert page.pixels[60, 40] == 0
    page.press(30, 20, SHIFT)
    moved(page, 50, 40, NONE)
    moved(page, 90, 40, SHIFT)
    QTest.mouseRelease(viewport, LEFT, SHIFT, page.at(90, 40))
    assert page.pixels[60, 40] == 255


def test_escape_gives_up_an_area_and_the_release_marks_nothing(page: MaskPage) -> None:
    for do in (ActionId.MASK_RECTANGLE, ActionId.MASK_ELLIPSE, ActionId.MASK_LASSO):
        page.choose(do)
        page.press(20, 10)
        page.move(50, 40)
        override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, NONE)
        QApplication.sendEvent(page.page.view, override)
        # Elsewhere Escape stops the picture that is being made.
        assert override.isAccepted()
        page.key(Qt.Key.Key_Escape)
        page.move(60, 50)
        page.release(60, 50)
        assert page.painted.is_empty


def test_an_area_outside_the_picture_leaves_the_mask(page: MaskPage) -> None:
    page.choose(ActionId.MASK_RECTANGLE)
    page.drag((20, 10), (50, 40))
    before = page.pixels
    page.drag((-15, 10), (-5, 40))
    assert (page.pixels == before).all()
    assert "nothing to select" in page.page.hint
    page.drag((100, 70), (130, 100))
    assert box_of(page) == pytest.approx((100, 70, 120, 90), abs=1)
    assert "nothing to select" not in page.page.hint


def test_another_tool_drops_what_was_begun(page: MaskPage) -> None:
    page.choose(ActionId.MASK_POLYGON)
    page.click(20, 10)
    page.choose(ActionId.MASK_RECTANGLE)
    page.choose(ActionId.MASK_POLYGON)
    page.click(60, 60)
    page.key(Qt.Key.Key_Return)
    assert page.painted.is_empty


def test_tools_are_chosen_by_their_keys(page: MaskPage) -> None:
    page.key(Qt.Key.Key_R, SHIFT)
    assert page.tools.name is ToolName.ELLIPSE
    for key, name in (
        (Qt.Key.Key_R, ToolName.RECTANGLE),
        (Qt.Key.Key_L, ToolName.LASSO),
        (Qt.Key.Key_P, ToolName.POLYGON),
        (Qt.Key.Key_W, ToolName.WAND),
        (Qt.Key.Key_G, ToolName.BUCKET),
        (Qt.Key.Key_E, ToolName.ERASER),
        (Qt.Key.Key_B, ToolName.BRUSH),
    ):
        page.key(key)
        assert page.tools.name is name
    page.key(Qt.Key.Key_R)
    page.key(Qt.Key.Key_R)
    assert page.actions[ActionId.MASK_RECTANGLE].isChecked()
    assert not page.actions[ActionId.MASK_BRUSH].isChecked()


def test_a_rectangle_is_marked_by_keys_alone(page: MaskPage) -> None:
    page.choose(ActionId.MASK_RECTANGLE)
    page.move(30, 30)
    page.key(Qt.Key.Key_Return)
    step = 8 / page.page.view.screen_scale
    for _ in range(4):
        page.key(Qt.Key.Key_Right)
        page.key(Qt.Key.Key_Down)
    for _ in range(3):
        page.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    page.key(Qt.Key.Key_Return)
    wanted = (30, 30, 30 + 4 * step + 3, 30 + 4 * step)
    assert box_of(page) == pytest.approx(wanted, abs=1.5)


# The polygon.


@pytest.mark.parametrize("closing", ["enter", "double", "first"])
def test_a_polygon_is_closed_in_three_ways(page: MaskPage, closing: str) -> None:
    page.choose(ActionId.MASK_POLYGON)
    for x, y in ((20, 10), (80, 10), (80, 70)):
        page.click(x, y)
    if closing == "enter":
        page.key(Qt.Key.Key_Return)
    elif closing == "double":
        QTest.mouseClick(page.page.view.viewport(), LEFT, NONE, page.at(60, 70))
        QTest.mouseDClick(page.page.view.viewport(), LEFT, NONE, page.at(60, 70))
    else:
        page.click(20, 10)
    page.wait()
    assert page.pixels[15, 70] == 255
    assert page.pixels[60, 25] == 0
    assert page.undo.count() == 1


def test_backspace_removes_the_last_corner(page: MaskPage) -> None:
    page.choose(ActionId.MASK_POLYGON)
    for x, y in ((20, 10), (80, 10), (80, 70), (110, 85)):
        page.click(x, y)
    page.key(Qt.Key.Key_Backspace)
    page.key(Qt.Key.Key_Return)
    page.wait()
    assert page.pixels[15, 70] == 255
    assert page.pixels[75, 95] == 0
    page.click(20, 10)
    page.key(Qt.Key.Key_Backspace)
    before = page.pixels
    page.key(Qt.Key.Key_Return)
    assert (page.pixels == before).all()


def test_shift_keeps_an_edge_at_45_degrees(page: MaskPage) -> None:
    page.choose(ActionId.MASK_POLYGON)
    page.click(20, 20)
    page.click(60, 23, SHIFT)
    page.click(62, 60, SHIFT)
    page.key(Qt.Key.Key_Return)
    page.wait()
    assert box_of(page) == pytest.approx((20, 20, 60, 60), abs=1.5)


def test_a_polygon_outlasts_a_look_at_another_window(page: MaskPage) -> None:
    page.choose(ActionId.MASK_POLYGON)
    for x, y in ((20, 10), (80, 10)):
        page.click(x, y)
    QApplication.sendEvent(page.page.view, QFocusEvent(QEvent.Type.FocusOut))
    page.click(80, 70)
    page.key(Qt.Key.Key_Return)
    page.wait()
    assert page.pixels[15, 70] == 255


def test_a_polygon_is_marked_by_keys_alone(page: MaskPage) -> None:
    page.choose(ActionId.MASK_POLYGON)
    for way in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down):
        for _ in range(4):
            page.key(way)
        page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Return)
    page.wait()
    assert not page.painted.is_empty


# Colours.


def test_the_wand_marks_what_has_a_colour(page: MaskPage) -> None:
    page.choose(ActionId.MASK_WAND)
    page.click(10, 40)
    assert (page.pixels[:, :38] == 255).all()
    assert not page.pixels[:, 42:].any()
    page.page.options.contiguous.click()
    page.click(10, 40)
    assert (page.pixels[:, 82:] == 255).all()
    page.page.options.tolerance.moved.emit(255)
    page.click(10, 40)
    assert (page.pixels == 255).all()


def test_the_wand_sees_what_layers_show(page: MaskPage) -> None:
    document = page.painted.document
    assert document is not None
    pixels = np.zeros((document.height, document.width, 4), np.uint8)
    pixels[:20, :30] = (0, 255, 0, 255)
    layer = Layer("layer", "Layer", TileSnapshot.of(pixels))
    page.painted.edit(document.with_active_layer(layer), "add layer")
    page.choose(ActionId.MASK_WAND)
    page.click(10, 10)
    assert (page.pixels[:19, :29] == 255).all()
    assert not page.pixels[22:, :].any()


def test_the_wand_does_nothing_before_the_picture_is_there(page: MaskPage) -> None:
    page.page.show_picture(None, "none")
    page.choose(ActionId.MASK_WAND)
    page.click(10, 40)
    assert page.painted.is_empty
    assert "loading" in page.page.hint


def test_escape_stops_the_wand_and_nothing_is_marked(page: MaskPage) -> None:
    page.choose(ActionId.MASK_WAND)
    QTest.mouseClick(page.page.view.viewport(), LEFT, NONE, page.at(10, 40))
    assert "Esc" in page.page.hint
    assert page.page.view.viewport().cursor().shape() == Qt.CursorShape.BusyCursor
    page.key(Qt.Key.Key_Escape)
    assert "Esc" not in page.page.hint
    page.qtbot.wait(100)
    assert page.painted.is_empty


def test_what_is_painted_while_the_wand_works_is_not_lost(page: MaskPage) -> None:
    page.choose(ActionId.MASK_WAND)
    viewport = page.page.view.viewport()
    QTest.mouseClick(viewport, LEFT, SHIFT, page.at(10, 40))
    page.painted.fill(255)
    page.wait()
    assert (page.pixels == 255).all()
    QTest.mouseClick(viewport, LEFT, NONE, page.at(10, 40))
    page.painted.fill(0)
    page.painted.fill(255)
    page.wait()
    assert (page.pixels == 255).all()


def test_the_bucket_fills_an_outline_and_clears_an_area(page: MaskPage) -> None:
    page.choose(ActionId.MASK_RECTANGLE)
    page.drag((20, 10), (100, 80))
    page.drag((30, 20), (90, 70), held=ALT)
    assert page.pixels[45, 60] == 0
    page.choose(ActionId.MASK_BUCKET)
    page.click(60, 45)
    assert (page.pixels[12:78, 22:98] == 255).all()
    assert page.pixels[5, 5] == 0
    page.click(60, 45, ALT)
    assert page.painted.is_empty


# Around them.


def test_a_hidden_mask_is_shown_once_something_is_marked(page: MaskPage) -> None:
    hide = page.actions[ActionId.MASK_HIDE]
    page.painted.changed.connect(lambda: hide.setChecked(False))
    hide.setChecked(True)
    page.choose(ActionId.MASK_RECTANGLE)
    page.drag((20, 10), (50, 40))
    assert not hide.isChecked()


def test_the_hint_says_what_the_keys_that_are_held_do(page: MaskPage) -> None:
    page.choose(ActionId.MASK_RECTANGLE)
    view = page.page.view
    assert page.page.hint.startswith("Replaces the mask")
    for key, said in ((Qt.Key.Key_Shift, "Adds"), (Qt.Key.Key_Alt, "Subtracts")):
        QTest.keyPress(view, key)
        assert page.page.hint.startswith(said)
        QTest.keyRelease(view, key)
        assert page.page.hint.startswith("Replaces the mask")
    QTest.keyPress(view, Qt.Key.Key_Shift)
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusOut))
    assert page.page.hint.startswith("Replaces the mask")
    page.press(20, 10)
    assert "square" in page.page.hint
    page.release(20, 10)


def test_the_smallest_picture_is_marked(qtbot: QtBot, tmp_path: Path) -> None:
    with mask_page(qtbot, tmp_path, plain(16, 16)) as page:
        for do in (ActionId.MASK_RECTANGLE, ActionId.MASK_ELLIPSE, ActionId.MASK_LASSO):
            page.choose(do)
            page.drag((-4, -4), (-4, 20), (20, 20))
            assert page.pixels[12, 6] == 255, do
            page.painted.fill(0)
        page.choose(ActionId.MASK_WAND)
        page.click(15.5, 15.5)
        assert (page.pixels == 255).all()


def test_a_large_area_is_marked_on_another_thread(qtbot: QtBot, tmp_path: Path) -> None:
    with mask_page(qtbot, tmp_path, plain(2600, 1400)) as page:
        page.choose(ActionId.MASK_ELLIPSE)
        page.press(10, 10)
        page.move(2500, 1300)
        page.release(2500, 1300)
        assert page.tools.work.is_busy
        page.wait()
        assert page.pixels[700, 1250] == 255


def test_areas_that_are_marked_in_quick_succession_are_all_marked_in_order(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with mask_page(qtbot, tmp_path, plain(2600, 1400)) as page:
        page.choose(ActionId.MASK_ELLIPSE)
        viewport = page.page.view.viewport()
        for left, held in ((10, NONE), (1300, SHIFT), (600, ALT)):
            page.press(left, 10, held)
            page.move(left + 1200, 1300)
            QTest.mouseRelease(viewport, LEFT, NONE, page.at(left + 1200, 1300))
        page.wait()
        assert page.pixels[650, 100] == page.pixels[650, 2400] == 255
        assert page.pixels[650, 1200] == 0
        assert page.undo.count() == 3
        for left in (10, 1300):
            page.press(left, 10)
            page.move(left + 1200, 1300)
            QTest.mouseRelease(viewport, LEFT, NONE, page.at(left + 1200, 1300))
        page.wait()
        # The one that was marked last has replaced the other.
        assert page.pixels[650, 100] == 0
        assert page.pixels[650, 1900] == 255


def test_the_wand_waits_for_the_whole_picture(page: MaskPage) -> None:
    page.page.show_picture(shown(plain(WIDTH // 2, HEIGHT // 2)), "small")
    page.choose(ActionId.MASK_WAND)
    page.click(10, 10)
    assert page.painted.is_empty
    assert "loading" in page.page.hint


def test_another_picture_drops_what_was_begun_on_the_first(page: MaskPage) -> None:
    page.choose(ActionId.MASK_LASSO)
    page.press(20, 10)
    page.move(50, 40)
    page.painted.replaced.emit()
    page.page.show_picture(shown(plain(50, 50)), "other")
    page.release(20, 40)
    assert page.painted.is_empty


def test_what_is_painted_on_a_layer_is_selected_in_one_step(page: MaskPage) -> None:
    page.tools.select_layer()
    assert "no layer" in page.page.hint
    pixels = np.zeros((20, 30, 4), np.uint8)
    pixels[5:15, 10:20] = 200
    document = page.painted.document
    assert document is not None
    layer = Layer("a", "Layer 1", TileSnapshot.of(pixels), left=40, top=30)
    page.painted.edit(document.with_active_layer(layer), "add layer")
    steps = page.undo.count()
    page.tools.select_layer()
    page.wait()
    assert box_of(page) == (50, 35, 60, 45)
    assert page.pixels.max() == 200
    assert page.undo.count() == steps + 1
    page.undo.undo()
    assert not page.pixels.any()
