"""Time from process start to the window's first paint, and whether heavy modules are imported.

Goal: at most 0.6 s warm, without torch, diffusers, transformers, numpy or Pillow.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.report import Report

_RUNS = 9
_CHILD = """
import json, os, sys, time
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
from sdstudio import bootstrap
from sdstudio.__main__ import main

HEAVY = {"torch", "diffusers", "transformers", "accelerate", "numpy", "PIL"}
build = bootstrap.build_studio

def build_measured(*given):
    # Only here, where they have been imported: their order is part of what is measured.
    from PySide6.QtCore import QTimer
    from sdstudio.ui.main_window import MainWindow

    loaded = []

    def paint(window, event):
        super(MainWindow, window).paintEvent(event)
        if not loaded:
            loaded.append(HEAVY & set(sys.modules))
            QTimer.singleShot(0, lambda: tell(window))

    def tell(window):
        used = os.times()
        said = {
            "painted_s": time.monotonic(),
            "processor_s": used.user + used.system,
            "heavy": sorted(loaded[0]),
        }
        print(json.dumps(said), flush=True)
        window.close()

    MainWindow.paintEvent = paint
    return build(*given)

bootstrap.build_studio = build_measured
raise SystemExit(main([]))
"""
_BARE_QT = """
import os, time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
used = os.times()
print(time.monotonic(), used.user + used.system)
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        folders = {
            f"SDSTUDIO_{kind.upper()}_DIR": str(Path(folder, kind))
            for kind in ("config", "data", "cache", "pictures")
        }
        environment = {**os.environ, **folders}
        # Modules of an installed program are precompiled; this variable would prevent that.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        results, bare = [_start(environment)], []
        # Alternate, so that both see the same load.
        for _ in range(_RUNS):
            bare.append(_bare_qt(environment))
            results.append(_start(environment))
    heavy = sorted({name for _, _, names in results for name in names})
    report = Report("First paint of the window, from the start of the process")
    warm = f"warm, median of {_RUNS}"
    report.table(
        ("", "s", "of it processor time"),
        [
            ("first start in this folder", *(f"{one:.2f}" for one in results[0][:2])),
            *_rows((warm, "warm,"), [run[:2] for run in results[1:]]),
            *_rows(("for comparison, in turns: an empty Qt window", "its"), bare),
        ],
    )
    report.at_most(
        "window: first paint, warm", statistics.median(run[0] for run in results[1:]), "s", 0.45
    )
    report.at_most("window: an empty Qt window", statistics.median(run[0] for run in bare), "s")
    report.line(f"Heavy modules in the window's process: {', '.join(heavy) or 'none'}")
    report.print()


def _rows(names: tuple[str, str], runs: list[tuple[float, float]]) -> list[tuple[str, ...]]:
    """The median, and the fastest and slowest, of seconds passed and seconds of a processor."""
    both = [sorted(times) for times in zip(*runs, strict=True)]
    median = [f"{statistics.median(times):.2f}" for times in both]
    return [
        (names[0], *median),
        (f"{names[1]} fastest … slowest", *(f"{one[0]:.2f} … {one[-1]:.2f}" for one in both)),
    ]


def _bare_qt(environment: dict[str, str]) -> tuple[float, float]:
    started_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _BARE_QT],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    painted_s, processor_s = map(float, done.stdout.split())
    return painted_s - started_s, processor_s


def _start(environment: dict[str, str]) -> tuple[float, float, list[str]]:
    started_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _CHILD], env=environment, capture_output=True, text=True, check=True
    )
    result = json.loads(done.stdout.splitlines()[0])
    return result["painted_s"] - started_s, result["processor_s"], result["heavy"]


if __name__ == "__main__":
    main()
