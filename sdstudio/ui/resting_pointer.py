"""RestingPointer: tells widgets that come to lie under the pointer, which rests, that they do."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QMainWindow

#: After the layout, and after the window manager has given the window another size.
_AFTER_MS = 50


class RestingPointer(QObject):
    """Qt notices where the pointer is only when it moves. Until then, a canvas that isn't there any
    more would keep its cursor and its crosshair.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._later.timeout.connect(self._look)

    def look_again(self) -> None:
        """The layout changes: look where the pointer is once it has."""
        self._later.start()

    def _look(self) -> None:
        handle = self._window.windowHandle()
        if handle is None or QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            return  # what is dragged hears of every move
        at = QPointF(QCursor.pos())
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(handle.mapFromGlobal(at)),
            at,
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            QGuiApplication.keyboardModifiers(),
        )
        QCoreApplication.sendEvent(handle, move)
