"""The canvas says that a picture is being opened if that takes a while, and not before."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sdstudio.ui.canvas.opening_note import OpeningNote


def test_it_is_said_only_if_it_takes_a_while(qtbot: QtBot) -> None:
    area = QWidget()
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    opening = [True]
    note = OpeningNote(area, lambda: opening[0])
    note.look()
    assert not note.isVisible()
    assert note.looking.isActive()
    note.looking.timeout.emit()
    assert note.isVisible()
    assert note.y() < area.height() // 2
    # Nothing tells that there was nothing to read.
    opening[0] = False
    note.looking.timeout.emit()
    assert not note.isVisible()
    assert not note.looking.isActive()


def test_what_is_opened_at_once_is_never_mentioned(qtbot: QtBot) -> None:
    area = QWidget()
    qtbot.addWidget(area)
    area.show()
    opening = [True]
    note = OpeningNote(area, lambda: opening[0])
    note.look()
    opening[0] = False
    note.look()
    assert not note.looking.isActive()
    assert not note.isVisible()
