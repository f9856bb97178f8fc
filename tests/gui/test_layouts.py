"""Dialogs that scroll only where they have to."""

import pytest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sdstudio.ui.layouts import lay_out_dialog, size_dialog


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
