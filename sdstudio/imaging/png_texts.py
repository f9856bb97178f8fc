"""Other texts for a PNG that is there already, without its pixels being touched."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.imaging.png import KEY_MAX_BYTES, SIGNATURE, text_chunk

#: What the pixels are made from. Anything else may say something.
_PIXELS: Final = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sBIT", b"bKGD", b"pHYs"),
        *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI"),
        *(b"acTL", b"fcTL", b"fdAT"),
    )
)
_HEAD: Final = struct.Struct(">I4s")
_CRC_BYTES: Final = 4
_LATIN_END: Final = 0x100


def with_texts(png: bytes, texts: Mapping[str, str]) -> bytes:
    """``png`` with ``texts`` as the only metadata; without any, it has none.

    Raises:
        StudioError: ``METADATA_UNREADABLE``: it is no PNG, or cut short.
    """
    kept = [SIGNATURE]
    for kind, chunk in _chunks(png):
        if kind in _PIXELS:
            kept.append(chunk)
        if kind == b"IHDR":
            kept.extend(text_chunk(key, text) for key, text in texts.items())
    return b"".join(kept)


def is_text_key(key: str) -> bool:
    """Whether a text can be written under ``key``; files of others have keys of any length."""
    return 0 < len(key) <= KEY_MAX_BYTES and all(ord(letter) < _LATIN_END for letter in key)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    try:
        if not png.startswith(SIGNATURE):
            raise ValueError("no PNG signature")
        at, kind = len(SIGNATURE), b""
        while kind != b"IEND":
            length, kind = _HEAD.unpack_from(png, at)
            end = at + _HEAD.size + length + _CRC_BYTES
            chunk = png[at:end]
            if len(chunk) < end - at or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:]):
                raise ValueError(f"damaged {kind!r}")
            yield kind, chunk
            at = end
    except (ValueError, struct.error) as error:
        raise StudioError(ErrorCode.METADATA_UNREADABLE) from error
