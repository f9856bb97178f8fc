"""Draws the picture at the side of the setup's last page, from the program's icon.

``python -m installers.windows.side TARGET``. Without one, the setup shows the picture of the tool
that makes setups.
"""

import struct
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from installers.manifest import ROOT

#: Twice the size at which it is shown on a display of 96 dots per inch.
_WIDTH_PX, _HEIGHT_PX = 328, 628
_TOP_PX = 96
_BACKGROUND = (0x20, 0x20, 0x20)


class UnknownPngError(ValueError):
    """The picture is not of the one kind that is read here."""


def pixels(png: bytes) -> tuple[int, list[bytes]]:
    """The width and the rows of a PNG, with 4 bytes for each pixel: red, green, blue, opacity.

    Raises:
        UnknownPngError: it has other pixels, or is interlaced.
    """
    chunks = dict[bytes, bytes]()
    at = 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        name = png[at + 4 : at + 8]
        chunks[name] = chunks.get(name, b"") + png[at + 8 : at + 8 + length]
        at += length + 12
    width, height, *kind = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    if kind != [8, 6, 0, 0, 0]:
        raise UnknownPngError
    return width, list(_unfiltered(zlib.decompress(chunks[b"IDAT"]), width, height))


def _unfiltered(content: bytes, width: int, height: int) -> Iterator[bytes]:
    """Rows whose bytes were stored as differences from the bytes left of and above them."""
    stride = 4 * width
    above = bytearray(stride)
    for start in range(0, height * (stride + 1), stride + 1):
        filter_kind = content[start]
        row = bytearray(content[start + 1 : start + 1 + stride])
        for i in range(stride):
            left, corner = (row[i - 4], above[i - 4]) if i >= 4 else (0, 0)
            guess = (0, left, above[i], (left + above[i]) // 2, _paeth(left, above[i], corner))
            row[i] = (row[i] + guess[filter_kind]) % 256
        yield bytes(row)
        above = row


def _paeth(left: int, above: int, corner: int) -> int:
    estimate = left + above - corner
    return min((left, above, corner), key=lambda one: abs(estimate - one))


def side_picture(png: bytes) -> bytes:
    """A bitmap with an icon, which is at most as wide as the bitmap, on a plain background."""
    width, icon = pixels(png)
    margin = (_WIDTH_PX - width) // 2
    plain = bytes(reversed(_BACKGROUND))
    rows = [plain * _WIDTH_PX] * _HEIGHT_PX
    for y, row in enumerate(icon, _TOP_PX):
        shown = b"".join(_over_background(row[i : i + 4]) for i in range(0, len(row), 4))
        rows[y] = plain * margin + shown + plain * (_WIDTH_PX - margin - width)
    # From the bottom up; a row is a multiple of 4 bytes long since the width is one.
    content = b"".join(reversed(rows))
    header = struct.pack(
        "<IiiHHIIiiII", 40, _WIDTH_PX, _HEIGHT_PX, 1, 24, 0, len(content), *[0] * 4
    )
    offset = 14 + len(header)
    return struct.pack("<2sIHHI", b"BM", offset + len(content), 0, 0, offset) + header + content


def _over_background(pixel: bytes) -> bytes:
    *colours, opacity = pixel
    mixed = (
        (colour * opacity + back * (255 - opacity)) // 255
        for colour, back in zip(colours, _BACKGROUND, strict=True)
    )
    return bytes(reversed(tuple(mixed)))


def main(arguments: Sequence[str]) -> int:
    """Write the file that is the only argument."""
    [target] = arguments
    png = (ROOT / "resources" / "icons" / "sd-studio-256.png").read_bytes()
    Path(target).write_bytes(side_picture(png))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
