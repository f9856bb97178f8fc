"""What AltGr types, which Windows reports as if Ctrl and Alt were held down."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_CTRL_ALT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
#: Of letters and digits, in the codes of Windows.
_KEYS: Final = range(ord("0"), ord("Z") + 1)


class AltGrTypes(QObject):
    """Has a text field in a window type what AltGr types, whichever command has that shortcut.

    Each keyboard layout has other characters there: “€” is Ctrl+Alt+E on German ones, “ł” is
    Ctrl+Alt+L on Polish ones. Elsewhere in the window, the keys stay shortcuts.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and _is_typed(event)
            and _takes_text()
        ):
            # An accepted event reaches the field as a key, not as a shortcut.
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _is_typed(event: QKeyEvent) -> bool:
    text = event.text()
    if event.modifiers() & _CTRL_ALT != _CTRL_ALT or not text.isprintable() or not text:
        return False
    # Where the layout has no character there, Qt gives the letter or digit of the key. Other keys
    # can't be told apart: Ctrl+Alt+, may type nothing.
    return event.nativeVirtualKey() in _KEYS and not (text.isascii() and text.isalnum())


def _takes_text() -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
