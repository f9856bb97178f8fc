"""The seam to the disk, and how a file comes to its final name only when it is whole."""

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from sdstudio.domain.errors import ErrorCode, StudioError

TEMPORARY_PREFIX = ".sd-studio-"
TEMPORARY_SUFFIX = ".tmp"


class Disk(Protocol):
    """What the library does to files. Each operation raises ``OSError`` as the system's does."""

    def make_folder(self, folder: Path) -> None:
        """Make ``folder`` and its parents where they are not there."""

    def write(self, path: Path, data: bytes) -> None:
        """Create ``path`` with ``data``; it may not be on the disk yet."""

    def sync(self, path: Path) -> None:
        """Return once the content of ``path`` is on the disk."""

    def move(self, source: Path, target: Path) -> None:
        """Rename within one file system; ``FileExistsError`` where there is a ``target``."""

    def sync_folder(self, folder: Path) -> None:
        """Return once the names in ``folder`` are on the disk."""

    def remove(self, path: Path) -> None:
        """Remove a file; none is fine."""


class SystemDisk:
    """The machine's own files."""

    def make_folder(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, path: Path, data: bytes) -> None:
        with path.open("xb") as file:
            file.write(data)

    def sync(self, path: Path) -> None:
        # Windows flushes only what was opened for writing.
        with path.open("r+b") as file:
            os.fsync(file.fileno())

    def move(self, source: Path, target: Path) -> None:
        if sys.platform == "win32":
            source.rename(target)  # refuses to overwrite, unlike elsewhere
            return
        try:
            os.link(source, target, follow_symlinks=False)
        except FileExistsError:
            raise
        except OSError:
            # File systems without hard links (exFAT, many network shares).
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, "exists", str(target)) from None
            source.replace(target)
        else:
            try:
                source.unlink()
            except OSError:
                target.unlink()
                raise

    def sync_folder(self, folder: Path) -> None:
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)


def place(disk: Disk, folder: Path, names: Iterable[str], data: bytes) -> Path:
    """Write ``data`` under the first of ``names`` that is free in ``folder``; overwrite nothing.

    Whoever sees the file under its final name sees all of it, also after a power cut.

    Raises:
        StudioError: ``DISK_FULL``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``; nothing is left behind.
    """
    temporary = folder / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
    with disk_errors(folder):
        disk.make_folder(folder)
        try:
            disk.write(temporary, data)
            disk.sync(temporary)
            path = move_to_free_name(disk, temporary, folder, names)
        except BaseException:
            with contextlib.suppress(OSError):
                disk.remove(temporary)
            raise
        try:
            disk.sync_folder(folder)
        except OSError:
            with contextlib.suppress(OSError):
                disk.remove(path)
            raise
        return path


def move_to_free_name(disk: Disk, source: Path, folder: Path, names: Iterable[str]) -> Path:
    """Move ``source`` to the first of ``names`` that is free in ``folder``."""
    for name in names:
        target = folder / name
        try:
            disk.move(source, target)
        except FileExistsError:
            continue
        return target
    raise FileExistsError(errno.EEXIST, "no free name", str(folder))


@contextlib.contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn an ``OSError`` of the block into a :class:`StudioError` that names ``folder``."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, folder) from error


def disk_error(error: OSError, folder: Path) -> StudioError:
    """The failure that the artist is told of."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StudioError(ErrorCode.DISK_FULL, folder=str(folder))
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StudioError(ErrorCode.FOLDER_READ_ONLY, folder=str(folder))
    detail = error.strerror or type(error).__name__
    return StudioError(ErrorCode.SAVE_FAILED, folder=str(folder), detail=detail)
