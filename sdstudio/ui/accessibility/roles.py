"""The roles of widgets that we draw ourselves, which Qt would call “filler”.

Qt deletes an interface with its widget; until then Python must keep it.
"""

from functools import cache
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

_roles: Final[dict[type[QWidget], QAccessible.Role]] = {}
_made: Final[list[QAccessibleWidget]] = []


def speak_as(kind: type[QWidget], role: QAccessible.Role) -> None:
    """Tell screen readers that widgets of ``kind`` have this role, after :func:`install`."""
    _roles[kind] = role


@cache
def install() -> None:
    """Have Qt ask for our roles.

    Once there is an application: Qt asks the factory that was installed last first, and its own,
    which it installs with the application, knows every widget.
    """
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, target: QObject) -> QAccessibleInterface | None:
    if not isinstance(target, QWidget):
        return None
    role = next((role for kind, role in _roles.items() if isinstance(target, kind)), None)
    if role is None:
        return None
    made = QAccessibleWidget(target, role, "")
    _made[:] = [one for one in _made if isValid(one)]
    _made.append(made)
    return made
