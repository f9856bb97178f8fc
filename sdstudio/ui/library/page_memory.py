"""What the library's page remembers from one start to the next."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings

from sdstudio.domain.query_text import parse_query, query_text

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
        #: The current picture of the last session, and its height in the view.
        self._left_at: tuple[int, int] | None = None

    def keep(self) -> None:
        """Remember how the page is now."""
        page, store = self._page, self._store
        if not (page.side.isHidden() or page.details.isHidden()):
            store.setValue(_SPLITTER, page.splitter.saveState())
        store.setValue(_CELL, page.grid.cell_px)
        store.setValue(_QUERY, query_text(page.query))
        if (current := page.grid.current_id) is not None:
            store.setValue(_CURRENT, current)
            store.setValue(_HEIGHT, page.grid.cell_rect(page.grid.row_of(current)).top())

    def restore(self) -> None:
        """Have the page as it was left, but for the place in the grid."""
        page, store = self._page, self._store
        splitter = store.value(_SPLITTER)
        if isinstance(splitter, QByteArray):
            page.splitter.restoreState(splitter)
        page.grid.set_cell_px(int(str(store.value(_CELL, page.grid.cell_px, int))))
        page.bar.size_slider.setValue(page.grid.cell_px)
        page.look_for(parse_query(str(store.value(_QUERY, ""))))
        self._left_at = (
            int(str(store.value(_CURRENT, -1, int))),
            int(str(store.value(_HEIGHT, 0, int))),
        )

    def return_to_place(self) -> None:
        """Go to where the artist was when the program was closed, once it is found."""
        page = self._page
        if self._left_at is not None and page.results.shown_query == page.query:
            picture_id, y = self._left_at
            self._left_at = None
            page.grid.return_to(picture_id, y)
