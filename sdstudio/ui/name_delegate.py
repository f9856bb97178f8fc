"""NameDelegate and NameList: rows whose names are typed in place."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QListWidget,
    QStyledItemDelegate,
    QWidget,
)
from shiboken6 import isValid

_IS_FILLED: Final = "isFilled"
_ENDING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameDelegate(QStyledItemDelegate):
    """Keeps what is being typed when something else of the row changes, such as its thumbnail."""

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        # Qt calls it again whenever anything of the row has changed.
        if not editor.property(_IS_FILLED):
            editor.setProperty(_IS_FILLED, True)
            super().setEditorData(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(editor, QWidget)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _ENDING
        ):
            # Qt would do it after the events that are waiting. If these close the editor, it would
            # store the name of an editor that is no longer there.
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(editor, event)


class NameList(QListWidget):
    """What is to be shown while a name is being typed waits until that is done; otherwise the name
    would be lost, or given to another row.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: Callable[[], None] | None = None
        #: Where the name was asked for, if not in this list.
        self._asker: QWidget | None = None

    @property
    def is_typing(self) -> bool:
        """Whether a name is being typed."""
        return self.state() is QAbstractItemView.State.EditingState

    def type_name(self) -> None:
        """Have the artist type another name for the current row.

        After that, the keys are again those of what had the focus: in the list, the next Enter
        would mean something else.
        """
        item = self.currentItem()
        # Qt complains if it is told to begin again.
        if item is not None and not self.is_typing:
            focused = QApplication.focusWidget()
            is_here = focused is self or (focused is not None and self.isAncestorOf(focused))
            self._asker = None if is_here else focused
            self.setFocus()
            self.editItem(item)

    def end_typing(self) -> None:
        """Keep what was typed, and show what waited for it."""
        if self.is_typing:
            self.setCurrentRow(-1)

    def once_typed(self, show: Callable[[], None]) -> None:
        """Call ``show`` now, or after a name is typed; then only what was given last is called."""
        if self.is_typing:
            self._waiting = show
        else:
            self._waiting = None
            show()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        had_focus = editor.hasFocus()
        super().closeEditor(editor, hint)
        asker, self._asker = self._asker, None
        # Whoever clicks elsewhere wants the focus there.
        if asker is not None and had_focus and isValid(asker):
            asker.setFocus()
        if self._waiting is not None:
            self.once_typed(self._waiting)
