"""TagListFolder: the imported tag lists, each a CSV file in a folder of the user's data."""

import contextlib
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Final

from sdstudio.app.kept_items import free_name, names_taken
from sdstudio.app.style_store import read_bounded
from sdstudio.disk import Disk, SystemDisk, disk_error, disk_errors, reading_errors, write_over
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.tag_list import (
    TAG_LIST_MAX_BYTES,
    TAG_LIST_SUFFIX,
    read_tags,
    tags_too_large,
)
from sdstudio.domain.text import plain_name
from sdstudio.domain.word_index import IndexedWord

_LISTS_MAX: Final = 100


class TagListFolder:
    """The lists in ``folder``, to which the artist may also copy files directly.

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

    def names(self) -> tuple[str, ...]:
        """The names of the lists, sorted.

        Raises:
            StudioError: the folder can't be read.
        """
        return tuple(sorted((file.stem for file in self._files()), key=str.casefold))

    def tags(self) -> tuple[IndexedWord, ...]:
        """The tags of all lists, each once; lists that can't be read are left out.

        Raises:
            StudioError: the folder can't be read.
        """
        found: dict[str, IndexedWord] = {}
        for file in self._files():
            try:
                tags = self._read(file)
            except StudioError:
                continue
            for tag in tags:
                known = found.get(tag.text)
                if known is None or known.count < tag.count:
                    found[tag.text] = tag
        return tuple(found.values())

    def count(self, name: str) -> int:
        """How many tags a list has.

        Raises:
            StudioError: ``TAG_LIST_UNKNOWN``, or why it can't be read.
        """
        return len(self._read(self._file(name)))

    def add(self, file: Path) -> tuple[str, int]:
        """Copy a list, unless it is here already; returns its name and how many tags it has.

        Raises:
            StudioError: ``LIST_FILE_GONE``, ``LIST_ENCODING``, ``TAGS_NONE``, ``TAGS_TOO_LARGE``
                or the disk's failure; nothing has changed.
        """
        data = read_bounded(file, TAG_LIST_MAX_BYTES)
        if data is None:
            raise tags_too_large(file.name)
        count = len(read_tags(data, file.name))
        stem = plain_name(file.stem).replace("?", "_").strip(" .") or "tags"
        return self._keep(stem, data), count

    def remove(self, name: str) -> bytes:
        """Move a list to the system's trash; returns what :meth:`restore` needs.

        Raises:
            StudioError: ``TAG_LIST_UNKNOWN`` or the disk's failure; the list is still there.
        """
        file = self._file(name)
        try:
            data = file.read_bytes()
            self._send_to_trash(file)
        except OSError as error:
            raise disk_error(error, self.folder) from error
        return data

    def restore(self, name: str, data: bytes) -> str:
        """Put a list back that :meth:`remove` removed; returns its name, which may be another one.

        Raises:
            StudioError: the disk's failure.
        """
        return self._keep(name, data)

    def _keep(self, name: str, data: bytes) -> str:
        """Write a list, unless it is here already, over no other one; returns its name."""
        files = self._files()
        for known in files:
            # One that can't be read is another one.
            with contextlib.suppress(OSError):
                if known.stat().st_size == len(data) and known.read_bytes() == data:
                    return known.stem
        name = free_name(name, names_taken(one.stem for one in files))
        with disk_errors(self.folder):
            self._disk.make_folder(self.folder)
        write_over(self._disk, self.folder / f"{name}{TAG_LIST_SUFFIX}", data)
        return name

    def _files(self) -> tuple[Path, ...]:
        """The files of the lists, sorted.

        Raises:
            StudioError: ``FOLDER_UNREADABLE`` or ``FOLDER_UNREACHABLE``.
        """
        with reading_errors(self.folder):
            if not self.folder.is_dir():
                return ()
            files = (
                one
                for one in self.folder.iterdir()
                if one.suffix.lower() == TAG_LIST_SUFFIX
                and not one.name.startswith(".")
                and one.is_file()
            )
            return tuple(sorted(islice(files, _LISTS_MAX)))

    def _file(self, name: str) -> Path:
        found = next((one for one in self._files() if one.stem == name), None)
        if found is None:
            raise StudioError(ErrorCode.TAG_LIST_UNKNOWN, value=name)
        return found

    def _read(self, file: Path) -> tuple[IndexedWord, ...]:
        data = read_bounded(file, TAG_LIST_MAX_BYTES)
        if data is None:
            raise tags_too_large(file.name)
        return read_tags(data, file.name)


def _send_to_trash(path: Path) -> None:
    # Imported here: few need it.
    from send2trash import send2trash

    send2trash(path)
