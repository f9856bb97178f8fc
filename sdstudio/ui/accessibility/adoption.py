"""Widgets that Qt leaves out of the accessible tree, such as that in the corner of the menu bar."""

from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

_parents: Final[WeakKeyDictionary[QWidget, QWidget]] = WeakKeyDictionary()


def adopt(child: QWidget, parent: QWidget) -> None:
    """Have screen readers find ``child`` after the children of ``parent``."""
    _parents[child] = parent


def interface_of(widget: QWidget) -> QAccessibleInterface | None:
    """The interface of a widget that was adopted, or that has adopted one."""
    if widget in _parents:
        return _Child(widget)
    return _Parent(widget) if widget in _parents.values() else None


class _Child(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Grouping, "")

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(_parents[self.widget()])


class _Parent(QAccessibleWidget):
    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Client, "")

    @property
    def _adopted(self) -> list[QWidget]:
        mine = (one for one, parent in _parents.items() if parent is self.widget())
        # While a window closes, a screen reader may still ask.
        return [one for one in mine if isValid(one)]

    def childCount(self) -> int:
        return super().childCount() + len(self._adopted)

    def child(self, index: int) -> QAccessibleInterface:
        at = index - super().childCount()
        adopted = self._adopted
        if 0 <= at < len(adopted):
            return QAccessible.queryAccessibleInterface(adopted[at])
        return super().child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        for at, one in enumerate(self._adopted):
            if child.object() is one:
                return super().childCount() + at
        return super().indexOfChild(child)
