"""What the forms showed is there again at the next start."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.settings_file import Settings, write_settings
from sdstudio.ui.main_window import MainWindow
from tests.support.paper_model import write_model
from tests.support.studio import opened, running_studio, studio_paths


def test_the_prompt_and_the_settings_are_kept_but_not_the_picture_number(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path)
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.show()
        window.make.prompt.field.setPlainText("一只 red fish")
        studio.draft.choose(steps=9, seed=5)
        studio.draft.set_count(3)
        assert window.close()
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        assert window.make.prompt.text == "一只 red fish"
        assert (studio.draft.value("steps"), studio.draft.count) == (9, 3)
        assert not studio.draft.is_chosen("seed")


def test_kept_values_that_cannot_be_used_any_more_are_left_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    paths = studio_paths(tmp_path)
    kept = Settings(draft={"prompt": "a cat", "steps": 0, "gone": 1}, count=10_000)
    write_settings(paths.settings_file, kept)
    with running_studio(paths) as studio:
        assert dict(studio.draft.draft.chosen) == {"prompt": "a cat"}
        assert studio.draft.count == 100


@pytest.mark.parametrize("is_cached", [True, False])
def test_the_model_used_last_is_chosen_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, is_cached: bool
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    paths = studio_paths(tmp_path)
    known = paths.cache / "known-models.json"
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        window.use_model(opened(studio.shelf, write_model(tmp_path / "mine", mark=3)))
        qtbot.waitUntil(lambda: known.exists() and "mine" in known.read_text(encoding="utf-8"))
    if not is_cached:
        known.unlink()
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        if is_cached:
            assert window.make.model.box.currentText() == "mine"
        qtbot.waitUntil(lambda: window.make.model.box.currentText() == "mine")
