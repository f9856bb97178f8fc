"""Files that a second start, a file manager or the system asks the window to open."""

import os
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.studio import Studio
from sdstudio.domain.input_refs import InputRole
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.model_manager.import_sheet import ImportSheet
from tests.support.adapters import write_kohya


def picture(path: Path, colour: str = "red") -> Path:
    Image.new("RGB", (96, 64), colour).save(path, "PNG")
    return path


def input_size(window: MainWindow) -> tuple[int, int] | None:
    ref = window.studio.draft.draft.input(InputRole.IMAGE)
    return None if ref is None else (ref.width, ref.height)


def sheets() -> list[ImportSheet]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ImportSheet)]


_NAMES = ["a fish.png", "红鱼 100%20.PNG", "no ending"]
if sys.platform == "linux":
    _NAMES.append(os.fsdecode(b"caf\xe9.png"))


@pytest.mark.parametrize("name", _NAMES)
def test_a_picture_is_started_from_whatever_it_is_called(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    window.showMinimized()
    window.open_files([picture(tmp_path / name)])
    qtbot.waitUntil(lambda: input_size(window) == (96, 64))
    assert not window.isMinimized()
    window.undo.undo()
    assert input_size(window) is None


def test_of_several_files_the_same_are_opened_as_of_several_dropped_ones(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    ink, silk = (
        write_kohya(tmp_path / f"{name}.safetensors", seed=seed)
        for seed, name in enumerate(("ink", "100% silk"))
    )
    window.open_files([ink, picture(tmp_path / "fish.png"), picture(tmp_path / "cat.png")])
    qtbot.waitUntil(lambda: input_size(window) == (96, 64))
    assert sheets() == []
    window.open_files([ink, silk])
    qtbot.waitUntil(lambda: bool(sheets()) and len(sheets()[0].entries) == 2)
    (sheet,) = sheets()
    assert {one.name.text() for one in sheet.entries} == {"ink", "100% silk"}
    sheet.cancel.click()


@pytest.mark.parametrize("name", ["letter.txt", "gone.png"])
def test_what_cannot_be_opened_gets_the_sentence_that_a_drop_gets(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader", encoding="utf-8")
    window.open_files([tmp_path / name])
    qtbot.waitUntil(lambda: f"“{name}” can't be opened as an image" in window.make.notices.text)


def test_no_file_only_brings_the_window_to_the_front(window: MainWindow) -> None:
    window.showMinimized()
    window.open_files([])
    assert not window.isMinimized()
    assert sheets() == []


def test_a_model_that_the_program_is_started_with_is_examined(
    studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(studio)
    window.show()
    window.open_files([write_kohya(tmp_path / "ink.safetensors")])
    qtbot.waitUntil(lambda: bool(sheets()) and len(sheets()[0].entries) == 1)
    sheets()[0].cancel.click()
    window.hide()
