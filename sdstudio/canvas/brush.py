"""The brush: its defaults, limits and steps, and what pen pressure does to it."""

from dataclasses import dataclass, replace
from typing import Final

from sdstudio.canvas.pressure_curve import LINEAR, PressureCurve

BRUSH_MIN_PX: Final = 2
#: A larger brush couldn't keep up with the pointer.
BRUSH_MAX_PX: Final = 1000
#: The side of a picture for which the brush keeps its first size.
USUAL_SIDE_PX: Final = 512
#: The factor of the actions (keys) for a larger and a smaller brush.
RESIZE_STEP: Final = 1.15
#: A barely pressed pen still paints.
_PRESSURE_MIN: Final = 0.1


@dataclass(frozen=True, slots=True)
class Brush:
    """The settings of a brush.

    Args:
        size_px: its diameter in picture pixels.
        softness: the share of its radius that fades out, 0 … 1; 0 is a hard brush.
        opacity: 0 … 1; less than 1 leaves grey, which changes only partly.
        erases: erase instead of painting.
        size_pressure: how pen pressure scales ``size_px``; ``None`` if it doesn't.
        opacity_pressure: how it scales ``opacity``; ``None`` if it doesn't.
    """

    size_px: float = 64
    softness: float = 0.25
    opacity: float = 1.0
    erases: bool = False
    size_pressure: PressureCurve | None = LINEAR
    opacity_pressure: PressureCurve | None = None

    def sized(self, size_px: float) -> "Brush":
        """The same brush with another diameter, within the limits."""
        return replace(self, size_px=min(max(size_px, BRUSH_MIN_PX), BRUSH_MAX_PX))

    def radius_px(self, pressure: float) -> float:
        """Its radius at that pen pressure, 0 … 1."""
        return max(0.5, self.size_px / 2 * _share(self.size_pressure, pressure))

    def opacity_at(self, pressure: float) -> float:
        """Its opacity at that pen pressure, 0 … 1."""
        return self.opacity * _share(self.opacity_pressure, pressure)


def _share(curve: PressureCurve | None, pressure: float) -> float:
    return 1.0 if curve is None else max(_PRESSURE_MIN, curve(pressure))
