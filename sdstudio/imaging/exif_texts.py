"""The texts in EXIF data, read without trusting any offset, count or encoding in it."""

import re
import struct
from collections.abc import Iterator
from typing import Final

from sdstudio.domain.embedded import (
    MAKER_NOTE,
    TEXT_MAX_CHARACTERS,
    TEXTS_MAX_CHARACTERS,
    USER_COMMENT,
)

_NAMES: Final = {
    0x010E: "ImageDescription",
    0x010F: "Make",
    0x0110: "Model",
    0x0131: "Software",
    0x927C: MAKER_NOTE,
    0x9286: USER_COMMENT,
}
_ORIENTATION: Final = 0x0112
_EXIF_IFD: Final = 0x8769
#: Bytes per value, by TIFF's types; only bytes and texts are read.
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1}
_ENTRIES_MAX: Final = 512
#: ComfyUI writes “prompt:{…}” and “workflow:{…}” into the tags from 0x0110 downwards.
_NAMED: Final = re.compile(r"([A-Za-z_]{1,40}):\s*(?=[{\[])")
_NAMED_FIRST: Final = 0x0100
_NAMED_LAST: Final = 0x0110


def exif_texts(data: bytes) -> tuple[dict[str, str], int]:
    """The texts by name, and the orientation (1 to 8). What is damaged is left out."""
    data = data.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    texts: dict[str, str] = {}
    orientation = 1
    if order is None:
        return texts, orientation
    folders = [_long(data, 4, order)]
    # Entries may all point to the same bytes.
    left = TEXTS_MAX_CHARACTERS
    for where in folders:
        for tag, value in _entries(data, where, order):
            if (left := left - len(value)) < 0:
                break
            if tag == _EXIF_IFD and len(folders) == 1 and len(value) == 4:
                folders.append(struct.unpack(f"{order}L", value)[0])
            elif tag == _ORIENTATION and len(value) == 2:
                orientation = struct.unpack(f"{order}H", value)[0]
            elif tag in _NAMES or _NAMED_FIRST <= tag <= _NAMED_LAST:
                _take(texts, tag, value, order)
    return texts, orientation if 1 <= orientation <= 8 else 1


def decoded_comment(value: bytes, order: str = ">") -> str:
    """A ``UserComment``: eight bytes that name the encoding, if it has them, and the text.

    Programs disagree: the byte order of UTF-16 may be the file's or not, and is told from where
    the zero bytes of ASCII characters are.
    """
    kind, rest = value[:8], value[8:]
    match kind.upper().rstrip(b"\0 "):
        case b"UNICODE":
            return _decoded(rest, order, is_wide=True)
        case b"ASCII" | b"JIS" | b"":
            return _decoded(rest, order)
        case _:
            return _decoded(value, order)


def _decoded(data: bytes, order: str, *, is_wide: bool = False) -> str:
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "<"), (b"\xfe\xff", ">")):
        if data.startswith(mark):
            rest = data[len(mark) :]
            return _wide(rest, codec) if codec in "<>" else rest.decode("utf-8", "replace")
    high, low = data[::2].count(0), data[1::2].count(0)
    is_ascii = data.rstrip(b"\0").isascii() and not data.rstrip(b"\0").count(0)
    # Trailing zeros alone don't make it UTF-16.
    if (is_wide and not is_ascii) or (not is_ascii and max(high, low) * 4 >= len(data) > 3):
        return _wide(data, order if high == low else ">" if high > low else "<")
    data = data.rstrip(b"\0")
    try:
        return data.decode("utf-8").strip("\0")
    except UnicodeDecodeError:
        return data.decode("latin-1").strip("\0")


def _wide(data: bytes, order: str) -> str:
    data = data[: len(data) // 2 * 2]
    return data.decode("utf-16-be" if order == ">" else "utf-16-le", "replace").strip("\0")


def _take(texts: dict[str, str], tag: int, value: bytes, order: str) -> None:
    text = decoded_comment(value, order) if tag > _NAMED_LAST else _decoded(value, order)
    if named := _NAMED.match(text) if tag <= _NAMED_LAST else None:
        texts.setdefault(named[1], text[named.end() :])
    elif tag in _NAMES and text.strip():
        texts.setdefault(_NAMES[tag], text)


def _entries(data: bytes, where: int, order: str) -> Iterator[tuple[int, bytes]]:
    if not 8 <= where <= len(data) - 2:
        return
    (count,) = struct.unpack_from(f"{order}H", data, where)
    for number in range(min(count, _ENTRIES_MAX)):
        start = where + 2 + 12 * number
        if start + 12 > len(data):
            return
        tag, kind, amount = struct.unpack_from(f"{order}HHL", data, start)
        size = _SIZES.get(kind, 0) * amount
        if not 0 < size <= 2 * TEXT_MAX_CHARACTERS:
            continue
        at = start + 8 if size <= 4 else _long(data, start + 8, order)
        yield tag, data[at : at + size]


def _long(data: bytes, where: int, order: str) -> int:
    found = struct.unpack_from(f"{order}L", data, where) if where + 4 <= len(data) else (0,)
    return int(found[0])
