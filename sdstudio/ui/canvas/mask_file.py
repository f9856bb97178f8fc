"""Masks of any program, for a picture of a certain size."""

from typing import Final

from sdstudio.canvas.tiles import TileSnapshot
from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.imaging import Rgb, fitted
from sdstudio.imaging.masks import grey

#: A mask whose aspect ratio differs by less belongs to the same picture in another size.
_SAME_SHAPE: Final = 0.01


def has_shape(width: int, height: int, wanted_width: int, wanted_height: int) -> bool:
    """Whether a mask of one size suits a picture of another."""
    return abs(width / height / (wanted_width / wanted_height) - 1) <= _SAME_SHAPE


def fitting_mask(rgb: Rgb, width: int, height: int) -> TileSnapshot:
    """A mask as it was read, for a picture of this size.

    Raises:
        StudioError: ``MASK_SIZE_DIFFERS``.
    """
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
