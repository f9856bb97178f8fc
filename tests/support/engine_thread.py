"""An engine in a thread of the test's process, behind the pipes of an engine process.

A process takes more than half a second of a core to start, which is most of what a test of the
window needs; one with torch takes several seconds.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import cast

from sdstudio.app.engine_process import EngineLaunch
from sdstudio.engine.assets import AssetStore
from sdstudio.engine.fake import FakeEngine
from sdstudio.engine.protocol import Engine
from sdstudio.engine.worker import EngineWorker

#: No process has a number this high, so nothing is hit by a test that kills the engine.
_NO_PID = 2**30


class EngineThread:
    """A stand-in for the :class:`subprocess.Popen` of an engine process.

    One that is killed while it computes or hangs continues, but is no longer heard.
    """

    def __init__(self, cache: Path, make_engine: Callable[[], Engine]) -> None:
        self.pid = _NO_PID
        self._make_engine = make_engine
        self.returncode: int | None = None
        commands, stdin = os.pipe()
        stdout, self._events = os.pipe()
        self.stdin, self.stdout = os.fdopen(stdin, "wb"), os.fdopen(stdout, "rb")
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._worker = EngineWorker(
            os.fdopen(commands, "rb"),
            os.fdopen(self._events, "wb"),
            AssetStore(cache / "assets"),
            self._end,
        )
        threading.Thread(target=self._run, name="engine-main", daemon=True).start()

    def poll(self) -> int | None:
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        if not self._ended.wait(timeout):
            raise subprocess.TimeoutExpired("engine", cast(float, timeout))
        return cast(int, self.returncode)

    def kill(self) -> None:
        self._end(-9)

    def _run(self) -> None:
        try:
            code = self._worker.run(self._make_engine)
        except SystemExit as crash:
            code = cast(int, crash.code)
        self._end(code)

    def _end(self, code: int) -> None:
        """Close the pipe of events, as the end of a process does."""
        with self._lock:
            if self.returncode is None:
                nothing = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nothing, self._events)
                os.close(nothing)
                self.returncode = code
                self._ended.set()


class ThreadLaunch(EngineLaunch):
    """Starts the fake engine in a thread."""

    def start(self) -> "subprocess.Popen[bytes]":
        device = "cpu" if self.pack is None else "cuda:0"
        return cast(
            "subprocess.Popen[bytes]",
            EngineThread(self.cache, lambda: FakeEngine(sys.exit, device)),
        )
