"""Frame: how a rectangle of the canvas is scaled, flipped, rotated and moved; only geometry."""

import math
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from sdstudio.canvas.point import Point
from sdstudio.canvas.rect import Rect

#: In pixels: sides aren't made longer than this, unless they already were.
SIDE_MAX_PX: Final = 16_384
_STEP_DEGREES: Final = 15
_TINY: Final = 1e-9


class Handle(NamedTuple):
    """A corner or side of a frame: −1 is left or top, 1 right or bottom, 0 the middle."""

    across: int
    down: int


#: Corners last, so that they are above the sides where all are close together.
HANDLES: Final = (
    *(Handle(0, down) for down in (-1, 1)),
    *(Handle(across, 0) for across in (-1, 1)),
    *(Handle(across, down) for across in (-1, 1) for down in (-1, 1)),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the pixels of ``box`` are placed.

    While its sides are horizontal and vertical, they are on pixel boundaries.

    Args:
        x, y: the middle, in pixels of the canvas.
        scale_x, scale_y: factors of width and height before rotation; negative if flipped.
        angle: the clockwise rotation in degrees, 0 ≤ angle < 360.
    """

    box: Rect
    x: float
    y: float
    scale_x: float = 1.0
    scale_y: float = 1.0
    angle: float = 0.0

    @classmethod
    def of(cls, box: Rect) -> "Frame":
        """The frame that leaves the pixels of ``box`` where they are."""
        return cls(box, (box.left + box.right) / 2, (box.top + box.bottom) / 2)

    @property
    def is_straight(self) -> bool:
        """Whether its sides are horizontal and vertical."""
        return self.angle % 90 == 0

    @property
    def is_move(self) -> bool:
        """Whether its pixels are only moved."""
        return (self.scale_x, self.scale_y, self.angle) == (1, 1, 0)

    @property
    def width(self) -> float:
        """Of the frame, before it is turned."""
        return self.box.width * abs(self.scale_x)

    @property
    def height(self) -> float:
        """Of the frame, before it is turned."""
        return self.box.height * abs(self.scale_y)

    @property
    def middle(self) -> Point:
        """Its middle."""
        return Point(self.x, self.y)

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """``a, b, c, d, e, f``: a pixel of the canvas at x, y comes to ax + cy + e, bx + dy + f."""
        across, down = self._axes
        a, b = across.x * self.scale_x, across.y * self.scale_x
        c, d = down.x * self.scale_y, down.y * self.scale_y
        middle = Frame.of(self.box).middle
        e = self.x - a * middle.x - c * middle.y
        f = self.y - b * middle.x - d * middle.y
        return a, b, c, d, e, f

    @property
    def bounds(self) -> Rect:
        """The smallest rectangle of whole pixels around it."""
        corners = [self.place(one) for one in HANDLES if one.across and one.down]
        return Rect(
            math.floor(min(one.x for one in corners) + _TINY),
            math.floor(min(one.y for one in corners) + _TINY),
            math.ceil(max(one.x for one in corners) - _TINY),
            math.ceil(max(one.y for one in corners) - _TINY),
        )

    def place(self, handle: Handle) -> Point:
        """Where a corner, the middle of a side, or the middle is."""
        across, down = self._axes
        half_x, half_y = self.box.width * self.scale_x / 2, self.box.height * self.scale_y / 2
        return self.middle.plus(across, handle.across * half_x).plus(down, handle.down * half_y)

    def contains(self, spot: Point) -> bool:
        """Whether ``spot`` is inside."""
        across, down = self._axes
        away = spot - self.middle
        return abs(away.dot(across)) <= self.width / 2 and abs(away.dot(down)) <= self.height / 2

    def around(self, box: Rect) -> "Frame":
        """The frame that does the same to another rectangle of the canvas."""
        a, b, c, d, e, f = self.matrix
        middle = Frame.of(box).middle
        x, y = a * middle.x + c * middle.y + e, b * middle.x + d * middle.y + f
        return replace(self, box=box, x=x, y=y)

    # Changing it.

    def moved(self, across: float, down: float, *, keeps_axis: bool = False) -> "Frame":
        """Moved by so many pixels, rounded to whole ones.

        Args:
            keeps_axis: move only across or only down, whichever is more.
        """
        if keeps_axis:
            across, down = (across, 0.0) if abs(across) >= abs(down) else (0.0, down)
        return replace(self, x=self.x + round(across), y=self.y + round(down))

    def dragged(
        self, handle: Handle, to: Point, *, keeps_aspect: bool = False, is_centred: bool = False
    ) -> "Frame":
        """Resized so that ``handle`` is at that place.

        Args:
            keeps_aspect: width and height change by the same factor.
            is_centred: the middle stays where it is, else the opposite corner or side does.
        """
        if self.is_straight:
            to = Point(round(to.x), round(to.y))
        opposite = Handle(-handle.across, -handle.down)
        fixed = self.middle if is_centred else self.place(opposite)
        before, after = self.place(handle) - fixed, to - fixed
        across, down = self._axes
        factor_x = _ratio(after.dot(across), before.dot(across)) if handle.across else 1.0
        factor_y = _ratio(after.dot(down), before.dot(down)) if handle.down else 1.0
        if keeps_aspect:
            if handle.across and handle.down:
                factor_x = factor_y = _ratio(after.dot(before), before.dot(before))
            elif handle.across:
                factor_y = abs(factor_x)
            else:
                factor_x = abs(factor_y)
        scaled = self.scaled_to(self.scale_x * factor_x, self.scale_y * factor_y)
        if is_centred:
            return scaled
        # The opposite one is where it was.
        away = fixed - scaled.place(opposite)
        return replace(scaled, x=scaled.x + away.x, y=scaled.y + away.y)._settled()

    def scaled_to(self, scale_x: float, scale_y: float) -> "Frame":
        """With these factors, about the middle; limited so that no side vanishes or is too long."""
        return replace(
            self,
            scale_x=_allowed(scale_x, self.box.width),
            scale_y=_allowed(scale_y, self.box.height),
        )._settled()

    def turned_to(self, degrees: float) -> "Frame":
        """With this angle, rotated about the middle."""
        return replace(self, angle=degrees % 360)._settled()

    def turned(self, start: Point, end: Point, *, by_steps: bool = False) -> "Frame":
        """Rotated about the middle as by a drag from ``start`` to ``end``.

        Args:
            by_steps: round to a multiple of 15°.
        """
        before, after = start - self.middle, end - self.middle
        by = math.degrees(math.atan2(after.y, after.x) - math.atan2(before.y, before.x))
        angle = self.angle + by
        if by_steps:
            angle = round(angle / _STEP_DEGREES) * _STEP_DEGREES
        return self.turned_to(angle)

    def flipped(self, *, is_level: bool) -> "Frame":
        """Flipped left to right on the screen (``is_level``), or top to bottom."""
        if is_level:
            return replace(self, scale_x=-self.scale_x, angle=-self.angle % 360)
        return replace(self, scale_y=-self.scale_y, angle=-self.angle % 360)

    def at(self, left: float, top: float) -> "Frame":
        """With the top left corner of :attr:`bounds` there."""
        bounds = self.bounds
        return self.moved(left - bounds.left, top - bounds.top)

    @property
    def _axes(self) -> tuple[Point, Point]:
        """The directions of width and height."""
        quarters, rest = divmod(self.angle, 90)
        if not rest:
            # Sine and cosine aren't exact there.
            cosine, sine = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(quarters) % 4]
        else:
            radians = math.radians(self.angle)
            cosine, sine = math.cos(radians), math.sin(radians)
        return Point(cosine, sine), Point(-sine, cosine)

    def _settled(self) -> "Frame":
        """With its sides on pixel boundaries, if they are horizontal and vertical."""
        if not self.is_straight:
            return self
        width, height = max(1, round(self.width)), max(1, round(self.height))
        is_upright = self.angle % 180 == 0
        across, down = (width, height) if is_upright else (height, width)
        left, top = round(self.x - across / 2), round(self.y - down / 2)
        return replace(
            self,
            x=left + across / 2,
            y=top + down / 2,
            scale_x=math.copysign(width / self.box.width, self.scale_x),
            scale_y=math.copysign(height / self.box.height, self.scale_y),
        )


def _ratio(after: float, before: float) -> float:
    return after / before if abs(before) > _TINY else 1.0


def _allowed(scale: float, side: int) -> float:
    """``scale`` limited so that a side is neither shorter than a pixel nor too long."""
    longest = max(1.0, SIDE_MAX_PX / side)
    return math.copysign(min(max(abs(scale), 1 / side), longest), scale)
