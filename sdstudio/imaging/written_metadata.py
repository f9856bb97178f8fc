"""Metadata for files other than PNG: EXIF for other programs, XMP for this one.

EXIF's UserComment holds the ``parameters`` text exactly as A1111 writes it (piexif): big-endian
EXIF, ``UNICODE\\0``, UTF-16BE. XMP's ``sdstudio:texts`` is a JSON object of all texts that a PNG of
the same picture has, by key, so that both are read alike.
"""

import html
import json
import re
import struct
from collections.abc import Mapping
from typing import Final

from sdstudio.domain.metadata import PARAMETERS_KEY
from sdstudio.domain.source_type import SourceType
from sdstudio.imaging.xmp_packet import xmp_packet

#: A JPEG's segments hold no more, with the names that they begin with.
JPEG_SEGMENT_MAX_BYTES: Final = 65_533
XMP_NAMESPACE: Final = "urn:sdstudio:metadata:1#"

_EXIF_NAME: Final = b"Exif\0\0"
_XMP_NAME: Final = b"http://ns.adobe.com/xap/1.0/\0"
_JFIF, _APP1 = b"\xff\xe0", b"\xff\xe1"
_UNICODE: Final = b"UNICODE\0"
_EXIF_POINTER: Final = 0x8769
_USER_COMMENT: Final = 0x9286
_LONG, _UNDEFINED = 4, 7
_NOT_IN_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_DIRECTORY: Final = struct.Struct(">HHHIII")  # one entry, and no further directory


def exif_of(texts: Mapping[str, str], max_bytes: int | None = None) -> bytes:
    """EXIF with the ``parameters`` text of ``texts``; empty where there is none.

    Args:
        max_bytes: what is longer is cut: the text of a JPEG may have 32,000 characters.
    """
    text = texts.get(PARAMETERS_KEY, "")
    if not text:
        return b""
    head = _EXIF_NAME + b"MM\0*" + struct.pack(">I", 8)
    main = _DIRECTORY.pack(1, _EXIF_POINTER, _LONG, 1, 8 + _DIRECTORY.size, 0)
    at = 8 + 2 * _DIRECTORY.size
    comment = _UNICODE + text.encode("utf-16-be", "replace")
    if max_bytes is not None:
        room = max_bytes - len(head) - len(main) - _DIRECTORY.size
        comment = comment[: room - room % 2]
    inner = _DIRECTORY.pack(1, _USER_COMMENT, _UNDEFINED, len(comment), at, 0)
    return head + main + inner + comment


def xmp_of(
    texts: Mapping[str, str],
    program: str | None,
    source: SourceType | None,
    max_bytes: int | None = None,
) -> bytes:
    """An XMP packet with ``texts``; empty where there is nothing to say.

    Args:
        program, source: as of :func:`xmp_packet`.
        max_bytes: where the packet has more, ``parameters`` is left out, then the longest texts.
    """
    kept = dict(texts)
    while kept:
        packet = _packet(kept, program, source)
        if max_bytes is None or len(packet) <= max_bytes - len(_XMP_NAME):
            return packet
        # EXIF has the parameters, too.
        del kept[max(kept, key=lambda key: (key == PARAMETERS_KEY, len(kept[key])))]
    return xmp_packet(program, source).encode() if program or source else b""


def with_segments(jpeg: bytes, exif: bytes, xmp: bytes) -> bytes:
    """``jpeg``, which has no metadata yet, with these where they aren't empty.

    Pillow reserves too little room where both are long.
    """
    start = 2
    if jpeg[start : start + 2] == _JFIF:
        start += 2 + int.from_bytes(jpeg[start + 2 : start + 4])
    named = ((b"", exif), (_XMP_NAME, xmp))
    segments = (
        _APP1 + (len(name) + len(data) + 2).to_bytes(2) + name + data
        for name, data in named
        if data
    )
    return jpeg[:start] + b"".join(segments) + jpeg[start:]


def _packet(texts: Mapping[str, str], program: str | None, source: SourceType | None) -> bytes:
    # What XML has no form for is escaped: by JSON, or here.
    content = _NOT_IN_XML.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(texts, ensure_ascii=False)
    )
    content = html.escape(content, quote=False)
    return xmp_packet(
        program,
        source,
        namespaces=f'\n xmlns:sdstudio="{XMP_NAMESPACE}"',
        elements=f"<sdstudio:texts>{content}</sdstudio:texts>",
    ).encode()
