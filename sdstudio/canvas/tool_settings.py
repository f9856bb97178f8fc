"""ToolSettings: the settings of a painting tool, and how they are stored."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from sdstudio.canvas.brush import BRUSH_MAX_PX, BRUSH_MIN_PX, Brush
from sdstudio.canvas.pressure_curve import PressureCurve

#: What JSON can have.
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

#: A stabiliser that is further behind is of no use.
STABILISER_MAX_MS: Final = 1000.0
#: The most points of a curve.
_POINTS_MAX: Final = 16


@dataclass(frozen=True, slots=True)
class ToolSettings:
    """The settings of one tool.

    Args:
        brush: how it paints.
        stabiliser_ms: how far the line is behind the pen; 0 if it isn't steadied.
    """

    brush: Brush = field(default_factory=Brush)
    stabiliser_ms: float = 0.0

    def to_json(self) -> dict[str, Json]:
        """Plain values, from which :meth:`from_json` makes the same settings."""
        brush = self.brush
        return {
            "size_px": brush.size_px,
            "softness": brush.softness,
            "opacity": brush.opacity,
            "erases": brush.erases,
            "size_pressure": _curve_to_json(brush.size_pressure),
            "opacity_pressure": _curve_to_json(brush.opacity_pressure),
            "stabiliser_ms": self.stabiliser_ms,
        }

    @classmethod
    def from_json(cls, value: object, default: "ToolSettings | None" = None) -> "ToolSettings":
        """Settings from any value: what is missing or invalid is taken from ``default``.

        Args:
            value: as :meth:`to_json` made it, or anything else.
        """
        usual = cls() if default is None else default
        if not isinstance(value, Mapping):
            return usual
        brush = usual.brush
        erases = value.get("erases")
        made = replace(
            brush,
            size_px=_number(value.get("size_px"), BRUSH_MIN_PX, BRUSH_MAX_PX, brush.size_px),
            softness=_number(value.get("softness"), 0, 1, brush.softness),
            opacity=_number(value.get("opacity"), 0, 1, brush.opacity),
            erases=erases if isinstance(erases, bool) else brush.erases,
            size_pressure=_curve(value, "size_pressure", brush.size_pressure),
            opacity_pressure=_curve(value, "opacity_pressure", brush.opacity_pressure),
        )
        stabiliser_ms = _number(
            value.get("stabiliser_ms"), 0, STABILISER_MAX_MS, usual.stabiliser_ms
        )
        return cls(made, stabiliser_ms)


def _number(value: object, low: float, high: float, usual: float) -> float:
    # True is an int.
    if isinstance(value, bool) or not isinstance(value, int | float):
        return usual
    # Neither infinity nor what is no number is between the two.
    return value if low <= value <= high else usual


def _curve_to_json(curve: PressureCurve | None) -> Json:
    return None if curve is None else [[x, y] for x, y in curve.points]


def _curve(
    values: Mapping[object, object], name: str, usual: PressureCurve | None
) -> PressureCurve | None:
    if name not in values or (value := values[name]) is None:
        return None if name in values else usual
    if not isinstance(value, list) or len(value) > _POINTS_MAX:
        return usual
    points: list[tuple[float, float]] = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2:
            return usual
        x, y = (_number(one, 0, 1, math.nan) for one in pair)
        points.append((x, y))
    try:
        return PressureCurve(tuple(points))
    except ValueError:
        return usual
