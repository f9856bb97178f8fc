"""What a screen reader can tell of the widgets of a window."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def controls(window: QWidget) -> Iterator[QWidget]:
    """The visible widgets of ``window`` that take the keyboard."""
    for widget in window.findChildren(QWidget):
        is_part = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
        if (
            widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
            and widget.isVisibleTo(window)
            and not is_part
        ):
            yield widget


def unspoken(window: QWidget) -> list[str]:
    """What can't be told apart by ear: controls without a name, or without a role of their own."""
    found = []
    for widget in controls(window):
        spoken = QAccessible.queryAccessibleInterface(widget)
        name = spoken.text(QAccessible.Text.Name)
        if not name.strip() or spoken.role() in (QAccessible.Role.Client, QAccessible.Role.NoRole):
            found.append(f"{type(widget).__name__} “{name}” {spoken.role()}")
    return found
