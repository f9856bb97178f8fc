"""The packs that are unpacked on this machine, each in a folder of its own below ``runtimes``."""

import contextlib
import os
import shutil
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.disk import Disk, disk_errors, open_regular, write_over
from sdstudio.domain.errors import Argument, ErrorCode, StudioError
from sdstudio.models.download_requests import REQUEST_NAME
from sdstudio.models.lock import LOCK_NAME, locked
from sdstudio.packs.manifest import Manifest, Pack, System

#: Written before the folder gets its name, so that it exists only if everything was unpacked.
RECORD_NAME: Final = "sd-studio-pack.json"
#: Beside it: what came of trying the pack.
TRIAL_NAME: Final = "sd-studio-trial.json"
#: Added to a pack's ID: the folder, locked by whoever uses it, with its wheels until they are
#: unpacked, and with what is being unpacked or deleted.
WORK_SUFFIX: Final = ".work"
#: Of the folder with the wheels for an export, which are nothing to install.
_EXPORT_SUFFIX: Final = ".export"

_LIMIT_BYTES = 2**20


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PackRecord(_Row):
    """What was unpacked into a folder."""

    version: Literal[1] = 1
    pack: Pack


class TrialRecord(_Row):
    """What came of trying a pack, or of starting the engine with it.

    Args:
        card: the name of the card that it computed on; empty after a failure.
        code, arguments: the failure; ``None`` if it works.
    """

    version: Literal[1] = 1
    card: str = Field(default="", max_length=300)
    code: ErrorCode | None = None
    arguments: Mapping[str, Argument] = Field(default_factory=dict)

    @property
    def failure(self) -> StudioError | None:
        """Why the pack isn't used, if so."""
        return None if self.code is None else StudioError(self.code, **self.arguments)


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """An unpacked pack.

    Args:
        trial: ``None`` if it hasn't been tried.
        is_current: this version of the program, this system and this Python can use it.
    """

    folder: Path
    pack: Pack
    trial: TrialRecord | None
    is_current: bool

    @property
    def is_usable(self) -> bool:
        """Whether the engine may be started with it."""
        return self.is_current and self.trial is not None and self.trial.code is None


def installed(runtimes: Path, manifest: Manifest, system: System) -> tuple[InstalledPack, ...]:
    """The packs in the folder ``runtimes``, by name."""
    found = []
    for path in sorted(runtimes.glob(f"*/{RECORD_NAME}")):
        record = _read(path, PackRecord)
        if record is None or path.parent.name != record.pack.id:
            continue
        offered = manifest.pack(record.pack.id)
        is_current = (
            offered is not None
            and offered.has_the_wheels_of(record.pack)
            and offered.is_for(system)
        )
        trial = _read(path.with_name(TRIAL_NAME), TrialRecord)
        found.append(InstalledPack(path.parent, record.pack, trial, is_current))
    return tuple(found)


def find_usable(runtimes: Path, id_: str, manifest: Manifest, system: System) -> Path | None:
    """The folder of the pack with that ID, if the engine may be started with it."""
    rows = installed(runtimes, manifest, system)
    return next((one.folder for one in rows if one.pack.id == id_ and one.is_usable), None)


def work_folder(runtimes: Path, id_: str) -> Path:
    """The folder for work on the pack with that ID."""
    return runtimes / f"{id_}{WORK_SUFFIX}"


def export_folder(runtimes: Path, id_: str) -> Path:
    """The folder for the wheels of the pack with that ID while it is exported."""
    return runtimes / f"{id_}{_EXPORT_SUFFIX}"


def finish(disk: Disk, staging: Path, pack: Pack, runtimes: Path) -> None:
    """Give a folder with everything unpacked its name, in place of an older one.

    Raises:
        StudioError: ``DISK_FULL``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
    """
    record = PackRecord(pack=pack)
    write_over(disk, staging / RECORD_NAME, record.model_dump_json(indent=1).encode())
    with disk_errors(runtimes):
        _delete(disk, runtimes, pack.id)
        disk.replace(staging, runtimes / pack.id)
        disk.sync_folder(runtimes)


def write_trial(disk: Disk, folder: Path, trial: TrialRecord) -> None:
    """Record what came of trying the pack in ``folder``.

    Raises:
        StudioError: ``DISK_FULL``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
    """
    write_over(disk, folder / TRIAL_NAME, trial.model_dump_json(indent=1).encode())


def remove(disk: Disk, runtimes: Path, pack: Pack) -> None:
    """Delete a pack that no process has loaded.

    Raises:
        StudioError: ``MODEL_BUSY``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``; then it is still
            there.
    """
    with working(disk, runtimes, pack) as folder, disk_errors(runtimes):
        _delete(disk, runtimes, pack.id)
        if not (folder / REQUEST_NAME).exists():
            shutil.rmtree(folder, ignore_errors=True)
    drop_lock(folder)


def tidy(runtimes: Path, done: Collection[str]) -> None:
    """Delete what an earlier run of the program left behind, but for unfinished downloads.

    Args:
        done: the IDs of packs that are installed, whose downloads have finished.
    """

    def is_needed(folder: Path) -> bool:
        is_done = folder.name.removesuffix(WORK_SUFFIX) in done
        return not is_done and (folder / REQUEST_NAME).exists()

    for folder in runtimes.glob(f"*{WORK_SUFFIX}"):
        # The lock would get in the way of the download.
        if is_needed(folder):
            continue
        # What cannot be deleted now is deleted by a later start.
        with contextlib.suppress(StudioError), locked(folder / LOCK_NAME, folder.name):
            if not is_needed(folder):
                shutil.rmtree(folder, ignore_errors=True)
        drop_lock(folder)


def drop_lock(folder: Path) -> None:
    """Delete the rest of a folder that was deleted while it was locked.

    Only Windows leaves one, since it doesn't delete open files. There, this fails while somebody
    has the lock.
    """
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            (folder / LOCK_NAME).unlink()
            folder.rmdir()


@contextlib.contextmanager
def working(disk: Disk, runtimes: Path, pack: Pack) -> Iterator[Path]:
    """The folder for work on ``pack``, locked during the ``with`` block.

    Raises:
        StudioError: ``MODEL_BUSY``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
    """
    folder = work_folder(runtimes, pack.id)
    with disk_errors(runtimes):
        disk.make_folder(folder)
    with locked(folder / LOCK_NAME, pack.name):
        yield folder


def size_bytes(folder: Path) -> int:
    """What a folder takes on the disk."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += (Path(parent) / name).lstat().st_size
    return total


def _delete(disk: Disk, runtimes: Path, id_: str) -> None:
    """Delete a pack's folder if there is one; at once or not at all for whoever looks for it."""
    aside = work_folder(runtimes, id_) / "removed"
    shutil.rmtree(aside, ignore_errors=True)
    try:
        disk.replace(runtimes / id_, aside)
    except FileNotFoundError:
        return
    disk.sync_folder(runtimes)
    shutil.rmtree(aside, ignore_errors=True)


_RowT = TypeVar("_RowT", bound=_Row)


def _read(path: Path, kind: type[_RowT]) -> _RowT | None:
    try:
        with open_regular(path) as file:
            return kind.model_validate_json(file.read(_LIMIT_BYTES))
    except (OSError, ValueError):
        return None
