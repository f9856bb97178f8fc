"""Licences: asked for once before the first model of their kind comes, and read at any time."""

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
    host: says which window a licence is to be shown over.
    """

    def __init__(self, store: ModelStore, host: Callable[[], QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._host = host
        # What goes on once the licence of a key that is being asked for is accepted.
        self._waiting: dict[str, list[Callable[[], None]]] = {}
        store.licences.trouble.connect(self._on_trouble)

    def read(self, licence: str) -> None:
        """Show the licence of that key."""
        catalogue = self._store.catalogue
        if catalogue is None:
            return

        def show(terms: "Terms", accepted_at: str) -> None:
            self._show(terms, accepted_at=accepted_at)

        self._store.licences.read(catalogue, licence, show)

    def with_consent(self, licences: Iterable[str], go: Callable[[], None]) -> None:
        """Go on with ``go`` once the licences of these keys are accepted; asks for those that are
        not, one after the other. What is declined ends it. One that is being asked for already is
        not asked for twice.
        """
        catalogue = self._store.catalogue
        wanted = list(dict.fromkeys(licences))
        if not wanted:
            go()
            return
        if catalogue is None:
            # Asked for before the catalogue was read.
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

        def go_on() -> None:
            self._waiting.pop(first, None)
            for one in waiting:
                one()

        def read(terms: "Terms", accepted_at: str) -> None:
            if accepted_at or not terms.licence.needs_consent:
                go_on()
                return
            page = self._show(terms, asks=True)
            page.agreed.connect(lambda: self._store.licences.accept(terms, go_on))
            page.rejected.connect(lambda: self._waiting.pop(first, None))

        self._store.licences.read(catalogue, first, read)

    def _on_trouble(self) -> None:
        # What could not be read or kept can be asked for again.
        self._waiting.clear()

    def _show(self, terms: "Terms", *, accepted_at: str = "", asks: bool = False) -> LicencePage:
        page = LicencePage(terms, accepted_at=accepted_at, asks=asks, parent=self._host())
        page.open()
        return page
