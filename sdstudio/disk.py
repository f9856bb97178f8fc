"""The seam to the disk, and how a file is replaced by another that is whole.

Below the rooms, since pictures and models come to the disk the same way.
"""

import contextlib
import errno
import os
import re
import secrets
import shutil
import stat
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Final, Protocol

from sdstudio.domain.errors import ErrorCode, StudioError

TEMPORARY_PREFIX = ".sd-studio-"
TEMPORARY_SUFFIX = ".tmp"
# Names that Windows reserves for devices, with any suffix.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
#: Left free on a disk that models are downloaded or copied to.
RESERVE_BYTES = 256 * 2**20
_COPIED_AT_ONCE: Final = 2**20
#: A disk takes several files in hardly more time than one.
_SYNCED_AT_ONCE: Final = 8


class SourceUnreadableError(Exception):
    """What was to be copied can't be read; nothing is wrong with the disk that it was copied to."""


class Disk(Protocol):
    """What the program does to files that must not be lost.

    Each operation raises ``OSError`` as the system's does.
    """

    def make_folder(self, folder: Path) -> None:
        """Make ``folder`` and its parents where they are not there."""

    def write(self, path: Path, data: bytes) -> None:
        """Create ``path`` with ``data``; it may not be on the disk yet."""

    def copy(self, source: BufferedReader, path: Path, size_bytes: int) -> None:
        """Create ``path`` with up to so many bytes of a file of which nothing was read yet.

        It may not be on the disk yet.

        Raises:
            SourceUnreadableError: ``source`` can't be read.
        """

    def write_at(self, path: Path, offset: int, data: bytes | memoryview) -> None:
        """Write ``data`` into ``path`` from byte ``offset`` on; make it where it is not there."""

    def append(self, path: Path, data: bytes) -> None:
        """Write ``data`` at the end of ``path``; make it where it is not there."""

    def truncate(self, path: Path, size_bytes: int) -> None:
        """Cut ``path`` off after ``size_bytes``."""

    def free_bytes(self, folder: Path) -> int:
        """What can still be written to the file system of ``folder``."""

    def sync(self, path: Path) -> None:
        """Return once the content of ``path`` is on the disk."""

    def sync_all(self, paths: Iterable[Path]) -> None:
        """Return once the contents of all of ``paths`` are on the disk."""

    def move(self, source: Path, target: Path) -> None:
        """Rename within one file system; ``FileExistsError`` where there is a ``target``."""

    def replace(self, source: Path, target: Path) -> None:
        """Rename within one file system, in place of ``target`` where there is one."""

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

    def copy(self, source: BufferedReader, path: Path, size_bytes: int) -> None:
        with path.open("xb", buffering=0) as target:
            _copy(source, target, size_bytes)

    def write_at(self, path: Path, offset: int, data: bytes | memoryview) -> None:
        # Neither mode of open() writes into a file that may or may not be there.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            file.seek(offset)
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]

    def append(self, path: Path, data: bytes) -> None:
        with path.open("ab") as file:
            file.write(data)

    def truncate(self, path: Path, size_bytes: int) -> None:
        os.truncate(path, size_bytes)

    def free_bytes(self, folder: Path) -> int:
        return shutil.disk_usage(folder).free

    def sync(self, path: Path) -> None:
        # Windows flushes only what was opened for writing.
        with path.open("r+b") as file:
            os.fsync(file.fileno())

    def sync_all(self, paths: Iterable[Path]) -> None:
        waiting = deque(paths)
        errors: list[BaseException] = []

        def sync_next() -> None:
            while waiting and not errors:
                try:
                    self.sync(waiting.popleft())
                except IndexError:  # another thread was faster
                    return
                except BaseException as error:
                    errors.append(error)

        # Daemons: whoever waits for a drive that sleeps must not delay the exit.
        threads = [
            threading.Thread(target=sync_next, name="sync", daemon=True)
            for _ in range(min(_SYNCED_AT_ONCE, len(waiting)))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if errors:
            raise errors[0]

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

    def replace(self, source: Path, target: Path) -> None:
        source.replace(target)

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


class PrivateDisk(SystemDisk):
    """The machine's own files, of which those that are made are for this user only.

    On Windows files are private or not by the folder they are in.
    """

    def make_folder(self, folder: Path) -> None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)

    def write(self, path: Path, data: bytes) -> None:
        with os.fdopen(_open_private(path), "wb") as file:
            file.write(data)

    def copy(self, source: BufferedReader, path: Path, size_bytes: int) -> None:
        with FileIO(_open_private(path), "wb") as target:
            _copy(source, target, size_bytes)


def _open_private(path: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o600)


def open_regular(path: Path) -> BufferedReader:
    """Open a file to read it. Never waits, as opening a named pipe or a device may do for good.

    Raises:
        OSError: as opening does, and where ``path`` is a pipe, a socket, a device or a folder.
    """
    # Looked at before it is opened, since opening some devices does something, and again after,
    # since it may be another one by then.
    _refuse_special(path.stat().st_mode, path)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    file = os.fdopen(os.open(path, flags), "rb")
    try:
        _refuse_special(os.fstat(file.fileno()).st_mode, path)
    except BaseException:
        file.close()
        raise
    return file


def read_regular(path: Path) -> bytes:
    """All of a file. Raises as :func:`open_regular`."""
    with open_regular(path) as file:
        return file.read()


def _copy(source: BufferedReader, target: FileIO, size_bytes: int) -> None:
    """Copy up to so many bytes from one open file to another, both at their beginning."""
    left = size_bytes
    if sys.platform == "linux":
        # Within the kernel, or where the file system can, without copying anything. Both places
        # move on with what was copied, so what it refuses or leaves out is copied below.
        with contextlib.suppress(OSError):
            while left and (count := os.copy_file_range(source.fileno(), target.fileno(), left)):
                left -= count
    while left:
        try:
            data = source.read(min(left, _COPIED_AT_ONCE))
        except OSError as error:
            raise SourceUnreadableError from error
        if not data:
            return
        left -= len(data)
        rest = memoryview(data)
        while rest:
            rest = rest[target.write(rest) :]


def _refuse_special(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "Not a regular file", str(path))


def write_over(disk: Disk, path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, replacing what is there only once all of it is on the disk.

    Raises:
        StudioError: ``DISK_FULL``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``; then what was there is
            still there, and nothing else.
    """
    with disk_errors(path.parent), written(disk, path.parent, data) as temporary:
        disk.replace(temporary, path)
        disk.sync_folder(path.parent)


def check_writable(disk: Disk, folder: Path, size_bytes: int) -> None:
    """Find out whether a file of ``size_bytes`` could be written to ``folder``, by writing one.

    Raises:
        StudioError: ``DISK_FULL``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``.
    """
    with disk_errors(folder), written(disk, folder, bytes(size_bytes)) as temporary:
        disk.remove(temporary)


def temporary_in(folder: Path) -> Path:
    """A name for a file that isn't complete yet."""
    return folder / f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"


@contextlib.contextmanager
def written(disk: Disk, folder: Path, data: bytes) -> Iterator[Path]:
    """A temporary file in ``folder`` with ``data`` on the disk; gone at the end if not moved."""
    temporary = temporary_in(folder)
    disk.make_folder(folder)
    try:
        disk.write(temporary, data)
        disk.sync(temporary)
        yield temporary
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise


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


@contextlib.contextmanager
def reading_errors(folder: Path) -> Iterator[None]:
    """Turn an ``OSError`` of a block that only reads ``folder`` into a :class:`StudioError`.

    Raises:
        StudioError: ``FOLDER_UNREADABLE``: it isn't allowed, or ``FOLDER_UNREACHABLE``.
    """
    try:
        yield
    except OSError as error:
        is_refused = error.errno in (errno.EACCES, errno.EPERM)
        code = ErrorCode.FOLDER_UNREADABLE if is_refused else ErrorCode.FOLDER_UNREACHABLE
        raise StudioError(code, folder=str(folder)) from error


def is_plain_name(name: str) -> bool:
    """Whether a file may have that name on any system, and is where one expects it then."""
    return (
        name not in ("", ".", "..")
        and name.isprintable()
        and not name.endswith((".", " "))
        and not set(name) & set('/\\:*?"<>|')
        and _RESERVED.fullmatch(name) is None
    )
