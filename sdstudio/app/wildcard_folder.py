"""WildcardFolder: the artist's wildcards, each a text file in a folder of the user's data."""

import os
import re
import threading
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import Final

from sdstudio.app.wildcard_collection import COLLECTION_SUFFIXES, JSON_SUFFIX, read_collection
from sdstudio.disk import Disk, SystemDisk, disk_errors, is_plain_name, read_regular, write_over
from sdstudio.domain.dynamic_prompt import parse_template
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import size_in_words
from sdstudio.domain.wildcards import WILDCARD_MAX_BYTES, WildcardLines

SUFFIX: Final = ".txt"
#: Far more than anybody has; a folder that leads elsewhere may have millions.
_FILES_MAX: Final = 20_000
#: The lines of so many files are kept.
_KNOWN_MAX: Final = 64
_HIGH_BYTES: Final = re.compile(rb"[\x80-\xff]+")
_BOMS: Final = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class WildcardText:
    """What is in a wildcard's file.

    Args:
        stamp: of the file, to notice whether another program changes it.
    """

    text: str
    stamp: tuple[int, int]


class WildcardFolder:
    """The wildcards in ``folder``, to which the artist may also copy files directly.

    Each is known by its path without suffix, such as ``animals/cats``. Links to files are followed,
    hidden files and folders are left out.

    Thread: any but the GUI's.
    """

    def __init__(
        self,
        folder: Path,
        disk: Disk | None = None,
        send_to_trash: Callable[[Path], object] | None = None,
    ) -> None:
        self.folder = folder
        self._disk = disk or SystemDisk()
        self._send_to_trash = send_to_trash or _send_to_trash
        self._lock = threading.Lock()
        # By path, size and time, so that no file is read twice.
        self._known: dict[tuple[Path, int, int], WildcardLines] = {}

    def make(self) -> None:
        """Make the folder, for the artist to put files there. Raises the disk's failure."""
        with disk_errors(self.folder):
            self._disk.make_folder(self.folder)

    def names(self) -> tuple[str, ...]:
        """See :class:`sdstudio.domain.wildcards.Wildcards`; sorted."""
        return tuple(sorted(self._files(), key=lambda name: (name.casefold(), name)))

    def lines(self, name: str) -> WildcardLines:
        """See :class:`sdstudio.domain.wildcards.Wildcards`."""
        path = self._path(name)
        try:
            stat = path.stat()
        except OSError as error:
            raise StudioError(ErrorCode.WILDCARD_GONE, wildcard=name) from error
        key = path, stat.st_size, stat.st_mtime_ns
        with self._lock:
            found = self._known.get(key)
        if found is None:
            found = WildcardLines.of(self._text(name, path))
            with self._lock:
                while len(self._known) >= _KNOWN_MAX:
                    del self._known[next(iter(self._known))]
                self._known[key] = found
        return found

    def read(self, name: str) -> WildcardText:
        """What is in its file.

        Raises:
            StudioError: ``WILDCARD_GONE``, ``WILDCARD_TOO_LARGE``, ``WILDCARD_UNREADABLE``.
        """
        path = self._path(name)
        return WildcardText(self._text(name, path), _stamp(path))

    def create(self, name: str, text: str = "") -> str:
        """Add a wildcard; returns its name as it is in prompts.

        Raises:
            StudioError: ``WILDCARD_NAME``, ``WILDCARD_EXISTS``, ``WILDCARD_TOO_LARGE``, or the
                disk's failure.
        """
        name = checked_name(name)
        self._check_free(name)
        self._write(name, text)
        return name

    def write(self, name: str, text: str, before: tuple[int, int] | None = None) -> WildcardText:
        """Replace what is in a wildcard's file, as UTF-8.

        Args:
            before: the stamp of the file as it was read; ``None``: whatever is there.

        Raises:
            StudioError: ``WILDCARD_CHANGED``, ``WILDCARD_TOO_LARGE``, or the disk's failure; what
                was there is still there.
        """
        path = self._path(name)
        if before is not None and path.exists() and _stamp(path) != before:
            raise StudioError(ErrorCode.WILDCARD_CHANGED, wildcard=name)
        self._write(name, text)
        return WildcardText(text, _stamp(path))

    def rename(self, name: str, new_name: str) -> str:
        """Give a wildcard another name, or move it to another folder; returns the name.

        Raises:
            StudioError: as :meth:`create`; ``WILDCARD_GONE``.
        """
        new_name = checked_name(new_name)
        if new_name == name:
            return name
        if new_name.casefold() != name.casefold():
            self._check_free(new_name)
        source, target = self._path(name), self._target(new_name)
        with disk_errors(self.folder):
            self._disk.make_folder(target.parent)
            try:
                self._disk.replace(source, target)
            except FileNotFoundError as error:
                raise StudioError(ErrorCode.WILDCARD_GONE, wildcard=name) from error
            self._disk.sync_folder(target.parent)
        self._tidy(source.parent)
        return new_name

    def delete(self, name: str) -> bytes:
        """Move a wildcard to the system's trash; returns what was in it, for :meth:`restore`.

        Raises:
            StudioError: ``WILDCARD_GONE``, or the disk's failure; the file is still there.
        """
        path = self._path(name)
        try:
            data = read_regular(path)
        except OSError as error:
            raise StudioError(ErrorCode.WILDCARD_GONE, wildcard=name) from error
        with disk_errors(self.folder):
            try:
                self._send_to_trash(path)
            except FileNotFoundError as error:
                raise StudioError(ErrorCode.WILDCARD_GONE, wildcard=name) from error
        self._tidy(path.parent)
        return data

    def restore(self, name: str, data: bytes) -> None:
        """Undo :meth:`delete`.

        Raises:
            StudioError: ``WILDCARD_EXISTS``, or the disk's failure.
        """
        self._check_free(name)
        self._disk_write(self._target(name), data)

    def add(self, files: Sequence[Path]) -> tuple[tuple[str, ...], tuple[StudioError, ...]]:
        """Copy text files, and those in folders, into the folder.

        Of a collection in YAML or JSON, each list becomes a text file.

        Returns:
            the names of the new wildcards, and what kept others from being added.
        """
        added, failures = [], []
        taken = {one.casefold() for one in self._files()}
        for file in files:
            for one in _importable(file) if file.is_dir() else [file]:
                within = one.relative_to(file.parent) if file.is_dir() else Path(one.name)
                try:
                    for wanted, text in self._contents(one, within).items():
                        name = _free(_usable_name(wanted), taken)
                        self._disk_write(self._target(name), _encoded(name, text))
                        added.append(name)
                        taken.add(name.casefold())
                except StudioError as error:
                    failures.append(error)
        return tuple(added), tuple(failures)

    def _contents(self, file: Path, within: Path) -> Mapping[str, str]:
        """The wildcards in a file that isn't in the folder, by the name that each should get."""
        text = self._text(file.name, file)
        suffix = file.suffix.casefold()
        if suffix not in COLLECTION_SUFFIXES:
            return {within.with_suffix("").as_posix(): text}
        return read_collection(file.stem, text, is_json=suffix == JSON_SUFFIX)

    def _files(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for folder, folders, files in os.walk(self.folder):
            folders[:] = sorted(one for one in folders if not one.startswith("."))
            for file in sorted(files):
                if file.startswith(".") or Path(file).suffix.casefold() != SUFFIX:
                    continue
                path = Path(folder) / file
                name = path.relative_to(self.folder).with_suffix("").as_posix()
                found[unicodedata.normalize("NFC", name)] = path
                if len(found) >= _FILES_MAX:
                    return found
        return found

    def _path(self, name: str) -> Path:
        """The file of a wildcard that is there, whatever its suffix and accents look like."""
        # The usual case, without listing the folder.
        usual = self._target(name)
        return usual if usual.exists() else self._files().get(name, usual)

    def _target(self, name: str) -> Path:
        parts = name.split("/")
        if any(part in ("", ".", "..") or "\\" in part for part in parts):
            raise StudioError(ErrorCode.WILDCARD_NAME, wildcard=name)
        return self.folder.joinpath(*parts[:-1], f"{parts[-1]}{SUFFIX}")

    def _check_free(self, name: str) -> None:
        if name.casefold() in (one.casefold() for one in self._files()):
            raise StudioError(ErrorCode.WILDCARD_EXISTS, wildcard=name)

    def _text(self, name: str, path: Path) -> str:
        try:
            size = path.stat().st_size
            if size > WILDCARD_MAX_BYTES:
                raise _too_large(name, size)
            data = read_regular(path)
        except OSError as error:
            raise StudioError(ErrorCode.WILDCARD_GONE, wildcard=name) from error
        if len(data) > WILDCARD_MAX_BYTES:
            raise _too_large(name, len(data))
        return decoded(name, data)

    def _write(self, name: str, text: str) -> None:
        self._disk_write(self._path(name), _encoded(name, text))

    def _disk_write(self, path: Path, data: bytes) -> None:
        with disk_errors(self.folder):
            self._disk.make_folder(path.parent)
        write_over(self._disk, path, data)

    def _tidy(self, folder: Path) -> None:
        """Remove folders that are empty now."""
        while folder != self.folder and folder.is_relative_to(self.folder):
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent


def _importable(folder: Path) -> Sequence[Path]:
    """The files in ``folder`` that may be wildcards; JSON may be anything."""
    suffixes = {SUFFIX, *COLLECTION_SUFFIXES} - {JSON_SUFFIX}
    found = (one for one in folder.rglob("*") if one.suffix.casefold() in suffixes)
    return sorted(islice(found, _FILES_MAX))


def checked_name(name: str) -> str:
    """``name`` as it is in prompts: without suffix and spaces around its parts.

    Raises:
        StudioError: ``WILDCARD_NAME``.
    """
    composed = unicodedata.normalize("NFC", name.replace("\\", "/").replace("／", "/"))
    plain = composed.strip().removesuffix(SUFFIX).strip("/ ")
    parts = [part.strip() for part in plain.split("/")]
    found = "/".join(parts)
    # What a prompt would read is what decides.
    nodes = parse_template(f"__{found}__").nodes
    is_read = len(nodes) == 1 and getattr(nodes[0], "pattern", None) == found
    is_plain = all(is_plain_name(part) and not part.startswith(".") for part in parts)
    if not (is_read and is_plain and "*" not in found and len(found.encode()) <= 200):
        raise StudioError(ErrorCode.WILDCARD_NAME, wildcard=name[:80])
    return found


def decoded(name: str, data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with its mark, GB 18030, or Windows' Western encoding.

    Raises:
        StudioError: ``WILDCARD_UNREADABLE``: it is no text.
    """
    unreadable = StudioError(ErrorCode.WILDCARD_UNREADABLE, wildcard=name)
    encodings = [one for mark, one in _BOMS.items() if data.startswith(mark)] or ["utf-8"]
    if encodings == ["utf-8"]:
        # Letters of Chinese encodings have two bytes, mostly above 127; accents stand alone.
        runs = [len(run) for run in _HIGH_BYTES.findall(data)]
        if sum(run for run in runs if run % 2 == 0) * 2 > sum(runs):
            encodings.append("gb18030")
        encodings.append("cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise unreadable
        return text
    raise unreadable


def _usable_name(name: str) -> str:
    """``name``, or what is like it and can be used."""
    try:
        return checked_name(name)
    except StudioError:
        plain = re.sub(r"[^\w/ -]|__+", " ", unicodedata.normalize("NFC", name))
        parts = (" ".join(part.split())[:60].strip(" _-") for part in plain.split("/"))
        usable = "/".join(part for part in parts if part)
        try:
            return checked_name(usable)
        except StudioError:
            return "wildcard"


def _free(name: str, taken: set[str]) -> str:
    candidates = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(one for one in candidates if one.casefold() not in taken)


def _encoded(name: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if len(data) > WILDCARD_MAX_BYTES:
        raise _too_large(name, len(data))
    return data


def _send_to_trash(path: Path) -> None:
    # Imported here: few need it, and the window imports this module before its first paint.
    from send2trash import send2trash

    send2trash(path)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return stat.st_size, stat.st_mtime_ns


def _too_large(name: str, size: int) -> StudioError:
    limit = size_in_words(WILDCARD_MAX_BYTES)
    return StudioError(
        ErrorCode.WILDCARD_TOO_LARGE, wildcard=name, size=size_in_words(size), limit=limit
    )
