"""What the last start found out about models: the next one shows them before it reads a disk."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from sdstudio.disk import SystemDisk, read_regular, write_over
from sdstudio.domain.checkpoint import Checkpoint
from sdstudio.domain.errors import StudioError


def read_known(path: Path) -> tuple[Checkpoint, ...]:
    """The checkpoints in ``path``; none where they cannot be read."""
    try:
        return TypeAdapter(tuple[Checkpoint, ...]).validate_json(read_regular(path))
    except (OSError, ValidationError):
        return ()


def write_known(path: Path, checkpoints: Iterable[Checkpoint]) -> None:
    """Keep ``checkpoints`` in ``path``; a disk that refuses only costs the next start a moment."""
    data = TypeAdapter(tuple[Checkpoint, ...]).dump_json(tuple(checkpoints), indent=1)
    with contextlib.suppress(StudioError):
        write_over(SystemDisk(), path, data)
