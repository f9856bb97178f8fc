"""The real engine in a thread of the test's process.

For tests of what it makes; a process of its own, which imports torch first, takes seven seconds of
a core to start.
"""

import subprocess
from typing import cast

from sdstudio.app.engine_process import EngineLaunch
from sdstudio.engine.device import cpu
from sdstudio.engine.diffusers_engine import DiffusersEngine
from tests.support.engine_thread import EngineThread


class TorchLaunch(EngineLaunch):
    """Starts the real engine in a thread."""

    def start(self) -> "subprocess.Popen[bytes]":
        thread = EngineThread(self.cache, lambda: DiffusersEngine(self.cache, cpu()))
        return cast("subprocess.Popen[bytes]", thread)
