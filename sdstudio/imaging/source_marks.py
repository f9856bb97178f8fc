"""Whether a file of any program says that its picture was made with AI."""

import contextlib
import struct
from pathlib import Path
from typing import BinaryIO, Final

from sdstudio.disk import open_regular
from sdstudio.domain.embedded import XMP_SOURCE_TYPE
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.source_type import FileMarks, SourceType
from sdstudio.imaging.decoding import unreadable_as
from sdstudio.imaging.embedded_texts import read_embedded
from sdstudio.imaging.png import SIGNATURE

#: Parts of a file that are looked at.
_PARTS_MAX: Final = 1000
#: What a manifest store is called in the head of its JUMBF box.
_LABEL: Final = b"c2pa"
_JPEG_JUMBF: Final = b"\xff\xeb"
_C2PA_UUID: Final = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_BOX_HEAD_BYTES: Final = 64


def read_source(path: Path) -> SourceType | None:
    """The mark in the XMP of the picture at ``path``; ``None`` where there is none.

    Raises:
        StudioError: ``METADATA_UNREADABLE``, as of :func:`read_embedded`.
    """
    return SourceType.of_uri(read_embedded(path).texts.get(XMP_SOURCE_TYPE, ""))


def read_marks(path: Path) -> FileMarks:
    """What the file at ``path`` says; nothing if it can't be read."""
    source, has_credentials = None, False
    with contextlib.suppress(StudioError):
        source = read_source(path)
    with (
        contextlib.suppress(StudioError),
        unreadable_as(StudioError(ErrorCode.METADATA_UNREADABLE)),
        open_regular(path) as file,
    ):
        has_credentials = _has_credentials(file)
    return FileMarks(source, has_credentials)


def _has_credentials(file: BinaryIO) -> bool:
    head = file.read(16)
    if head.startswith(SIGNATURE):
        return any(kind == b"caBX" for kind in _boxes(file, len(SIGNATURE), ">I4s", 4))
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return any(kind == b"C2PA" for kind in _boxes(file, 12, "<4sI", 0))
    if head.startswith(b"\xff\xd8"):
        return _jpeg_has_credentials(file)
    return _isobmff_has_credentials(file)


def _boxes(file: BinaryIO, at: int, form: str, checksum_bytes: int) -> list[bytes]:
    """The kinds of the chunks of a PNG or WebP."""
    kinds: list[bytes] = []
    for _ in range(_PARTS_MAX):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            break
        first, second = struct.unpack(form, head)
        kind, length = (second, first) if isinstance(second, bytes) else (first, second)
        kinds.append(kind)
        at += 8 + length + checksum_bytes
        if not checksum_bytes:
            at += length % 2
    return kinds


def _jpeg_has_credentials(file: BinaryIO) -> bool:
    at = 2
    for _ in range(_PARTS_MAX):
        file.seek(at)
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] in (0xDA, 0xD9):
            return False
        if head[:2] == _JPEG_JUMBF and _LABEL in file.read(_BOX_HEAD_BYTES):
            return True
        at += 2 + int.from_bytes(head[2:])
    return False


def _isobmff_has_credentials(file: BinaryIO) -> bool:
    """Whether there is a box of C2PA at the top level of an AVIF or HEIF."""
    at = 0
    for _ in range(_PARTS_MAX):
        file.seek(at)
        head = file.read(_BOX_HEAD_BYTES)
        if len(head) < 24:
            return False
        length = int.from_bytes(head[:4])
        if head[4:8] == b"uuid" and head[8:24] == _C2PA_UUID:
            return True
        if length == 1:
            length = int.from_bytes(head[8:16])
        if length < 8:
            return False
        at += length
    return False
