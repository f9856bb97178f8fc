"""Find what may be a model in a folder that is imported: how deep, and which files."""

import os
from collections.abc import Iterator
from pathlib import Path

from sdstudio.domain.weights_suffixes import MODEL_SUFFIXES
from sdstudio.models.folder import is_there
from sdstudio.models.folder_detection import INDEX
from sdstudio.models.records import RECORD_NAME
from sdstudio.models.translation_models import is_translation_folder

_FOLDERS_DEEP = 3
_ENTRIES_MAX = 2_000


def is_model(folder: Path) -> bool:
    """Whether ``folder`` itself is a diffusers folder, a translation model, or one written by
    SD Studio."""
    return (
        is_there((folder / RECORD_NAME).is_file)
        or is_there((folder / INDEX).is_file)
        or is_translation_folder(folder)
    )


def models_below(folder: Path, depth: int = _FOLDERS_DEEP) -> Iterator[Path]:
    """Model folders below ``folder``, and files in it that may be models."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(
                entry.name for number, entry in enumerate(entries) if number < _ENTRIES_MAX
            )
    except OSError:
        return
    for name in listed:
        place = folder / name
        if name.startswith(".") or place.is_symlink():
            continue
        if place.is_dir():
            if is_model(place):
                yield place
            elif depth > 1:
                yield from models_below(place, depth - 1)
        elif depth == _FOLDERS_DEEP and name.lower().endswith(MODEL_SUFFIXES):
            yield place
