"""Picture files as other programs write them, and as nobody should."""

import gzip
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO

import numpy as np
from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    texts: Mapping[str, str] | None = None, *chunks: bytes, size: tuple[int, int] = (8, 6)
) -> bytes:
    """A PNG with Latin texts as tEXt and others as iTXt, as Pillow writes them."""
    parts = []
    for key, text in (texts or {}).items():
        try:
            parts.append(chunk(b"tEXt", key.encode() + b"\0" + text.encode("latin-1")))
        except UnicodeEncodeError:
            parts.append(chunk(b"iTXt", key.encode() + b"\0\0\0\0\0" + text.encode()))
    width, height = size
    rows = zlib.compress((b"\0" + bytes(3 * width)) * height)
    return b"".join(
        (
            SIGNATURE,
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            *parts,
            *chunks,
            chunk(b"IDAT", rows),
            chunk(b"IEND", b""),
        )
    )


def exif(order: str, tags: Mapping[int, bytes], inner: Mapping[int, bytes] | None = None) -> bytes:
    """EXIF data with ``tags``, and ``inner`` in the second folder; values are bytes of type 7."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}L", 8)
    inner = inner or {}
    folder_bytes = 2 + 12 * (len(tags) + bool(inner)) + 4
    second = 8 + folder_bytes
    at = second + (2 + 12 * len(inner) + 4 if inner else 0)
    data = b""

    def entry(tag: int, value: bytes) -> bytes:
        nonlocal data
        if len(value) <= 4:
            return struct.pack(f"{order}HHL", tag, 7, len(value)) + value.ljust(4, b"\0")
        where = at + len(data)
        data += value
        return struct.pack(f"{order}HHLL", tag, 7, len(value), where)

    entries = [entry(tag, value) for tag, value in sorted(tags.items())]
    if inner:
        entries.append(struct.pack(f"{order}HHLL", 0x8769, 4, 1, second))
    body = struct.pack(f"{order}H", len(entries)) + b"".join(entries) + bytes(4)
    if inner:
        listed = [entry(tag, value) for tag, value in sorted(inner.items())]
        body += struct.pack(f"{order}H", len(listed)) + b"".join(listed) + bytes(4)
    return b"Exif\0\0" + head + body + data


def user_comment(text: str, order: str = ">", *, of_file: str = ">") -> bytes:
    codec = "utf-16-be" if order == ">" else "utf-16-le"
    return exif(of_file, {}, {0x9286: b"UNICODE\0" + text.encode(codec)})


def saved(format_: str, **options: object) -> bytes:
    """A picture of 8 × 6 pixels that Pillow writes."""
    stream = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(stream, format_, **options)
    return stream.getvalue()


def xmp(**attributes: str) -> bytes:
    """An XMP packet with Draw Things' names."""
    from xml.sax.saxutils import escape

    comment, tool = (escape(attributes.get(name, "")) for name in ("user_comment", "tool"))
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f"<xmp:CreatorTool>{tool}</xmp:CreatorTool>"
        "<exif:UserComment>\n <rdf:Alt>\n"
        f'  <rdf:li xml:lang="x-default">{comment}</rdf:li>\n'
        " </rdf:Alt>\n</exif:UserComment>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()


def stealth(
    text: str, signature: str = "stealth_pngcomp", *, size: tuple[int, int] = (64, 48)
) -> bytes:
    """A PNG with ``text`` in the lowest bits, column by column."""
    width, height = size
    data = text.encode()
    if signature.endswith("comp"):
        data = gzip.compress(data)
    bits = np.unpackbits(
        np.frombuffer(signature.encode() + struct.pack(">L", 8 * len(data)) + data, np.uint8)
    )
    pixels = np.full((height, width, 4), 254, np.uint8)
    channels = pixels[:, :, 3:] if "png" in signature else pixels[:, :, :3]
    columns = np.ascontiguousarray(channels.transpose(1, 0, 2)).reshape(-1)
    columns[: len(bits)] |= bits
    channels[:] = columns.reshape(width, height, -1).transpose(1, 0, 2)
    stream = BytesIO()
    Image.fromarray(pixels, "RGBA").save(stream, "PNG")
    return stream.getvalue()
