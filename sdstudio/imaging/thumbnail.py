"""Small copies of pictures for the gallery."""

import io
from dataclasses import dataclass
from typing import Final

from sdstudio.imaging.png import Rgb

SIDE_PX: Final = 512
#: Sides at which a thumbnail is decoded: the decoder halves it on the way, almost for nothing.
SIDES_PX: Final = (128, 256, SIDE_PX)


@dataclass(frozen=True, slots=True)
class Pixels:
    """Pixels without padding.

    Args:
        data: three bytes each, in the order red, green, blue.
    """

    width: int
    height: int
    data: bytes


def encode_thumbnail(rgb: Rgb) -> bytes:
    """A JPEG of ``rgb`` that fits into a square of 512 pixels; small pictures are not enlarged.

    JPEG, since it is made and shown faster than WebP, and can be decoded at half the size.
    """
    from PIL import Image

    image = Image.fromarray(rgb)
    image.thumbnail((SIDE_PX, SIDE_PX), Image.Resampling.LANCZOS, reducing_gap=2.0)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=82)
    return buffer.getvalue()


def rgb_of_thumbnail(jpeg: bytes) -> Rgb:
    """The pixels of the thumbnail ``jpeg``, (height, width, 3).

    Raises:
        ValueError: it isn't one.
    """
    import numpy as np
    from PIL import Image

    try:
        with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as image:
            if max(image.size) > SIDE_PX:
                raise ValueError("too large")
            return np.asarray(image.convert("RGB"))
    except (OSError, SyntaxError) as error:
        raise ValueError("not a thumbnail") from error


def decode_thumbnail(jpeg: bytes, side_px: int) -> Pixels:
    """The thumbnail ``jpeg``, at most ``side_px`` in width and height.

    Not with ``QImageReader``: reading a device made in Python needs the interpreter's lock while
    Qt's own is held, and a thread that decodes another image holds them the other way round.

    Raises:
        ValueError: it isn't one.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as image:
            if max(image.size) > SIDE_PX:
                raise ValueError("too large")
            if max(image.size) > side_px:
                image.draft("RGB", (side_px, side_px))
            small = image.convert("RGB")
            small.thumbnail((side_px, side_px), Image.Resampling.BILINEAR)
            return Pixels(small.width, small.height, small.tobytes())
    except (OSError, SyntaxError) as error:
        raise ValueError("not a thumbnail") from error
