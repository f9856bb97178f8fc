"""Installed models: listing them, their state, and moving them to the trash."""

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from send2trash import send2trash

from sdstudio.domain.auxiliary_models import AuxiliaryKind
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.weights_layout import LINKS_NAME
from sdstudio.models.auxiliary import auxiliary_model, may_be_auxiliary
from sdstudio.models.catalogue import Catalogue, CatalogueModel, Variant
from sdstudio.models.download_requests import REQUEST_NAME
from sdstudio.models.folder import ModelFolder
from sdstudio.models.lock import LOCK_NAME, locked
from sdstudio.models.records import RECORD_NAME, InstallRecord, read_record
from sdstudio.models.verification import last_verified


class ModelState(StrEnum):
    """The state of a model's folder."""

    #: Nothing.
    ABSENT = "absent"
    #: Its download or repair isn't complete yet.
    PARTIAL = "partial"
    #: Complete when installed or last verified.
    READY = "ready"
    #: A file is missing or has the wrong size, or the last verification found changed bytes.
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model's folder with an install record.

    Args:
        folder: ``models/<model>/<variant>``.
        model, variant: of the catalogue; ``None`` if it doesn't (or no longer) list them.
        size_bytes: of the folder itself: the disk space that removing it frees.
        is_linked: its weights are elsewhere.
        makes_pictures: rather than being an auxiliary model.
        auxiliary_kind: what it is for if not; ``None``, too, if its file is damaged.
    """

    folder: Path
    record: InstallRecord
    model: CatalogueModel | None
    variant: Variant | None
    state: ModelState
    size_bytes: int
    is_linked: bool
    makes_pictures: bool = True
    auxiliary_kind: AuxiliaryKind | None = None

    @property
    def key(self) -> str:
        """Its key: ``<model>/<variant>``."""
        return f"{self.record.model}/{self.record.variant}"


def installed(models: Path, catalogue: Catalogue) -> tuple[InstalledModel, ...]:
    """The installed models in ``models``, sorted by key.

    Checks names and sizes and reads records, but no weights.
    """
    found = (
        _installed(path.parent, catalogue) for path in sorted(models.glob(f"*/*/{RECORD_NAME}"))
    )
    return tuple(one for one in found if one is not None)


def state_of(folder: Path) -> ModelState:
    """The state of the model in ``folder``, which need not exist."""
    record = read_record(folder)
    # A download request next to a record is an unfinished repair.
    if (folder / REQUEST_NAME).exists():
        return ModelState.PARTIAL
    if record is None:
        return ModelState.ABSENT
    try:
        places = ModelFolder(folder, record.name)
        sizes = [size_of(places.place(file.path)) for file in record.files]
    except StudioError:  # the file of links can't be read any more
        return ModelState.DAMAGED
    if sizes != [file.size_bytes for file in record.files]:
        return ModelState.DAMAGED
    verified = last_verified(folder)
    return ModelState.DAMAGED if verified and verified.damage else ModelState.READY


def variant_folder(models: Path, model: CatalogueModel, variant: Variant) -> Path:
    """The folder of a variant of the catalogue, installed or not."""
    return models / model.key / variant.key


def find_installed(wanted: str, models: Path, catalogue: Catalogue) -> InstalledModel | None:
    """The installed model that the user named: ``<model>/<variant>``, ``<model>``, or its name.

    Of several installed variants, the catalogue's preferred one.
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
    """Move an installed model's folder to the system's trash. Linked files stay.

    Args:
        name: its name, for errors.

    Raises:
        StudioError: ``MODEL_BUSY``: it is being downloaded; ``MODEL_NOT_TRASHED``: the system has
            no trash for it, or a program has one of its files open. Nothing was removed.
    """
    with locked(folder / LOCK_NAME, name):
        # Locked only to check that nobody uses it: Windows can't move a folder with an open file.
        pass
    try:
        send_to_trash(folder)
    except OSError as error:
        raise StudioError(ErrorCode.MODEL_NOT_TRASHED, model=name, folder=str(folder)) from error
    with contextlib.suppress(OSError):
        folder.parent.rmdir()  # only if no other variant is left


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
        makes_pictures=not may_be_auxiliary(folder, record),
        auxiliary_kind=_auxiliary_kind(folder),
    )


def _auxiliary_kind(folder: Path) -> AuxiliaryKind | None:
    try:
        found = auxiliary_model(folder)
    except StudioError:
        return None  # what is wrong with it is told by whoever inspects it
    return None if found is None else found.kind


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
