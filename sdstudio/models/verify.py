"""Verify an installed model: which bytes are not what they were when it was installed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.text import size_in_words
from sdstudio.models.folder import ModelFolder
from sdstudio.models.hashing import hash_block
from sdstudio.models.records import InstalledFile, InstallRecord


@dataclass(frozen=True, slots=True)
class Damage:
    """Blocks of a file that are not what they were.

    Args:
        ranges: first byte, and the byte after the last; in order, adjacent ones joined.
    """

    file: str
    size_bytes: int
    ranges: tuple[tuple[int, int], ...]

    @property
    def damaged_bytes(self) -> int:
        """What has to be fetched again."""
        return sum(end - begin for begin, end in self.ranges)

    def told(self, model: str) -> StudioError:
        """The failure that the artist is told of."""
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
    """Read every byte of the model in ``folder`` and compare it with ``record``.

    Args:
        read: called with the number of bytes of each piece; what it raises ends the verifying.

    Returns:
        One for each file that is damaged; a file that is missing is damaged altogether.

    Raises:
        StudioError: ``MODEL_FILE_DAMAGED``: it cannot be told where linked files lie.
    """
    places = ModelFolder(folder, record.name)
    found = (_damage(places.place(file.path), file, read) for file in record.files)
    return tuple(damage for damage in found if damage is not None)


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
    # A file that only became longer is damaged too, though nothing of it is fetched again.
    return Damage(file.path, file.size_bytes, tuple(ranges))


def _is_right(path: Path, begin: int, end: int, sha256: str, read: Callable[[int], None]) -> bool:
    try:
        return hash_block(path, begin, end, read=read) == sha256
    except OSError:
        # Missing, or a sector that the disk cannot read any more.
        return False


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
