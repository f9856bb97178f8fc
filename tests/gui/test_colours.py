"""Painting on layers with colours: brush and eraser, eyedropper, bucket and fill."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.canvas.colour import BLACK, WHITE, Colour
from sdstudio.canvas.document import Blend, Layer, Target, new_id
from sdstudio.canvas.pressure_curve import LINEAR
from sdstudio.canvas.selection.shapes import rectangle
from sdstudio.canvas.tile_grid import Pixels, TileGrid
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.colour_button import ColourPopup
from sdstudio.ui.canvas.colours import RECENT_MAX, Colours
from sdstudio.ui.canvas.tools.tool_options import ToolName
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask, red
from tests.support.coroutines import result_of
from tests.support.mask_page import ALT, LEFT, NONE, RIGHT, SHIFT, MaskPage, mask_page
from tests.support.pens import PenDevice

#: A fixture of another module, which is found by its name.
__all__ = ["red"]

CTRL = Qt.KeyboardModifier.ControlModifier
WIDTH, HEIGHT = 200, 160
RED, GREEN, BLUE = Colour(250, 20, 10), Colour(20, 200, 40), Colour(10, 30, 240)
#: What the picture is made of: left, and right.
SKY, SAND = Colour(90, 140, 220), Colour(210, 190, 130)


def picture() -> Pixels:
    rgb = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    rgb[:, :100], rgb[:, 100:] = SKY, SAND
    return rgb


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[MaskPage]:
    """A page with an empty layer, which is painted on with a hard brush of 10 pixels."""
    with mask_page(qtbot, tmp_path, picture(), (900, 420)) as page:
        add_layer(page, "Sky")
        page.tools.brush.set_size(10)
        page.tools.brush.set_softness(0)
        page.tools.colours.choose(RED)
        yield page


def add_layer(page: MaskPage, name: str, pixels: Pixels | None = None) -> Layer:
    document = page.painted.document
    assert document is not None
    empty = TileSnapshot(TileGrid(WIDTH, HEIGHT, 4))
    layer = Layer(new_id(), name, empty if pixels is None else TileSnapshot.of(pixels))
    page.painted.edit(document.with_active_layer(layer), "add layer")
    return layer


def change(page: MaskPage, **changes: object) -> None:
    """Change properties of the active layer."""
    document, layer = page.painted.document, page.painted.layer
    assert document is not None
    assert layer is not None
    page.painted.edit(document.with_layer(replace(layer, **changes)), "change")  # type: ignore[arg-type]


def layer_of(page: MaskPage) -> Layer:
    layer = page.painted.layer
    assert layer is not None
    return layer


def at(page: MaskPage, x: int, y: int) -> tuple[int, ...]:
    """Red, green, blue and alpha of the layer at a place of the canvas, premultiplied."""
    layer = layer_of(page)
    blue, green, red, alpha = layer.pixels.pixels()[y - layer.top, x - layer.left]
    return int(red), int(green), int(blue), int(alpha)


def select(page: MaskPage, x0: int, y0: int, x1: int, y1: int) -> None:
    """Select a rectangle, and paint on the layer again."""
    page.painted.replace(rectangle(TileGrid(WIDTH, HEIGHT), x0, y0, x1, y1), "select")
    page.painted.aim(Target.LAYER)


def mouse(
    page: MaskPage,
    of: QEvent.Type,
    x: float,
    y: float,
    held: Qt.KeyboardModifier,
    button: Qt.MouseButton = LEFT,
) -> None:
    """An event of the mouse with keys held, which QTest lacks while moving."""
    viewport = page.page.view.viewport()
    where = QPointF(page.at(x, y))
    one = Qt.MouseButton.NoButton if of is QEvent.Type.MouseMove else button
    event = QMouseEvent(of, where, viewport.mapToGlobal(where), one, button, held)
    QApplication.sendEvent(viewport, event)


# The colours.


def test_x_swaps_the_colours_of_a_layer_and_d_makes_them_black_and_white(page: MaskPage) -> None:
    colours = page.tools.colours
    colours.choose(BLUE, is_background=True)
    page.actions[ActionId.MASK_SWAP].trigger()
    assert (colours.foreground, colours.background) == (BLUE, RED)
    assert page.tools.name is ToolName.BRUSH
    page.actions[ActionId.COLOUR_DEFAULT].trigger()
    assert (colours.foreground, colours.background) == (BLACK, WHITE)


def test_x_swaps_brush_and_eraser_on_a_mask(page: MaskPage) -> None:
    page.painted.aim(Target.MASK)
    page.actions[ActionId.MASK_SWAP].trigger()
    assert page.tools.name is ToolName.ERASER
    assert page.tools.colours.foreground == RED


def test_colours_that_were_painted_with_are_the_recent_ones(page: MaskPage) -> None:
    colours = page.tools.colours
    for one in (GREEN, BLUE, RED):
        colours.choose(one)
        page.drag((20, 20), (40, 20))
    colours.choose(SAND)
    assert colours.recent == (RED, BLUE, GREEN)
    colours.choose(GREEN)
    page.click(20, 40)
    assert colours.recent == (GREEN, RED, BLUE)


def test_only_so_many_colours_are_kept() -> None:
    colours = Colours()
    for level in range(3 * RECENT_MAX):
        colours.choose(Colour(level, 0, 0))
        colours.remember()
    assert len(colours.recent) == RECENT_MAX
    assert colours.recent[0] == Colour(3 * RECENT_MAX - 1, 0, 0)


def test_the_next_start_has_the_colours(page: MaskPage) -> None:
    page.drag((20, 20), (40, 20))
    page.tools.colours.choose(GREEN, is_background=True)
    again = Colours()
    kept = page.tools.to_json()["colours"]
    again.use_json(kept)
    assert (again.foreground, again.background, again.recent) == (RED, GREEN, (RED,))


@pytest.mark.parametrize(
    "value",
    [{}, {"foreground": 7, "recent": "red"}, {"background": "#12", "recent": [None, 3, "#zz0000"]}],
)
def test_damaged_colours_are_black_and_white(value: dict[str, object]) -> None:
    colours = Colours()
    colours.use_json(value)
    assert (colours.foreground, colours.background, colours.recent) == (BLACK, WHITE, ())


def test_the_button_shows_the_colours_while_a_layer_is_painted(page: MaskPage) -> None:
    bar = page.page.options
    assert bar.brush_colours.isVisible()
    assert RED.hex in bar.brush_colours.accessibleName()
    image = bar.brush_colours.grab().toImage()
    assert image.pixelColor(12, 12) == QColor(*RED)
    page.painted.aim(Target.MASK)
    assert not bar.brush_colours.isVisible()


def test_a_colour_is_typed_picked_and_taken_from_the_swatches(page: MaskPage, qtbot: QtBot) -> None:
    colours = page.tools.colours
    colours.remember()
    popup = page.page.options.brush_colours.open(page.page.options.brush_colours)
    assert isinstance(popup, ColourPopup)
    qtbot.addWidget(popup)
    popup.field.setFocus()
    popup.field.selectAll()
    QTest.keyClicks(popup.field, "1e90ff")
    assert colours.foreground == Colour(30, 144, 255)
    popup.recent.buttons[0].click()
    assert colours.foreground == RED
    shown = {one.colour for one in popup.main.buttons if one.isVisibleTo(popup)}
    assert len(shown) == 2
    assert all(min(np.abs(np.subtract(one, of)).max() for of in (SKY, SAND)) < 8 for one in shown)
    popup.parts.choose(is_background=True)
    popup.recent.buttons[0].click()
    assert (colours.foreground, colours.background) == (RED, RED)
    popup.close()


def test_the_popup_stays_open_and_has_the_focus(page: MaskPage, qtbot: QtBot) -> None:
    popup = page.page.options.open_colours()
    qtbot.addWidget(popup)
    QApplication.processEvents()
    assert popup.isVisible()
    assert popup.focusWidget() is popup.picker.field
    popup.close()


def test_the_picker_works_by_keys_and_keeps_the_hue_of_greys(page: MaskPage, qtbot: QtBot) -> None:
    colours = page.tools.colours
    colours.choose(Colour(0, 0, 255))
    popup = page.page.options.open_colours()
    qtbot.addWidget(popup)
    field = popup.picker.field
    for _ in range(10):
        QTest.keyClick(field, Qt.Key.Key_Left, SHIFT)
    assert colours.foreground == WHITE
    for _ in range(10):
        QTest.keyClick(field, Qt.Key.Key_Right, SHIFT)
    assert colours.foreground == Colour(0, 0, 255)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert colours.foreground == Colour(0, 0, 252)
    QTest.keyClick(popup.picker.hue, Qt.Key.Key_PageUp)
    assert colours.foreground.red > 0
    assert "100%" in field.accessibleName()
    QTest.mouseClick(field, LEFT, NONE, QPoint(1, 1))
    assert colours.foreground == WHITE
    popup.close()


# Brush and eraser.


def test_the_brush_paints_on_the_layer_with_the_foreground_colour(page: MaskPage) -> None:
    page.drag((40, 40), (80, 40))
    assert at(page, 60, 40) == (*RED, 255)
    assert at(page, 60, 60) == (0, 0, 0, 0)
    assert page.painted.mask is None or page.painted.mask.is_empty
    page.undo.undo()
    assert layer_of(page).pixels.is_empty


def test_the_right_button_and_the_eraser_erase_the_layer(page: MaskPage) -> None:
    page.drag((40, 40), (80, 40))
    page.drag((60, 40), (60, 42), button=RIGHT)
    assert at(page, 60, 40)[3] == 0
    page.choose(ActionId.MASK_ERASER)
    page.tools.brush.set_size(10)
    page.tools.brush.set_softness(0)
    page.drag((50, 40), (50, 42))
    assert at(page, 50, 40)[3] == 0
    assert at(page, 70, 40) == (*RED, 255)


def test_locked_transparency_is_kept(page: MaskPage) -> None:
    page.drag((40, 40), (80, 40))
    change(page, alpha_locked=True)
    page.tools.colours.choose(BLUE)
    page.drag((60, 20), (60, 60))
    assert at(page, 60, 40) == (*BLUE, 255)
    assert at(page, 60, 22) == (0, 0, 0, 0)
    assert "locked" in page.page.hint


def test_nothing_is_erased_where_transparency_is_locked_and_the_hint_says_so(
    page: MaskPage,
) -> None:
    page.drag((40, 40), (80, 40))
    change(page, alpha_locked=True)
    page.choose(ActionId.MASK_ERASER)
    assert "locked" in page.page.hint
    page.drag((60, 20), (60, 60))
    page.choose(ActionId.MASK_BUCKET)
    page.click(60, 40, button=RIGHT)
    assert "locked" in page.page.hint
    assert at(page, 60, 40) == (*RED, 255)


def test_a_pen_presses_colour_onto_a_layer(page: MaskPage) -> None:
    page.tools.brush.set_size(20)
    page.tools.brush.set_pressure(None, LINEAR)
    pen = PenDevice(page.page.view.viewport())
    pen.stroke(page.at(30, 40), page.at(60, 40), pressure=0.5)
    pen.stroke(page.at(30, 120), page.at(60, 120), pressure=1.0)
    red, _, _, alpha = at(page, 45, 40)
    assert 100 < alpha < 160
    # The colour itself is as full as the paint is dense: premultiplied.
    assert abs(red - RED.red * alpha / 255) <= 1
    assert at(page, 45, 120) == (*RED, 255)
    assert page.undo.count() == 3


def test_a_pen_that_is_turned_round_erases_the_layer(page: MaskPage) -> None:
    page.drag((40, 40), (80, 40))
    pen = PenDevice(page.page.view.viewport(), is_eraser=True)
    pen.stroke(page.at(60, 40), page.at(62, 40), pressure=1.0)
    assert at(page, 60, 40)[3] == 0


def test_masks_and_layers_keep_their_own_brush(page: MaskPage) -> None:
    page.tools.brush.set_size(7)
    page.painted.aim(Target.MASK)
    assert page.tools.brush.brush.size_px != 7
    page.tools.brush.set_size(50)
    page.painted.aim(Target.LAYER)
    assert page.tools.brush.brush.size_px == 7
    kept = page.tools.to_json()
    assert (kept["layer_brush"]["size_px"], kept["brush"]["size_px"]) == (7, 50)


def test_the_hint_says_what_is_painted_on(page: MaskPage) -> None:
    assert "Paint on layer “Sky”" in page.page.hint
    page.choose(ActionId.MASK_ERASER)
    assert "Erase on layer “Sky”" in page.page.hint
    page.painted.aim(Target.MASK)
    assert "mask" in page.page.hint
    change(page, mask=TileSnapshot.filled(TileGrid(WIDTH, HEIGHT), 255))
    page.painted.aim(Target.LAYER_MASK)
    assert "Erase on the mask of layer “Sky”" in page.page.hint


def test_the_pointer_shows_the_colour(page: MaskPage) -> None:
    page.move(100, 80)
    image = page.page.view.viewport().grab().toImage()
    assert has_colour(image, RED)
    page.painted.aim(Target.MASK)
    page.move(101, 80)
    assert not has_colour(page.page.view.viewport().grab().toImage(), RED)


def has_colour(image: QImage, colour: Colour) -> bool:
    made = image.convertToFormat(QImage.Format.Format_RGBX8888)
    pixels = np.frombuffer(made.constBits(), np.uint8).reshape(made.height(), made.width(), 4)
    return bool((pixels[..., :3] == colour).all(axis=2).any())


# The eyedropper.


def test_the_eyedropper_takes_the_colour_that_is_seen(page: MaskPage) -> None:
    page.choose(ActionId.TOOL_EYEDROPPER)
    colours = page.tools.colours
    page.click(30, 30)
    assert colours.foreground == SKY
    page.click(150, 30, SHIFT)
    page.click(30, 90, button=RIGHT)
    assert (colours.foreground, colours.background) == (SKY, SKY)
    page.click(150, 30, button=RIGHT)
    assert (colours.foreground, colours.background) == (SKY, SAND)
    assert page.undo.count() == 1


def test_the_eyedropper_mixes_the_layers_as_they_are_seen(page: MaskPage) -> None:
    full = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    full[:] = (0, 0, 255, 255)
    add_layer(page, "Red", full)
    change(page, opacity=0.5)
    page.choose(ActionId.TOOL_EYEDROPPER)
    page.click(30, 30)
    expected = np.array(SKY) * 0.5 + np.array((255, 0, 0)) * 0.5
    assert np.abs(np.subtract(page.tools.colours.foreground, expected)).max() <= 1
    change(page, opacity=1.0, blend=Blend.MULTIPLY)
    page.click(30, 30)
    assert page.tools.colours.foreground == Colour(SKY.red, 0, 0)


def test_the_eyedropper_takes_what_is_on_the_layer_alone(page: MaskPage) -> None:
    page.drag((40, 40), (80, 40))
    page.choose(ActionId.TOOL_EYEDROPPER)
    page.tools.colours.choose(BLUE)
    bar = page.page.options
    bar.source.setCurrentIndex(1)
    bar.source.activated.emit(1)
    page.click(30, 100)
    assert page.tools.colours.foreground == BLUE
    page.click(60, 40)
    assert page.tools.colours.foreground == RED


def test_a_larger_sample_is_the_mean(page: MaskPage) -> None:
    page.choose(ActionId.TOOL_EYEDROPPER)
    bar = page.page.options
    bar.sample.setCurrentIndex(2)
    bar.sample.activated.emit(2)
    page.click(100.5, 80.5)
    expected = (2 * np.array(SKY) + 3 * np.array(SAND)) / 5
    assert np.abs(np.subtract(page.tools.colours.foreground, expected)).max() <= 1


def test_the_next_start_has_the_options_of_the_eyedropper(page: MaskPage) -> None:
    page.choose(ActionId.TOOL_EYEDROPPER)
    page.page.options.sample.setCurrentIndex(1)
    page.page.options.sample.activated.emit(1)
    kept = page.tools.to_json()
    assert kept["eyedropper"]["sample_px"] == 3
    page.tools.options.use_json({"eyedropper": {**kept["eyedropper"], "sample_px": 4}})
    assert page.tools.options.of(ToolName.EYEDROPPER).sample_px == 1


def test_a_ring_shows_the_new_colour_and_the_old_one(page: MaskPage) -> None:
    page.choose(ActionId.TOOL_EYEDROPPER)
    page.move(150, 80)
    image = page.page.view.viewport().grab().toImage()
    middle = page.at(150, 80)
    assert image.pixelColor(middle.x(), middle.y() + 36) == QColor(*RED)
    assert image.pixelColor(middle.x(), middle.y() - 36) == QColor(*SAND)


def test_escape_gives_the_colour_back(page: MaskPage) -> None:
    page.choose(ActionId.TOOL_EYEDROPPER)
    page.press(30, 30)
    assert page.tools.colours.foreground == SKY
    page.key(Qt.Key.Key_Escape)
    assert page.tools.colours.foreground == RED
    page.release(30, 30)
    assert page.tools.colours.foreground == RED


def test_keys_alone_take_a_colour(page: MaskPage) -> None:
    page.choose(ActionId.TOOL_EYEDROPPER)
    page.move(98, 80)
    page.key(Qt.Key.Key_Right)
    page.key(Qt.Key.Key_Return)
    assert page.tools.colours.foreground == SAND
    for _ in range(3):
        page.key(Qt.Key.Key_Left)
    page.key(Qt.Key.Key_Return, SHIFT)
    assert page.tools.colours.background == SKY


def test_alt_takes_a_colour_while_a_layer_is_painted(page: MaskPage) -> None:
    page.click(30, 30, ALT)
    assert page.tools.colours.foreground == SKY
    assert layer_of(page).pixels.is_empty
    mouse(page, QEvent.Type.MouseButtonPress, 30, 30, ALT)
    mouse(page, QEvent.Type.MouseMove, 150, 30, ALT)
    mouse(page, QEvent.Type.MouseButtonRelease, 150, 30, ALT)
    assert page.tools.colours.foreground == SAND
    # Without it, the next stroke paints.
    page.drag((40, 40), (80, 40))
    assert at(page, 60, 40) == (*SAND, 255)


def test_alt_drags_the_size_on_masks_and_with_the_right_button_or_ctrl_on_layers(
    page: MaskPage,
) -> None:
    def dragged(held: Qt.KeyboardModifier, button: Qt.MouseButton) -> float:
        page.tools.brush.set_size(10)
        mouse(page, QEvent.Type.MouseButtonPress, 40, 40, held, button)
        mouse(page, QEvent.Type.MouseMove, 60, 40, held, button)
        mouse(page, QEvent.Type.MouseButtonRelease, 60, 40, held, button)
        return page.tools.brush.brush.size_px

    assert dragged(ALT, LEFT) == 10
    assert dragged(ALT, RIGHT) > 30
    assert dragged(ALT | CTRL, LEFT) > 30
    page.painted.aim(Target.MASK)
    assert dragged(ALT, LEFT) > 30
    assert layer_of(page).pixels.is_empty


def test_alt_shows_the_ring_before_anything_is_clicked(page: MaskPage) -> None:
    page.move(150, 80)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Alt, ALT)
    QApplication.sendEvent(page.page.view, event)
    image = page.page.view.viewport().grab().toImage()
    middle = page.at(150, 80)
    assert image.pixelColor(middle.x(), middle.y() + 36) == QColor(*RED)
    assert "pick this colour" in page.page.hint
    event = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Alt, NONE)
    QApplication.sendEvent(page.page.view, event)
    assert "Paint on layer" in page.page.hint


# Bucket and fill.


def test_the_bucket_fills_what_has_the_colour_of_the_picture(page: MaskPage) -> None:
    page.choose(ActionId.MASK_BUCKET)
    page.click(30, 30)
    assert at(page, 50, 100) == (*RED, 255)
    assert at(page, 150, 100)[3] == 0
    page.undo.undo()
    assert layer_of(page).pixels.is_empty
    assert page.undo.redoText() == "fill with colour"


def test_the_bucket_fills_only_what_is_selected(page: MaskPage) -> None:
    select(page, 10, 10, 60, 60)
    page.choose(ActionId.MASK_BUCKET)
    page.click(30, 30)
    assert at(page, 40, 40) == (*RED, 255)
    assert at(page, 40, 100)[3] == 0


def test_the_bucket_looks_at_the_layer_alone(page: MaskPage) -> None:
    page.drag((40, 20), (160, 20), (160, 140), (40, 140), (40, 20))
    page.choose(ActionId.MASK_BUCKET)
    page.tools.colours.choose(GREEN)
    bar = page.page.options
    bar.source.setCurrentIndex(1)
    bar.source.activated.emit(1)
    page.click(100, 80)
    assert at(page, 60, 80) == at(page, 140, 80) == (*GREEN, 255)
    assert at(page, 10, 80)[3] == 0


def test_the_bucket_fills_by_tolerance_and_everywhere(page: MaskPage) -> None:
    page.choose(ActionId.MASK_BUCKET)
    bar = page.page.options
    assert bar.tolerance.isVisible()
    bar.tolerance.moved.emit(255)
    page.click(30, 30)
    assert at(page, 150, 100) == (*RED, 255)


def test_the_right_button_erases_what_has_a_colour(page: MaskPage) -> None:
    page.drag((40, 40), (80, 40))
    page.choose(ActionId.MASK_BUCKET)
    page.click(60, 40, button=RIGHT)
    assert at(page, 60, 40)[3] == 0


def test_the_bucket_still_fills_outlines_on_masks(page: MaskPage) -> None:
    page.painted.aim(Target.MASK)
    page.choose(ActionId.MASK_BUCKET)
    page.click(30, 30)
    assert (page.pixels == 255).all()
    assert layer_of(page).pixels.is_empty


def test_the_bucket_takes_a_colour_with_alt(page: MaskPage) -> None:
    page.choose(ActionId.MASK_BUCKET)
    page.click(150, 30, ALT)
    assert page.tools.colours.foreground == SAND
    assert layer_of(page).pixels.is_empty


def test_fill_fills_what_is_selected_or_all(page: MaskPage) -> None:
    select(page, 10, 10, 60, 60)
    page.actions[ActionId.COLOUR_FILL].trigger()
    page.wait()
    assert at(page, 40, 40) == (*RED, 255)
    assert at(page, 100, 100)[3] == 0
    page.painted.fill(0)
    page.painted.aim(Target.LAYER)
    page.tools.colours.choose(BLUE)
    page.actions[ActionId.COLOUR_FILL].trigger()
    page.wait()
    assert at(page, 40, 40) == at(page, 199, 159) == (*BLUE, 255)


def test_fill_keeps_locked_transparency(page: MaskPage) -> None:
    page.drag((40, 40), (80, 40))
    change(page, alpha_locked=True)
    page.tools.colours.choose(BLUE)
    page.actions[ActionId.COLOUR_FILL].trigger()
    page.wait()
    assert at(page, 60, 40) == (*BLUE, 255)
    assert at(page, 60, 100)[3] == 0


def test_fill_shows_what_is_selected_of_a_layer(page: MaskPage) -> None:
    change(page, mask=TileSnapshot(TileGrid(WIDTH, HEIGHT)))
    select(page, 10, 10, 60, 60)
    page.painted.aim(Target.LAYER_MASK)
    page.actions[ActionId.COLOUR_FILL].trigger()
    page.wait()
    mask = layer_of(page).mask
    assert mask is not None
    assert mask.pixels()[40, 40] == 255
    assert mask.pixels()[100, 100] == 0


def test_a_hidden_layer_is_shown_once_it_is_filled(page: MaskPage) -> None:
    change(page, visible=False)
    page.actions[ActionId.COLOUR_FILL].trigger()
    page.wait()
    assert layer_of(page).visible


def test_fill_says_that_a_layer_is_needed(page: MaskPage) -> None:
    page.painted.aim(Target.MASK)
    page.actions[ActionId.COLOUR_FILL].trigger()
    page.wait()
    assert page.page.hint == "Choose the layer to fill first."
    assert layer_of(page).pixels.is_empty


def test_what_is_painted_while_the_bucket_works_is_not_lost(page: MaskPage) -> None:
    page.actions[ActionId.COLOUR_FILL].trigger()
    page.tools.colours.choose(BLUE)
    viewport = page.page.view.viewport()
    QTest.mouseClick(viewport, LEFT, NONE, page.at(150, 100))
    page.wait()
    assert at(page, 30, 30) == (*RED, 255)
    # The fill came last.
    assert at(page, 150, 100) == (*RED, 255)
    page.undo.undo()
    assert at(page, 150, 100) == (*BLUE, 255)


# What a job gets.


def test_a_colour_sketch_is_in_what_a_job_gets(page: MaskPage) -> None:
    page.drag((40, 40), (80, 40))
    rgb = result_of(page.painted.composite())
    assert tuple(rgb[40, 60]) == RED
    assert tuple(rgb[100, 60]) == SKY


def test_delete_erases_what_is_selected_of_the_layer(
    window: MainWindow, qtbot: QtBot, red: Path
) -> None:
    page, mask = begin_mask(window, qtbot, red)
    painted, actions = window.canvas_controller.painted, window.actions_
    assert painted is not None
    actions[ActionId.LAYER_NEW].trigger()
    actions[ActionId.COLOUR_FILL].trigger()
    qtbot.waitUntil(lambda: painted.layer is not None and not painted.layer.pixels.is_empty)
    painted.replace(rectangle(mask.grid, 0, 0, 10, 10), "select")
    window.activateWindow()
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus)
    before = painted.layer
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: painted.layer is not before)
    assert painted.layer is not None
    alpha = painted.layer.pixels.pixels()[..., 3]
    assert not alpha[:10, :10].any()
    assert (alpha[10:] == 255).all()
