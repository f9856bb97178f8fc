"""Enlarge a picture at its sides, so that a model can continue it there."""

from sdstudio.domain.extension import Extension
from sdstudio.imaging.masks import Box, Grey
from sdstudio.imaging.png import Rgb

#: So much of the picture may change as well: at its edge it is often framed, blurred or noisy.
OVERLAP_PX = 8
_FULL = 255


def extended(picture: Rgb, by: Extension, mask: Grey | None = None) -> tuple[Rgb, Grey]:
    """``picture`` enlarged at its sides, and the mask of what is to be generated there.

    Until then, the picture's edge is repeated there. Its own pixels don't change.

    Args:
        mask: of the picture, (height, width), if something in it should change, too.

    Raises:
        StudioError: ``INPUT_TOO_LARGE``.
    """
    import numpy as np

    height, width, _ = picture.shape
    by.size_px(width, height)
    around = ((by.top, by.bottom), (by.left, by.right))
    larger = np.pad(picture, (*around, (0, 0)), "edge")
    inside = np.zeros((height, width), np.uint8) if mask is None else mask
    new = np.pad(inside, around, constant_values=_FULL)
    for place in _overlaps(by, width, height):
        place.of(new)[...] = _FULL
    return larger, new


def told_apart(larger: Rgb, by: Extension) -> Rgb:
    """A copy of an extended picture in which one added pixel differs by one level of blue.

    A canvas belongs to all pictures with the same pixels, and this one is to have its own.
    """
    import numpy as np

    height, width, _ = larger.shape
    added = [
        Box(0, 0, by.left, height),
        Box(0, 0, width, by.top),
        Box(width - by.right, 0, by.right, height),
        Box(0, height - by.bottom, width, by.bottom),
    ]
    draw, result = np.random.default_rng(), larger.copy()
    part = max(added, key=lambda one: one.width * one.height).of(result)
    row, column = (int(draw.integers(length)) for length in part.shape[:2])
    part[row, column, 2] ^= 1
    return result


def _overlaps(by: Extension, width: int, height: int) -> list[Box]:
    """The strips of the picture along the sides where it is extended, in the larger one.

    Of a small picture, more than half stays as it is.
    """
    across, down = min(OVERLAP_PX, width // 8), min(OVERLAP_PX, height // 8)
    places = []
    if by.left:
        places.append(Box(by.left, by.top, across, height))
    if by.right:
        places.append(Box(by.left + width - across, by.top, across, height))
    if by.top:
        places.append(Box(by.left, by.top, width, down))
    if by.bottom:
        places.append(Box(by.left, by.top + height - down, width, down))
    return places
