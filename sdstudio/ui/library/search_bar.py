"""The search field of the library, what is typed as chips, and how the pictures are shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sdstudio.app.translation import translate
from sdstudio.domain.annotations import QUERY_LENGTH_MAX
from sdstudio.domain.picture_query import Field, FieldTerm, PictureQuery, Sort, SortKey, Term
from sdstudio.domain.query_completion import unread_besides
from sdstudio.domain.query_text import parse_query, query_text
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.ui import icons
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, keys_of, name_of, tip_of
from sdstudio.ui.library.cell_painter import LEFT_PX
from sdstudio.ui.library.query_words import term_name
from sdstudio.ui.library.search_terms import ChipContent, SearchTerms, TermChip
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX, TARGET_PX
from sdstudio.ui.wording import counted, number, plain_tip

CELL_MIN_PX: Final = 96
CELL_MAX_PX: Final = 512
# They find what is similar to a picture.
_ALIKE: Final = (Field.SIMILAR, Field.CONTENT)

LAYOUT: Final = (
    ActionId.GROUP_DAYS,
    ActionId.GROUP_MONTHS,
    ActionId.GROUP_SESSIONS,
    ActionId.GROUP_NONE,
    None,
    ActionId.STACK_TRIES,
    ActionId.SHOW_NAMES,
    None,
    ActionId.JUMP_TO_DATE,
)

#: What the box of orders offers; texts in context ``library``.
SORTS: Final[tuple[tuple[Sort, str], ...]] = (
    (Sort(SortKey.DATE), QT_TRANSLATE_NOOP("library", "Newest first")),
    (Sort(SortKey.DATE, is_descending=False), QT_TRANSLATE_NOOP("library", "Oldest first")),
    (Sort(SortKey.RATING), QT_TRANSLATE_NOOP("library", "Best rated first")),
    (Sort(SortKey.SIZE), QT_TRANSLATE_NOOP("library", "Largest first")),
    (Sort(SortKey.NAME, is_descending=False), QT_TRANSLATE_NOOP("library", "By name")),
    (Sort(SortKey.RANDOM, is_descending=False), QT_TRANSLATE_NOOP("library", "Random")),
    (
        Sort(SortKey.LIKENESS, is_descending=False),
        QT_TRANSLATE_NOOP("library", "Most similar first"),
    ),
)


class SearchField(QLineEdit):
    """Args:
        help_action: shows what can be typed; offered in the field's menu.

    Signals:
        left(): Enter, Escape or an arrow key: the focus goes to the pictures.
        focus_changed(): it has the keyboard focus, or no longer.
    """

    left = Signal()
    focus_changed = Signal()

    def __init__(self, help_action: QAction) -> None:
        super().__init__()
        self._help = help_action

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        menu.addAction(self._help)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SearchBar(Retranslates, QWidget):
    """Signals:
    edited(): another query was typed, or a term removed. Whoever looks for it calls
        :meth:`show_chips` once it is found, as chips take longer than a search.
    sort_chosen(): another order was chosen.
    size_chosen(int): of the cells, in pixels.
    left(): the keyboard focus goes to the pictures.
    """

    edited = Signal()
    sort_chosen = Signal()
    size_chosen = Signal(int)
    left = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count: int | None = None
        self._selected = 0
        self._query = PictureQuery()
        # The chips are those of an earlier text.
        self._is_behind = False
        # The order before the most similar came first.
        self._usual_sort = Sort()
        self._was_alike = False
        self._sign = QLabel()
        icons.set_label_icon(self._sign, "magnifying-glass", icons.ICON_PX)
        self.field = SearchField(actions[ActionId.SEARCH_SYNTAX])
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(QUERY_LENGTH_MAX)
        self.field.setMinimumWidth(120)
        self.save = QToolButton()
        self.save.setDefaultAction(actions[ActionId.SAVE_SEARCH])
        self.save.setProperty("flat", True)
        self.layout_button = QToolButton()
        self.layout_button.setProperty("flat", True)
        self.layout_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.set_icon(self.layout_button, "list-bullets")
        self.layout_menu = QMenu(self.layout_button)
        for do in LAYOUT:
            if do is None:
                self.layout_menu.addSeparator()
            else:
                self.layout_menu.addAction(actions[do])
        self.layout_button.setMenu(self.layout_menu)
        self.sort_box = QComboBox()
        for sort, text in SORTS:
            self.sort_box.addItem(text, sort)
        self.sort_box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.size_slider = QSlider(Qt.Orientation.Horizontal)
        self.size_slider.setRange(CELL_MIN_PX, CELL_MAX_PX)
        self.size_slider.setSingleStep(16)
        self.size_slider.setPageStep(64)
        self.size_slider.setFixedSize(88, TARGET_PX)
        self._terms = SearchTerms(self)
        self.count_label = self._terms.count_label
        self._lay_out()
        self.field.textChanged.connect(self._on_typed)
        self.field.left.connect(self.left)
        self.field.cursorPositionChanged.connect(self._on_cursor)
        self.field.focus_changed.connect(self._on_cursor)
        self._terms.removed.connect(self._on_removed)
        self.sort_box.currentIndexChanged.connect(lambda _row: self._remember_sort())
        self.sort_box.activated.connect(lambda _row: self.sort_chosen.emit())
        self.size_slider.valueChanged.connect(self.size_chosen)
        self.retranslate()

    @property
    def query(self) -> PictureQuery:
        """What is typed."""
        return self._query

    @property
    def chips(self) -> Sequence[TermChip]:
        """For each term, and for each part of the text that isn't understood."""
        if self._is_behind:
            self.show_chips()
        return self._terms.chips

    @property
    def sort(self) -> Sort:
        """The chosen order."""
        sort = self.sort_box.currentData()
        assert isinstance(sort, Sort)
        return sort

    def set_query(self, query: PictureQuery) -> None:
        """Put ``query`` into the field, as if typed."""
        self.field.setText(query_text(query))

    def set_sort(self, sort: Sort) -> None:
        """Show an order as the chosen one; one that isn't offered is left to the query."""
        row = next((row for row, (one, _) in enumerate(SORTS) if one.key is sort.key), 0)
        same = next((row for row, (one, _) in enumerate(SORTS) if one == sort), row)
        self.sort_box.setCurrentIndex(same)

    def choose_sort(self, row: int) -> None:
        """Choose an order, as if the artist had."""
        self.sort_box.setCurrentIndex(row)
        self.sort_chosen.emit()

    def show_chips(self) -> None:
        """Show the chips of what is typed now."""
        self._is_behind = False
        terms = [self._of_term(one) for one in self._query.terms]
        self._terms.show_chips([*terms, *(self._of_unread(one) for one in self._unread())])

    def show_count(self, count: int | None, selected: int) -> None:
        """Show how many pictures are found, and how many of them are selected."""
        self._count, self._selected = count, selected
        self._show_count()

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Search prompts, tags and notes (/)"))
        self.field.setAccessibleName(name_of(ActionId.FIND_PICTURES))
        self.field.setToolTip(
            tip_of(
                ActionId.FIND_PICTURES,
                self.tr(
                    "Words, “a phrase”, -without, rating:>=3, model:, tag:, date:2026-11 "
                    "({key} shows everything)"
                ).format(key=keys_of(ActionId.SEARCH_SYNTAX)),
            )
        )
        self.save.setAccessibleName(name_of(ActionId.SAVE_SEARCH))
        for row, (_, text) in enumerate(SORTS):
            self.sort_box.setItemText(row, translate("library", text))
        self.layout_button.setAccessibleName(self.tr("Headings and stacks"))
        self.layout_button.setToolTip(plain_tip(self.tr("Headings, stacks, and jump to a date")))
        self.sort_box.setAccessibleName(self.tr("Order"))
        self.sort_box.setToolTip(plain_tip(self.tr("The order of the pictures")))
        self.size_slider.setAccessibleName(self.tr("Size of the thumbnails"))
        self.size_slider.setToolTip(plain_tip(self.tr("Size of the thumbnails (Ctrl+wheel)")))
        self.show_chips()
        self._show_count()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID_PX)
        for widget in (self._sign, self.field, self.save, self.sort_box):
            top.addWidget(widget, 1 if widget is self.field else 0)
        below = QHBoxLayout()
        below.setSpacing(GRID_PX)
        below.addWidget(self._terms, 1)
        # At one height with each other, and at the top where there are several rows of chips.
        looks = QHBoxLayout()
        looks.addWidget(self.layout_button, 0, Qt.AlignmentFlag.AlignVCenter)
        looks.addWidget(self.size_slider, 0, Qt.AlignmentFlag.AlignVCenter)
        below.addLayout(looks)
        below.setAlignment(looks, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT_PX, GRID_PX, GRID_PX, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(below)

    def _on_typed(self, text: str) -> None:
        self._query = parse_query(text)
        self._leave_likeness()
        self._is_behind = True
        self.edited.emit()

    def _on_cursor(self) -> None:
        if not self._is_behind:
            self.show_chips()  # a part that isn't understood may be finished now

    def _remember_sort(self) -> None:
        if self.sort.key is not SortKey.LIKENESS:
            self._usual_sort = self.sort

    def _leave_likeness(self) -> None:
        """Go back to the order before, once no picture is left to be similar to."""
        if any(isinstance(one, FieldTerm) and one.field in _ALIKE for one in self._query.terms):
            self._was_alike = True
        elif self._was_alike and not self._query.unread:
            # A number that is being typed over isn't understood for a moment.
            self._was_alike = False
            if self.sort.key is SortKey.LIKENESS:
                self.set_sort(self._usual_sort)

    def _show_count(self) -> None:
        if self._count is None:
            self.count_label.setText("")
            return
        said = counted(self.tr("%n picture(s)", "", self._count), self._count)
        if self._selected > 1:
            chosen = number(self._selected)
            said = self.tr("{pictures}, {count} selected").format(pictures=said, count=chosen)
        self.count_label.setText(said)

    def _unread(self) -> Sequence[str]:
        """The parts that aren't understood, except what is still being typed."""
        unread = self._query.unread
        if not unread or not self.field.hasFocus():
            return unread
        finished = unread_besides(self.field.text(), self.field.cursorPosition())
        return [one for one in unread if one in finished]

    def _of_term(self, term: Term) -> ChipContent:
        name = term_name(term)
        said = self.tr("Remove “{term}” from the search").format(term=name)
        return ChipContent(name, said, term)

    def _of_unread(self, text: str) -> ChipContent:
        name = self.tr("“{term}” isn't understood").format(term=text)
        said = self.tr("“{term}” isn't understood, so it is left out").format(term=text)
        return ChipContent(name, said, text)

    def _on_removed(self, term: Term | str) -> None:
        if isinstance(term, str):
            self.remove_unread(term)
        elif term in self._query.terms:
            self.remove_term(self._query.terms.index(term))

    def remove_unread(self, text: str) -> None:
        """Remove what isn't understood."""
        left = tuple(one for one in self._query.unread if one != text)
        self.set_query(replace(self._query, unread=left))

    def remove_term(self, at: int) -> None:
        """Search without one of the terms."""
        terms = self._query.terms
        if at < len(terms):
            left = (*terms[:at], *terms[at + 1 :])
            self.set_query(replace(self._query, terms=left))
