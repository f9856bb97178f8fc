"""The install record, written into a model's folder last: what was installed, and from where."""

from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from sdstudio.disk import Disk, open_regular, write_over
from sdstudio.domain.text import plain_name
from sdstudio.models.catalogue import FilePath, Key

RECORD_NAME = "sd-studio-model.json"
#: What the key of a model that isn't in the catalogue begins with.
IMPORTED: Final = "imported"
#: The licence of a file that doesn't say under which one it was published. It isn't in the
#: catalogue, so nothing is to be accepted.
UNKNOWN_LICENCE: Final = "unknown"

_LIMIT_BYTES = 16 * 2**20
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GivenRange(_Row):
    """Which mirror supplied which bytes."""

    mirror: str
    begin: int = Field(ge=0)
    end: int = Field(ge=0)


class InstalledFile(_Row):
    """A file as it was installed.

    Args:
        sha256: of the whole file; for a download, as pinned in the catalogue.
        block_bytes, blocks: hashes of its blocks, so that a damaged block can be downloaded alone.
        given: empty if the file already existed or was imported.
    """

    path: FilePath
    size_bytes: int = Field(gt=0)
    sha256: Sha256
    block_bytes: int = Field(gt=0)
    blocks: tuple[Sha256, ...]
    given: tuple[GivenRange, ...] = ()


class InstallRecord(_Row):
    """The contents of a model's folder. It exists only if all files were complete.

    Args:
        model, variant: keys of the catalogue, or ``imported-…`` and the precision.
        name: the model's name; untrusted, since it may come from another disk.
        licence: key of the catalogue, or ``UNKNOWN_LICENCE``; of a checkpoint that was imported,
            that of the model from which it was trained.
        installed_at: ISO 8601, UTC.
        program: name and version of the program that installed it.
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
        """Whether ``folder`` has files with these names and sizes."""
        try:
            return all((folder / one.path).stat().st_size == one.size_bytes for one in self.files)
        except OSError:
            return False

    @property
    def is_imported(self) -> bool:
        """Whether it isn't a model of the catalogue, so that its own licence is unknown."""
        return self.model.startswith(f"{IMPORTED}-")

    def file(self, path: str) -> InstalledFile | None:
        """The file with that path, if it was installed."""
        return next((file for file in self.files if file.path == path), None)


def read_record(folder: Path) -> InstallRecord | None:
    """The record in ``folder``; ``None`` if there is no readable one."""
    try:
        with open_regular(folder / RECORD_NAME) as file:
            return InstallRecord.model_validate_json(file.read(_LIMIT_BYTES))
    except (OSError, ValueError):
        return None


def write_record(disk: Disk, folder: Path, record: InstallRecord) -> None:
    """Write the record, atomically replacing an older one.

    Raises:
        StudioError: ``DISK_FULL``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
    """
    write_over(disk, folder / RECORD_NAME, record_text(record))


def record_text(record: InstallRecord) -> bytes:
    """The record as it is written."""
    return record.model_dump_json(indent=1).encode()
