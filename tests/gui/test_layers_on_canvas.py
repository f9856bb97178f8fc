"""Layers on the canvas: painted, changed and undone, seen as they are rendered."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.app.canvas_rendering import composite
from sdstudio.app.input_pictures import shown
from sdstudio.canvas.document import Blend, Layer, Target, new_id
from sdstudio.canvas.tile_png import layer_of
from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.imaging import Rgb
from tests.support.canvas import Canvas, canvas_on, coloured

LEFT = Qt.MouseButton.LeftButton
BASE = coloured(200, 160)


@pytest.fixture
def canvas(qtbot: QtBot, tmp_path: Path) -> Iterator[Canvas]:
    with canvas_on(tmp_path, BASE) as canvas:
        canvas.view.full_size()
        yield canvas


def add_layer(canvas: Canvas, **properties: object) -> Layer:
    """A layer that covers the canvas, half transparent."""
    colour = np.full((160, 200, 3), (250, 120, 10), np.uint8)
    pixels = layer_of(colour, np.full((160, 200), 128, np.uint8))
    layer = replace(Layer(new_id(), "", pixels), **properties)  # type: ignore[arg-type]
    document = canvas.painted.document
    assert document is not None
    canvas.painted.edit(document.with_active_layer(layer), "add layer")
    return layer


def change(canvas: Canvas, layer: Layer, **properties: object) -> None:
    document = canvas.painted.document
    assert document is not None
    changed = replace(document.layer(layer.id), **properties)  # type: ignore[arg-type]
    canvas.painted.edit(document.with_layer(changed), "change layer")


def seen(canvas: Canvas) -> NDArray[np.uint8]:
    """The picture on the screen, without the outline of the brush."""
    canvas.brush.hover(None)
    image = canvas.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = lines[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
    at = canvas.at(0, 0)
    return pixels[at.y() : at.y() + 160, at.x() : at.x() + 200].copy()


def rendered(canvas: Canvas) -> Rgb:
    document = canvas.painted.document
    assert document is not None
    return composite(BASE, document)


def drag(canvas: Canvas, *points: tuple[float, float]) -> None:
    viewport = canvas.view.viewport()
    QTest.mousePress(viewport, LEFT, pos=canvas.at(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(viewport, canvas.at(*point))
    QTest.mouseRelease(viewport, LEFT, pos=canvas.at(*points[-1]))


@pytest.mark.parametrize("blend", list(Blend))
def test_a_layer_is_seen_as_it_is_rendered(canvas: Canvas, blend: Blend) -> None:
    layer = add_layer(canvas, blend=blend, opacity=0.7)
    assert (seen(canvas) == rendered(canvas)).all()
    assert (rendered(canvas) != BASE).any()
    change(canvas, layer, opacity=0.2)
    assert (seen(canvas) == rendered(canvas)).all()
    change(canvas, layer, visible=False)
    assert (seen(canvas) == BASE).all()
    canvas.undo.undo()
    canvas.undo.undo()
    assert (seen(canvas) == rendered(canvas)).all()


@pytest.mark.parametrize("target", [Target.LAYER, Target.LAYER_MASK])
def test_a_stroke_is_seen_while_it_is_painted_and_undone(canvas: Canvas, target: Target) -> None:
    add_layer(canvas, mask=TileSnapshot.of(np.full((160, 200), 90, np.uint8)))
    canvas.painted.aim(target)
    canvas.painted.use_colour((0, 200, 40))
    before = seen(canvas)
    QTest.mousePress(canvas.view.viewport(), LEFT, pos=canvas.at(40, 40))
    QTest.mouseMove(canvas.view.viewport(), canvas.at(120, 100))
    painting = seen(canvas)
    assert (painting != before).any()
    QTest.mouseRelease(canvas.view.viewport(), LEFT, pos=canvas.at(120, 100))
    assert (seen(canvas) == painting).all()
    assert (painting == rendered(canvas)).all()
    canvas.undo.undo()
    assert (seen(canvas) == before).all()
    canvas.undo.redo()
    assert (seen(canvas) == painting).all()


def test_a_stroke_that_enlarges_its_layer_is_seen(canvas: Canvas) -> None:
    dot = layer_of(np.full((20, 30, 3), 255, np.uint8), None)
    add_layer(canvas, pixels=dot, left=100, top=80)
    drag(canvas, (20, 20), (60, 50))
    assert (seen(canvas) == rendered(canvas)).all()
    canvas.undo.undo()
    assert (seen(canvas) == rendered(canvas)).all()


class Painted(QObject):
    """What of a widget is painted."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.region = QRegion()
        canvas.view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region |= event.region()
        return False


def test_the_end_of_a_stroke_doesnt_have_its_layer_painted_again(
    canvas: Canvas, qtbot: QtBot
) -> None:
    add_layer(canvas)
    canvas.settings.set_size(8)
    viewport = canvas.view.viewport()
    QTest.mousePress(viewport, LEFT, pos=canvas.at(20, 20))
    QTest.mouseMove(viewport, canvas.at(180, 140))
    far, near = canvas.at(30, 130), canvas.at(179, 139)
    # When motion ends, everything is painted once more.
    qtbot.waitUntil(lambda: not canvas.view.is_in_motion)
    qtbot.wait(1)
    painted = Painted(canvas)
    QTest.mouseRelease(viewport, LEFT, pos=canvas.at(180, 140))
    canvas.view.viewport().update(near.x(), near.y(), 1, 1)
    qtbot.waitUntil(lambda: painted.region.contains(near))
    assert not painted.region.contains(far)


def test_another_picture_and_its_preview_are_seen_below_the_layers(canvas: Canvas) -> None:
    add_layer(canvas)
    seen(canvas)
    document = canvas.painted.document
    assert document is not None
    other = coloured(200, 160)[::-1].copy()
    canvas.view.show_picture(shown(other))
    canvas.view.full_size()
    assert (seen(canvas) == composite(other, document)).all()


def test_changing_many_pixels_paints_coarsely_first_and_sharply_afterwards(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdstudio.ui.canvas.layers_item._QUICK_PX", 0)
    layer = add_layer(canvas)
    canvas.view.zoom_to(0.4)
    qtbot.waitUntil(lambda: not canvas.view.is_in_motion)
    change(canvas, layer, opacity=0.5)
    assert canvas.view.is_in_motion
    qtbot.waitUntil(lambda: not canvas.view.is_in_motion)


def test_at_full_size_it_is_never_painted_coarsely(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdstudio.ui.canvas.layers_item._QUICK_PX", 0)
    qtbot.waitUntil(lambda: not canvas.view.is_in_motion)
    layer = add_layer(canvas)
    change(canvas, layer, opacity=0.5)
    assert not canvas.view.is_in_motion


def test_large_layers_appear_without_being_asked_for_again(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sdstudio.ui.canvas.layers_item._TILES_AT_ONCE", -1)
    add_layer(canvas)
    painted = Painted(canvas)
    canvas.view.zoom_to(0.4)
    qtbot.waitUntil(lambda: not canvas.view._layers.is_unfinished and not painted.region.isEmpty())
    canvas.view.full_size()
    assert (seen(canvas) == rendered(canvas)).all()
