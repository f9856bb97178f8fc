"""Gives a new file of the library a free name, and only once it is complete."""

import contextlib
import ctypes
import os
import sys
from pathlib import Path

from sdstudio.disk import Disk, disk_errors, written
from sdstudio.library.file_names import alternatives


def write_new(disk: Disk, folder: Path, name: str, data: bytes) -> Path:
    """Write ``data`` into ``folder`` under ``name``, with a number appended if that is taken.

    A file under its final name is always complete, even after a power cut.

    Raises:
        StudioError: ``DISK_FULL``, ``FOLDER_READ_ONLY`` or ``SAVE_FAILED``; nothing is left behind.
    """
    with disk_errors(folder), written(disk, folder, data) as temporary:
        path = move_to_free_name(disk, temporary, folder, name)
        try:
            disk.sync_folder(folder)
        except BaseException:
            with contextlib.suppress(OSError):
                disk.remove(path)
            raise
        return path


def move_to_free_name(disk: Disk, source: Path, folder: Path, name: str) -> Path:
    """Move ``source`` into ``folder`` under ``name`` or, if that is taken, the next free name."""
    for candidate in alternatives(name):
        target = folder / candidate
        with contextlib.suppress(FileExistsError):
            disk.move(source, target)
            return target
    raise AssertionError("names do not end")


def is_second_name(one: Path, other: Path) -> bool:
    """Whether two names are of one file, as moving gives it both before it takes one away."""
    with contextlib.suppress(OSError):
        new, old = one.lstat(), other.lstat()
        # Where files have only one name, some file systems give all the same number.
        return min(old.st_nlink, new.st_nlink) > 1 and os.path.samestat(old, new)
    return False


def hide(folder: Path) -> None:
    """Hide a folder whose name begins with a dot, where a dot hides nothing."""
    if sys.platform == "win32":
        hidden = 0x2
        ctypes.windll.kernel32.SetFileAttributesW(str(folder), hidden)
