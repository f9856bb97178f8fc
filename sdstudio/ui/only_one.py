"""Dialogs that may stay open while the artist works: one of a kind at a time."""

from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget

D = TypeVar("D", bound=QDialog)


def open_one(kind: type[D], window: QWidget) -> D | None:
    """The dialog of this kind that ``window`` has, brought to the front; ``None`` without one."""
    found = (one for one in window.findChildren(kind) if one.isVisible())
    dialog = next(found, None)
    if dialog is not None:
        come_forward(dialog)
    return dialog


def come_forward(dialog: QDialog) -> None:
    """Show ``dialog`` in front, with the keyboard."""
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
