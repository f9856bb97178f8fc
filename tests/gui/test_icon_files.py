"""The images of icons that the style sheet takes from files."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sdstudio.ui import icons


def test_an_icon_is_written_once(qtbot: QtBot, tmp_path: Path) -> None:
    path = Path(icons.image_file("check-bold", "#ffffff", tmp_path))
    assert QImage(str(path)).width() == 2 * icons.ICON_PX
    written_ns = path.stat().st_mtime_ns
    assert Path(icons.image_file("check-bold", "#ffffff", tmp_path)) == path
    assert path.stat().st_mtime_ns == written_ns


def test_each_colour_size_and_version_of_the_font_has_its_own_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    white = icons.image_file("check-bold", "#ffffff", tmp_path)
    black = icons.image_file("check-bold", "#000000", tmp_path)
    monkeypatch.setattr(icons, "_font_file", lambda: Path("phosphor-99.ttf"))
    newer = icons.image_file("check-bold", "#ffffff", tmp_path)
    monkeypatch.setattr(icons, "ICON_PX", icons.ICON_PX + 1)
    larger = icons.image_file("check-bold", "#ffffff", tmp_path)
    assert len({white, black, newer, larger}) == 4


def test_an_icon_that_the_disk_took_only_in_part_is_written_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refused:
        def save(self, path: str, _format: str) -> bool:
            Path(path).write_bytes(b"\x89PNG")
            return False

    with monkeypatch.context() as patched:
        patched.setattr(icons, "_drawn", lambda *_: Refused())
        icons.image_file("check-bold", "#ffffff", tmp_path)
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []
    path = icons.image_file("check-bold", "#ffffff", tmp_path)
    assert QImage(path).width() == 2 * icons.ICON_PX
