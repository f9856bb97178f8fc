"""PNG files of anybody's: read as if they were hostile."""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.metadata import TEXT_LIMIT_CHARACTERS
from sdstudio.imaging.png import SIGNATURE, Rgb

if TYPE_CHECKING:
    from PIL.Image import Image

_CHUNK_HEAD = struct.Struct(">I4s")
_TEXT_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_TEXTS_MAX = 64
_CHUNKS_MAX = 100_000


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
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # Pillow only warns from 89 million pixels on and raises at twice that.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with open_regular(path) as file, Image.open(file, formats=("PNG",)) as image:
                image.load()
                return np.asarray(opaque(image))
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise StudioError(ErrorCode.METADATA_UNREADABLE) from error


def opaque(image: "Image") -> "Image":
    """``image`` as RGB, transparency on white."""
    from PIL import Image

    if image.mode.startswith("I"):
        return _in_eight_bits(image).convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")


def _in_eight_bits(image: "Image") -> "Image":
    """Grey of sixteen bits, which Pillow would cut off at 255 instead."""
    import numpy as np
    from PIL import Image

    return Image.fromarray((np.asarray(image).clip(0, 0xFFFF) >> 8).astype(np.uint8))


def _walk(file: BinaryIO) -> PngFacts:
    if file.read(len(SIGNATURE)) != SIGNATURE:
        raise ValueError("no PNG signature")
    width = height = 0
    texts: dict[str, str] = {}
    for _ in range(_CHUNKS_MAX):
        length, kind = _CHUNK_HEAD.unpack(file.read(_CHUNK_HEAD.size))
        if kind == b"IEND":
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
