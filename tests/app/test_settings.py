"""Settings survive, and a damaged file is put aside rather than lost."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import SETTINGS, Language, Settings, Theme, read_settings, write_settings
from sdstudio.app.settings_store import SettingsStore
from sdstudio.domain.errors import ErrorCode, StudioError


def test_a_change_is_there_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    store = SettingsStore(path)
    with qtbot.waitSignal(store.changed):
        store.update(theme=Theme.LIGHT, library_folder="图片")
    again = SettingsStore(path).current
    assert (again.theme, again.library_folder) == (Theme.LIGHT, "图片")
    assert again.language is Language.SYSTEM


def test_what_another_process_has_changed_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    store = SettingsStore(path)
    store.update(theme=Theme.DARK)
    write_settings(path, store.current.model_copy(update={"graphics_pack": "cuda"}))
    store.update(language=Language.ENGLISH)
    assert store.current == read_settings(path)
    assert (store.current.theme, store.current.graphics_pack) == (Theme.DARK, "cuda")
    # A file that was damaged or deleted since then doesn't take what is held with it.
    for content in (b"{no json", None):
        path.unlink()
        if content is not None:
            path.write_bytes(content)
        store.update(theme=Theme.LIGHT)
        assert read_settings(path).graphics_pack == "cuda"


@pytest.mark.parametrize("content", [b"{no json", b"\xff\xfe", b'{"theme": "pink"}', b"[]"])
def test_a_damaged_file_is_kept_aside(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    store = SettingsStore(path)
    assert store.damage is not None
    assert store.damage.code is ErrorCode.SETTINGS_DAMAGED
    assert (tmp_path / "settings.json.bad").read_bytes() == content
    assert store.current.theme is Theme.SYSTEM


def test_settings_that_cannot_be_written_hold_and_say_so(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("")
    store = SettingsStore(blocked / "settings.json")
    with pytest.raises(StudioError) as refused:
        store.update(theme=Theme.DARK)
    assert refused.value.code is ErrorCode.SETTINGS_NOT_SAVED
    assert store.current.theme is Theme.DARK


@pytest.mark.parametrize("folder", ["a\0b", "/a\0b", "Pictures", "../Pictures", "~/Pictures", "."])
def test_a_folder_that_is_no_full_path_is_not_used_and_that_is_told(
    tmp_path: Path, folder: str
) -> None:
    path = tmp_path / "settings.json"
    write_settings(path, Settings(library_folder=folder, models_folder=folder, theme=Theme.DARK))
    store = SettingsStore(path)
    assert store.current.pictures(tmp_path) == store.current.models(tmp_path) == tmp_path
    assert store.current.theme is Theme.DARK
    assert store.damage is not None
    assert store.damage.code is ErrorCode.SETTINGS_FOLDER
    assert store.damage.arguments == {"folder": folder}


def test_a_full_path_is_used(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.json")
    store.update(library_folder=str(tmp_path / "图片"))
    assert store.current.pictures(tmp_path) == tmp_path / "图片"
    assert SettingsStore(tmp_path / "settings.json").damage is None


def test_every_setting_of_the_table_is_documented() -> None:
    documented = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    for name, setting in SETTINGS.items():
        assert f"`{name}`" in documented
        assert setting.help in documented
