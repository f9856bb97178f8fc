"""Dynamic prompts in the window: the line under the prompt, the preview, the wildcards."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.domain.prompt_expansion import Method
from sdstudio.domain.styles import StyleRef
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.prompts.preview_dialog import PreviewDialog
from sdstudio.ui.prompts.wildcards_dialog import WildcardsDialog
from sdstudio.ui.stage.picture_settings import settings_text

W = TypeVar("W", bound=QWidget)


def type_prompt(window: MainWindow, text: str) -> None:
    window.make.prompt.field.setFocus()
    window.make.prompt.field.clear()
    window.make.prompt.field.insertPlainText(text)


def child(parent: QWidget, kind: type[W]) -> W:
    found = parent.findChild(kind)
    assert isinstance(found, kind)
    return found


def opened(window: MainWindow, action: ActionId, kind: type[W], qtbot: QtBot) -> W:
    window.actions_[action].trigger()
    dialog = child(window, kind)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_a_template_says_what_it_stands_for_and_is_queued_as_previewed(
    window: MainWindow, qtbot: QtBot
) -> None:
    studio, line = window.studio, window.make.dynamic_line
    assert line.isHidden()
    assert not window.actions_[ActionId.PREVIEW_PROMPTS].isEnabled()
    studio.draft.choose(width=64, height=64, steps=1)
    studio.queue.pause()
    type_prompt(window, "a {red|blue} {fish|cat}")
    qtbot.waitUntil(lambda: line.text.startswith("1 picture"))
    assert line.isVisible()
    line.method.setFocus()
    QTest.keyClick(line.method, Qt.Key.Key_Down)
    assert studio.draft.draft.method is Method.ALL
    qtbot.waitUntil(lambda: line.text.startswith("4 prompts"))
    studio.draft.set_count(2)
    qtbot.waitUntil(lambda: line.text.startswith("4 prompts, 8 pictures"))
    dialog = opened(window, ActionId.PREVIEW_PROMPTS, PreviewDialog, qtbot)
    texts = [f"a {colour} {thing}" for colour in ("red", "blue") for thing in ("fish", "cat")]
    qtbot.waitUntil(lambda: dialog.list.count() == 4)
    assert [dialog.list.item(row).text() for row in range(4)] == texts
    assert dialog.draw.isHidden()
    dialog.copy.click()
    assert QApplication.clipboard().text() == "\n".join(texts)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 4)
    assert [job.request.params.prompt for job in studio.queue.jobs] == texts
    assert {job.request.params.seed for job in studio.queue.jobs} == {
        studio.prompt_preview.drawn_seed
    }
    # All of them go with one Undo.
    window.undo.undo()
    qtbot.waitUntil(lambda: not studio.queue.jobs)


def test_random_words_can_be_drawn_again_and_are_those_that_are_queued(
    window: MainWindow, qtbot: QtBot
) -> None:
    studio = window.studio
    studio.queue.pause()
    studio.draft.set_count(5)
    type_prompt(window, "{a|b|c|d|e|f|g|h} fish")
    dialog = opened(window, ActionId.PREVIEW_PROMPTS, PreviewDialog, qtbot)

    def listed() -> list[str]:
        return [dialog.list.item(row).text() for row in range(dialog.list.count())]

    qtbot.waitUntil(lambda: len(listed()) == 5)
    before = listed()
    dialog.draw.click()
    qtbot.waitUntil(lambda: listed() != before)
    drawn = listed()
    dialog.queue.click()
    qtbot.waitUntil(lambda: len(studio.queue.jobs) == 5)
    assert [job.request.params.prompt for job in studio.queue.jobs] == drawn


def test_what_is_wrong_is_said_under_the_prompt_and_nothing_is_queued(
    window: MainWindow, qtbot: QtBot
) -> None:
    line, studio = window.make.dynamic_line, window.studio
    type_prompt(window, "a __nothing__")
    qtbot.waitUntil(lambda: "no wildcard “nothing”" in line.text)
    assert line.preview.isHidden()
    assert line.wildcards.isVisible()
    window.generate()
    qtbot.waitUntil(lambda: bool(window.make.notices.notices))
    assert not studio.queue.jobs
    assert window.make.prompt.text == "a __nothing__"


def test_a_wildcard_is_written_used_and_found_again_with_the_picture(
    window: MainWindow, qtbot: QtBot
) -> None:
    studio = window.studio
    studio.draft.choose(width=64, height=64, steps=1)
    dialog = opened(window, ActionId.WILDCARDS, WildcardsDialog, qtbot)
    dialog.new.click()
    asking = child(dialog, QInputDialog)
    qtbot.waitUntil(asking.isVisible)
    QTest.keyClicks(child(asking, QLineEdit), "things/colours")
    QTest.keyClick(asking, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.editor)
    QTest.keyClicks(dialog.editor, "red")
    type_prompt(window, "afish")
    cursor = window.make.prompt.field.textCursor()
    cursor.setPosition(1)
    window.make.prompt.field.setTextCursor(cursor)
    dialog.insert.click()
    # Touching a word, it would be no wildcard.
    assert window.make.prompt.text == "a __things/colours__ fish"
    type_prompt(window, "a __things/colours__")
    # Closing saves what was typed just before.
    dialog.end.click()
    qtbot.waitUntil(lambda: studio.wildcards.lines("things/colours").lines == ("red",))
    ink = StyleRef(uid="ink", name="Ink", prompt="inked")
    studio.draft.set_styles((ink,))
    studio.draft.set_method(Method.CYCLIC)
    with qtbot.waitSignal(studio.saver.saved, timeout=20_000) as saved:
        window.generate()
    picture = saved.args[0]
    assert picture.request.params.prompt == "a red, inked"
    text = settings_text(picture.request, (64, 64))
    assert "Template: a __things/colours__" in text
    assert "Wildcards: things/colours: red" in text
    window.stage.show_picture(picture)
    qtbot.waitUntil(window.actions_[ActionId.USE_TEMPLATE].isEnabled)
    window.actions_[ActionId.USE_PROMPT].trigger()
    assert studio.draft.draft.chosen["prompt"] == "a red"
    assert window.make.done.text == "Now using this picture's prompt."
    studio.draft.set_styles(())
    window.actions_[ActionId.USE_TEMPLATE].trigger()
    assert window.make.done.text == "Now using this picture's prompt template."
    assert studio.draft.draft.chosen["prompt"] == "a __things/colours__"
    assert studio.draft.draft.styles == (ink,)
    # The settings come without the prompt, so the template and its method stay.
    window.actions_[ActionId.USE_SETTINGS].trigger()
    assert studio.draft.draft.chosen["prompt"] == "a __things/colours__"
    assert studio.draft.draft.method is Method.CYCLIC


def test_wildcards_are_found_renamed_and_deleted_and_deleting_is_undone(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wildcards = window.studio.wildcards
    wildcards.create("animals/cats", "tabby\nsiamese")
    wildcards.create("colours", "red")
    monkeypatch.setattr(wildcards, "_send_to_trash", lambda path: path.unlink())
    dialog = opened(window, ActionId.WILDCARDS, WildcardsDialog, qtbot)
    qtbot.waitUntil(lambda: dialog.editor.toPlainText() == "tabby\nsiamese")
    QTest.keyClicks(dialog.filter, "col")
    qtbot.waitUntil(lambda: dialog.editor.toPlainText() == "red")
    dialog.rename.click()
    asking = child(dialog, QInputDialog)
    qtbot.waitUntil(asking.isVisible)
    asking.setTextValue("..")
    QTest.keyClick(asking, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "can't be the name" in dialog.said)
    dialog.activateWindow()
    dialog.list.setFocus()
    qtbot.waitUntil(dialog.list.hasFocus)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: wildcards.names() == ("animals/cats",))
    qtbot.waitUntil(dialog.undo.isVisible)
    dialog.list.setFocus()
    QTest.keySequence(dialog.list, QKeySequence(QKeySequence.StandardKey.Undo))
    qtbot.waitUntil(lambda: wildcards.names() == ("animals/cats", "colours"))
    qtbot.waitUntil(lambda: dialog.undo.isHidden())
    # What another program wrote is not overwritten unasked, and what was typed stays.
    qtbot.waitUntil(lambda: dialog.editor.toPlainText() == "red")
    (wildcards.folder / "colours.txt").write_text("green and blue")
    dialog.editor.appendPlainText("yellow")
    dialog.end.click()
    qtbot.waitUntil(lambda: "Another program has changed" in dialog.said)
    assert dialog.isVisible()
    dialog.end.click()
    qtbot.waitUntil(lambda: wildcards.lines("colours").lines == ("red", "yellow"))
