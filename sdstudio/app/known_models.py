"""What the last run knew about models, so that the next can show them before reading the disk."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from sdstudio.disk import SystemDisk, read_regular, write_over
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError


def read_known(path: Path) -> tuple[Checkpoint, ...]:
    """The checkpoints in ``path``; empty if they can't be read."""
    try:
        return TypeAdapter(tuple[Checkpoint, ...]).validate_json(read_regular(path))
    except (OSError, ValidationError):
        return ()


def write_known(path: Path, checkpoints: Iterable[Checkpoint]) -> None:
    """Store ``checkpoints`` in ``path``; a disk error only slows the next start a little."""
    data = TypeAdapter(tuple[Checkpoint, ...]).dump_json(tuple(checkpoints), indent=1)
    with contextlib.suppress(StudioError):
        write_over(SystemDisk(), path, data)
