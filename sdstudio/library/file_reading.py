"""Reads what the library keeps of a picture file of any program. Any thread; no database."""

import contextlib
import hashlib
import json
import os
import time
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path
from typing import Final

from sdstudio.disk import open_regular
from sdstudio.domain.embedded import Embedded
from sdstudio.domain.errors import StudioError
from sdstudio.domain.metadata import PictureMetadata, decode
from sdstudio.domain.peer_metadata import READER_VERSION, read_settings
from sdstudio.domain.picture_settings import PictureSettings
from sdstudio.imaging import read_embedded
from sdstudio.library.folder_listing import FolderFile
from sdstudio.library.identity import identity
from sdstudio.library.picture_rows import created_at

#: How many bytes of a file's beginning, and of its end, its identity is made from.
_IDENTIFYING_BYTES: Final = 64 * 1024
# A file that is being copied is written to more often than this.
_SETTLED_S: Final = 10
# For formats that don't say where they end.
_QUIET_S: Final = 2
_TEXTS_MAX_BYTES: Final = 8_000_000


class Unread(Enum):
    """Why a file couldn't be read."""

    #: It may not be completely written yet.
    UNFINISHED = auto()
    #: It isn't a picture, or is damaged.
    UNREADABLE = auto()
    #: The disk refused to read it.
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that couldn't be read."""

    file: FolderFile
    reason: Unread


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read.

    Args:
        created_at: in ISO 8601; when the file was last written, unless it is ours.
        metadata: of a picture that this program made.
        settings, texts: of any other; ``texts`` as :func:`packed_texts` returns them.
    """

    file: FolderFile
    identity: str
    width: int
    height: int
    created_at: str
    metadata: PictureMetadata | None
    settings: str | None = None
    texts: tuple[bytes, bool] | None = None


def read_file(root: Path, file: FolderFile) -> ReadFile | UnreadFile:
    """Read the file at ``file.name`` below ``root``, without decoding its pixels.

    The result has the size and time that were listed: if the file has changed since, it is listed
    with others the next time, and read again.
    """
    path = root / file.name
    try:
        with open_regular(path) as stream:
            stat = os.fstat(stream.fileno())
            head = stream.read(_IDENTIFYING_BYTES)
            stream.seek(max(len(head), stat.st_size - _IDENTIFYING_BYTES))
            tail = stream.read(_IDENTIFYING_BYTES)
    except OSError:
        return UnreadFile(file, Unread.REFUSED)
    age_s = abs(time.time() - stat.st_mtime)
    try:
        embedded = read_embedded(path)
    except StudioError as error:
        if isinstance(error.__cause__, OSError) and not _is_format_error(error.__cause__):
            return UnreadFile(file, Unread.REFUSED)
        return UnreadFile(file, Unread.UNFINISHED if age_s < _SETTLED_S else Unread.UNREADABLE)
    is_whole = _is_whole(embedded.format, head, tail)
    if is_whole is not True and age_s < (_QUIET_S if is_whole is None else _SETTLED_S):
        return UnreadFile(file, Unread.UNFINISHED)
    if not (0 < embedded.width < 2**31 and 0 < embedded.height < 2**31):
        return UnreadFile(file, Unread.UNREADABLE)
    with contextlib.suppress(StudioError):
        if embedded.format == "PNG":
            metadata = decode(embedded.texts)
            when = created_at(metadata.provenance).isoformat()
            size = (embedded.width, embedded.height)
            return ReadFile(file, identity(metadata, embedded.texts), *size, when, metadata)
    return ReadFile(
        file,
        content_identity(stat.st_size, head, tail),
        embedded.width,
        embedded.height,
        _moment(stat.st_mtime_ns),
        None,
        settings_json(embedded),
        packed_texts(embedded),
    )


def content_identity(size_bytes: int, head: bytes, tail: bytes) -> str:
    """A key that is the same for a file and its copies, whatever they are called."""
    digest = hashlib.sha256(b"%d\n" % size_bytes)
    digest.update(head)
    digest.update(tail)
    return digest.hexdigest()[:32]


def settings_json(embedded: Embedded) -> str:
    """How a picture was made; the program is empty where that is unknown."""
    settings, _version = read_settings(embedded)
    return (settings or PictureSettings(program="")).to_json()


def packed_texts(embedded: Embedded) -> tuple[bytes, bool] | None:
    """The texts for a newer reader, and whether they are all; ``None`` if there are none."""
    if not embedded.texts:
        return None
    raw = embedded.raw()
    is_whole = len(json.loads(raw)) == len(embedded.texts)
    return zlib.compress(raw.encode(), 1), is_whole


def read_again(texts: bytes, width: int, height: int) -> str | None:
    """The settings in packed texts, as a newer reader finds them; ``None`` if they are damaged."""
    try:
        unpacker = zlib.decompressobj()
        raw = json.loads(unpacker.decompress(texts, _TEXTS_MAX_BYTES))
    except (zlib.error, ValueError, RecursionError):
        return None
    if not isinstance(raw, dict):
        return None
    kept = {key: text for key, text in raw.items() if isinstance(text, str)}
    return settings_json(Embedded("", width, height, kept))


#: Stored next to the settings that it found.
SETTINGS_VERSION: Final = READER_VERSION


def _is_whole(format_: str, head: bytes, tail: bytes) -> bool | None:
    """Whether the end is there; ``None`` where the format doesn't say, or has no end."""
    end = tail or head
    match format_:
        case "PNG" | "WEBP":
            return True  # otherwise it couldn't have been read
        case "JPEG" | "MPO":
            return b"\xff\xd9" in end
        case "GIF":
            return end.rstrip(b"\0").endswith(b";")
    return None


def _is_format_error(error: OSError) -> bool:
    # Pillow raises these, without a number, for files that it doesn't know.
    return error.errno is None


def _moment(modified_ns: int) -> str:
    try:
        return datetime.fromtimestamp(max(0, modified_ns) / 1e9, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return datetime.now(UTC).isoformat()
