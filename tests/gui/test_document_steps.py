"""Steps of documents on the undo stack."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sdstudio.app.background_tasks import BackgroundTasks
from sdstudio.ui.canvas.document_steps import DocumentSteps


@pytest.fixture
def owner(qapp: QApplication, qtbot: QtBot) -> Iterator[QObject]:
    """Has stack and steps, and ends with them, as the window does."""
    owner = QObject()
    yield owner
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()


def steps_on(owner: QObject) -> tuple[QUndoStack, DocumentSteps]:
    undo = QUndoStack(owner)
    return undo, DocumentSteps(undo, BackgroundTasks(), lambda *_: None, owner)


def test_what_follows_from_a_step_is_reverted_when_that_is_undone(owner: QObject) -> None:
    (undo, steps), reverted = steps_on(owner), list[str]()
    for name in ("first", "second"):
        undo.push(QUndoCommand(name))
        steps.revert_with_newest(lambda name=name: reverted.append(name))  # type: ignore[misc]
    undo.push(QUndoCommand("third"))
    undo.undo()
    assert reverted == []
    undo.undo()
    assert reverted == ["second"]
    undo.redo()
    undo.undo()
    undo.undo()
    assert reverted == ["second", "first"]


def test_steps_that_the_stack_drops_are_not_taken_for_undone(owner: QObject) -> None:
    (undo, steps), reverted = steps_on(owner), list[int]()
    undo.setUndoLimit(2)
    undo.push(QUndoCommand("first"))
    steps.revert_with_newest(lambda: reverted.append(1))
    for _ in range(3):
        undo.push(QUndoCommand("more"))
    undo.undo()
    undo.clear()
    assert reverted == []


def test_the_end_of_the_stack_reverts_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    owner = QObject()
    (undo, steps), reverted = steps_on(owner), list[int]()
    undo.push(QUndoCommand("first"))
    steps.revert_with_newest(lambda: reverted.append(1))
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    assert reverted == []
