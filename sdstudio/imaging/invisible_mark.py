"""A mark in the pixels that isn't seen: a fixed text, spread over the picture.

Each bit of the text is added to coefficients of middle frequency of many 8 × 8 blocks, with signs
that only who knows the seed can tell from noise (spread spectrum, Cox et al. 1997). It survives
JPEG at high quality; resizing, cropping or painting over it removes it, and so does anybody who
wants to. So it promises nothing.
"""

from typing import TYPE_CHECKING, Final

from sdstudio.imaging.png import Rgb

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MARK_TEXT: Final = "SDStudio"

_BLOCK: Final = 8
#: Rows and columns of the coefficients: JPEG at quality 90 keeps them, eyes hardly see them.
_ROWS, _COLUMNS = (0, 1, 2, 3, 1, 2), (3, 2, 1, 0, 3, 2)
_SEED: Final = 0x5D57D10
#: Of each coefficient, in levels; the pixels change by 0.75 on average.
_STRENGTH: Final = 2.5
#: Coefficients beyond it are edges, which say nothing.
_EDGE: Final = 12.0
#: With so many of the 64 bits right, it is no accident: one in 10^8 of unmarked pictures has them.
_RIGHT_MIN: Final = 54
_LUMA: Final = (0.299, 0.587, 0.114)


def with_mark(rgb: Rgb) -> Rgb:
    """A copy of ``rgb``, (height, width, 3), that carries the mark.

    Straight alpha as a fourth channel stays as it is.
    """
    import numpy as np

    height, width, _ = rgb.shape
    rows, columns = height // _BLOCK, width // _BLOCK
    signs = _signs(rows, columns)
    bits, places = _bits(), _places(rows, columns)
    basis = _dct()[list(_ROWS)][:, :, None] * _dct()[list(_COLUMNS)][:, None, :]
    wanted = _STRENGTH * signs * bits[places][..., None]
    added = np.einsum("rck,kij->ricj", wanted, basis).reshape(rows * _BLOCK, columns * _BLOCK)
    marked = rgb.astype(np.float32)
    marked[: rows * _BLOCK, : columns * _BLOCK, :3] += added[..., None]
    return np.clip(np.rint(marked), 0, 255).astype(np.uint8)


def has_mark(rgb: Rgb) -> bool:
    """Whether the mark can still be found in ``rgb``, (height, width, 3)."""
    import numpy as np

    height, width, _ = rgb.shape
    rows, columns = height // _BLOCK, width // _BLOCK
    grey = rgb[: rows * _BLOCK, : columns * _BLOCK] @ np.asarray(_LUMA, np.float32)
    blocks = grey.reshape(rows, _BLOCK, columns, _BLOCK)
    basis = _dct()[list(_ROWS)][:, :, None] * _dct()[list(_COLUMNS)][:, None, :]
    found = np.einsum("ricj,kij->rck", blocks, basis, optimize=True)
    evidence = (np.clip(found, -_EDGE, _EDGE) * _signs(rows, columns)).sum(2)
    sums = np.bincount(
        _places(rows, columns).ravel(), evidence.ravel(), minlength=len(MARK_TEXT) * 8
    )
    return int((np.sign(sums) == _bits()).sum()) >= _RIGHT_MIN


def _bits() -> "NDArray[np.float32]":
    """The text as 1 and -1."""
    import numpy as np

    bits = np.unpackbits(np.frombuffer(MARK_TEXT.encode(), np.uint8))
    return bits.astype(np.float32) * 2 - 1


def _signs(rows: int, columns: int) -> "NDArray[np.float32]":
    """1 or -1 for each coefficient of each block."""
    import numpy as np

    drawn = np.random.default_rng(_SEED).integers(0, 2, (rows, columns, len(_ROWS)))
    return drawn.astype(np.float32) * 2 - 1


def _places(rows: int, columns: int) -> "NDArray[np.intp]":
    """Which bit each block carries."""
    import numpy as np

    order = np.random.default_rng(_SEED + 1).permutation(rows * columns)
    return (order % (len(MARK_TEXT) * 8)).reshape(rows, columns)


def _dct() -> "NDArray[np.float32]":
    """The orthonormal DCT-II of eight values: a row for each frequency."""
    import numpy as np

    frequency, at = np.mgrid[:_BLOCK, :_BLOCK]
    waves = np.cos(np.pi * (2 * at + 1) * frequency / (2 * _BLOCK)) * np.sqrt(2 / _BLOCK)
    waves[0] /= np.sqrt(2)
    found: NDArray[np.float32] = waves.astype(np.float32)
    return found
