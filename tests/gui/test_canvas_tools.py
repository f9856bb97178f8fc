"""The canvas gives the pointer and the keys to the current tool, or to the overlay that is hit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.ui.canvas.tools.tool import AnyCursor, CanvasTool, Pointer
from tests.support.canvas import Canvas, canvas_on, plain

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Recorder(CanvasTool):
    """Writes down what it is told; paints a square around the point (50, 50)."""

    def __init__(self, box: QRectF | None = None) -> None:
        self.told: list[str] = []
        self.last: Pointer | None = None
        self.painted = 0
        self._box = box

    def hits(self, pointer: Pointer) -> bool:
        return self._box is None or self._box.contains(pointer.x, pointer.y)

    def hover(self, pointer: Pointer | None) -> None:
        self._note("left" if pointer is None else "hover", pointer)

    def begin(self, pointer: Pointer) -> None:
        self._note("begin", pointer)

    def move(self, pointer: Pointer) -> None:
        self._note("move", pointer)

    def end(self, pointer: Pointer) -> None:
        self._note("end", pointer)

    def cancel(self) -> None:
        self._note("cancel", None)

    def double_click(self, pointer: Pointer) -> None:
        self._note("double", pointer)

    def key(self, event: QKeyEvent) -> bool:
        self._note("key", None)
        return event.key() == Qt.Key.Key_A

    def cursor(self, zoom: float) -> AnyCursor:
        return Qt.CursorShape.UpArrowCursor

    def bounds(self, to_screen: QTransform) -> QRectF:
        middle = to_screen.map(QPointF(50, 50))
        return QRectF(middle.x() - 10, middle.y() - 10, 20, 20)

    def paint(self, painter: QPainter, to_screen: QTransform) -> None:
        self.painted += 1
        painter.fillRect(self.bounds(to_screen), QColor(0, 255, 0))

    def _note(self, what: str, pointer: Pointer | None) -> None:
        self.last = pointer or self.last
        if not self.told or self.told[-1] != what:
            self.told.append(what)


@pytest.fixture
def tool() -> Recorder:
    return Recorder()


@pytest.fixture
def canvas(qtbot: QtBot, tmp_path: Path, tool: Recorder) -> Iterator[Canvas]:
    """A canvas of 100 × 80 pixels whose tool writes down what it is told."""
    with canvas_on(tmp_path, plain(100, 80)) as canvas:
        canvas.tools.choose(tool)
        yield canvas


def green(canvas: Canvas) -> int:
    """How many pixels of the view what is painted by recorders has."""
    image = canvas.view.viewport().grab().toImage()
    return sum(
        image.pixelColor(x, y) == QColor(0, 255, 0)
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_tool_gets_the_pointer_in_pixels_of_the_picture(canvas: Canvas, tool: Recorder) -> None:
    viewport = canvas.view.viewport()
    QTest.mouseMove(viewport, canvas.at(10, 20))
    assert tool.told[-1] == "hover"
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.ShiftModifier, canvas.at(30, 40))
    assert tool.last is not None
    assert tool.last.x == pytest.approx(30, abs=0.5)
    assert tool.last.y == pytest.approx(40, abs=0.5)
    assert tool.last.button == LEFT
    assert tool.last.modifiers == Qt.KeyboardModifier.ShiftModifier
    assert not tool.last.is_pen
    QTest.mouseMove(viewport, canvas.at(50, 40))
    assert tool.last.button == LEFT
    QTest.mouseRelease(viewport, LEFT, NONE, canvas.at(50, 40))
    assert [one for one in tool.told if one in ("begin", "move", "end")] == ["begin", "move", "end"]
    QTest.mouseDClick(viewport, LEFT, NONE, canvas.at(50, 40))
    assert "double" in tool.told


def test_keys_that_a_tool_has_no_use_for_are_left_to_others(canvas: Canvas, tool: Recorder) -> None:
    for key, used in ((Qt.Key.Key_A, True), (Qt.Key.Key_B, False)):
        event = QKeyEvent(QEvent.Type.KeyPress, key, NONE)
        QApplication.sendEvent(canvas.view, event)
        assert event.isAccepted() is used
    assert "key" in tool.told


def test_a_tool_that_is_changed_in_the_middle_of_its_work_is_told(
    canvas: Canvas, tool: Recorder
) -> None:
    other, viewport = Recorder(), canvas.view.viewport()
    QTest.mousePress(viewport, LEFT, NONE, canvas.at(30, 40))
    canvas.tools.choose(other)
    assert tool.told[-2:] == ["cancel", "left"]
    assert tool.surface is None
    QTest.mouseMove(viewport, canvas.at(50, 40))
    QTest.mouseRelease(viewport, LEFT, NONE, canvas.at(50, 40))
    assert not {"begin", "move", "end"} & set(other.told)
    QTest.mouseClick(viewport, LEFT, NONE, canvas.at(50, 40))
    assert "end" in other.told
    assert "end" not in tool.told
    canvas.tools.choose(tool)
    assert canvas.tools.current is tool
    QTest.mouseClick(viewport, LEFT, NONE, canvas.at(50, 40))
    assert "end" in tool.told


def test_an_overlay_is_taken_hold_of_before_the_tool(canvas: Canvas, tool: Recorder) -> None:
    below, above = Recorder(QRectF(0, 0, 50, 50)), Recorder(QRectF(0, 0, 20, 20))
    canvas.view.add_overlay(below)
    canvas.view.add_overlay(above)
    viewport = canvas.view.viewport()
    for x, taken in ((10, above), (30, below), (70, tool)):
        QTest.mouseMove(viewport, canvas.at(x, 10))
        QTest.mousePress(viewport, LEFT, NONE, canvas.at(x, 10))
        # It keeps the pointer where another would be hit.
        QTest.mouseMove(viewport, canvas.at(45, 45))
        QTest.mouseRelease(viewport, LEFT, NONE, canvas.at(45, 45))
        assert "end" in taken.told
        assert [one for one in (above, below, tool) if "end" in one.told] == [taken]
        taken.told.clear()
    canvas.view.remove_overlay(above)
    QTest.mouseClick(viewport, LEFT, NONE, canvas.at(10, 10))
    assert "end" in below.told
    assert "end" not in above.told


def test_what_tools_and_overlays_paint_is_removed_with_them(canvas: Canvas, tool: Recorder) -> None:
    assert green(canvas) == 400
    overlay = Recorder(QRectF())
    canvas.view.add_overlay(overlay)
    canvas.view.repaint()
    assert overlay.painted
    canvas.view.zoom_to(2 * canvas.view.zoom)
    assert green(canvas) == 400
    canvas.view.remove_overlay(overlay)
    canvas.tools.choose(canvas.brush)
    assert green(canvas) == 0


def test_the_outline_of_the_brush_is_as_large_on_screen_as_its_stroke(canvas: Canvas) -> None:
    canvas.tools.choose(canvas.brush)
    canvas.settings.set_size(40)
    canvas.brush.hover(None)
    bare = canvas.view.viewport().grab().toImage()
    canvas.brush.hover(Pointer(50, 40))
    image = canvas.view.viewport().grab().toImage()
    seen = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) != bare.pixelColor(x, y)
    ]
    for places in zip(*seen, strict=True):
        assert max(places) - min(places) == pytest.approx(40 * canvas.view.screen_scale, abs=5)
