"""Which actions of the library's page there are something to do for."""

from typing import TYPE_CHECKING, Final

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.library.compare.beside_view import PICTURES_MAX
from sdstudio.ui.library.marking_controller import MARKS
from sdstudio.ui.library.places import PlaceKind
from sdstudio.ui.library_actions import IN_LIBRARY

if TYPE_CHECKING:
    from sdstudio.ui.library.page import LibraryPage

#: They show a picture elsewhere.
OPENS: Final = (ActionId.OPEN_ON_CANVAS, ActionId.OPEN_IN_CREATE)
#: Whose keys work while the grid has the focus.
_IN_GRID: Final = (
    *MARKS,
    ActionId.REMOVE_FROM_BOARD,
    *OPENS,
    ActionId.COMPARE_PICTURES,
    ActionId.OPEN_STACK,
    ActionId.REVEAL,
    ActionId.LOOK,
    ActionId.COPY,
)


class PageActions:
    """Enables and disables them."""

    def __init__(self, actions: Actions, page: "LibraryPage") -> None:
        self._actions = actions
        self._page = page
        self._was_seen: bool | None = None
        for do in _IN_GRID:
            page.grid.addAction(actions[do])

    def enable(self) -> None:
        """Enable those that can be done now."""
        actions, page = self._actions, self._page
        if page.is_seen is not self._was_seen:
            # Only then: each that is disabled again below would be enabled with every key typed.
            self._was_seen = page.is_seen
            for do in IN_LIBRARY:
                actions[do].setEnabled(page.is_seen)
        if not page.is_seen:
            return
        some = page.has_current
        marks = some and not page.is_trash
        stacked = actions[ActionId.STACK_TRIES].isChecked()
        actions[ActionId.OPEN_STACK].setEnabled(some and stacked)
        for do in (*MARKS, *OPENS, ActionId.CULL):
            actions[do].setEnabled(marks)
        actions[ActionId.REMOVE_FROM_BOARD].setEnabled(marks and page.place.kind is PlaceKind.BOARD)
        several = 2 <= page.grid.selected_count <= PICTURES_MAX
        actions[ActionId.COMPARE_PICTURES].setEnabled(several)
        page.saved_searches.enable()
        actions[ActionId.PASTE_PICTURES].setEnabled(not page.is_trash)
        page.trash.enable()
        page.details.enable_marks(enabled=not page.is_trash)
        self._give_delete_key()

    def _give_delete_key(self) -> None:
        """Have the key delete from what is shown: an action has it only where it can act."""
        grid = self._page.grid
        mine, other = ActionId.DELETE, ActionId.DELETE_FOR_GOOD
        if self._page.is_trash:
            mine, other = other, mine
        if self._actions[mine] in grid.actions():
            return
        grid.removeAction(self._actions[other])
        grid.addAction(self._actions[mine])
