"""The brush that paints the mask: its first settings, its limits and its steps."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

BRUSH_MIN_PX: Final = 2
#: A larger brush couldn't keep up with the pointer.
BRUSH_MAX_PX: Final = 1000
#: The side of a picture for which the brush keeps its first size.
USUAL_SIDE_PX: Final = 512
#: The factor of the actions (keys) for a larger and a smaller brush.
RESIZE_STEP: Final = 1.15
#: A barely pressed pen still paints.
_PRESSURE_MIN: Final = 0.1


class Pressure(Enum):
    """What pen pressure controls."""

    SIZE = "size"
    OPACITY = "opacity"
    NOTHING = "nothing"

    def felt(self, pressure: float) -> float:
        """The effective pressure of a stroke, 0 … 1."""
        return 1.0 if self is Pressure.NOTHING else max(_PRESSURE_MIN, min(1.0, pressure))


@dataclass(frozen=True, slots=True)
class Brush:
    """The settings of a brush.

    Args:
        size_px: its diameter in picture pixels.
        softness: the share of its radius that fades out, 0 … 1.
        opacity: 0 … 1; less than 1 leaves grey, which changes only partly.
        erases: erase instead of painting.
        pressure_fades: pen pressure scales ``opacity`` instead of ``size_px``.
    """

    size_px: float = 64
    softness: float = 0.25
    opacity: float = 1.0
    erases: bool = False
    pressure_fades: bool = False

    def sized(self, size_px: float) -> "Brush":
        """The same brush with another diameter, within the limits."""
        return replace(self, size_px=min(max(size_px, BRUSH_MIN_PX), BRUSH_MAX_PX))
