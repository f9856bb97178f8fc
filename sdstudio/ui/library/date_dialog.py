"""The months and days in which the found pictures were made, to go to one of them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.library_view.results import Day
from sdstudio.ui.library.typed_date import typed_date
from sdstudio.ui.on_screen import keep_on_screen
from sdstudio.ui.theme import GRID_PX
from sdstudio.ui.wording import month_name

#: Shown as an example of what can be typed.
_EXAMPLE: Final = QDate(2026, 3, 9)
#: Less is still being typed.
_READ_MIN: Final = 4
_PICTURE: Final = Qt.ItemDataRole.UserRole
_DAYS: Final = Qt.ItemDataRole.UserRole + 1


class DateDialog(QDialog):
    """A date is typed, or a month or a day chosen from the lists; Enter goes there.

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
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Date"))
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(
            self.tr("Type a date, such as {day} or {month}").format(
                day=QLocale().toString(_EXAMPLE, _day_format()), month=_EXAMPLE.toString("yyyy-MM")
            )
        )
        self.field.setToolTip(
            self.tr("A year, a month or a day; the nearest day with pictures is chosen")
        )
        self.hint = QLabel()
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.hide()
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
        # A day's name is longer, and would need a scroll bar in half of the width.
        row.addWidget(self.months, 2)
        row.addWidget(self.days, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.field)
        column.addWidget(self.hint)
        column.addLayout(row, 1)
        column.addWidget(self._buttons)
        self._days = list(days)
        self._fill(days)
        self.field.textEdited.connect(self._on_typed)
        self.months.currentItemChanged.connect(self._show_days)
        for chosen in (self.months, self.days):
            # Instead of what was typed, which may be no date.
            chosen.currentItemChanged.connect(lambda *_of: self.go.setEnabled(True))
        self.months.itemActivated.connect(lambda _item: self.accept())
        self.days.itemActivated.connect(lambda _item: self.accept())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.months.setCurrentRow(0)
        self.field.setFocus()
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

    def _on_typed(self, text: str) -> None:
        """Choose the newest day in the date that was typed, or the nearest one to it."""
        typed = typed_date(text, QLocale())
        self.go.setEnabled(typed is not None or not text.strip())
        if typed is None:
            self._tell(self.tr("This isn't a date.") if len(text.strip()) >= _READ_MIN else "")
            return
        dates = [QDateTime.fromSecsSinceEpoch(one.first_s).date() for one in self._days]
        at = next((at for at, date in enumerate(dates) if typed.matches(date)), None)
        self._tell("" if at is not None else self.tr("No pictures then; this is the nearest day."))
        if at is None:
            wanted = typed.last_in(dates[0].year())
            at = min(range(len(dates)), key=lambda one: abs(dates[one].daysTo(wanted)))
        self._choose(self._days[at])

    def _tell(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _choose(self, day: Day) -> None:
        for row in range(self.months.count()):
            within = self.months.item(row).data(_DAYS)
            if day in within:
                self.months.setCurrentRow(row)
                self.days.setCurrentRow(within.index(day))

    def _show_days(self, month: QListWidgetItem | None) -> None:
        self.days.clear()
        if month is None:
            return
        for day in month.data(_DAYS):
            made = QDateTime.fromSecsSinceEpoch(day.first_s).date()
            item = _item(QLocale().toString(made, QLocale.FormatType.LongFormat), day.count)
            item.setData(_PICTURE, day.picture_id)
            self.days.addItem(item)


def _day_format() -> str:
    """A day of any year, as the language says it."""
    return QCoreApplication.translate("wording", "d MMMM")


def _item(name: str, count: int) -> QListWidgetItem:
    item = QListWidgetItem(f"{name}  ·  {QLocale().toString(count)}")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {QLocale().toString(count)}")
    return item
