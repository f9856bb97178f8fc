"""Pictures that become layers: in colour, with their transparency, at their own size."""

from pathlib import Path

from sdstudio.disk import open_regular
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import INPUT_MAX_PX, InputRole
from sdstudio.imaging.decoding import decode, is_heic, unreadable_as
from sdstudio.imaging.masks import Grey
from sdstudio.imaging.png import Rgb


def read_layer_picture(path: Path) -> tuple[Rgb, Grey | None]:
    """The file at ``path`` as RGB in sRGB and straight alpha (``None``: opaque).

    Raises:
        StudioError: ``INPUT_UNREADABLE``, ``INPUT_UNSUPPORTED`` or ``INPUT_TOO_LARGE``; the size is
            looked at before any pixel is decoded.
    """
    import numpy as np

    with (
        unreadable_as(StudioError(ErrorCode.INPUT_UNREADABLE, file=path.name)),
        open_regular(path) as file,
    ):
        if is_heic(file):
            raise StudioError(ErrorCode.INPUT_UNSUPPORTED, file=path.name, format="HEIC")
        file.seek(0)
        image = decode(file, check_layer_size)
        alpha = None if image.alpha is None else np.asarray(image.alpha)
        return np.asarray(image.colour), alpha


def check_layer_size(width: int, height: int) -> None:
    """Raise ``INPUT_TOO_LARGE`` for a picture that is larger than any canvas."""
    if max(width, height) > INPUT_MAX_PX:
        role = InputRole.IMAGE.value
        raise StudioError(
            ErrorCode.INPUT_TOO_LARGE, role=role, width=width, height=height, limit=INPUT_MAX_PX
        )
