"""Uncaught exceptions reach the artist; in a separate process, since hooks are global."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from sdstudio.app.bug_reports import BugReports


class Broken(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        raise RuntimeError(f"broken {self.windowTitle()}")


application = QApplication([])
told = []
reports = BugReports(Path(sys.argv[1]), told.append)
broken = [Broken(windowTitle=name) for name in ("here", "there")]
for widget in broken:
    widget.show()
again = QTimer()
again.timeout.connect(lambda: [widget.update() for widget in broken])
again.start(10)
QTimer.singleShot(200, application.quit)
application.exec()
for details in told:
    print(details.strip().splitlines()[-1])
"""


def test_a_bug_at_every_repaint_is_told_and_logged_once(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert sorted(run.stdout.splitlines()) == [
        "RuntimeError: broken here",
        "RuntimeError: broken there",
    ]
    log = (tmp_path / "window.log").read_text(encoding="utf-8")
    assert log.count("RuntimeError: broken here") == 1
