"""The canvas: painting, selecting, navigating, layers, and saving and opening a project.

The goals, on pictures of 4096 × 4096 and 8192 × 8192 pixels:

- brush: with a soft brush of 300 pixels, an event is painted within 8 ms in 99 of 100 cases and
  always within 16, and the stroke ended within 5;
- navigation: a frame of zooming, moving or rotating takes at most 16.7 ms: 60 are seen each second;
- opacity: another one of five layers is on a screen of 1920 × 1080 within 33 ms;
- wand: within 30 ms;
- edges: grown or feathered within 50 ms once the distances are known;
- memory: a step to undo takes what its stroke touched;
- project: ten layers of 2048 × 2048 pixels are saved within 1.5 s and opened within 2.

The times are those of the processor, which others at work on the machine don't change: of the GUI
thread, but for navigating and projects of all threads, on which Qt smooths pictures and layers are
packed. ``python -m benchmarks.canvas wand edges`` measures some of the goals; without names, all.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.report import Report, largest
from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.event_loop import coroutines_on
from sdstudio.app.input_pictures import shown
from sdstudio.app.library_thread import LibraryThread
from sdstudio.canvas.brush import Brush
from sdstudio.canvas.document import Blend, Document, Layer, new_id
from sdstudio.canvas.mask import Mask
from sdstudio.canvas.project_file import Project
from sdstudio.canvas.project_reader import read_project
from sdstudio.canvas.project_writer import encode_project
from sdstudio.canvas.rect import Rect
from sdstudio.canvas.selection.combine import Combine
from sdstudio.canvas.selection.distance_field import DistanceField
from sdstudio.canvas.selection.masks import combined
from sdstudio.canvas.selection.shapes import ellipse, lasso, rectangle
from sdstudio.canvas.selection.wand import enclosed, wand
from sdstudio.canvas.tile_change import TileChange
from sdstudio.canvas.tile_encoder import TileEncoder
from sdstudio.canvas.tile_grid import TileGrid
from sdstudio.canvas.tile_png import layer_of
from sdstudio.canvas.tiles import TiledPixels, TileSnapshot
from sdstudio.domain.draft import Draft
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.library import Library
from sdstudio.ui.canvas.canvas_model import CanvasModel
from sdstudio.ui.canvas.colours import Colours
from sdstudio.ui.canvas.tools.brush_settings import BrushSettings
from sdstudio.ui.canvas.tools.brush_tool import BrushTool
from sdstudio.ui.canvas.tools.colour_pick import ColourPick
from sdstudio.ui.canvas.tools.sampling import ColourSampler
from sdstudio.ui.canvas.tools.tool_box import ToolBox
from sdstudio.ui.canvas.tools.tool_options import ToolOptions
from sdstudio.ui.canvas.view import CanvasView
from sdstudio.ui.undo_stack import UndoStack

_GOALS = ("brush", "memory", "navigation", "opacity", "wand", "edges", "project")
_SIDES_PX = (4096, 8192)
_WINDOW_PX = (1280, 900)
#: Two seconds of a pointer that reports 240 times a second.
_EVENTS = 480
_BRUSHES_PX = (16, 300, 1000)
_FRAMES = 60
#: Of the project that is saved and opened.
_LAYERS = 10
_LAYER_PX = 2048

_Made = TypeVar("_Made")
_LAYERS_WINDOW_PX = (1920, 1080)
_OPACITIES = 20


def main(goals: Sequence[str] = ()) -> None:
    """Print the tables of ``goals``, or of all."""
    chosen = set(goals or _GOALS)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    report = Report("The canvas")
    if chosen & {"brush", "memory", "navigation", "opacity"}:
        _report_canvas(report, application, chosen)
    if chosen & {"wand", "edges"}:
        report.line(
            "**wand, edges.** Selecting: an ellipse of half the picture's area, and a wide line of"
            " a soft brush across it. From the start to the end, and of the processor on all"
            " threads."
        )
        rows = [row for side_px in _SIDES_PX for row in _selecting(side_px)]
        report.table(("picture", "operation", "ms", "processor ms", "result MB"), rows)
        for side in (f"{side_px} px" for side_px in _SIDES_PX):
            name = f"canvas, {side}"
            report.at_most(f"{name}: wand, connected", largest(rows, 2, side, "45 % c"), "ms", 30)
            report.at_most(f"{name}: grow, feather", largest(_shaped(rows), 2, side), "ms", 50)
    if "project" in chosen:
        report.line(
            f"**project.** {_LAYERS} layers of {_LAYER_PX} px with grain and soft edges: from the"
            " start to the end, and of the processor on all threads; saved for the first time, and"
            " once the canvas has stored all but the last stroke."
        )
        rows = _project()
        report.table(("operation", "s", "processor s", "MB"), rows)
        report.at_most("canvas: project saved", largest(rows, 1, "save"), "s", 1.5)
        report.at_most("canvas: project opened", largest(rows, 1, "open"), "s", 2)
    report.print()


def _report_canvas(report: Report, application: QApplication, chosen: Set[str]) -> None:
    """Paint and navigate in a window."""
    times, memory, frames, layers = [], [], [], []
    with tempfile.TemporaryDirectory() as folder, coroutines_on(application):
        library = LibraryThread(lambda: Library.open(Path(folder), Path(folder) / "data"))
        background = BackgroundTasks()
        for side_px in _SIDES_PX:
            canvas = _Canvas(application, library, background, side_px)
            for full in (False, True) if chosen & {"brush", "memory"} else ():
                for size_px in _BRUSHES_PX:
                    zoomed = "100 %" if full else "whole picture"
                    label = (f"{side_px} px, {zoomed}", f"{size_px} px")
                    times.append((*label, *canvas.stroke_ms(size_px, full=full)))
                    memory.append((*label, *canvas.memory_mb()))
            for name, zoom, step in _NAVIGATIONS if "navigation" in chosen else ():
                place = (f"{side_px} px", name, f"{100 * zoom:.0f} %")
                frames.append((*place, *canvas.frames_ms(zoom, step)))
            if chosen & {"brush", "opacity"}:
                canvas.add_layers()
                for part, at in (("whole picture", None), ("50 %", 0.5), ("100 %", 1.0)):
                    layers.append((f"{side_px} px, {part}", *canvas.layers_ms(at)))
            canvas.close()
        background.close()
    if times:
        report.line(
            f"**brush.** An event of a stroke on a mask with a soft brush of {_EVENTS} events,"
            " until it is painted."
        )
        headings = ("picture", "brush", "median ms", "99 % ms", "worst ms")
        report.table((*headings, "first ms", "end ms", "undo ms"), times)
        for side in (f"{side_px} px" for side_px in _SIDES_PX):
            name = f"canvas, {side}: brush of 300 px"
            report.at_most(f"{name}, 99 %", largest(times, 3, side, "300 px"), "ms", 8)
            report.at_most(f"{name}, worst", largest(times, 4, side, "300 px"), "ms", 16)
            report.at_most(f"{name}, end", largest(times, 6, side, "300 px"), "ms", 5)
        report.line(
            "**memory.** What the mask takes after that stroke, and what the step to undo it."
        )
        report.table(("picture", "brush", "mask MB", "step MB", "step packed MB"), memory)
    if frames:
        report.line(
            f"**navigation.** {_FRAMES} frames, with a stroke across the picture; the first is as"
            " smooth as a still picture."
        )
        report.table(("picture", "what", "from", "median ms", "worst ms"), frames)
        for side in (f"{side_px} px" for side_px in _SIDES_PX):
            report.at_most(
                f"canvas, {side}: worst frame of navigating", largest(frames, 4, side), "ms", 16.7
            )
    if layers:
        report.line(
            "**opacity, brush.** Five layers, one of them multiplied and one screened: another"
            " opacity of the third, until a window of 1920 × 1080 is painted, and until it is"
            " sharp; and an event of a stroke on it with a soft colour brush of 300 px."
        )
        headings = ("picture", "opacity median ms", "worst ms", "sharp ms", "event median ms")
        report.table((*headings, "99 % ms", "end ms", "move ms"), layers)
        for side in (f"{side_px} px" for side_px in _SIDES_PX):
            report.at_most(
                f"canvas, {side}: opacity of a layer", largest(layers, 2, side), "ms", 33
            )


def _project() -> list[tuple[str, ...]]:
    """Encoding a project, encoding it after a stroke, and decoding it; the quickest of some."""
    layers = tuple(_grainy(number) for number in range(_LAYERS))
    document = Document(_LAYER_PX, _LAYER_PX, layers)
    pixels = TiledPixels(layers[0].pixels)
    pixels.writable((3, 3), Rect(800, 800, 900, 900))[40:100, 40:100] = 255
    painted = document.with_layer(replace(layers[0], pixels=pixels.snapshot()))
    encoder = TileEncoder()
    data, first = _taken(lambda: encode_project(Project(document)))
    _, again = _taken(
        lambda: encode_project(Project(painted), encoder=encoder),
        before=lambda: encode_project(Project(document), encoder=encoder),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "project.ora"
        path.write_bytes(data)
        _, opened = _taken(lambda: read_project(path))
    size = f"{len(data) / 1e6:.0f}"
    rows = {"save": first, "save after a stroke": again, "open": opened}
    return [(name, *(f"{one:.2f}" for one in taken), size) for name, taken in rows.items()]


def _taken(
    work: Callable[[], _Made], before: Callable[[], object] = lambda: None
) -> tuple[_Made, tuple[float, float]]:
    """What it gives, and the seconds and processor seconds of the quickest of three times.

    Args:
        before: is done before each, and doesn't count.
    """
    taken = []
    for _ in range(3):
        before()
        start = time.perf_counter(), time.process_time()
        made = work()
        taken.append((time.perf_counter() - start[0], time.process_time() - start[1]))
    return made, min(taken)


def _grainy(number: int) -> Layer:
    """A layer with soft colours, grain and a soft edge."""
    random = np.random.default_rng(number)
    down, across = np.mgrid[0:_LAYER_PX, 0:_LAYER_PX].astype(np.float32)
    middle = _LAYER_PX / 2
    far = np.hypot(across - middle, down - middle)
    alpha = (np.clip((0.48 * _LAYER_PX - far) / 40, 0, 1) * 255).astype(np.uint8)
    colour = np.empty((_LAYER_PX, _LAYER_PX, 3), np.uint8)
    for channel in range(3):
        waves = np.sin(across / (200 + 30 * channel + 10 * number)) * np.cos(down / 180)
        grain = random.normal(0, 3, waves.shape).astype(np.float32)
        colour[..., channel] = np.clip(127 + 90 * waves + grain, 0, 255)
    return Layer(f"l{number}", f"Layer {number}", layer_of(colour, alpha))


def _selecting(side_px: int) -> list[tuple[str, ...]]:
    """What each operation takes, the quickest of some, and the memory of what it makes."""
    grid = TileGrid(side_px, side_px)
    near, far = side_px * 0.1, side_px * 0.9
    turns = np.linspace(0, 2 * np.pi, 2000)
    shaken = np.random.default_rng(0).normal(0, 3, turns.size)
    across = side_px * (0.5 + 0.3 * np.cos(turns)) + shaken
    line = list(
        zip(across.tolist(), (side_px * (0.5 + 0.3 * np.sin(3 * turns))).tolist(), strict=True)
    )
    # Four channels, as the wand gets a picture without layers.
    picture = np.random.default_rng(0).integers(0, 10, (side_px, side_px, 4), dtype=np.uint8)
    picture += np.linspace(0, 245, side_px).astype(np.uint8)[:, np.newaxis]
    middle = side_px // 2
    even = ellipse(grid, near, near, far, far)
    painted = Mask(TileSnapshot(grid))
    painted.begin(Brush(300), near, near)
    for x, y in ((far, near), (near, far), (far, far)):
        painted.move(x, y)
    painted.end()
    soft = painted.snapshot
    ring = combined(even, soft, Combine.SUBTRACT).inverted()
    fields = {"even": DistanceField.of(even), "soft": DistanceField.of(soft)}
    operations: dict[str, Callable[[], TileSnapshot]] = {
        "rectangle": lambda: rectangle(grid, near, near, far, far),
        "ellipse": lambda: ellipse(grid, near, near, far, far),
        "lasso of 2,000 points": lambda: lasso(grid, line),
        "add": lambda: combined(even, soft, Combine.ADD),
        "subtract": lambda: combined(even, soft, Combine.SUBTRACT),
        "wand, 45 % everywhere": lambda: wand(picture, middle, middle, 60, contiguous=False),
        "wand, 45 % connected": lambda: wand(picture, middle, middle, 60),
        "the same, antialiased": lambda: wand(picture, middle, middle, 60, antialiased=True),
        "wand, all connected": lambda: wand(picture, middle, middle, 255),
        "enclosed": lambda: enclosed(ring, middle, round(near * 2)),
        "distances, even": lambda: DistanceField.of(even).snapshot,
        "distances, soft": lambda: DistanceField.of(soft).snapshot,
    }
    for name, field in fields.items():
        operations[f"grow 32 px, {name}"] = lambda field=field: field.grown(32)  # type: ignore[misc]
        operations[f"shrink 32 px, {name}"] = lambda field=field: field.grown(-32)  # type: ignore[misc]
        for px in (4, 32):
            operations[f"feather {px} px, {name}"] = lambda field=field, px=px: field.feathered(px)  # type: ignore[misc]
        operations[f"both, {name}"] = lambda field=field: field.shaped(32, 32)  # type: ignore[misc]
    rows: list[tuple[str, ...]] = []
    for name, operate in operations.items():
        made, taken_s = _taken(operate)
        shown_ms = (f"{1000 * one:.1f}" for one in taken_s)
        rows.append((f"{side_px} px", name, *shown_ms, f"{made.size_bytes / 1e6:.1f}"))
    return rows


def _shaped(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows of growing, shrinking, feathering and both."""
    return [row for row in rows if row[1].startswith(("grow", "shrink", "feather", "both"))]


def _zoom(view: CanvasView, frame: int) -> None:
    view.zoom_to(view.zoom * (1.05 if frame < _FRAMES / 2 else 1 / 1.05))


def _move(view: CanvasView, frame: int) -> None:
    view.navigation.move_by(QPointF(11, 7) if frame < _FRAMES / 2 else QPointF(-11, -7))


def _rotate(view: CanvasView, _frame: int) -> None:
    view.navigation.rotate_by(6)


#: What is done, from which zoom, and how.
_NAVIGATIONS: tuple[tuple[str, float, Callable[[CanvasView, int], None]], ...] = (
    ("zoom", 0.1, _zoom),
    ("zoom", 0.5, _zoom),
    ("zoom", 1.0, _zoom),
    ("zoom", 8.0, _zoom),
    ("move", 0.1, _move),
    ("move", 1.0, _move),
    ("rotate", 0.1, _rotate),
    ("rotate", 0.51, _rotate),
    ("rotate", 0.99, _rotate),
    ("rotate", 1.0, _rotate),
    ("rotate", 4.0, _rotate),
)


class _Canvas:
    """A mask on a picture, painted by events."""

    def __init__(
        self,
        application: QApplication,
        library: LibraryThread,
        background: BackgroundTasks,
        side_px: int,
    ) -> None:
        drawn = np.random.default_rng(0).integers(0, 256, (side_px, side_px, 3), dtype=np.uint8)
        image = InputRef(role=InputRole.IMAGE, sha256="0" * 64, width=side_px, height=side_px)
        draft = DraftModel(None, Draft(inputs=(image,)))
        self._application = application
        self._undo = UndoStack(application)
        self._painted = CanvasModel(draft, library, background, self._undo, application)
        self._settings = BrushSettings()
        self._settings.set_softness(1.0)
        pick = ColourPick(Colours(), ColourSampler(self._painted, QImage), ToolOptions())
        brush = BrushTool(self._painted, self._settings, pick)
        self._view = CanvasView(self._painted, ToolBox(brush))
        self._view.resize(*_WINDOW_PX)
        self._view.show_picture(shown(drawn))
        self._view.show()
        QTest.qWaitForWindowExposed(self._view)
        # The end of a stroke shows the brush where the real pointer is.
        self._view.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        assert self._painted.mask is not None
        self._mask: Mask = self._painted.mask

    def close(self) -> None:
        self._view.close()
        self._painted.deleteLater()

    def stroke_ms(self, size_px: int, *, full: bool) -> tuple[str, ...]:
        """Median, 99th percentile and slowest of the events; the first; the end; undo."""
        view, viewport = self._view, self._view.viewport()
        self._painted.fill(0)
        view.full_size() if full else view.fit()
        self._settings.set_size(size_px)
        self._application.processEvents()
        middle = QPointF(viewport.rect().center())
        reach = 0.3 * min(viewport.width(), viewport.height())

        def at(turn: float) -> QPointF:
            return middle + QPointF(reach * np.cos(turn), reach * np.sin(2 * turn))

        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        before = self._mask.snapshot
        first = self._timed(lambda: QTest.mousePress(viewport, button, none, at(0).toPoint()))
        taken = [
            self._timed(lambda n=n: QTest.mouseMove(viewport, at(n / 20).toPoint()))  # type: ignore[misc]
            for n in range(1, _EVENTS)
        ]
        last = at((_EVENTS - 1) / 20).toPoint()
        QCursor.setPos(viewport.mapToGlobal(last))
        self._application.processEvents()
        end = self._timed(lambda: QTest.mouseRelease(viewport, button, none, last))
        change = TileChange.between(before, self._mask.snapshot)
        assert change is not None
        self._change = change
        undo = self._timed(self._undo.undo)
        self._undo.redo()
        spread = statistics.quantiles(taken, n=100)
        shown_ms = (statistics.median(taken), spread[-1], max(taken), first, end, undo)
        return tuple(f"{ms:.1f}" for ms in shown_ms)

    def frames_ms(self, zoom: float, step: Callable[[CanvasView, int], None]) -> tuple[str, ...]:
        """Median and slowest of frames that begin at ``zoom`` and follow each ``step``."""
        view = self._view
        self._painted.fill(0)
        reach = self._mask.grid.whole
        self._settings.set_size(1000)
        self._painted.begin(self._settings.brush, 0, 0)
        self._painted.move(reach.width, reach.height)
        self._painted.end()
        view.navigation.straighten()
        view.fit()
        view.zoom_to(zoom)
        self._application.processEvents()
        taken = []
        for frame in range(_FRAMES):
            started_s = time.process_time()
            step(view, frame)
            self._application.processEvents()
            taken.append(1000 * (time.process_time() - started_s))
        return tuple(f"{ms:.1f}" for ms in (statistics.median(taken), max(taken)))

    def add_layers(self) -> None:
        """Five layers that cover the picture, none of which is the same twice."""
        self._painted.fill(0)
        self._view.resize(*_LAYERS_WINDOW_PX)
        random = np.random.default_rng(0)
        width, height = self._mask.grid.width, self._mask.grid.height
        blends = (Blend.NORMAL, Blend.MULTIPLY, Blend.NORMAL, Blend.SCREEN, Blend.NORMAL)
        for blend in blends:
            colour = random.integers(0, 256, (height, width, 3), np.uint8)
            pixels = layer_of(colour, random.integers(0, 256, (height, width), np.uint8))
            document = self._painted.document
            assert document is not None
            layer = Layer(new_id(), "", pixels, blend=blend, opacity=0.8)
            self._painted.edit(document.with_active_layer(layer), "add layer")
        assert document is not None
        self._painted.select_layer(document.layers[2].id)

    def layers_ms(self, zoom: float | None) -> tuple[str, ...]:
        """Another opacity, median and slowest; a sharp frame; a stroke; moving the picture."""
        view = self._view
        view.fit() if zoom is None else view.zoom_to(zoom)
        document, layer = self._painted.document, self._painted.layer
        assert document is not None
        assert layer is not None
        self._settle()
        # The coarser levels are made.
        self._painted.edit(document.with_layer(replace(layer, opacity=0.01)), "", merges="o")
        self._settle()
        opacities = []
        for step in range(_OPACITIES):
            document, layer = self._painted.document, self._painted.layer
            assert document is not None
            assert layer is not None
            changed = document.with_layer(replace(layer, opacity=(step + 1) / (_OPACITIES + 1)))
            opacities.append(
                self._timed(lambda changed=changed: self._painted.edit(changed, "", merges="o"))  # type: ignore[misc]
            )
        sharp = self._timed(self._settle)
        middle = QPointF(view.viewport().rect().center())
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self._settings.set_size(300)
        QTest.mousePress(view.viewport(), button, none, middle.toPoint())
        events = []
        for event in range(_EVENTS):
            turn = event / 20
            at = middle + QPointF(300 * np.cos(turn) - 300, 300 * np.sin(2 * turn))
            events.append(
                self._timed(lambda at=at: QTest.mouseMove(view.viewport(), at.toPoint()))  # type: ignore[misc]
            )
        end = self._timed(lambda: QTest.mouseRelease(view.viewport(), button, none, at.toPoint()))
        moves = [self._timed(lambda n=n: _move(view, n)) for n in range(_FRAMES)]  # type: ignore[misc]
        shown_ms = (
            *(statistics.median(opacities), max(opacities), sharp, statistics.median(events)),
            *(statistics.quantiles(events, n=100)[-1], end, max(moves)),
        )
        return tuple(f"{ms:.1f}" for ms in shown_ms)

    def _settle(self) -> None:
        """Wait until the picture is painted as sharply as it gets."""
        self._application.processEvents()
        while self._view.is_in_motion:
            self._application.processEvents()
            time.sleep(0.01)
        # Large layers appear piece by piece.
        for _ in range(_FRAMES):
            self._application.processEvents()

    def memory_mb(self) -> tuple[str, ...]:
        """Of the mask, and of the step that undoes the last stroke: at first, and packed."""
        sizes = (
            self._mask.size_bytes,
            self._change.size_bytes,
            self._change.packed().size_bytes,
        )
        return tuple(f"{size / 1e6:.2f}" for size in sizes)

    def _timed(self, act: Callable[[], object]) -> float:
        started_s = time.thread_time()
        act()
        self._application.processEvents()
        return 1000 * (time.thread_time() - started_s)


if __name__ == "__main__":
    _arguments = argparse.ArgumentParser(description="Measure the canvas.")
    _arguments.add_argument("goals", nargs="*", metavar="GOAL", help=", ".join(_GOALS))
    _goals = _arguments.parse_args().goals
    if _unknown := [one for one in _goals if one not in _GOALS]:
        _arguments.error(f"no such goal: {', '.join(_unknown)}")
    main(_goals)
