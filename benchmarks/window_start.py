"""Time from process start to the window's first paint, and whether heavy modules are imported.

Goal: at most 0.6 s warm, without torch, diffusers or transformers in the process.
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
from sdstudio.__main__ import main
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
from sdstudio.ui import main_window

class MeasuredWindow(main_window.MainWindow):
    painted = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            from PySide6.QtCore import QTimer
            QTimer.singleShot(0, self._tell)
    def _tell(self):
        heavy = {"torch", "diffusers", "transformers", "accelerate"} & set(sys.modules)
        print(json.dumps({"painted_s": time.monotonic(), "heavy": sorted(heavy)}), flush=True)
        self.close()

main_window.MainWindow = MeasuredWindow
raise SystemExit(main([]))
"""
_BARE_QT = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
print(time.monotonic())
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
    warm = [seconds for seconds, _ in results[1:]]
    heavy = sorted({name for _, names in results for name in names})
    report = Report("First paint of the window, from the start of the process")
    report.table(
        ("", "s"),
        [
            ("first start in this folder", f"{results[0][0]:.2f}"),
            (f"warm, median of {_RUNS}", f"{statistics.median(warm):.2f}"),
            ("warm, fastest … slowest", f"{min(warm):.2f} … {max(warm):.2f}"),
            ("for comparison, in turns: an empty Qt window", f"{statistics.median(bare):.2f}"),
            ("fastest … slowest", f"{min(bare):.2f} … {max(bare):.2f}"),
        ],
    )
    report.line(f"Heavy modules in the window's process: {', '.join(heavy) or 'none'}")
    report.print()


def _bare_qt(environment: dict[str, str]) -> float:
    started_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _BARE_QT],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout) - started_s


def _start(environment: dict[str, str]) -> tuple[float, list[str]]:
    started_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _CHILD], env=environment, capture_output=True, text=True, check=True
    )
    result = json.loads(done.stdout.splitlines()[0])
    return result["painted_s"] - started_s, result["heavy"]


if __name__ == "__main__":
    main()
