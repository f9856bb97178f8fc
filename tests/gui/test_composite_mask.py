"""What layers and results change, shown on the canvas; the rest of the picture is grey."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.app.canvas_rendering import composite
from sdstudio.app.input_pictures import Shown
from sdstudio.canvas.document import Blend, Layer, LayerKind, Target
from sdstudio.canvas.tile_png import layer_of
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.canvas.composite_mask import CompositeMask
from sdstudio.ui.main_window import MainWindow
from tests.gui.test_from_pictures import begin_mask, red, stroke
from tests.gui.test_layers_on_canvas import BASE, add_layer, change, drag, seen
from tests.gui.test_layers_panel import add
from tests.gui.test_masks import picture
from tests.support.canvas import Canvas, canvas_on

__all__ = ["red"]


@pytest.fixture
def canvas(qtbot: QtBot, tmp_path: Path) -> Iterator[Canvas]:
    with canvas_on(tmp_path, BASE) as canvas:
        canvas.view.full_size()
        yield canvas


@pytest.fixture
def mask(canvas: Canvas) -> CompositeMask:
    mask = CompositeMask(canvas.painted)
    canvas.view.add_overlay(mask)
    return mask


def block(canvas: Canvas, **properties: object) -> Layer:
    """An opaque layer on a part of the picture, from 40, 30 to 100, 80."""
    pixels = layer_of(np.full((50, 60, 3), (250, 120, 10), np.uint8), None)
    return add_layer(canvas, pixels=pixels, left=40, top=30, **properties)


def is_free(canvas: Canvas) -> NDArray[np.bool_]:
    """Which pixels of the canvas are seen as they are."""
    document = canvas.painted.document
    assert document is not None
    return np.asarray((seen(canvas) == composite(BASE, document)).all(axis=2), bool)


def inside() -> NDArray[np.bool_]:
    pixels = np.zeros((160, 200), bool)
    pixels[30:80, 40:100] = True
    return pixels


@pytest.mark.parametrize("blend", list(Blend))
def test_all_but_what_a_layer_covers_is_grey(
    canvas: Canvas, mask: CompositeMask, blend: Blend
) -> None:
    block(canvas, blend=blend)
    assert is_free(canvas).all()
    mask.show_mask(True)
    assert (is_free(canvas) == inside()).all()
    mask.show_mask(False)
    assert is_free(canvas).all()


def test_it_follows_strokes_and_changes_of_layers(canvas: Canvas, mask: CompositeMask) -> None:
    layer = block(canvas)
    mask.show_mask(True)
    change(canvas, layer, left=50)
    assert (is_free(canvas) == np.roll(inside(), 10, axis=1)).all()
    change(canvas, layer, visible=False)
    assert not is_free(canvas).any()
    canvas.undo.undo()
    canvas.settings.set_softness(0)
    canvas.painted.aim(Target.LAYER)
    before = is_free(canvas).sum()
    drag(canvas, (150, 130), (170, 130))
    assert is_free(canvas).sum() > before
    assert is_free(canvas)[130, 160]


def test_layers_that_no_job_gets_dont_count(canvas: Canvas, mask: CompositeMask) -> None:
    layer = block(canvas)
    mask.show_mask(True)
    change(canvas, layer, kind=LayerKind.REFERENCE)
    assert not (seen(canvas) == BASE).all(axis=2).any()
    assert not mask.has_changes


def test_what_half_shows_is_half_covered(canvas: Canvas, mask: CompositeMask) -> None:
    block(canvas, opacity=0.5)
    mask.show_mask(True)
    grey = np.abs(seen(canvas).astype(int) - 128).max(axis=2)
    free = grey[30:80, 40:100].mean()
    assert grey[90:, :].mean() < free


def test_a_result_counts_where_it_isnt_transparent(canvas: Canvas, mask: CompositeMask) -> None:
    result = QImage(60, 50, QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(Qt.GlobalColor.red)
    mask.show_mask(True)
    assert not is_free(canvas).any()
    mask.show_result(Shown((result,)), QRectF(40, 30, 60, 50))
    assert mask.has_changes
    assert (is_free(canvas) == inside()).all()
    mask.show_result(None)
    assert not is_free(canvas).any()


@pytest.mark.parametrize("zoom", [0.3, 1.0, 4.0])
def test_it_lies_where_the_picture_lies(canvas: Canvas, mask: CompositeMask, zoom: float) -> None:
    block(canvas)
    canvas.view.navigation.rotate_by(20)
    canvas.view.navigation.mirror()
    canvas.view.zoom_to(zoom)
    free = canvas.view.viewport().grab().toImage()
    mask.show_mask(True)
    covered = canvas.view.viewport().grab().toImage()
    for point, is_covered in (((70, 55), False), ((45, 40), False), ((70, 100), True)):
        at = canvas.at(*point)
        if canvas.view.viewport().rect().contains(at):
            assert (free.pixel(at) != covered.pixel(at)) == is_covered


def test_it_is_shown_by_its_key(window: MainWindow, qtbot: QtBot, red: Path) -> None:
    page, _ = begin_mask(window, qtbot, red)
    window.activateWindow()
    qtbot.waitUntil(page.view.hasFocus)
    before = page.view.viewport().grab().toImage()
    QTest.keyClick(page.view, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert window.actions_[ActionId.COMPOSITE_MASK].isChecked()
    assert "all of it is grey" in page.hint
    assert page.view.viewport().grab().toImage() != before
    QTest.keyClick(page.view, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert page.view.viewport().grab().toImage() == before


def test_it_says_what_it_shows_and_ends_with_the_picture(
    window: MainWindow, qtbot: QtBot, red: Path, tmp_path: Path
) -> None:
    page, _ = begin_mask(window, qtbot, red)
    add(window, "sky")
    stroke(page, (20, 20), (60, 20))
    shows = window.actions_[ActionId.COMPOSITE_MASK]
    shows.trigger()
    assert "composite mask is shown" in page.hint
    begin_mask(window, qtbot, picture(tmp_path / "other.png"))
    qtbot.waitUntil(lambda: not shows.isChecked())
