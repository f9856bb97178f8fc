"""Small copies of pictures for the gallery."""

import io

from sdstudio.imaging.png import Rgb

SIDE_PX = 256
SUFFIX = ".jpg"


def encode_thumbnail(rgb: Rgb) -> bytes:
    """A JPEG of ``rgb`` that fits into a square of 256 pixels; small pictures are not enlarged.

    JPEG, since it is made in 7 ms and shown in 0.4 (WebP: 10 and 1.4) at about the same size.
    """
    from PIL import Image

    image = Image.fromarray(rgb)
    image.thumbnail((SIDE_PX, SIDE_PX), Image.Resampling.LANCZOS, reducing_gap=2.0)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()
