"""Extension: how far a picture is enlarged at each of its sides."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.figures import ascii_number
from sdstudio.domain.input_refs import INPUT_MAX_PX, InputRole

#: Of a picture, in the order of :class:`Extension`'s fields.
SIDES: Final = ("left", "top", "right", "bottom")
_AMOUNT: Final = re.compile(r"(\d{1,9}(?:\.\d+)?)\s*(%|px)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Extension:
    """Pixels that are added at each side."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    @classmethod
    def of_text(cls, text: str, width: int, height: int) -> "Extension":
        """Read ``left=25%,top=64``: percent of the picture's width or height, or pixels.

        Args:
            width, height: of the picture.

        Raises:
            StudioError: ``EXTEND_SIDE_UNKNOWN``, ``EXTEND_NOTHING``; ``NOT_VALID`` for an amount.
        """
        found: dict[str, int] = {}
        for part in re.split(r"[,;，；]", text):
            side, _, amount = (one.strip() for one in part.partition("="))
            if side.lower() not in SIDES:
                raise StudioError(ErrorCode.EXTEND_SIDE_UNKNOWN, value=part.strip()[:80])
            length = width if side.lower() in ("left", "right") else height
            found[side.lower()] = _amount_px(amount, length)
        return cls(**found).checked()

    @classmethod
    def of_percent(cls, percent: Mapping[str, float], width: int, height: int) -> "Extension":
        """Extended by these percentages of ``width`` × ``height`` pixels at each side."""
        lengths = (width, height, width, height)
        return cls(
            *(
                round(percent.get(side, 0) * length / 100)
                for side, length in zip(SIDES, lengths, strict=True)
            )
        )

    def scaled(self, across: float, down: float) -> "Extension":
        """The same share of a picture that is this many times as wide and as high."""
        return Extension(
            round(self.left * across),
            round(self.top * down),
            round(self.right * across),
            round(self.bottom * down),
        )

    def checked(self) -> "Extension":
        """This extension. Raises ``EXTEND_NOTHING`` if it adds nothing."""
        if not any((self.left, self.top, self.right, self.bottom)):
            raise StudioError(ErrorCode.EXTEND_NOTHING)
        return self

    def size_px(self, width: int, height: int) -> tuple[int, int]:
        """The size of a picture that was ``width`` × ``height`` pixels.

        Raises:
            StudioError: ``INPUT_TOO_LARGE``.
        """
        across, down = self.left + width + self.right, self.top + height + self.bottom
        if max(across, down) > INPUT_MAX_PX:
            raise StudioError(
                ErrorCode.INPUT_TOO_LARGE,
                role=InputRole.IMAGE.value,
                width=across,
                height=down,
                limit=INPUT_MAX_PX,
            )
        return across, down


def _amount_px(written: str, length: int) -> int:
    found = _AMOUNT.fullmatch(ascii_number(written))
    if found is None:
        raise StudioError(ErrorCode.NOT_VALID, name="--extend", value=written[:80])
    amount = float(found[1])
    return round(amount * length / 100) if found[2] == "%" else round(amount)
