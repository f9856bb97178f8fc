"""Enter presses a button of a dialog only while that has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def never_default(*buttons: QPushButton) -> None:
    """Have Enter press one of these while it has the focus, and none from elsewhere.

    Qt alone would have Enter do nothing on a button that can't become the dialog's default.
    """
    for button in buttons:
        button.setAutoDefault(False)
        button.installEventFilter(_Presses(button))


class _Presses(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _KEYS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            and isinstance(watched, QPushButton)
        ):
            # Held down, it must not press what comes next.
            if not event.isAutoRepeat():
                watched.click()
            return True
        return super().eventFilter(watched, event)
