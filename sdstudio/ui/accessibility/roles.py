"""The roles of widgets that we draw ourselves, which Qt would call “filler”."""

from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_roles: Final[dict[type[QWidget], QAccessible.Role]] = {}


def speak_as(kind: type[QWidget], role: QAccessible.Role) -> None:
    """Tell screen readers that widgets of ``kind`` have this role."""
    _roles[kind] = role


def interface_of(widget: QWidget) -> QAccessibleInterface | None:
    """The interface of a widget that has a role of ours."""
    role = next((role for kind, role in _roles.items() if isinstance(widget, kind)), None)
    return None if role is None else QAccessibleWidget(widget, role, "")
