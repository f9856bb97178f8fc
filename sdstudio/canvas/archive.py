"""ZIP files from anywhere: entries by name, within bounds. Nothing is unpacked to the disk."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO, Final

#: More entries than any project has.
_ENTRIES_MAX: Final = 5000
#: The list of them, with long names; all of it is read at once.
_DIRECTORY_MAX_BYTES: Final = 4 * 2**20
#: The year in which ZIP begins: the same project makes the same file.
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o644 << 16


class ArchiveError(Exception):
    """The file can't be read as an archive, or contains more than is allowed."""


class Archive:
    """An open ZIP file.

    Args:
        file: stays open as long as this is used.
    """

    def __init__(self, file: BinaryIO) -> None:
        bounded = _Bounded(file, _DIRECTORY_MAX_BYTES)
        try:
            self._zip = zipfile.ZipFile(bounded)
        except Exception as error:  # of a hostile file: anything that parsing stumbles over
            raise ArchiveError("not a ZIP file") from error
        bounded.read_max_bytes = None
        entries = self._zip.infolist()
        if len(entries) > _ENTRIES_MAX:
            raise ArchiveError("too many entries")
        # Of two entries with one name, programs disagree which counts.
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) < len(entries):
            raise ArchiveError("two entries have the same name")

    @property
    def names(self) -> list[str]:
        """Of its entries."""
        return list(self._entries)

    def size_bytes(self, name: str) -> int | None:
        """How long an entry says that it is; no more of it is read. ``None`` if it isn't there."""
        entry = self._entries.get(name)
        return None if entry is None else entry.file_size

    def read(self, name: str, limit_bytes: int) -> bytes:
        """An entry.

        Raises:
            ArchiveError: it isn't there, is damaged, or longer than ``limit_bytes``, whatever it
                says of itself.
        """
        entry = self._entries.get(name)
        if entry is None or entry.flag_bits & 1:
            raise ArchiveError(f"no {name}")
        try:
            with self._zip.open(entry) as file:
                data = file.read(limit_bytes + 1)
        except Exception as error:
            raise ArchiveError(f"{name} can't be read") from error
        if len(data) > limit_bytes:
            raise ArchiveError(f"{name} is too long")
        return data


class _Bounded:
    """A file of which no more is read at once than is allowed, whatever it says of itself."""

    def __init__(self, file: BinaryIO, read_max_bytes: int | None) -> None:
        self.read_max_bytes = read_max_bytes
        self.seek = file.seek
        self.tell = file.tell
        self._file = file

    def read(self, size_bytes: int = -1) -> bytes:
        """As of a file."""
        limit = self.read_max_bytes
        if limit is None:
            return self._file.read(size_bytes)
        if size_bytes > limit:
            raise ArchiveError("the list of entries is too long")
        # All of the rest is read where the list is looked for: at the end.
        return self._file.read(limit if size_bytes < 0 else size_bytes)

    def seekable(self) -> bool:
        """As of a file."""
        return True


def pack(entries: Mapping[str, bytes]) -> bytes:
    """A ZIP file with ``entries`` in their order, which are stored as they are."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.external_attr = _READABLE
            archive.writestr(info, data)
    return file.getvalue()
