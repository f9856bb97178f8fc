"""What can be typed in the search field, with examples."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.translation import translate
from sdstudio.ui.library.query_help import QUERY_HELP, HelpSection
from sdstudio.ui.on_screen import keep_on_screen

_CONTEXT: Final = "query help"
_SIZE_PX: Final = (720, 640)


class QueryHelpDialog(QDialog):
    """A table of examples and what they find, under headings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Search syntax"))
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHorizontalHeaderLabels([self.tr("You type"), self.tr("Pictures found")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for section in QUERY_HELP:
            self._add(section)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Descriptions are wrapped, and so take more lines in a narrow window.
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.table)
        column.addWidget(buttons)
        self.resize(*_SIZE_PX)
        keep_on_screen(self)

    def _add(self, section: HelpSection) -> None:
        title = self._item(translate(_CONTEXT, section.title))
        font = self.font()
        font.setBold(True)
        title.setFont(font)
        self._append(title)
        self.table.setSpan(self.table.rowCount() - 1, 0, 1, 2)
        for row in section.rows:
            self._append(
                self._item("\n".join(row.typed)), self._item(translate(_CONTEXT, row.said))
            )

    def _append(self, *items: QTableWidgetItem) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, item in enumerate(items):
            self.table.setItem(row, column, item)

    @staticmethod
    def _item(text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return item
