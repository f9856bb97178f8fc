"""What the pictures found have in common: values with counts, to include or exclude."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from sdstudio.domain.picture_query import Field, PictureQuery
from sdstudio.ui import icons
from sdstudio.ui.icon_names import IconName
from sdstudio.ui.library.counted_list import CountedList, Line
from sdstudio.ui.library.places import find_value
from sdstudio.ui.library.query_words import field_name, value_name
from sdstudio.ui.retranslation import Retranslates

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
        """Show the values found; those that ``query`` has are marked."""
        shown = {field for field, lines in facets if lines}
        for field, lines in facets:
            if lines and field not in self.groups:
                self._add_group(field)
            if field in self.groups:
                self.groups[field].show_lines(lines, query)
        for field, group in self.groups.items():
            group.setVisible(field in shown)

    def retranslate(self) -> None:
        for group in self.groups.values():
            group.retranslate()

    def _add_group(self, field: Field) -> None:
        group = self.groups[field] = FacetGroup(field)
        group.chosen.connect(lambda text, no, field=field: self.chosen.emit(field, text, no))
        # In the order of the fields, whichever is met first.
        order = list(Field)
        before = sum(order.index(one) < order.index(field) for one in self.groups)
        self._column.insertWidget(before, group)


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
        self.heading = QPushButton()
        self.heading.setProperty("group", True)
        self.heading.setCheckable(True)
        self.heading.setChecked(field in _OPEN)
        self.list = CountedList()
        self.list.setProperty("quiet", True)
        self.more = QPushButton()
        self.more.setProperty("link", True)
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

    def show_lines(self, lines: Sequence[FacetLine], query: PictureQuery) -> None:
        """Show ``lines``, with those marked that ``query`` has."""
        self._lines, self._query = lines, query
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        is_open = self.heading.isChecked()
        self.heading.setText(field_name(self._field))
        self.heading.setAccessibleName(self.heading.text())
        icons.set_icon(self.heading, "caret-down" if is_open else "caret-right")
        self.heading.setIconSize(QSize(14, 14))
        self.list.setAccessibleName(self.heading.text())
        shown = self._lines if self._shows_all else self._lines[:_SHOWN]
        self.list.fill([self._line(one) for one in shown])
        self.list.setVisible(is_open and bool(shown))
        hidden = len(self._lines) - len(shown)
        self.more.setText(self.tr("%n more", "", hidden))
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
