"""The parameters of several pictures side by side; those that differ stand out."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.ui.library.viewer.setting_rows import ShownSettings
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import plain_tip

# Before the name of a parameter that differs: not by weight of type alone.
DIFFERS: Final = "≠ "
_NAME_PX: Final = 190


class ParameterTable(Retranslates, QWidget):
    """A row for each parameter, a column for each picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[ShownSettings] = ()
        self._titles: Sequence[str] = ()
        self._marked: Mapping[int, str] = {}
        self.only_differences = QCheckBox()
        self.only_differences.setChecked(True)
        self.only_differences.toggled.connect(self._fill)
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.horizontalHeader().setHighlightSections(False)
        # The end of a name tells two pictures apart as well.
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        # The style draws it bold, but shortens it as wide as this font is.
        font = self.table.horizontalHeader().font()
        font.setWeight(QFont.Weight.DemiBold)
        self.table.horizontalHeader().setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID_PX, GRID_PX // 2, GRID_PX, GRID_PX)
        column.setSpacing(GRID_PX // 2)
        column.addWidget(self.only_differences)
        column.addWidget(self.table, 1)
        self.retranslate()

    def show_settings(self, shown: Sequence[ShownSettings], titles: Sequence[str]) -> None:
        """Show other pictures' settings.

        Args:
            titles: of the columns.
        """
        self._shown, self._titles = shown, titles
        self._fill()

    def mark_columns(self, marked: Mapping[int, str]) -> None:
        """Say above the pictures in these positions where they are shown."""
        if marked != self._marked:
            self._marked = marked
            self._show_titles()

    def retranslate(self) -> None:
        self.only_differences.setText(self.tr("Only what differs"))
        self.table.setAccessibleName(self.tr("Settings of the pictures"))
        self._fill()

    def _fill(self) -> None:
        rows = _by_name(self._shown, self.tr("Model"), self.tr("On"))
        apart = {name: len(set(values)) > 1 for name, values in rows}
        if self.only_differences.isChecked():
            rows = [(name, values) for name, values in rows if apart[name]]
        self.table.setColumnCount(1 + len(self._shown))
        self._show_titles()
        self.table.setRowCount(len(rows))
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        for row, (name, values) in enumerate(rows):
            first = f"{DIFFERS}{name}" if apart[name] else name
            for column, text in enumerate((first, *values)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                if apart[name]:
                    item.setFont(bold)
                self.table.setItem(row, column, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.table.setColumnWidth(0, _NAME_PX)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.scrollToTop()

    def _show_titles(self) -> None:
        marked = [
            f"{self._marked[at]} · {title}" if at in self._marked else title
            for at, title in enumerate(self._titles)
        ]
        self.table.setHorizontalHeaderLabels([self.tr("Setting"), *marked])
        for column, title in enumerate(marked, 1):
            if (heading := self.table.horizontalHeaderItem(column)) is not None:
                heading.setToolTip(plain_tip(title))


def _by_name(
    shown: Sequence[ShownSettings], model: str, on: str
) -> list[tuple[str, tuple[str, ...]]]:
    """Names in the order of their first appearance, and a value for each picture."""
    found: list[dict[str, str]] = []
    for one in shown:
        values: dict[str, str] = {}
        for row in one.rows:
            if row.is_of_file:
                continue
            value = row.value or on
            values[row.name] = f"{values[row.name]}\n{value}" if row.name in values else value
        if one.model:
            values[model] = one.model
        found.append(values)
    names = dict.fromkeys(name for values in found for name in values)
    return [(name, tuple(values.get(name, "–") for values in found)) for name in names]
