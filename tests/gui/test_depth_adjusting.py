"""Adjusting the depth on the canvas: the panel, its preview, one step to undo."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.depth_layers import depth_in, depth_layer, grey_pixels, with_depth
from sdstudio.canvas.document import Target
from sdstudio.imaging.depth_maps import DepthAdjustment, adjusted
from sdstudio.ui.canvas.depth.adjust_panel import DepthPanel
from sdstudio.ui.canvas.depth.adjusting import DepthAdjusting
from tests.support.canvas import Canvas, canvas_on, plain

WIDTH, HEIGHT = 320, 240
#: From 64 to 191, so that black and white can be moved.
DEPTH = np.broadcast_to(np.linspace(64, 191, WIDTH).round().astype(np.uint8), (HEIGHT, WIDTH))


@dataclass(frozen=True)
class Made:
    canvas: Canvas
    adjusting: DepthAdjusting
    panel: DepthPanel
    qtbot: QtBot

    @property
    def depth(self) -> NDArray[np.uint8]:
        document = self.canvas.painted.document
        assert document is not None
        layer = depth_layer(document)
        assert layer is not None
        return depth_in(document, layer)

    @property
    def preview(self) -> QImage | None:
        return self.adjusting.overlay.image

    def open(self) -> None:
        self.adjusting.open()
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.adjusting.is_busy)


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Iterator[Made]:
    background = BackgroundTasks()
    with canvas_on(tmp_path, plain(WIDTH, HEIGHT), (640, 480)) as canvas:
        adjusting = DepthAdjusting(canvas.painted, canvas.view, background)
        panel = DepthPanel(adjusting, canvas.view)
        document = canvas.painted.document
        assert document is not None
        canvas.painted.edit(with_depth(document, grey_pixels(DEPTH), "Depth"), "open")
        yield Made(canvas, adjusting, panel, qtbot)
        adjusting.cancel()
    background.close()


def test_without_a_depth_it_does_not_open(made: Made) -> None:
    made.canvas.undo.undo()
    made.adjusting.open()
    assert not made.adjusting.is_open
    assert not made.panel.isVisible()


def test_it_is_previewed_and_applied_in_one_step(made: Made) -> None:
    made.open()
    assert made.panel.isVisible()
    steps = made.canvas.undo.index()
    made.panel.black.slider.setValue(64)
    made.panel.white.slider.setValue(191)
    made.panel.invert.click()
    made.wait()
    shown = made.preview
    assert shown is not None
    assert shown.pixelColor(1, 5).red() > 250
    assert shown.pixelColor(shown.width() - 2, 5).red() < 5
    assert np.array_equal(made.depth, DEPTH)
    assert made.canvas.undo.index() == steps
    made.panel.use.click()
    made.qtbot.waitUntil(lambda: not made.adjusting.is_open)
    wanted = adjusted(DEPTH, DepthAdjustment(64, 191, inverts=True))
    assert np.array_equal(made.depth, wanted)
    assert made.canvas.undo.index() == steps + 1
    assert made.preview is None
    assert not made.panel.isVisible()
    made.canvas.undo.undo()
    assert np.array_equal(made.depth, DEPTH)
    made.canvas.undo.redo()
    assert np.array_equal(made.depth, wanted)


def test_escape_leaves_it_and_enter_applies_it_also_on_the_canvas(made: Made) -> None:
    for press_on in (made.panel.gamma.slider, made.canvas.view):
        made.open()
        made.panel.gamma.slider.setValue(60)
        QTest.keyClick(press_on, Qt.Key.Key_Escape)
        assert not made.adjusting.is_open
        assert np.array_equal(made.depth, DEPTH)
    made.open()
    made.panel.gamma.slider.setValue(60)
    QTest.keyClick(made.canvas.view, Qt.Key.Key_Return)
    made.qtbot.waitUntil(lambda: not made.adjusting.is_open)
    assert made.depth[0, WIDTH // 2] > DEPTH[0, WIDTH // 2]


def test_enter_before_the_levels_are_counted_still_applies(made: Made) -> None:
    made.adjusting.open()
    made.adjusting.shape(DepthAdjustment(inverts=True))
    made.adjusting.apply()
    made.qtbot.waitUntil(lambda: not made.adjusting.is_open)
    assert np.array_equal(made.depth, 255 - DEPTH)


def test_applying_nothing_is_no_step(made: Made) -> None:
    made.open()
    steps = made.canvas.undo.index()
    made.adjusting.apply()
    assert not made.adjusting.is_open
    assert made.canvas.undo.index() == steps


def test_black_and_white_push_each_other(made: Made) -> None:
    made.open()
    made.panel.black.slider.setValue(200)
    made.panel.white.slider.setValue(120)
    assert (made.adjusting.adjustment.black, made.adjusting.adjustment.white) == (119, 120)
    made.panel.black.slider.setValue(180)
    assert (made.adjusting.adjustment.black, made.adjusting.adjustment.white) == (180, 181)


def test_auto_levels_use_the_whole_range(made: Made) -> None:
    made.open()
    made.panel.spread.click()
    assert (made.adjusting.adjustment.black, made.adjusting.adjustment.white) == (64, 191)
    made.panel.use.click()
    made.qtbot.waitUntil(lambda: not made.adjusting.is_open)
    assert (int(made.depth.min()), int(made.depth.max())) == (0, 255)


def test_the_handles_of_the_histogram_can_be_dragged(made: Made) -> None:
    made.open()
    view = made.panel.histogram
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view, left, none, QPoint(8, 20))
    QTest.mouseMove(view, QPoint(view.width() // 4, 20))
    QTest.mouseRelease(view, left, none, QPoint(view.width() // 4, 20))
    assert 55 < made.adjusting.adjustment.black < 75
    assert made.panel.black.slider.value() == made.adjusting.adjustment.black
    QTest.mousePress(view, left, none, QPoint(view.width() - 8, 20))
    QTest.mouseMove(view, QPoint(2, 20))
    QTest.mouseRelease(view, left, none, QPoint(2, 20))
    assert made.adjusting.adjustment.white == made.adjusting.adjustment.black + 1


def test_whatever_else_changes_the_depth_ends_it(made: Made) -> None:
    made.open()
    made.canvas.undo.undo()
    assert not made.adjusting.is_open
    made.canvas.undo.redo()
    made.open()
    painted = made.canvas.painted
    painted.aim(Target.LAYER)
    painted.begin(Brush(20), 30, 30)
    painted.end()
    assert not made.adjusting.is_open
    assert made.preview is None


def test_a_stroke_applies_it_first_as_a_step_of_its_own(made: Made) -> None:
    made.open()
    painted, undo = made.canvas.painted, made.canvas.undo
    steps = undo.count()
    inverted = DepthAdjustment(inverts=True)
    made.adjusting.shape(inverted)
    # Perhaps before the preview is there.
    painted.begin(Brush(20), 30, 30)
    painted.end()
    assert not made.adjusting.is_open
    assert made.preview is None
    assert undo.count() == steps + 2
    assert undo.text(steps) == "adjust depth"
    expected = adjusted(DEPTH, inverted)
    assert np.array_equal(made.depth[60:], expected[60:])
    undo.undo()
    assert np.array_equal(made.depth, expected)
    undo.undo()
    assert np.array_equal(made.depth, DEPTH)


def test_undo_takes_back_what_was_changed_in_it(made: Made) -> None:
    made.open()
    undo = made.canvas.undo
    steps = undo.count()
    for black in (10, 20):
        made.adjusting.shape(DepthAdjustment(black=black))
    made.adjusting.shape(DepthAdjustment(black=20, inverts=True))
    undo.undo_newest()
    assert made.adjusting.adjustment == DepthAdjustment(black=20)
    assert made.panel.black.slider.value() == 20
    # A slider that is dragged is one change.
    undo.undo_newest()
    assert made.adjusting.adjustment.is_neutral
    assert made.adjusting.is_open
    undo.redo_newest()
    assert made.adjusting.adjustment == DepthAdjustment(black=20)
    made.adjusting.cancel()
    assert undo.count() == steps
    assert np.array_equal(made.depth, DEPTH)


def test_what_is_painted_on_a_depth_is_grey(made: Made) -> None:
    painted = made.canvas.painted
    assert painted.target is Target.LAYER
    painted.use_colour((0, 255, 0))
    painted.begin(Brush(40), 100, 100)
    painted.end()
    layer = painted.layer
    assert layer is not None
    blue, green, red, alpha = layer.pixels.pixels()[100, 100].tolist()
    assert blue == green == red
    assert alpha == 255
    assert 140 < red < 160


def test_a_blur_reaches_no_further_than_serves(made: Made) -> None:
    made.open()
    assert made.adjusting.blur_limit_px == HEIGHT // 10
    made.panel.blur.slider.setValue(8)
    made.panel.use.click()
    made.qtbot.waitUntil(lambda: not made.adjusting.is_open)
    assert np.array_equal(made.depth, adjusted(DEPTH, DepthAdjustment(blur_px=8)))
