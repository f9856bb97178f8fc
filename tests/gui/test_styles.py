"""Styles in the window: chosen, combined, made of a picture, recalled, imported and exported."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from sdstudio.domain.draft import draft_of
from sdstudio.domain.style_formats import StyleFormat, read_styles
from sdstudio.domain.styles import Style
from sdstudio.ui import file_dialogs
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.styles.style_editor import StyleEditor
from sdstudio.ui.styles.styles_dialog import StylesDialog


def opened(window: MainWindow, qtbot: QtBot) -> StylesDialog:
    window.actions_[ActionId.STYLES].trigger()
    dialog = window.findChild(StylesDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def an_editor(window: MainWindow, qtbot: QtBot) -> StyleEditor:
    qtbot.waitUntil(lambda: bool(window.findChildren(StyleEditor)))
    return window.findChildren(StyleEditor)[-1]


def editor_of(window: MainWindow, qtbot: QtBot, style: Style) -> StyleEditor:
    window.styles.edit(style)
    return an_editor(window, qtbot)


def save(window: MainWindow) -> None:
    editor = window.findChildren(StyleEditor)[-1]
    editor.buttons.button(editor.buttons.StandardButton.Save).click()


def test_styles_are_found_used_in_order_and_left_out(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    draft = window.studio.draft
    assert dialog.grid.cards.rowCount() >= 40
    QTest.keyClicks(dialog.search, "ink wash")
    assert [one.uid for one in dialog.grid.cards.cards] == ["ink-wash"]
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert [one.uid for one in draft.draft.styles] == ["ink-wash"]
    dialog.select("neon")
    assert dialog.search.text() == ""
    QTest.keyClick(dialog.grid, Qt.Key.Key_Space)
    chips = window.make.styles.chips
    assert [one.ref.uid for one in chips] == ["ink-wash", "neon"]
    assert "doesn't know the words of Ink wash, Neon sign" in window.make.styles.hint.text()
    assert window.make.styles.hint.isVisible()
    written = window.make.prompt.count_text
    QTest.keyClick(chips[1], Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    chips = window.make.styles.chips
    assert [one.ref.uid for one in chips] == ["neon", "ink-wash"]
    assert window.make.prompt.count_text == written
    QTest.keyClick(chips[0], Qt.Key.Key_Delete)
    assert [one.uid for one in draft.draft.styles] == ["ink-wash"]
    for _ in range(3):
        window.undo.undo_newest()
    assert [one.uid for one in draft.draft.styles] == ["ink-wash"]
    # Only what is written counts without styles.
    with_style = window.make.prompt.count_text
    window.undo.undo_newest()
    assert not draft.draft.styles
    assert window.make.prompt.count_text != with_style
    for chosen, text in (("*own", "no styles of your own"), ("*used", "No style is in use")):
        dialog.filter.setCurrentIndex(dialog.filter.findData(chosen))
        assert text in dialog.empty.text()
        assert dialog.empty.isVisible()
    dialog.close()


def test_a_style_is_made_of_a_picture_and_recalled_with_its_pictures(
    window: MainWindow, qtbot: QtBot, make: Callable[..., None]
) -> None:
    studio = window.studio
    make("a red fish, ink")
    window.actions_[ActionId.STYLE_FROM_PICTURE].trigger()
    editor = an_editor(window, qtbot)
    qtbot.waitUntil(lambda: editor.thumbnail.name != "")
    assert editor.prompt.toPlainText() == "a red fish, ink"
    editor.name.setText("")
    editor.buttons.button(editor.buttons.StandardButton.Save).click()
    assert "needs a name" in editor.notices.text
    editor.name.setText("My ink")
    editor.prompt.setPlainText("{ink|chalk} of {prompt}")
    assert "Options and wildcards stay as they are" in editor.said
    editor.prompt.setPlainText("ink of fish")
    assert "Options" not in editor.said
    cursor = editor.prompt.textCursor()
    cursor.setPosition(7)
    cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
    editor.prompt.setTextCursor(cursor)
    editor.placeholder.click()
    editor.buttons.button(editor.buttons.StandardButton.Save).click()
    (style,) = studio.styles.own
    assert (style.name, style.prompt) == ("My ink", "ink of {prompt}")
    picture = studio.styles.thumbnail(style)
    assert picture is not None
    assert picture.exists()
    window.styles.toggle(style)
    make("a blue bird")
    made = studio.pictures.picture(0)
    assert made is not None
    assert made.request.params.prompt == "ink of a blue bird"
    window.styles.delete(style)
    assert not studio.styles.own
    # The picture has its words, though the style is gone.
    window.studio.draft.set_styles(())
    window.recall.recall(made)
    assert window.make.prompt.text == "a blue bird"
    assert draft_of(made.request).styles == studio.draft.draft.styles
    assert [one.name for one in studio.draft.draft.styles] == ["My ink"]
    window.undo.undo_newest()
    assert not studio.draft.draft.styles
    window.undo.undo_newest()
    assert [one.name for one in studio.styles.own] == ["My ink"]


def test_own_styles_are_kept_changed_and_exchanged(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(window, qtbot)
    store = window.studio.styles
    file = tmp_path / "theirs.csv"
    file.write_text("name,prompt,negative_prompt\nInk,ink of {prompt},colour\nNight,at night,\n")
    window.styles.import_files([file])
    qtbot.waitUntil(lambda: len(store.own) == 2)
    assert "Imported 2 styles" in dialog.done_bar.text
    assert dialog.current is not None
    assert dialog.current.name == "Ink"
    QTest.keyClick(dialog.grid, Qt.Key.Key_Delete)
    assert [one.name for one in store.own] == ["Night"]
    dialog.done_bar.button.click()
    assert len(store.own) == 2
    # A style in use follows a change of its words, and Undo.
    ink = store.own[0]
    draft = window.studio.draft
    window.styles.toggle(ink)
    editor_of(window, qtbot, ink).prompt.setPlainText("pen")
    save(window)
    assert [one.prompt for one in draft.draft.styles] == ["pen"]
    window.undo.undo_newest()
    assert [one.prompt for one in draft.draft.styles] == [ink.prompt]
    dialog.select(store.own[0].uid)
    QTest.keyClick(dialog.grid, Qt.Key.Key_F2)
    asked = dialog.findChild(QInputDialog)
    assert asked is not None
    asked.setTextValue("Pen")
    asked.accept()
    assert [one.name for one in store.own] == ["Night", "Pen"]
    window.styles.set_favourite(store.own[1], favourite=True)
    dialog.filter.setCurrentIndex(dialog.filter.findData("*favourites"))
    assert [one.name for one in dialog.grid.cards.cards] == ["Pen"]
    assert (
        dialog.grid.cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        == "Pen, in use, favourite"
    )
    page = tmp_path / "page.json"
    page.write_text("<!doctype html>")
    window.styles.import_files([page])
    qtbot.waitUntil(lambda: "saved web page" in dialog.notices.text)
    assert len(store.own) == 2
    target = tmp_path / "mine.json"
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_args, **_kwargs: target)
    window.styles.ask_export(store.own, StyleFormat.FOOOCUS)
    qtbot.waitUntil(target.exists)
    assert [one["name"] for one in json.loads(target.read_text())] == ["Night", "Pen"]
    assert len(read_styles(target.read_bytes(), "x").styles) == 2
    dialog.close()


def test_a_shipped_style_is_changed_as_a_copy_with_a_picture_of_ones_own(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    store = window.studio.styles
    style = store.find("watercolour")
    assert style is not None
    window.styles.edit(style)
    editor = an_editor(window, qtbot)
    picture = tmp_path / "x.png"
    Image.new("RGB", (40, 20), "red").save(picture)
    editor.thumbnail.asked.emit(picture)
    qtbot.waitUntil(lambda: editor.thumbnail.name != "")
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    editor.thumbnail.asked.emit(broken)
    qtbot.waitUntil(lambda: "broken.png" in window.make.notices.text)
    editor.buttons.button(editor.buttons.StandardButton.Save).click()
    (own,) = store.own
    assert (own.name, own.prompt) == ("Watercolour", style.prompt)
    assert own.uid != style.uid
