"""The bar that says what was done goes once it has been read, unless it offers something."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoCommand, QUndoStack
from pytestqt.qtbot import QtBot

from sdstudio.ui.notice_bar import DoneBar
from sdstudio.ui.undo_stack import UndoStack


def test_what_offers_nothing_goes_once_it_has_been_read(qtbot: QtBot) -> None:
    bar = DoneBar()
    qtbot.addWidget(bar)
    bar.tell_only(lambda: "Saved.")
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    assert bar.reading.isActive()
    # The pointer is on it, wherever it is on the tests' screen.
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    bar.reading.timeout.emit()
    assert bar.text == "Saved."
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    bar.reading.timeout.emit()
    assert bar.text == ""
    assert not bar.reading.isActive()


def test_it_stays_while_the_artist_is_away(qtbot: QtBot) -> None:
    bar, other = DoneBar(), DoneBar()
    for one in (bar, other):
        qtbot.addWidget(one)
        one.tell_only(lambda: "Saved.")
    other.activateWindow()
    qtbot.waitUntil(lambda: other.isActiveWindow() and not bar.isActiveWindow())
    bar.reading.timeout.emit()
    assert bar.text == "Saved."
    assert bar.reading.isActive()


def test_what_offers_something_stays(qtbot: QtBot) -> None:
    bar = DoneBar()
    qtbot.addWidget(bar)
    bar.tell_only(lambda: "Saved.")
    bar.tell(lambda: "Deleted.", lambda: "Undo", lambda: None)
    assert not bar.reading.isActive()
    assert bar.text == "Deleted."


def test_its_undo_goes_when_something_newer_would_be_undone(qtbot: QtBot) -> None:
    bar, stack, nested = DoneBar(), UndoStack(), QUndoStack()
    qtbot.addWidget(bar)
    stack.nest(nested)

    def delete() -> None:
        bar.push_undoable(stack, QUndoCommand(), lambda: "Deleted.")
        assert bar.text == "Deleted."

    delete()
    nested.push(QUndoCommand())
    assert bar.text == ""
    nested.undo()
    delete()
    with stack.making():
        assert bar.text == ""
        delete()
    assert bar.text == "Deleted."
    # Their end would tell what has ended before.
    nested.clear()
    stack.clear()
