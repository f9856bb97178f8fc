"""Importing: a file or folder is chosen or dropped, examined, confirmed, and imported."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sdstudio.app.model_management.model_files import ImportChoice
from sdstudio.app.model_management.store import ModelStore
from sdstudio.app.operations import Operations
from sdstudio.domain.weights_suffixes import MODEL_SUFFIXES
from sdstudio.ui import file_dialogs
from sdstudio.ui.file_dialogs import Purpose
from sdstudio.ui.model_manager.import_sheet import ImportSheet
from sdstudio.ui.model_manager.licence_controller import LicenceController

if TYPE_CHECKING:
    from sdstudio.domain.errors import StudioError
    from sdstudio.models.importing import ImportCandidate


class ImportController(QObject):
    """Imports files and folders.

    Args:
        operations: of the models in the window.
        host: returns the window to show a sheet over.
        begun: called when an import starts.

    Signals:
        vae_asked(float): the artist wants a VAE for latents of that scale.
    """

    vae_asked = Signal(float)

    def __init__(
        self,
        store: ModelStore,
        licences: LicenceController,
        operations: Operations,
        host: Callable[[], QWidget],
        begun: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._licences = licences
        self._operations = operations
        self._host = host
        self._begun = begun
        self._sheet: ImportSheet | None = None

    def ask_files(self) -> None:
        """Ask for files and examine them."""
        title, kinds = (
            self.tr("Choose models, LoRAs or embeddings"),
            {self.tr("Models"): MODEL_SUFFIXES},
        )
        chosen = file_dialogs.ask_files(self._host(), Purpose.MODELS, title, kinds, or_any=True)
        if chosen:
            self.examine(chosen)

    def ask_folder(self) -> None:
        """Ask for a folder and examine it."""
        title = self.tr("Choose a model folder, or a USB drive with models")
        if chosen := file_dialogs.ask_folder(self._host(), Purpose.MODELS, title):
            self.examine([chosen])

    def examine(self, paths: Sequence[Path]) -> ImportSheet:
        """Show what ``paths``, at least one, contain, and how to import it.

        If the sheet is open, it shows that as well.
        """
        sheet = self._sheet
        if sheet is not None and isValid(sheet) and sheet.isVisible():
            if added := sheet.add(paths):
                self._operations.start(self._examine(added, sheet))
            sheet.raise_()
            sheet.activateWindow()
            return sheet
        sheet = self._sheet = ImportSheet(paths, self._store.free_bytes, self._host())
        sheet.file_asked.connect(self.ask_files)
        sheet.folder_asked.connect(self.ask_folder)
        sheet.vae_asked.connect(self.vae_asked)
        sheet.chosen.connect(lambda chosen: self._operations.start(self._import(chosen)))
        sheet.open()
        self._operations.start(self._examine(paths, sheet))
        return sheet

    async def _examine(self, paths: Sequence[Path], sheet: ImportSheet) -> None:
        found: tuple[ImportCandidate, ...] = ()
        failures: tuple[StudioError, ...] = ()
        try:
            found, failures = await self._store.examine(paths)
        finally:
            # The sheet may have been closed meanwhile.
            if isValid(sheet):
                sheet.show_found(found, failures)

    async def _import(self, chosen: "list[tuple[ImportCandidate, ImportChoice]]") -> None:
        licences = (found.licence_with(choice.configuration) for found, choice in chosen)
        if await self._licences.are_accepted(one for one in licences if one is not None):
            for found, choice in chosen:
                self._store.import_found(found, choice)
            self._begun()
