"""What Qt asks when a screen reader wants to know of a widget."""

from functools import cache
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sdstudio.ui.accessibility import adoption, buttons, roles
from sdstudio.ui.accessibility.spoken_tips import SpokenTips

_made: Final[list[QAccessibleInterface]] = []


@cache
def install(application: QApplication) -> None:
    """Have Qt ask us first, and speak of ``application`` as our modules say.

    It must be there already: the factory that was installed last is asked first, and Qt's own,
    which comes with the application, knows every widget.
    """
    tips = SpokenTips(application)

    def interface_of(_class_name: str, target: QObject) -> QAccessibleInterface | None:
        if not isinstance(target, QWidget):
            return None
        tips.begin()
        made = (
            adoption.interface_of(target)
            or buttons.interface_of(target)
            or roles.interface_of(target)
        )
        if made is not None:
            # Qt deletes it with the widget; until then Python must not.
            _made[:] = [one for one in _made if isValid(one)]
            _made.append(made)
        return made

    QAccessible.installFactory(interface_of)
