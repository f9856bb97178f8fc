"""Colours that layers are painted with."""

from typing import Final, NamedTuple

_HEX_DIGITS: Final = 6
_SHORT_DIGITS: Final = 3


class Colour(NamedTuple):
    """An opaque colour in sRGB, 0 … 255 each."""

    red: int
    green: int
    blue: int

    @classmethod
    def from_hex(cls, text: str) -> "Colour | None":
        """The colour of ``#rrggbb`` or ``#rgb``, with or without the sign; else ``None``."""
        digits = text.strip().removeprefix("#")
        if len(digits) == _SHORT_DIGITS:
            digits = "".join(2 * one for one in digits)
        # Signs and underscores would pass as numbers.
        if len(digits) != _HEX_DIGITS or not digits.isalnum():
            return None
        try:
            return cls(*bytes.fromhex(digits))
        except ValueError:
            return None

    @property
    def hex(self) -> str:
        """``#rrggbb``."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


BLACK: Final = Colour(0, 0, 0)
WHITE: Final = Colour(255, 255, 255)
