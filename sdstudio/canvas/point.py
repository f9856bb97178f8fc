"""Point: a place on the canvas."""

from typing import NamedTuple


class Point(NamedTuple):
    """A place on the canvas, in pixels from its top left corner."""

    x: float
    y: float

    def __sub__(self, other: "Point") -> "Point":
        return Point(self.x - other.x, self.y - other.y)

    def plus(self, other: "Point", times: float = 1.0) -> "Point":
        """``self + times * other``."""
        return Point(self.x + times * other.x, self.y + times * other.y)

    def dot(self, other: "Point") -> float:
        """The scalar product."""
        return self.x * other.x + self.y * other.y
