"""Lists of names with counts, of which some can be edited."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sdstudio.ui.library.counted_list import COUNT, CountedList, Line


@pytest.fixture
def names(qtbot: QtBot) -> CountedList:
    names = CountedList()
    qtbot.addWidget(names)
    names.fill([Line("a", "Fish", 1, is_editable=True)])
    names.show()
    # Only then has a field the keys.
    names.activateWindow()
    qtbot.waitUntil(names.isActiveWindow)
    names.edit_line("a")
    return names


def press(key: Qt.Key) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClick(field, key)


def test_what_comes_while_a_name_is_typed_is_shown_afterwards(names: CountedList) -> None:
    names.fill([Line("a", "Fish", 2, is_editable=True), Line("b", "Birds")])
    assert names.count() == 1
    press(Qt.Key.Key_Escape)
    assert [names.item(row).text() for row in range(names.count())] == ["Fish", "Birds"]
    assert names.item(0).data(COUNT) == 2


def test_a_line_that_is_chosen_while_a_name_is_typed_waits_for_the_name(
    names: CountedList, qtbot: QtBot
) -> None:
    renamed: list[tuple[object, str]] = []
    names.renamed.connect(lambda key, name: renamed.append((key, name)))
    press(Qt.Key.Key_Escape)
    names.fill([Line("a", "Fish", 2, is_editable=True), Line("b", "Birds")])
    names.edit_line("a")
    names.choose("b")
    for key in (Qt.Key.Key_X, Qt.Key.Key_Return):
        press(key)
    qtbot.waitUntil(lambda: renamed == [("a", "x")])
    qtbot.waitUntil(lambda: names.current_key == "b")


def test_a_line_that_came_while_a_name_is_typed_can_be_edited_next(
    names: CountedList, qtbot: QtBot
) -> None:
    renamed: list[tuple[object, str]] = []
    names.renamed.connect(lambda key, name: renamed.append((key, name)))
    press(Qt.Key.Key_X)
    names.fill([Line("a", "Fish", 1, is_editable=True), Line("b", "Birds", is_editable=True)])
    names.choose("a")
    names.edit_line("b")
    assert names.current_key == "b"
    for key in (Qt.Key.Key_Y, Qt.Key.Key_Return):
        press(key)
    qtbot.waitUntil(lambda: renamed == [("a", "x"), ("b", "y")])


@pytest.mark.parametrize("typed", [Qt.Key.Key_Space, Qt.Key.Key_X])
def test_a_name_that_is_not_kept_is_not_shown(
    names: CountedList, qtbot: QtBot, typed: Qt.Key
) -> None:
    press(typed)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(names.hasFocus)
    assert names.item(0).text() == "Fish"
