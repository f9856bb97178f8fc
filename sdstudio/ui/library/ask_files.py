"""Asks for pictures or a folder of them to import, and for a folder to show where it is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sdstudio.library.folder_listing import PICTURE_SUFFIXES
from sdstudio.ui import file_dialogs
from sdstudio.ui.file_dialogs import Purpose


def ask_pictures(window: QWidget) -> list[Path]:
    """The pictures that the artist chooses; none if that is cancelled."""
    title = QCoreApplication.translate("FolderController", "Import pictures")
    kinds = {QCoreApplication.translate("FolderController", "Pictures"): PICTURE_SUFFIXES}
    return file_dialogs.ask_files(window, Purpose.PICTURES, title, kinds)


def ask_folder_to_import(window: QWidget) -> Path | None:
    """The folder whose pictures are copied; ``None`` if that is cancelled."""
    title = QCoreApplication.translate("FolderController", "Import folder")
    return file_dialogs.ask_folder(window, Purpose.PICTURE_FOLDERS, title)


def ask_folder(window: QWidget) -> Path | None:
    """The folder whose pictures are shown where they are; ``None`` if that is cancelled."""
    title = QCoreApplication.translate("FolderController", "Add folder")
    return file_dialogs.ask_folder(window, Purpose.PICTURE_FOLDERS, title)
