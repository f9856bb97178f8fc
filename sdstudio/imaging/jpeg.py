"""Pictures as JPEG files, without metadata."""

import io

from sdstudio.imaging.png import Rgb

_QUALITY = 95


def encode_jpeg(rgb: Rgb) -> bytes:
    """``rgb``, (height, width, 3), as a JPEG of high quality."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.fromarray(rgb).save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()
