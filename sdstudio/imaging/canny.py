"""The edges of a picture, for ControlNets that keep them.

John Canny, "A Computational Approach to Edge Detection", 1986: smoothed, differentiated, thinned to
ridges, and followed from strong edges along weak ones.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sdstudio.domain.controls import EDGES_HIGH, EDGES_LOW
from sdstudio.imaging.masks import Grey
from sdstudio.imaging.png import Rgb

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_EDGE: Final = 255
#: tan 22.5°: between the directions along the sides and the diagonals.
_TAN: Final = math.sqrt(2) - 1


@dataclass(frozen=True, slots=True)
class CannyThresholds:
    """What counts as an edge.

    Args:
        low: slopes from this on continue an edge, 0 … ``domain.controls.SLOPE_MAX`` in each of both
            directions.
        high: slopes from this on begin one.
        blur_px: standard deviation of the Gaussian blur before.
    """

    low: int = EDGES_LOW
    high: int = EDGES_HIGH
    blur_px: float = 1.0


def canny(rgb: Rgb, thresholds: CannyThresholds = CannyThresholds()) -> Grey:
    """The edges of ``rgb``: (height, width), 255 on edges of one pixel's width, 0 elsewhere.

    In a coloured picture, the channel with the steepest slope counts at each pixel.
    """
    import numpy as np

    levels = rgb.astype(np.float32)
    smooth = _blurred(_blurred(levels, thresholds.blur_px, 0), thresholds.blur_px, 1)
    down, across = _slopes(smooth)
    steepness = np.abs(down) + np.abs(across)
    steepest = steepness.argmax(axis=2)[..., None]
    down, across, slope = (
        np.take_along_axis(one, steepest, 2)[..., 0] for one in (down, across, steepness)
    )
    ridge = _ridges(slope, down, across)
    strong = ridge & (slope >= thresholds.high)
    weak = ridge & (slope >= thresholds.low)
    return np.where(_followed(strong, weak), np.uint8(_EDGE), np.uint8(0))


def _blurred(
    levels: "NDArray[np.float32]", deviation_px: float, axis: int
) -> "NDArray[np.float32]":
    import numpy as np

    reach = math.ceil(3 * deviation_px)
    if reach == 0:
        return levels
    places = np.arange(-reach, reach + 1)
    weights = np.exp(-(places**2) / (2 * deviation_px**2)).astype(np.float32)
    weights /= weights.sum()
    length = levels.shape[axis]
    sides = [(0, 0)] * levels.ndim
    sides[axis] = (reach, reach)
    padded = np.pad(levels, sides, mode="edge")
    found = np.zeros_like(levels)
    for start, weight in enumerate(weights):
        part = [slice(None)] * levels.ndim
        part[axis] = slice(start, start + length)
        found += weight * padded[tuple(part)]
    return found


def _slopes(
    levels: "NDArray[np.float32]",
) -> "tuple[NDArray[np.float32], NDArray[np.float32]]":
    """Sobel's derivatives, downwards and to the right."""
    import numpy as np

    padded = np.pad(levels, ((1, 1), (1, 1), (0, 0)), mode="edge")
    rows = padded[:-2] + 2 * padded[1:-1] + padded[2:]
    columns = padded[:, :-2] + 2 * padded[:, 1:-1] + padded[:, 2:]
    return columns[2:] - columns[:-2], rows[:, 2:] - rows[:, :-2]


def _ridges(
    slope: "NDArray[np.float32]", down: "NDArray[np.float32]", across: "NDArray[np.float32]"
) -> "NDArray[np.bool_]":
    """Where no neighbour in the direction of the slope is steeper."""
    import numpy as np

    height, width = slope.shape
    padded = np.pad(slope, 1)

    def moved(rows: int, columns: int) -> "NDArray[np.float32]":
        return padded[1 + rows : 1 + rows + height, 1 + columns : 1 + columns + width]

    def is_ridge(rows: int, columns: int) -> "NDArray[np.bool_]":
        # Of two that are equal, the first is one.
        return (slope > moved(-rows, -columns)) & (slope >= moved(rows, columns))

    steep, flat = np.abs(down), np.abs(across)
    is_across = steep <= flat * _TAN
    is_down = flat <= steep * _TAN
    falls = down * across > 0
    found: NDArray[np.bool_] = np.select(
        [is_across, is_down, falls],
        [is_ridge(0, 1), is_ridge(1, 0), is_ridge(1, 1)],
        is_ridge(1, -1),
    )
    return found & (slope > 0)


def _followed(strong: "NDArray[np.bool_]", weak: "NDArray[np.bool_]") -> "NDArray[np.bool_]":
    """The weak pixels that are connected to a strong one, in any of eight directions."""
    import numpy as np

    # A border of nothing, so that no neighbour is outside.
    left = np.pad(weak, 1).ravel()
    height, width = weak.shape
    row = width + 2
    steps = np.array([-row - 1, -row, -row + 1, -1, 1, row - 1, row, row + 1])
    reached = np.pad(strong, 1).ravel()
    left &= ~reached
    newest = np.flatnonzero(reached)
    while len(newest):
        around = (newest[:, None] + steps).ravel()
        newest = np.unique(around[left[around]])
        left[newest] = False
        reached[newest] = True
    found: NDArray[np.bool_] = reached.reshape(height + 2, row)[1:-1, 1:-1]
    return found
