"""NameDelegate: rows whose names are typed in place."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QWidget


class NameDelegate(QStyledItemDelegate):
    """Keeps what is being typed when something else of the row changes, such as its thumbnail."""

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if not isinstance(editor, QLineEdit):
            super().setEditorData(editor, index)
        elif not editor.isModified():
            super().setEditorData(editor, index)
            # As it was before, so that the first key replaces the name.
            editor.selectAll()
