"""The context menus of the library's pictures, and beside them."""

from typing import Final

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.library.grid_view import GridView
from sdstudio.ui.library.search_bar import LAYOUT, SearchBar
from sdstudio.ui.menus import BEGIN_WITH, FLAGS, LABELS, NOTES, STARS, USE, Member, fill

#: These need the page, or open a window over it.
_NOT_LOOKING: Final = (ActionId.LOOK, ActionId.EXPORT)
_PICTURE: Final[tuple[Member, ...]] = (
    ActionId.OPEN_ON_CANVAS,
    ActionId.OPEN_IN_CREATE,
    ActionId.LOOK,
    ActionId.COMPARE_PICTURES,
    ActionId.CULL,
    None,
    BEGIN_WITH,
    USE,
    None,
    STARS,
    FLAGS,
    LABELS,
    ActionId.EDIT_TAGS,
    NOTES,
    ActionId.ADD_TO_BOARD,
    ActionId.REMOVE_FROM_BOARD,
    None,
    ActionId.SAVE_AS,
    ActionId.EXPORT,
    ActionId.COPY,
    ActionId.SHOW_IN_FOLDER,
    ActionId.OPEN_OUTSIDE,
    None,
    ActionId.FAMILY,
    ActionId.FIND_SIMILAR,
    ActionId.FIND_CONTENT,
    None,
    ActionId.DELETE,
)
_TRASHED_PICTURE: Final = (
    ActionId.PUT_BACK,
    ActionId.LOOK,
    ActionId.SHOW_IN_FOLDER,
    None,
    ActionId.DELETE_FOR_GOOD,
    ActionId.EMPTY_TRASH,
)
_BESIDE: Final = (*LAYOUT, None, ActionId.PASTE_PICTURES, ActionId.NEW_BOARD, ActionId.SAVE_SEARCH)
_BESIDE_IN_TRASH: Final = (*LAYOUT, None, ActionId.EMPTY_TRASH)


class PageMenus(QObject):
    """Opens them.

    Args:
        page: their parent, unless something is over it.
    """

    def __init__(self, actions: Actions, grid: GridView, bar: SearchBar, page: QWidget) -> None:
        super().__init__(page)
        self._actions = actions
        self._grid = grid
        self._bar = bar
        self._page = page

    def open_for_picture(self, where: QPoint, *, in_trash: bool, is_looking: bool) -> None:
        """What can be done with the pictures that are the actions' target."""
        members: tuple[Member, ...] = _TRASHED_PICTURE if in_trash else _PICTURE
        hidden = _NOT_LOOKING if is_looking else ()
        menu = self._menu()
        fill(menu, [one for one in members if one not in hidden], self._actions)
        menu.popup(where)

    def open_beside(self, where: QPoint, *, in_trash: bool) -> None:
        """What concerns all pictures."""
        menu = self._menu()
        every = menu.addAction(self.tr("Select all"))
        every.setShortcut(QKeySequence.StandardKey.SelectAll)
        every.setEnabled(bool(len(self._grid.ids)))
        every.triggered.connect(self._grid.select_all)
        menu.addSeparator()
        sorts = menu.addMenu(self.tr("Order"))
        for row in range(self._bar.sort_box.count()):
            one = sorts.addAction(self._bar.sort_box.itemText(row))
            one.setCheckable(True)
            one.setChecked(row == self._bar.sort_box.currentIndex())
            one.triggered.connect(lambda _=False, row=row: self._bar.choose_sort(row))
        fill(menu, _BESIDE_IN_TRASH if in_trash else _BESIDE, self._actions)
        menu.popup(where)

    def _menu(self) -> QMenu:
        menu = QMenu(QApplication.activeModalWidget() or self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
