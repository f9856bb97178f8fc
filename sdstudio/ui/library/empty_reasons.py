"""Why the library shows no pictures, and what the artist can do about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sdstudio.ui.library.empty_state import EmptyState
from sdstudio.ui.library.places import ALL_PICTURES, PlaceKind
from sdstudio.ui.library.query_words import term_name
from sdstudio.ui.wording import counted

if TYPE_CHECKING:
    from sdstudio.ui.library.page import LibraryPage


class EmptyReasons(QObject):
    """Has an :class:`EmptyState` say it."""

    def __init__(self, page: "LibraryPage", empty: EmptyState) -> None:
        super().__init__(page)
        self._page = page
        self._empty = empty

    def tell(self) -> None:
        """Say why nothing is found."""
        page = self._page
        if page.bar.query.terms:
            self._tell_nothing_found()
        elif page.is_trash:
            self._empty.tell(
                lambda: self.tr("The trash is empty"),
                lambda: self.tr(
                    "Pictures you delete stay here for 30 days before they go to the "
                    "system's trash."
                ),
            )
        elif page.place.kind is PlaceKind.BOARD:
            self._empty.tell(
                lambda: self.tr("No pictures on this board yet"),
                lambda: self.tr("Drag pictures onto its name, or select some and press B."),
                lambda: self.tr("All pictures"),
                lambda: page.go_to(ALL_PICTURES),
            )
        elif page.place.kind is PlaceKind.FOLDER:
            self._empty.tell(
                lambda: self.tr("No pictures in this folder"),
                lambda: self.tr("Pictures that any program saves in it are shown here."),
                lambda: self.tr("All pictures"),
                lambda: page.go_to(ALL_PICTURES),
            )
        else:
            self._empty.tell(
                lambda: self.tr("No pictures yet"),
                lambda: self.tr("Everything you make is kept here, with its prompt and settings."),
                lambda: self.tr("Make your first picture"),
                page.create_asked.emit,
            )

    def _tell_nothing_found(self) -> None:
        bar = self._page.bar
        here = [
            (drop, at)
            for drop in self._page.results.drops
            for at, term in enumerate(bar.query.terms)
            if drop.terms == (term,)
        ]
        if here:
            drop, at = here[0]
            name = term_name(drop.terms[0])
            self._empty.tell(
                lambda: self.tr("Nothing found"),
                lambda: counted(
                    self.tr("Without “{term}” there would be %n picture(s).", "", drop.count),
                    drop.count,
                ).format(term=name),
                lambda: self.tr("Search without “{term}”").format(term=name),
                lambda: bar.remove_term(at),
            )
        else:
            self._empty.tell(
                lambda: self.tr("Nothing found"),
                lambda: self.tr("No picture matches this search."),
                lambda: self.tr("Clear the search"),
                bar.field.clear,
            )
