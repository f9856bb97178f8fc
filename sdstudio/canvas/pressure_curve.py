"""PressureCurve: what a pen's pressure means."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final


@dataclass(frozen=True, slots=True)
class PressureCurve:
    """A smooth curve through points that never falls: more pressure is never less effect.

    Between two points it is the cubic whose slopes are limited so that it doesn't overshoot
    (Fritsch and Carlson 1980).

    Args:
        points: at least two of pressure and effect, each 0 … 1. The pressures rise from 0 to 1;
            the effects don't fall.

    Raises:
        ValueError: the points break these rules.
    """

    points: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))
    _slopes: tuple[float, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pressures, effects = [x for x, _ in self.points], [y for _, y in self.points]
        if (
            len(self.points) < 2
            or (pressures[0], pressures[-1]) != (0, 1)
            or any(not left < right for left, right in pairwise(pressures))
            or any(not low <= high for low, high in pairwise(effects))
            or not (effects[0] >= 0 and effects[-1] <= 1)
        ):
            raise ValueError("not the points of a curve that rises")
        object.__setattr__(self, "_slopes", _slopes(self.points))

    @classmethod
    def gamma(cls, gamma: float) -> "PressureCurve":
        """The effect as a power of the pressure: < 1 for a light hand, > 1 for a heavy one."""
        return cls(tuple((step / 4, (step / 4) ** gamma) for step in range(5)))

    def __call__(self, pressure: float) -> float:
        """The effect of a pressure, both 0 … 1; a pressure out of range is clamped."""
        x = min(1.0, max(0.0, pressure))
        if len(self.points) == 2:
            return self.points[0][1] + x * (self.points[1][1] - self.points[0][1])
        after = min(bisect_right(self.points, (x, 2.0)), len(self.points) - 1)
        (x0, y0), (x1, y1) = self.points[after - 1], self.points[after]
        width = x1 - x0
        share = (x - x0) / width
        left, right = self._slopes[after - 1] * width, self._slopes[after] * width
        rise = y1 - y0
        # The cubic of Hermite, by Horner's rule.
        effect = y0 + share * (
            left + share * (3 * rise - 2 * left - right + share * (left + right - 2 * rise))
        )
        return min(max(effect, y0), y1)


def _slopes(points: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
    """At each point: the harmonic mean of the slopes beside it, 0 if either is."""
    pairs = list(pairwise(points))
    between = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairs]
    inner = [
        2 * one * other / (one + other) if one and other else 0.0
        for one, other in pairwise(between)
    ]
    return (between[0], *inner, between[-1])


#: As hard as it is pressed.
LINEAR: Final = PressureCurve()
