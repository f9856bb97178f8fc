"""Thumbnails beside the database: a cache, made with the picture or when one is missing."""

import contextlib
import secrets
from pathlib import Path

from sdstudio.imaging import Rgb, encode_thumbnail, read_rgb
from sdstudio.library.repository import Picture


def ensure(picture: Picture) -> Path:
    """The picture's thumbnail, made from its file where it is missing. Any thread.

    Raises:
        StudioError: ``METADATA_UNREADABLE`` where the picture's file cannot be read.
    """
    if not _is_there(picture.thumbnail):
        store(picture.thumbnail, read_rgb(picture.path))
    return picture.thumbnail


def store(path: Path, rgb: Rgb) -> None:
    """Write the thumbnail of ``rgb``. A disk that refuses is no failure: it can be made later."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(encode_thumbnail(rgb))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _is_there(path: Path) -> bool:
    # Not synced when written, so a power cut can leave an empty file.
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
