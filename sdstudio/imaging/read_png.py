"""PNG files of anybody's: read as if they were hostile."""

import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import TEXT_LIMIT_CHARACTERS
from sdstudio.imaging.decoding import decode, unreadable_as
from sdstudio.imaging.png import SIGNATURE, Rgb

_CHUNK_HEAD = struct.Struct(">I4s")
_TEXT_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_TEXTS_MAX = 64
_CHUNKS_MAX = 100_000
#: A quarter more than the largest picture that can be started from.
_PIXELS_MAX: Final = 8192 * 8192 * 5 // 4


@dataclass(frozen=True, slots=True)
class PngFacts:
    """What a PNG says before its pixels are decoded."""

    width: int
    height: int
    texts: dict[str, str]


def read_facts(path: Path) -> PngFacts:
    """Size and texts of the PNG at ``path``; its pixels are skipped, but the file must be whole.

    Raises:
        StudioError: ``METADATA_UNREADABLE`` where it is no PNG, is cut short or cannot be read.
    """
    try:
        with open_regular(path) as file:
            return _walk(file)
    except (OSError, ValueError, struct.error, zlib.error) as error:
        raise StudioError(ErrorCode.METADATA_UNREADABLE) from error


def read_texts(path: Path) -> dict[str, str]:
    """The texts of the PNG at ``path``, by key.

    Raises:
        StudioError: as :func:`read_facts`.
    """
    return read_facts(path).texts


def read_rgb(path: Path) -> Rgb:
    """The pixels of the PNG at ``path``: (height, width, 3), 8 bits, transparency on white.

    Raises:
        StudioError: ``METADATA_UNREADABLE`` where it is no PNG, damaged or absurdly large.
    """
    import numpy as np

    with unreadable_as(StudioError(ErrorCode.METADATA_UNREADABLE)), open_regular(path) as file:
        return np.asarray(decode(file, _check_pixels, ("PNG",)).on("white"))


def _check_pixels(width: int, height: int) -> None:
    if width * height > _PIXELS_MAX:
        raise ValueError(f"{width} × {height} pixels")


def _walk(file: BinaryIO) -> PngFacts:
    if file.read(len(SIGNATURE)) != SIGNATURE:
        raise ValueError("no PNG signature")
    width = height = 0
    texts: dict[str, str] = {}
    for _ in range(_CHUNKS_MAX):
        length, kind = _CHUNK_HEAD.unpack(file.read(_CHUNK_HEAD.size))
        if kind == b"IEND":
            if not (0 < width < 2**31 and 0 < height < 2**31):
                raise ValueError("no size")
            return PngFacts(width, height, texts)
        if kind == b"IHDR":
            width, height = struct.unpack(">II", _checked(file, kind, length)[:8])
        elif kind in _TEXT_CHUNKS and length <= TEXT_LIMIT_CHARACTERS and len(texts) < _TEXTS_MAX:
            key, text = _text(kind, _checked(file, kind, length))
            texts.setdefault(key, text)
        else:
            file.seek(length + 4, io.SEEK_CUR)
    raise ValueError("too many chunks")


def _checked(file: BinaryIO, kind: bytes, length: int) -> bytes:
    data = file.read(min(length, TEXT_LIMIT_CHARACTERS))
    (crc,) = struct.unpack(">I", file.read(4))
    if zlib.crc32(kind + data) != crc:
        raise ValueError(f"damaged {kind!r}")
    return data


def _text(kind: bytes, data: bytes) -> tuple[str, str]:
    key, _, rest = data.partition(b"\x00")
    name = key.decode("latin-1")
    if kind == b"tEXt":
        return name, rest.decode("latin-1")
    if kind == b"zTXt":
        return name, _inflated(rest[1:]).decode("latin-1")
    compressed, rest = rest[:1] == b"\x01", rest[2:]
    _language, _, rest = rest.partition(b"\x00")
    _translated_key, _, value = rest.partition(b"\x00")
    return name, (_inflated(value) if compressed else value).decode("utf-8")


def _inflated(data: bytes) -> bytes:
    inflater = zlib.decompressobj()
    text = inflater.decompress(data, TEXT_LIMIT_CHARACTERS)
    if inflater.unconsumed_tail:
        raise ValueError("text too long")
    return text
