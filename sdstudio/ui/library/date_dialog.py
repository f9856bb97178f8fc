"""The months and days in which the found pictures were made, to go to one of them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.library_view.results import Day
from sdstudio.ui.library.arranging import month_name
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.theme import GRID_PX

_PICTURE: Final = Qt.ItemDataRole.UserRole
_DAYS: Final = Qt.ItemDataRole.UserRole + 1


class DateDialog(QDialog):
    """Arrow keys and typing choose a month or a day, Enter goes there.

    Args:
        days: the newest first.

    Signals:
        chosen(int): the picture to go to.
    """

    chosen = Signal(object)

    def __init__(self, days: Sequence[Day], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Jump to date"))
        self.months = QListWidget()
        self.months.setAccessibleName(self.tr("Months"))
        self.days = QListWidget()
        self.days.setAccessibleName(self.tr("Days"))
        self._buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.go = self._buttons.addButton(self.tr("Go"), roles.AcceptRole)
        self.go.setDefault(True)
        cancel = self._buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        for button in (self.go, cancel):
            button.setAccessibleName(button.text())
        row = QHBoxLayout()
        row.setSpacing(GRID_PX)
        row.addWidget(self.months)
        row.addWidget(self.days)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(row, 1)
        column.addWidget(self._buttons)
        self._fill(days)
        self.months.currentItemChanged.connect(self._show_days)
        self.months.itemActivated.connect(lambda _item: self.accept())
        self.days.itemActivated.connect(lambda _item: self.accept())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.months.setCurrentRow(0)
        self.months.setFocus()
        self.resize(520, 420)
        keep_on_screen(self)

    def accept(self) -> None:
        """Go to the day that is chosen, or to the newest of the month."""
        items = [self.days.currentItem(), self.days.item(0)]
        item = next((one for one in items if one is not None), None)
        super().accept()
        if item is not None:
            self.chosen.emit(item.data(_PICTURE))

    def _fill(self, days: Sequence[Day]) -> None:
        months: dict[str, list[Day]] = {}
        for day in days:
            name = month_name(QDateTime.fromSecsSinceEpoch(day.first_s))
            months.setdefault(name, []).append(day)
        for name, within in months.items():
            item = _item(name, sum(day.count for day in within))
            item.setData(_DAYS, within)
            self.months.addItem(item)

    def _show_days(self, month: QListWidgetItem | None) -> None:
        self.days.clear()
        if month is None:
            return
        for day in month.data(_DAYS):
            made = QDateTime.fromSecsSinceEpoch(day.first_s).date()
            item = _item(QLocale().toString(made, QLocale.FormatType.LongFormat), day.count)
            item.setData(_PICTURE, day.picture_id)
            self.days.addItem(item)


def _item(name: str, count: int) -> QListWidgetItem:
    item = QListWidgetItem(f"{name}  ·  {QLocale().toString(count)}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {QLocale().toString(count)}")
    return item
