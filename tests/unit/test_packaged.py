"""The installed program: what it starts gets the system's libraries, not its own."""

import os
import sys
from pathlib import Path

import pytest

from sdstudio import __main__, bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.packaged import restore_environment


def test_other_programs_get_the_environment_of_before_the_loader() -> None:
    environment = {
        "HOME": "/home/画家",
        "LD_LIBRARY_PATH": "/usr/lib/sd-studio/_internal:/opt/lib",
        "LD_LIBRARY_PATH_ORIG": "/opt/lib",
        "QT_PLUGIN_PATH": "/usr/lib/sd-studio/_internal/PySide6/Qt/plugins",
        "QML2_IMPORT_PATH": "/usr/lib/sd-studio/_internal/PySide6/Qt/qml",
    }
    restore_environment(environment)
    assert environment == {
        "HOME": "/home/画家",
        "LD_LIBRARY_PATH": "/opt/lib",
        "PYINSTALLER_RESET_ENVIRONMENT": "1",
    }


def test_a_library_path_that_was_not_set_is_removed() -> None:
    environment = {"LD_LIBRARY_PATH": "/usr/lib/sd-studio/_internal"}
    restore_environment(environment)
    assert "LD_LIBRARY_PATH" not in environment


class TestPackaged:
    @pytest.fixture(autouse=True)
    def packaged(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", "/usr/lib/sd-studio/sd-studio")

    def test_the_engine_is_the_program_itself(self, tmp_path: Path) -> None:
        launch = EngineLaunch(tmp_path, tmp_path / "engine.log")
        assert launch.command == ("/usr/lib/sd-studio/sd-studio", "--engine")

    def test_the_environment_is_restored_before_the_window_opens(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "environ", {"LD_LIBRARY_PATH": "ours"})
        seen: list[str | None] = []

        def run_window() -> int:
            seen.append(os.environ.get("LD_LIBRARY_PATH"))
            return 0

        monkeypatch.setattr(bootstrap, "run_window", run_window)
        assert __main__.main([]) == 0
        assert seen == [None]
