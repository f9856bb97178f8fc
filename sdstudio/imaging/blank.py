"""Blank pictures to sketch on."""

from typing import Final

from sdstudio.imaging.png import Rgb

_WHITE: Final = 255
#: Enough for billions of pictures of one size and colour, and invisible.
_MARKS: Final = 2


def blank_picture(width: int, height: int, colour: tuple[int, int, int]) -> Rgb:
    """(height, width, 3) in one colour, but with pixels unlike those of any other blank picture.

    A canvas belongs to all pictures with the same pixels. To make sure that a new one is empty, two
    random pixels differ from ``colour`` by one level of blue.
    """
    import numpy as np

    picture = np.full((height, width, 3), colour, np.uint8)
    places = np.random.default_rng().integers(0, width * height, _MARKS)
    picture.reshape(-1, 3)[places, 2] = colour[2] - 1 if colour[2] == _WHITE else colour[2] + 1
    return picture
