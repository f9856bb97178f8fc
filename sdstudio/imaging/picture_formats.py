"""The formats that pictures are written in, with their metadata where each has room for it."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sdstudio.domain.source_type import SourceType
from sdstudio.imaging.png import Rgb, encode_png
from sdstudio.imaging.written_metadata import JPEG_SEGMENT_MAX_BYTES, exif_of, with_segments, xmp_of


class PictureFormat(StrEnum):
    """A format that pictures are exported in; the value is Pillow's name for it."""

    PNG = "PNG"
    JPEG = "JPEG"
    WEBP = "WEBP"
    AVIF = "AVIF"


@dataclass(frozen=True, slots=True)
class WrittenFormat:
    """A row of the table.

    Args:
        name: the artist's name for it.
        suffixes: of its files; new ones get the first.
        has_quality: it leaves things out, more at a lower quality.
    """

    name: str
    suffixes: tuple[str, ...]
    has_quality: bool = True


WRITTEN_FORMATS: Final = {
    PictureFormat.PNG: WrittenFormat("PNG", (".png",), has_quality=False),
    PictureFormat.JPEG: WrittenFormat("JPEG", (".jpg", ".jpeg")),
    PictureFormat.WEBP: WrittenFormat("WebP", (".webp",)),
    PictureFormat.AVIF: WrittenFormat("AVIF", (".avif",)),
}
#: From here on, a JPEG keeps colours as sharp as brightness.
_SHARP_COLOURS: Final = 90


def writable_formats() -> tuple[PictureFormat, ...]:
    """Those that the installed Pillow can write."""
    from PIL import features

    optional = {PictureFormat.WEBP: "webp", PictureFormat.AVIF: "avif"}
    return tuple(
        one for one in PictureFormat if one not in optional or features.check(optional[one])
    )


def format_of(suffix: str) -> PictureFormat | None:
    """The format that files with ``suffix`` are written in."""
    suffix = suffix.lower()
    return next((key for key, row in WRITTEN_FORMATS.items() if suffix in row.suffixes), None)


def encode_picture(
    rgb: Rgb,
    format_: PictureFormat,
    quality: int,
    texts: Mapping[str, str],
    program: str | None,
    source: SourceType | None = None,
) -> bytes:
    """``rgb``, (height, width, 3), as a file.

    Args:
        rgb: may have straight alpha as its fourth channel; in formats without it, what is
            transparent becomes white.
        quality: 1 to 100; not for PNG.
        texts: the metadata by key, as in a PNG.
        program: that made the picture; said only where there are ``texts``.
        source: the mark that it was made with AI; ``None``: not said.
    """
    program = program if texts else None
    if format_ is PictureFormat.PNG:
        return encode_png(rgb, texts, program=program or "", source=source)
    from PIL import Image

    Image.init()
    is_jpeg = format_ is PictureFormat.JPEG
    limit = JPEG_SEGMENT_MAX_BYTES if is_jpeg else None
    exif, xmp = exif_of(texts, limit), xmp_of(texts, program, source, limit)
    image, buffer = Image.fromarray(rgb), io.BytesIO()
    if is_jpeg:
        if image.mode == "RGBA":
            paper = Image.new("RGB", image.size, "white")
            paper.paste(image, mask=image.getchannel("A"))
            image = paper
        # Not optimized: for that, Pillow needs to guess how large the file will be, and fails.
        colours = "4:4:4" if quality >= _SHARP_COLOURS else "4:2:0"
        image.save(buffer, "JPEG", quality=quality, subsampling=colours)
        return with_segments(buffer.getvalue(), exif, xmp)
    options = {key: value for key, value in (("exif", exif), ("xmp", xmp)) if value}
    image.save(buffer, format_.value, quality=quality, **options)
    return buffer.getvalue()
