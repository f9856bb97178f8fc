"""Searches that the artist keeps: to save one, to look for it again, and to change it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from sdstudio.domain.annotations import NAME_LENGTH_MAX, SavedSearch
from sdstudio.domain.query_text import parse_query, query_text
from sdstudio.ui.action_ids import ActionId
from sdstudio.ui.actions import Actions
from sdstudio.ui.library.query_words import listed, term_name

if TYPE_CHECKING:
    from sdstudio.ui.library.page import LibraryPage

_NAME_FIELD_PX: Final = 360


class SavedSearchController(QObject):
    """Follows the action, and the list in the side panel."""

    def __init__(self, actions: Actions, page: "LibraryPage") -> None:
        super().__init__(page)
        self._page = page
        self._actions = actions
        self._chosen_uid = ""
        actions[ActionId.SAVE_SEARCH].triggered.connect(lambda: self._ask_name())
        side, marking = page.side, page.marking
        side.search_chosen.connect(self._choose)
        side.search_renamed.connect(lambda search, name: marking.rename_search(search.uid, name))
        side.search_delete_asked.connect(self._delete)
        side.search_menu_asked.connect(self._open_menu)
        page.organiser.changed.connect(self.enable)
        actions[ActionId.UPDATE_SEARCH].triggered.connect(lambda: self._update(self._chosen))

    def enable(self) -> None:
        """Offer what can be done now."""
        if not self._page.is_seen:
            return
        is_some = bool(self._page.bar.query.terms)
        self._actions[ActionId.SAVE_SEARCH].setEnabled(is_some)
        self._actions[ActionId.UPDATE_SEARCH].setEnabled(self._can_update(self._chosen))

    @property
    def _chosen(self) -> SavedSearch | None:
        """What was looked for last, if the artist has it still."""
        searches = self._page.organiser.searches
        return next((one for one in searches if one.uid == self._chosen_uid), None)

    def _can_update(self, search: SavedSearch | None) -> bool:
        if search is None or not self._page.bar.query.terms:
            return False
        return query_text(parse_query(search.query)) != query_text(self._page.query)

    def _update(self, search: SavedSearch | None) -> None:
        if search is not None and self._can_update(search):
            self._chosen_uid = search.uid
            marking = self._page.marking
            marking.update_search(search.uid, search.name, query_text(self._page.query))

    def _delete(self, search: SavedSearch) -> None:
        self._page.marking.forget_search(search.uid, search.name)

    def _open_menu(self, search: SavedSearch, where: QPoint) -> None:
        menu = QMenu(self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setToolTipsVisible(True)
        rename = menu.addAction(self.tr("Rename"))
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        rename.triggered.connect(lambda: self._page.side.rename_search(search.uid))
        update = menu.addAction(self.tr("Update to what is shown"))
        update.setToolTip(self.tr("Have this name find the pictures that are shown now"))
        update.setEnabled(self._can_update(search))
        update.triggered.connect(lambda: self._update(search))
        delete = menu.addAction(self.tr("Delete saved search"))
        delete.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        delete.triggered.connect(lambda: self._delete(search))
        menu.popup(where)

    def _choose(self, search: SavedSearch) -> None:
        self._chosen_uid = search.uid
        self._page.done.withdraw()
        self._page.look_for(parse_query(search.query))

    def _ask_name(self) -> None:
        page = self._page
        if not page.bar.query.terms:
            return
        dialog = QInputDialog(page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Save this search"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        name = listed(term_name(term) for term in page.bar.query.terms)
        dialog.setTextValue(name[:NAME_LENGTH_MAX])
        # It fits its window to its field, and that cuts the title.
        if (field := dialog.findChild(QLineEdit)) is not None:
            field.setMinimumWidth(_NAME_FIELD_PX)
        query = query_text(page.query)
        dialog.textValueSelected.connect(
            lambda typed: page.marking.keep_search(typed.strip() or name, query)
        )
        dialog.open()
