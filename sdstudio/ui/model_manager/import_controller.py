"""Importing: a file or folder is chosen or dropped, examined, confirmed, and imported."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from sdstudio.app.model_management.store import ImportChoice, ModelStore
from sdstudio.ui.model_manager.import_sheet import ImportSheet
from sdstudio.ui.model_manager.licence_controller import LicenceController

if TYPE_CHECKING:
    from sdstudio.models.importing import ImportCandidate


class ImportController(QObject):
    """Args:
    host: returns the window to show a sheet over.
    begun: called when an import starts.
    """

    def __init__(
        self,
        store: ModelStore,
        licences: LicenceController,
        host: Callable[[], QWidget],
        begun: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._licences = licences
        self._host = host
        self._begun = begun

    def ask_file(self) -> None:
        """Ask for a file and examine it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._host(),
            self.tr("Choose a model, LoRA or embedding"),
            "",
            self.tr("Models")
            + " (*.safetensors *.ckpt *.pt *.bin);;"
            + self.tr("All files")
            + " (*)",
        )
        if chosen:
            self.look_at([Path(chosen)])

    def ask_folder(self) -> None:
        """Ask for a folder and examine it."""
        chosen = QFileDialog.getExistingDirectory(
            self._host(), self.tr("Choose a model folder, or a USB drive with models")
        )
        if chosen:
            self.look_at([Path(chosen)])

    def look_at(self, paths: Sequence[Path]) -> ImportSheet:
        """Show what ``paths``, at least one, contain, and how to import it."""
        sheet = ImportSheet(paths, self._store.free_bytes, self._host())
        sheet.file_asked.connect(self.ask_file)
        sheet.folder_asked.connect(self.ask_folder)
        sheet.chosen.connect(self._take)
        # The sheet may have been closed by the time the answer arrives.
        self._store.examine(
            paths,
            lambda found, wrong: sheet.show_found(found, wrong) if isValid(sheet) else None,
        )
        sheet.open()
        return sheet

    def _take(self, chosen: "list[tuple[ImportCandidate, ImportChoice]]") -> None:
        def take() -> None:
            for found, choice in chosen:
                self._store.take(found, choice)
            self._begun()

        licences = (found.licence for found, _ in chosen)
        self._licences.with_consent((one for one in licences if one is not None), take)
