"""What Shift and Alt make of a shape that is dragged. No Qt."""

import math
from typing import NamedTuple

from sdstudio.canvas.point import Point

#: Corners that snap are at multiples of this angle.
_SNAP_RADIANS = math.pi / 4


class DraggedBox(NamedTuple):
    """A rectangle in the picture; ``left`` ≤ ``right`` and ``top`` ≤ ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, width: int, height: int) -> bool:
        """Whether any of it is in a picture of this size."""
        return self.left < width and self.top < height and self.right > 0 and self.bottom > 0

    def to_pixels(self) -> "DraggedBox":
        """With whole pixels, those that it touches."""
        left, top = math.floor(self.left), math.floor(self.top)
        return DraggedBox(
            left,
            top,
            max(left + 1, math.ceil(self.right)),
            max(top + 1, math.ceil(self.bottom)),
        )


def dragged(
    start: Point, end: Point, *, is_even: bool = False, is_centred: bool = False
) -> DraggedBox:
    """The box from one corner to the opposite one.

    Args:
        is_even: as wide as high; the longer side counts.
        is_centred: ``start`` is its centre.
    """
    across, down = end.x - start.x, end.y - start.y
    if is_even:
        side = max(abs(across), abs(down))
        across, down = math.copysign(side, across), math.copysign(side, down)
    begin = Point(start.x - across, start.y - down) if is_centred else start
    far = Point(start.x + across, start.y + down)
    return DraggedBox(
        min(begin.x, far.x), min(begin.y, far.y), max(begin.x, far.x), max(begin.y, far.y)
    )


def snapped(start: Point, end: Point) -> Point:
    """The place next to ``end`` in one of eight directions from ``start``."""
    across, down = end.x - start.x, end.y - start.y
    angle = round(math.atan2(down, across) / _SNAP_RADIANS) * _SNAP_RADIANS
    # How far it is in that direction.
    length = across * math.cos(angle) + down * math.sin(angle)
    return Point(start.x + length * math.cos(angle), start.y + length * math.sin(angle))
