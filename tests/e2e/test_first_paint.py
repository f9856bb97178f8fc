"""What the program loads until its window is painted for the first time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

#: Ends the program where it would start its threads, right after the first paint.
PROGRAM = """
import json, linecache, os, sys
from sdstudio import bootstrap

def tell(studio):
    print(json.dumps({"modules": sorted(sys.modules), "sources": sorted(linecache.cache)}))
    sys.stdout.flush()
    os._exit(0)

bootstrap.start = tell
bootstrap.run_window()
"""


@pytest.fixture(scope="module")
def at_first_paint(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The names of the loaded modules, and of the source files that were read."""
    folder = tmp_path_factory.mktemp("first-paint")
    folders = {
        f"SDSTUDIO_{kind.upper()}_DIR": str(folder / kind)
        for kind in ("config", "data", "cache", "pictures")
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    loaded: dict[str, list[str]] = json.loads(done.stdout)
    return loaded


def test_no_source_of_our_modules_is_read(at_first_paint: dict[str, list[str]]) -> None:
    """PySide6 reads those of all modules that are imported after it, unless it is kept from it."""
    ours = ROOT / "sdstudio"
    read = [
        Path(path).name for path in at_first_paint["sources"] if Path(path).is_relative_to(ours)
    ]
    # The module that keeps it from the rest.
    assert read == ["plain_imports.py"]
