"""Fills: what takes the place of a part of a picture before a model starts on it.

The model takes colours and light from it, and at lower strengths also shapes, so that the new part
suits the rest.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from sdstudio.imaging.continuation import continued, nearest
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
#: Beyond, it takes long, and nothing is continued that far in detail.
_CONTINUED_MAX_PX = 160 * 160


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
    return picture[nearest(hole)]


def _continued(picture: Rgb, hole: Flags) -> Rgb:
    """Lines and colours continue into the hole."""
    import numpy as np
    from PIL import Image

    height, width = hole.shape
    # Nothing of the hole may bleed into its surroundings when they are scaled down.
    known = np.where(hole[..., None], _pushed(*_weighted(picture, hole)), picture)
    scale = min(1.0, (_CONTINUED_MAX_PX / np.count_nonzero(hole)) ** 0.5)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = np.asarray(Image.fromarray(known).resize(size, Image.Resampling.BOX), np.float32)
    holes = np.asarray(Image.fromarray(hole).resize(size, Image.Resampling.NEAREST), np.bool_)
    if holes.all():
        return known
    new = np.clip(np.round(continued(small, holes)), 0, 255).astype(np.uint8)
    large = Image.fromarray(new).resize((width, height), Image.Resampling.BICUBIC)
    return np.where(hole[..., None], np.asarray(large), picture)


def _surroundings(picture: Rgb, hole: Flags) -> Rgb:
    """The surroundings continue, without detail that the model would take for the picture's."""
    import numpy as np
    from PIL import Image, ImageFilter

    # For models that work at 512 pixels and more; smaller ones see as much at once.
    radius = max(1, round(_BLUR_PX // 2 * min(1.0, min(hole.shape) / 512)))
    soft = Image.fromarray(_continued(picture, hole)).filter(ImageFilter.BoxBlur(radius))
    return np.where(hole[..., None], np.asarray(soft), picture)


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
    import numpy as np
    from PIL import Image, ImageFilter

    # The border is repeated: the hole doesn't end where the picture does.
    blurred = Image.fromarray(np.where(hole, np.uint8(255), np.uint8(0))).filter(
        ImageFilter.BoxBlur(_FALLOFF_PX // 2)
    )
    share = np.asarray(blurred, np.float32) / 255
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
    import numpy as np
    from PIL import Image

    height, width = known.shape
    here = colours / np.maximum(known, 1e-6)[..., None]
    if known.min() >= 1 or max(height, width) == 1:
        return np.asarray(here, np.float32)
    less, share = _halved(colours), _halved(known)
    # Something that is known in part only is known well enough for the next smaller copy.
    full = np.minimum(1, 4 * share)
    rescaled = less * (full / np.maximum(share, 1e-6))[..., None]
    coarse = _known_everywhere(rescaled.astype(np.float32), full.astype(np.float32))
    size = 2 * coarse.shape[1], 2 * coarse.shape[0]
    planes = [
        np.asarray(Image.fromarray(plane).resize(size, Image.Resampling.BILINEAR))
        for plane in np.moveaxis(coarse, 2, 0)
    ]
    large = np.stack(planes, axis=2)[:height, :width]
    return np.asarray(colours + large * (1 - known)[..., None], np.float32)


def _halved(values: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """The mean of each 2 × 2 places; beyond the last row and column are zeros."""
    import numpy as np

    height, width = values.shape[:2]
    around = [(0, height % 2), (0, width % 2), *[(0, 0)] * (values.ndim - 2)]
    even = np.pad(values, around)
    return np.asarray(
        (even[0::2, 0::2] + even[1::2, 0::2] + even[0::2, 1::2] + even[1::2, 1::2]) / 4
    )
