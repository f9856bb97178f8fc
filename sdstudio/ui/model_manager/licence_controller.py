"""Licences: accepted once before the first download that needs them, and readable at any time."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sdstudio.app.model_management.store import ModelStore
from sdstudio.ui.model_manager.licence_page import LicencePage

if TYPE_CHECKING:
    from sdstudio.models.licences import Terms


class LicenceController(QObject):
    """Args:
    host: returns the window to show a licence over.
    """

    def __init__(self, store: ModelStore, host: Callable[[], QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._host = host
        # What to do once a licence is accepted, by the key of the licence.
        self._waiting: dict[str, list[Callable[[], None]]] = {}
        store.licences.trouble.connect(self._on_trouble)

    def read(self, licence: str) -> None:
        """Show the licence with that key."""
        catalogue = self._store.catalogue
        if catalogue is None:
            return

        def show(terms: "Terms", accepted_at: str) -> None:
            self._show(terms, accepted_at=accepted_at)

        self._store.licences.read(catalogue, licence, show)

    def with_consent(self, licences: Iterable[str], go: Callable[[], None]) -> None:
        """Call ``go`` once the licences with these keys are accepted, asking for missing ones in
        turn. Declining one cancels the whole request. A licence that is already being asked about
        is not asked about twice.
        """
        catalogue = self._store.catalogue
        wanted = list(dict.fromkeys(licences))
        if not wanted:
            go()
            return
        if catalogue is None:
            # The catalogue hasn't been read yet.
            self._store.read(lambda: self.with_consent(wanted, go))
            return
        first, *others = wanted

        def next_one() -> None:
            self.with_consent(others, go)

        if catalogue.licence(first) is None:
            next_one()
            return
        if first in self._waiting:
            self._waiting[first].append(next_one)
            return
        waiting = self._waiting[first] = [next_one]

        def proceed() -> None:
            self._waiting.pop(first, None)
            for one in waiting:
                one()

        def read(terms: "Terms", accepted_at: str) -> None:
            if accepted_at or not terms.licence.needs_consent:
                proceed()
                return
            page = self._show(terms, asks=True)
            page.agreed.connect(lambda: self._store.licences.accept(terms, proceed))
            page.rejected.connect(lambda: self._waiting.pop(first, None))

        self._store.licences.read(catalogue, first, read)

    def _on_trouble(self) -> None:
        # After a failure, everything can be requested again.
        self._waiting.clear()

    def _show(self, terms: "Terms", *, accepted_at: str = "", asks: bool = False) -> LicencePage:
        page = LicencePage(terms, accepted_at=accepted_at, asks=asks, parent=self._host())
        page.open()
        return page
