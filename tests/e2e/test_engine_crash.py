"""What an engine process leaves behind when it crashes in C code."""

import os
import queue
import signal
import sys
from pathlib import Path

import pytest

from sdstudio.app.engine_process import EngineLaunch, EngineProcess, ProcessEnded, Said
from sdstudio.app.problem_report import ProblemReport

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


def test_the_stacks_of_an_engine_that_crashed_are_in_the_report_though_it_was_restarted(
    tmp_path: Path,
) -> None:
    launch = EngineLaunch(tmp_path / "cache", tmp_path / "logs" / "engine.log", fake=True)
    for signals in ([signal.SIGSEGV], []):
        events: queue.Queue[Said | ProcessEnded] = queue.Queue()
        engine = EngineProcess(launch, events.put)
        assert isinstance(events.get(timeout=60), Said)
        for one in signals:
            os.kill(engine.pid, one)
            while not isinstance(events.get(timeout=60), ProcessEnded):
                pass
        engine.end()
    text = ProblemReport(tmp_path / "logs").text()
    assert "engine-crash.old.log" in text
    assert "Fatal Python error: Segmentation fault" in text
    assert "worker.py" in text
