"""HeldKeys: tells the current tool what is held on the keyboard, and keeps its keys for it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from sdstudio.ui.canvas.tools.tool_box import ToolBox
from sdstudio.ui.canvas.view import CanvasView

_MODIFIERS: Final = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
}
#: Elsewhere they stop a picture, open the menu bar, or begin what has the focus.
_KEPT: Final = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Backspace,
)


class HeldKeys(QObject):
    """Signals:
    changed(): ``modifiers`` has changed.
    """

    changed = Signal()

    def __init__(self, view: CanvasView, tools: ToolBox) -> None:
        super().__init__(view)
        self._tools = tools
        self.modifiers = Qt.KeyboardModifier.NoModifier
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                if self._tools.current.is_under_way and event.key() in _KEPT:
                    event.accept()
                    return True
            elif event.key() in _MODIFIERS:
                # Platforms differ in whether the event counts its own key.
                one = _MODIFIERS[Qt.Key(event.key())]
                is_press = event.type() is QEvent.Type.KeyPress
                self._hold(event.modifiers() | one if is_press else event.modifiers() & ~one)
        elif isinstance(event, QFocusEvent) and event.lostFocus():
            # Another window receives the release.
            self._hold(Qt.KeyboardModifier.NoModifier)
        return super().eventFilter(watched, event)

    def _hold(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers != self.modifiers:
            self.modifiers = modifiers
            self._tools.current.hold(modifiers)
            self.changed.emit()
