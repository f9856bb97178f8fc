"""Images from anywhere, decoded as if they were hostile: upright, 8 bits, sRGB."""

import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from sdstudio.domain.errors import StudioError
from sdstudio.imaging.colour_profiles import in_srgb
from sdstudio.imaging.formats import IMAGE_FORMATS

if TYPE_CHECKING:
    from PIL.Image import Image

#: Given width and height, raises ``StudioError`` where an image of that size is not wanted.
Check = Callable[[int, int], None]

_log = logging.getLogger(__name__)
_ALL: Final = tuple(one.key for one in IMAGE_FORMATS)
_HEAD_BYTES: Final = 64
#: EXIF 2.3, tag 274.
_ORIENTATION: Final = 274
#: A signed 32-bit image says nowhere how bright white is, nor does one of floating point.
_WHITES: Final = (255.0, 65535.0)
#: Resampling overshoots white by about a fifth.
_OVERSHOOT: Final = 1.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """An image as it is meant to be seen.

    Args:
        colour: RGB, sRGB.
        alpha: L; ``None`` where everything is opaque.
    """

    colour: "Image"
    alpha: "Image | None"

    def on(self, paper: str) -> "Image":
        """RGB, with the colour ``paper`` behind what is transparent."""
        from PIL import Image

        if self.alpha is None:
            return self.colour
        sheet = Image.new("RGB", self.colour.size, paper)
        sheet.paste(self.colour, mask=self.alpha)
        return sheet


@contextmanager
def unreadable_as(error: StudioError) -> Iterator[None]:
    """Raise ``error`` for whatever goes wrong while an image is read.

    Pillow documents no list of exceptions: decoders raise what their parsers stumble over, from
    ``struct.error`` to ``MemoryError``.
    """
    try:
        yield
    except StudioError:
        raise
    except Exception as cause:
        raise error from cause


def decode(file: BinaryIO, check: Check, formats: Sequence[str] = _ALL) -> Decoded:
    """The image in ``file``; the first where there are several.

    Args:
        check: called with the size in the header, before memory is taken for pixels.
        formats: Pillow's names of those that are accepted.

    Raises:
        Exception: any; call it within :func:`unreadable_as`.
    """
    image = open_image(file, check, formats)
    image.load()
    profile = image.info.get("icc_profile")
    image = _upright(image)
    if image.mode[0] in "IF":
        image = _in_eight_bits(image)
    alpha = None
    if image.has_transparency_data:
        alpha = image.convert("RGBA").getchannel("A")
        if alpha.getextrema() == (255, 255):
            alpha = None
    return Decoded(in_srgb(image, profile), alpha)


def is_heic(file: BinaryIO) -> bool:
    """Whether ``file`` is an HEIC photo, which needs a decoder that Pillow does not have."""
    head = file.read(_HEAD_BYTES)
    length = int.from_bytes(head[:4])
    brands = {head[start : start + 4] for start in range(8, min(length, len(head)), 4)}
    return (
        head[4:8] == b"ftyp"
        and bool(brands & {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
        and b"avif" not in brands
    )


def open_image(file: BinaryIO, check: Check, formats: Sequence[str] = _ALL) -> "Image":
    """As ``Image.open``, but for its limit: it refuses some sizes without naming them.

    No pixel is decoded. Arguments and errors as of :func:`decode`.
    """
    from PIL import Image

    # An image is either read or refused. For the process: other threads read images, too.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    Image.preinit()
    head = file.read(_HEAD_BYTES)
    if (size := webp_size(head)) is not None:
        check(*size)
    for key in formats:
        if key not in Image.OPEN:
            Image.init()
        factory, accepts = Image.OPEN[key]
        # A text says why Pillow was built without it.
        if accepts is None or accepts(head) is True:
            file.seek(0)
            image = factory(file, "")
            check(*image.size)
            return image
    raise ValueError("no image in a known format")


def webp_size(head: bytes) -> tuple[int, int] | None:
    """The size of a WebP's canvas, for which Pillow takes memory when it opens the file."""
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        return None
    bits = int.from_bytes
    match head[12:16]:
        case b"VP8X":
            return bits(head[24:27], "little") + 1, bits(head[27:30], "little") + 1
        case b"VP8L":
            both = bits(head[21:25], "little")
            return (both & 0x3FFF) + 1, (both >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            return bits(head[26:28], "little") & 0x3FFF, bits(head[28:30], "little") & 0x3FFF
    return None


def _upright(image: "Image") -> "Image":
    """``image`` turned as its camera says.

    ``ImageOps.exif_transpose`` also writes the rest of EXIF back, and fails where that is damaged.
    """
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    try:
        turn = turns.get(image.getexif().get(_ORIENTATION, 1))
    except Exception as error:  # the pixels are whole
        _log.warning("an image's orientation is ignored: %r", error)
        turn = None
    return image if turn is None else image.transpose(turn)


def _in_eight_bits(image: "Image") -> "Image":
    """Grey levels of 16 bits, 32 bits or floating point as L.

    The latter two say nowhere what white is, so the values do: 1 (floating point alone), 255 or
    65535, whichever they reach, else the highest of them. What is no number is black.
    """
    import numpy as np
    from PIL import Image

    values = np.asarray(image)
    if image.mode.startswith("I;16"):
        return Image.fromarray((values >> 8).astype(np.uint8))
    whites = _WHITES if image.mode == "I" else (1.0, *_WHITES)
    levels = values.astype(np.float32)
    highest = float(levels.max(where=np.isfinite(levels), initial=0))
    white = next((one for one in whites if highest <= one * _OVERSHOOT), highest)
    np.nan_to_num(levels, copy=False, nan=0, posinf=white, neginf=0)
    np.clip(levels, 0, white, out=levels)
    levels *= 255 / white
    return Image.fromarray(np.rint(levels, out=levels).astype(np.uint8))
