"""Closing a window that may have to wait for what isn't written yet."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def close_when_written(window: QWidget, qtbot: QtBot) -> None:
    """Close ``window`` as the artist would; it stays until everything is on the disk."""
    if not window.close():
        qtbot.waitUntil(window.isHidden)
