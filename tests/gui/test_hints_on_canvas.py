"""Hints of ControlNets on the canvas: opened as layers, painted with the mouse, generated with."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from sdstudio.canvas.colour import BLACK, Colour
from sdstudio.canvas.document import Document, Layer, LayerKind
from sdstudio.domain.controls import ControlRef, control_kind
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import Rgb, blank
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.controls.controls_box import ControlsBox
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_controls_box import a_photo, add, box, controls, install
from tests.gui.test_from_pictures import at, give, image_of, red, stroke
from tests.support.coroutines import result_of

__all__ = ["box", "red"]


def painted_of(window: MainWindow) -> CanvasModel:
    painted = window.canvas_controller.painted
    assert painted is not None
    return painted


def document_of(window: MainWindow) -> Document:
    document = painted_of(window).document
    assert document is not None
    return document


def layer_of(window: MainWindow) -> Layer:
    layer = painted_of(window).layer
    assert layer is not None
    return layer


def paint_with(window: MainWindow, colour: Colour) -> None:
    tools = window.canvas_controller._tools
    assert tools is not None
    tools.colours.choose(colour)


def hint_for_job(window: MainWindow) -> tuple[ControlRef, Rgb]:
    (control,) = result_of(painted_of(window).for_job()).controls
    hint = control.hint
    assert hint is not None
    return control, result_of(window.studio.library.do(lambda lib: lib.inputs.read(hint)))


def has_hint_layer(window: MainWindow) -> bool:
    painted = window.canvas_controller.painted
    document = None if painted is None else painted.document
    return document is not None and any(one.kind is LayerKind.HINT for one in document.layers)


def test_a_hint_is_opened_painted_on_and_followed(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My pose")
    add(box, "My pose")
    row, photo = box.rows[0], a_photo(tmp_path / "photo.png")
    row.dropped.emit(photo)
    qtbot.waitUntil(lambda: controls(window)[0].hint is not None)
    given = controls(window)[0]
    # Text to image has no picture to paint on, so it is the hint itself.
    row.edit.click()
    qtbot.waitUntil(lambda: has_hint_layer(window))
    assert window.canvas_controller.is_shown
    image = image_of(window)
    assert image is not None
    assert given.hint is not None
    assert image.sha256 == given.hint.sha256
    assert "“Pose” on the canvas is used" in row.facts.text()
    assert not row.makes.isVisible()
    # Nothing is painted yet, so it is the same hint.
    assert result_of(painted_of(window).for_job()).controls == (given,)
    page = window.canvas_controller.page
    assert page is not None
    paint_with(window, Colour(0, 255, 0))
    qtbot.waitUntil(lambda: page.picture is not None)
    stroke(page, (30, 20), (60, 20))
    control, rgb = hint_for_job(window)
    assert control.hint != given.hint
    assert tuple(rgb[20, 45]) == (0, 255, 0)
    assert tuple(rgb[80, 110]) == (40, 40, 40)
    # The settings still have what was given, which undo leads back to.
    assert controls(window) == (given,)
    window.undo.undo()
    assert result_of(painted_of(window).for_job()).controls == (given,)
    window.undo.undo()
    assert not has_hint_layer(window)
    window.undo.undo()
    assert image_of(window) is None
    assert not window.canvas_controller.is_shown


def test_without_a_hint_one_is_drawn_and_the_picture_is_made_of_it(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path
) -> None:
    install(window, qtbot, tmp_path, "My scribble")
    add(box, "My scribble")
    box.rows[0].edit.click()
    qtbot.waitUntil(lambda: has_hint_layer(window))
    image, page = image_of(window), window.canvas_controller.page
    assert image is not None
    assert page is not None
    draft = window.studio.draft
    assert (image.width, image.height) == (draft.value("width"), draft.value("height"))
    qtbot.waitUntil(lambda: page.picture is not None)
    # White lines on black are what it follows.
    assert painted_of(window).colour == (255, 255, 255)
    middle = image.width // 2, image.height // 2
    assert page.view.viewport().rect().contains(at(page, *middle))
    stroke(page, middle, (middle[0] + 20, middle[1]))
    window.make.prompt.field.setPlainText("a fish")
    window.make.generate_bar.generate.click()
    studio = window.studio
    qtbot.waitUntil(lambda: studio.pictures.rowCount() == 1, timeout=60_000)
    made = studio.pictures.picture(0)
    assert made is not None
    (control,) = made.request.controls
    assert control.hint is not None
    ref = control.hint
    rgb = result_of(studio.library.do(lambda lib: lib.inputs.read(ref)))
    assert tuple(rgb[middle[1], middle[0] + 10]) == (255, 255, 255)
    assert not rgb[0, 0].any()
    assert not window.canvas_controller.is_shown


def test_opening_that_takes_a_while_is_said_and_can_be_cancelled(
    window: MainWindow,
    box: ControlsBox,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on, done, make = threading.Event(), window.make.done, blank.blank_picture

    def slowly(width: int, height: int, colour: tuple[int, int, int]) -> Rgb:
        assert go_on.wait(60)
        return make(width, height, colour)

    monkeypatch.setattr(blank, "blank_picture", slowly)
    install(window, qtbot, tmp_path, "My scribble")
    add(box, "My scribble")
    steps = window.undo.index()
    box.rows[0].edit.click()
    qtbot.waitUntil(lambda: done.text == "Opening the hint…")
    assert done.button.text() == "Cancel"
    done.button.click()
    qtbot.waitUntil(lambda: not window.undo._in_progress)
    go_on.set()
    assert done.text == ""
    assert window.undo.index() == steps
    assert image_of(window) is None
    assert not window.canvas_controller.is_shown
    box.rows[0].edit.click()
    qtbot.waitUntil(lambda: has_hint_layer(window))
    assert done.text == ""


def test_a_layer_becomes_the_hint_until_another_is_given(
    window: MainWindow, box: ControlsBox, qtbot: QtBot, tmp_path: Path, red: Path
) -> None:
    install(window, qtbot, tmp_path, "My lineart")
    window.actions_[ActionId.FROM_PICTURE].trigger()
    add(box, "My lineart")
    row = box.rows[0]
    assert not row.edit.isEnabled()
    give(window, qtbot, red)
    window.canvas_controller.open()
    qtbot.waitUntil(lambda: window.canvas_controller.painted is not None)
    qtbot.waitUntil(lambda: not painted_of(window).is_opening)
    assert not row._layer.isEnabled()
    window.actions_[ActionId.LAYER_NEW].trigger()
    page = window.canvas_controller.page
    assert page is not None
    qtbot.waitUntil(lambda: page.picture is not None)
    paint_with(window, BLACK)
    stroke(page, (20, 30), (70, 30))
    assert row._layer.isEnabled()
    row._layer.trigger()
    qtbot.waitUntil(lambda: layer_of(window).kind is LayerKind.HINT)
    assert layer_of(window).shows_hint == control_kind("lineart").key
    _, rgb = hint_for_job(window)
    assert tuple(rgb[30, 45]) == (255, 255, 255)
    # It is no longer part of the picture.
    assert result_of(painted_of(window).for_job()).input(InputRole.IMAGE) == image_of(window)
    Image.fromarray(np.zeros((64, 96, 3), np.uint8)).save(tmp_path / "dark.png")
    row.dropped.emit(tmp_path / "dark.png")
    qtbot.waitUntil(lambda: not layer_of(window).visible)
    assert not hint_for_job(window)[1].any()
    window.undo.undo()
    assert layer_of(window).visible
    window.undo.undo()
    assert layer_of(window).kind is LayerKind.PAINT
