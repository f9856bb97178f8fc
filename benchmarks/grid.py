"""The library's grid with many pictures: what a change costs, and what a frame costs.

Goal: a frame of some 60 cells at 2560 × 1440 within 8 ms (median) and 16 ms (p99), whatever the
number of pictures.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.report import Report, largest
from sdstudio.app.settings import Theme
from sdstudio.ui.library.grid_source import CellFacts, GridSections
from sdstudio.ui.library.grid_view import GridView
from sdstudio.ui.theme import ActiveTheme
from tests.support.grids import SHAPES, FakePictures

_COUNTS: Final = (100_000, 1_000_000)
_VIEW_PX: Final = (2560, 1440)
_CELL_PX: Final = 236
_A_DAY: Final = 250
_FRAMES: Final = 300
_REPEATS: Final = 15


class _Pictures(FakePictures):
    """Marks on half of them."""

    def facts(self, picture_id: int) -> CellFacts:
        width, height = SHAPES[picture_id % len(SHAPES)]
        if picture_id % 2:
            return CellFacts(width, height)
        marks = picture_id // 2
        stack = 3 if marks % 5 == 0 else 0
        return CellFacts(width, height, marks % 6, marks % 3 - 1, marks % 5, stack)


def main() -> None:
    """Print the tables."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    changes: list[tuple[str, ...]] = []
    frames: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        theme = ActiveTheme(application, Theme.DARK, Path(folder))
        for count in _COUNTS:
            view = GridView(_Pictures())
            view.set_cell_px(_CELL_PX)
            view.resize(*_VIEW_PX)
            view.show()
            theme.apply()
            QTest.qWaitForWindowExposed(view)
            changes += _changes(application, view, count)
            frames += _frames(application, view, count)
            view.hide()
            view.deleteLater()
    report = Report("The library's grid")
    report.table(("change, with the frame after it", "pictures", "median ms", "max ms"), changes)
    width, height = _VIEW_PX
    report.line(f"Frames of {width} × {height} pixels:")
    report.table(("frame", "pictures", "cells", "median ms", "p99 ms", "max ms"), frames)
    report.at_most("grid: a change, slowest median", largest(changes, 2), "ms")
    report.at_most("grid: a frame, slowest median", largest(frames, 3), "ms", 8)
    report.at_most("grid: a frame, 99 %", largest(frames, 4), "ms", 16)
    report.print()


def _days(count: int) -> GridSections:
    return GridSections(np.arange(0, count, _A_DAY), lambda day: f"Day {day}")


def _changes(application: QApplication, view: GridView, count: int) -> list[tuple[str, ...]]:
    # Newest first, as in the library.
    ids = np.arange(count, 0, -1)
    days = _days(count)
    shuffled = np.random.default_rng(0).permutation(ids)
    newer = np.arange(count + _REPEATS, 0, -1)
    without = [np.delete(ids, count // 2 + n) for n in range(_REPEATS)]
    view.set_ids(ids, days)
    middle = view.arrangement.height_px // 2

    def settle() -> None:
        for _ in range(30):
            application.processEvents()

    def timed(name: str, act: Callable[[int], object], before: Callable[[], object]) -> None:
        taken = []
        for n in range(_REPEATS):
            before()
            settle()
            started_s = time.perf_counter()
            act(n)
            application.processEvents()
            taken.append(1000 * (time.perf_counter() - started_s))
        found.append((name, f"{count:,}", f"{statistics.median(taken):.1f}", f"{max(taken):.1f}"))

    def restore() -> None:
        view.resize(*_VIEW_PX)
        view.set_ids(ids, days)
        view.verticalScrollBar().setValue(middle)

    def restore_selected() -> None:
        restore()
        view.select_all()

    found: list[tuple[str, ...]] = []
    timed("first list", lambda _: view.set_ids(ids, days), lambda: view.set_ids(ids[:0]))
    timed("insert one at the top", lambda n: view.set_ids(newer[_REPEATS - n - 1 :], days), restore)
    timed("delete one", lambda n: view.set_ids(without[n], _days(count - _A_DAY)), restore)
    timed(
        "delete one of all selected",
        lambda n: view.set_ids(without[n], _days(count - _A_DAY)),
        restore_selected,
    )
    timed("sort anew", lambda _: view.set_ids(shuffled, days), restore)
    timed("select all", lambda _: view.select_all(), restore)
    timed("resize", lambda n: view.resize(_VIEW_PX[0] - 40 * n - 40, _VIEW_PX[1]), restore)
    timed("change the size of cells", lambda n: view.set_cell_px(200 + n), restore)
    view.set_cell_px(_CELL_PX)
    restore()
    view.set_current(int(ids[count // 2]))
    settle()
    return found


def _frames(application: QApplication, view: GridView, count: int) -> list[tuple[str, ...]]:
    bar, viewport = view.verticalScrollBar(), view.viewport()
    found: list[tuple[str, ...]] = []

    def timed(name: str, act: Callable[[int], object]) -> None:
        first, stop = view.visible_rows()
        taken = []
        for n in range(_FRAMES):
            started_s = time.perf_counter()
            act(n)
            application.processEvents()
            taken.append(1000 * (time.perf_counter() - started_s))
        median, p99 = statistics.median(taken), statistics.quantiles(taken, n=100)[-1]
        times = (f"{ms:.1f}" for ms in (median, p99, max(taken)))
        found.append((name, f"{count:,}", f"{stop - first}", *times))

    timed("all painted", lambda _: viewport.update())
    view.select_all()
    timed("all selected and painted", lambda _: viewport.update())
    view.set_current(view.visible_ids()[0])
    timed("scrolled by 40 px", lambda _: bar.setValue(bar.value() + 40))
    timed("scrolled by a line", lambda _: bar.setValue(bar.value() + view.arrangement.pitch_px))
    timed(
        "dragged by the handle", lambda n: bar.setValue(n * view.arrangement.height_px // _FRAMES)
    )
    rows = view.visible_rows()
    timed("hovered", lambda n: view.set_hovered(rows[0] + n % (rows[1] - rows[0])))
    return found


if __name__ == "__main__":
    main()
