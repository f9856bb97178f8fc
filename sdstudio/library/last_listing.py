"""Whether anybody but the library has changed its pictures folder since that was last listed."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Final

from sdstudio.disk import Disk

_S_IN_NS: Final = 10**9


@dataclass(frozen=True, slots=True)
class _State:
    """What tells a folder from what it was before a name in it was added or removed."""

    device: int
    number: int
    modified_ns: int
    changed_ns: int

    @property
    def is_exact(self) -> bool:
        """Whether the time is that of the change just made, and not in whole seconds.

        Some file systems keep no time of a folder, only whole seconds, or that of another clock.
        """
        is_fine = self.modified_ns % _S_IN_NS != 0
        return is_fine and abs(time.time_ns() - self.modified_ns) < _S_IN_NS


class LastListing:
    """What the pictures folder was like when it was last listed, and after our own changes since.

    A change by another program within one of ours, or within the same tick of the file system's
    clock, can't be told from it: after changes of our own the folder is to be listed again, too,
    but not soon.

    Thread: that of the library.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: _State | None = None

    def note_listing(self) -> None:
        """The folder is about to be listed."""
        self._known = self._now()

    def forget(self) -> None:
        """It has to be listed again, whatever changes."""
        self._known = None

    def is_known(self) -> bool:
        """Whether it is as it was listed, apart from our own changes."""
        return self._known is not None and self._known == self._now()

    @contextlib.contextmanager
    def own_change(self, *paths: Path) -> Iterator[None]:
        """What is done in the block to ``paths`` is our own change."""
        # Not even looked at if it is elsewhere: on a network drive that takes a while.
        if self._known is None or all(path.parent != self._folder for path in paths):
            yield
            return
        was_known = self.is_known()
        yield
        after = self._now()
        self._known = after if was_known and after is not None and after.is_exact else None

    def _now(self) -> _State | None:
        try:
            stat = self._folder.stat()
        except OSError:
            return None
        return _State(stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns)


class OwnDisk:
    """The library's disk: what is done to files in the pictures folder is noted as our own change.

    A ``Disk``. Folders that are made in it are not: that is rare, and it is listed again.
    """

    def __init__(self, disk: Disk, state: LastListing) -> None:
        self._disk = disk
        self._state = state

    def make_folder(self, folder: Path) -> None:
        self._disk.make_folder(folder)

    def write(self, path: Path, data: bytes) -> None:
        with self._state.own_change(path):
            self._disk.write(path, data)

    def copy(self, source: BufferedReader, path: Path, size_bytes: int) -> None:
        with self._state.own_change(path):
            self._disk.copy(source, path, size_bytes)

    def write_at(self, path: Path, offset: int, data: bytes | memoryview) -> None:
        self._disk.write_at(path, offset, data)

    def append(self, path: Path, data: bytes) -> None:
        self._disk.append(path, data)

    def truncate(self, path: Path, size_bytes: int) -> None:
        self._disk.truncate(path, size_bytes)

    def free_bytes(self, folder: Path) -> int:
        return self._disk.free_bytes(folder)

    def sync(self, path: Path) -> None:
        self._disk.sync(path)

    def sync_all(self, paths: Iterable[Path]) -> None:
        self._disk.sync_all(paths)

    def move(self, source: Path, target: Path) -> None:
        with self._state.own_change(source, target):
            self._disk.move(source, target)

    def replace(self, source: Path, target: Path) -> None:
        with self._state.own_change(source, target):
            self._disk.replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._disk.sync_folder(folder)

    def remove(self, path: Path) -> None:
        with self._state.own_change(path):
            self._disk.remove(path)
