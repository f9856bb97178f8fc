"""What picture files of any program say besides their pixels: read as if they were hostile.

Pixels are decoded only for NovelAI's hidden text, and only where nothing else is said. PNG, JPEG
and WebP are walked here; of other formats, Pillow reads the header.
"""

import contextlib
import io
import json
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from sdstudio.disk import open_regular
from sdstudio.domain.embedded import (
    COMMENT,
    SIDECAR,
    TEXT_MAX_CHARACTERS,
    TEXTS_MAX_CHARACTERS,
    Embedded,
)
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.imaging.decoding import open_image, unreadable_as, webp_size
from sdstudio.imaging.exif_texts import exif_texts
from sdstudio.imaging.png import SIGNATURE
from sdstudio.imaging.read_png import TEXT_CHUNKS, TEXTS_MAX, chunk_text, png_size, walk_chunks
from sdstudio.imaging.stealth_texts import stealth_text
from sdstudio.imaging.xmp_packet import XMP_KEY
from sdstudio.imaging.xmp_texts import xmp_texts

_SIDECAR_MAX_BYTES: Final = 1_000_000
_PIXELS_MAX: Final = 2**31
#: Chunks and segments; files of programs have a few dozen.
_PARTS_MAX: Final = 1000
#: What programs that write no settings say about themselves.
_SAYING_NOTHING: Final = frozenset(
    {"Software", "Title", "date:create", "date:modify", "date:timestamp"}
)
_JPEG_EXIF, _JPEG_XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
#: SOF0 to SOF15, but for those with other meanings.
_JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_RGBA: Final = 6


def read_embedded(path: Path) -> Embedded:
    """Format, size and texts of the picture at ``path``, with ``.txt`` and ``.xmp`` next to it.

    Raises:
        StudioError: ``METADATA_UNREADABLE`` it isn't a picture, is cut short, or can't be
            read.
    """
    with unreadable_as(StudioError(ErrorCode.METADATA_UNREADABLE)), open_regular(path) as file:
        head = file.read(16)
        file.seek(0)
        if head.startswith(SIGNATURE):
            found = _read_png(file)
        elif head.startswith(b"\xff\xd8\xff"):
            found = _read_jpeg(file)
        elif head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            found = _read_webp(file)
        else:
            found = _read_with_pillow(file)
    texts = {**_beside(path), **found.texts}
    return Embedded(found.format, found.width, found.height, _bounded(texts))


def _read_png(file: BinaryIO) -> Embedded:
    texts: dict[str, str] = {}
    size: tuple[int, int] | None = None
    colour, left, orientation = 0, TEXTS_MAX_CHARACTERS, 1

    def is_wanted(kind: bytes, length: int) -> bool:
        if kind == b"IHDR":
            return length == 13
        is_text = kind in TEXT_CHUNKS or kind == b"eXIf"
        return is_text and length <= min(left, 4 * TEXT_MAX_CHARACTERS) and len(texts) < TEXTS_MAX

    for kind, data in walk_chunks(file, is_wanted):
        if kind == b"IHDR":
            size, colour = png_size(data), data[9]
            continue
        left -= len(data)
        if kind == b"eXIf":
            found, orientation = exif_texts(data)
            texts = {**found, **texts}
            continue
        try:
            key, text = chunk_text(kind, data, TEXT_MAX_CHARACTERS)
        except (ValueError, zlib.error):
            # It may have been unpacked in vain.
            left -= TEXT_MAX_CHARACTERS
            continue
        left -= len(text)
        # Some programs write UTF-8 where the standard has Latin-1.
        texts.setdefault(key, _as_utf8(text) if kind != b"iTXt" else text)
    if size is None:
        raise ValueError("no size")
    if XMP_KEY in texts:
        texts = {**xmp_texts(texts.pop(XMP_KEY).encode("utf-8", "replace")), **texts}
    if colour == _RGBA and not texts.keys() - _SAYING_NOTHING:
        texts |= _hidden(file)
    return _upright("PNG", size, texts, orientation)


def _hidden(file: BinaryIO) -> dict[str, str]:
    """The texts hidden in the pixels; none where the pixels can't be decoded."""
    file.seek(0)
    text = ""
    with contextlib.suppress(StudioError), unreadable_as(StudioError(ErrorCode.NOT_VALID)):
        text = stealth_text(file)
    if not text:
        return {}
    with contextlib.suppress(ValueError, RecursionError):
        said = json.loads(text)
        # NovelAI hides its texts, A1111's extension the one text.
        if isinstance(said, dict) and "Comment" in said:
            return {key: one for key, one in said.items() if isinstance(one, str)}
    return {"parameters": text}


def _read_jpeg(file: BinaryIO) -> Embedded:
    texts: dict[str, str] = {}
    size: tuple[int, int] | None = None
    orientation = 1
    for kind, data in _segments(file):
        if kind in _JPEG_FRAMES and size is None:
            height, width = struct.unpack(">HH", data[1:5])
            size = width, height
        elif kind == 0xE1 and data.startswith(_JPEG_EXIF):
            found, orientation = exif_texts(data)
            texts = {**found, **texts}
        elif kind == 0xE1 and data.startswith(_JPEG_XMP):
            texts = {**xmp_texts(data[len(_JPEG_XMP) :]), **texts}
        elif kind == 0xFE:
            texts.setdefault(COMMENT, _as_utf8(data.decode("latin-1")))
    if size is None or not all(size):
        raise ValueError("no size")
    return _upright("JPEG", size, texts, orientation)


def _segments(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Marker and data of each segment before the pixels."""
    file.seek(2)
    for _ in range(_PARTS_MAX):
        start = file.read(2)
        while start == b"\xff\xff":  # padding
            start = start[1:] + file.read(1)
        if len(start) < 2 or start[0] != 0xFF:
            raise ValueError("no segment")
        marker = start[1]
        if marker in (0xDA, 0xD9):
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            continue
        (length,) = struct.unpack(">H", file.read(2))
        if marker in _JPEG_FRAMES or marker in (0xE1, 0xFE):
            data = file.read(length - 2) if length > 2 else b""
            if len(data) != length - 2:
                raise ValueError("cut short")
            yield marker, data
        else:
            file.seek(max(0, length - 2), io.SEEK_CUR)
    raise ValueError("too many segments")


def _read_webp(file: BinaryIO) -> Embedded:
    head = file.read(64)
    size = webp_size(head)
    if size is None or not all(size):
        raise ValueError("no size")
    end = 8 + int.from_bytes(head[4:8], "little")
    if file.seek(0, io.SEEK_END) < end - 1:
        raise ValueError("cut short")
    texts: dict[str, str] = {}
    at, orientation = 12, 1
    for _ in range(_PARTS_MAX):
        if at + 8 > end:
            break
        file.seek(at)
        kind, length = struct.unpack("<4sL", file.read(8))
        if kind in (b"EXIF", b"XMP ") and length <= TEXTS_MAX_CHARACTERS:
            data = file.read(length)
            if kind == b"EXIF":
                found, orientation = exif_texts(data)
                texts = {**found, **texts}
            else:
                texts = {**xmp_texts(data), **texts}
        at += 8 + length + length % 2
    return _upright("WEBP", size, texts, orientation)


def _read_with_pillow(file: BinaryIO) -> Embedded:
    image = open_image(file, _check_size)
    texts: dict[str, str] = {}
    orientation = 1
    if isinstance(exif := image.info.get("exif"), bytes) and len(exif) <= TEXTS_MAX_CHARACTERS:
        texts, orientation = exif_texts(exif)
    if isinstance(packet := image.info.get("xmp"), bytes):
        texts = {**xmp_texts(packet), **texts}
    comment = image.info.get(COMMENT)
    if isinstance(comment, bytes):
        comment = comment[:TEXT_MAX_CHARACTERS].decode("latin-1")
    if isinstance(comment, str):
        texts.setdefault(COMMENT, _as_utf8(comment))
    return _upright(str(image.format), image.size, texts, orientation)


def _upright(
    format_: str, size: tuple[int, int], texts: Mapping[str, str], orientation: int
) -> Embedded:
    # From 5 on, the picture is rotated by 90°.
    width, height = size[::-1] if orientation >= 5 else size
    return Embedded(format_, width, height, texts)


def _beside(path: Path) -> dict[str, str]:
    """The texts of the files beside the picture that belong to it."""
    texts: dict[str, str] = {}
    for suffix in (".txt", ".xmp"):
        if suffix == ".txt":
            names = [path.with_suffix(suffix)]
        else:
            names = [path.with_suffix(suffix), path.with_name(path.name + suffix)]
        for one in names:
            # A link could lead to anything.
            with contextlib.suppress(OSError, ValueError):
                if one.is_symlink() or not one.is_file():
                    continue
                with open_regular(one) as file:
                    data = file.read(_SIDECAR_MAX_BYTES)
                if suffix == ".xmp":
                    texts = {**xmp_texts(data), **texts}
                else:
                    text = data.decode("utf-8-sig", "replace")
                    texts.setdefault(SIDECAR, text)
    return texts


def _bounded(texts: Mapping[str, str]) -> dict[str, str]:
    return {key: text[:TEXT_MAX_CHARACTERS] for key, text in list(texts.items())[:TEXTS_MAX]}


def _as_utf8(text: str) -> str:
    """``text``, which was read as Latin-1, as UTF-8 where it is that."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _check_size(width: int, height: int) -> None:
    if not 0 < width * height < _PIXELS_MAX:
        raise ValueError(f"{width} × {height} pixels")
