"""Whether the window stutters: how late a 16 ms timer fires while the engine is busy.

The real window and engine, the full-size 2.1 with random weights. Goal in every phase: no later
than 16 ms (p99) and 33 ms (max).
"""

import asyncio
import os
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.report import Report
from sdstudio import bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.event_loop import coroutines_on
from sdstudio.app.running_job import EngineState
from sdstudio.app.studio import Studio
from sdstudio.models.inspect import inspect
from sdstudio.paths import user_paths
from sdstudio.ui.main_window import MainWindow
from tests.support.checkpoints import Variant, build_checkpoint

_INTERVAL_MS = 16
_STEPS = 3
_SETTLE_MS = 3000


class Watch(QObject):
    """A 16 ms timer in the GUI thread that records its lateness by phase."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self.lateness_ms: dict[str, list[float]] = defaultdict(list)
        self._due_s = time.perf_counter() + _INTERVAL_MS / 1000
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(_INTERVAL_MS)

    def _on_timeout(self) -> None:
        now_s = time.perf_counter()
        self.lateness_ms[self._phase()].append(max(0.0, (now_s - self._due_s) * 1000))
        self._due_s = now_s + _INTERVAL_MS / 1000

    def _phase(self) -> str:
        dispatcher = self._studio.dispatcher
        if dispatcher.running is not None and dispatcher.running.phase is not None:
            return dispatcher.running.phase.value
        return "engine starts" if dispatcher.engine_state is EngineState.STARTING else "idle"


def main() -> None:
    """Print the table."""
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder, coroutines_on(application):
        for kind in ("config", "data", "cache", "pictures"):
            os.environ[f"SDSTUDIO_{kind.upper()}_DIR"] = str(Path(folder, kind))
        model = Path(folder, "sd-2-1-random")
        build_checkpoint(model, Variant.V, "full")
        paths = user_paths()
        launch = EngineLaunch(paths.cache, paths.data / "engine.log")
        studio = bootstrap.build_studio(paths, launch, application)
        window = MainWindow(studio)
        window.resize(1280, 800)
        window.show()
        watch = _watch_one_job(application, studio, model)
        window.close()
        bootstrap.stop(studio)
    report = Report("Lateness of a 16 ms timer in the window, full-size 2.1")
    report.table(
        ("phase", "ticks", "median ms", "p99 ms", "max ms"),
        [
            (
                phase,
                len(late),
                f"{np.median(late):.1f}",
                f"{np.percentile(late, 99):.1f}",
                f"{max(late):.1f}",
            )
            for phase, late in watch.lateness_ms.items()
        ],
    )
    report.print()


def _watch_one_job(application: QApplication, studio: Studio, model: Path) -> Watch:
    checkpoint = inspect(model)
    studio.registry.add(checkpoint)
    studio.draft.set_checkpoint(checkpoint)
    studio.draft.choose(prompt="a red fish", steps=_STEPS, width=512, height=512)
    studio.saver.saved.connect(lambda _: QTimer.singleShot(_SETTLE_MS, application.quit))
    studio.dispatcher.trouble.connect(lambda _: application.exit(1))
    # Leave out the window's first paints.
    holder: list[Watch] = []
    QTimer.singleShot(_SETTLE_MS, lambda: holder.append(Watch(studio)))
    QTimer.singleShot(_SETTLE_MS + 1000, lambda: bootstrap.start(studio))
    queued = asyncio.ensure_future(studio.queue.submit(studio.draft.draft, checkpoint))
    if application.exec() != 0:
        raise SystemExit("the job failed")
    queued.result()
    return holder[0]


if __name__ == "__main__":
    main()
