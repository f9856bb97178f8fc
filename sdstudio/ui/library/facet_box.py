"""What the pictures found have in common: values with counts, to include or exclude."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from sdstudio.domain.picture_query import Field, FieldTerm, PictureQuery, Value
from sdstudio.ui import icons
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.library.counted_list import CountedList, Line
from sdstudio.ui.library.places import find_value
from sdstudio.ui.library.query_words import field_name, value_name
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.wording import counted

#: More are shown on demand.
_SHOWN: Final = 8
#: Of the groups that are open at first.
_OPEN: Final = frozenset({Field.RATING, Field.FLAG, Field.LABEL, Field.TAG, Field.MODEL})
_MARKS: Final[dict[bool | None, IconName | None]] = {
    None: None,
    False: "check",
    True: "prohibit",
}


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A value of a field, and how many of the pictures found have it."""

    text: str
    count: int


class FacetBox(Retranslates, QWidget):
    """A group for each field; groups fold.

    Signals:
        chosen(Field, str, bool): include a value, or exclude it.
    """

    chosen = Signal(object, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups: dict[Field, FacetGroup] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_facets(
        self, facets: Sequence[tuple[Field, Sequence[FacetLine]]], query: PictureQuery
    ) -> None:
        """Show the values found; those that ``query`` has are marked, and shown in any case.

        Where nothing is found, the values stay as they were, so that another can be chosen.
        """
        found = dict(facets)
        finds_any = any(found.values())
        for field in Field:
            lines = list(found.get(field, ()))
            group = self.groups.get(field)
            if not finds_any and group is not None:
                lines = [FacetLine(one.text, 0) for one in group.lines]
            lines += _chosen_besides(query, field, lines)
            if lines and group is None:
                group = self._add_group(field)
            if group is not None:
                group.show_lines(lines, query)
                group.setVisible(bool(lines))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to choose."""
        return not any(group.lines for group in self.groups.values())

    def _leave(self, field: Field, direction: int) -> None:
        """Move to the next open group, or the previous one."""
        order = [one for one in Field if one in self.groups]
        at = order.index(field)
        others = order[at + 1 :] if direction > 0 else order[:at][::-1]
        for other in others:
            shown = self.groups[other].list
            if shown.isVisibleTo(self) and shown.count():
                shown.setFocus(Qt.FocusReason.TabFocusReason)
                shown.setCurrentRow(0 if direction > 0 else shown.count() - 1)
                return

    def retranslate(self) -> None:
        for group in self.groups.values():
            group.retranslate()

    def _add_group(self, field: Field) -> "FacetGroup":
        group = self.groups[field] = FacetGroup(field)
        group.chosen.connect(lambda text, no, field=field: self.chosen.emit(field, text, no))
        group.list.left.connect(lambda way, field=field: self._leave(field, way))
        # In the order of the fields, whichever is met first.
        order = list(Field)
        before = sum(order.index(one) < order.index(field) for one in self.groups)
        self._column.insertWidget(before, group)
        return group


class FacetGroup(QWidget):
    """The values of one field.

    Signals:
        chosen(str, bool): include a value, or exclude it.
    """

    chosen = Signal(str, bool)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        self._lines: Sequence[FacetLine] = ()
        self._query = PictureQuery()
        self._shows_all = False
        #: Whether the heading's icon says so.
        self._shown_open: bool | None = None
        self.heading = QPushButton()
        self.heading.setProperty("group", True)
        self.heading.setCheckable(True)
        self.heading.setChecked(field in _OPEN)
        self.list = CountedList()
        self.list.setProperty("quiet", True)
        self.more = QPushButton()
        self.more.setProperty("link", True)
        self.more.setProperty("in_list", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.heading, self.list, self.more):
            column.addWidget(widget)
        self.heading.toggled.connect(self.retranslate)
        self.more.clicked.connect(self._show_all)
        self.list.line_chosen.connect(lambda text, no: self.chosen.emit(str(text), no))
        self.list.menu_asked.connect(self._open_menu)
        self.retranslate()

    @property
    def lines(self) -> Sequence[FacetLine]:
        """All values, also those that are not shown yet."""
        return self._lines

    def show_lines(self, lines: Sequence[FacetLine], query: PictureQuery) -> None:
        """Show ``lines``, with those marked that ``query`` has."""
        self._lines, self._query = lines, query
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        is_open = self.heading.isChecked()
        self.heading.setText(field_name(self._field))
        self.heading.setAccessibleName(self.heading.text())
        if is_open is not self._shown_open:
            self._shown_open = is_open
            icons.set_icon(self.heading, "caret-down" if is_open else "caret-right")
            self.heading.setIconSize(QSize(14, 14))
        self.list.setAccessibleName(self.heading.text())
        shown = self._lines if self._shows_all else self._lines[:_SHOWN]
        if is_open:
            self.list.fill([self._line(one) for one in shown])
        self.list.setVisible(is_open and bool(shown))
        hidden = len(self._lines) - len(shown)
        self.more.setText(counted(self.tr("%n more", "", hidden), hidden))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(is_open and hidden > 0)

    def _line(self, one: FacetLine) -> Line:
        excluded = find_value(self._query, self._field, one.text)
        name = value_name(self._field, one.text)
        said = {
            None: name,
            False: self.tr("{value}, included").format(value=name),
            True: self.tr("{value}, excluded").format(value=name),
        }[excluded]
        return Line(one.text, name, one.count, _MARKS[excluded] or "square", said=said)

    def _show_all(self) -> None:
        self._shows_all = True
        self.retranslate()

    def _open_menu(self, text: object, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for said, is_excluded in ((self.tr("Include"), False), (self.tr("Exclude"), True)):
            act = menu.addAction(said)
            act.triggered.connect(lambda _=False, no=is_excluded: self.chosen.emit(str(text), no))
        menu.popup(place)


def _chosen_besides(
    query: PictureQuery, field: Field, lines: Sequence[FacetLine]
) -> list[FacetLine]:
    """The values that ``query`` names, but no picture has."""
    there = {one.text.casefold() for one in lines}
    values = [
        value
        for term in query.terms
        if isinstance(term, FieldTerm) and term.field is field
        for value in term.values
    ]
    return [
        FacetLine(value.text, 0)
        for value in values
        if isinstance(value, Value) and value.is_exact and value.text.casefold() not in there
    ]
