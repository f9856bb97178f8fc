"""Inventory: which models are offered and installed and in what state, read from disk in one go."""

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from sdstudio.app.notices import Notice
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.models.auxiliary import inspect_installed
from sdstudio.models.catalogue import Catalogue, read_catalogue
from sdstudio.models.download_requests import UnfinishedDownload, unfinished
from sdstudio.models.folder import ModelFolder
from sdstudio.models.installed import InstalledModel, ModelState, installed, size_of
from sdstudio.models.verification import last_verified
from sdstudio.paths import Paths


@dataclass(frozen=True, slots=True)
class Inventory:
    """What was found.

    Args:
        catalogue_error: the user's own catalogue, if any.
        damage: the notices about damaged models, by key.
        free_bytes: on the models' disk; ``None`` if unknown.
    """

    catalogue: Catalogue
    catalogue_error: StudioError | None
    installed: tuple[InstalledModel, ...]
    damage: dict[str, Notice]
    unfinished: tuple[UnfinishedDownload, ...]
    free_bytes: int | None


def take_inventory(paths: Paths, models: Path) -> Inventory:
    """Read catalogue, records, configurations and headers, but no weights. Not on the GUI thread.

    Args:
        models: the folder of installed models.

    Raises:
        StudioError: ``CATALOGUE_DAMAGED`` for the shipped one.
    """
    catalogue, error = read_catalogue(paths.catalogue, paths.own_catalogue)
    found = installed(models, catalogue)
    return Inventory(
        catalogue,
        error,
        found,
        {one.key: notice for one in found if (notice := _damage(one)) is not None},
        tuple(unfinished(models)),
        _free_bytes(models),
    )


def _damage(model: InstalledModel) -> Notice | None:
    if model.state is ModelState.DAMAGED:
        return _damage_notice(model)
    if model.state is ModelState.READY:
        try:
            # Including files that the record doesn't list: configuration and vocabulary.
            inspect_installed(model.folder)
        except StudioError as error:
            return Notice(error.code, error.arguments)
    return None


def _damage_notice(model: InstalledModel) -> Notice:
    """The notice about a damaged model: the last verification's, or a file of the wrong size."""
    verified = last_verified(model.folder)
    if verified is not None and verified.damage:
        told = verified.damage[0].told(model.record.name)
        return Notice(told.code, told.arguments)
    places = ModelFolder(model.folder, model.record.name)
    wrong = (
        file.path
        for file in model.record.files
        if size_of(places.place(file.path)) != file.size_bytes
    )
    arguments = {"model": model.record.name, "file": next(wrong, "")}
    return Notice(ErrorCode.MODEL_FILE_DAMAGED, arguments)


def _free_bytes(folder: Path) -> int | None:
    """The free space where ``folder`` is or will be."""
    for there in (folder, *folder.parents):
        with contextlib.suppress(OSError):
            return shutil.disk_usage(there).free
    return None
