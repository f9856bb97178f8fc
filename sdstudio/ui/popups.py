"""Small windows over the window they belong to, which Escape or a click elsewhere closes."""

from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.theme import GRID_PX

MEANT: Final = Qt.ItemDataRole.UserRole
_LINE_KEYS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Popup(QDialog):
    """It has the keyboard focus, so that keys typed here aren't commands for what is below.

    Attributes:
        column: where its content goes.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # A style sheet gives a dialog itself no border.
        edge = QFrame()
        edge.setProperty("popup", True)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(edge)
        self.column = QVBoxLayout(edge)
        self.column.setContentsMargins(GRID_PX, GRID_PX, GRID_PX, GRID_PX)


class ChoicePopup(Popup):
    """A field, and a list of what matches the text in it; Enter or a click takes a row.

    Who derives from it fills ``rows`` whenever the text changes. A row has what it stands for as
    ``MEANT`` in its first column; rows without it can't be taken.

    Signals:
        taken(object): what the row stands for; the popup is closed by then.
    """

    taken = Signal(object)

    def __init__(self, rows: QAbstractItemView, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self.field = QLineEdit()
        self.field.installEventFilter(self)
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.clicked.connect(self._take)
        self.column.addWidget(self.field)
        self.column.addWidget(rows)
        self.setFixedSize(size)
        self.field.setFocus()

    def place(self, at: QPoint) -> None:
        """Put the top left corner at a place on the screen, or as near as the screen allows."""
        self.move(at)
        keep_on_screen(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _LINE_KEYS:
                self._rows.keyPressEvent(event)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._rows.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _take(self, index: QModelIndex) -> None:
        meant: Any = index.siblingAtColumn(0).data(MEANT)
        if meant is not None:
            self.close()
            self.taken.emit(meant)
