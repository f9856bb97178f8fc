"""Pictures that a job starts from: read from anybody's images, named by their pixels."""

import hashlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import INPUT_MAX_PX, INPUT_MIN_PX, InputRef, InputRole
from sdstudio.imaging.decoding import Decoded, decode, is_heic, unreadable_as
from sdstudio.imaging.masks import Grey
from sdstudio.imaging.png import Rgb
from sdstudio.imaging.read_png import read_rgb

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Given:
    """An image as it was given for a role.

    Args:
        rgb: (height, width, 3). Transparent pictures are put on white, depth maps and
            hints on black; depth maps and masks are grey.
        clear: (height, width), 255 where a picture is transparent; ``None`` if none of it is.
    """

    rgb: Rgb
    clear: Grey | None


def read_given(path: Path, role: InputRole) -> Given:
    """The image in the file at ``path``, upright and in sRGB.

    Raises:
        StudioError: ``INPUT_UNREADABLE``, ``INPUT_UNSUPPORTED``, ``INPUT_TOO_SMALL`` or
            ``INPUT_TOO_LARGE``; the size is looked at before any pixel is decoded.
    """
    unreadable = StudioError(ErrorCode.INPUT_UNREADABLE, file=path.name)
    with unreadable_as(unreadable), open_regular(path) as file:
        if is_heic(file):
            raise StudioError(ErrorCode.INPUT_UNSUPPORTED, file=path.name, format="HEIC")
        file.seek(0)
        return _for_role(decode(file, partial(check_size, role)), role)


def read_input(path: Path, role: InputRole) -> Rgb:
    """The pixels of :func:`read_given`."""
    return read_given(path, role).rgb


def given_from_rgba(pixels: bytes, width: int, height: int, role: InputRole) -> Given:
    """The image in ``pixels``: sRGB with straight alpha, 8 bits, row by row.

    Raises:
        StudioError: its size cannot be used.
    """
    from PIL import Image

    check_size(role, width, height)
    image = Image.frombuffer("RGBA", (width, height), pixels)
    alpha = image.getchannel("A")
    is_opaque = alpha.getextrema() == (255, 255)
    return _for_role(Decoded(image.convert("RGB"), None if is_opaque else alpha), role)


def _for_role(image: Decoded, role: InputRole) -> Given:
    import numpy as np
    from PIL import ImageChops

    if role is InputRole.IMAGE:
        clear = None if image.alpha is None else np.asarray(ImageChops.invert(image.alpha))
        return Given(np.asarray(image.on("white")), clear)
    if role is InputRole.CONTROL:
        return Given(np.asarray(image.on("black")), None)
    grey = image.on("black").convert("L") if role is InputRole.DEPTH else _mask(image)
    return Given(np.asarray(grey.convert("RGB")), None)


def _mask(image: Decoded) -> "Image":
    """How much is painted: white fully and black not at all, or in any colour on a clear layer.

    Where there is transparency, the brightest of what can be seen counts as white.
    """
    from PIL import ImageChops

    grey = image.colour.convert("L")
    if image.alpha is None:
        return grey
    seen = [level for level, count in enumerate(grey.histogram(image.alpha)) if count]
    white = max(seen, default=0)
    levels = [level * 255 // white if level < white else 255 for level in range(256)]
    return ImageChops.multiply(grey.point(levels), image.alpha)


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
