"""Copy model files: hashed while copying and synced to disk."""

from collections.abc import Callable
from pathlib import Path

from sdstudio.disk import RESERVE_BYTES, Disk, disk_error
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import size_in_words
from sdstudio.models.hashing import Hashes, hash_file
from sdstudio.models.stop import Stop


class Counter:
    """Adds up the bytes for ``progress(done, total)``, and checks whether to stop."""

    def __init__(self, total_bytes: int, stop: Stop, progress: Callable[[int, int], None]) -> None:
        self._total_bytes = total_bytes
        self._done_bytes = 0
        self.stop = stop
        self._progress = progress

    def add(self, byte_count: int) -> None:
        """Count more bytes. Raises ``Stopped`` if requested."""
        self.stop.check()
        self._done_bytes += byte_count
        self._progress(min(self._done_bytes, self._total_bytes), self._total_bytes)


def copy_hashed(disk: Disk, source: Path, target: Path, counter: Counter) -> Hashes:
    """Copy ``source`` to ``target`` and sync it to disk.

    Raises:
        StudioError: ``IMPORT_GONE``: the source can't be read; or the target disk fails.
        Stopped: it was requested; ``target`` is incomplete.
    """

    def keep(offset: int, piece: memoryview) -> None:
        try:
            disk.write_at(target, offset, piece)
        except OSError as error:
            raise disk_error(error, target.parent) from error

    try:
        disk.make_folder(target.parent)
        disk.write_at(target, 0, b"")
    except OSError as error:
        raise disk_error(error, target.parent) from error
    hashes = hash_source(source, counter, keep)
    try:
        disk.sync(target)
    except OSError as error:
        raise disk_error(error, target.parent) from error
    return hashes


def hash_source(
    source: Path,
    counter: Counter,
    keep: Callable[[int, memoryview], None] = lambda _offset, _piece: None,
) -> Hashes:
    """Hash a file to import.

    Raises:
        StudioError: ``IMPORT_GONE``.
        Stopped: it was requested.
    """
    try:
        return hash_file(source, read=counter.add, keep=keep)
    except OSError as error:
        raise StudioError(ErrorCode.IMPORT_GONE, file=str(source)) from error


def check_room(disk: Disk, folder: Path, needed_bytes: int, *, code: ErrorCode, model: str) -> None:
    """Raise ``code`` if ``needed_bytes`` plus a reserve don't fit on the disk of ``folder``."""
    try:
        free_bytes = disk.free_bytes(folder)
    except OSError as error:
        raise disk_error(error, folder) from error
    if free_bytes < needed_bytes + RESERVE_BYTES:
        raise StudioError(
            code,
            model=model,
            folder=str(folder),
            needed=size_in_words(needed_bytes + RESERVE_BYTES),
            free=size_in_words(free_bytes),
        )
