"""The library in the real window, with as many pictures as wanted.

Goals: the window usable 0.7 s after its start; key press to first rows ≤ 15 ms, painted with counts
≤ 50 ms at 100,000 pictures and ≤ 150 ms at 1,000,000; frames of scrolling ≤ 8 ms (median) and
≤ 16 ms (p99), the thumbnails of a view that was scrolled to painted within 150 ms; select all
≤ 5 ms; insert beside its PNG ≤ 20 ms; deleting or tagging 1,000 ≤ 500 ms; ≤ 350 MB resident, and
flat over a day. ``python -m benchmarks.library FOLDER [COUNT]`` keeps the pictures, whose making
takes minutes, in ``FOLDER`` for the next time. More than 100,000 share the files of a few.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.library_rows import make_rows
from benchmarks.many_pictures import link_pictures, made, small_picture, write_pictures
from benchmarks.report import Report, largest
from sdstudio.domain.annotations import Flag
from sdstudio.library import Library
from sdstudio.library.search import INDEX_NAME, PictureSearch, run_steps

_COUNT: Final = 100_000
_MANY: Final = 1_000
_STARTS: Final = 5
_SCREEN: Final = {
    **{"name": "screen", "x": 0, "y": 0, "width": 2560, "height": 1440},
    **{"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
}
_CHILD: Final = """
import json, os, sys, time
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
from sdstudio import bootstrap
from sdstudio.__main__ import main

said = {}
build = bootstrap.build_studio

def say(name):
    said.setdefault(name, time.monotonic())

def build_measured(*given):
    # Only here, where they have been imported: their order is part of what is measured.
    from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, QTimer
    from sdstudio.ui.actions import ActionId
    from sdstudio.ui.main_window import MainWindow

    class Pictures(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and len(watched.parent().ids):
                # Once it has been handled.
                QTimer.singleShot(0, lambda: say("pictures"))
            return False

    pictures = Pictures()
    turned = [0.0]

    def turn():
        now = time.thread_time()
        if "opened_library" in said and "pictures" not in said:
            said["busy_s"] = max(said.get("busy_s", 0.0), now - turned[0])
        turned[0] = now

    dispatcher = QAbstractEventDispatcher.instance()
    dispatcher.awake.connect(turn)
    dispatcher.aboutToBlock.connect(turn)

    def watch(window):
        if window.library is not None:
            window.library.grid.viewport().installEventFilter(pictures)

    def paint(window, event):
        super(MainWindow, window).paintEvent(event)
        if "painted" not in said:
            say("painted")
            window.views.changed.connect(lambda: watch(window))
            window.studio.pictures.rowsInserted.connect(lambda: show_rows(window))

    def show_rows(window):
        if "rows" not in said:
            say("rows")
            stay_ms = int(os.environ["BENCHMARK_STAY_MS"])
            QTimer.singleShot(stay_ms, lambda: open_library(window))

    def open_library(window):
        turned[0] = time.thread_time()
        say("opened_library")
        window.actions_[ActionId.VIEW_LIBRARY].trigger()
        QTimer.singleShot(3000, lambda: search(window))

    def search(window):
        say("before_search")
        window.studio.results.replaced.connect(lambda *_: say("found"))
        window.studio.results.set_query("golden hour")
        QTimer.singleShot(2000, lambda: end(window))

    def end(window):
        import psutil

        said["resident_mb"] = psutil.Process().memory_info().rss / 1e6
        print(json.dumps(said), flush=True)
        # The next window opens in this view.
        if os.environ["BENCHMARK_LEAVES"] == "create":
            window.actions_[ActionId.VIEW_CREATE].trigger()
        window.close()

    MainWindow.paintEvent = paint
    return build(*given)

bootstrap.build_studio = build_measured
raise SystemExit(main([]))
"""

#: As the program does: PySide6 would have kept the lines of all sources that are imported, 20 MB.
_DAY: Final = """
import PySide6.QtCore
from sdstudio.app.plain_imports import restore_imports

restore_imports()
from benchmarks.library_day import run

run()
"""


def main() -> None:
    """Print the tables."""
    given = sys.argv[1] if len(sys.argv) > 1 and not sys.argv[1].isdecimal() else None
    wanted = next((int(one) for one in sys.argv[1:] if one.isdecimal()), _COUNT)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(given or temporary)
        pictures = folder / "pictures"
        if not pictures.exists():
            _make(folder, wanted)
        report = Report("The library with many real pictures")
        indexed_s, count = _index(folder)
        report.line(f"{count:,} pictures.")
        report.table(("", "s", "a second"), [("rows from the files", *_rate(indexed_s, count))])
        starts = _starts(folder)
        report.table(("start of the window", "median s", "max s"), starts)
        took, memory = _day(folder)
        report.table(("in the window", "median ms", "p99 ms", "max ms", "times"), took)
        report.table(
            ("resident MB", "at work", "at rest", "of it files", "of it thumbnails"), memory
        )
        work = _work(folder)
        report.table(("work", "median ms", "max ms"), work)
    name = f"library of {count // 100_000}00,000"
    counts_ms = 50 if count < 500_000 else 150
    for figure, rows, column, row, unit, goal in (
        ("window painted", starts, 1, "window painted, in the library", "s", 0.7),
        ("key to first rows", took, 1, "key press to first rows painted", "ms", 15),
        ("key to counts", took, 1, "key press to counts painted", "ms", counts_ms),
        ("frame of scrolling", took, 1, "a frame of scrolling", "ms", 8),
        ("frame of scrolling, 99 %", took, 2, "a frame of scrolling", "ms", 16),
        ("stopped view", took, 1, "thumbnails of a stopped view painted", "ms", 150),
        ("select all", took, 1, "select all", "ms", 5),
        ("resident", memory, 2, "mean of the last third", "MB", 350),
        ("picture saved", work, 1, "a picture of 512² saved", "ms", 20),
        ("1,000 tagged", work, 1, "1,000 tagged", "ms", 500),
        ("1,000 deleted", work, 1, "1,000 deleted", "ms", 500),
    ):
        report.at_most(f"{name}: {figure}", largest(rows, column, row), unit, goal)
    report.print()


def _data(folder: Path) -> Path:
    from sdstudio.paths import user_paths

    os.environ.update(_environment(folder))
    return user_paths().library_data(folder / "pictures")


def _environment(folder: Path) -> dict[str, str]:
    kinds = ("config", "data", "cache", "pictures")
    screen = folder / "screen.json"
    # Otherwise no window would be larger than 800 x 800 pixels.
    screen.write_text(json.dumps({"screens": [_SCREEN]}))
    return {
        **{f"SDSTUDIO_{kind.upper()}_DIR": str(folder / kind) for kind in kinds},
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
    }


def _make(folder: Path, count: int) -> None:
    pictures = folder / "pictures"
    if count <= _COUNT:
        write_pictures(pictures, count)
        return
    data = _data(folder)
    data.mkdir(parents=True)
    make_rows(data, count)
    link_pictures(data, pictures)


def _index(folder: Path) -> tuple[float, int]:
    """Rows for all files, and the search index; seconds for what was missing, and how many."""
    data = _data(folder)
    begin_s = time.monotonic()
    library = Library.open(folder / "pictures", data)
    while library.upkeep.reconcile_step() is not None:
        pass
    taken_s = time.monotonic() - begin_s
    count = library.count()
    run_steps(
        search := PictureSearch(data / INDEX_NAME),
        library.search.feed,
        lambda step: library.search.forget(step.picture_ids, step.stamp),
    )
    search.close()
    library.close()
    return taken_s, count


def _day(folder: Path) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Times and memory, as :mod:`benchmarks.library_day` measures them."""
    done = subprocess.run(
        [sys.executable, "-c", _DAY],
        env={**os.environ, **_environment(folder), "PYDANTIC_DISABLE_PLUGINS": "__all__"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    said = json.loads(done.stdout.splitlines()[-1])
    took = [
        (name, *(f"{ms:.1f}" for ms in times[:-1]), f"{times[-1]}")
        for name, times in said["took"].items()
    ]
    first, *parts = said["memory_mb"]
    memory = [
        ("in Create, before the library is opened", *first),
        *(
            (f"after part {part} of {len(parts)} of the day", *mb)
            for part, mb in enumerate(parts, 1)
        ),
    ]
    # Of several parts each: a single one varies by what was just done.
    third = len(parts) // 3
    middle, last = (
        [statistics.mean(kind) for kind in zip(*some, strict=True)]
        for some in (parts[third:-third], parts[-third:])
    )
    grown = [late - early for early, late in zip(middle, last, strict=True)]
    memory += [
        ("mean of the middle third", *middle),
        ("mean of the last third", *last),
        ("grown between", *grown),
    ]
    return took, [(name, *(f"{mb:.0f}" for mb in some)) for name, *some in memory]


def _starts(folder: Path) -> list[tuple[str, str, str]]:
    in_create, in_library = (_runs(folder, leaves) for leaves in ("create", "library"))
    steps = (
        ("window painted, in Create", in_create, "begin", "painted"),
        ("newest pictures shown", in_create, "begin", "rows"),
        ("Library chosen until its pictures are painted", in_create, "opened_library", "pictures"),
        ("word typed until its pictures are found", in_create, "before_search", "found"),
        ("window painted, in the library, which is empty yet", in_library, "begin", "painted"),
        ("its pictures painted", in_library, "begin", "pictures"),
    )
    rows = []
    for name, runs, start, end in steps:
        took = [run[end] - run[start] for run in runs if end in run]
        if took:
            rows.append((name, f"{statistics.median(took):.3f}", f"{max(took):.3f}"))
    busy = [run["busy_s"] for run in in_create]
    memory = [run["resident_mb"] for run in in_create]
    return [
        *rows,
        (
            "the longest step after the library was chosen, processor time",
            f"{statistics.median(busy):.3f}",
            f"{max(busy):.3f}",
        ),
        ("resident, MB", f"{statistics.median(memory):.0f}", f"{max(memory):.0f}"),
    ]


def _runs(folder: Path, leaves: str) -> list[dict[str, float]]:
    """What several starts said, each of a window that was left in that view."""
    runs = []
    for _ in range(_STARTS + 1):
        environment = {
            **os.environ,
            **_environment(folder),
            "BENCHMARK_STAY_MS": "3000",
            "BENCHMARK_LEAVES": leaves,
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        begin_s = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", _CHILD],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        runs.append({"begin": begin_s, **json.loads(done.stdout.splitlines()[-1])})
    # Before the first one, the window was left in any view, and the files weren't in memory.
    return runs[1:]


def _work(folder: Path) -> list[tuple[str, str, str]]:
    library = Library.open(folder / "pictures", _data(folder), trusts_clean=True)
    rows: list[tuple[str, str, str]] = []

    def timed(name: str, works: list[Callable[[], object]]) -> None:
        took = []
        for work in works:
            begin_s = time.monotonic()
            work()
            took.append((time.monotonic() - begin_s) * 1000)
        rows.append((name, f"{statistics.median(took):.1f}", f"{max(took):.1f}"))

    newest = [picture.id for picture in library.pictures(5 * _MANY)]
    parts = [newest[start : start + _MANY] for start in range(0, len(newest), _MANY)]
    try:
        new = list(made(9, seed=2))
        rgb = small_picture(1, 512, 512)
        timed(
            "a picture of 512² saved: PNG, synced, row, thumbnail",
            [partial(library.save_picture, rgb, one.request, one.provenance) for one in new],
        )
        timed("one rated", [partial(library.annotations.rate, [id_], 3) for id_ in newest[:20]])
        timed("1,000 rated", [partial(library.annotations.rate, part, 2) for part in parts])
        timed(
            "1,000 tagged", [partial(library.annotations.add_tags, part, ["sea"]) for part in parts]
        )
        timed(
            "1,000 rejected",
            [partial(library.annotations.flag, part, Flag.REJECT) for part in parts],
        )
        timed("1,000 deleted", [partial(library.trash.delete, part) for part in parts])
        timed("1,000 put back", [partial(library.trash.restore, part) for part in parts])
        timed("a page of 200 rows", [partial(library.pictures, 200)] * 9)
    finally:
        library.close()
    return rows


def _rate(taken_s: float, count: int) -> tuple[str, str]:
    return f"{taken_s:.1f}", f"{count / taken_s:.0f}"


if __name__ == "__main__":
    main()
