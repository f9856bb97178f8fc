"""The path of the pen: straight lines, and a stabiliser that steadies the hand."""

import math
from typing import Final, NamedTuple

#: The stabiliser follows the pen in steps of at most so long, however rarely the pen reports.
_STEP_MS: Final = 4.0
#: A pen that rests for longer has been caught up with.
_LONGEST_MS: Final = 2000.0


class PenPoint(NamedTuple):
    """Where the pen is.

    Args:
        x: in picture pixels.
        y: in picture pixels.
        pressure: 0 … 1.
        time_ms: from any moment; never runs backwards.
    """

    x: float
    y: float
    pressure: float = 1.0
    time_ms: float = 0.0


class Stabiliser:
    """Follows the pen with a delay, twice over, so that a shaking hand draws a smooth line.

    What it draws depends on the path and speed of the pen, not on how often it reports. At the
    end it catches up with the pen.

    Args:
        delay_ms: how far it is behind a pen that moves evenly; 0 follows at once.
    """

    def __init__(self, delay_ms: float) -> None:
        self._half_ms = max(0.0, delay_ms) / 2
        self._pen = self._middle = self._at = PenPoint(0, 0)

    def begin(self, pen: PenPoint) -> PenPoint:
        """Where a stroke starts."""
        self._pen = self._middle = self._at = pen
        return pen

    def move(self, pen: PenPoint) -> list[PenPoint]:
        """The points to draw through after the pen has moved; call it for a pen that rests, too."""
        if not self._half_ms:
            self._pen = self._middle = self._at = pen
            return [pen]
        passed_ms = max(0.0, pen.time_ms - self._pen.time_ms)
        start, self._pen = self._pen, pen
        count = max(1, math.ceil(min(passed_ms, _LONGEST_MS) / _STEP_MS))
        drawn: list[PenPoint] = []
        for step in range(1, count + 1):
            aim = _between(start, pen, step / count)
            share = -math.expm1(-passed_ms / count / self._half_ms)
            self._middle = _between(self._middle, aim, share)._replace(time_ms=aim.time_ms)
            self._at = _between(self._at, self._middle, share)._replace(time_ms=aim.time_ms)
            drawn.append(self._at)
        return drawn

    def end(self, pen: PenPoint) -> list[PenPoint]:
        """The points to draw through when the pen is lifted, the last of them there."""
        drawn = self.move(pen)
        if drawn[-1][:3] != pen[:3]:
            # Bent towards the pen as the last part of the way was, and not with a corner.
            corner = self._middle
            drawn += [_bent(self._at, corner, pen, step / 8) for step in range(1, 9)]
        self._at = self._middle = pen
        return drawn


def straight(start: PenPoint, end: PenPoint, *, step_degrees: float = 0) -> PenPoint:
    """Where a straight line from ``start`` towards ``end`` ends.

    Args:
        start: where the last stroke ended, for lines that continue it.
        end: where the pen is.
        step_degrees: only angles that are multiples of that; all angles if 0.
    """
    if not step_degrees:
        return end
    across, down = end.x - start.x, end.y - start.y
    step = math.radians(step_degrees)
    turn = round(math.atan2(down, across) / step) * step
    length = across * math.cos(turn) + down * math.sin(turn)
    x, y = start.x + length * math.cos(turn), start.y + length * math.sin(turn)
    return end._replace(x=x, y=y)


def _between(start: PenPoint, end: PenPoint, share: float) -> PenPoint:
    return PenPoint(
        *(one + (other - one) * share for one, other in zip(start, end, strict=True)),
    )


def _bent(start: PenPoint, corner: PenPoint, end: PenPoint, share: float) -> PenPoint:
    """On the parabola between two points with tangents towards a third."""
    if share == 1:
        return end
    return _between(_between(start, corner, share), _between(corner, end, share), share)
