"""Asks for pictures to import, and for a folder of pictures."""

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


def ask_folder(window: QWidget) -> Path | None:
    """The folder that the artist chooses; ``None`` if that is cancelled."""
    chosen = QFileDialog.getExistingDirectory(
        window, QCoreApplication.translate("FolderController", "Add folder")
    )
    return Path(chosen) if chosen else None
