"""The dialogs that ask for files and folders: each starts where the artist was last for its
purpose.

One memory for the whole program, as there is one artist: the folder that a canvas dialog was last
in is where the same dialog of another view starts.
"""

import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QFileInfo, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from sdstudio.app.session import SessionStore
from sdstudio.domain.errors import StudioError
from sdstudio.imaging import IMAGE_SUFFIXES
from sdstudio.library.file_names import alternatives

_log = logging.getLogger(__name__)

_Location: TypeAlias = QStandardPaths.StandardLocation

# The endings of each kind of file, by what the dialog calls that kind.
Kinds: TypeAlias = Mapping[str, Sequence[str]]


class Purpose(Enum):
    """What a file or folder is asked for; the values are in the session's file."""

    PICTURES = "pictures"
    PICTURE_FOLDERS = "picture_folders"
    SAVED_PICTURES = "saved_pictures"
    EXPORTS = "exports"
    MASKS = "masks"
    DEPTH = "depth"
    PROJECTS = "projects"
    MODELS = "models"
    MODEL_COPIES = "model_copies"
    ADAPTERS = "adapters"
    STYLES = "styles"
    PRESETS = "presets"
    GRAPHICS_PACKS = "graphics_packs"
    REPORTS = "reports"
    PROGRAMS = "programs"
    CERTIFICATES = "certificates"
    STORAGE = "storage"
    WILDCARDS = "wildcards"
    SNIPPETS = "snippets"
    TAG_LISTS = "tag_lists"
    SHORTCUTS = "shortcuts"


# Where a dialog starts the first time.
_FIRST: Final[Mapping[Purpose, _Location]] = {
    Purpose.PICTURES: _Location.PicturesLocation,
    Purpose.PICTURE_FOLDERS: _Location.PicturesLocation,
    Purpose.SAVED_PICTURES: _Location.PicturesLocation,
    Purpose.EXPORTS: _Location.PicturesLocation,
    Purpose.MASKS: _Location.PicturesLocation,
    Purpose.DEPTH: _Location.PicturesLocation,
    Purpose.PROJECTS: _Location.PicturesLocation,
    Purpose.MODELS: _Location.DownloadLocation,
    Purpose.MODEL_COPIES: _Location.HomeLocation,
    Purpose.ADAPTERS: _Location.DownloadLocation,
    Purpose.STYLES: _Location.DownloadLocation,
    Purpose.PRESETS: _Location.DownloadLocation,
    Purpose.GRAPHICS_PACKS: _Location.DownloadLocation,
    Purpose.REPORTS: _Location.DocumentsLocation,
    Purpose.PROGRAMS: _Location.ApplicationsLocation,
    Purpose.CERTIFICATES: _Location.DocumentsLocation,
    Purpose.STORAGE: _Location.DocumentsLocation,
    Purpose.WILDCARDS: _Location.DownloadLocation,
    Purpose.SNIPPETS: _Location.DownloadLocation,
    Purpose.TAG_LISTS: _Location.DownloadLocation,
    Purpose.SHORTCUTS: _Location.DocumentsLocation,
}


@dataclass(slots=True)
class _Memory:
    session: SessionStore | None = None


_memory = _Memory()


def use(session: SessionStore) -> None:
    """Remember in ``session`` where the artist was. Without it, nothing is remembered."""
    _memory.session = session


def ask_image(parent: QWidget, title: str, purpose: Purpose = Purpose.PICTURES) -> Path | None:
    """The image's file that the artist chooses, if any."""
    name = QCoreApplication.translate("file_dialogs", "Pictures")
    # A picture may have any name.
    return ask_file(parent, purpose, title, {name: IMAGE_SUFFIXES}, or_any=True)


def ask_file(
    parent: QWidget,
    purpose: Purpose,
    title: str,
    kinds: Kinds,
    *,
    or_any: bool = False,
    at: str = "",
) -> Path | None:
    """The file that the artist chooses, if any.

    Args:
        or_any: offer all other files as well.
        at: the file that is chosen now, if any.
    """
    start = at if at and QFileInfo.exists(at) else str(_start(purpose))
    filters = ";;".join(_filters(kinds, or_any=or_any))
    chosen, _ = QFileDialog.getOpenFileName(parent, title, start, filters, options=_options())
    return _remembered(purpose, [chosen])[0] if chosen else None


def ask_files(
    parent: QWidget, purpose: Purpose, title: str, kinds: Kinds, *, or_any: bool = False
) -> list[Path]:
    """The files that the artist chooses; none if that is cancelled.

    Args:
        or_any: offer all other files as well.
    """
    filters = ";;".join(_filters(kinds, or_any=or_any))
    start = str(_start(purpose))
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, start, filters, options=_options())
    return _remembered(purpose, chosen)


def ask_folder(parent: QWidget, purpose: Purpose, title: str, *, at: str = "") -> Path | None:
    """The folder that the artist chooses, if any.

    Args:
        at: the folder that is chosen now, if any.
    """
    start = at if QFileInfo(at).isDir() else str(_start(purpose))
    chosen = QFileDialog.getExistingDirectory(parent, title, start)
    return _remembered(purpose, [chosen])[0] if chosen else None


def ask_save(
    parent: QWidget,
    purpose: Purpose,
    title: str,
    name: str,
    kinds: Kinds,
    *,
    at: Path | None = None,
) -> Path | None:
    """The file to write, if any; its ending is one of ``kinds``.

    Args:
        name: proposed for the file, with a number if there is one of that name.
        at: an earlier version of the file, which the artist may want to replace; proposed if its
            folder is still there.
    """
    start = at
    if start is None or not QFileInfo(str(start.parent)).isDir():
        start = _unused(_start(purpose) / name)
    filters = dict(zip(_filters(kinds), kinds.values(), strict=True))
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(start), ";;".join(filters))
    if not chosen:
        return None
    target = _remembered(purpose, [chosen])[0]
    if any(target.suffix.lower() in suffixes for suffixes in kinds.values()):
        return target
    wanted = filters.get(kind, next(iter(kinds.values())))[0]
    # The dialog confirmed overwriting only for the name without a suffix.
    return _unused(target.with_name(target.name + wanted))


def _unused(path: Path) -> Path:
    """``path``, or one with another name if that file exists."""
    names = (path.with_name(one) for one in alternatives(path.name))
    return next(one for one in names if not QFileInfo.exists(str(one)))


def _filters(kinds: Kinds, *, or_any: bool = False) -> Iterator[str]:
    for name, suffixes in kinds.items():
        yield f"{name} ({' '.join(f'*{suffix}' for suffix in suffixes)})"
    if or_any:
        everything = QCoreApplication.translate("file_dialogs", "All files")
        yield f"{everything} (*)"


def _options() -> QFileDialog.Option:
    # The endings would not fit, and nobody reads them.
    return QFileDialog.Option.HideNameFilterDetails


def _start(purpose: Purpose) -> Path:
    folders = (_last(purpose), _first(purpose))
    # Qt would start in the working directory, where nothing of the artist's is.
    return next((Path(one) for one in folders if QFileInfo(one).isDir()), Path.home())


def _last(purpose: Purpose) -> str:
    session = _memory.session
    return "" if session is None else session.current.dialog_folders.get(purpose.value, "")


def _first(purpose: Purpose) -> str:
    # The location of programs is that of shortcuts elsewhere, which aren't programs.
    if purpose is Purpose.PROGRAMS and sys.platform != "darwin":
        return os.environ.get("PROGRAMFILES", "") if sys.platform == "win32" else "/usr/bin"
    return QStandardPaths.writableLocation(_FIRST[purpose])


def _remembered(purpose: Purpose, chosen: Sequence[str]) -> list[Path]:
    """The paths of what was chosen; the folder that they are in is where to start next time."""
    paths = [Path(one) for one in chosen]
    session = _memory.session
    folder = str(paths[0].parent) if paths else ""
    if session is None or not folder or folder == _last(purpose) or not _is_unicode(folder):
        return paths
    folders = {**session.current.dialog_folders, purpose.value: folder}
    try:
        session.update(dialog_folders=folders)
    except StudioError:
        # A dialog that starts elsewhere next time is worth no message.
        _log.warning("the folder of a dialog could not be remembered", exc_info=True)
    return paths


def _is_unicode(text: str) -> bool:
    # Names of files needn't be, but what is in the session's file has to be.
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
