"""The canvas is navigated by mouse, wheel, keys, pen and fingers, and what is seen is hit."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.input_pictures import Shown, shown
from sdstudio.app.result_images import ResultImage
from sdstudio.ui.canvas.result_overlay import ResultOverlay
from tests.support.canvas import Canvas, canvas_on, coloured, misses, plain
from tests.support.pointing import gesture, pen, scroll_pad, turn_wheel

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
SPACE = Qt.Key.Key_Space
RGB = QImage.Format.Format_RGB32
MIDDLE_OF_VIEW = QPoint(200, 150)


class SlowClock:
    """A clock that only moves when it is told to, from long after what happened so far."""

    def __init__(self) -> None:
        self._now_s = time.monotonic() + 1000

    def monotonic(self) -> float:
        return self._now_s

    def pass_second(self) -> None:
        self._now_s += 1.0


@pytest.fixture
def canvas(qtbot: QtBot, tmp_path: Path) -> Iterator[Canvas]:
    with canvas_on(tmp_path, coloured(120, 90)) as canvas:
        canvas.settings.set_size(4)
        canvas.settings.set_softness(0)
        yield canvas


def seen(canvas: Canvas, at: QPoint) -> tuple[float, float]:
    """The point of the picture there."""
    x, y = canvas.view.navigation.to_picture(QPointF(at)).toTuple()
    return x, y


def on_screen(canvas: Canvas) -> QImage:
    """What is on the screen, as it came to be there."""
    while canvas.view.is_in_motion:
        QTest.qWait(10)
    QApplication.processEvents()
    window = canvas.view.screen().grabWindow(canvas.view.winId())
    return window.toImage().convertToFormat(RGB)


def drag(
    canvas: Canvas, by: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NONE
) -> None:
    viewport, start = canvas.view.viewport(), MIDDLE_OF_VIEW
    QTest.mousePress(viewport, button, keys, start)
    QTest.mouseMove(viewport, start + by / 2)
    QTest.mouseMove(viewport, start + by)
    QTest.mouseRelease(viewport, button, keys, start + by)


# What is seen is hit.


@pytest.mark.parametrize("is_mirrored", [False, True])
@pytest.mark.parametrize("angle", [0, 15, 90, 200, 270])
@pytest.mark.parametrize("zoom", [3.0, 4.5, 11.0, 32.0])
def test_the_pixel_under_the_pointer_is_the_one_that_is_seen_there(
    canvas: Canvas, zoom: float, angle: int, is_mirrored: bool
) -> None:
    navigation = canvas.view.navigation
    canvas.view.zoom_to(zoom, QPointF(130, 90))
    navigation.rotate_to(angle)
    if is_mirrored:
        navigation.mirror()
    assert misses(canvas) == 0


@pytest.mark.parametrize("factor", ["1", "1.5", "2"])
def test_the_pixel_under_the_pointer_is_seen_there_on_screens_of_any_density(
    tmp_path: Path, factor: str
) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"}
    program = [sys.executable, "-m", "tests.support.dense_screen_program", str(tmp_path)]
    answer = subprocess.run(program, env=environment, check=True, capture_output=True).stdout
    found = json.loads(answer)
    assert found["ratio"] == float(factor)
    assert found["misses"] == 0
    assert found["blurred"] == 0


@pytest.mark.parametrize("angle", [0, 37, 90])
def test_a_click_paints_the_pixel_that_is_seen_there(canvas: Canvas, angle: int) -> None:
    canvas.settings.set_size(2)
    canvas.view.zoom_to(16, QPointF(120, 100))
    canvas.view.navigation.rotate_to(angle)
    canvas.view.navigation.mirror()
    for at in (QPoint(100, 80), QPoint(233, 150), QPoint(301, 210)):
        x, y = seen(canvas, at)
        QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, at)
        pixels = canvas.mask.snapshot.pixels()
        assert pixels[int(y), int(x)] == pixels.max() > 0
        ys, xs = pixels.nonzero()
        assert abs(xs - x).max() < 2.5
        assert abs(ys - y).max() < 2.5
        canvas.painted.fill(0)


# Moving.


def test_the_middle_button_and_space_move_the_picture(canvas: Canvas) -> None:
    canvas.view.zoom_to(8)
    for button in (MIDDLE, LEFT):
        before = seen(canvas, MIDDLE_OF_VIEW)
        if button == LEFT:
            QTest.keyPress(canvas.view, SPACE)
        drag(canvas, QPoint(40, -20), button)
        QTest.keyRelease(canvas.view, SPACE)
        after = seen(canvas, MIDDLE_OF_VIEW)
        assert after == pytest.approx((before[0] - 5, before[1] + 2.5))
    assert canvas.mask.is_empty


@pytest.mark.parametrize("by_space", [True, False])
def test_a_stroke_continues_after_the_picture_was_moved(canvas: Canvas, by_space: bool) -> None:
    viewport, view = canvas.view.viewport(), canvas.view
    view.zoom_to(8)
    start = seen(canvas, MIDDLE_OF_VIEW)
    QTest.mousePress(viewport, LEFT, NONE, MIDDLE_OF_VIEW)
    QTest.mouseMove(viewport, MIDDLE_OF_VIEW + QPoint(80, 0))
    if by_space:
        QTest.keyPress(view, SPACE)
    else:
        QTest.mousePress(viewport, MIDDLE, NONE, MIDDLE_OF_VIEW + QPoint(80, 0))
    QTest.mouseMove(viewport, MIDDLE_OF_VIEW + QPoint(0, 40))
    QTest.mouseMove(viewport, MIDDLE_OF_VIEW + QPoint(-80, 80))
    if by_space:
        QTest.keyRelease(view, SPACE)
    else:
        QTest.mouseRelease(viewport, MIDDLE, NONE, MIDDLE_OF_VIEW + QPoint(-80, 80))
    QTest.mouseMove(viewport, MIDDLE_OF_VIEW + QPoint(80, 80))
    QTest.mouseRelease(viewport, LEFT, NONE, MIDDLE_OF_VIEW + QPoint(80, 80))
    ys, xs = canvas.mask.snapshot.pixels().nonzero()
    # One straight line, 10 pixels before the picture was moved and 20 after.
    assert xs.min() == pytest.approx(start[0] - 2, abs=1)
    assert xs.max() == pytest.approx(start[0] + 30 + 2, abs=1)
    assert set(ys) == set(range(round(start[1]) - 2, round(start[1]) + 2))
    canvas.undo.undo()
    assert canvas.mask.is_empty


def test_a_stroke_that_is_cancelled_or_left_by_the_window_is_one_step(canvas: Canvas) -> None:
    viewport = canvas.view.viewport()
    for ends in (
        lambda: QTest.keyClick(canvas.view, Qt.Key.Key_Escape),
        lambda: QApplication.sendEvent(canvas.view, QEvent(QEvent.Type.WindowDeactivate)),
    ):
        QTest.mousePress(viewport, LEFT, NONE, MIDDLE_OF_VIEW)
        ends()
        assert not canvas.mask.is_painting
        QTest.mouseMove(viewport, MIDDLE_OF_VIEW + QPoint(90, 0))
        QTest.mouseRelease(viewport, LEFT, NONE, MIDDLE_OF_VIEW + QPoint(90, 0))
        _, xs = canvas.mask.snapshot.pixels().nonzero()
        assert xs.max() - xs.min() < 10
        canvas.undo.undo()
        assert canvas.mask.is_empty


def test_a_stroke_ends_where_the_canvas_is_covered_meanwhile(canvas: Canvas) -> None:
    viewport = canvas.view.viewport()
    QTest.mousePress(viewport, LEFT, NONE, MIDDLE_OF_VIEW)
    canvas.view.setEnabled(False)
    assert not canvas.view.is_working
    # The release doesn't reach it.
    canvas.view.setEnabled(True)
    QTest.mouseMove(viewport, MIDDLE_OF_VIEW + QPoint(90, 0))
    _, xs = canvas.mask.snapshot.pixels().nonzero()
    assert xs.max() - xs.min() < 10


def test_what_was_scrolled_looks_like_what_is_painted_anew(canvas: Canvas) -> None:
    QTest.mouseClick(canvas.view.viewport(), LEFT, NONE, MIDDLE_OF_VIEW)
    canvas.view.show_grid(True)
    canvas.view.zoom_to(9)
    canvas.brush.hover(None)
    drag(canvas, QPoint(43, -31), MIDDLE)
    canvas.brush.hover(None)
    assert on_screen(canvas) == canvas.view.grab().toImage().convertToFormat(RGB)


def test_what_is_seen_in_motion_is_smooth_once_it_rests(canvas: Canvas) -> None:
    canvas.brush.hover(None)
    canvas.view.zoom_to(0.6)
    still = on_screen(canvas)
    for step in (10, -10):
        canvas.view.navigation.rotate_by(step)
    assert canvas.view.is_in_motion
    assert on_screen(canvas) == still


def test_frames_that_take_long_are_in_motion_too(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_screen(canvas)
    clock = SlowClock()
    monkeypatch.setattr("sdstudio.ui.canvas.view.time", clock)
    monkeypatch.setattr(canvas.brush, "paint", lambda *_of: clock.pass_second())
    canvas.view.navigation.rotate_by(10)
    assert not canvas.view.is_in_motion
    canvas.view.viewport().repaint()
    canvas.view.navigation.rotate_by(10)
    assert canvas.view.is_in_motion


# The wheel and touch pads.


def test_the_wheel_zooms_at_the_pointer_and_sizes_the_brush_with_control(canvas: Canvas) -> None:
    viewport, at = canvas.view.viewport(), QPoint(150, 120)
    before, zoom, size_px = seen(canvas, at), canvas.view.zoom, canvas.settings.brush.size_px
    turn_wheel(viewport, at, 2)
    assert canvas.view.zoom == pytest.approx(1.44 * zoom)
    assert seen(canvas, at) == pytest.approx(before, abs=0.2)
    turn_wheel(viewport, at, 2, Qt.KeyboardModifier.ControlModifier)
    assert canvas.view.zoom == pytest.approx(1.44 * zoom)
    assert canvas.settings.brush.size_px > size_px


def test_two_fingers_on_a_touch_pad_move_zoom_and_rotate(canvas: Canvas) -> None:
    viewport, at, kinds = canvas.view.viewport(), QPoint(150, 120), Qt.NativeGestureType
    navigation = canvas.view.navigation
    canvas.view.zoom_to(8)
    before = seen(canvas, at)
    scroll_pad(viewport, at, QPoint(16, -24))
    assert seen(canvas, at) == pytest.approx((before[0] - 2, before[1] + 3))
    assert canvas.view.zoom == 8
    before = seen(canvas, at)
    gesture(viewport, at, kinds.BeginNativeGesture)
    gesture(viewport, at, kinds.ZoomNativeGesture, 0.25)
    assert canvas.view.zoom == 10
    for _ in range(4):
        gesture(viewport, at, kinds.RotateNativeGesture, 10)
    assert navigation.angle == 40
    assert seen(canvas, at) == pytest.approx(before, abs=0.2)
    gesture(viewport, at, kinds.RotateNativeGesture, 48)
    assert navigation.angle == 90
    gesture(viewport, at, kinds.RotateNativeGesture, 2)
    assert navigation.angle == 90
    gesture(viewport, at, kinds.RotateNativeGesture, 20)
    assert navigation.angle == 110
    gesture(viewport, at, kinds.EndNativeGesture)
    scroll_pad(viewport, at, QPoint(0, 10), Qt.KeyboardModifier.ControlModifier)
    assert canvas.view.zoom > 10
    gesture(viewport, at, kinds.SmartZoomNativeGesture)
    assert navigation.is_fitted
    gesture(viewport, at, kinds.SmartZoomNativeGesture)
    assert canvas.view.zoom == 1


# Rotating and mirroring.


def test_shift_and_space_rotate_the_picture_and_snap_at_right_angles(canvas: Canvas) -> None:
    navigation = canvas.view.navigation
    QTest.keyPress(canvas.view, SPACE, SHIFT)
    viewport, radius = canvas.view.viewport(), 100
    QTest.mousePress(viewport, LEFT, SHIFT, MIDDLE_OF_VIEW + QPoint(radius, 0))
    for degrees in (20, 40):
        turn = np.radians(degrees)
        at = QPoint(round(radius * np.cos(turn)), round(radius * np.sin(turn)))
        QTest.mouseMove(viewport, MIDDLE_OF_VIEW + at)
    assert navigation.angle == pytest.approx(40, abs=1)
    QTest.mouseMove(viewport, MIDDLE_OF_VIEW + QPoint(2, radius))
    assert navigation.angle == 90
    QTest.mouseRelease(viewport, LEFT, SHIFT, MIDDLE_OF_VIEW + QPoint(2, radius))
    QTest.keyRelease(canvas.view, SPACE)
    assert canvas.mask.is_empty


# Fingers and pens.


def test_one_finger_paints_and_two_navigate(canvas: Canvas) -> None:
    viewport, device = canvas.view.viewport(), QTest.createTouchDevice()
    canvas.view.zoom_to(4)

    def fingers(*places: tuple[int, int], what: str = "move") -> None:
        sequence = QTest.touchEvent(viewport, device)
        for number, place in enumerate(places):
            getattr(sequence, what)(number, QPoint(*place), viewport)
        sequence.commit()

    fingers((150, 150), what="press")
    fingers((200, 150))
    fingers((250, 150))
    fingers((250, 150), what="release")
    _, xs = canvas.mask.snapshot.pixels().nonzero()
    assert xs.max() - xs.min() == pytest.approx(25 + 4, abs=2)
    painted = canvas.mask.snapshot.pixels()
    held = seen(canvas, QPoint(200, 150))
    fingers((150, 150), what="press")
    QTest.touchEvent(viewport, device).move(0, QPoint(152, 150), viewport).press(
        1, QPoint(250, 150), viewport
    ).commit()
    fingers((150, 150), (250, 150))
    fingers((100, 150), (300, 150))
    assert canvas.view.zoom == pytest.approx(8, rel=0.05)
    assert canvas.view.navigation.angle == 0
    assert seen(canvas, QPoint(200, 150)) == pytest.approx(held, abs=0.5)
    fingers((130, 80), (270, 220))
    assert canvas.view.navigation.angle == pytest.approx(45, abs=2)
    fingers((130, 80), (270, 220), what="release")
    assert (canvas.mask.snapshot.pixels() == painted).all()
    # A tap is a dot.
    fingers((200, 100), what="press")
    fingers((200, 100), what="release")
    assert (canvas.mask.snapshot.pixels() != painted).any()


def test_a_pen_paints_between_the_pixels_of_the_screen_and_moves_with_space(canvas: Canvas) -> None:
    viewport, kinds = canvas.view.viewport(), QEvent.Type
    canvas.view.zoom_to(1)
    with_pen = seen(canvas, MIDDLE_OF_VIEW)
    at = QPointF(MIDDLE_OF_VIEW)
    pen(viewport, kinds.TabletPress, at)
    pen(viewport, kinds.TabletMove, at + QPointF(10.5, 0))
    QTest.keyPress(canvas.view, SPACE)
    pen(viewport, kinds.TabletMove, at + QPointF(10.5, 20))
    QTest.keyRelease(canvas.view, SPACE)
    pen(viewport, kinds.TabletMove, at + QPointF(20.5, 20))
    pen(viewport, kinds.TabletRelease, at + QPointF(20.5, 20))
    ys, xs = canvas.mask.snapshot.pixels().nonzero()
    assert xs.max() == pytest.approx(with_pen[0] + 20.5 + 2, abs=1)
    assert set(ys) == set(range(round(with_pen[1]) - 2, round(with_pen[1]) + 2))
    pen(viewport, kinds.TabletPress, at + QPointF(0, 20), eraser=True)
    pen(viewport, kinds.TabletMove, at + QPointF(30, 20), eraser=True)
    pen(viewport, kinds.TabletRelease, at + QPointF(30, 20), eraser=True)
    assert canvas.mask.snapshot.pixels()[ys[0] + 2, int(with_pen[0]) + 2 :].max() == 0


# What is shown.


def colours(canvas: Canvas) -> set[str]:
    image = canvas.view.viewport().grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, 400, 3) for y in range(0, 300, 3)}


def test_transparent_pictures_have_squares_behind_them(canvas: Canvas) -> None:
    clear = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    clear.fill(0)
    canvas.brush.hover(None)
    canvas.view.show_picture(Shown((clear,)), "clear")
    assert {"#ffffff", "#cccccc"} <= colours(canvas)


def test_the_grid_is_shown_between_pixels_that_are_large_enough(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with canvas_on(tmp_path, plain(100, 80, 0)) as canvas:
        canvas.brush.hover(None)
        canvas.view.show_grid(True)
        for zoom, lines in ((7.9, False), (8, True)):
            canvas.view.zoom_to(zoom)
            image = canvas.view.viewport().grab().toImage()
            bright = [
                sum(image.pixelColor(x, y).red() > 0 for x in range(100, 180))
                for y in range(100, 108)
            ]
            # Of eight rows on black, one is a line; the others cross a line every eight pixels.
            assert sorted(bright) == ([10] * 7 + [80] if lines else [0] * 8)


def test_the_crosshair_follows_the_pointer(qtbot: QtBot, tmp_path: Path) -> None:
    with canvas_on(tmp_path, plain(100, 80, 0)) as canvas:
        viewport = canvas.view.viewport()
        canvas.settings.set_size(2)
        canvas.view.show_crosshair(True)
        for at in (QPoint(120, 90), QPoint(251, 203)):
            QTest.mouseMove(viewport, at)
            image = on_screen(canvas)
            bright = [x for x in range(60, 340) if image.pixelColor(x, 40).red() > 200]
            assert bright == [at.x()]
            bright = [y for y in range(40, 260) if image.pixelColor(60, y).red() > 200]
            assert bright == [at.y()]


@pytest.mark.parametrize("angle", [0, 30, 90])
def test_a_result_and_its_line_are_painted_within_their_bounds(
    canvas: Canvas, angle: float
) -> None:
    overlay = ResultOverlay()
    canvas.view.add_overlay(overlay)
    whole = ResultImage(None, QRectF(0, 0, 120, 90), shown(plain(120, 90, 255)), 0)
    overlay.show_result(whole, compares=True)
    overlay.move_line(0.0)
    canvas.view.navigation.rotate_to(angle)
    canvas.view.zoom_to(1.5)
    image = QImage(canvas.view.viewport().size(), RGB)
    image.fill(0)
    to_screen = canvas.view.viewportTransform()
    with QPainter(image) as painter:
        overlay.paint(painter, to_screen)
        painter.fillRect(overlay.bounds(to_screen), Qt.GlobalColor.black)
    empty = QImage(image.size(), RGB)
    empty.fill(0)
    assert image == empty
