"""ZIP files from anywhere: entries by name, within bounds. Nothing is unpacked to the disk."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import BinaryIO, Final

#: More entries than any project has.
_ENTRIES_MAX: Final = 5000
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
        try:
            self._zip = zipfile.ZipFile(file)
        except Exception as error:  # of a hostile file: anything that parsing stumbles over
            raise ArchiveError("not a ZIP file") from error
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


def pack(entries: Mapping[str, bytes]) -> bytes:
    """A ZIP file with ``entries`` in their order, which are stored as they are."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.external_attr = _READABLE
            archive.writestr(info, data)
    return file.getvalue()
