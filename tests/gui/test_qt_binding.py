"""The installed PySide6 is one that this Python survives."""

import subprocess
import sys

VOID_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(50_000):
    thing.setObjectName("name")
"""


def test_void_calls_do_not_end_python() -> None:
    """PySide6 6.12.0 loses a reference to None in each, which Python 3.11 survives 5,000 times."""
    done = subprocess.run([sys.executable, "-c", VOID_CALLS], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
