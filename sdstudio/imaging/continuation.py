"""Continues lines and colours into a hole of a picture.

After Bertalmio, Bertozzi and Sapiro, “Navier–Stokes, fluid dynamics, and image and video
inpainting”, 2001: what is known flows into the hole along lines of equal brightness. As in the
usual fast variant, each pixel is computed once, from the edge of the hole inwards, from the known
ones around it: near ones count more, and those whose lines point to it.
"""

from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Colours: TypeAlias = NDArray[np.float32]
    Flags: TypeAlias = NDArray[np.bool_]
else:
    Colours = Flags = Any

#: How far from a place the pixels are of which it is made.
_REACH_PX: Final = 5
_OFFSETS: Final = tuple(
    (down, across)
    for down in range(-_REACH_PX, _REACH_PX + 1)
    for across in range(-_REACH_PX, _REACH_PX + 1)
    if 0 < down * down + across * across <= _REACH_PX * _REACH_PX
)
#: What a pixel counts at least whose lines point elsewhere, or which has none.
_ALIGNED_LEAST: Final = 0.01
#: Of the brightness in which lines are seen, as ITU-R BT.601 weights the colours.
_BRIGHTNESS: Final = (0.299, 0.587, 0.114)


def continued(picture: Colours, hole: Flags) -> Colours:
    """``picture`` with its hole filled, a copy.

    Args:
        picture: (height, width, 3), any range.
        hole: (height, width); not everything.
    """
    import numpy as np

    height, width = hole.shape
    pad = _REACH_PX + 1
    colours = np.pad(picture, ((pad, pad), (pad, pad), (0, 0)))
    known = np.pad(~hole, pad)
    missing = np.pad(hole, pad)
    light = colours @ np.asarray(_BRIGHTNESS, np.float32)
    while True:
        rows, columns = np.nonzero(missing & _beside(known))
        if not len(rows):
            return np.ascontiguousarray(colours[pad : pad + height, pad : pad + width])
        down, across = _slopes(light, known)
        total = np.zeros((len(rows), 3), np.float32)
        weights = np.zeros(len(rows), np.float32)
        for offset_y, offset_x in _OFFSETS:
            there = rows + offset_y, columns + offset_x
            near = known[there] / np.float32(offset_y**2 + offset_x**2) ** 2
            slope_y, slope_x = down[there], across[there]
            # Along a line, brightness doesn't change: the slope is across it.
            along = np.abs(slope_x * offset_y - slope_y * offset_x)
            length = np.hypot(slope_y, slope_x) * np.float32(np.hypot(offset_y, offset_x))
            aligned = along / np.maximum(length, 1e-6)
            weight = near * np.maximum(aligned, _ALIGNED_LEAST)
            total += weight[:, np.newaxis] * colours[there]
            weights += weight
        colours[rows, columns] = total / weights[:, np.newaxis]
        light[rows, columns] = colours[rows, columns] @ np.asarray(_BRIGHTNESS, np.float32)
        known[rows, columns] = True
        missing[rows, columns] = False


def nearest(hole: Flags) -> "tuple[NDArray[np.intp], NDArray[np.intp]]":
    """The row and the column of the nearest pixel outside the hole, for each pixel.

    Found by looking at what those around know of, from far to near (Rong and Tan, “Jump flooding in
    GPU with applications to Voronoi diagram and distance transform”, 2006); next to the edge
    between two it may be the second nearest.

    Args:
        hole: (height, width); not everything.
    """
    import numpy as np

    height, width = hole.shape
    own_y, own_x = np.indices(hole.shape, np.int32)
    far = np.int32(4 * (height + width))
    found_y, found_x = np.where(hole, -far, own_y), np.where(hole, -far, own_x)

    def distance(y: "NDArray[np.int32]", x: "NDArray[np.int32]") -> "NDArray[np.int64]":
        return (y.astype(np.int64) - own_y) ** 2 + (x.astype(np.int64) - own_x) ** 2

    best = distance(found_y, found_x)
    step = 1
    while step < max(height, width):
        step *= 2
    while step:
        # Once more at the end, where a few have not heard of their nearest.
        for offset_y in (-step, 0, step):
            for offset_x in (-step, 0, step):
                if not offset_y and not offset_x:
                    continue
                rows = np.clip(np.arange(height) + offset_y, 0, height - 1)
                columns = np.clip(np.arange(width) + offset_x, 0, width - 1)
                told = np.ix_(rows, columns)
                told_y, told_x = found_y[told], found_x[told]
                distances = distance(told_y, told_x)
                is_nearer = distances < best
                found_y = np.where(is_nearer, told_y, found_y)
                found_x = np.where(is_nearer, told_x, found_x)
                best = np.where(is_nearer, distances, best)
        step //= 2
    return found_y.astype(np.intp), found_x.astype(np.intp)


def _beside(known: Flags) -> Flags:
    """The pixels above, below and beside those that are known."""
    import numpy as np

    beside = np.zeros_like(known)
    beside[1:] |= known[:-1]
    beside[:-1] |= known[1:]
    beside[:, 1:] |= known[:, :-1]
    beside[:, :-1] |= known[:, 1:]
    return beside


def _slopes(light: Colours, known: Flags) -> tuple[Colours, Colours]:
    """How brightness changes downwards and across, where it is known on both sides."""
    import numpy as np

    down, across = np.zeros_like(light), np.zeros_like(light)
    down[1:-1] = np.where(known[2:] & known[:-2], light[2:] - light[:-2], 0)
    across[:, 1:-1] = np.where(known[:, 2:] & known[:, :-2], light[:, 2:] - light[:, :-2], 0)
    return down, across
