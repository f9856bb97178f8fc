"""Presets in the window: saved, used with what doesn't fit, and as a model's defaults."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.domain.adapters import AdapterKind, AdapterRef
from sdstudio.domain.presets import PresetPart
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.presets.preset_editor import PresetEditor
from sdstudio.ui.presets.presets_dialog import PresetsDialog


def save_as(window: MainWindow, qtbot: QtBot, name: str, *unchecked: PresetPart) -> None:
    window.actions_[ActionId.PRESET_SAVE].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(PresetEditor)))
    editor = window.findChildren(PresetEditor)[-1]
    assert not editor.parts[PresetPart.PROMPT].isChecked()
    editor.name.setText(name)
    for part in unchecked:
        editor.parts[part].setChecked(False)
    editor.buttons.button(editor.buttons.StandardButton.Save).click()
    # It is deleted once it has closed.
    qtbot.waitUntil(lambda: not window.findChildren(PresetEditor))


def opened(window: MainWindow, qtbot: QtBot) -> PresetsDialog:
    window.actions_[ActionId.PRESETS].trigger()
    dialog = window.findChild(PresetsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_settings_are_saved_used_again_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    draft = window.studio.draft
    dialog = opened(window, qtbot)
    assert "No presets yet" in dialog.empty.text()
    draft.choose(prompt="a cat", steps=9, seed=5)
    save_as(window, qtbot, "Quick", PresetPart.STYLES)
    (preset,) = window.studio.presets.all
    assert "seed" not in preset.values
    assert dialog.current == preset
    draft.choose(prompt="a dog", steps=30)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: draft.value("steps") == 9)
    assert draft.value("prompt") == "a dog"
    assert "Now using the preset “Quick”" in dialog.done_bar.text
    dialog.done_bar.button.click()
    assert draft.value("steps") == 30
    assert "Steps: 9" in dialog.details.toPlainText()
    draft.choose(steps=12)
    window.presets.update(preset)
    assert window.studio.presets.all[0].values["steps"] == 12
    QTest.keyClick(dialog.grid, Qt.Key.Key_Delete)
    assert not window.studio.presets.all
    window.undo.undo_newest()
    window.undo.undo_newest()
    assert [*window.studio.presets.all] == [preset]
    dialog.close()


def test_what_does_not_fit_is_named_in_the_form(window: MainWindow, qtbot: QtBot) -> None:
    studio = window.studio
    save_as(window, qtbot, "Mine")
    (preset,) = studio.presets.all
    lora = AdapterRef(kind=AdapterKind.LORA, name="ink", sha256="1" * 64)
    values = MappingProxyType({**preset.values, "strength": 0.5})
    studio.presets.put(replace(preset, values=values, adapters=(lora,)))
    menu = window.make.presets.list
    menu.aboutToShow.emit()
    action = next(one for one in menu.actions() if one.text() == "Mine")
    action.trigger()
    qtbot.waitUntil(lambda: "Now using" in window.make.done.text)
    assert "LoRA or embedding “ink” (not installed)" in window.make.done.text
    assert "Strength (no effect in this mode)" in window.make.done.text


def test_a_preset_becomes_what_a_model_begins_with(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    studio = window.studio
    draft = studio.draft
    usual = draft.value("steps")
    draft.choose(steps=7)
    save_as(window, qtbot, "Quick")
    window.actions_[ActionId.RESET_SETTINGS].trigger()
    assert draft.value("steps") == usual
    dialog = opened(window, qtbot)
    dialog.second.click()
    assert draft.value("steps") == 7
    assert not draft.is_chosen("steps")
    assert dialog.grid.current is not None
    assert dialog.grid.current.mark == "default"
    dialog.second.click()
    assert draft.value("steps") == usual
    window.undo.undo_newest()
    assert draft.value("steps") == 7
    file = tmp_path / "mine.json"
    file.write_bytes(studio.presets.written(studio.presets.all))
    window.presets.import_files([file])
    qtbot.waitUntil(lambda: len(studio.presets.all) == 2)
    file.write_bytes(b"<html>")
    window.presets.import_files([file])
    qtbot.waitUntil(lambda: "isn't a preset file" in dialog.notices.text)
    assert len(studio.presets.all) == 2
    dialog.close()
