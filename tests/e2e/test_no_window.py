"""Machines on which no window can open get a sentence, not Qt's abort."""

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sdstudio.app import window_obstacle
from sdstudio.domain.error_formatting import sentence_for
from sdstudio.domain.errors import ErrorCode

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system brings all")


@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":973"}])
def test_without_a_display_it_says_so_and_how_to_go_on(display: dict[str, str]) -> None:
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {key: value for key, value in os.environ.items() if key not in without}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")],
        env={**environment, **display},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    (line,) = done.stderr.strip().splitlines()
    assert "no display" in line
    assert "generate" in line


def test_a_missing_system_library_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(name: str) -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(importlib, "import_module", refuse)
    obstacle = window_obstacle.window_obstacle("linux", {"DISPLAY": ":0"})
    assert obstacle is not None
    assert obstacle.code is ErrorCode.QT_LIBRARY_MISSING
    said = sentence_for(obstacle)
    assert "libEGL.so.1" in said
    assert "sudo apt install libegl1" in said
    assert "generate" in said
