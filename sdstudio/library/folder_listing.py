"""Lists the picture files in a folder and all folders below it. Any thread; no database."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from sdstudio.disk import TEMPORARY_PREFIX, TEMPORARY_SUFFIX
from sdstudio.imaging import IMAGE_FORMATS

_FORMATS: Final = frozenset({"PNG", "JPEG", "WEBP", "AVIF", "GIF"})
#: Endings of files that are looked at.
PICTURE_SUFFIXES: Final = tuple(
    suffix for one in IMAGE_FORMATS if one.key in _FORMATS for suffix in one.suffixes
)
_DEPTH_MAX: Final = 64
_NOTED_MAX: Final = 1000


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file in a folder.

    Args:
        name: relative to the folder, with ``/``.
    """

    name: str
    size_bytes: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class ListedFolder:
    """A folder as it was listed.

    Args:
        name: relative to the root, with ``/``; empty for the root.
        folders: the names of the folders in it.
    """

    name: str
    folders: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Place:
    path: str
    name: str
    depth: int


class FolderListing:
    """Lists files some at a time, following no link twice nor into a folder already listed.

    Hidden files and folders are left out, and so are the library's own.

    Args:
        others: as :func:`comparable` makes them; not looked into, since others look into them.

    Attributes:
        unlisted: folders that couldn't be listed, relative to the root, with ``/`` at the end.
        is_empty: the folder is empty, such as the mount point of a drive that isn't mounted.
        leftovers: names of this program's temporary files in the root.
        folders: those that were listed, by path; of very many, the first.
        is_mounted: the folder is the root of a drive.
    """

    def __init__(self, root: Path, others: frozenset[str] = frozenset()) -> None:
        self._root = root
        self._others = others
        self._visited: set[tuple[int, int]] = set()
        self._files = self._walk()
        self.folders: dict[str, ListedFolder] = {}
        self.leftovers: list[str] = []
        self.unlisted: list[str] = []
        self.is_empty = True
        self.is_mounted = False

    def next(self, limit: int) -> list[FolderFile]:
        """Up to ``limit`` further files; none at the end.

        Raises:
            OSError: the folder itself can't be listed, or no longer.
        """
        found = list(islice(self._files, limit))
        if not found:
            with os.scandir(self._root):
                pass
        return found

    def _walk(self) -> Iterator[FolderFile]:
        folders = [_Place(str(self._root), "", 0)]
        # Last, so that what is linked to is listed under its own name.
        links: list[_Place] = []
        self._is_new(str(self._root))
        self.is_mounted = os.path.ismount(self._root)
        while folders or links:
            place = folders.pop() if folders else links.pop(0)
            if place.name and not self._is_new(place.path):
                continue
            try:
                with os.scandir(place.path) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError:
                if not place.name:
                    raise
                self.unlisted.append(f"{place.name}/")
                continue
            self.is_empty = self.is_empty and not listed
            below: list[_Place] = []
            inside: list[str] = []
            for entry in listed:
                if _is_leftover(entry.name) and not place.name:
                    self.leftovers.append(entry.name)
                if entry.name.startswith(".") or not _is_unicode(entry.name):
                    continue
                name = f"{place.name}/{entry.name}" if place.name else entry.name
                if _is_folder(entry):
                    inside.append(entry.name)
                    if place.depth < _DEPTH_MAX and not self._is_other(entry):
                        inner = _Place(entry.path, name, place.depth + 1)
                        (links if entry.is_symlink() else below).append(inner)
                elif (file := _picture_file(entry, name)) is not None:
                    yield file
            folders += reversed(below)
            if len(self.folders) < _NOTED_MAX:
                self.folders[place.path] = ListedFolder(place.name, frozenset(inside))

    def _is_new(self, path: str) -> bool:
        """Whether the folder wasn't listed under another name."""
        try:
            stat = Path(path).stat()
        except OSError:
            return True  # listing it says why
        key = (stat.st_dev, stat.st_ino)
        if key in self._visited and stat.st_ino:
            return False
        self._visited.add(key)
        return True

    def _is_other(self, entry: os.DirEntry[str]) -> bool:
        path = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
        return comparable(path) in self._others


class PartialListing:
    """The files that are right in some of the folders of a listing, some at a time.

    Args:
        listed: those folders.

    Attributes:
        is_enough: ``False`` if everything has to be listed: one of them can't be read, is empty,
            such as the mount point of a drive that has gone, or has other folders in it now.
    """

    def __init__(self, listed: Mapping[str, ListedFolder]) -> None:
        self.is_enough = True
        self._files = self._walk(listed)

    def next(self, limit: int) -> list[FolderFile]:
        """Up to ``limit`` further files; none at the end."""
        return list(islice(self._files, limit))

    def _walk(self, listed: Mapping[str, ListedFolder]) -> Iterator[FolderFile]:
        for path, folder in listed.items():
            try:
                with os.scandir(path) as found:
                    entries = list(found)
            except OSError:
                entries = []
            shown = [
                one for one in entries if not one.name.startswith(".") and _is_unicode(one.name)
            ]
            inside = frozenset(one.name for one in shown if _is_folder(one))
            if not entries or inside != folder.folders:
                self.is_enough = False
                return
            for one in shown:
                name = f"{folder.name}/{one.name}" if folder.name else one.name
                if one.name not in inside and (file := _picture_file(one, name)) is not None:
                    yield file


def comparable(path: Path | str) -> str:
    """A path in the form in which paths are compared; no link is followed."""
    return os.path.normcase(os.path.normpath(Path(path).absolute()))


def file_at(path: Path) -> FolderFile | None:
    """The file at ``path``, relative to the folder that it is in, whatever its name ends with."""
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return None
    return FolderFile(path.name, stat.st_size, stat.st_mtime_ns) if _is_unicode(path.name) else None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link to itself


def _picture_file(entry: os.DirEntry[str], name: str) -> FolderFile | None:
    if not entry.name.lower().endswith(PICTURE_SUFFIXES) or name.endswith(TEMPORARY_SUFFIX):
        return None
    try:
        if not entry.is_file():
            return None
        stat = entry.stat()
    except OSError:
        return None
    return FolderFile(name, stat.st_size, stat.st_mtime_ns)


def _is_leftover(name: str) -> bool:
    return name.startswith(TEMPORARY_PREFIX) and name.endswith(TEMPORARY_SUFFIX)


def _is_unicode(name: str) -> bool:
    try:
        name.encode()  # SQLite accepts no other
    except UnicodeEncodeError:
        return False
    return True
