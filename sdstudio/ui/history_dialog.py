"""The steps that can be undone and redone, in a list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QUndoStack
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QUndoView, QVBoxLayout, QWidget

from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX

_SIZE_PX = (320, 420)


class HistoryDialog(Retranslates, QDialog):
    """Oldest first; the one that is marked was done last. Choosing another undoes or redoes."""

    def __init__(self, undo: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QUndoView(undo)
        self.list.setCleanIcon(QIcon())
        self._about = QLabel()
        self._about.setWordWrap(True)
        self._about.setProperty("dim", True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(GRID_PX)
        column.addWidget(self._about)
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        self.retranslate()
        self.resize(*_SIZE_PX)
        keep_on_screen(self)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("History"))
        self.list.setAccessibleName(self.windowTitle())
        self.list.setEmptyLabel(self.tr("Start"))
        self._about.setText(
            self.tr("Click a step to go back or forward to it, as Undo and Redo do.")
        )
