"""Text that other programs hide in the lowest bits of a PNG's pixels, and how to be rid of it."""

import io
from typing import Final

from sdstudio.imaging.decoding import Check, decode
from sdstudio.imaging.png import Rgb, encode_png

#: How it begins in red, green and blue; in the transparency nothing else is to be expected.
_BEGINS: Final = b"stealth_rgb"


def without_hidden_text(png: bytes, check: Check) -> bytes:
    """``png`` itself where nothing can be hidden in it, else without the lowest bits of its
    transparency, where NovelAI and others write, or of its colours.

    Args:
        check: see :func:`sdstudio.imaging.decoding.decode`.

    Raises:
        Exception: any; call it within :func:`sdstudio.imaging.unreadable_as`.
    """
    import numpy as np
    from PIL import Image

    decoded = decode(io.BytesIO(png), check, ("PNG",))
    rgb = np.asarray(decoded.colour)
    hides = _hides_text(rgb)
    if decoded.alpha is None and not hides:
        return png
    if hides:
        rgb = rgb & np.uint8(0xFE)
    if decoded.alpha is None:
        return encode_png(rgb, {}, program=None)
    alpha = np.asarray(decoded.alpha) | np.uint8(1)
    alpha[alpha == 1] = 0
    image = Image.fromarray(rgb)
    if alpha.min() < np.iinfo(np.uint8).max:
        image.putalpha(Image.fromarray(alpha))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _hides_text(rgb: Rgb) -> bool:
    """Whether the lowest bits, column by column, begin as such a text does."""
    import numpy as np

    columns = len(_BEGINS) * 8 // max(1, rgb.shape[0] * 3) + 1
    bits = rgb[:, :columns].transpose(1, 0, 2).reshape(-1) & 1
    return np.packbits(bits[: len(_BEGINS) * 8]).tobytes() == _BEGINS
