"""Pictures as JPEG files, without metadata."""

import io

from sdstudio.imaging.png import Rgb


def encode_jpeg(rgb: Rgb, quality: int) -> bytes:
    """``rgb``, (height, width, 3), as a JPEG of the given quality, 1 … 95."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.fromarray(rgb).save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
