"""The brush and the eraser: straight lines, resizing by dragging, smoothing and pen pressure."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.canvas.pressure_curve import LINEAR, PressureCurve
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.brush_button import BrushPopup
from sdstudio.ui.canvas.tools.shape_tools import RectangleTool
from sdstudio.ui.canvas.tools.tool_options import ToolName
from tests.support.canvas import plain
from tests.support.mask_page import ALT, LEFT, NONE, SHIFT, MaskPage, mask_page
from tests.support.pens import PenDevice

CTRL = Qt.KeyboardModifier.ControlModifier
WIDTH, HEIGHT = 200, 160


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[MaskPage]:
    """A page whose brush is hard and 10 pixels wide."""
    with mask_page(qtbot, tmp_path, plain(WIDTH, HEIGHT)) as page:
        page.tools.brush.set_size(10)
        page.tools.brush.set_softness(0)
        yield page


def moved(page: MaskPage, to: QPoint, held: Qt.KeyboardModifier) -> None:
    """Move the mouse with the left button pressed and keys held."""
    viewport = page.page.view.viewport()
    where = QPointF(to)
    event = QMouseEvent(QEvent.Type.MouseMove, where, viewport.mapToGlobal(where), LEFT, LEFT, held)
    QApplication.sendEvent(viewport, event)


# Straight lines.


def test_shift_and_a_click_draw_a_line_from_the_last_stroke(page: MaskPage) -> None:
    page.drag((20, 20), (40, 20))
    page.click(160, 120, SHIFT)
    assert page.pixels[70, 100] == 255
    assert page.undo.count() == 2
    page.undo.undo()
    assert page.pixels[70, 100] == 0


def test_shift_and_a_drag_draw_a_straight_line_where_nothing_was_drawn_yet(
    page: MaskPage,
) -> None:
    viewport = page.page.view.viewport()
    page.press(20, 20, SHIFT)
    moved(page, page.at(100, 100), SHIFT)
    assert page.painted.is_empty
    moved(page, page.at(180, 20), SHIFT)
    QTest.mouseRelease(viewport, LEFT, SHIFT, page.at(180, 20))
    assert (page.pixels[20, 20:180] == 255).all()
    assert page.pixels[60, 60] == 0


def test_ctrl_keeps_a_straight_line_at_steps_of_15_degrees(page: MaskPage) -> None:
    viewport = page.page.view.viewport()
    page.press(20, 40, SHIFT)
    moved(page, page.at(180, 46), SHIFT | CTRL)
    QTest.mouseRelease(viewport, LEFT, SHIFT | CTRL, page.at(180, 46))
    assert (page.pixels[40, 20:178] == 255).all()
    assert not page.pixels[47:].any()


def test_escape_gives_up_a_straight_line(page: MaskPage) -> None:
    page.press(20, 20, SHIFT)
    moved(page, page.at(100, 100), SHIFT)
    page.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(page.page.view.viewport(), LEFT, NONE, page.at(100, 100))
    assert page.painted.is_empty


def test_a_line_does_not_start_on_the_picture_before(page: MaskPage) -> None:
    page.drag((20, 20), (40, 20))
    page.painted.fill(0)
    page.painted.replaced.emit()
    page.click(160, 120, SHIFT)
    assert page.pixels[70, 100] == 0
    assert page.pixels[120, 160] == 255


def test_the_line_that_a_click_would_draw_is_shown(page: MaskPage) -> None:
    page.drag((20, 20), (40, 20))
    page.move(160, 120)
    bare = page.page.view.viewport().grab().toImage()
    QTest.keyPress(page.page.view, Qt.Key.Key_Shift)
    assert "straight line" in page.page.hint
    shown = page.page.view.viewport().grab().toImage()
    assert shown.pixelColor(page.at(100, 70)) != bare.pixelColor(page.at(100, 70))
    QTest.keyRelease(page.page.view, Qt.Key.Key_Shift)
    assert page.page.view.viewport().grab().toImage() == bare


def test_enter_of_the_keypad_paints_a_dot_too(page: MaskPage) -> None:
    page.key(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert not page.painted.is_empty


# Resizing.


def test_alt_and_a_drag_change_size_and_hardness_and_paint_nothing(page: MaskPage) -> None:
    brush = page.tools.brush
    scale = page.page.view.screen_scale
    viewport, start = page.page.view.viewport(), page.at(100, 80)
    page.press(100, 80, ALT)
    moved(page, start + QPoint(round(10 * scale), 0), ALT)
    assert brush.brush.size_px == pytest.approx(30, abs=1)
    moved(page, start + QPoint(0, 50), ALT)
    assert brush.brush.size_px == pytest.approx(10, abs=1)
    assert brush.brush.softness == pytest.approx(0.25)
    assert "hardness" in page.page.hint
    QTest.mouseRelease(viewport, LEFT, NONE, start + QPoint(0, 50))
    assert brush.brush.softness == pytest.approx(0.25)
    assert page.painted.is_empty
    page.click(100, 80)
    assert not page.painted.is_empty


def test_escape_gives_the_brush_its_size_back(page: MaskPage) -> None:
    start = page.at(100, 80)
    page.press(100, 80, ALT)
    moved(page, start + QPoint(60, 60), ALT)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, NONE)
    QApplication.sendEvent(page.page.view, override)
    assert override.isAccepted()
    page.key(Qt.Key.Key_Escape)
    assert page.tools.brush.brush.size_px == 10
    assert page.tools.brush.brush.softness == 0


# Each its own.


def test_the_eraser_keeps_settings_of_its_own(page: MaskPage) -> None:
    page.key(Qt.Key.Key_E)
    page.page.options.size_slider.moved.emit(90)
    large = page.tools.brush.brush.size_px
    page.key(Qt.Key.Key_B)
    assert page.tools.brush.brush.size_px == 10
    page.key(Qt.Key.Key_X)
    assert page.tools.brush.brush.size_px == large


def test_settings_of_all_tools_come_back_as_they_were(
    page: MaskPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.tools.brush.set_opacity(0.5)
    page.tools.brush.set_stabiliser(120)
    page.tools.brush.set_pressure(None, PressureCurve.gamma(2))
    page.key(Qt.Key.Key_E)
    page.tools.brush.set_size(80)
    page.choose(ActionId.MASK_WAND)
    page.page.options.tolerance.moved.emit(7)
    kept = page.tools.to_json()
    with mask_page(qtbot, tmp_path / "other", plain(2 * WIDTH, 2 * HEIGHT)) as other:
        other.tools.use_json(kept)
        assert other.tools.to_json()["wand"] == kept["wand"]
        brush = other.tools.brush
        # The same share of a larger picture.
        assert brush.brush.size_px == 20
        assert brush.stabiliser_ms == 120
        assert brush.brush.size_pressure is None
        brush.set_erases(True)
        assert brush.brush.size_px == 160
        assert brush.brush.erases
        other.choose(ActionId.MASK_WAND)
        assert other.page.options.tolerance.slider.value() == 7


def test_the_tool_comes_back_unless_it_would_begin_to_work(page: MaskPage) -> None:
    tools = page.tools

    def resumed(values: Mapping[str, object]) -> ToolName:
        tools.resume(values)
        return tools.name

    page.choose(ActionId.MASK_RECTANGLE)
    kept = tools.to_json()
    page.key(Qt.Key.Key_E)
    erasing = tools.to_json()
    assert resumed({"current": {"name": []}}) is ToolName.ERASER
    assert resumed(kept) is ToolName.RECTANGLE
    assert resumed(erasing) is ToolName.ERASER
    assert tools.brush.brush.erases
    transform = RectangleTool(ToolName.TRANSFORM, tools.work, tools.options)
    tools.add(ActionId.TOOL_TRANSFORM, transform)
    assert resumed({"current": {"name": "transform"}}) is ToolName.ERASER
    page.choose(ActionId.TOOL_TRANSFORM)
    assert tools.to_json() == erasing


@pytest.mark.parametrize(
    "broken", [{}, {"brush": 7}, {"brush": {"share": "x", "size_px": []}}, {"wand": {"combine": 1}}]
)
def test_settings_that_make_no_sense_are_as_at_first(
    page: MaskPage, broken: dict[str, object]
) -> None:
    before = page.tools.to_json()
    page.tools.use_json(broken)
    after = page.tools.to_json()
    assert {name: after[name] for name in before} == before


# Pens.


def test_pressure_changes_the_size_along_its_curve(page: MaskPage) -> None:
    pen = PenDevice(page.page.view.viewport())
    page.tools.brush.set_size(40)
    page.tools.brush.set_pressure(LINEAR, None)
    pen.stroke(page.at(40, 40), page.at(160, 40), pressure=0.5)
    assert np.count_nonzero(page.pixels[:, 100]) == pytest.approx(20, abs=2)
    page.painted.fill(0)
    page.tools.brush.set_pressure(PressureCurve(((0, 0.5), (1, 1))), None)
    pen.stroke(page.at(40, 40), page.at(160, 40), pressure=0.5)
    assert np.count_nonzero(page.pixels[:, 100]) == pytest.approx(30, abs=2)


def test_pressure_changes_the_opacity(page: MaskPage) -> None:
    pen = PenDevice(page.page.view.viewport())
    page.tools.brush.set_pressure(None, LINEAR)
    pen.stroke(page.at(40, 40), page.at(160, 40), pressure=0.5)
    assert page.pixels[40, 100] == pytest.approx(128, abs=8)


def test_a_mouse_paints_in_full_whatever_the_curves_say(page: MaskPage) -> None:
    page.tools.brush.set_size(40)
    weak = PressureCurve(((0, 0), (1, 0.25)))
    page.tools.brush.set_pressure(weak, weak)
    page.drag((40, 40), (160, 40))
    assert np.count_nonzero(page.pixels[:, 100] == 255) == pytest.approx(40, abs=2)


def test_a_pens_eraser_erases_whatever_the_tool_is(page: MaskPage) -> None:
    page.painted.fill(255)
    eraser = PenDevice(page.page.view.viewport(), is_eraser=True)
    eraser.stroke(page.at(40, 40), page.at(160, 40), pressure=1)
    assert page.pixels[40, 100] == 0
    page.choose(ActionId.MASK_RECTANGLE)
    eraser.stroke(page.at(40, 80), page.at(100, 100), page.at(160, 120), pressure=1)
    assert page.pixels[100, 100] == 0
    assert page.pixels[60, 100] == 255


def test_a_press_without_a_hover_before_paints_and_a_lifted_pen_leaves_no_thin_end(
    page: MaskPage,
) -> None:
    pen = PenDevice(page.page.view.viewport())
    page.tools.brush.set_size(20)
    pen.send("press", page.at(40, 40), 1)
    assert page.pixels.any() or page.painted.mask is not None
    pen.send("move", page.at(160, 40), 1)
    pen.send("release", page.at(160, 40), 0.0)
    assert np.count_nonzero(page.pixels[:, 155]) == pytest.approx(18, abs=3)


def test_a_hovering_pen_shows_the_brush_and_paints_nothing(page: MaskPage) -> None:
    pen = PenDevice(page.page.view.viewport())
    page.tools.brush.set_size(40)
    pen.send("hover", page.at(40, 40), 0.0)
    bare = page.page.view.viewport().grab().toImage()
    pen.send("hover", page.at(120, 90), 0.0)
    assert page.page.view.viewport().grab().toImage() != bare
    assert page.painted.is_empty


def test_smoothing_steadies_a_shaking_line_and_ends_where_the_pen_was(page: MaskPage) -> None:
    def height_of_line(delay_ms: int) -> int:
        page.painted.fill(0)
        page.tools.brush.set_stabiliser(delay_ms)
        pen = PenDevice(page.page.view.viewport())
        points = [page.at(20 + step, 80 + 4 * (-1) ** step) for step in range(0, 161)]
        pen.stroke(*points)
        assert page.pixels[84, 180] == 255
        return int(np.count_nonzero(page.pixels[:, 60:140].any(axis=1)))

    assert height_of_line(100) < height_of_line(0) - 4


def test_a_line_catches_up_with_a_pen_that_rests(page: MaskPage) -> None:
    page.tools.brush.set_stabiliser(60)
    viewport = page.page.view.viewport()
    page.press(20, 80)
    moved(page, page.at(150, 80), NONE)
    assert page.painted.mask is not None

    def drawn() -> bool:
        assert page.painted.mask is not None
        return bool(page.painted.mask.pyramid.read(0, page.painted.mask.grid.whole)[80, 148])

    assert not drawn()
    page.qtbot.waitUntil(drawn)
    QTest.mouseRelease(viewport, LEFT, NONE, page.at(150, 80))
    assert page.undo.count() == 1


# The popup.


@pytest.fixture
def popup(page: MaskPage) -> BrushPopup:
    popup = page.page.options.more.open()
    QTest.qWaitForWindowExposed(popup)
    return popup


def test_smoothing_and_pressure_are_set_in_a_popup(page: MaskPage, popup: BrushPopup) -> None:
    brush = page.tools.brush
    popup.smoothing.slider.setValue(5)
    assert brush.stabiliser_ms == 100
    popup.by_opacity.click()
    assert brush.brush.opacity_pressure == LINEAR
    popup.by_size.click()
    assert brush.brush.size_pressure is None
    assert not popup.size_curve.isEnabled()


def test_a_curve_is_changed_by_keys_and_never_falls(page: MaskPage, popup: BrushPopup) -> None:
    curve = popup.size_curve
    curve.setFocus()
    for _ in range(20):
        QTest.keyClick(curve, Qt.Key.Key_Up)
    set_to = page.tools.brush.brush.size_pressure
    assert set_to is not None
    assert set_to(0.5) == set_to(1) == 1
    QTest.keyClick(curve, Qt.Key.Key_Right)
    for _ in range(10):
        QTest.keyClick(curve, Qt.Key.Key_Down)
    set_to = page.tools.brush.brush.size_pressure
    assert set_to is not None
    assert set_to(0.5) == set_to(0.75) == pytest.approx(0.5)


def test_a_curve_is_dragged_and_straightened(page: MaskPage, popup: BrushPopup) -> None:
    curve = popup.size_curve
    middle = curve.rect().center()
    QTest.mousePress(curve, LEFT, NONE, middle)
    QTest.mouseMove(curve, QPoint(middle.x(), curve.height() - 12))
    QTest.mouseRelease(curve, LEFT, NONE, QPoint(middle.x(), curve.height() - 12))
    set_to = page.tools.brush.brush.size_pressure
    assert set_to is not None
    assert set_to(0.5) < 0.1
    QTest.mouseDClick(curve, LEFT, NONE, middle)
    assert page.tools.brush.brush.size_pressure == LINEAR
