"""How the engine process is started: the one place that knows whether the program is frozen."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def engine_command(*, fake: bool = False) -> list[str]:
    """The command line of the engine process.

    UTF-8 mode: on Windows a child's pipes would otherwise use the ANSI code page.
    """
    options = ["--engine", *(["--fake"] if fake else [])]
    if getattr(sys, "frozen", False):
        return [sys.executable, *options]
    return [sys.executable, "-X", "utf8", "-m", "sdstudio", *options]


def engine_environment(cache: Path) -> Mapping[str, str]:
    """The environment of the engine process: ours, this source tree first, and the cache folder."""
    source = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "SDSTUDIO_CACHE_DIR": str(cache)}
