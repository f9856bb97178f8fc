"""The thumbnail cache; an entry is created with its picture, or when it is missing."""

import contextlib
import secrets
from pathlib import Path

from sdstudio.disk import read_regular
from sdstudio.imaging import Rgb, encode_thumbnail, read_rgb
from sdstudio.library.pictures import Picture

_BEGIN, _END = b"\xff\xd8", b"\xff\xd9"


def read(picture: Picture) -> bytes:
    """The picture's thumbnail, a JPEG; created from its file if it is missing or cut short.

    Any thread.

    Raises:
        StudioError: ``METADATA_UNREADABLE``: the picture's file can't be read.
    """
    with contextlib.suppress(OSError):
        data = read_regular(picture.thumbnail)
        # Not synced when written, so a power cut can leave an empty file, or half of one.
        if data.startswith(_BEGIN) and data.endswith(_END):
            return data
    return make(picture)


def make(picture: Picture) -> bytes:
    """Create the thumbnail again, because the present one can't be decoded."""
    return store(picture.thumbnail, read_rgb(picture.path))


def store(path: Path, rgb: Rgb) -> bytes:
    """Create the thumbnail of ``rgb`` and write it to ``path``, unless the disk refuses."""
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
