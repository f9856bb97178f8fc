"""Masks from the logits of a segmentation network: positive inside, on a coarse grid."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Logits = NDArray[np.float32]
    Coverage = NDArray[np.uint8]
else:
    Logits = Coverage = Any

#: Most of them are inside or outside as a whole.
_BLOCK_PX: Final = 256
#: How far the edge of an antialiased shape reaches.
_EDGE_PX: Final = 0.5
#: Where logits don't change within a pixel, no edge is near.
_FLAT: Final = 1e-6


@dataclass(frozen=True, slots=True)
class PlacedMask:
    """The part of a mask outside of which nothing is selected.

    Args:
        x, y: where it is in the picture.
        coverage: (height, width): how much of each pixel is selected; empty if nothing is.
    """

    x: int
    y: int
    coverage: Coverage


def mask_of_logits(
    logits: Logits, rows: float, columns: float, width: int, height: int
) -> PlacedMask:
    """The mask of a picture of ``width`` × ``height`` pixels, where logits are positive.

    Logits are interpolated linearly. A pixel on the edge is covered as much as the distance of its
    centre from the edge says, which is the logit divided by how fast it changes.

    Args:
        logits: a grid whose first corner is that of the picture.
        rows, columns: how many of its cells the picture is high and wide; the others are ignored.
    """
    import numpy as np

    logits = logits[: math.ceil(rows), : math.ceil(columns)]
    inside = logits > 0
    down, across = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
    if not down.size:
        return PlacedMask(0, 0, np.zeros((0, 0), np.uint8))
    left, right = _reach(across, columns, width)
    top, bottom = _reach(down, rows, height)
    coverage = np.zeros((bottom - top, right - left), np.uint8)
    for y in range(top, bottom, _BLOCK_PX):
        y_end = min(y + _BLOCK_PX, bottom)
        for x in range(left, right, _BLOCK_PX):
            x_end = min(x + _BLOCK_PX, right)
            near = inside[_cells(y, y_end, rows, height), _cells(x, x_end, columns, width)]
            if near.all():
                block: Any = 255
            elif near.any():
                block = _block(logits, (y, y_end, rows / height), (x, x_end, columns / width))
            else:
                continue
            coverage[y - top : y_end - top, x - left : x_end - left] = block
    return PlacedMask(left, top, coverage)


def _reach(found: "NDArray[np.intp]", cells: float, size: int) -> tuple[int, int]:
    """The pixels that cells reach, the first and the one after the last."""
    first, last = int(found[0]) - 1, int(found[-1]) + 2
    return max(0, math.floor(first * size / cells)), min(size, math.ceil(last * size / cells))


def _cells(begin: int, end: int, cells: float, size: int) -> slice:
    """The cells that pixels from ``begin`` to ``end`` are interpolated from, and their edges."""
    first = math.floor((begin - 1) * cells / size - 0.5)
    last = math.floor((end + 1) * cells / size - 0.5) + 2
    return slice(max(0, first), last)


def _block(
    logits: Logits, down: tuple[int, int, float], across: tuple[int, int, float]
) -> Coverage:
    """The coverage of a part of the picture; one pixel more on each side tells the slopes.

    Args:
        down, across: the first pixel, the one after the last, and how many cells wide one is.
    """
    import numpy as np

    first, second, share = _neighbours(*down, logits.shape[0])
    lines = logits[first] * (1 - share)[:, None] + logits[second] * share[:, None]
    first, second, share = _neighbours(*across, logits.shape[1])
    values = lines[:, first] * (1 - share) + lines[:, second] * share
    # Over two pixels each.
    slope_y = (values[2:, 1:-1] - values[:-2, 1:-1]) / 2
    slope_x = (values[1:-1, 2:] - values[1:-1, :-2]) / 2
    distance = values[1:-1, 1:-1] / np.maximum(np.hypot(slope_x, slope_y), _FLAT)
    return np.asarray(np.rint(255 * np.clip(distance + _EDGE_PX, 0, 1)), np.uint8)


def _neighbours(
    begin: int, end: int, cells_per_pixel: float, cells: int
) -> tuple["NDArray[np.intp]", "NDArray[np.intp]", "NDArray[np.float32]"]:
    """The two cells that each pixel is between, and the share of the second."""
    import numpy as np

    place = (np.arange(begin - 1, end + 1) + 0.5) * cells_per_pixel - 0.5
    first = np.floor(place)
    share = np.asarray(place - first, np.float32)
    at = first.astype(np.intp)
    return np.clip(at, 0, cells - 1), np.clip(at + 1, 0, cells - 1), share
