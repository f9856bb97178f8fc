"""The installed program: what it starts gets the system's libraries, not its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sdstudio import __main__, bootstrap
from sdstudio.app.engine_process import EngineLaunch
from sdstudio.packaged import portable_folder, restore_environment
from sdstudio.paths import user_paths


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

    def test_a_portable_program_keeps_everything_beside_itself(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("CONFIG", "DATA", "CACHE", "PICTURES"):
            monkeypatch.delenv(f"SDSTUDIO_{name}_DIR", raising=False)
        program = tmp_path / "U 盘" / "SD Studio"
        program.mkdir(parents=True)
        (program / "portable.txt").touch()
        monkeypatch.setattr(sys, "executable", str(program / "SD Studio.exe"))
        paths = user_paths()
        used = {paths.config, paths.data, paths.cache, paths.pictures}
        assert len(used) == 4
        assert {one.parent for one in used} == {program / "user"}

    def test_a_program_that_is_not_portable_uses_the_folders_of_the_system(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "executable", str(tmp_path / "SD Studio.exe"))
        monkeypatch.delenv("SDSTUDIO_DATA_DIR", raising=False)
        assert not user_paths().data.is_relative_to(tmp_path)


def test_a_source_checkout_is_never_portable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the mark beside a Python that several programs use would move the artist's files."""
    (tmp_path / "portable.txt").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert portable_folder() is None


def test_the_launcher_for_windows_says_that_the_program_is_packaged() -> None:
    script = "from sdstudio.packaged import is_packaged; print(is_packaged())"
    options = ("-X", "utf8", "-X", "packaged", "-c", script)
    done = subprocess.run([sys.executable, *options], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
