"""Adjusting depth maps: (height, width), 8 bits, in which white is near."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sdstudio.imaging.masks import Grey

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WHITE: Final = 255
GAMMA_MIN: Final = 0.2
GAMMA_MAX: Final = 5.0


@dataclass(frozen=True, slots=True)
class DepthAdjustment:
    """How levels are mapped, and how much the result is blurred.

    Args:
        black: this level and lower ones become black, the farthest.
        white: this level and higher ones become white, the nearest; more than ``black``.
        gamma: of the levels between, > 0; more than 1 brings them nearer.
        inverts: whether near becomes far.
        blur_px: the standard deviation of a Gaussian blur.
    """

    black: int = 0
    white: int = WHITE
    gamma: float = 1.0
    inverts: bool = False
    blur_px: float = 0.0

    @property
    def is_neutral(self) -> bool:
        """Whether nothing changes."""
        return self == DepthAdjustment()

    def levels(self) -> Grey:
        """What each of the 256 levels becomes."""
        import numpy as np

        share = (np.arange(WHITE + 1) - self.black) / (self.white - self.black)
        levels = WHITE * np.clip(share, 0, 1) ** (1 / self.gamma)
        if self.inverts:
            levels = WHITE - levels
        return np.round(levels).astype(np.uint8)

    def scaled(self, factor: float) -> "DepthAdjustment":
        """The same for a copy that is ``factor`` times as wide."""
        return DepthAdjustment(
            self.black, self.white, self.gamma, self.inverts, self.blur_px * factor
        )


def adjusted(depth: Grey, adjustment: DepthAdjustment) -> Grey:
    """A copy of ``depth`` with levels mapped, then blurred.

    The blur comes last, since it hides the steps between levels that were stretched.
    """
    import numpy as np
    from PIL import Image, ImageFilter

    new: Grey = adjustment.levels()[depth]
    if adjustment.blur_px > 0:
        blurred = Image.fromarray(new).filter(ImageFilter.GaussianBlur(adjustment.blur_px))
        new = np.array(blurred)
    return new


def counted_levels(depth: Grey) -> "NDArray[np.int64]":
    """How many pixels have each of the 256 levels."""
    import numpy as np

    return np.bincount(depth.reshape(-1), minlength=WHITE + 1)


def used_range(counts: "NDArray[np.int64]") -> tuple[int, int]:
    """The lowest and the highest level that occur; two adjacent ones if all pixels are equal."""
    import numpy as np

    used = np.flatnonzero(counts)
    low, high = int(used[0]), int(used[-1])
    if low < high:
        return low, high
    return (low, low + 1) if low < WHITE else (low - 1, low)


def reduced(depth: Grey, longest_px: int) -> Grey:
    """A copy whose longer side is at most ``longest_px``, each pixel the mean of what it covers."""
    import numpy as np
    from PIL import Image

    height, width = depth.shape
    if max(width, height) <= longest_px:
        return depth.copy()
    scale = longest_px / max(width, height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.array(Image.fromarray(depth).resize(size, Image.Resampling.BOX))
