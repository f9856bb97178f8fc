"""The program's own dialog for internal errors says nothing private."""

import os
import subprocess
import sys
from pathlib import Path

_WITH_A_BUG = """
from PySide6.QtCore import QTimer
from sdstudio.ui import crash_dialog, main_window

class Faulty(main_window.MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        self.make.prompt.field.setPlainText("a secret fish")
        QTimer.singleShot(0, self._fail)

    def _fail(self):
        QTimer.singleShot(1000, self.close)
        raise KeyError("a secret fish")

def show(bug, report):
    dialog = crash_dialog.CrashDialog(bug, report)
    print(dialog.details.toPlainText())

crash_dialog.show_crash = show
main_window.MainWindow = Faulty
from sdstudio.__main__ import main
raise SystemExit(main([]))
"""


def test_the_report_on_an_internal_error_has_neither_the_prompt_nor_the_users_name(
    tmp_path: Path,
) -> None:
    home = tmp_path / "someone"
    folders = {
        f"SDSTUDIO_{kind.upper()}_DIR": str(home / kind)
        for kind in ("config", "data", "cache", "pictures")
    }
    done = subprocess.run(
        [sys.executable, "-c", _WITH_A_BUG],
        cwd=Path(__file__).parents[2],
        env={
            **os.environ,
            **folders,
            "HOME": str(home),
            "USERPROFILE": str(home),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONIOENCODING": "utf-8",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "KeyError: '<prompt>'" in done.stdout
    assert "window.log" in done.stdout
    assert "secret" not in done.stdout
    assert "someone" not in done.stdout
