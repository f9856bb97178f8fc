"""What follows from a mask that is grown and feathered: what may change, is filled, and shows.

OpenCV does it: a disc of any radius is grown by small steps, and a blur of any width takes the same
time for each pixel, so that a mask of 4096 × 4096 pixels takes tenths of a second.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sdstudio.imaging.masks import Box, Grey, opacity, painted, painted_box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    #: (height, width), yes or no.
    Flags = NDArray[np.bool_]
else:
    Flags = Any

_FULL = 255
#: What may change in fewer than half of the steps keeps its pixels, whatever else is filled.
_HALF = 128


@dataclass(frozen=True, slots=True)
class MaskAreas:
    """A mask as it is used, each array of the picture's size.

    Args:
        free: 0 … 255: how much each place may change.
        shown: 0 … 255: how much of the new picture shows; 0 where the old one stays to the byte.
        filled: where something else takes the picture's place before the model starts.
        hidden: what a model for inpainting doesn't see of the picture.
        box: what may change, and all around it that does.
    """

    free: Grey
    shown: Grey
    filled: Flags
    hidden: Flags
    box: Box


def mask_areas(mask: Grey, *, grow_px: int, feather_px: int, blend_px: int) -> MaskAreas:
    """What a mask means that is grown and feathered; if it is neither, every level of it counts.

    Where it is, levels say from which step a place may change, and the new picture shows wholly
    wherever it may; it blends into the old one over the last ``blend_px`` pixels. There is no edge
    where the picture ends.

    Raises:
        ValueError: nothing is painted.
    """
    import numpy as np

    height, width = mask.shape
    box = painted_box(mask)
    if not grow_px and not feather_px:
        return MaskAreas(mask, opacity(mask, blend_px), mask >= _HALF, painted(mask), box)
    box = box.grown(grow_px + feather_px // 2, width, height)
    # The edge of what is looked at is one only where the picture ends.
    wide = box.grown(1, width, height)
    levels = np.where(painted(wide.of(mask)), wide.of(mask), np.uint8(0))
    free, shown = (np.zeros(mask.shape, np.uint8) for _ in range(2))
    filled = np.zeros(mask.shape, np.bool_)
    wide.of(free)[...] = spread(levels, grow_px, feather_px)
    wide.of(shown)[...] = blended(wide.of(free), blend_px)
    wide.of(filled)[...] = grown(levels, max(0, grow_px - feather_px // 2)) >= _HALF
    # The model fits the rest to the feathered edge, so it has to see some of that.
    hidden = free > free.max() // 2
    return MaskAreas(free, shown, filled, hidden, box)


def grown(mask: Grey, by_px: int) -> Grey:
    """Each pixel gets the highest level within ``by_px`` pixels."""
    import cv2
    import numpy as np

    # By turns with and without the corners it stays round; the order doesn't matter.
    square = cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))
    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    result = cv2.dilate(np.ascontiguousarray(mask), cross, iterations=by_px - by_px // 2)
    return np.asarray(cv2.dilate(result, square, iterations=by_px // 2), np.uint8)


def spread(mask: Grey, grow_px: int, feather_px: int) -> Grey:
    """``mask`` grown, with edges that fall off in a straight line over ``feather_px`` pixels."""
    import cv2
    import numpy as np

    inner = grown(mask, max(0, grow_px - feather_px // 2))
    if not feather_px:
        return inner
    outer = grown(inner, min(grow_px, feather_px // 2))
    side = 2 * (feather_px // 2) + 1
    edges = cv2.blur(outer, (side, side), borderType=cv2.BORDER_REPLICATE)
    # At a corner, the average alone would be below what is inside.
    return np.maximum(inner, np.asarray(edges, np.uint8))


def blended(free: Grey, blend_px: int) -> Grey:
    """How much of the new picture shows: all of it ``blend_px`` inside what may change, 0 outside.

    In between it rises like a Gaussian's sum. Where everything is thinner than that, it rises over
    fewer pixels.
    """
    import cv2
    import numpy as np

    whole = np.where(free > 0, np.uint8(_FULL), np.uint8(0))
    square = cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))
    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    radius = blend_px // 2
    while radius:
        inner = cv2.erode(whole, cross, iterations=radius - radius // 2)
        inner = cv2.erode(inner, square, iterations=radius // 2)
        if inner.any():
            side = 2 * radius + 1
            soft = cv2.GaussianBlur(inner, (side, side), 0, borderType=cv2.BORDER_REPLICATE)
            # What is thin is eroded as a disc and blurred as a square, which reaches further.
            return np.where(whole > 0, np.asarray(soft, np.uint8), np.uint8(0))
        radius //= 2
    return whole
