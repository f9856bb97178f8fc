"""Whether the window stutters while a model is downloaded at full speed and then verified.

The real window with the model manager open, 2 GiB from nginx on loopback. Goal: a 16 ms timer
fires no later than 16 ms (p99).
"""

import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.download import MIB, PORT, serving, write_random
from benchmarks.report import Report
from benchmarks.window_lateness import Watch
from sdstudio import bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.app.event_loop import coroutines_on
from sdstudio.app.model_management.model_status import Condition
from sdstudio.app.studio import Studio
from sdstudio.paths import user_paths
from sdstudio.ui.main_window import MainWindow

_BYTES = 2048 * MIB
_SETTLE_MS = 5000
_KEY = "measured/fp32"
_FILE = "unet/diffusion_pytorch_model.safetensors"
# A single file of random bytes is reported as damaged once it has arrived.
_HERE = (Condition.READY, Condition.DAMAGED)


class _ModelWatch(Watch):
    """Records lateness by the model's status."""

    def _phase(self) -> str:
        return self._studio.models.model_status(_KEY).condition.value


def main() -> None:
    """Print the table."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        print("nginx isn't installed: the window isn't measured while downloading.")
        return
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as text, coroutines_on(application):
        folder = Path(text)
        for kind in ("config", "data", "cache", "pictures"):
            os.environ[f"SDSTUDIO_{kind.upper()}_DIR"] = str(folder / kind)
        file = folder / "www" / _KEY / _FILE
        file.parent.mkdir(parents=True)
        sha256 = write_random(file, _BYTES)
        _write_catalogue(folder / "config" / "catalogue.json", sha256)
        paths = user_paths()
        launch = EngineLaunch(paths.cache, paths.data / "engine.log", fake=True)
        studio = bootstrap.build_studio(paths, launch, application)
        window = MainWindow(studio)
        window.show()
        bootstrap.start(studio)
        with serving(nginx, folder):
            watch, seconds = _watched(studio, window)
        window.close()
        bootstrap.stop(studio)
    report = Report(
        f"Lateness of a 16 ms timer in the window, {_BYTES // MIB} MiB from nginx on loopback"
    )
    report.table(
        ("while", "ticks", "median ms", "p99 ms", "max ms"),
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
    report.line(f"Downloaded at {_BYTES / 1e6 / seconds:.0f} MB/s.")
    report.print()


def _watched(studio: Studio, window: MainWindow) -> tuple[Watch, float]:
    """Download and verify with the model manager open; also return the download's seconds."""
    _wait(_SETTLE_MS)
    window.models.open(_KEY)
    _wait(_SETTLE_MS)
    watch = _ModelWatch(studio)
    _wait(_SETTLE_MS)
    started_s = time.perf_counter()
    studio.models.download(_KEY)
    _until_here(studio)
    seconds = time.perf_counter() - started_s
    studio.models.verify(_KEY)
    _until_here(studio)
    return watch, seconds


def _until_here(studio: Studio) -> None:
    loop = QEventLoop()

    def on_change(key: str) -> None:
        condition = studio.models.model_status(_KEY).condition
        if condition is Condition.FAILED:
            raise SystemExit(f"{key} failed: {studio.models.model_status(_KEY).notice}")
        if condition in _HERE:
            loop.quit()

    studio.models.status_changed.connect(on_change)
    studio.models.offers_changed.connect(lambda: on_change(_KEY))
    loop.exec()
    studio.models.status_changed.disconnect(on_change)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _write_catalogue(path: Path, sha256: str) -> None:
    path.parent.mkdir(parents=True)
    model, _, variant = _KEY.partition("/")
    row = {
        "key": model,
        "name": "Measured",
        "description": {"en": "Random bytes"},
        "purpose": {"en": "Measuring"},
        "kind": "text_to_image",
        "prediction_type": "epsilon",
        "native_size_px": 512,
        "configuration": "base",
        "licence": "openrail-pp-m",
        "variants": [
            {
                "key": variant,
                "layout": "diffusers",
                "precision": "fp32",
                "files": [
                    {
                        "path": _FILE,
                        "size_bytes": _BYTES,
                        "sha256": sha256,
                        "hash_source": "page",
                    }
                ],
            }
        ],
    }
    endpoint = {
        "key": "nginx",
        "name": "nginx",
        "layout": "folder",
        "address": f"http://127.0.0.1:{PORT}",
    }
    content = {"version": 1, "endpoints": [endpoint], "models": [row]}
    path.write_text(json.dumps(content), encoding="utf-8")


if __name__ == "__main__":
    main()
