"""Pictures that a job starts from: any picture file of anybody's, read as if it were hostile."""

import hashlib
import warnings
from pathlib import Path

from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import INPUT_MAX_PX, INPUT_MIN_PX, InputRef, InputRole
from sdstudio.imaging.png import Rgb
from sdstudio.imaging.read_png import opaque, read_rgb

_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF")


def read_input(path: Path, role: InputRole) -> Rgb:
    """The pixels of the picture at ``path``: (height, width, 3), turned as its camera says.

    Transparency lies on white; masks and depth maps come out grey.

    Raises:
        StudioError: ``INPUT_UNREADABLE``, ``INPUT_TOO_SMALL`` or ``INPUT_TOO_LARGE``; the size is
            looked at before any pixel is decoded.
    """
    import numpy as np
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            # Sizes are judged below, not by Pillow's limit.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with open_regular(path) as file, Image.open(file, formats=_FORMATS) as image:
                check_size(role, *image.size)
                upright = opaque(ImageOps.exif_transpose(image))
        grey = role is not InputRole.IMAGE
        return np.asarray(upright.convert("L").convert("RGB") if grey else upright)
    except Image.DecompressionBombError:
        # Pillow refuses to say how large it is.
        check_size(role, *_huge_size(path))
        raise
    except (OSError, ValueError, SyntaxError) as error:
        raise StudioError(ErrorCode.INPUT_UNREADABLE, file=path.name) from error


def _huge_size(path: Path) -> tuple[int, int]:
    """Width and height of a picture that Pillow does not open for its size."""
    from PIL import Image

    with open_regular(path) as file:
        start = file.read(16)
        for name in _FORMATS:
            factory, accepts = Image.OPEN[name]
            if accepts is None or accepts(start):
                file.seek(0)
                return factory(file, "").size
    raise LookupError(path.name)


def check_size(role: InputRole, width: int, height: int) -> None:
    """Raise ``INPUT_TOO_SMALL`` or ``INPUT_TOO_LARGE`` where nothing could be made of it."""
    for code, limit, wrong in (
        (ErrorCode.INPUT_TOO_SMALL, INPUT_MIN_PX, min(width, height) < INPUT_MIN_PX),
        (ErrorCode.INPUT_TOO_LARGE, INPUT_MAX_PX, max(width, height) > INPUT_MAX_PX),
    ):
        if wrong:
            raise StudioError(code, role=role.value, width=width, height=height, limit=limit)


def input_ref(role: InputRole, rgb: Rgb) -> InputRef:
    """The name of ``rgb`` in a request.

    Raises:
        StudioError: its size cannot be used; ``MASK_EMPTY``.
    """
    height, width, _ = rgb.shape
    check_size(role, width, height)
    if role is InputRole.MASK and not rgb.any():
        raise StudioError(ErrorCode.MASK_EMPTY)
    return InputRef(role=role, sha256=pixels_sha256(rgb), width=width, height=height)


def read_kept(path: Path, ref: InputRef) -> Rgb:
    """The pixels of ``ref`` in the file ``path``. Raises ``INPUT_GONE`` where they are others."""
    try:
        rgb = read_rgb(path)
    except StudioError as error:
        raise StudioError(ErrorCode.INPUT_GONE, role=ref.role.value) from error
    if pixels_sha256(rgb) != ref.sha256:
        raise StudioError(ErrorCode.INPUT_GONE, role=ref.role.value)
    return rgb


def pixels_sha256(rgb: Rgb) -> str:
    """SHA-256 of width, height (big-endian, 32 bits each) and the RGB bytes, row by row."""
    import numpy as np

    height, width, _ = rgb.shape
    digest = hashlib.sha256(width.to_bytes(4) + height.to_bytes(4))
    digest.update(np.ascontiguousarray(rgb).data)
    return digest.hexdigest()
