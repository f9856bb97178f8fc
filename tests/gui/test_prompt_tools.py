"""Prompt history, snippets and tag lists, driven by keys and mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.app import prompt_words
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.prompt_completion import WordSource
from sdstudio.domain.snippets import Snippet
from sdstudio.ui import file_dialogs
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.prompts.history_dialog import PromptHistoryDialog
from sdstudio.ui.prompts.snippets_dialog import SnippetsDialog
from sdstudio.ui.prompts.tag_lists_dialog import TagListsDialog

Make = Callable[..., None]


def test_an_earlier_prompt_is_found_by_its_words_and_used(
    window: MainWindow, make: Make, qtbot: QtBot
) -> None:
    make("a red fish", count=2)
    make("a blue sailboat")
    window.make.prompt.field.setPlainText("something else")
    window.make.prompt.field.setFocus()
    window.actions_[ActionId.PROMPT_HISTORY].trigger()
    dialog = window.findChild(PromptHistoryDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.prompts.rowCount() == 2)
    assert dialog.prompts.index(0).data() == "a blue sailboat"
    QTest.keyClicks(dialog.field, "fish")
    qtbot.waitUntil(lambda: dialog.prompts.rowCount() == 1)
    found = dialog.prompts.prompt(0)
    assert found is not None
    assert (found.text, found.count, len(found.picture_ids)) == ("a red fish", 2, 2)
    newest = found.picture_ids[0]
    qtbot.waitUntil(lambda: window.studio.thumbnails.thumbnail(newest, 56) is not None)
    dialog.list.grab()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert window.make.prompt.text == "a red fish"
    assert window.studio.draft.draft.chosen["prompt"] == "a red fish"
    window.make.prompt.field.undo()
    assert window.make.prompt.text == "something else"


def test_a_hidden_prompt_is_neither_read_nor_used(
    window: MainWindow, make: Make, qtbot: QtBot
) -> None:
    make("a red fish")
    window.keep_settings(blurred_words="fish")
    dialog = PromptHistoryDialog(window.studio, "prompt", window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.prompts.rowCount() == 1)
    assert "fish" not in dialog.prompts.index(0).data()
    assert not dialog.use.isEnabled()
    dialog.close()


def test_words_of_a_prompt_that_is_hidden_are_no_longer_offered(
    window: MainWindow, make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is new is read whenever a prompt gets the focus.
    monkeypatch.setattr(prompt_words, "_REREAD_S", 0.0)
    words = window.studio.prompt_words

    def offered() -> set[str]:
        words.begin()
        own = (index for source, index in words.sources.words if source is WordSource.OWN)
        return {hit.word.text for index in own for hit in index.find("a ", 9)}

    make("a red fish")
    make("a blue sailboat")
    qtbot.waitUntil(lambda: offered() == {"a red fish", "a blue sailboat"})
    window.keep_settings(blurred_words="fish")
    assert "a red fish" not in offered()
    qtbot.waitUntil(lambda: offered() == {"a blue sailboat"})


def test_an_empty_history_says_what_belongs_there(window: MainWindow, qtbot: QtBot) -> None:
    dialog = PromptHistoryDialog(window.studio, "negative", window)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.said.isHidden())
    assert dialog.said.text().startswith("No pictures yet.")
    dialog.close()


@pytest.fixture
def snippets(window: MainWindow) -> SnippetsDialog:
    window.make.prompt.field.setPlainText("a red fish, (rim light:1.2), golden hour")
    window.make.prompt.field.setFocus()
    cursor = window.make.prompt.field.textCursor()
    cursor.setPosition(12)
    cursor.setPosition(40, cursor.MoveMode.KeepAnchor)
    window.make.prompt.field.setTextCursor(cursor)
    window.actions_[ActionId.SNIPPET_NEW].trigger()
    dialog = window.findChild(SnippetsDialog)
    assert dialog is not None
    return dialog


def test_selected_words_become_a_snippet_that_is_named_and_inserted(
    window: MainWindow, snippets: SnippetsDialog
) -> None:
    store = window.studio.snippets
    assert [one.text for one in store.all] == ["(rim light:1.2), golden hour"]
    snippets.name.clear()
    QTest.keyClicks(snippets.name, "Evening")
    QTest.keyClick(snippets.name, Qt.Key.Key_Return)
    assert [one.name for one in store.all] == ["Evening"]
    window.make.prompt.set_text("a boat,")
    QTest.mouseClick(snippets.insert, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert window.make.prompt.text == "a boat,(rim light:1.2), golden hour"
    snippets.close()


def names(window: MainWindow) -> list[str]:
    return [one.name for one in window.studio.snippets.all]


def test_a_deleted_snippet_comes_back_with_undo(
    window: MainWindow, snippets: SnippetsDialog
) -> None:
    before = names(window)
    snippets.delete.click()
    assert names(window) == []
    assert not snippets.insert.isEnabled()
    assert "was deleted" in snippets.done_bar.text
    window.undo.undo_newest()
    assert names(window) == before == [snippets.name.text()]
    snippets.close()


def test_a_snippet_without_words_is_refused_and_stays_as_it_was(
    window: MainWindow, snippets: SnippetsDialog
) -> None:
    before = window.studio.snippets.all
    snippets.text.clear()
    snippets.close()
    assert window.studio.snippets.all == before


def test_snippets_are_exported_and_imported_again(
    window: MainWindow,
    snippets: SnippetsDialog,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store, file = window.studio.snippets, tmp_path / "snippets.json"
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: file)
    monkeypatch.setattr(file_dialogs, "ask_file", lambda *_: file)
    kept = store.all
    snippets.export.click()
    qtbot.waitUntil(file.exists)
    store.put(Snippet(kept[0].uid, kept[0].name, "other words"))
    snippets.add.click()
    qtbot.waitUntil(lambda: len(store.all) == 2)
    assert sorted(one.text for one in store.all) == sorted([kept[0].text, "other words"])
    file.write_text("no JSON", "utf-8")
    snippets.add.click()
    qtbot.waitUntil(lambda: "isn't a snippet file" in snippets.notices.text)
    snippets.close()


def test_a_tag_list_is_imported_removed_and_put_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags, other = tmp_path / "anime.csv", tmp_path / "empty.csv"
    tags.write_text("blue_hair,0,5,azure\nred_eyes,0,3\n", "utf-8")
    other.write_bytes(b"")
    window.actions_[ActionId.TAG_LISTS].trigger()
    dialog = window.findChild(TagListsDialog)
    assert dialog is not None
    dialog.take([tags, other])
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    qtbot.waitUntil(lambda: "“anime” has 2 tags." in dialog.said)
    assert "“empty.csv” contains no tags." in dialog.said
    assert dialog.list.item(0).text() == "anime: 2 tags"
    folder = window.studio.prompt_words.tag_lists
    folder._send_to_trash = Path.unlink
    dialog.remove.click()
    qtbot.waitUntil(lambda: "is in the trash" in dialog.said)

    def refuse(_name: str, _data: bytes) -> str:
        raise StudioError(ErrorCode.DISK_FULL, folder="data")

    with monkeypatch.context() as full:
        full.setattr(folder, "restore", refuse)
        QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: "is full" in dialog.said)
    # Undo still has it.
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert folder.names() == ("anime",)
    dialog.close()
