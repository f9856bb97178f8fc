"""``sdstudio open``: the first start opens the window and files, a second hands its over."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ended by a POSIX signal")


def _start(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    folders = {
        f"SDSTUDIO_{kind.upper()}_DIR": str(folder / kind)
        for kind in ("config", "data", "cache", "pictures")
    }
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "open", *arguments],
        cwd=folder,
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    )


def _wait_for_inputs(folder: Path, count: int, program: "subprocess.Popen[str]") -> None:
    """Until the window keeps ``count`` pictures to start from."""
    limit = time.monotonic() + 60
    while len(list((folder / "pictures" / ".inputs").glob("*.png"))) < count:
        assert program.poll() is None, program.communicate()[1]
        assert time.monotonic() < limit, f"{count} pictures were not opened"
        time.sleep(0.05)


def test_the_window_opens_files_given_at_the_start_and_by_a_second_start(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("o")  # a socket's path may have about a hundred characters
    for name, colour in (("红 鱼.png", "red"), ("100% sky.png", "blue")):
        Image.new("RGB", (96, 64), colour).save(folder / name)
    window = _start(folder, "红 鱼.png")
    try:
        _wait_for_inputs(folder, 1, window)
        second = _start(folder, "100% sky.png")
        _, said = second.communicate(timeout=60)
        assert second.returncode == 0, said
        _wait_for_inputs(folder, 2, window)
    finally:
        window.terminate()
        _, said = window.communicate(timeout=60)
    assert window.returncode == 0
    assert "Traceback" not in said
