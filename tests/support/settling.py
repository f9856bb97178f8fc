"""Waiting until a widget has the size that it keeps: one layout may ask for another."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

_LOOKS = 4


def settled_size(widget: QWidget, qtbot: QtBot) -> QSize:
    """Its size, once it was the same several times, with events handled in between."""
    sizes: list[QSize] = []

    def is_settled() -> bool:
        sizes.append(widget.size())
        return len(sizes) >= _LOOKS and all(one == sizes[-1] for one in sizes[-_LOOKS:])

    qtbot.waitUntil(is_settled)
    return sizes[-1]
