"""NameDelegate: rows whose names are typed in place."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

_IS_FILLED: Final = "isFilled"


class NameDelegate(QStyledItemDelegate):
    """Keeps what is being typed when something else of the row changes, such as its thumbnail."""

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        # Qt calls it again whenever anything of the row has changed.
        if not editor.property(_IS_FILLED):
            editor.setProperty(_IS_FILLED, True)
            super().setEditorData(editor, index)
