"""Fills: what takes the place of a part of a picture before a model starts on it.

From it the model takes colours and light, and at lower strengths also shapes, so that the new part
suits the rest.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from sdstudio.imaging.png import Rgb

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags: TypeAlias = NDArray[np.bool_]
else:
    Flags = Any

#: The colour of what isn't known.
_NEUTRAL = 127
#: The wider, the less is left of what was continued.
_BLUR_PX = 65
_FALLOFF_PX = 9
#: Beyond, OpenCV's Navier–Stokes takes long, and nothing is continued that far in detail.
_CONTINUED_MAX_PX = 256 * 256
#: How many pixels around a place it is continued from.
_REACH_PX = 5


def filled(picture: Rgb, hole: Flags, kind: str) -> Rgb:
    """``picture`` with its hole filled; what is outside the hole doesn't change.

    Args:
        hole: (height, width). If it is everything, grey takes the place of colours around it.
        kind: a choice of the parameter ``fill``.
    """
    import numpy as np

    if kind == "original" or not hole.any():
        return picture
    if hole.all():
        kind = "neutral"
    return np.asarray(FILLS[kind](picture, hole), np.uint8)


def _neutral(picture: Rgb, hole: Flags) -> Rgb:
    import numpy as np

    return _faded(picture, np.full_like(picture, _NEUTRAL), hole)


def _blurred(picture: Rgb, hole: Flags) -> Rgb:
    """The colours around the hole, smooth: the average of what is known, from near to far."""
    return _faded(picture, _pushed(*_weighted(picture, hole)), hole)


def _border(picture: Rgb, hole: Flags) -> Rgb:
    """Each pixel is the nearest one that isn't in the hole."""
    import cv2
    import numpy as np

    _, nearest = cv2.distanceTransformWithLabels(
        hole.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    places = np.zeros(int(nearest.max()) + 1, np.intp)
    places[nearest[~hole]] = np.flatnonzero(~hole)
    return np.asarray(picture.reshape(-1, 3)[places[nearest]])


def _continued(picture: Rgb, hole: Flags) -> Rgb:
    """Lines and colours go on into the hole (Bertalmio et al., “Navier–Stokes, fluid dynamics, and
    image and video inpainting”, 2001).
    """
    import cv2
    import numpy as np

    height, width = hole.shape
    scale = min(1.0, (_CONTINUED_MAX_PX / np.count_nonzero(hole)) ** 0.5)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    # Nothing of the hole may get into its surroundings when they are made smaller.
    known = _pushed(*_weighted(picture, hole))
    small = cv2.resize(
        np.where(hole[..., None], known, picture), size, interpolation=cv2.INTER_AREA
    )
    holes = cv2.resize(hole.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
    if not holes.any():
        return np.where(hole[..., None], known, picture)
    new = cv2.inpaint(small, holes, _REACH_PX, cv2.INPAINT_NS)
    large = cv2.resize(new, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.where(hole[..., None], np.asarray(large, np.uint8), picture)


def _surroundings(picture: Rgb, hole: Flags) -> Rgb:
    """The surroundings go on, without detail that the model would take for the picture's."""
    import cv2
    import numpy as np

    continued = _continued(picture, hole)
    soft = cv2.blur(continued, (_BLUR_PX, _BLUR_PX), borderType=cv2.BORDER_REPLICATE)
    return np.where(hole[..., None], np.asarray(soft, np.uint8), picture)


FILLS: Mapping[str, Callable[[Rgb, Flags], Rgb]] = MappingProxyType(
    {
        "blur": _blurred,
        "continued": _continued,
        "surroundings": _surroundings,
        "border": _border,
        "neutral": _neutral,
    }
)


def _faded(picture: Rgb, fill: Rgb, hole: Flags) -> Rgb:
    """``fill`` in the hole, more and more of it over the first few pixels."""
    import cv2
    import numpy as np

    # A border that is repeated: the hole doesn't end where the picture does.
    share = cv2.blur(
        hole.astype(np.float32), (_FALLOFF_PX, _FALLOFF_PX), borderType=cv2.BORDER_REPLICATE
    )
    share = np.where(hole, np.clip(2 * share - 1, 0, 1), 0)[..., None]
    return np.asarray(np.round(picture * (1 - share) + fill * share), np.uint8)


def _weighted(picture: Rgb, hole: Flags) -> "tuple[NDArray[np.float32], NDArray[np.float32]]":
    """Colours and how much of each is known: (height, width, 3) and (height, width)."""
    import numpy as np

    known = (~hole).astype(np.float32)
    return picture.astype(np.float32) * known[..., None], known


def _pushed(colours: "NDArray[np.float32]", known: "NDArray[np.float32]") -> Rgb:
    """What isn't known, from smaller and smaller copies in which it is (pull–push, Gortler et al.,
    “The Lumigraph”, 1996).

    Args:
        colours: (height, width, 3), times ``known``.
        known: (height, width), 0 … 1.
    """
    import numpy as np

    return np.asarray(np.clip(np.round(_known_everywhere(colours, known)), 0, 255), np.uint8)


def _known_everywhere(
    colours: "NDArray[np.float32]", known: "NDArray[np.float32]"
) -> "NDArray[np.float32]":
    import cv2
    import numpy as np

    height, width = known.shape
    here = colours / np.maximum(known, 1e-6)[..., None]
    if known.min() >= 1 or max(height, width) == 1:
        return np.asarray(here, np.float32)
    size = (width + 1) // 2, (height + 1) // 2
    less = cv2.resize(colours, size, interpolation=cv2.INTER_AREA).reshape(size[1], size[0], 3)
    share = cv2.resize(known, size, interpolation=cv2.INTER_AREA).reshape(size[1], size[0])
    # Something that is known in part only is known well enough for the next smaller copy.
    full = np.minimum(1, 4 * share)
    rescaled = less * (full / np.maximum(share, 1e-6))[..., None]
    coarse = _known_everywhere(rescaled.astype(np.float32), full.astype(np.float32))
    large = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    rest = large.reshape(height, width, 3) * (1 - known)[..., None]
    return np.asarray(colours + rest, np.float32)
