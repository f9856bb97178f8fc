"""The text that NovelAI and others hide in the lowest bits of a PNG's pixels (“stealth pnginfo”).

It survives services that remove all other metadata. Bits are read column by column: of the alpha
channel, or of red, green and blue. First comes a signature, then the length in bits (32 bits,
big-endian), then UTF-8, gzipped or not.
"""

import zlib
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from sdstudio.domain.embedded import TEXT_MAX_CHARACTERS
from sdstudio.imaging.decoding import open_image

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Pixels = NDArray[np.uint8]
else:
    _Pixels = Any

#: Whether the text is gzipped, by signature; all are equally long.
_SIGNATURES: Final = {
    b"stealth_pnginfo": False,
    b"stealth_pngcomp": True,
    b"stealth_rgbinfo": False,
    b"stealth_rgbcomp": True,
}
_HEAD_BYTES: Final = 15 + 4
_PIXELS_MAX: Final = 4096 * 8192
_GZIP: Final = 31


def stealth_text(file: BinaryIO) -> str:
    """The hidden text of an RGBA PNG, else nothing. Decodes all of its pixels.

    Raises:
        Exception: any; call it within ``unreadable_as``.
    """
    import numpy as np

    image = open_image(file, _check_size, ("PNG",))
    if image.mode != "RGBA":
        return ""
    image.load()
    pixels: _Pixels = np.asarray(image)
    return _hidden(pixels[:, :, 3:]) or _hidden(pixels[:, :, :3])


def _hidden(channels: _Pixels) -> str:
    head = _bytes(channels, 0, _HEAD_BYTES)
    is_packed = _SIGNATURES.get(head[:15])
    if is_packed is None:
        return ""
    length = int.from_bytes(head[15:]) // 8
    if not 0 < length <= TEXT_MAX_CHARACTERS:
        return ""
    data = _bytes(channels, _HEAD_BYTES, length)
    if is_packed:
        inflater = zlib.decompressobj(_GZIP)
        data = inflater.decompress(data, TEXT_MAX_CHARACTERS)
        if inflater.unconsumed_tail:
            return ""
    return data.decode("utf-8")


def _bytes(channels: _Pixels, start: int, length: int) -> bytes:
    """``length`` bytes from byte ``start`` on, touching only the columns that hold them."""
    import numpy as np

    per_column = channels.shape[0] * channels.shape[2]
    first_bit, end_bit = 8 * start, 8 * (start + length)
    first, end = first_bit // per_column, -(-end_bit // per_column)
    bits = channels[:, first:end].transpose(1, 0, 2).reshape(-1) & 1
    offset = first_bit - first * per_column
    return np.packbits(bits[offset : offset + 8 * length]).tobytes()


def _check_size(width: int, height: int) -> None:
    if width * height > _PIXELS_MAX:
        raise ValueError(f"{width} × {height} pixels")
