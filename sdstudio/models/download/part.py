"""PartFile: the unfinished file next to its final name, and what is known about its bytes.

The bytes are in ``<name>.part``, the state in ``<name>.part.json``: how far each block is filled,
its hash so far, and which mirror supplied which range. Anything not covered by the sidecar is
downloaded again, so the program may end at any moment.
"""

import contextlib
import errno
import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.disk import Disk, open_regular, written
from sdstudio.models.download.retry_policy import RetryPolicy
from sdstudio.models.folder import PART_SUFFIX, SIDECAR_SUFFIX
from sdstudio.models.hashing import Hashes, hash_file, pieces

if TYPE_CHECKING:
    from hashlib import _Hash

_SIDECAR_LIMIT_BYTES = 8 * 2**20
_UNDIVIDED = 2**62
#: Missing, or lost by the disk.
_UNREADABLE = (errno.ENOENT, errno.EIO)


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class ReceivedRange:
    """A range and the mirror that supplied it: the first byte, and the byte after the last."""

    mirror: str
    etag: str | None
    begin: int
    end: int


class Block(_Row):
    """How far a block is filled, and the SHA-256 of these bytes."""

    filled: int = Field(gt=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Sidecar(_Row):
    """The state of a part file.

    Args:
        sha256: the expected hash of the whole file.
        doubted: mirrors whose bytes ended up in a file that wasn't the original.
    """

    version: Literal[1] = 1
    sha256: str
    size_bytes: int | None = Field(gt=0)
    block_bytes: int = Field(gt=0)
    blocks: dict[int, Block] = Field(default_factory=dict)
    given: tuple[ReceivedRange, ...] = ()
    doubted: tuple[str, ...] = ()


class PartFile:
    """Fills the part file, checkpoints its state, and gives it its final name when complete.

    Every file operation may raise ``OSError``; earlier checkpoints remain valid.

    Args:
        path: the final name.
        sha256: the expected hash of the whole file.
        size_bytes: of the whole file; ``None`` until a mirror has announced it.
    """

    def __init__(
        self,
        disk: Disk,
        path: Path,
        sha256: str,
        size_bytes: int | None,
        retry_policy: RetryPolicy,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.path = path
        self.sha256 = sha256
        self.size_bytes = size_bytes
        self.doubted: tuple[str, ...] = ()
        self.given: tuple[ReceivedRange, ...] = ()
        self._disk = disk
        self._retry_policy = retry_policy
        self._block_bytes = retry_policy.block_bytes
        self._clock = clock
        self._part = path.with_name(path.name + PART_SUFFIX)
        self._sidecar = path.with_name(path.name + SIDECAR_SUFFIX)
        self._blocks: dict[int, Block] = {}
        # Of partly filled blocks only; the others' hashes are final.
        self._hashers: dict[int, _Hash] = {}
        self._whole = _Prefix()
        self._buffer = bytearray()
        self._buffer_at = 0
        self._saved_at = clock()

    # State.

    def load(self, read: Callable[[int], None] = lambda _: None) -> None:
        """Load the state of an earlier run, as far as its hashes match.

        Args:
            read: called with the number of bytes of each piece; what it raises ends the reading.
        """
        sidecar = self._read_sidecar()
        if sidecar is None:
            return
        self.doubted = sidecar.doubted
        self.given = sidecar.given
        self.size_bytes = sidecar.size_bytes
        for index, block in sorted(sidecar.blocks.items()):
            self._load_block(index, block, read)

    @property
    def held_bytes(self) -> int:
        """The number of bytes present that were verified or written in this run."""
        return sum(block.filled for block in self._blocks.values()) + len(self._buffer)

    def next_gap(self) -> tuple[int, int | None] | None:
        """The first missing range, up to the next byte present; ``None`` if nothing is missing.

        While the size is unknown the end is ``None``.
        """
        self._flush()
        if self.size_bytes is None:
            return 0, None
        begin = next(
            (
                index * self._block_bytes + self._filled(index)
                for index in range(self._count())
                if self._filled(index) < self._length(index)
            ),
            None,
        )
        if begin is None:
            return None
        after = (
            index * self._block_bytes
            for index in range(begin // self._block_bytes + 1, self._count())
            if self._filled(index)
        )
        return begin, next(after, self.size_bytes)

    def block_sha256(self, index: int) -> str | None:
        """The hash of a block's content; ``None`` if it is empty."""
        self._flush()
        block = self._blocks.get(index)
        return None if block is None else block.sha256

    @property
    def block_indexes(self) -> range:
        """The numbers of all blocks."""
        return range(self._count())

    def givers_of(self, index: int) -> set[str]:
        """The mirrors that supplied bytes of a block."""
        begin = index * self._block_bytes
        end = begin + self._length(index)
        return {given.mirror for given in self.given if given.begin < end and begin < given.end}

    @property
    def givers(self) -> tuple[str, ...]:
        """All mirrors that supplied bytes, in order."""
        return tuple(dict.fromkeys(given.mirror for given in self.given))

    def etag_of(self, mirror: str) -> str | None:
        """The ETag that ``mirror`` sent last."""
        return next((one.etag for one in reversed(self.given) if one.mirror == mirror), None)

    def is_original(self, read: Callable[[int], None] = lambda _: None) -> bool:
        """Whether the whole file has the expected hash. Reads whatever hasn't been hashed yet."""
        self._flush()
        return self._whole.digest(self._part, self.size_bytes, read) == self.sha256

    # Changes.

    def append(self, offset: int, data: bytes, mirror: str, etag: str | None) -> bool:
        """Write ``data`` at ``offset``: the beginning of a gap, or the end of the last piece.

        Returns:
            Whether a checkpoint was made.
        """
        if offset != self._buffer_at + len(self._buffer):
            self._flush()
            self._buffer_at = offset
        self._buffer += data
        self._give(ReceivedRange(mirror=mirror, etag=etag, begin=offset, end=offset + len(data)))
        if len(self._buffer) >= self._retry_policy.buffer_bytes:
            self._flush()
        if self._clock() - self._saved_at < self._retry_policy.checkpoint_s:
            return False
        self.checkpoint()
        return True

    def checkpoint(self) -> None:
        """Return once everything so far would survive a power cut."""
        self._flush()
        if self._blocks:
            self._disk.sync(self._part)
        self._save()
        self._saved_at = self._clock()

    def salvage(self) -> None:
        """Try to checkpoint what was written before the disk failed."""
        end = self._buffer_at + len(self._buffer)
        self.given = _without(self.given, self._buffer_at, end)
        self._buffer.clear()
        with contextlib.suppress(OSError):
            self.checkpoint()

    def drop(self, index: int) -> None:
        """Discard a block."""
        self._flush()
        self._blocks.pop(index, None)
        self._hashers.pop(index, None)
        begin = index * self._block_bytes
        self.given = _without(self.given, begin, begin + self._length(index))
        self._whole.cut(begin)

    def reset(self, size_bytes: int | None) -> None:
        """Discard all bytes, but remember the doubted mirrors."""
        self._buffer.clear()
        self._blocks.clear()
        self._hashers.clear()
        self.given = ()
        self.size_bytes = size_bytes
        self._whole = _Prefix()
        self._disk.remove(self._part)
        self._save()

    def doubt(self, mirrors: tuple[str, ...]) -> None:
        """Remember mirrors whose bytes ended up in a file that wasn't the original."""
        self.doubted = tuple(dict.fromkeys((*self.doubted, *mirrors)))

    def take_over(self, hashes: Hashes, known: tuple[str, ...]) -> None:
        """Turn a damaged file under the final name into the part file, keeping its good blocks.

        The name is free from then on, so that the damaged file isn't mistaken for a complete one.

        Args:
            hashes: of the damaged file.
            known: hashes of the original's blocks.
        """
        self.size_bytes = self.size_bytes or hashes.size_bytes
        self._blocks = {
            index: Block(filled=self._length(index), sha256=found)
            for index, (found, right) in enumerate(zip(hashes.blocks, known, strict=False))
            if found == right and index < self._count()
        }
        self._save()
        self._disk.replace(self.path, self._part)
        self._disk.sync_folder(self.path.parent)
        self._blocks = {}

    def install(self) -> Hashes:
        """Give the verified file its final name.

        The sidecar stays until :meth:`forget`.
        """
        self.checkpoint()
        assert self.size_bytes is not None
        if self._part.stat().st_size > self.size_bytes:
            self._disk.truncate(self._part, self.size_bytes)
        self._disk.sync(self._part)
        self._disk.replace(self._part, self.path)
        self._disk.sync_folder(self.path.parent)
        blocks = tuple(self._blocks[index].sha256 for index in self.block_indexes)
        return Hashes(self.sha256, self.size_bytes, blocks)

    def forget(self) -> None:
        """Remove the part file and sidecar, if they exist."""
        self._disk.remove(self._part)
        self._disk.remove(self._sidecar)

    def hash_final(self, read: Callable[[int], None] = lambda _: None) -> Hashes | None:
        """The hashes of the file under the final name; ``None`` if it can't be read."""
        found: Hashes | None = None
        with _suppress_unreadable():
            found = hash_file(self.path, self._block_bytes, read=read)
        return found

    # Implementation.

    def _count(self) -> int:
        return -(-(self.size_bytes or 0) // self._block_bytes)

    def _length(self, index: int) -> int:
        assert self.size_bytes is not None
        return min(self._block_bytes, self.size_bytes - index * self._block_bytes)

    def _filled(self, index: int) -> int:
        block = self._blocks.get(index)
        return 0 if block is None else block.filled

    def _load_block(self, index: int, block: Block, read: Callable[[int], None]) -> None:
        begin = index * self._block_bytes
        hasher = hashlib.sha256()
        whole = self._whole.copy()
        with _suppress_unreadable():
            for piece in pieces(self._part, begin, begin + block.filled, block.filled):
                hasher.update(piece)
                whole.feed(begin, piece)
                begin += len(piece)
                read(len(piece))
        if hasher.hexdigest() != block.sha256:
            begin = index * self._block_bytes
            self.given = _without(self.given, begin, begin + self._length(index))
            return
        self._blocks[index] = block
        self._whole = whole
        if block.filled < self._length(index):
            self._hashers[index] = hasher

    def _flush(self) -> None:
        data = memoryview(bytes(self._buffer))
        offset = self._buffer_at
        while data:
            index = offset // self._block_bytes
            piece = data[: (index + 1) * self._block_bytes - offset]
            self._write(index, offset, piece)
            data = data[len(piece) :]
            offset += len(piece)
            # Don't write this again should the next piece fail.
            del self._buffer[: len(piece)]
            self._buffer_at = offset

    def _write(self, index: int, offset: int, piece: memoryview) -> None:
        self._disk.write_at(self._part, offset, piece)
        hasher = self._hashers.setdefault(index, hashlib.sha256())
        hasher.update(piece)
        self._whole.feed(offset, piece)
        filled = self._filled(index) + len(piece)
        self._blocks[index] = Block.model_construct(filled=filled, sha256=hasher.hexdigest())
        if filled == self._length(index):
            del self._hashers[index]

    def _give(self, given: ReceivedRange) -> None:
        last = self.given[-1] if self.given else None
        before = self.given
        if (
            last is not None
            and last.end == given.begin
            and (last.mirror, last.etag) == (given.mirror, given.etag)
        ):
            before, given = before[:-1], replace(last, end=given.end)
        self.given = (*before, given)

    def _save(self) -> None:
        if self.size_bytes is None and not self.doubted:
            self._disk.remove(self._sidecar)
            return
        sidecar = Sidecar(
            sha256=self.sha256,
            size_bytes=self.size_bytes,
            block_bytes=self._block_bytes,
            blocks=self._blocks,
            given=self.given,
            doubted=self.doubted,
        )
        data = sidecar.model_dump_json(indent=1).encode()
        with written(self._disk, self._sidecar.parent, data) as temporary:
            self._disk.replace(temporary, self._sidecar)
            self._disk.sync_folder(self._sidecar.parent)

    def _read_sidecar(self) -> Sidecar | None:
        try:
            with open_regular(self._sidecar) as file:
                sidecar = Sidecar.model_validate_json(file.read(_SIDECAR_LIMIT_BYTES))
        except (FileNotFoundError, ValueError):
            return None
        size = sidecar.size_bytes or 0
        fits = (
            sidecar.sha256 == self.sha256
            and sidecar.block_bytes == self._block_bytes
            and self.size_bytes in (None, sidecar.size_bytes)
            and all(
                index >= 0
                and block.filled <= min(sidecar.block_bytes, size - index * sidecar.block_bytes)
                for index, block in sidecar.blocks.items()
            )
        )
        return sidecar if fits else None


class _Prefix:
    """The running hash of the file from its beginning up to a point that advances with the data."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._end = 0

    def copy(self) -> "_Prefix":
        twin = _Prefix()
        twin._hash, twin._end = self._hash.copy(), self._end
        return twin

    def feed(self, offset: int, data: memoryview) -> None:
        """Hash ``data`` if it follows the hashed part; otherwise it is read later."""
        if offset == self._end:
            self._hash.update(data)
            self._end += len(data)

    def cut(self, begin: int) -> None:
        """Discard the bytes from ``begin`` on. A hash can't go back: read everything again."""
        if begin < self._end:
            self._hash, self._end = hashlib.sha256(), 0

    def digest(self, path: Path, end: int | None, read: Callable[[int], None]) -> str:
        """The hash of ``path`` up to ``end``, reading what hasn't been hashed yet."""
        for piece in pieces(path, self._end, end, _UNDIVIDED):
            self.feed(self._end, piece)
            read(len(piece))
        return self._hash.hexdigest()


def _without(given: tuple[ReceivedRange, ...], begin: int, end: int) -> tuple[ReceivedRange, ...]:
    """``given`` without the range from ``begin`` up to ``end``."""
    left = []
    for one in given:
        for first, last in ((one.begin, min(one.end, begin)), (max(one.begin, end), one.end)):
            if first < last:
                left.append(replace(one, begin=first, end=last))
    return tuple(left)


@contextlib.contextmanager
def _suppress_unreadable() -> Iterator[None]:
    """A file that the disk can't read can't be resumed."""
    try:
        yield
    except OSError as error:
        if error.errno not in _UNREADABLE:
            raise
