"""Dialogs, popups and questions that tests of the window wait for and answer."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

T = TypeVar("T", bound=QWidget)


def modal(qtbot: QtBot, kind: type[T]) -> T:
    """The modal window of that kind, once it is in front."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def open_popup(qtbot: QtBot, kind: type[T]) -> T:
    """The popup of that kind, once it is in front."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), kind))
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind)
    return found


def press_button(question: QMessageBox, text: str) -> None:
    """Answer a question."""
    (button,) = (one for one in question.buttons() if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(text: str) -> QMessageBox:
    """Answer the question that is in front; returns it."""
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    press_button(question, text)
    return question
