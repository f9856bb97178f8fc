"""Asks for pictures or a folder of them to import, and for a folder to show where it is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from sdstudio.library.folder_listing import PICTURE_SUFFIXES


def ask_pictures(window: QWidget) -> list[Path]:
    """The pictures that the artist chooses; none if that is cancelled."""
    patterns = " ".join(f"*{suffix}" for suffix in PICTURE_SUFFIXES)
    chosen, _kind = QFileDialog.getOpenFileNames(
        window,
        QCoreApplication.translate("FolderController", "Import pictures"),
        "",
        QCoreApplication.translate("FolderController", "Pictures ({patterns})").format(
            patterns=patterns
        ),
    )
    return [Path(one) for one in chosen]


def ask_folder_to_import(window: QWidget) -> Path | None:
    """The folder whose pictures are copied; ``None`` if that is cancelled."""
    return _ask_folder(window, QCoreApplication.translate("FolderController", "Import folder"))


def ask_folder(window: QWidget) -> Path | None:
    """The folder whose pictures are shown where they are; ``None`` if that is cancelled."""
    return _ask_folder(window, QCoreApplication.translate("FolderController", "Add folder"))


def _ask_folder(window: QWidget, title: str) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(window, title)
    return Path(chosen) if chosen else None
