"""Dialogs that scroll only where they have to, and rows that wrap."""

import pytest
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sdstudio.ui.layouts import FlowLayout, lay_out_dialog, size_dialog


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


@pytest.mark.parametrize("is_inside_another", [False, True])
def test_a_flow_is_as_high_as_what_it_shows_now(qtbot: QtBot, is_inside_another: bool) -> None:
    window, flow = QWidget(), FlowLayout(spacing=0)
    qtbot.addWidget(window)
    if is_inside_another:
        QVBoxLayout(window).addLayout(flow)
    else:
        window.setLayout(flow)
    one, two = QPushButton("one"), QPushButton("two")
    flow.addWidget(one)
    flow.addWidget(two)
    window.show()
    qtbot.waitExposed(window)
    row_px, width_px = one.sizeHint().height(), one.sizeHint().width() + two.sizeHint().width()
    assert flow.heightForWidth(width_px) == row_px
    two.setText("two, and more than there is room for beside it")
    qtbot.waitUntil(lambda: flow.heightForWidth(width_px) == 2 * row_px)
    one.hide()
    qtbot.waitUntil(lambda: flow.heightForWidth(width_px) == row_px)
    three = QPushButton("three")
    flow.addWidget(three)
    three.show()
    assert flow.heightForWidth(width_px) == 2 * row_px
    flow.takeAt(flow.indexOf(three))
    assert flow.heightForWidth(width_px) == row_px
