"""What the panel at the left of the library shows, and what the artist does there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sdstudio.app.studio import Studio
from sdstudio.domain.annotations import Board
from sdstudio.domain.picture_query import Field
from sdstudio.domain.query_text import parse_query, query_text
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.library.facet_box import FacetLine
from sdstudio.ui.library.places import (
    ALL_PICTURES,
    TRASH,
    LibraryPlace,
    PlaceKind,
    split,
    toggled,
)

if TYPE_CHECKING:
    from sdstudio.ui.library.page import LibraryPage


class SideController(QObject):
    """Places, boards and facets of the page's side panel."""

    def __init__(self, studio: Studio, actions: Actions, page: "LibraryPage") -> None:
        super().__init__(page)
        self._studio = studio
        self._actions = actions
        self._page = page
        side, marking = page.side, page.marking
        side.place_chosen.connect(self._choose_place)
        side.facet_chosen.connect(self._toggle_facet)
        side.board_renamed.connect(marking.rename_board)
        side.board_named.connect(marking.end_naming)
        side.board_delete_asked.connect(marking.delete_board)
        side.pictures_dropped.connect(self._on_dropped)
        marking.board_made.connect(self._name_board)
        actions[ActionId.REMOVE_FROM_BOARD].triggered.connect(lambda: self._remove_from_board())
        actions[ActionId.SHOW_TRASH].triggered.connect(lambda: self._choose_place(TRASH))
        studio.organiser.changed.connect(self._on_organised)
        studio.folders.changed.connect(self._on_folders)

    def light(self) -> None:
        """Mark the place or the saved search whose pictures are shown."""
        query = self._page.query
        text = query_text(query)
        searches = self._studio.organiser.searches
        kept = next((one.uid for one in searches if query_text(parse_query(one.query)) == text), "")
        place, typed = split(query)
        if kept:
            self._page.side.show_lit(None, kept)
        else:
            # All pictures are not shown while some are looked for.
            self._page.side.show_lit(None if place == ALL_PICTURES and typed.terms else place)

    def show_facets(self) -> None:
        """Show the counts of what was found."""
        page, results = self._page, self._page.results
        facets = [
            (field, [FacetLine(one.text, one.count) for one in values])
            for field, values in results.facets.items()
            if field is not Field.BOARD
        ]
        page.side.show_facets(facets, page.bar.query)
        page.side.show_counts(results.shown_count, results.trash_count)

    def _choose_place(self, place: LibraryPlace) -> None:
        page = self._page
        if place != page.place:
            # It is about what is no longer seen; the menu still undoes it.
            page.done.withdraw()
        page.go_to(place)
        if place == ALL_PICTURES:
            page.bar.field.clear()
        # Even if it is shown already: the click has marked it.
        self.light()

    def _toggle_facet(self, field: Field, text: str, is_excluded: bool) -> None:
        bar = self._page.bar
        bar.set_query(toggled(bar.query, field, text, is_excluded=is_excluded))

    def _on_dropped(self, place: LibraryPlace, ids: tuple[int, ...]) -> None:
        page = self._page
        if place.kind is not PlaceKind.TRASH:
            page.marking.drop_on(place, ids)
        elif not page.is_trash:
            page.delete_asked.emit(ids)

    def _name_board(self, board: Board) -> None:
        if self._page.side.isHidden():
            self._actions[ActionId.FOLD_MAKE].trigger()
        self._page.side.rename_board(board.uid)

    def _remove_from_board(self) -> None:
        marking = self._page.marking
        if (board := marking.board(self._page.place.uid)) is not None:
            marking.remove_from_board(board)

    def _on_organised(self) -> None:
        page = self._page
        self.light()
        if page.place.kind is PlaceKind.BOARD and page.marking.board(page.place.uid) is None:
            page.go_to(ALL_PICTURES)

    def _on_folders(self) -> None:
        place = self._page.place
        names = [one.search_name for one in self._studio.folders.folders]
        if place.kind is PlaceKind.FOLDER and place.uid not in names:
            self._page.go_to(ALL_PICTURES)
