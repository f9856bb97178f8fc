"""Searches that the artist keeps: to save one, and to look for it again."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit

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
        actions[ActionId.SAVE_SEARCH].triggered.connect(lambda: self._ask_name())
        side, marking = page.side, page.marking
        side.search_chosen.connect(self._choose)
        side.search_delete_asked.connect(
            lambda search: marking.forget_search(search.uid, search.name)
        )

    def _choose(self, search: SavedSearch) -> None:
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
