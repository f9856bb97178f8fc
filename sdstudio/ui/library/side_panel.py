"""The left side of the library: boards, saved searches, and facets with counts."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from sdstudio.app.library_view.organiser import Organiser
from sdstudio.domain.annotations import Board, SavedSearch
from sdstudio.domain.picture_query import Field, PictureQuery
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions, name_of
from sdstudio.ui.layouts import scrolled
from sdstudio.ui.library.board_list import BoardList
from sdstudio.ui.library.counted_list import CountedList, Line
from sdstudio.ui.library.facet_box import FacetBox, FacetLine
from sdstudio.ui.library.folder_section import FolderSection
from sdstudio.ui.library.places import (
    ALL_PICTURES,
    TRASH,
    LibraryPlace,
    PlaceKind,
    board_place,
    folder_place,
)
from sdstudio.ui.retranslation import Retranslates
from sdstudio.ui.theme import GRID_PX

_LEAST_WIDTH_PX = 200


class SidePanel(Retranslates, QWidget):
    """Signals:
    place_chosen(LibraryPlace), search_chosen(SavedSearch): the artist wants to see it.
    facet_chosen(Field, str, bool): include a value of a field, or exclude it.
    board_renamed(Board, str), board_delete_asked(Board).
    board_named(Board, bool): its name is no longer typed; whether Escape was pressed.
    search_renamed(SavedSearch, str), search_delete_asked(SavedSearch).
    search_menu_asked(SavedSearch, QPoint): for a context menu at a place of the screen.
    pictures_dropped(LibraryPlace, ids).
    """

    place_chosen = Signal(object)
    search_chosen = Signal(object)
    facet_chosen = Signal(object, str, bool)
    board_renamed = Signal(object, str)
    board_named = Signal(object, bool)
    board_delete_asked = Signal(object)
    search_renamed = Signal(object, str)
    search_delete_asked = Signal(object)
    search_menu_asked = Signal(object, object)
    pictures_dropped = Signal(object, object)

    def __init__(
        self, organiser: Organiser, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._organiser = organiser
        self._lit: tuple[LibraryPlace | None, str] = (ALL_PICTURES, "")
        self._counts: tuple[int | None, int | None] = (None, None)
        self.places = BoardList()
        self.places.setProperty("quiet", True)
        self.new_board = _button(actions, ActionId.NEW_BOARD)
        self.searches = CountedList()
        self.searches.setProperty("quiet", True)
        self.save_search = _button(actions, ActionId.SAVE_SEARCH)
        self.facets = FacetBox()
        self.folders = FolderSection(_heading(), _button(actions, ActionId.ADD_FOLDER))
        self._headings = [_heading() for _ in range(3)]
        self._searches_part = _part(self._headings[1], self.save_search, self.searches)
        self._facets_part = _part(self._headings[2], None, self.facets)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GRID_PX, GRID_PX, GRID_PX, GRID_PX)
        column.setSpacing(GRID_PX)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStrut(_LEAST_WIDTH_PX)
        # Before anything is in it: Qt would restyle that.
        whole.addWidget(scrolled(inside))
        column.addWidget(_part(self._headings[0], self.new_board, self.places))
        column.addWidget(self.folders)
        column.addWidget(self._searches_part)
        column.addWidget(self._facets_part)
        column.addStretch(1)
        self.places.line_chosen.connect(lambda place, _alt: self.place_chosen.emit(place))
        self.places.renamed.connect(self._on_renamed)
        self.places.delete_asked.connect(self._on_delete)
        self.places.typing_ended.connect(self._on_typing_ended)
        self.places.menu_asked.connect(self._open_board_menu)
        self.places.pictures_dropped.connect(self.pictures_dropped)
        self.searches.line_chosen.connect(lambda uid, _alt: self._choose_search(uid))
        self.searches.delete_asked.connect(self._on_search_delete)
        self.searches.renamed.connect(self._on_search_renamed)
        self.searches.menu_asked.connect(self._on_search_menu)
        self.facets.chosen.connect(self.facet_chosen)
        self.folders.chosen.connect(
            lambda folder: self.place_chosen.emit(folder_place(folder.search_name))
        )
        organiser.changed.connect(self._show)
        self.retranslate()

    def show_lit(self, place: LibraryPlace | None, search_uid: str = "") -> None:
        """Mark the place, or the saved search, whose pictures are shown."""
        self._lit = place, search_uid
        self.places.choose(place)
        self.searches.choose(search_uid or None)
        is_folder = place is not None and place.kind is PlaceKind.FOLDER
        self.folders.choose(place.uid if place is not None and is_folder else "")

    def show_counts(self, shown: int | None, in_trash: int | None) -> None:
        """Show how many pictures there are in all, and in the trash."""
        self._counts = (shown, in_trash)
        self._show()

    def show_facets(
        self, facets: Sequence[tuple[Field, Sequence[FacetLine]]], query: PictureQuery
    ) -> None:
        """Show the facets of the pictures found."""
        self.facets.show_facets(facets, query)
        self._facets_part.setVisible(not self.facets.is_empty)

    def rename_board(self, uid: str) -> None:
        """Let the artist type a new name for a board."""
        self.places.edit_line(board_place(uid))

    def rename_search(self, uid: str) -> None:
        """Have the artist type a new name for a saved search."""
        self.searches.edit_line(uid)

    def retranslate(self) -> None:
        named = (self.tr("Pictures"), self.tr("Saved searches"), self.tr("Filter"))
        for heading, text in zip(self._headings, named, strict=True):
            heading.setText(text)
        self.places.setAccessibleName(self.tr("Boards"))
        self.searches.setAccessibleName(named[1])
        self.new_board.setAccessibleName(name_of(ActionId.NEW_BOARD))
        self.save_search.setAccessibleName(name_of(ActionId.SAVE_SEARCH))
        self.facets.retranslate()
        self._show()

    def _show(self) -> None:
        in_all, in_trash = self._counts
        boards = [
            Line(board_place(one.uid), one.name, one.count, "folder", is_editable=True)
            for one in self._organiser.boards
        ]
        self.places.fill(
            [
                Line(ALL_PICTURES, self.tr("All pictures"), in_all, "squares-four"),
                *boards,
                Line(TRASH, self.tr("Trash"), in_trash, "trash"),
            ]
        )
        self.searches.fill(
            [
                Line(one.uid, one.name, icon="bookmark-simple", is_editable=True)
                for one in self._organiser.searches
            ]
        )
        self.show_lit(*self._lit)

    def _board(self, place: object) -> Board | None:
        if not isinstance(place, LibraryPlace) or place.kind is not PlaceKind.BOARD:
            return None
        return next((one for one in self._organiser.boards if one.uid == place.uid), None)

    def _search(self, uid: object) -> SavedSearch | None:
        return next((one for one in self._organiser.searches if one.uid == uid), None)

    def _on_renamed(self, place: object, name: str) -> None:
        board = self._board(place)
        if board is not None and board.name != name:
            self.board_renamed.emit(board, name)

    def _on_typing_ended(self, place: object, is_cancelled: bool) -> None:
        if (board := self._board(place)) is not None:
            self.board_named.emit(board, is_cancelled)

    def _on_delete(self, place: object) -> None:
        if (board := self._board(place)) is not None:
            self.board_delete_asked.emit(board)

    def _on_search_delete(self, uid: object) -> None:
        if (search := self._search(uid)) is not None:
            self.search_delete_asked.emit(search)

    def _on_search_renamed(self, uid: object, name: str) -> None:
        search = self._search(uid)
        if search is not None and search.name != name:
            self.search_renamed.emit(search, name)

    def _choose_search(self, uid: object) -> None:
        if (search := self._search(uid)) is not None:
            self.search_chosen.emit(search)

    def _open_board_menu(self, place: object, where: QPoint) -> None:
        if (board := self._board(place)) is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        rename = menu.addAction(self.tr("Rename"))
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        rename.triggered.connect(lambda: self.rename_board(board.uid))
        delete = menu.addAction(self.tr("Delete board"))
        delete.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        delete.triggered.connect(lambda: self.board_delete_asked.emit(board))
        menu.popup(where)

    def _on_search_menu(self, uid: object, where: QPoint) -> None:
        if (search := self._search(uid)) is not None:
            self.search_menu_asked.emit(search, where)


def _heading() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("heading", True)
    return label


def _button(actions: Actions, do: ActionId) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(actions[do])
    button.setProperty("flat", True)
    return button


def _part(heading: QLabel, button: QToolButton | None, below: QWidget) -> QWidget:
    part = QWidget()
    top = QHBoxLayout()
    top.setContentsMargins(4, 0, 0, 0)
    top.addWidget(heading, 1)
    if button is not None:
        top.addWidget(button)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addLayout(top)
    column.addWidget(below)
    return part
