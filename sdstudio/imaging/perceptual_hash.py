"""A hash of what a picture looks like: close for a copy in another size, format or quality."""

import math
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sdstudio.imaging.png import Rgb

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Whole = NDArray[np.int64]
else:
    _Whole = Any

#: Changes with the arithmetic below: hashes of different versions can't be compared.
HASH_VERSION: Final = 1

_SIDE: Final = 32
_LOW: Final = 8
#: The cosines are rounded to this many parts.
_PARTS: Final = 1 << 14


def perceptual_hash(rgb: Rgb) -> int:
    """64 bits: whether each of the 8 × 8 lowest frequencies (DCT) of ``rgb`` is above their median.

    Whole numbers throughout, so that all machines give the same hash: floating-point sums would
    depend on the processor. The number of bits in which two hashes differ is 0 to 4 for copies,
    often up to 8 for variants of one picture, and about 32 for pictures that have nothing in
    common. The first bit, which stands for the brightness, is set in nearly all of them.

    Args:
        rgb: (height, width, 3); a thumbnail gives nearly the same hash as the whole picture.
    """
    import numpy as np
    from PIL import Image

    grey = Image.fromarray(rgb).convert("L").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    cosines = _cosines()
    lowest = (cosines @ np.asarray(grey, np.int64) @ cosines.T).reshape(-1)
    bits = lowest > np.median(lowest[1:])
    return int.from_bytes(np.packbits(bits).tobytes())


@cache
def _cosines() -> _Whole:
    import numpy as np

    return np.array(
        [
            [
                round(_PARTS * math.cos(math.pi * order * (2 * at + 1) / (2 * _SIDE)))
                for at in range(_SIDE)
            ]
            for order in range(_LOW)
        ],
        np.int64,
    )
