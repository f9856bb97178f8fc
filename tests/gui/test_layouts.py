"""Dialogs that scroll only where they have to."""

import pytest
from PySide6.QtCore import QRect
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


def test_what_grows_in_a_wide_row_stays_within_its_limit(qtbot: QtBot) -> None:
    page, fields = QWidget(), [QLineEdit(), QLineEdit()]
    qtbot.addWidget(page)
    flow = FlowLayout(spacing=4, growth_px=100)
    for field in fields:
        flow.addWidget(field)
    page.setLayout(flow)
    needed = flow.itemAt(0).sizeHint().width()
    for wide, grown in ((2 * needed + 4 + 60, 30), (4000, 100)):
        flow.setGeometry(QRect(0, 0, wide, 40))
        assert [field.width() for field in fields] == [needed + grown] * 2
