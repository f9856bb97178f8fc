"""PNG files of anybody's: read as if they were hostile."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import TEXT_LIMIT_CHARACTERS
from sdstudio.imaging.decoding import decode, unreadable_as
from sdstudio.imaging.png import SIGNATURE, Rgb

_CHUNK_HEAD = struct.Struct(">I4s")
TEXT_CHUNKS: Final = frozenset({b"tEXt", b"zTXt", b"iTXt"})
#: Of one file; more are not read.
TEXTS_MAX: Final = 64
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


def read_picture(path: Path) -> Rgb:
    """As :func:`read_rgb`, for images of any supported format, upright and in sRGB."""
    import numpy as np

    with unreadable_as(StudioError(ErrorCode.METADATA_UNREADABLE)), open_regular(path) as file:
        return np.asarray(decode(file, _check_pixels).on("white"))


def _check_pixels(width: int, height: int) -> None:
    if width * height > _PIXELS_MAX:
        raise ValueError(f"{width} × {height} pixels")


def walk_chunks(
    file: BinaryIO, is_wanted: Callable[[bytes, int], bool]
) -> Iterator[tuple[bytes, bytes]]:
    """Kind and data of the wanted chunks of a PNG that is whole; the others are skipped.

    Args:
        is_wanted: asked with a chunk's kind and length; bounds what is read.

    Raises:
        ValueError: no PNG, or a wanted chunk is damaged.
        struct.error: the file is cut short.
    """
    if file.read(len(SIGNATURE)) != SIGNATURE:
        raise ValueError("no PNG signature")
    for _ in range(_CHUNKS_MAX):
        length, kind = _CHUNK_HEAD.unpack(file.read(_CHUNK_HEAD.size))
        if kind == b"IEND":
            return
        if is_wanted(kind, length):
            yield kind, _checked(file, kind, length)
        else:
            file.seek(length + 4, io.SEEK_CUR)
    raise ValueError("too many chunks")


def png_size(header: bytes) -> tuple[int, int]:
    """Width and height in the data of ``IHDR``. Raises ``ValueError`` where it is no size."""
    width, height = struct.unpack(">II", header[:8])
    if not (0 < width < 2**31 and 0 < height < 2**31):
        raise ValueError("no size")
    return width, height


def _walk(file: BinaryIO) -> PngFacts:
    size: tuple[int, int] | None = None
    texts: dict[str, str] = {}
    read = 0

    def is_wanted(kind: bytes, length: int) -> bool:
        if kind == b"IHDR":
            return length <= TEXT_LIMIT_CHARACTERS
        return kind in TEXT_CHUNKS and length <= TEXT_LIMIT_CHARACTERS and read < TEXTS_MAX

    for kind, data in walk_chunks(file, is_wanted):
        if kind == b"IHDR":
            size = png_size(data)
        else:
            # Counted even where it has the key of another: inflating it takes as long.
            read += 1
            key, text = chunk_text(kind, data, TEXT_LIMIT_CHARACTERS)
            texts.setdefault(key, text)
    if size is None:
        raise ValueError("no size")
    return PngFacts(*size, texts)


def _checked(file: BinaryIO, kind: bytes, length: int) -> bytes:
    data = file.read(length)
    (crc,) = struct.unpack(">I", file.read(4))
    if zlib.crc32(kind + data) != crc:
        raise ValueError(f"damaged {kind!r}")
    return data


def chunk_text(kind: bytes, data: bytes, limit_bytes: int) -> tuple[str, str]:
    """Key and text in the data of a chunk of one of the ``TEXT_CHUNKS``.

    Raises:
        ValueError, zlib.error: it is damaged, or longer than the limit.
    """
    key, _, rest = data.partition(b"\x00")
    name = key.decode("latin-1")
    if kind == b"tEXt":
        return name, rest.decode("latin-1")
    if kind == b"zTXt":
        return name, _inflated(rest[1:], limit_bytes).decode("latin-1")
    compressed, rest = rest[:1] == b"\x01", rest[2:]
    _language, _, rest = rest.partition(b"\x00")
    _translated_key, _, value = rest.partition(b"\x00")
    return name, (_inflated(value, limit_bytes) if compressed else value).decode("utf-8")


def _inflated(data: bytes, limit_bytes: int) -> bytes:
    inflater = zlib.decompressobj()
    text = inflater.decompress(data, limit_bytes)
    if inflater.unconsumed_tail:
        raise ValueError("text too long")
    return text
