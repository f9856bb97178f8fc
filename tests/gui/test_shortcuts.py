"""Shortcuts: shown by menu, changed in the dialog, exchanged as files, printed, and kept."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QPushButton,
    QTreeWidgetItemIterator,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.app.settings import Language, Settings, read_settings
from sdstudio.app.settings_store import SettingsStore
from sdstudio.app.studio import Studio
from sdstudio.app.translation import Translation
from sdstudio.ui import file_dialogs, shortcuts
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.action_rows import ROWS
from sdstudio.ui.actions import Actions
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.shortcut_sheet import sheet_html, sheet_pdf
from sdstudio.ui.shortcuts_dialog import ShortcutsDialog
from sdstudio.ui.shortcuts_import_dialog import ImportShortcutsDialog
from sdstudio.ui.undo_stack import UndoStack
from tools import i18n

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def default_shortcuts() -> Iterator[None]:
    yield
    shortcuts.use({})


@dataclass(frozen=True)
class Bench:
    """What the dialog needs of a window."""

    actions: Actions
    settings: SettingsStore
    background: BackgroundTasks
    undo: UndoStack
    parent: QWidget

    def keys_of(self, do: ActionId) -> list[str]:
        return [keys.toString() for keys in self.actions[do].shortcuts()]

    def open(self) -> ShortcutsDialog:
        dialog = ShortcutsDialog(
            self.actions,
            self.settings,
            self.background,
            self.settings.update,
            self.undo,
            self.parent,
        )
        dialog.open()
        return dialog


@pytest.fixture
def bench(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    # For plurals.
    Translation(i18n.FOLDER, qapp).use(Language.ENGLISH)
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = Actions(parent)
    settings = SettingsStore(tmp_path / "settings.json", parent)
    background = BackgroundTasks()

    def use(changed: Settings) -> None:
        if shortcuts.use(changed.shortcuts):
            actions.use_shortcuts()

    # As the window does.
    settings.changed.connect(use)
    parent.show()
    yield Bench(actions, settings, background, UndoStack(parent), parent)
    assert background.close()


@pytest.fixture
def dialog(bench: Bench) -> ShortcutsDialog:
    return bench.open()


def press(dialog: ShortcutsDialog, do: ActionId, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Type a key as the shortcut of ``do``."""
    dialog.choose(do)
    dialog.field.setFocus()
    QTest.keyClick(dialog.field, key, held)


def give(dialog: ShortcutsDialog, do: ActionId, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    press(dialog, do, key, held)
    assert dialog.use.isEnabled()
    dialog.use.click()


def shown(dialog: ShortcutsDialog) -> list[str]:
    walk = QTreeWidgetItemIterator(dialog.list, QTreeWidgetItemIterator.IteratorFlag.NotHidden)
    found = []
    while walk.value():
        if walk.value().parent():
            found.append(walk.value().text(0))
        walk += 1
    return found


def test_every_command_is_listed_with_its_keys(dialog: ShortcutsDialog) -> None:
    for do in ROWS:
        dialog.choose(do)
        item = dialog.list.currentItem()
        assert item is not None
        assert item.text(0)
        assert bool(item.text(1)) == bool(ROWS[do].keys)


def test_a_new_shortcut_is_used_shown_kept_and_there_at_the_next_start(
    window: MainWindow, studio: Studio
) -> None:
    window.actions_[ActionId.SHORTCUTS].trigger()
    (dialog,) = window.findChildren(ShortcutsDialog)
    give(dialog, ActionId.GENERATE, Qt.Key.Key_W, CTRL | ALT)
    keys = [one.toString() for one in window.actions_[ActionId.GENERATE].shortcuts()]
    assert keys == ["Ctrl+Alt+W"]
    assert "Ctrl+Alt+W" in window.make.generate_bar.generate.toolTip()
    assert "Ctrl+Alt+W" in window.actions_[ActionId.GENERATE].toolTip()
    kept = read_settings(studio.paths.config / "settings.json")
    assert kept.shortcuts["generate"] == ("Ctrl+Alt+W",)
    assert dialog.field.keySequence().isEmpty()
    shortcuts.use({})
    other = MainWindow(studio)
    assert [one.toString() for one in other.actions_[ActionId.GENERATE].shortcuts()] == keys
    other.deleteLater()
    window.undo.undo_newest()
    assert shortcuts.keys(ActionId.GENERATE) == ROWS[ActionId.GENERATE].keys


def test_a_key_that_is_in_use_says_so_and_is_taken_from_the_other(
    bench: Bench, dialog: ShortcutsDialog
) -> None:
    press(dialog, ActionId.MASK_FILL, Qt.Key.Key_E, NONE)
    assert dialog.said.text() == "E is already the shortcut for “Eraser”, which will lose it."
    assert dialog.use.text() == "Reassign"
    QTest.mouseClick(dialog.use, LEFT)
    assert bench.keys_of(ActionId.MASK_FILL) == ["E"]
    assert bench.keys_of(ActionId.MASK_ERASER) == []
    assert dialog.done_bar.text == "E is now the shortcut for “Fill mask”. “Eraser” lost it."
    QTest.mouseClick(dialog.done_bar.button, LEFT)
    assert bench.keys_of(ActionId.MASK_FILL) == ["Ctrl+A"]
    assert bench.keys_of(ActionId.MASK_ERASER) == ["E"]


def test_the_command_that_has_a_key_is_one_click_away(
    bench: Bench, dialog: ShortcutsDialog
) -> None:
    dialog.filter.setText("fill mask")
    press(dialog, ActionId.MASK_FILL, Qt.Key.Key_E, NONE)
    QTest.mouseClick(dialog.go, LEFT)
    assert dialog.current is ActionId.MASK_ERASER
    assert dialog.go.isHidden()
    # There, another key mends it.
    give(dialog, ActionId.MASK_ERASER, Qt.Key.Key_F13, NONE)
    press(dialog, ActionId.MASK_FILL, Qt.Key.Key_E, NONE)
    assert dialog.said.text() == ""
    assert dialog.use.text() == "Use"


def test_the_same_key_may_mean_something_else_in_another_part_of_the_window(
    dialog: ShortcutsDialog,
) -> None:
    # Edits notes in the library.
    press(dialog, ActionId.MASK_FILL, Qt.Key.Key_N, NONE)
    assert dialog.said.text() == ""


def test_only_the_key_that_is_taken_goes(bench: Bench, dialog: ShortcutsDialog) -> None:
    give(dialog, ActionId.STOP, Qt.Key.Key_Y, CTRL)
    assert bench.keys_of(ActionId.REDO) == ["Ctrl+Shift+Z"]


def test_a_command_can_have_no_shortcut_and_its_default_again(
    bench: Bench, dialog: ShortcutsDialog
) -> None:
    dialog.choose(ActionId.MASK_BRUSH)
    assert not dialog.reset.isEnabled()
    dialog.remove.click()
    assert bench.keys_of(ActionId.MASK_BRUSH) == []
    assert dialog.done_bar.text == "“Brush” has no shortcut now."
    assert not dialog.remove.isEnabled()
    dialog.reset.click()
    assert bench.keys_of(ActionId.MASK_BRUSH) == ["B"]


def test_a_default_that_another_command_has_now_is_taken_back(
    bench: Bench, dialog: ShortcutsDialog
) -> None:
    give(dialog, ActionId.MASK_FILL, Qt.Key.Key_E, NONE)
    dialog.choose(ActionId.MASK_ERASER)
    dialog.reset.click()
    assert bench.keys_of(ActionId.MASK_ERASER) == ["E"]
    assert bench.keys_of(ActionId.MASK_FILL) == []


def test_all_can_be_reset_and_that_undone(bench: Bench, dialog: ShortcutsDialog) -> None:
    give(dialog, ActionId.MASK_FILL, Qt.Key.Key_E, NONE)
    QTest.mouseClick(dialog.reset_all, LEFT)
    assert bench.keys_of(ActionId.MASK_FILL) == ["Ctrl+A"]
    assert bench.keys_of(ActionId.MASK_ERASER) == ["E"]
    assert bench.settings.current.shortcuts == {}
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, CTRL)
    assert bench.keys_of(ActionId.MASK_FILL) == ["E"]
    assert bench.keys_of(ActionId.MASK_ERASER) == []
    bench.undo.redo_newest()
    assert bench.keys_of(ActionId.MASK_FILL) == ["Ctrl+A"]


def test_commands_are_found_by_name_and_by_key(dialog: ShortcutsDialog) -> None:
    dialog.filter.setText("eraser")
    assert "Eraser" in shown(dialog)
    assert "Quit" not in shown(dialog)
    dialog.filter.setText("ctrl+q")
    assert shown(dialog) == ["Quit"]
    dialog.filter.clear()
    assert len(shown(dialog)) == len(ROWS)


def test_commands_are_found_by_pressing_their_keys(dialog: ShortcutsDialog) -> None:
    dialog.pressed.setFocus()
    QTest.keyClick(dialog.pressed, Qt.Key.Key_C, NONE)
    assert shown(dialog) == ["Compare pictures", "Compare with original", "Before and after"]
    assert dialog.current is not None
    dialog.choose(ActionId.QUIT)
    assert dialog.pressed.keySequence() == QKeySequence()
    assert len(shown(dialog)) == len(ROWS)


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


def test_what_no_keyboard_has_is_left_out_of_a_file() -> None:
    assert shortcuts.use({"mask_brush": ["Ctrl+Nonsense", "Q", ""], "of_another_version": ["F13"]})
    assert shortcuts.keys(ActionId.MASK_BRUSH) == ("Q",)


def test_shortcuts_of_another_version_are_kept_in_the_file(
    bench: Bench, dialog: ShortcutsDialog
) -> None:
    bench.settings.update(shortcuts={"of_another_version": ("F13",)})
    give(dialog, ActionId.MASK_BRUSH, Qt.Key.Key_Q, NONE)
    assert bench.settings.current.shortcuts["of_another_version"] == ("F13",)


def test_the_dialog_closes_by_its_button(dialog: ShortcutsDialog) -> None:
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.Close).click()
    assert not dialog.isVisible()


# Files.


def imports(dialog: ShortcutsDialog, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_dialogs, "ask_file", partial(_answer, file))
    QTest.mouseClick(dialog.add, LEFT)


def _answer(file: Path, *_args: object, **_more: object) -> Path:
    return file


def _says(dialog: ShortcutsDialog, text: str) -> bool:
    return dialog.done_bar.text == text


def file_with(path: Path, keys: dict[str, list[str]]) -> Path:
    entries = [{"command": name, "keys": texts} for name, texts in keys.items()]
    content = {"format": "sdstudio.shortcuts", "version": 1, "shortcuts": entries}
    path.write_text(json.dumps(content), "utf-8")
    return path


def opened(dialog: ShortcutsDialog, qtbot: QtBot) -> ImportShortcutsDialog:
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ImportShortcutsDialog)))
    (found,) = dialog.findChildren(ImportShortcutsDialog)
    return found


def button_of(dialog: QWidget, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == text)


def test_an_import_shows_conflicts_and_what_is_taken_is_one_step(
    bench: Bench,
    dialog: ShortcutsDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    keys = {"mask_brush": ["Q"], "quit": ["Ctrl+K"], "about": ["F13"], "of_another": ["F5"]}
    imports(dialog, file_with(tmp_path / "keys.json", keys), monkeypatch)
    sheet = opened(dialog, qtbot)
    assert set(sheet.chosen) == {ActionId.MASK_BRUSH, ActionId.QUIT, ActionId.ABOUT}
    # What takes the key of another command comes first, with a line that says so.
    first = sheet.list.topLevelItem(0)
    assert first is not None
    assert first.text(0) == "Quit"
    assert sheet.notes(ActionId.QUIT) == ("Ctrl+K goes from “Find a command” to this command",)
    assert sheet.said.text().startswith("1 command would lose a shortcut.")
    # By mouse and keys: keep this one, but not that one.
    at = sheet.list.visualItemRect(first).center()
    QTest.mouseClick(sheet.list.viewport(), LEFT, NONE, QPoint(at.x(), at.y()))
    QTest.mouseClick(sheet.keep, LEFT)
    assert sheet.notes(ActionId.QUIT) == ()
    assert sheet.said.text() == ""
    sheet.choose(ActionId.QUIT, ActionId.ABOUT)
    QTest.keyClick(sheet.take, Qt.Key.Key_Return)
    sheet.choose(ActionId.ABOUT)
    QTest.mouseClick(sheet.keep, LEFT)
    button_of(sheet, "Import").click()
    assert bench.keys_of(ActionId.QUIT) == ["Ctrl+K"]
    assert bench.keys_of(ActionId.PALETTE) == []
    assert bench.keys_of(ActionId.MASK_BRUSH) == ["Q"]
    assert bench.keys_of(ActionId.ABOUT) == []
    assert bench.settings.current.shortcuts["of_another"] == ("F5",)
    assert dialog.done_bar.text == (
        "Imported the shortcuts of 2 commands. 1 of another version is kept for it."
    )
    QTest.mouseClick(dialog.done_bar.button, LEFT)
    assert bench.settings.current.shortcuts == {}
    assert bench.keys_of(ActionId.PALETTE) == ["Ctrl+K"]


def test_a_note_that_is_selected_with_other_commands_stands_for_its_own(
    dialog: ShortcutsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    keys = {"about": ["Ctrl+H"], "quit": ["Ctrl+K"]}
    imports(dialog, file_with(tmp_path / "keys.json", keys), monkeypatch)
    sheet = opened(dialog, qtbot)
    first, second = (sheet.list.topLevelItem(row) for row in (0, 1))
    assert first is not None
    assert second is not None
    first.setSelected(True)
    note = second.child(0)
    assert note is not None
    note.setSelected(True)
    QTest.mouseClick(sheet.keep, LEFT)
    assert sheet.chosen == ()


def test_cancelling_an_import_changes_nothing(
    bench: Bench,
    dialog: ShortcutsDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    imports(dialog, file_with(tmp_path / "keys.json", {"quit": ["F13"]}), monkeypatch)
    button_of(opened(dialog, qtbot), "Cancel").click()
    assert bench.settings.current.shortcuts == {}
    assert bench.undo.count() == 0


def test_a_file_that_is_none_gets_a_sentence_and_changes_nothing(
    bench: Bench,
    dialog: ShortcutsDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    file = tmp_path / "picture.json"
    file.write_bytes(b"\x89PNG")
    imports(dialog, file, monkeypatch)
    qtbot.waitUntil(lambda: dialog.notices.text != "")
    assert dialog.notices.text == (
        "“picture.json” is too large, damaged, or isn't a shortcut file from SD Studio. Nothing "
        "was imported."
    )
    assert bench.settings.current.shortcuts == {}


def test_shortcuts_are_exported_as_a_file_a_web_page_and_a_pdf(
    bench: Bench,
    dialog: ShortcutsDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    bench.settings.update(shortcuts={"quit": ("F13",), "of_another": ("F5",)})
    for name in ("keys.json", "keys.html", "keys.pdf"):
        file = tmp_path / name
        monkeypatch.setattr(file_dialogs, "ask_save", partial(_answer, file))
        QTest.mouseClick(dialog.export, LEFT)
        qtbot.waitUntil(partial(_says, dialog, f"Exported to {name}."))
    entries = json.loads((tmp_path / "keys.json").read_bytes())["shortcuts"]
    assert {"command": "quit", "keys": ["F13"]} in entries
    assert {"command": "of_another", "keys": ["F5"]} in entries
    assert "<kbd>F13</kbd>" in (tmp_path / "keys.html").read_text("utf-8")
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF-")


def test_without_a_printer_the_list_can_be_saved_instead(
    dialog: ShortcutsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    asked: list[str] = []

    def ask_save(*args: object, **_more: object) -> Path:
        asked.append(str(args[3]))
        return tmp_path / "list.pdf"

    monkeypatch.setattr(file_dialogs, "ask_save", ask_save)
    QTest.mouseClick(dialog.print_, LEFT)
    assert dialog.done_bar.text == (
        "This computer has no printer. Save the list as a PDF to print it elsewhere."
    )
    QTest.mouseClick(dialog.done_bar.button, LEFT)
    qtbot.waitUntil(partial(_says, dialog, "Exported to list.pdf."))
    assert asked == ["shortcuts.pdf"]
    assert (tmp_path / "list.pdf").is_file()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_printing_to_a_file_says_where_it_is_or_that_it_failed(
    dialog: ShortcutsDialog, tmp_path: Path
) -> None:
    printer = QPrinter()
    for file, said in (
        (tmp_path / "list.pdf", "Exported to list.pdf."),
        (
            tmp_path / "no folder" / "list.pdf",
            "The list couldn't be printed. Save it as a PDF instead.",
        ),
    ):
        printer.setOutputFileName(str(file))
        dialog.sharing._print(printer)
        assert dialog.done_bar.text == said
        assert file.exists() is (file.parent == tmp_path)


def test_the_list_on_paper_has_every_command_with_a_key_by_menu(bench: Bench) -> None:
    page = sheet_html()
    for do, row in ROWS.items():
        if row.keys:
            assert bench.actions[do].iconText().replace("&", "&amp;") in page, do
    assert page.index("<h2>Create</h2>") < page.index("<h2>Edit</h2>") < page.index("<h2>Help</h2>")
    assert "<kbd>Ctrl+Q</kbd>" in page
    # Several pages, whose fonts are embedded.
    assert sheet_pdf().count(b"/Type /Page\n") > 1
