"""A face: Eileen Collins in 1999, from a photograph of NASA in the public domain
(https://flic.kr/p/r9qvLn, as scikit-image ships it), 256 × 256 pixels.
"""

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from sdstudio.domain.bounds import Bounds
from sdstudio.imaging import Rgb

FILE: Final = Path(__file__).parents[1] / "fixtures" / "astronaut.jpg"
#: From the forehead to the chin and from cheek to cheek, as a person marks it.
FACE: Final = Bounds(82, 62, 92, 112)


@cache
def portrait() -> Image.Image:
    """The photograph."""
    with Image.open(FILE) as image:
        return image.convert("RGB")


def pixels(image: Image.Image) -> Rgb:
    """As the engine takes it."""
    return np.array(image.convert("RGB"))


def overlap(one: Bounds, other: Bounds) -> float:
    """What both share of what either covers."""
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    shared = max(0, across) * max(0, down)
    return shared / (one.width * one.height + other.width * other.height - shared)
