"""Verify an installed model: find bytes that changed since it was installed."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sdstudio.disk import Disk, open_regular, write_over
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import size_in_words
from sdstudio.models.folder import ModelFolder
from sdstudio.models.hashing import hash_block
from sdstudio.models.records import InstalledFile, InstallRecord

#: Next to the install record, so that the result outlives the program.
VERIFIED_NAME = "sd-studio-verified.json"

_LIMIT_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Damage:
    """The changed blocks of a file.

    Args:
        ranges: first byte, and the byte after the last; in order, adjacent ones joined.
    """

    file: str
    size_bytes: int
    ranges: tuple[tuple[int, int], ...]

    @property
    def damaged_bytes(self) -> int:
        """The number of bytes to download again."""
        return sum(end - begin for begin, end in self.ranges)

    def told(self, model: str) -> StudioError:
        """The error to show."""
        return StudioError(
            ErrorCode.MODEL_BYTES_DAMAGED,
            model=model,
            file=self.file,
            damaged=size_in_words(self.damaged_bytes),
            size=size_in_words(self.size_bytes),
        )


def verify(
    folder: Path, record: InstallRecord, *, read: Callable[[int], None] = lambda _: None
) -> tuple[Damage, ...]:
    """Read every byte of the model in ``folder`` and check it against ``record``.

    Args:
        read: called with the number of bytes of each piece; what it raises ends the verifying.

    Returns:
        One entry per damaged file; a missing file is damaged completely.

    Raises:
        StudioError: ``MODEL_FILE_DAMAGED``: the file of links can't be read.
    """
    places = ModelFolder(folder, record.name)
    found = (_damage(places.place(file.path), file, read) for file in record.files)
    return tuple(damage for damage in found if damage is not None)


class Verified(BaseModel):
    """The result of the last verification.

    Args:
        verified_at: ISO 8601, UTC.
        damage: empty if every byte was correct.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    verified_at: str
    damage: tuple[Damage, ...] = ()


def verify_and_remember(
    disk: Disk,
    folder: Path,
    record: InstallRecord,
    *,
    read: Callable[[int], None] = lambda _: None,
) -> Verified:
    """Verify, and store the result next to the record until the next verification or repair.

    If it can't be stored, it is returned all the same.
    """
    damage = verify(folder, record, read=read)
    found = Verified(verified_at=datetime.now(UTC).isoformat(timespec="seconds"), damage=damage)
    with contextlib.suppress(StudioError):
        write_over(disk, folder / VERIFIED_NAME, found.model_dump_json(indent=1).encode())
    return found


def last_verified(folder: Path) -> Verified | None:
    """The last verification of the model in ``folder``; ``None`` if there was none."""
    try:
        with open_regular(folder / VERIFIED_NAME) as file:
            return Verified.model_validate_json(file.read(_LIMIT_BYTES))
    except (OSError, ValueError):
        return None


def _damage(path: Path, file: InstalledFile, read: Callable[[int], None]) -> Damage | None:
    ranges: list[tuple[int, int]] = []
    for index, block in enumerate(file.blocks):
        begin = index * file.block_bytes
        end = min(begin + file.block_bytes, file.size_bytes)
        if _is_right(path, begin, end, block, read):
            continue
        if ranges and ranges[-1][1] == begin:
            begin = ranges.pop()[0]
        ranges.append((begin, end))
    if not ranges and _size(path) == file.size_bytes:
        return None
    # A file that only grew is damaged too, although nothing needs to be downloaded.
    return Damage(file.path, file.size_bytes, tuple(ranges))


def _is_right(path: Path, begin: int, end: int, sha256: str, read: Callable[[int], None]) -> bool:
    try:
        return hash_block(path, begin, end, read=read) == sha256
    except OSError:
        # Missing, or an unreadable sector.
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
