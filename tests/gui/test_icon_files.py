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


def test_each_colour_and_each_version_of_the_font_has_its_own_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    white = icons.image_file("check-bold", "#ffffff", tmp_path)
    black = icons.image_file("check-bold", "#000000", tmp_path)
    monkeypatch.setattr(icons, "_font_file", lambda: Path("phosphor-99.ttf"))
    newer = icons.image_file("check-bold", "#ffffff", tmp_path)
    assert len({white, black, newer}) == 3
