"""Masks in files of any program, for a picture of a certain size."""

from pathlib import Path
from typing import Final

from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.input_refs import InputRole
from sdstudio.imaging import fitted, read_input
from sdstudio.imaging.masks import grey

#: A mask whose aspect ratio differs by less belongs to the same picture in another size.
_SAME_SHAPE: Final = 0.01


def has_shape(width: int, height: int, wanted_width: int, wanted_height: int) -> bool:
    """Whether a mask of one size suits a picture of another."""
    return abs(width / height / (wanted_width / wanted_height) - 1) <= _SAME_SHAPE


def read_mask(path: Path, width: int, height: int) -> TileSnapshot:
    """The mask in a file, for a picture of this size.

    Raises:
        StudioError: as :func:`sdstudio.imaging.read_input`; ``MASK_SIZE_DIFFERS``.
    """
    rgb = read_input(path, InputRole.MASK)
    found_height, found_width, _ = rgb.shape
    if not has_shape(found_width, found_height, width, height):
        raise StudioError(
            ErrorCode.MASK_SIZE_DIFFERS,
            width=found_width,
            height=found_height,
            picture_width=width,
            picture_height=height,
        )
    return TileSnapshot.of(grey(fitted(rgb, width, height)))
