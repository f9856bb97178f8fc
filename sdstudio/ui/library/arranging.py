"""Headings, stacks, and jumping to a date: how the found pictures are arranged in the grid."""

from typing import Final

from PySide6.QtCore import QDateTime, QLocale, QObject, QSettings, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from sdstudio.app.library_view.results import Day, Results
from sdstudio.app.operations import Operations
from sdstudio.library.search import Grouping, Section
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.library.grid_source import GridSections
from sdstudio.ui.library.grid_view import GridView
from sdstudio.ui.library.stacking import Stacking
from sdstudio.ui.wording import month_name

_GROUPING: Final = "library/grouping"
_STACKED: Final = "library/stacked"
_NONE: Final = "none"

GROUPINGS: Final = {
    ActionId.GROUP_DAYS: Grouping.DAY,
    ActionId.GROUP_MONTHS: Grouping.MONTH,
    ActionId.GROUP_SESSIONS: Grouping.SESSION,
    ActionId.GROUP_NONE: None,
}


class Arranging(QObject):
    """Follows its actions, and remembers what they chose.

    Args:
        stacking: of the pictures in the grid.

    Signals:
        changed(): the same pictures are to be shown in another way.
        date_asked(int): the artist wants to see the pictures from this one on.
        found_no_dates(): the artist wants to jump to a date, but there are no pictures.
    """

    changed = Signal()
    date_asked = Signal(object)
    found_no_dates = Signal()

    def __init__(
        self,
        results: Results,
        stacking: Stacking,
        actions: Actions,
        store: QSettings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._results = results
        self._stacking = stacking
        self._actions = actions
        self._store = store
        self._widget = parent
        self._operations = Operations(self, lambda _error: None)
        self._grouping: Grouping | None = Grouping.DAY
        self._is_by_date = True
        kept = str(store.value(_GROUPING, Grouping.DAY.value))
        if kept == _NONE:
            self._grouping = None
        else:
            known = [one for one in Grouping if one.value == kept]
            self._grouping = known[0] if known else Grouping.DAY
        group = QActionGroup(self)
        for do, grouping in GROUPINGS.items():
            group.addAction(actions[do])
            actions[do].setChecked(grouping is self._grouping)
            actions[do].triggered.connect(lambda _=False, one=grouping: self._group(one))
        is_stacked = store.value(_STACKED, False, bool) is True
        actions[ActionId.STACK_TRIES].setChecked(is_stacked)
        actions[ActionId.STACK_TRIES].triggered.connect(self._stack)
        results.set_stacked(is_stacked)
        actions[ActionId.JUMP_TO_DATE].triggered.connect(lambda: self._ask_date())

    def use_sort(self, *, is_by_date: bool) -> None:
        """Headings say when pictures were made, so other orders have none."""
        self._is_by_date = is_by_date
        self._results.set_grouping(self._grouping if is_by_date else None)

    def arrange(self) -> None:
        """Arrange the found pictures in the grid."""
        results, grouping = self._results, self._grouping
        found = results.sections
        sections = None
        if found is not None:
            sections = GridSections(found.first_rows, lambda one: self._title(found[one], grouping))
        self._stacking.arrange(results.ids, sections, results.stacks)

    def toggle_stack(self, grid: GridView, picture_id: int) -> None:
        """Open or close the stack that a picture is in."""
        cover = self._stacking.cover_of(picture_id)
        if not self._stacking.count(cover):
            return
        if self._stacking.is_open(cover) and grid.current_id != cover:
            # The others are about to leave; the cover stands for them.
            grid.set_current(cover)
        self._stacking.toggle(cover)
        self.changed.emit()

    def _group(self, grouping: Grouping | None) -> None:
        self._grouping = grouping
        self._store.setValue(_GROUPING, _NONE if grouping is None else grouping.value)
        self.use_sort(is_by_date=self._is_by_date)

    def _stack(self, is_stacked: bool) -> None:
        self._store.setValue(_STACKED, is_stacked)
        self._stacking.close_all()
        self._results.set_stacked(is_stacked)

    def _title(self, section: Section, grouping: Grouping | None) -> str:
        locale = QLocale()
        first = QDateTime.fromSecsSinceEpoch(section.first_s)
        match grouping:
            case Grouping.MONTH:
                title = month_name(first)
            case Grouping.SESSION:
                last = QDateTime.fromSecsSinceEpoch(section.last_s)
                short = QLocale.FormatType.ShortFormat
                title = self.tr("{day}, {first} to {last}").format(
                    day=locale.toString(first.date(), QLocale.FormatType.LongFormat),
                    first=locale.toString(first.time(), short),
                    last=locale.toString(last.time(), short),
                )
            case _:
                title = locale.toString(first.date(), QLocale.FormatType.LongFormat)
        return title

    def _ask_date(self) -> None:
        self._operations.start(self._open_dates(), replacing="dates")

    async def _open_dates(self) -> None:
        from sdstudio.ui.library.date_dialog import DateDialog

        days: list[Day] = await self._results.days()
        if not days:
            self.found_no_dates.emit()
        else:
            dialog = DateDialog(days, self._widget.window())
            dialog.chosen.connect(self.date_asked)
            dialog.open()
