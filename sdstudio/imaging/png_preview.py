"""A small copy of a large picture within its own PNG: shown until all pixels are decoded."""

import struct
import zlib
from pathlib import Path
from typing import Final

from sdstudio.disk import open_regular
from sdstudio.imaging.png import SIGNATURE, Rgb
from sdstudio.imaging.thumbnail import encode_thumbnail, rgb_of_thumbnail

#: Private, and not to be copied by programs that change the pixels.
_KIND: Final = b"prVW"
_HEAD: Final = struct.Struct(">I4s")
_CRC_BYTES: Final = 4
#: The signature, and the chunk that has to come first.
_START_BYTES: Final = len(SIGNATURE) + _HEAD.size + 13 + _CRC_BYTES
_LIMIT_BYTES: Final = 2**20


def with_preview(png: bytes, rgb: Rgb) -> bytes:
    """``png``, which is a picture of ``rgb``, with a preview."""
    jpeg = encode_thumbnail(rgb)
    chunk = _HEAD.pack(len(jpeg), _KIND) + jpeg + struct.pack(">I", zlib.crc32(_KIND + jpeg))
    return png[:_START_BYTES] + chunk + png[_START_BYTES:]


def read_preview(path: Path) -> Rgb | None:
    """The preview in the PNG at ``path``; ``None`` if there is none. No pixel is decoded."""
    try:
        with open_regular(path) as file:
            file.seek(_START_BYTES)
            length, kind = _HEAD.unpack(file.read(_HEAD.size))
            if kind != _KIND or length > _LIMIT_BYTES:
                return None
            jpeg, crc = file.read(length), file.read(_CRC_BYTES)
    except (OSError, struct.error):
        return None
    if crc != struct.pack(">I", zlib.crc32(_KIND + jpeg)):
        return None
    try:
        return rgb_of_thumbnail(jpeg)
    except ValueError:
        return None
