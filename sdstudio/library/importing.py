"""Imports pictures by copying them into the pictures folder, each once, in bounded steps."""

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import Final

from sdstudio.disk import (
    Disk,
    SourceUnreadableError,
    disk_errors,
    open_regular,
    temporary_in,
)
from sdstudio.domain.errors import StudioError
from sdstudio.domain.text import QT_TRANSLATE_NOOP
from sdstudio.library.file_reading import ReadFile, Unread, read_file
from sdstudio.library.files import move_to_free_name
from sdstudio.library.folder_listing import FolderFile, FolderListing, file_at
from sdstudio.library.folder_look import InLibrary, OnDisk
from sdstudio.library.library import Library
from sdstudio.library.picture_folders import OWN_FOLDER

_LISTED_AT_ONCE: Final = 2000
_AT_ONCE: Final = 200
_STEP_S: Final = 0.25
# Enough for the disk to be busy, and few enough to stop soon.
_COPIED_AT_ONCE_BYTES: Final = 64 * 2**20
_FILE_MAX_BYTES: Final = 2**30
_NAME_MAX_BYTES: Final = 200
_SIDECARS: Final = (".txt", ".xmp")
_SIDECAR_MAX_BYTES: Final = 1_000_000


class NotImported(Enum):
    """Why a file wasn't imported."""

    UNFINISHED = QT_TRANSLATE_NOOP("importing", "it is still being written")
    UNREADABLE = QT_TRANSLATE_NOOP("importing", "it can't be opened as an image")
    REFUSED = QT_TRANSLATE_NOOP("importing", "the file can't be read")
    TOO_LARGE = QT_TRANSLATE_NOOP("importing", "it is too large")


_REASONS: Final = {
    Unread.UNFINISHED: NotImported.UNFINISHED,
    Unread.UNREADABLE: NotImported.UNREADABLE,
    Unread.REFUSED: NotImported.REFUSED,
}


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import has got.

    Args:
        total: of the files found so far; ``done`` is 0 while they are still being looked for.
    """

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import.

    Args:
        ids: of the new pictures.
        duplicates: how many were in the library already, or given twice.
        failures: the files that weren't imported, and why.
        error: what ended it early: the disk refused to take more.
        is_stopped: the artist ended it early.
    """

    ids: tuple[int, ...] = ()
    duplicates: int = 0
    failures: tuple[tuple[Path, NotImported], ...] = ()
    error: StudioError | None = None
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class _Source:
    root: Path
    file: FolderFile

    @property
    def path(self) -> Path:
        return self.root / self.file.name


@dataclass(frozen=True, slots=True)
class _Read:
    source: _Source
    read: ReadFile


@dataclass(slots=True, eq=False)
class _Copy:
    """A copy of a file that has no name yet.

    Args:
        sidecars: those of the files beside it, by suffix.
        size_bytes, modified_ns: what it has, once it is written.
        named: it and those beside it, once they have their names.
    """

    read: _Read
    folder: Path
    temporary: Path
    sidecars: dict[str, Path] = field(default_factory=dict)
    size_bytes: int = 0
    modified_ns: int = 0
    named: list[Path] = field(default_factory=list)

    @property
    def temporaries(self) -> list[Path]:
        return [self.temporary, *self.sidecars.values()]

    @property
    def file(self) -> ReadFile:
        """What was read, as the file that it is now."""
        file = FolderFile(self.named[0].name, self.size_bytes, self.modified_ns)
        return replace(self.read.read, file=file)


async def import_pictures(
    paths: Sequence[Path],
    disk: Disk,
    in_library: InLibrary,
    on_disk: OnDisk,
    report: Callable[[ImportProgress], None] = lambda _progress: None,
    *,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Imported:
    """Copy files, and the pictures in folders, into the library.

    Our own go into the pictures folder, those of other programs into ``Imported`` in it: the files
    as they are, with their names (numbered if taken) and times. A picture whose file is there
    already is left out. What was imported when this ends early stays.

    Args:
        is_stopped: asked between two files.
    """
    importer = _Importer(disk, in_library, on_disk, report, is_stopped)
    try:
        await importer.run(paths)
    except StudioError as error:
        return importer.result(error)
    return importer.result(None)


class _Importer:
    def __init__(
        self,
        disk: Disk,
        in_library: InLibrary,
        on_disk: OnDisk,
        report: Callable[[ImportProgress], None],
        is_stopped: Callable[[], bool],
    ) -> None:
        self._disk = disk
        self._in_library = in_library
        self._on_disk = on_disk
        self._report = report
        self._is_stopped = is_stopped
        self._identities: set[str] = set()
        #: Files that are copied if the first of those that are identical can't be, by identity.
        self._spare: dict[str, list[_Read]] = {}
        self._ids: list[int] = []
        self._duplicates = 0
        self._failures: list[tuple[Path, NotImported]] = []

    def result(self, error: StudioError | None) -> Imported:
        return Imported(
            tuple(self._ids),
            self._duplicates,
            tuple(self._failures),
            error,
            is_stopped=error is None and self._is_stopped(),
        )

    async def run(self, paths: Sequence[Path]) -> None:
        sources: list[_Source] = []
        listing = self._sources(paths)
        while some := await self._on_disk(lambda: _some(listing, self._is_stopped)):
            sources += some
            self._report(ImportProgress(0, len(sources)))
        own = await self._in_library(lambda library: library.pictures_folder.check())
        imported = await self._in_library(lambda library: library.indexed_folders.imported())
        done = 0
        while done < len(sources) and not self._is_stopped():
            batch = sources[done : done + _AT_ONCE]
            read, count = await self._on_disk(partial(self._read_some, batch))
            done += count
            new = await self._without_known(read)
            while new and not self._is_stopped():
                copy = partial(self._copy_some, new, own, imported.path)
                copied, tried = await self._on_disk(copy)
                new = new[tried:] + self._instead(new[:tried], copied)
                await self._write_rows(copied, imported.id)
                self._report(ImportProgress(done - len(new), len(sources)))
            self._report(ImportProgress(done, len(sources)))
        await self._in_library(lambda library: library.folder_index.finish_import())

    def _sources(self, paths: Iterable[Path]) -> Iterator[list[_Source]]:
        """On the disk's thread: the files, some at a time."""
        for path in paths:
            if not path.is_dir():
                file = file_at(path)
                if file is None:
                    self._failures.append((path, NotImported.REFUSED))
                else:
                    yield [_Source(path.parent, file)]
                continue
            listing = FolderListing(path)
            try:
                while files := listing.next(_LISTED_AT_ONCE):
                    yield [_Source(path, file) for file in files]
            except OSError:
                self._failures.append((path, NotImported.REFUSED))
            self._failures += [(path / one, NotImported.REFUSED) for one in listing.unlisted]

    def _read_some(self, sources: Sequence[_Source]) -> tuple[list[_Read], int]:
        end_s = time.monotonic() + _STEP_S
        found: list[_Read] = []
        for count, source in enumerate(sources, 1):
            read = read_file(source.root, source.file)
            if not isinstance(read, ReadFile):
                self._failures.append((source.path, _REASONS[read.reason]))
            elif read.file.size_bytes > _FILE_MAX_BYTES:
                self._failures.append((source.path, NotImported.TOO_LARGE))
            else:
                found.append(_Read(source, read))
            if time.monotonic() > end_s or self._is_stopped():
                return found, count
        return found, len(sources)

    async def _without_known(self, read: Sequence[_Read]) -> list[_Read]:
        identities = {one.read.identity for one in read} - self._identities
        known = await self._in_library(lambda library: library.folder_index.known(identities))
        new = []
        for one in read:
            if one.read.identity in self._spare:
                self._spare[one.read.identity].append(one)
            elif one.read.identity in known or one.read.identity in self._identities:
                self._duplicates += 1
            else:
                self._identities.add(one.read.identity)
                self._spare[one.read.identity] = []
                new.append(one)
        return new

    def _instead(self, tried: Sequence[_Read], copied: Sequence[_Copy]) -> list[_Read]:
        """The identical files to copy in place of those that couldn't be."""
        done = {one.read.read.identity for one in copied}
        instead = []
        for identity in (one.read.identity for one in tried):
            spare = self._spare.pop(identity)
            if identity in done:
                self._duplicates += len(spare)
            elif spare:
                self._spare[identity] = spare[1:]
                instead.append(spare[0])
            else:
                self._identities.discard(identity)
        return instead

    def _copy_some(
        self, new: Sequence[_Read], own: Path, imported: Path
    ) -> tuple[list[_Copy], int]:
        """On the disk's thread: what was copied, under the new names, and how many were tried.

        Raises:
            StudioError: the disk refuses to take it; then nothing of this step is there.
        """
        copies: list[_Copy] = []
        try:
            count = self._write_copies(new, own, imported, copies)
            with disk_errors(own):
                # All at once: one after the other, each would wait for the disk.
                self._disk.sync_all(path for one in copies for path in one.temporaries)
            for one in copies:
                with disk_errors(one.folder):
                    self._name(one)
            for folder in {one.folder for one in copies}:
                with disk_errors(folder):
                    self._disk.sync_folder(folder)
        except BaseException:
            self._remove(path for one in copies for path in (*one.named, *one.temporaries))
            raise
        return copies, count

    def _write_copies(
        self, new: Sequence[_Read], own: Path, imported: Path, copies: list[_Copy]
    ) -> int:
        """Copy some files, and what is beside them; returns how many were tried."""
        end_s = time.monotonic() + _STEP_S
        for folder in {imported if one.read.metadata is None else own for one in new}:
            with disk_errors(folder):
                self._disk.make_folder(folder)
        left_bytes = _COPIED_AT_ONCE_BYTES
        for count, one in enumerate(new, 1):
            folder = imported if one.read.metadata is None else own
            copy = _Copy(one, folder, temporary_in(folder))
            copies.append(copy)
            if self._write_copy(copy):
                left_bytes -= copy.size_bytes
                if folder == imported:
                    self._write_sidecars(copy)
            else:
                copies.remove(copy)
                self._remove(copy.temporaries)
                self._failures.append((one.source.path, NotImported.REFUSED))
            if left_bytes < 0 or time.monotonic() > end_s or self._is_stopped():
                return count
        return len(new)

    def _write_copy(self, copy: _Copy) -> bool:
        """Copy a file whole; ``False`` if it can't be read any more."""
        try:
            file = open_regular(copy.read.source.path)
        except OSError:
            return False
        with file, disk_errors(copy.folder):
            stat = os.fstat(file.fileno())
            try:
                self._disk.copy(file, copy.temporary, _FILE_MAX_BYTES)
            except SourceUnreadableError:
                return False
            # Some file systems store no times.
            with contextlib.suppress(OSError):
                os.utime(copy.temporary, ns=(stat.st_atime_ns, stat.st_mtime_ns))
            now = copy.temporary.stat()
            copy.size_bytes, copy.modified_ns = now.st_size, now.st_mtime_ns
        return True

    def _write_sidecars(self, copy: _Copy) -> None:
        """Copy the files beside a picture that say how it was made."""
        for suffix in _SIDECARS:
            beside = copy.read.source.path.with_suffix(suffix)
            temporary = temporary_in(copy.folder)
            # The picture matters more.
            with contextlib.suppress(OSError, SourceUnreadableError):
                if not S_ISREG(beside.lstat().st_mode):
                    continue
                copy.sidecars[suffix] = temporary
                with open_regular(beside) as file:
                    self._disk.copy(file, temporary, _SIDECAR_MAX_BYTES)
                continue
            if copy.sidecars.pop(suffix, None) is not None:
                self._remove([temporary])

    def _name(self, copy: _Copy) -> None:
        """Give a copy that is on the disk its name."""
        name = _short(copy.read.source.path.name)
        path = move_to_free_name(self._disk, copy.temporary, copy.folder, name)
        copy.named.append(path)
        for suffix, temporary in copy.sidecars.items():
            beside = path.with_suffix(suffix)
            try:
                self._disk.move(temporary, beside)
            except OSError:
                self._remove([temporary])
            else:
                copy.named.append(beside)

    async def _write_rows(self, copied: Sequence[_Copy], imported_id: int) -> None:
        left = {
            imported_id: [one for one in copied if one.read.read.metadata is None],
            OWN_FOLDER: [one for one in copied if one.read.read.metadata is not None],
        }
        try:
            for folder_id in tuple(left):
                files = [one.file for one in left[folder_id]]
                self._ids += await self._in_library(partial(_put, folder_id, files))
                del left[folder_id]
        except BaseException:
            paths = [path for some in left.values() for one in some for path in one.named]
            await self._on_disk(partial(self._remove, paths))
            raise

    def _remove(self, paths: Iterable[Path]) -> None:
        for path in paths:
            with contextlib.suppress(OSError):
                self._disk.remove(path)


def _some(listing: Iterator[list[_Source]], is_stopped: Callable[[], bool]) -> list[_Source]:
    """On the disk's thread: further files; none at the end."""
    found: list[_Source] = []
    while len(found) < _LISTED_AT_ONCE and not is_stopped():
        some = next(listing, None)
        if some is None:
            break
        found += some
    return found


def _put(folder_id: int, files: Sequence[ReadFile], library: Library) -> list[int]:
    return library.folder_index.put(folder_id, files) if files else []


def _short(name: str) -> str:
    """``name``, if it may get a number on any file system."""
    if len(name.encode()) <= _NAME_MAX_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    kept = stem.encode()[: _NAME_MAX_BYTES - len(suffix) - 1].decode(errors="ignore")
    return f"{kept}{dot}{suffix}"
