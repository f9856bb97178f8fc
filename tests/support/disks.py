"""Disks that fail when told to, and disks that remember what was done and forget what was not
synced."""

import errno
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

from sdstudio.disk import SystemDisk

DISK_FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
READ_ONLY = OSError(errno.EROFS, os.strerror(errno.EROFS))
UNPLUGGED = OSError(errno.EIO, os.strerror(errno.EIO))


class PowerCut(BaseException):
    """Ends the program in mid-operation; nothing may catch it but the test."""


@dataclass(frozen=True)
class Operation:
    """What was asked of a disk; ``name`` is a method of ``Disk``, ``span`` the bytes it wrote."""

    name: str
    path: Path
    target: Path | None = None
    span: tuple[int, int] = (0, 0)


@dataclass
class WatchedDisk:
    """The machine's disk, which says what it is asked to do just before it does it.

    Args:
        before: called with each operation; what it raises, the operation raises.
        free: what the disk says is free; ``None``: the truth.
    """

    before: Callable[[Operation], None] = lambda _: None
    done: list[Operation] = field(default_factory=list)
    free: int | None = None
    _disk: SystemDisk = field(default_factory=SystemDisk)

    def make_folder(self, folder: Path) -> None:
        self._note(Operation("make_folder", folder))
        self._disk.make_folder(folder)

    def write(self, path: Path, data: bytes) -> None:
        self._note(Operation("write", path))
        self._disk.write(path, data)

    def copy(self, source: BufferedReader, path: Path, size_bytes: int) -> None:
        self._note(Operation("copy", path))
        self._disk.copy(source, path, size_bytes)

    def write_at(self, path: Path, offset: int, data: bytes | memoryview) -> None:
        self._note(Operation("write_at", path, span=(offset, offset + len(data))))
        self._disk.write_at(path, offset, data)

    def append(self, path: Path, data: bytes) -> None:
        begin = path.stat().st_size if path.exists() else 0
        self._note(Operation("append", path, span=(begin, begin + len(data))))
        self._disk.append(path, data)

    def truncate(self, path: Path, size_bytes: int) -> None:
        self._note(Operation("truncate", path))
        self._disk.truncate(path, size_bytes)

    def free_bytes(self, folder: Path) -> int:
        return self._disk.free_bytes(folder) if self.free is None else self.free

    def sync(self, path: Path) -> None:
        self._note(Operation("sync", path))
        self._disk.sync(path)

    def sync_all(self, paths: Iterable[Path]) -> None:
        for path in paths:
            self.sync(path)

    def move(self, source: Path, target: Path) -> None:
        self._note(Operation("move", source, target))
        self._disk.move(source, target)

    def replace(self, source: Path, target: Path) -> None:
        self._note(Operation("replace", source, target))
        self._disk.replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._note(Operation("sync_folder", folder))
        self._disk.sync_folder(folder)

    def remove(self, path: Path) -> None:
        self._note(Operation("remove", path))
        self._disk.remove(path)

    @property
    def names(self) -> list[str]:
        return [operation.name for operation in self.done]

    def _note(self, operation: Operation) -> None:
        self.before(operation)
        self.done.append(operation)


def failing(name: str, error: BaseException) -> WatchedDisk:
    """A disk on which the operation ``name`` fails."""

    def before(operation: Operation) -> None:
        if operation.name == name:
            raise error

    return WatchedDisk(before)


def wait_for_the_clock(folder: Path) -> None:
    """Return once a change of ``folder`` gives it another time than its last one did."""
    probe = folder.parent / "probe"
    then_ns = folder.stat().st_mtime_ns
    now_ns = then_ns
    while now_ns <= then_ns:
        probe.write_bytes(b"")
        now_ns = probe.stat().st_mtime_ns
        probe.unlink()


def forget_unsynced(done: list[Operation]) -> None:
    """Do to the files what a power cut does in the worst case, after the operations ``done``.

    Content that was not synced is empty or, where it was written into a file, zeros, or, where it
    was appended, gone; and a name
    that was given after the last sync of its folder is gone or, as ``move`` was not undone on the
    disk, still the old one.
    """
    synced: set[Path] = set()
    unsure: list[Operation] = []
    pieces: list[Operation] = []
    for operation in done:
        match operation.name:
            case "sync":
                synced.add(operation.path)
                pieces = [one for one in pieces if one.path != operation.path]
            case "write_at" | "append":
                synced.add(operation.path)
                pieces.append(operation)
            case "sync_folder":
                unsure = [one for one in unsure if _folder(one) != operation.path]
            case "write" | "copy":
                unsure.append(operation)
            case "move" | "replace":
                unsure.append(operation)
                if operation.path in synced and operation.target:
                    synced.add(operation.target)
    for operation in reversed(unsure):
        if operation.target is not None and operation.target.exists():
            operation.target.rename(operation.path)
    for operation in done:
        for path in (operation.path, operation.target):
            if path is not None and path.is_file() and path not in synced:
                path.write_bytes(b"")
    for operation in pieces:
        if operation.path.is_file():
            begin, end = operation.span
            if operation.name == "append":
                os.truncate(operation.path, min(begin, operation.path.stat().st_size))
                continue
            with operation.path.open("r+b") as file:
                file.seek(begin)
                file.write(bytes(end - begin))


def _folder(operation: Operation) -> Path:
    return (operation.target or operation.path).parent
