"""Shortcuts: shown by menu, changed in the dialog, and kept."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from sdstudio.app.settings import read_settings
from sdstudio.app.studio import Studio
from sdstudio.ui import shortcuts
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ROWS
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.shortcut_conflicts import shares_keys
from sdstudio.ui.shortcuts_dialog import ShortcutsDialog


@pytest.fixture(autouse=True)
def default_shortcuts() -> Iterator[None]:
    yield
    shortcuts.use({})


@pytest.fixture
def dialog(window: MainWindow) -> ShortcutsDialog:
    window.actions_[ActionId.SHORTCUTS].trigger()
    (dialog,) = window.findChildren(ShortcutsDialog)
    return dialog


def keys_of(window: MainWindow, do: ActionId) -> list[str]:
    return [keys.toString() for keys in window.actions_[do].shortcuts()]


def give(dialog: ShortcutsDialog, do: ActionId, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    dialog.choose(do)
    dialog.field.setFocus()
    QTest.keyClick(dialog.field, key, held)
    assert dialog.use.isEnabled()
    dialog.use.click()


CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def test_every_command_is_listed_with_its_keys(dialog: ShortcutsDialog) -> None:
    for do in ROWS:
        dialog.choose(do)
        item = dialog.list.currentItem()
        assert item is not None
        assert item.text(0)
        assert bool(item.text(1)) == bool(ROWS[do].keys)


def test_a_new_shortcut_is_used_shown_and_kept(
    window: MainWindow, dialog: ShortcutsDialog, studio: Studio
) -> None:
    give(dialog, ActionId.GENERATE, Qt.Key.Key_W, CTRL | ALT)
    assert keys_of(window, ActionId.GENERATE) == ["Ctrl+Alt+W"]
    assert "Ctrl+Alt+W" in window.make.generate_bar.generate.toolTip()
    assert "Ctrl+Alt+W" in window.actions_[ActionId.GENERATE].toolTip()
    kept = read_settings(studio.paths.config / "settings.json")
    assert kept.shortcuts == {"generate": ("Ctrl+Alt+W",)}
    assert dialog.field.keySequence().isEmpty()


def test_the_next_start_has_it(window: MainWindow, dialog: ShortcutsDialog, studio: Studio) -> None:
    give(dialog, ActionId.MASK_BRUSH, Qt.Key.Key_Q, NONE)
    shortcuts.use({})
    other = MainWindow(studio)
    assert keys_of(other, ActionId.MASK_BRUSH) == ["Q"]
    other.deleteLater()


def test_a_key_that_is_in_use_says_so_and_is_taken_from_the_other(
    window: MainWindow, dialog: ShortcutsDialog
) -> None:
    dialog.choose(ActionId.MASK_FILL)
    dialog.field.setFocus()
    QTest.keyClick(dialog.field, Qt.Key.Key_E)
    assert dialog.said.text() == "E is already the shortcut for “Eraser”, which will lose it."
    dialog.use.click()
    assert keys_of(window, ActionId.MASK_FILL) == ["E"]
    assert keys_of(window, ActionId.MASK_ERASER) == []


def test_the_same_key_may_mean_something_else_in_another_part_of_the_window(
    dialog: ShortcutsDialog,
) -> None:
    dialog.choose(ActionId.MASK_FILL)
    dialog.field.setFocus()
    # Edits tags in the library.
    QTest.keyClick(dialog.field, Qt.Key.Key_N)
    assert dialog.said.text() == ""


def test_only_the_key_that_is_taken_goes(window: MainWindow, dialog: ShortcutsDialog) -> None:
    give(dialog, ActionId.STOP, Qt.Key.Key_Y, CTRL)
    assert keys_of(window, ActionId.REDO) == ["Ctrl+Shift+Z"]


def test_a_command_can_have_no_shortcut_and_its_default_again(
    window: MainWindow, dialog: ShortcutsDialog
) -> None:
    dialog.choose(ActionId.MASK_BRUSH)
    assert not dialog.reset.isEnabled()
    dialog.remove.click()
    assert keys_of(window, ActionId.MASK_BRUSH) == []
    assert not dialog.remove.isEnabled()
    dialog.reset.click()
    assert keys_of(window, ActionId.MASK_BRUSH) == ["B"]


def test_a_default_that_another_command_has_now_is_taken_back(
    window: MainWindow, dialog: ShortcutsDialog
) -> None:
    give(dialog, ActionId.MASK_FILL, Qt.Key.Key_E, NONE)
    dialog.choose(ActionId.MASK_ERASER)
    dialog.reset.click()
    assert keys_of(window, ActionId.MASK_ERASER) == ["E"]
    assert keys_of(window, ActionId.MASK_FILL) == []


def test_all_can_be_reset(window: MainWindow, dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    give(dialog, ActionId.MASK_FILL, Qt.Key.Key_E, NONE)
    dialog.reset_all.click()
    (box,) = dialog.findChildren(QMessageBox)
    next(one for one in box.buttons() if one.text() == "Reset all").click()
    assert keys_of(window, ActionId.MASK_FILL) == ["Ctrl+A"]
    assert keys_of(window, ActionId.MASK_ERASER) == ["E"]


def test_commands_are_found_by_name_and_by_key(dialog: ShortcutsDialog) -> None:
    def shown() -> list[str]:
        walk = QTreeWidgetItemIterator(dialog.list, QTreeWidgetItemIterator.IteratorFlag.NotHidden)
        found = []
        while walk.value():
            if walk.value().parent():
                found.append(walk.value().text(0))
            walk += 1
        return found

    dialog.filter.setText("eraser")
    assert "Eraser" in shown()
    assert "Quit" not in shown()
    dialog.filter.setText("ctrl+q")
    assert shown() == ["Quit"]
    dialog.filter.clear()
    assert len(shown()) == len(ROWS)


def test_the_command_whose_key_changes_is_among_those_found(dialog: ShortcutsDialog) -> None:
    def current() -> ActionId | None:
        return dialog.current

    dialog.choose(ActionId.GENERATE)
    dialog.filter.setText("eraser")
    assert current() is ActionId.MASK_ERASER
    dialog.filter.setText("nothing has this name")
    assert current() is None
    assert not dialog.field.isEnabled()
    dialog.filter.clear()
    assert current() is not None


def test_what_no_keyboard_has_is_left_out_of_a_file(window: MainWindow) -> None:
    assert shortcuts.use({"mask_brush": ["Ctrl+Nonsense", "Q", ""], "of_another_version": ["F4"]})
    assert shortcuts.keys(ActionId.MASK_BRUSH) == ("Q",)


def test_shortcuts_of_another_version_are_kept_in_the_file(
    window: MainWindow, dialog: ShortcutsDialog, studio: Studio
) -> None:
    studio.settings.update(shortcuts={"of_another_version": ("F4",)})
    give(dialog, ActionId.MASK_BRUSH, Qt.Key.Key_Q, NONE)
    assert studio.settings.current.shortcuts["of_another_version"] == ("F4",)


def test_the_dialog_closes_by_its_button(dialog: ShortcutsDialog) -> None:
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.Close).click()
    assert not dialog.isVisible()


def test_no_default_is_ambiguous() -> None:
    """What the table gives to two commands is in different parts of the window, or meant so."""
    everywhere = [do for do, row in ROWS.items() if not row.in_zone]
    for do in everywhere:
        for keys in ROWS[do].keys:
            others = [
                other
                for other in everywhere
                if other is not do
                and not shares_keys(do, other)
                and QKeySequence.fromString(keys) in map(QKeySequence.fromString, ROWS[other].keys)
            ]
            assert others == []
