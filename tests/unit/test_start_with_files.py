"""Files on the command line open in the window."""

from pathlib import Path

import pytest

from sdstudio import __main__, bootstrap


def test_files_on_the_command_line_open_in_the_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    picture = tmp_path / "一 张 图.png"
    picture.touch()
    opened: list[object] = []

    def run_window(files: object) -> int:
        opened.append(files)
        return 0

    monkeypatch.setattr(bootstrap, "run_window", run_window)
    assert __main__.main([str(picture)]) == 0
    assert opened == [[picture]]
