"""Bounds: a rectangle of a picture in plain numbers, as requests, drafts and options name it."""

import re
from typing import Final, NamedTuple

from sdstudio.domain.input_refs import INPUT_MAX_PX

_TEXT: Final = re.compile(
    r"\s*(\d{1,4})\s*,\s*(\d{1,4})\s*,\s*(\d{1,4})\s*,\s*(\d{1,4})\s*", re.ASCII
)


class Bounds(NamedTuple):
    """``width`` × ``height`` pixels of a picture, from the pixel at ``left``, ``top``."""

    left: int
    top: int
    width: int
    height: int

    @classmethod
    def of_text(cls, text: str) -> "Bounds":
        """Read ``left,top,width,height``.

        Raises:
            ValueError: it isn't four numbers, contains no pixel, or can't be in a picture.
        """
        found = _TEXT.fullmatch(text)
        if found is None:
            raise ValueError(text)
        return cls.checked(*map(int, found.groups()))

    @classmethod
    def checked(cls, left: int, top: int, width: int, height: int) -> "Bounds":
        """The rectangle of these numbers, which come from outside.

        Raises:
            ValueError: it contains no pixel, or can't be in a picture.
        """
        numbers = (left, top, width, height)
        if not all(type(one) is int and 0 <= one <= INPUT_MAX_PX for one in numbers):
            raise ValueError(numbers)
        if not width or not height:
            raise ValueError(numbers)
        return cls(left, top, width, height)

    @property
    def text(self) -> str:
        """As :meth:`of_text` reads it."""
        return ",".join(map(str, self))

    def within(self, width: int, height: int) -> "Bounds | None":
        """The part that is in a picture of ``width`` × ``height`` pixels; ``None`` if none is."""
        right, bottom = min(self.left + self.width, width), min(self.top + self.height, height)
        if right <= self.left or bottom <= self.top:
            return None
        return Bounds(self.left, self.top, right - self.left, bottom - self.top)

    def united(self, other: "Bounds") -> "Bounds":
        """The smallest rectangle that contains both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        right = max(self.left + self.width, other.left + other.width)
        bottom = max(self.top + self.height, other.top + other.height)
        return Bounds(left, top, right - left, bottom - top)

    def enlarged(
        self,
        by_px: int,
        width: int,
        height: int,
        *,
        least_px: int,
        multiple_of: int,
        square: bool = False,
    ) -> "Bounds":
        """Enlarged by ``by_px`` on each side, within a picture of ``width`` × ``height`` pixels.

        At an edge of the picture it moves inwards and keeps its size, as far as that fits.

        Args:
            least_px: the sides are at least that long.
            multiple_of: the sides are rounded up to a multiple of this.
            square: the shorter side becomes as long as the longer one.
        """
        across, down = self.width + 2 * by_px, self.height + 2 * by_px
        if square:
            across = down = max(across, down)
        left, across = _around(self.left, self.width, max(across, least_px), width, multiple_of)
        top, down = _around(self.top, self.height, max(down, least_px), height, multiple_of)
        return Bounds(left, top, across, down)


def _around(start: int, length: int, wanted: int, limit: int, multiple_of: int) -> tuple[int, int]:
    """Start and length of ``wanted`` pixels around the middle of some, within 0 … ``limit``."""
    wanted = min(-(-wanted // multiple_of) * multiple_of, limit)
    return min(max(0, start - (wanted - length) // 2), limit - wanted), wanted
