"""The install record, written into a model's folder last: what was installed, and from where."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from sdstudio.disk import Disk, open_regular, write_over
from sdstudio.domain.text import plain_name
from sdstudio.models.catalogue import FilePath, Key

RECORD_NAME = "sd-studio-model.json"

_LIMIT_BYTES = 16 * 2**20
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GivenRange(_Row):
    """Which mirror gave which bytes."""

    mirror: str
    begin: int = Field(ge=0)
    end: int = Field(ge=0)


class InstalledFile(_Row):
    """A file as it was when it was installed.

    Args:
        sha256: of the whole; for a download as pinned in the catalogue.
        block_bytes, blocks: hashes of its blocks, so that a damaged one alone can be fetched again.
        given: empty where the file was there already or came by import.
    """

    path: FilePath
    size_bytes: int = Field(gt=0)
    sha256: Sha256
    block_bytes: int = Field(gt=0)
    blocks: tuple[Sha256, ...]
    given: tuple[GivenRange, ...] = ()


class InstallRecord(_Row):
    """What a model's folder holds. There is one only where all files were whole.

    Args:
        model, variant: keys of the catalogue, or ``imported-…`` and the precision.
        name: what the model is called; it may come from somebody else's disk.
        licence: key of the catalogue.
        installed_at: ISO 8601, UTC.
        program: that installed it, with its version.
    """

    version: Literal[1] = 1
    model: Key
    variant: Key
    name: Annotated[str, AfterValidator(plain_name)]
    licence: Key
    installed_at: str
    program: str
    files: tuple[InstalledFile, ...]

    def is_here(self, folder: Path) -> bool:
        """Whether ``folder`` has files of these names and sizes."""
        try:
            return all((folder / one.path).stat().st_size == one.size_bytes for one in self.files)
        except OSError:
            return False

    def file(self, path: str) -> InstalledFile | None:
        """The file of that path, if it was installed."""
        return next((file for file in self.files if file.path == path), None)


def read_record(folder: Path) -> InstallRecord | None:
    """The record in ``folder``; ``None`` where there is none that can be read."""
    try:
        with open_regular(folder / RECORD_NAME) as file:
            return InstallRecord.model_validate_json(file.read(_LIMIT_BYTES))
    except (OSError, ValueError):
        return None


def write_record(disk: Disk, folder: Path, record: InstallRecord) -> None:
    """Write the record, replacing an older one once it is on the disk.

    Raises:
        StudioError: ``DISK_FULL``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
    """
    write_over(disk, folder / RECORD_NAME, record.model_dump_json(indent=1).encode())
