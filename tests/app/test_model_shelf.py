"""ModelShelf: what was opened is remembered, also what is not there at the moment."""

from pathlib import Path

from sdstudio.app.model_shelf import ModelShelf
from sdstudio.app.settings import SettingsStore
from tests.support.paper_model import write_model


def test_a_model_on_a_disk_that_is_not_connected_comes_back(qtbot: object, tmp_path: Path) -> None:
    starter = write_model(tmp_path / "starter")
    disk, away = tmp_path / "disk", tmp_path / "away"
    first = write_model(disk / "first", words=False, mark=1)
    settings = SettingsStore(tmp_path / "settings.json")
    ModelShelf(starter, settings).open_folder(first)

    disk.rename(away)
    shelf = ModelShelf(starter, settings)
    assert len(shelf.failures) == 1
    shelf.open_folder(write_model(tmp_path / "second", words=False, mark=2))

    away.rename(disk)
    folders = {checkpoint.folder for checkpoint in ModelShelf(starter, settings).checkpoints}
    assert folders == {starter, first, tmp_path / "second"}


def test_a_model_can_be_used_where_settings_cannot_be_written(
    qtbot: object, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    settings = SettingsStore(tmp_path / "file" / "settings.json")
    settings.damage = None
    shelf = ModelShelf(write_model(tmp_path / "starter"), settings)
    opened = shelf.open_folder(write_model(tmp_path / "model", words=False, mark=1))
    assert opened in shelf.checkpoints
