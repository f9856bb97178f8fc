"""A day with the library in the real window: keys, frames and selections measured, and memory.

Run by ``benchmarks.library`` in a process of its own. Searches are typed, the grid is scrolled,
pictures are saved, rated and looked at, as one does in hours; the goals are those of ``library``.
"""

import itertools
import json
import os
import statistics
import threading
import time
from collections.abc import Callable, Generator, Iterator
from functools import partial
from typing import Any, Final

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent

from benchmarks.many_pictures import made, small_picture
from sdstudio.__main__ import main
from sdstudio.imaging import Rgb, encode_thumbnail
from sdstudio.library import Library
from sdstudio.ui import main_window
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.library.grid_view import GridView
from sdstudio.ui.library.viewer.viewer import Viewer

_VIEW_PX: Final = (2560, 1440)
_ROUNDS: Final = 12
_TYPED: Final = (
    *("go", "gol", "golden", "golden h", "golden hour", ""),
    *("re", "red", "red f", "", "rating:>=3", "", "light -dark", "soft light", ""),
    *("蓝色", "", "mo", "model", "", "nowhere", ""),
)
_FRAMES: Final = 100
_SAVED: Final = 5
#: Where a part of the day stops while the pictures are scrolled through: as soon as it has
#: scrolled there, and once more where the disk has to be read.
_STOPS: Final = ("thumbnails of a stopped view painted", "… of it, read from the disk")
_STOP_TIMES: Final = {
    _STOPS[0]: "… processor time of the window's thread, stopped",
    _STOPS[1]: "… processor time of the window's thread, from the disk",
}
#: More than are seen at once.
_SEEN_MAX: Final = 200
_PASSED: Final = 8
#: With it, a thumbnail of 512 × 512 takes 19 KB, as those of real pictures do.
_GRAIN: Final = 2.4
_LOOKED_AT: Final = 12
_PATIENCE_S: Final = 60.0
_POLLED_MS: Final = 5
#: After so long without work, the program has given back what it doesn't need.
_RESTED_MS: Final = 1500

#: What is waited for, or for how many milliseconds.
_Wait = Callable[[], object] | int


class _Paints:
    """Notes when the grid was painted last; make it before there is a grid."""

    def __init__(self) -> None:
        self.at: tuple[float, float] | None = None
        paint = GridView.paintEvent

        def paint_and_note(grid: GridView, event: QPaintEvent) -> None:
            paint(grid, event)
            self.at = _now()

        GridView.paintEvent = paint_and_note  # type: ignore[assignment, method-assign]


class _Day:
    """What the window goes through, step by step."""

    def __init__(self, window: main_window.MainWindow) -> None:
        self._window = window
        self._studio = window.studio
        self._process = psutil.Process()
        self._took: dict[str, list[float]] = {}
        self._memory: list[tuple[float, ...]] = []
        self._typed: set[str] = set()
        self._steps = self._run()
        self._until: Callable[[], object] | None = None
        self._given_up_s = 0.0
        # The time, and the processor time of this thread.
        self._painted: dict[str, tuple[float, float]] = {}
        self._paints = _Paints()
        self._studio.results.replaced.connect(self._on_replaced)
        self._studio.results.facets_changed.connect(self._on_counted)
        self._timer = QTimer(window, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        self._timer.start(0)

    def _go_on(self) -> None:
        is_late = time.monotonic() > self._given_up_s
        if self._until is not None and not self._until() and not is_late:
            self._timer.start(_POLLED_MS)
            return
        try:
            wait = next(self._steps)
        except StopIteration:
            self._tell()
            self._window.close()
            return
        self._until = wait if callable(wait) else None
        self._given_up_s = time.monotonic() + _PATIENCE_S
        self._timer.start(wait if isinstance(wait, int) else 0)

    def _tell(self) -> None:
        rows = {
            name: [statistics.median(took), _p99(took), max(took), len(took)]
            for name, took in self._took.items()
        }
        print(json.dumps({"took": rows, "memory_mb": self._memory}), flush=True)

    def _note(self, name: str, took_s: float) -> None:
        self._took.setdefault(name, []).append(1000 * took_s)

    def _run(self) -> Iterator[_Wait]:
        window, results = self._window, self._studio.results
        window.resize(*_VIEW_PX)
        self._memory.append((self._resident_mb(), *self._rested_mb()))  # in Create
        window.actions_[ActionId.VIEW_LIBRARY].trigger()
        assert window.library is not None
        yield lambda: results.is_complete and len(results.ids)
        yield 2000
        yield from self._fill_thumbnails()
        new = itertools.chain.from_iterable(made(1000, seed=one) for one in itertools.count(3))
        for _ in range(_ROUNDS):
            yield from self._search()
            yield from self._scroll()
            yield from self._stop()
            yield from self._save([next(new) for _ in range(_SAVED)])
            yield from self._look()
            yield 200
            worked_mb = self._resident_mb()
            yield _RESTED_MS
            self._memory.append((worked_mb, *self._rested_mb()))

    def _resident_mb(self) -> float:
        return float(self._process.memory_info().rss) / 1e6

    def _rested_mb(self) -> tuple[float, float, float]:
        """Resident; of it pages of files, and the thumbnails that are kept, which are bounded."""
        resident = self._process.memory_info()
        files = float(getattr(resident, "shared", 0))
        return resident.rss / 1e6, files / 1e6, self._studio.thumbnails.kept_bytes / 1e6

    def _search(self) -> Iterator[_Wait]:
        assert self._window.library is not None
        field = self._window.library.bar.field
        clock = yield from self._search_clock()
        for text in _TYPED:
            self._painted.clear()
            searched_s, begin_s, own_s = time.clock_gettime(clock), *_now()
            field.setText(text)
            yield lambda: "counts" in self._painted
            is_new = text not in self._typed
            self._typed.add(text)
            for name, (then_s, used_s) in self._painted.items():
                self._note(f"key press to {name} painted", then_s - begin_s)
                if is_new:
                    said = f"… of it, what was never typed before, {name}"
                    self._note(said, then_s - begin_s)
                self._note(f"… processor time of the window's thread, {name}", used_s - own_s)
            used_s = time.clock_gettime(clock) - searched_s
            self._note("… processor time of the search's thread", used_s)
            yield 20

    def _search_clock(self) -> Generator[_Wait, None, int]:
        """The clock of the processor time that the search's thread has used."""
        asked = self._studio.results._search._do(0, threading.get_ident)
        yield asked.done
        return time.pthread_getcpuclockid(asked.result())

    def _on_replaced(self, *_ids: object) -> None:
        # After the page has taken them over and, mostly, painted them.
        self._paints.at = None
        QTimer.singleShot(0, self._paint_rows)

    def _paint_rows(self) -> None:
        assert self._window.library is not None
        if "first rows" not in self._painted:
            if self._paints.at is None:
                self._window.library.grid.viewport().repaint()
            self._painted["first rows"] = self._paints.at or _now()

    def _on_counted(self) -> None:
        QTimer.singleShot(0, self._paint_counts)

    def _paint_counts(self) -> None:
        assert self._window.library is not None
        if "counts" not in self._painted:
            self._window.library.side.repaint()
            self._painted["counts"] = _now()

    def _scroll(self) -> Iterator[_Wait]:
        assert self._window.library is not None
        grid = self._window.library.grid
        bar = grid.verticalScrollBar()
        bar.setValue(bar.maximum() // 3)
        yield 300
        for number in range(_FRAMES):
            begin_s, own_s = _now()
            bar.setValue(bar.value() + 60)
            grid.viewport().repaint()
            self._note("a frame of scrolling", time.perf_counter() - begin_s)
            self._note("… processor time of it", time.thread_time() - own_s)
            if number % 4 == 0:
                yield 1
        begin_s, own_s = _now()
        grid.select_all()
        self._note("select all", time.perf_counter() - begin_s)
        self._note("… processor time of selecting", time.thread_time() - own_s)
        yield 50
        grid.select(grid.visible_ids()[:1])
        bar.setValue(0)
        yield 50

    def _fill_thumbnails(self) -> Iterator[_Wait]:
        """Thumbnails as large as those of real pictures, where the day will stop."""
        ids = self._studio.results.ids
        places = len(_STOPS) * _ROUNDS
        # After the pictures that are scrolled through.
        rows = [len(ids) // 2 + len(ids) // 2 * place // places for place in range(places)]
        self._stops = [int(ids[row]) for row in rows]
        seen = [one for row in rows for one in ids[row : row + _SEEN_MAX].tolist()]
        jpeg = encode_thumbnail(_grainy(512, 512))
        for begin in range(0, len(seen), _SEEN_MAX):

            def write(library: Library, begin: int = begin) -> None:
                for one in seen[begin : begin + _SEEN_MAX]:
                    library.thumbnails.write(library.file(one).identity, jpeg)

            writing = self._studio.library.do(write)
            yield writing.done

    def _stop(self) -> Iterator[_Wait]:
        page = self._window.library
        assert page is not None
        grid = page.grid
        for name in _STOPS:
            if name == _STOPS[1]:
                self._forget_files()
            bar, height = grid.verticalScrollBar(), grid.viewport().height()
            place = grid.arrangement.rect_of(grid.row_of(self._stops.pop())).top()
            # Past other pictures, whose thumbnails are asked for, too.
            for views in range(_PASSED, 0, -1):
                bar.setValue(place - 3 * views * height)
                grid.viewport().repaint()
                yield 1
            begin_s, own_s = _now()
            bar.setValue(place)

            def is_painted(since_s: float = begin_s) -> bool:
                at, made = self._paints.at, grid._pixmaps._made
                is_new = at is not None and at[0] > since_s
                return is_new and all(one in made for one in grid.visible_ids())

            yield is_painted
            assert self._paints.at is not None
            self._note(name, self._paints.at[0] - begin_s)
            self._note(_STOP_TIMES[name], self._paints.at[1] - own_s)
            yield 200
        bar.setValue(0)
        yield 50

    def _forget_files(self) -> None:
        """Have the thumbnails, and where their pictures are, read from the disk again."""
        paths = self._studio.paths
        data = paths.library_data(paths.pictures)
        for path in data.glob("*.sqlite*"):
            if path.name.startswith(("thumbs", "library")):
                with path.open("rb") as file:
                    os.fdatasync(file.fileno())
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def _save(self, pictures: list[Any]) -> Iterator[_Wait]:
        rgb = small_picture(1, 512, 512)
        for one in pictures:

            def save(library: Library, one: Any = one) -> int:
                return library.save_picture(rgb, one.request, one.provenance).id

            saving = self._studio.library.do(save)
            yield saving.done
            rating = self._studio.library.do(
                partial(
                    lambda library, id_: library.annotations.rate([id_], 3), id_=saving.result()
                )
            )
            yield rating.done
        yield 300

    def _look(self) -> Iterator[_Wait]:
        page = self._window.library
        assert page is not None
        page.grid.set_current(page.grid.visible_ids()[0])
        self._window.actions_[ActionId.LOOK].trigger()
        yield 300
        viewer = page.looking._view
        if not isinstance(viewer, Viewer):
            return
        for _ in range(_LOOKED_AT):
            viewer.step(1)
            yield 30
        viewer.leave_asked.emit()
        yield 200


def _grainy(width: int, height: int) -> Rgb:
    """As much for JPEG to do as a photograph."""
    import numpy as np

    grain = np.random.default_rng(1).normal(0, _GRAIN, (height, width, 1))
    return np.clip(small_picture(0x4080C0, width, height) + grain, 0, 255).astype(np.uint8)


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


def _p99(took: list[float]) -> float:
    return statistics.quantiles(took, n=100)[-1] if len(took) > 1 else took[0]


def run() -> None:
    """Open the window, go through the day, and print what it took."""

    class MeasuredWindow(main_window.MainWindow):
        _day: _Day | None = None

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if self._day is None:
                self._day = _Day(self)
                QTimer.singleShot(int(os.environ.get("BENCHMARK_STAY_MS", "3000")), self._day.begin)

    main_window.MainWindow = MeasuredWindow  # type: ignore[misc]
    raise SystemExit(main([]))
