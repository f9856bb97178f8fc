"""Dialogs that scroll only where they have to, and what comes into a window later."""

import pytest
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sdstudio.ui.layouts import fill_later, lay_out_dialog, size_dialog


@pytest.mark.parametrize("lost_px", [0, 1])
def test_a_dialog_does_not_scroll_though_a_fractional_scale_rounds_its_height(
    qtbot: QtBot, lost_px: int
) -> None:
    dialog, inside, high = QDialog(), QWidget(), QLabel("words")
    qtbot.addWidget(dialog)
    high.setWordWrap(True)
    high.setMinimumHeight(200)
    QVBoxLayout(inside).addWidget(high)
    lay_out_dialog(dialog, inside, QDialogButtonBox(QDialogButtonBox.StandardButton.Close))
    size_dialog(dialog, 400)
    dialog.resize(dialog.width(), dialog.height() - lost_px)
    dialog.show()
    qtbot.waitExposed(dialog)
    area = dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_what_is_filled_in_later_is_reached_in_its_place(qtbot: QtBot) -> None:
    window, place = QWidget(), QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, last = QLineEdit(), QLineEdit()
    for part in (first, place, last):
        column.addWidget(part)
    inside = QWidget()
    fields = [QLineEdit(), QLineEdit()]
    row = QVBoxLayout(inside)
    for field in fields:
        row.addWidget(field)
    fill_later(place, inside)

    reached = []
    widget: QWidget = first
    while widget is not window:
        reached += [widget] if isinstance(widget, QLineEdit) else []
        widget = widget.nextInFocusChain()
    assert reached == [first, *fields, last]
