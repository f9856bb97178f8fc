"""Asks for an image's file."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from sdstudio.imaging import IMAGE_SUFFIXES


def ask_image(parent: QWidget, title: str, folder: Path) -> Path | None:
    """The file that the artist chooses, if any."""
    endings = " ".join(f"*{suffix}" for suffix in IMAGE_SUFFIXES)
    kinds = (
        QCoreApplication.translate("pictures", "Pictures ({endings})").format(endings=endings),
        # A picture may have any name.
        QCoreApplication.translate("pictures", "All files (*)"),
    )
    # The endings would not fit, and nobody reads them.
    options = QFileDialog.Option.HideNameFilterDetails
    chosen, _ = QFileDialog.getOpenFileName(
        parent, title, str(folder), ";;".join(kinds), options=options
    )
    return Path(chosen) if chosen else None
