"""Latency of a stroke segment, from the pointer event until the screen is painted.

Goal: 60 per second on a picture of 4096 × 4096 pixels, so at most 16 ms.
"""

import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.report import Report
from sdstudio.app.draft_model import DraftModel
from sdstudio.app.event_loop import coroutines_on
from sdstudio.app.input_pictures import shown
from sdstudio.app.library_thread import LibraryThread
from sdstudio.domain.input_refs import InputRef, InputRole
from sdstudio.domain.request import Draft
from sdstudio.library import Library
from sdstudio.ui.canvas.painted_mask import PaintedMask
from sdstudio.ui.canvas.tool import Tool
from sdstudio.ui.canvas.view import CanvasView

_SIDE_PX = 4096
_WINDOW_PX = (1280, 900)
_SEGMENTS = 120
_BRUSHES_PX = (16, 128, 512, 1000)


def main() -> None:
    """Print the table."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    drawn = np.random.default_rng(0).integers(0, 256, (_SIDE_PX, _SIDE_PX, 3), dtype=np.uint8)
    image = InputRef(role=InputRole.IMAGE, sha256="0" * 64, width=_SIDE_PX, height=_SIDE_PX)
    draft = DraftModel(None, Draft(inputs=(image,)))
    with tempfile.TemporaryDirectory() as folder, coroutines_on(application):
        library = LibraryThread(lambda: Library.open(Path(folder), Path(folder) / "data"))
        tool = Tool()
        view = CanvasView(PaintedMask(draft, library, QUndoStack(application), application), tool)
        view.resize(*_WINDOW_PX)
        view.show_picture(shown(drawn))
        view.show()
        QTest.qWaitForWindowExposed(view)
        rows = [
            (zoomed, f"{size_px} px", *_measure(application, view, tool, size_px, full=full))
            for zoomed, full in (("whole picture", False), ("100 %", True))
            for size_px in _BRUSHES_PX
        ]
        view.hide()
    report = Report(f"A segment of a stroke on {_SIDE_PX} × {_SIDE_PX} pixels, painted")
    report.table(("zoom", "brush", "median ms", "95 % ms", "first ms", "undo step ms"), rows)
    report.print()


def _measure(
    application: QApplication, view: CanvasView, tool: Tool, size_px: int, *, full: bool
) -> tuple[str, str, str, str]:
    view.full_size() if full else view.fit()
    tool.set_size(size_px)
    application.processEvents()
    viewport = view.viewport()
    middle = QPointF(viewport.rect().center())

    def at(turn: float) -> QPointF:
        reach = 0.3 * min(viewport.width(), viewport.height())
        return middle + QPointF(reach * np.cos(turn), reach * np.sin(2 * turn))

    def timed(act: object) -> float:
        started_s = time.perf_counter()
        act()  # type: ignore[operator]
        application.processEvents()
        return 1000 * (time.perf_counter() - started_s)

    button = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    first = timed(lambda: QTest.mousePress(viewport, button, none, at(0).toPoint()))
    taken = [
        timed(lambda n=n: QTest.mouseMove(viewport, at(n / 20).toPoint()))
        for n in range(1, _SEGMENTS)
    ]
    last = timed(lambda: QTest.mouseRelease(viewport, button, none, at(_SEGMENTS / 20).toPoint()))
    slowest = statistics.quantiles(taken, n=20)[-1]
    return tuple(f"{ms:.1f}" for ms in (statistics.median(taken), slowest, first, last))  # type: ignore[return-value]


if __name__ == "__main__":
    main()
