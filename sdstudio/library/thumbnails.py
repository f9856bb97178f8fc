"""The thumbnail cache; an entry is made with its picture, or when it is missing."""

import contextlib
import secrets
from pathlib import Path

from sdstudio.disk import read_regular
from sdstudio.imaging import Rgb, encode_thumbnail, read_rgb
from sdstudio.library.repository import Picture

_BEGIN, _END = b"\xff\xd8", b"\xff\xd9"


def read(picture: Picture) -> bytes:
    """The picture's thumbnail, a JPEG; made from its file where it is missing or cut short.

    Any thread.

    Raises:
        StudioError: ``METADATA_UNREADABLE`` where the picture's file cannot be read.
    """
    with contextlib.suppress(OSError):
        data = read_regular(picture.thumbnail)
        # Not synced when written, so a power cut can leave an empty file, or half of one.
        if data.startswith(_BEGIN) and data.endswith(_END):
            return data
    return make(picture)


def make(picture: Picture) -> bytes:
    """As :func:`read`, whatever there is: for where that cannot be decoded."""
    return store(picture.thumbnail, read_rgb(picture.path))


def store(path: Path, rgb: Rgb) -> bytes:
    """The thumbnail of ``rgb``, also written to ``path``, which the disk may refuse."""
    data = encode_thumbnail(rgb)
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    return data
