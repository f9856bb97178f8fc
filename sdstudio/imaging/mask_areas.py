"""What follows from a mask that is grown and feathered: what may change, is filled, and shows."""

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
    # One pixel more on each side, so that only the end of the picture counts as an edge.
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
    """Each pixel gets the highest level within ``by_px`` pixels, as far as an octagon is a circle.

    An octagon is a square that is extended by another one on its corner, and both are made of
    lines. A line of any length takes a few steps, each of which doubles it.
    """
    import numpy as np

    if not by_px:
        return mask
    straight, askew = by_px // 2, by_px - by_px // 2
    # The way along lines may lead past the edge and back.
    result = np.pad(mask, askew)
    # The lines of a square on its corner leave out every other pixel.
    half = (askew - 1) // 2
    for step in ((1, 1), (1, -1)):
        result = _highest_along(result, step, half)
    for _ in range(askew - 2 * half):
        result = np.maximum(_highest_along(result, (0, 1), 1), _highest_along(result, (1, 0), 1))
    for step in ((0, 1), (1, 0)):
        result = _highest_along(result, step, straight)
    return np.ascontiguousarray(result[askew:-askew, askew:-askew])


def _highest_along(mask: Grey, step: tuple[int, int], steps: int) -> Grey:
    """The highest level on a line through each pixel, ``steps`` to either side of it."""
    import numpy as np

    height, width = mask.shape
    down, across = step
    length = 2 * steps + 1
    room_y, room_x = down * steps, abs(across) * steps
    line = np.pad(mask, ((room_y, room_y), (room_x, room_x)))
    reached = 1
    while reached < length:
        further = min(reached, length - reached)
        line = np.maximum(line, _shifted(line, down * further, across * further))
        reached += further
    # Each line begins at its pixel; shift it so that the pixel is in the middle.
    left = 0 if across >= 0 else 2 * room_x
    return np.asarray(line[:height, left : left + width], np.uint8)


def _shifted(mask: Grey, down: int, across: int) -> Grey:
    """Each pixel gets the level that is so far from it; 0 from outside."""
    import numpy as np

    height, width = mask.shape
    result = np.zeros_like(mask)
    source = mask[down:, max(0, across) : width + min(0, across)]
    result[: height - down, max(0, -across) : width - max(0, across)] = source
    return result


def spread(mask: Grey, grow_px: int, feather_px: int) -> Grey:
    """``mask`` grown, with edges that fall off in a straight line over ``feather_px`` pixels."""
    import numpy as np
    from PIL import Image, ImageFilter

    inner = grown(mask, max(0, grow_px - feather_px // 2))
    if not feather_px:
        return inner
    outer = grown(inner, min(grow_px, feather_px // 2))
    edges = Image.fromarray(outer).filter(ImageFilter.BoxBlur(feather_px // 2))
    # At a corner, the average alone would be below what is inside.
    return np.maximum(inner, np.asarray(edges, np.uint8))


def blended(free: Grey, blend_px: int) -> Grey:
    """How much of the new picture shows: all of it ``blend_px`` inside what may change, 0 outside.

    In between it rises like a Gaussian's sum. Where everything is thinner than that, it rises over
    fewer pixels.
    """
    import numpy as np
    from PIL import Image, ImageFilter

    whole = np.where(free > 0, np.uint8(_FULL), np.uint8(0))
    radius = blend_px // 2
    while radius:
        inner = _FULL - grown(_FULL - whole, radius)
        if inner.any():
            # Its tails end where the octagon does.
            blur = ImageFilter.GaussianBlur(0.3 * radius + 0.5)
            soft = np.asarray(Image.fromarray(inner).filter(blur))
            # What is thin is eroded as an octagon and blurred as a square, which reaches further.
            return np.where(whole > 0, soft, np.uint8(0))
        radius //= 2
    return whole
