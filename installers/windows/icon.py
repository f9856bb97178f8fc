"""Writes the program's icon for Windows from the pictures of it.

``python -m installers.windows.icon TARGET``.
"""

import struct
import sys
from collections.abc import Sequence
from pathlib import Path

from installers.manifest import ROOT

_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)


def icon(pictures: Sequence[tuple[int, bytes]]) -> bytes:
    """An icon file with PNGs, which every Windows since Vista reads.

    Args:
        pictures: the width and height in pixels, at most 256, and the PNG.
    """
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(header) + 16 * len(pictures)
    entries = b""
    for size_px, png in pictures:
        # In one byte 256 is 0.
        side = size_px % 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return header + entries + b"".join(png for _size_px, png in pictures)


def main(arguments: Sequence[str]) -> int:
    """Write the file that is the only argument."""
    [target] = arguments
    folder = ROOT / "resources" / "icons"
    pictures = [(size, (folder / f"sd-studio-{size}.png").read_bytes()) for size in _SIZES_PX]
    Path(target).write_bytes(icon(pictures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
