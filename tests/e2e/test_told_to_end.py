"""Ctrl-C in the terminal and the system's own way to end a program close the window well."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sdstudio.library import Library

ROOT = Path(__file__).parents[2]


_CLOSED_WHILE_PAINTED = """
from sdstudio.ui import main_window

class Impatient(main_window.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        self.close()

main_window.MainWindow = Impatient
from sdstudio.__main__ import main
raise SystemExit(main([]))
"""


def _environment(folder: Path) -> dict[str, str]:
    folders = {
        f"SDSTUDIO_{kind.upper()}_DIR": str(folder / kind)
        for kind in ("config", "data", "cache", "pictures")
    }
    return {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}


def test_a_window_closed_while_it_is_painted_ends(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _CLOSED_WHILE_PAINTED],
        cwd=ROOT,
        env=_environment(tmp_path),
        timeout=60,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_window_told_to_end_closes_its_library(number: signal.Signals, tmp_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "main.py"],
        cwd=ROOT,
        env=_environment(tmp_path),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        engine_log = tmp_path / "data" / "logs" / "engine.log"
        until_s = time.monotonic() + 30
        while not engine_log.exists() and time.monotonic() < until_s:
            assert program.poll() is None
            time.sleep(0.05)
        program.send_signal(number)
        _, said = program.communicate(timeout=20)
    finally:
        program.kill()
        program.wait()
    assert program.returncode == 0, said
    assert "Traceback" not in said
    (database,) = (tmp_path / "data" / "libraries").iterdir()
    library = Library.open(tmp_path / "pictures", database)
    assert not library.crashed
    library.close()
