"""The fixtures that guard every test do guard."""

import os
import socket
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sdstudio.paths import Paths, user_paths

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).parent.parent / "conftest.py"

CARELESS_TESTS = """
import subprocess
import sys
import threading
from PySide6.QtCore import QThread, QThreadPool, qWarning

kept = []

class Sleeper(QThread):
    def run(self):
        self.msleep(1000)

def test_leaves_a_qthread():
    kept.append(Sleeper())
    kept[-1].start()

def test_leaves_a_thread():
    done = threading.Event()
    kept.append(threading.Timer(1, done.set))
    kept[-1].start()

def test_leaves_a_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))

def test_makes_qt_complain():
    qWarning("something is wrong")

def test_is_careful():
    thread = Sleeper()
    thread.start()
    thread.wait()
    subprocess.run([sys.executable, "-c", ""])

def test_leaves_work_in_the_pool():
    QThreadPool.globalInstance().start(lambda: QThread.msleep(500))
"""


def test_careless_tests_fail(pytester: pytest.Pytester) -> None:
    impatient = CONFTEST.read_text(encoding="utf-8").replace(
        "SETTLE_SECONDS = 5.0", "SETTLE_SECONDS = 0.1"
    )
    pytester.makeconftest(impatient)
    pytester.makepyprojecttoml('[tool.pytest.ini_options]\nqt_log_level_fail = "WARNING"')
    pytester.makepyfile(CARELESS_TESTS)
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(passed=5, errors=4, failed=1)
    result.stdout.fnmatch_lines(["*left running: QThread*", "*left running: thread*"])
    result.stdout.fnmatch_lines(["*left running: process*", "*left running: work in*"])


def test_a_connection_to_another_machine_is_refused() -> None:
    with pytest.raises(RuntimeError, match="tried to reach"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_connection_to_this_machine_is_allowed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()


def test_folders_are_private(tmp_path: Path) -> None:
    for kind in ("CONFIG", "DATA", "CACHE", "PICTURES"):
        assert Path(os.environ[f"SDSTUDIO_{kind}_DIR"]).is_relative_to(tmp_path)


@pytest.fixture(scope="module")
def shared_paths() -> Paths:
    """The program's folders, as a fixture of several tests sees them."""
    return user_paths()


def test_the_folders_of_the_author_are_not_touched(
    shared_paths: Paths, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for paths, private in (
        (shared_paths, tmp_path_factory.getbasetemp()),
        (user_paths(), tmp_path),
    ):
        for folder in (paths.config, paths.data, paths.cache, paths.pictures):
            assert folder.is_relative_to(private)


def test_a_window_is_waited_for_at_once(qtbot: QtBot) -> None:
    hidden = QWidget()
    with pytest.raises(qtbot.TimeoutError):
        qtbot.waitExposed(hidden, timeout=1)
