"""What the last run knew about models, so that the next can show them before reading the disk."""

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from sdstudio import __version__
from sdstudio.disk import SystemDisk, read_regular, write_over
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError
from sdstudio.models.bundled import LIST, has_sizes


class _Practice(BaseModel):
    """The practice model, a hash of the list of its files, and the version that inspected it."""

    model_config = ConfigDict(frozen=True)

    checkpoint: Checkpoint
    list_sha256: str
    program: str

    @classmethod
    def of(cls, checkpoint: Checkpoint) -> "_Practice":
        """Raises ``OSError`` if the list can't be read."""
        digest = hashlib.sha256(read_regular(checkpoint.folder / LIST)).hexdigest()
        return cls(checkpoint=checkpoint, list_sha256=digest, program=__version__)


def read_practice(path: Path, folder: Path) -> Checkpoint | None:
    """The practice model in ``folder`` as it was found last; ``None`` if it may be another now.

    Its list and the sizes of its files are compared. Their content isn't, which takes longer.
    """
    try:
        known = _Practice.model_validate_json(read_regular(path))
        if known != _Practice.of(known.checkpoint) or known.checkpoint.folder != folder:
            return None
    except (OSError, ValidationError):
        return None
    return known.checkpoint if has_sizes(folder) else None


def write_practice(path: Path, checkpoint: Checkpoint) -> None:
    """Store the practice model in ``path``, if its files are listed."""
    with contextlib.suppress(OSError, StudioError):
        known = _Practice.of(checkpoint)
        write_over(SystemDisk(), path, known.model_dump_json(indent=1).encode())


def read_known(path: Path) -> tuple[Checkpoint, ...]:
    """The checkpoints in ``path``; empty if they can't be read."""
    try:
        data = read_regular(path)
        return TypeAdapter(tuple[Checkpoint, ...]).validate_json(data)
    except (OSError, ValidationError):
        return ()


def write_known(path: Path, checkpoints: Iterable[Checkpoint]) -> None:
    """Store ``checkpoints`` in ``path``; a disk error only slows the next start a little."""
    data = TypeAdapter(tuple[Checkpoint, ...]).dump_json(tuple(checkpoints), indent=1)
    with contextlib.suppress(StudioError):
        write_over(SystemDisk(), path, data)
