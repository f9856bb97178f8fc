"""Rectangles of pixels."""

from typing import Final, NamedTuple


class Rect(NamedTuple):
    """Pixels ``left`` … ``right`` − 1 by ``top`` … ``bottom`` − 1.

    A tuple, since hundreds are made for each event of a stroke, and a frozen dataclass takes
    several times as long to make.
    """

    left: int
    top: int
    right: int
    bottom: int

    @property
    def is_empty(self) -> bool:
        """Whether it contains no pixel."""
        return self.left >= self.right or self.top >= self.bottom

    @property
    def width(self) -> int:
        """Its pixels across."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Its pixels down."""
        return self.bottom - self.top

    @property
    def slices(self) -> tuple[slice, slice]:
        """Slices that index an array."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def united(self, other: "Rect") -> "Rect":
        """The smallest rectangle that contains both."""
        if self.is_empty:
            return other
        if other.is_empty:
            return self
        return Rect(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def clipped(self, other: "Rect") -> "Rect":
        """What is in both; empty if nothing is."""
        return Rect(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def grown(self, by_px: int) -> "Rect":
        """With ``by_px`` more on each side."""
        return Rect(self.left - by_px, self.top - by_px, self.right + by_px, self.bottom + by_px)

    def scaled(self, factor: int) -> "Rect":
        """The same part of an image that is ``factor`` times as large."""
        return Rect(
            self.left * factor, self.top * factor, self.right * factor, self.bottom * factor
        )

    def seen_from(self, left: int, top: int) -> "Rect":
        """The same pixels, counted from the pixel at ``left``, ``top``."""
        return Rect(self.left - left, self.top - top, self.right - left, self.bottom - top)

    def halved(self) -> "Rect":
        """The pixels of half the size that show any of these."""
        return Rect(self.left // 2, self.top // 2, (self.right + 1) // 2, (self.bottom + 1) // 2)


EMPTY: Final = Rect(0, 0, 0, 0)
