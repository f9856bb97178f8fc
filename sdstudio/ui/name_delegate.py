"""NameDelegate: paints and edits the rows of lists whose names the artist can type."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

_IS_FILLED: Final = "isFilled"


class NameDelegate(QStyledItemDelegate):
    """What is being typed stays, although the row gets a thumbnail, say, in the meantime."""

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        # Qt calls it again whenever anything of the row has changed.
        if not editor.property(_IS_FILLED):
            editor.setProperty(_IS_FILLED, True)
            super().setEditorData(editor, index)
