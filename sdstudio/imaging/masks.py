"""Masks: which part of a picture is processed, how much may change, and how it is pasted back.

A mask is (height, width), 8 bits: 0 is kept, 255 is replaced, and a level between them is
how much of the new picture shows. In this module, ``box`` and ``painted`` speak of pixels of the
picture, ``cells`` of a coarser grid over it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from sdstudio.imaging.png import Rgb

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    #: (height, width), 8 bits.
    Grey: TypeAlias = NDArray[np.uint8]
    #: (height, width), yes or no.
    Flags: TypeAlias = NDArray[np.bool_]
else:
    Grey = Flags = Any

#: There is nothing to be seen in a smaller part of a picture.
_BOX_LEAST_PX = 64
_FULL = 255
#: Fainter levels than this share of the highest are what JPEG leaves around strokes.
_FAINT_SHARE = 16


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture, in its pixels."""

    left: int
    top: int
    width: int
    height: int

    def of(self, pixels: Any) -> Any:
        """That part of ``pixels``, (height, width) or (height, width, 3); not a copy."""
        across = slice(self.left, self.left + self.width)
        return pixels[self.top : self.top + self.height, across]

    def united(self, other: "Box") -> "Box":
        """The smallest box that contains both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        right = max(self.left + self.width, other.left + other.width)
        bottom = max(self.top + self.height, other.top + other.height)
        return Box(left, top, right - left, bottom - top)

    def grown(self, by_px: int, width: int, height: int) -> "Box":
        """With ``by_px`` more on each side, within a picture of ``width`` × ``height``."""
        left, top = max(0, self.left - by_px), max(0, self.top - by_px)
        right = min(width, self.left + self.width + by_px)
        bottom = min(height, self.top + self.height + by_px)
        return Box(left, top, right - left, bottom - top)


def grey(rgb: Rgb) -> Grey:
    """The levels of a grey picture."""
    return rgb[..., 0]


def rgb_of(mask: Grey) -> Rgb:
    """``mask`` as a grey picture."""
    import numpy as np

    return np.repeat(mask[..., np.newaxis], 3, axis=2)


def painted(mask: Grey) -> Flags:
    """Where the mask isn't faint compared with its highest level; decides which part is processed.

    Faint areas still show as much of the new picture as their level says.
    """
    import numpy as np

    return np.asarray(mask > mask.max() // _FAINT_SHARE)


def painted_box(mask: Grey) -> Box:
    """The smallest box around everything that is :func:`painted`.

    Raises:
        ValueError: nothing is.
    """
    import numpy as np

    found = painted(mask)
    rows, columns = np.flatnonzero(found.any(axis=1)), np.flatnonzero(found.any(axis=0))
    if not len(rows):
        raise ValueError("an empty mask")
    left, top = int(columns[0]), int(rows[0])
    return Box(left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1)


def close_box(mask: Grey, *, padding_px: int, width: int, height: int) -> Box:
    """What is looked at to make the painted part alone, at full size.

    The painted part with ``padding_px`` around it, grown to the shape of ``width`` × ``height`` as
    far as the picture goes.
    """
    rows, columns = mask.shape
    box = painted_box(mask).grown(padding_px, columns, rows)
    wide = max(box.width, round(box.height * width / height), min(_BOX_LEAST_PX, columns))
    high = max(box.height, round(box.width * height / width), min(_BOX_LEAST_PX, rows))
    left, across = _around(box.left, box.width, wide, columns)
    top, down = _around(box.top, box.height, high, rows)
    return Box(left, top, across, down)


def _around(start: int, length: int, wanted: int, limit: int) -> tuple[int, int]:
    """Start and length of ``wanted`` pixels around the middle of some, within 0 … ``limit``."""
    wanted = min(wanted, limit)
    return min(max(0, start - (wanted - length) // 2), limit - wanted), wanted


def most_in_cells(mask: Grey, columns: int, rows: int) -> Grey:
    """The highest level in each cell of a grid: whatever is painted may change, however thin.

    Args:
        columns, rows: of the grid; more than there are pixels repeats them.
    """
    import numpy as np

    height, width = mask.shape
    by_row = np.maximum.reduceat(mask, np.arange(rows) * height // rows, axis=0)
    return np.asarray(np.maximum.reduceat(by_row, np.arange(columns) * width // columns, axis=1))


def opacity(mask: Grey, fade_px: int) -> Grey:
    """How much of the new picture shows where: as much as the mask says, less at hard edges.

    From the edge of what is :func:`painted` it rises over ``fade_px`` pixels inwards, over fewer
    where everything painted is thinner than that, and never above the mask. There is no fading
    towards the edge of the picture.
    """
    import numpy as np

    height, width = mask.shape
    box = painted_box(mask).grown(1, width, height)
    found = painted(mask)
    inner = np.where(box.of(found), np.uint8(_FULL), np.uint8(0))
    total, count = np.zeros(inner.shape, np.uint16), 0
    while count <= fade_px and inner.any():
        total += inner
        count += 1
        inner = _eroded(inner, square=count % 2 == 0)
    result = mask.copy()
    np.minimum(box.of(mask), total // count, out=box.of(result), where=box.of(found))
    return result


def _eroded(mask: Grey, *, square: bool) -> Grey:
    """``mask`` less a pixel on its edges; by turns with and without the corners it stays round."""
    import numpy as np

    around = np.pad(mask, 1, constant_values=_FULL)
    column = np.minimum(np.minimum(around[:-2], around[2:]), around[1:-1])
    row = column if square else around[1:-1]
    return np.minimum(np.minimum(row[:, :-2], row[:, 2:]), column[:, 1:-1])


def ring(mask: Grey, width_px: int) -> Grey:
    """255 within ``width_px`` pixels around what is :func:`painted`, 0 in it and further away."""
    import numpy as np

    unpainted = np.where(painted(mask), np.uint8(0), np.uint8(_FULL))
    left = unpainted
    for step in range(width_px):
        left = _eroded(left, square=step % 2 == 0)
    return unpainted - left


def composited(old: Rgb, new: Rgb, opacity: Grey) -> Rgb:
    """``new`` over ``old``: exactly ``old`` where the opacity is 0, exactly ``new`` where 255."""
    import numpy as np

    over = opacity.astype(np.uint16)[..., None]
    # The largest sum is 255² + 127, which 16 bits hold.
    mixed = old * (_FULL - over) + new * over + _FULL // 2
    return np.asarray(mixed // _FULL, np.uint8)


def pasted(picture: Rgb, part: Rgb, box: Box) -> Rgb:
    """A copy of ``picture`` with ``part`` in ``box``."""
    import numpy as np

    result = np.array(picture)
    box.of(result)[...] = part
    return result
