"""Colour profiles (ICC, version 2), as small as they can be."""

import struct
from collections.abc import Mapping

_D50 = (0.9642, 1.0, 0.8249)


def adobe_rgb() -> bytes:
    """Wider than sRGB: its greens cannot be shown there as they are."""
    primaries = {
        b"rXYZ": (0.60974, 0.31111, 0.01947),
        b"gXYZ": (0.20528, 0.62567, 0.06087),
        b"bXYZ": (0.14919, 0.06322, 0.74457),
    }
    curves = {tag: _gamma(2.2) for tag in (b"rTRC", b"gTRC", b"bTRC")}
    xyz = {tag: _xyz(value) for tag, value in primaries.items()}
    return _profile(b"mntr", b"RGB ", b"XYZ ", {**xyz, **curves})


def linear_grey() -> bytes:
    """Grey levels in proportion to light."""
    return _profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": _gamma(1.0)})


def grey_inks() -> bytes:
    """Cyan, magenta, yellow and black, each of which only makes paper a quarter darker."""
    corners = [corner.bit_count() for corner in range(16)]
    lightness = [(255 - 255 * inks // 4, 128, 128) for inks in corners]
    ramp = bytes(range(256))
    identity = struct.pack(">9i", *(65536 * (place % 4 == 0) for place in range(9)))
    table = struct.pack(">4s4xBBBx", b"mft1", 4, 3, 2) + identity + 4 * ramp
    table += b"".join(map(bytes, lightness)) + 3 * ramp
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table})


def _profile(kind: bytes, space: bytes, connection: bytes, tags: Mapping[bytes, bytes]) -> bytes:
    tags = {b"wtpt": _xyz(_D50), **tags}
    index, data = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        index += struct.pack(">4sII", tag, start + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    size = start + len(data)
    head = struct.pack(">I4xI4s4s4s12x4s28x", size, 0x02400000, kind, space, connection, b"acsp")
    head += _fixed(_D50) + bytes(48)
    return head + struct.pack(">I", len(tags)) + index + data


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(value)


def _gamma(gamma: float) -> bytes:
    return b"curv" + struct.pack(">4xIH", 1, round(gamma * 256))


def _fixed(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(value * 65536) for value in values))
