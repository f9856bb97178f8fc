"""The sizes of the pictures that models make."""

import math

from sdstudio.domain.params import LONGEST_PX, SHORTEST_PX, SIDE_MULTIPLE_PX

#: How much the number of pixels may differ from what a model was trained on.
_SUITS = 0.05


def fitting_size(width: int, height: int, native_size_px: int) -> tuple[int, int]:
    """The size at which a model works best on a picture of ``width`` × ``height`` pixels.

    As many pixels as the model was trained on, in the picture's aspect ratio, multiples of 8. A
    picture that is nearly so already keeps its size, so that results lie on it pixel by pixel.
    """
    is_even = not width % SIDE_MULTIPLE_PX and not height % SIDE_MULTIPLE_PX
    if is_even and abs(width * height / native_size_px**2 - 1) <= _SUITS:
        return width, height
    scale = native_size_px / math.sqrt(width * height)
    return _to_multiple(width * scale), _to_multiple(height * scale)


def second_size_px(width: int, height: int, enlarged: float) -> tuple[int, int]:
    """The size after a second pass that is ``enlarged`` times the first; 1 is no second pass.

    If a side would exceed the limit, both are scaled down to fit.
    """
    enlarged = min(enlarged, LONGEST_PX / max(width, height))
    return _to_multiple(width * enlarged), _to_multiple(height * enlarged)


def _to_multiple(length: float) -> int:
    rounded = round(length / SIDE_MULTIPLE_PX) * SIDE_MULTIPLE_PX
    return min(max(rounded, SHORTEST_PX), LONGEST_PX)
