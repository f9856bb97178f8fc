"""Reads pictures that were chosen, dropped or copied."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir
from PySide6.QtGui import QColorSpace, QImage

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import Given, given_from_rgba, read_given, unreadable_as


def reader_of(picture: Path | QImage, role: InputRole) -> Callable[[], Given]:
    """Reads a picture for ``role``, on any thread."""
    if isinstance(picture, Path):
        return lambda: read_given(picture, role)
    name = QCoreApplication.translate("pictures", "Copied picture")
    return lambda: _given(picture, role, name)


def lost_by_closing(picture: Path | QImage) -> bool:
    """Whether the window must not close before ``picture`` has been read.

    A file remains where it is, and its drive may never answer. But browsers and archives remove
    what was dragged out of them from the system's folder for temporary files.
    """
    return not isinstance(picture, Path) or _is_temporary(picture)


def _is_temporary(file: Path) -> bool:
    """Judged by the path alone: asking the file's drive would make the window wait for it."""
    return any(file.is_relative_to(folder) for folder in _temporary_folders())


def _temporary_folders() -> set[Path]:
    named = {tempfile.gettempdir(), QDir.tempPath()}
    # On macOS, files dragged from other programs have the resolved path.
    return {Path(one) for one in named | {os.path.realpath(one) for one in named}}


def _given(image: QImage, role: InputRole, name: str) -> Given:
    """``image`` in sRGB. Any thread."""
    with unreadable_as(StudioError(ErrorCode.INPUT_UNREADABLE, file=name)):
        if image.colorSpace().isValid():
            image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        rgba = image.convertToFormat(QImage.Format.Format_RGBA8888)
        pixels = memoryview(rgba.constBits()).tobytes()
        return given_from_rgba(pixels, rgba.width(), rgba.height(), role)
