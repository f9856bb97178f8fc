"""The list that completes words in a prompt."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sdstudio.domain.snippets import Snippet
from sdstudio.ui.main_window import MainWindow
from sdstudio.ui.prompts.prompt_completer import PromptCompleter

Make = Callable[..., None]


@pytest.fixture
def completer(window: MainWindow, qtbot: QtBot) -> PromptCompleter:
    words = window.studio.prompt_words
    tags = window.studio.paths.data / "tags.csv"
    tags.write_text('blue_hair,0,900,"azure_hair,蓝发"\nmiku_(vocaloid),4,500\n', "utf-8")
    words.tag_lists.add(tags)
    words.read_tags()
    window.studio.wildcards.create("animals/cats", "a cat")
    words.read_wildcards()
    window.studio.snippets.put(Snippet("1", "Evening light", "golden hour, (rim light:1.2)"))
    qtbot.waitUntil(lambda: len(words.sources.wildcards) == 1)
    qtbot.waitUntil(lambda: any(len(index) == 2 for _, index in words.sources.words))
    window.make.prompt.field.setFocus()
    return window.workbench.completers[0]


def typed(window: MainWindow, text: str) -> str:
    QTest.keyClicks(window.make.prompt.field, text)
    return window.make.prompt.text


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.make.prompt.field, key)


def offered(completer: PromptCompleter) -> list[str]:
    return [one.text for one in completer.listed]


def test_a_tag_is_offered_and_taken_with_its_brackets_escaped(
    window: MainWindow, completer: PromptCompleter
) -> None:
    typed(window, "a girl, miku")
    assert offered(completer) == ["miku (vocaloid)"]
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert window.make.prompt.text == r"a girl, miku \(vocaloid\)"
    assert not completer.is_open
    QTest.keyClick(window.make.prompt.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.make.prompt.text == "a girl, miku"


def test_nothing_is_taken_unless_it_was_chosen(
    window: MainWindow, completer: PromptCompleter
) -> None:
    typed(window, "blue h")
    assert offered(completer) == ["blue hair"]
    press(window, Qt.Key.Key_Return)
    assert window.make.prompt.text == "blue h\n"


def test_snippets_and_wildcards_are_completed(
    window: MainWindow, completer: PromptCompleter
) -> None:
    typed(window, "even")
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Tab)
    assert window.make.prompt.text == "golden hour, (rim light:1.2)"
    typed(window, ", __ca")
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert window.make.prompt.text == "golden hour, (rim light:1.2), __animals/cats__"


def test_escape_closes_the_list_until_the_next_word_and_alt_down_opens_it(
    window: MainWindow, completer: PromptCompleter
) -> None:
    typed(window, "blu")
    assert completer.is_open
    press(window, Qt.Key.Key_Escape)
    typed(window, "e")
    assert offered(completer) == []
    QTest.keyClick(window.make.prompt.field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert "blue hair" in offered(completer)
    press(window, Qt.Key.Key_Escape)
    typed(window, ", az")
    assert offered(completer) == ["blue hair"]
    window.keep_settings(suggests_words=False)
    typed(window, "u")
    assert not completer.is_open


def test_words_of_earlier_prompts_are_offered(window: MainWindow, make: Make, qtbot: QtBot) -> None:
    make("a red fish, whimsical lighthouse")
    words = window.studio.prompt_words
    qtbot.waitUntil(lambda: window.studio.results.is_complete)
    words._read_s = float("-inf")

    def are_read() -> bool:
        words.begin()
        return any(
            found.word.text == "whimsical lighthouse"
            for _, index in words.sources.words
            for found in index.find("whims", 5)
        )

    qtbot.waitUntil(are_read)
