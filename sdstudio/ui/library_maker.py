"""Makes the library's page: most starts don't need it at once, and some never."""

import threading
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from sdstudio.app.studio import Studio
from sdstudio.ui.actions import Actions
from sdstudio.ui.undo_stack import UndoStack

if TYPE_CHECKING:
    from sdstudio.ui.library.page import LibraryPage

#: What the page loads, in an order in which none of them loads much.
MODULES: Final = (
    "sdstudio.app.library_view.known_pictures",
    "sdstudio.app.library_view.family_tree",
    "sdstudio.ui.library.content_controller",
    "sdstudio.ui.library.family.family_box",
    "sdstudio.ui.library.mark_buttons",
    "sdstudio.domain.query_completion",
    "sdstudio.ui.library.tag_editor",
    "sdstudio.ui.library.details_panel",
    "sdstudio.ui.library.board_list",
    "sdstudio.ui.library.folder_controller",
    "sdstudio.ui.library.facet_box",
    "sdstudio.ui.library.side_panel",
    "sdstudio.ui.library.side_controller",
    "sdstudio.ui.library.board_popup",
    "sdstudio.ui.library.saved_search_controller",
    "sdstudio.ui.library.trash_controller",
    "sdstudio.ui.library.describing_controller",
    "sdstudio.app.library_view.dragged_files",
)
#: The same of those that need numpy.
WITH_ARRAYS: Final = (
    "sdstudio.ui.library.grid_layout",
    "sdstudio.ui.library.cell_painter",
    "sdstudio.ui.library.grid_accessible",
    "sdstudio.ui.library.grid_mouse",
    "sdstudio.ui.library.grid_view",
    "sdstudio.ui.library.search_bar",
    "sdstudio.ui.library.empty_reasons",
    "sdstudio.ui.library.query_completer",
    "sdstudio.ui.library.arranging",
    "sdstudio.ui.library.compare.compare_bar",
    "sdstudio.ui.library.compare.parameter_table",
    "sdstudio.ui.library.compare.beside_view",
    "sdstudio.ui.library.compare.slider_view",
    "sdstudio.ui.library.compare.compare_view",
    "sdstudio.ui.library.culling",
    "sdstudio.ui.library.marking_controller",
    "sdstudio.ui.library.viewer.viewer_bar",
    "sdstudio.ui.library.viewer.viewer",
    "sdstudio.ui.library.looking_controller",
    "sdstudio.ui.captions.caption_bar",
    "sdstudio.ui.captions.caption_notes_controller",
    "sdstudio.ui.library.page_menus",
    "sdstudio.ui.library.cell_names",
    "sdstudio.ui.library.page",
)
#: Until another thread has loaded numpy.
_WAIT_S: Final = 0.002


class LibraryMaker:
    """Makes the page in steps, each too short to be noticed.

    Args:
        on_made: is given the page before anybody sees it.
    """

    def __init__(
        self,
        studio: Studio,
        actions: Actions,
        undo: UndoStack,
        store: QSettings,
        on_made: Callable[["LibraryPage"], None],
    ) -> None:
        self._studio = studio
        self._actions = actions
        self._undo = undo
        self._store = store
        self._on_made = on_made

    def prepare(self, place: QWidget) -> Iterator[None]:
        """Load its modules and make its widgets in ``place``, which show nothing yet."""
        # Too much for a step. Python lets a thread that needs it wait until it is complete.
        arrays = threading.Thread(target=import_module, args=("numpy",), daemon=True)
        arrays.start()
        for name in MODULES:
            import_module(name)
            yield
        while arrays.is_alive():
            time.sleep(_WAIT_S)
            yield
        for name in WITH_ARRAYS:
            import_module(name)
            yield
        from sdstudio.ui.library.page import LibraryPage

        self._page = LibraryPage(self._studio, self._actions, self._undo, self._store, place)
        yield from self._page.make_parts()

    def complete(self) -> Iterator[None]:
        """Show what is found on the page; only if somebody is about to see it."""
        yield from self._page.complete()
        self._on_made(self._page)

    @property
    def page(self) -> QWidget:
        """What was made."""
        return self._page
