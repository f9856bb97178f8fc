"""What the library's page remembers from one start to the next."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings

from sdstudio.domain.picture_query import PictureQuery, Place
from sdstudio.domain.query_text import parse_query, query_text
from sdstudio.ui.library.places import TRASH, LibraryPlace
from sdstudio.ui.library.selection import NO_ROW

if TYPE_CHECKING:
    from sdstudio.ui.library.page import LibraryPage

_SPLITTER: Final = "library/splitter"
_CELL: Final = "library/cell_px"
_QUERY: Final = "library/query"
_CURRENT: Final = "library/current"
_HEIGHT: Final = "library/current_y"


class PageMemory:
    """Sizes, the search, and the place in the grid.

    Args:
        store: where they are kept.
    """

    def __init__(self, page: "LibraryPage", store: QSettings) -> None:
        self._page = page
        self._store = store
        #: The picture to return to, and its height in the view; at first that of the last session.
        self._left_at: tuple[int, int] | None = None
        #: The same of each place that was left in this session.
        self._left: dict[LibraryPlace, tuple[int, int]] = {}
        #: The search, and the place in the grid, when the artist went to the trash.
        self._before_trash: tuple[str, tuple[int, int] | None] = ("", None)
        #: The current picture when the artist went elsewhere.
        self._followed = NO_ROW

    def keep(self) -> None:
        """Remember how the page is now."""
        page, store = self._page, self._store
        if not (page.side.isHidden() or page.details.isHidden()):
            store.setValue(_SPLITTER, page.splitter.saveState())
        store.setValue(_CELL, page.grid.cell_px)
        query, place = query_text(page.query), self._place_in_grid()
        if page.is_trash:
            # At the next start, nobody expects to be there.
            query, place = self._before_trash
        store.setValue(_QUERY, query)
        if place is not None:
            store.setValue(_CURRENT, place[0])
            store.setValue(_HEIGHT, place[1])

    def restore(self) -> None:
        """Have the page as it was left, but for the place in the grid."""
        page, store = self._page, self._store
        splitter = store.value(_SPLITTER)
        if isinstance(splitter, QByteArray):
            page.splitter.restoreState(splitter)
        page.grid.set_cell_px(int(str(store.value(_CELL, page.grid.cell_px, int))))
        page.bar.size_slider.setValue(page.grid.cell_px)
        query = parse_query(str(store.value(_QUERY, "")))
        # Earlier versions remembered that the trash was shown.
        page.look_for(PictureQuery() if query.place is Place.TRASH else query)
        self._left_at = (
            int(str(store.value(_CURRENT, -1, int))),
            int(str(store.value(_HEIGHT, 0, int))),
        )

    def change_place(self, left: LibraryPlace, entered: LibraryPlace) -> None:
        """Remember where the artist was in one place, and return to where they were in another.

        A picture that is in both stays current.
        """
        if left == entered:
            return
        if (place := self._place_in_grid()) is not None:
            self._left[left] = place
        if entered == TRASH:
            self._before_trash = query_text(self._page.query), place
        self._followed = NO_ROW if place is None else place[0]
        self._left_at = self._left.get(entered)

    def return_to_place(self) -> None:
        """Go to where the artist was when the program or the place was left, once it is found.

        And once the page is laid out: in a grid of another size it would be another place.
        """
        page = self._page
        if not page.isVisible():
            return
        if self._left_at is not None and page.results.shown_query == page.query:
            picture_id, y = self._left_at
            self._left_at = None
            if page.grid.row_of(self._followed) == NO_ROW:
                page.grid.return_to(picture_id, y)

    def _place_in_grid(self) -> tuple[int, int] | None:
        grid = self._page.grid
        if (current := grid.current_id) is None:
            return None
        return current, grid.cell_rect(grid.row_of(current)).top()
