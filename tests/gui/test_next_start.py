"""What the forms showed is there again at the next start."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.settings_file import Settings, write_settings
from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.ui.main_window import MainWindow
from tests.support.studio import running_studio, studio_paths


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
        ink = AdapterRef(kind=AdapterKind.LORA, name="ink", sha256="a" * 64, weight=0.6)
        studio.draft.use_adapter(ink)
        assert window.close()
    with running_studio(paths) as studio:
        window = MainWindow(studio)
        assert window.make.prompt.text == "一只 red fish"
        assert (studio.draft.value("steps"), studio.draft.count) == (9, 3)
        assert studio.draft.draft.adapters == (ink,)
        assert not studio.draft.is_chosen("seed")


def test_kept_values_that_cannot_be_used_any_more_are_left_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    paths = studio_paths(tmp_path)
    kept = Settings(
        draft={"prompt": "a cat", "steps": 0, "gone": 1}, count=10_000, adapters=({"name": "x"},)
    )
    write_settings(paths.settings_file, kept)
    with running_studio(paths) as studio:
        assert dict(studio.draft.draft.chosen) == {"prompt": "a cat"}
        assert studio.draft.count == 100
        assert studio.draft.draft.adapters == ()
