"""Placement: how a picture is placed in a view: zoom, rotation, mirroring and position."""

import math
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

#: A picture that is rotated freely snaps to a right angle that is as close as this.
_SNAP_DEGREES: Final = 3.0
#: So much of a picture stays in the view.
_IN_VIEW_PX: Final = 48.0


@dataclass(frozen=True, slots=True)
class Placement:
    """How a picture is placed in a view.

    Args:
        zoom: device pixels per pixel of the picture; ``None``: as fits the view.
        x: the point of the picture in the middle of the view, in pixels from the left edge.
        y: in pixels from the top edge.
        angle: how far it is rotated clockwise, in degrees, 0 ≤ angle < 360.
        mirrored: left and right are swapped, before it is rotated.
    """

    zoom: float | None = None
    x: float = 0.0
    y: float = 0.0
    angle: float = 0.0
    mirrored: bool = False

    @property
    def is_straight(self) -> bool:
        """Whether the edges of its pixels are horizontal and vertical."""
        return self.angle % 90 == 0

    def flipped(self) -> "Placement":
        """The same with left and right of the view swapped."""
        return replace(self, angle=-self.angle % 360, mirrored=not self.mirrored)

    def linear(self, scale: float) -> QTransform:
        """From the picture to the view, without the position; ``scale`` points per pixel."""
        transform = QTransform()
        transform.rotate(self.angle)
        return transform.scale(-scale if self.mirrored else scale, scale)

    def transform(self, scale: float, view: QRectF) -> QTransform:
        """From the picture to ``view``."""
        linear = self.linear(scale)
        offset = view.center() - linear.map(QPointF(self.x, self.y))
        return linear * QTransform.fromTranslate(offset.x(), offset.y())

    def holding(self, point: QPointF, at: QPointF, scale: float, view: QRectF) -> "Placement":
        """The same, moved so that ``point`` of the picture is ``at`` that point of ``view``."""
        back, _ = self.linear(scale).inverted()
        centre = point - back.map(at - view.center())
        return replace(self, x=centre.x(), y=centre.y())

    def kept_in_view(self, scale: float, view: QRectF, box: QRectF) -> "Placement":
        """The same, moved as little as possible to have some of the picture in ``view``.

        Args:
            box: the whole picture.
        """
        seen = self.transform(scale, view).mapRect(box)
        across = _missing(seen.left(), seen.right(), view.left(), view.right())
        down = _missing(seen.top(), seen.bottom(), view.top(), view.bottom())
        if not (across or down):
            return self
        back, _ = self.linear(scale).inverted()
        moved = back.map(QPointF(across, down))
        return replace(self, x=self.x - moved.x(), y=self.y - moved.y())


def snapped(degrees: float) -> float:
    """``degrees``, or the nearest right angle if it is close; 0 ≤ result < 360."""
    straight = 90.0 * round(degrees / 90.0)
    return (straight if abs(degrees - straight) <= _SNAP_DEGREES else degrees) % 360


def degrees_between(before: QPointF, after: QPointF) -> float:
    """How far a vector was rotated clockwise, −180 ≤ result < 180."""
    turned = math.atan2(after.y(), after.x()) - math.atan2(before.y(), before.x())
    return (math.degrees(turned) + 180) % 360 - 180


def _missing(first: float, last: float, from_: float, to: float) -> float:
    """How far to move ``first`` … ``last`` to have enough of it in ``from_`` … ``to``."""
    least = min(_IN_VIEW_PX, last - first, to - from_)
    if last < from_ + least:
        return from_ + least - last
    if first > to - least:
        return to - least - first
    return 0.0
