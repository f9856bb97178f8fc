"""Licences: accepted once before the first download that needs them, and readable at any time."""

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from sdstudio.app.model_management.store import ModelStore
from sdstudio.ui.model_manager.licence_page import LicencePage

if TYPE_CHECKING:
    from sdstudio.models.catalogue import Catalogue, Licence
    from sdstudio.models.licences import Terms


class LicenceController:
    """Shows licences, and asks the artist to accept them.

    Args:
        host: returns the window to show a licence over.

    Thread: GUI.
    """

    def __init__(self, store: ModelStore, host: Callable[[], QWidget]) -> None:
        self._store = store
        self._host = host
        # The licences that are being asked about, by key.
        self._questions: dict[str, asyncio.Task[bool]] = {}

    async def show(self, key: str = "") -> None:
        """Show the licence with that key, or the first one of the catalogue."""
        catalogue = await self._catalogue()
        licence = catalogue.licence(key) if key else next(iter(catalogue.licences), None)
        if licence is not None:
            terms, accepted_at = await self._store.licences.read(licence)
            self._show(terms, accepted_at=accepted_at)

    async def are_accepted(self, keys: Iterable[str]) -> bool:
        """Whether the artist accepts the licences with these keys, asking for missing ones in turn.

        A licence that is already being asked about isn't asked about twice.
        """
        wanted = list(dict.fromkeys(keys))
        if not wanted:
            return True
        catalogue = await self._catalogue()
        for key in wanted:
            licence = catalogue.licence(key)
            if licence is None:
                continue
            if key not in self._questions:
                self._questions[key] = asyncio.create_task(self._ask(licence))
            if not await self._questions[key]:
                return False
        return True

    async def _ask(self, licence: "Licence") -> bool:
        try:
            terms, accepted_at = await self._store.licences.read(licence)
            if accepted_at or not licence.needs_consent:
                return True
            page = self._show(terms, asks=True)
            # Who wants it after that is asked anew.
            page.rejected.connect(lambda: self._questions.pop(licence.key, None))
            if await _result_of(page) != QDialog.DialogCode.Accepted:
                return False
            await self._store.licences.accept(terms)
            return True
        finally:
            if self._questions.get(licence.key) is asyncio.current_task():
                del self._questions[licence.key]

    async def _catalogue(self) -> "Catalogue":
        if self._store.catalogue is None:
            await self._store.read()
        assert self._store.catalogue is not None
        return self._store.catalogue

    def _show(self, terms: "Terms", *, accepted_at: str = "", asks: bool = False) -> LicencePage:
        page = LicencePage(terms, accepted_at=accepted_at, asks=asks, parent=self._host())
        page.open()
        return page


async def _result_of(dialog: QDialog) -> int:
    """How ``dialog``, which is open, ends."""
    results: asyncio.Queue[int] = asyncio.Queue()
    dialog.finished.connect(results.put_nowait)
    return await results.get()
