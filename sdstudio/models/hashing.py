"""Hashes of files and of the blocks used to repair them."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sdstudio.disk import open_regular

#: Fetched again as one where a byte of it is damaged.
BLOCK_BYTES = 64 * 2**20

_READ_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Hashes:
    """Hexadecimal SHA-256 of a file and of each of its blocks; the last one is shorter."""

    sha256: str
    size_bytes: int
    blocks: tuple[str, ...]


def hash_file(
    path: Path,
    block_bytes: int = BLOCK_BYTES,
    *,
    read: Callable[[int], None] = lambda _: None,
    keep: Callable[[int, memoryview], None] = lambda _offset, _piece: None,
) -> Hashes:
    """Read ``path`` once and hash the whole and the blocks.

    Args:
        read: called with the number of bytes of each piece; what it raises ends the reading.
        keep: called with each piece and its offset, to copy the file while hashing it.

    Raises:
        OSError: as the system's.
    """
    whole = hashlib.sha256()
    blocks: list[str] = []
    size_bytes = 0
    end_of_block = 0
    for piece in pieces(path, 0, None, block_bytes):
        if size_bytes == end_of_block:
            block = hashlib.sha256()
            end_of_block += block_bytes
        whole.update(piece)
        block.update(piece)
        keep(size_bytes, piece)
        size_bytes += len(piece)
        read(len(piece))
        if size_bytes == end_of_block:
            blocks.append(block.hexdigest())
    if size_bytes < end_of_block:
        blocks.append(block.hexdigest())
    return Hashes(whole.hexdigest(), size_bytes, tuple(blocks))


def hash_block(
    path: Path, begin: int, end: int, *, read: Callable[[int], None] = lambda _: None
) -> str:
    """Hexadecimal SHA-256 of the bytes from ``begin`` up to ``end``, or to the end of the file.

    Raises:
        OSError: as the system's.
    """
    block = hashlib.sha256()
    for piece in pieces(path, begin, end, end - begin):
        block.update(piece)
        read(len(piece))
    return block.hexdigest()


def pieces(path: Path, begin: int, end: int | None, block_bytes: int) -> Iterator[memoryview]:
    """The file's bytes in pieces that don't cross a multiple of ``block_bytes`` after ``begin``.

    A piece is valid until the next one is requested.
    """
    buffer = memoryview(bytearray(min(_READ_BYTES, block_bytes)))
    left_in_block = block_bytes
    left = None if end is None else end - begin
    with open_regular(path) as file:
        file.seek(begin)
        while left is None or left > 0:
            limit = min(len(buffer), left_in_block, len(buffer) if left is None else left)
            count = file.readinto(buffer[:limit])
            if not count:
                return
            yield buffer[:count]
            left_in_block = left_in_block - count or block_bytes
            if left is not None:
                left -= count
