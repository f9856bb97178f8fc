"""The image formats that are read: the one list for dialogs, drops and the command line."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ImageFormat:
    """A format that is recognised by a file's content, whatever the file is called.

    Args:
        key: Pillow's name for it.
        name: the artist's name for it.
        suffixes: endings that files of it usually have.
    """

    key: str
    name: str
    suffixes: tuple[str, ...]


#: Those that Pillow decodes in C: the decoders written in Python take minutes for a large image.
IMAGE_FORMATS: Final = (
    ImageFormat("PNG", "PNG", (".png", ".apng")),
    ImageFormat("JPEG", "JPEG", (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo")),
    ImageFormat("WEBP", "WebP", (".webp",)),
    ImageFormat("AVIF", "AVIF", (".avif",)),
    ImageFormat("TIFF", "TIFF", (".tif", ".tiff")),
    ImageFormat("GIF", "GIF", (".gif",)),
    ImageFormat("BMP", "BMP", (".bmp",)),
    ImageFormat("JPEG2000", "JPEG 2000", (".jp2", ".j2k", ".jpf", ".jpx")),
    ImageFormat("PSD", "PSD", (".psd",)),
)
IMAGE_SUFFIXES: Final = tuple(suffix for one in IMAGE_FORMATS for suffix in one.suffixes)
