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


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_window_told_to_end_closes_its_library(number: signal.Signals, tmp_path: Path) -> None:
    folders = {
        f"SDSTUDIO_{kind.upper()}_DIR": str(tmp_path / kind)
        for kind in ("config", "data", "cache", "pictures")
    }
    program = subprocess.Popen(
        [sys.executable, "main.py"],
        cwd=ROOT,
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
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
