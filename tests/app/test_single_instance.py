"""A second start finds the first, and leftovers are in our own folder."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.single_instance import SingleInstance


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A socket's path may have about a hundred characters."""
    return tmp_path_factory.mktemp("c") / "cache"


def test_a_second_start_raises_the_first_window(
    qapp: QApplication, qtbot: QtBot, folder: Path
) -> None:
    first, second = SingleInstance(folder, "one"), SingleInstance(folder, "one")
    assert not first.hand_over()
    with qtbot.waitSignal(first.raise_asked):
        assert second.hand_over()
    first.close()
    assert not second.hand_over()
    second.close()
    assert list(folder.iterdir()) == []


def test_files_of_a_second_start_go_to_the_first_window(
    qapp: QApplication, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    first, second = SingleInstance(folder, "one"), SingleInstance(folder, "one")
    assert not first.hand_over()
    files = [tmp_path / "一 张 图.png", tmp_path / "not UTF-8 \udcff.safetensors"]
    with qtbot.waitSignal(first.raise_asked) as raised:
        assert second.hand_over(files)
    assert raised.args == [files]
    first.close()


def test_a_folder_that_cannot_be_made_does_not_keep_the_window_shut(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    instance = SingleInstance(tmp_path / "file" / "cache", "one")
    assert not instance.hand_over()
    instance.close()
