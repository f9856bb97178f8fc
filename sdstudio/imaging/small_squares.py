"""The small square pictures of styles and presets."""

import io
from typing import TYPE_CHECKING, Final

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.imaging.decoding import decode, unreadable_as
from sdstudio.imaging.png import Rgb

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE_PX: Final = 192
_PIXELS_MAX: Final = 4096 * 4096


def small_square(rgb: Rgb) -> bytes:
    """A JPEG of the middle of ``rgb``, (height, width, 3), 192 pixels wide and high."""
    from PIL import Image

    return _square(Image.fromarray(rgb))


def small_square_of(data: bytes) -> bytes:
    """As :func:`small_square`, of an image's file that may be hostile.

    Raises:
        StudioError: ``INPUT_UNREADABLE``.
    """
    error = StudioError(ErrorCode.INPUT_UNREADABLE, file="")

    def check(width: int, height: int) -> None:
        if width * height > _PIXELS_MAX:
            raise error

    with unreadable_as(error):
        return _square(decode(io.BytesIO(data), check).on("white"))


def _square(image: "Image") -> bytes:
    from PIL import Image, ImageOps

    small = ImageOps.fit(image, (SIDE_PX, SIDE_PX), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=80, optimize=True)
    return buffer.getvalue()
