"""Installed models: which are there, in what state, and how one goes to the trash."""

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from send2trash import send2trash

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.model_files import LINKS_NAME
from sdstudio.models.catalogue import Catalogue, CatalogueModel, Variant
from sdstudio.models.download_requests import REQUEST_NAME
from sdstudio.models.folder import ModelFolder
from sdstudio.models.lock import LOCK_NAME, locked
from sdstudio.models.records import RECORD_NAME, InstallRecord, read_record
from sdstudio.models.verification import last_verified


class ModelState(StrEnum):
    """What of a model lies in its folder."""

    #: Nothing.
    ABSENT = "absent"
    #: It is to be fetched, or repaired, and not whole yet.
    PARTIAL = "partial"
    #: Whole when it was installed and, if since, verified.
    READY = "ready"
    #: A file is gone or has another size, or the last verification found bytes changed.
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model's folder with an install record.

    Args:
        folder: ``models/<model>/<variant>``.
        model, variant: of the catalogue; ``None`` where it does not list them, or not any more.
        size_bytes: of what lies in the folder itself: the disk space that removing it gives back.
        is_linked: its weights lie elsewhere.
    """

    folder: Path
    record: InstallRecord
    model: CatalogueModel | None
    variant: Variant | None
    state: ModelState
    size_bytes: int
    is_linked: bool

    @property
    def key(self) -> str:
        """Names it among others: ``<model>/<variant>``."""
        return f"{self.record.model}/{self.record.variant}"


def installed(models: Path, catalogue: Catalogue) -> tuple[InstalledModel, ...]:
    """The models in ``models`` that were installed, in the order of their keys.

    Looks at names and sizes, and reads records; not at any weights.
    """
    found = (
        _installed(path.parent, catalogue) for path in sorted(models.glob(f"*/*/{RECORD_NAME}"))
    )
    return tuple(one for one in found if one is not None)


def state_of(folder: Path) -> ModelState:
    """The state of the model in ``folder``, which need not be there."""
    record = read_record(folder)
    # An order beside a record is a repair that has not ended.
    if (folder / REQUEST_NAME).exists():
        return ModelState.PARTIAL
    if record is None:
        return ModelState.ABSENT
    try:
        places = ModelFolder(folder, record.name)
        sizes = [size_of(places.place(file.path)) for file in record.files]
    except StudioError:  # where linked files lie cannot be read any more
        return ModelState.DAMAGED
    if sizes != [file.size_bytes for file in record.files]:
        return ModelState.DAMAGED
    verified = last_verified(folder)
    return ModelState.DAMAGED if verified and verified.damage else ModelState.READY


def variant_folder(models: Path, model: CatalogueModel, variant: Variant) -> Path:
    """Where a variant of the catalogue lies, or would."""
    return models / model.key / variant.key


def find_installed(wanted: str, models: Path, catalogue: Catalogue) -> InstalledModel | None:
    """The installed model that somebody wrote: ``<model>/<variant>``, ``<model>``, or its name.

    Where several variants of a model are there, the one that the catalogue offers first.
    """
    wanted = wanted.strip().casefold()
    there = installed(models, catalogue)
    exact = next((one for one in there if one.key == wanted), None)
    if exact is not None:
        return exact
    named = [one for one in there if wanted in (one.record.model, one.record.name.casefold())]

    def rank(one: InstalledModel) -> int:
        if one.model is None or one.variant is None:
            return len(named)
        return one.model.variants.index(one.variant)

    return min(named, key=rank, default=None)


def remove(folder: Path, name: str, send_to_trash: Callable[[Path], object] = send2trash) -> None:
    """Move an installed model's folder to the system's trash. What it links to stays.

    Args:
        name: what failures call it.

    Raises:
        StudioError: ``MODEL_BUSY``: it is being fetched; ``MODEL_NOT_TRASHED``: the system has no
            trash for it, or a program holds a file of it. Nothing was removed.
    """
    with locked(folder / LOCK_NAME, name):
        # Held to see that nobody works there. Windows moves no folder with an open file in it.
        pass
    try:
        send_to_trash(folder)
    except OSError as error:
        raise StudioError(ErrorCode.MODEL_NOT_TRASHED, model=name, folder=str(folder)) from error
    with contextlib.suppress(OSError):
        folder.parent.rmdir()  # only where no other variant is left


def _installed(folder: Path, catalogue: Catalogue) -> InstalledModel | None:
    record = read_record(folder)
    if record is None:
        return None
    model = catalogue.model(record.model)
    return InstalledModel(
        folder=folder,
        record=record,
        model=model,
        variant=model.variant(record.variant) if model is not None else None,
        state=state_of(folder),
        size_bytes=sum(_own_sizes(folder)),
        is_linked=(folder / LINKS_NAME).exists(),
    )


def _own_sizes(folder: Path) -> list[int]:
    sizes = []
    for parent, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                sizes.append((Path(parent) / name).lstat().st_size)
    return sizes


def size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
