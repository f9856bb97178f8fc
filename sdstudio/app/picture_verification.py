"""Whether a picture made again is identical and, if not, the possible reasons."""

from dataclasses import dataclass

from sdstudio.domain.provenance import Difference, Provenance, differences
from sdstudio.imaging import Rgb


@dataclass(frozen=True, slots=True)
class PictureComparison:
    """The comparison of a picture with its reproduction.

    Args:
        largest: the largest difference of a channel, 0 … 255; ``None`` if the sizes differ.
        changed_share: the share of pixels that differ, 0 … 1.
        differences: the possible reasons.
    """

    largest: int | None
    changed_share: float
    differences: tuple[Difference, ...]

    @property
    def is_identical(self) -> bool:
        """Whether every pixel is the same."""
        return self.largest == 0


def compare(then: Rgb, now: Rgb, made_then: Provenance, made_now: Provenance) -> PictureComparison:
    """Compare a picture with its reproduction.

    Args:
        then, now: (height, width, 3).
    """
    import numpy as np

    reasons = differences(made_then, made_now)
    if then.shape != now.shape:
        return PictureComparison(None, 1.0, reasons)
    apart = np.abs(then.astype(np.int16) - now).max(axis=2)
    return PictureComparison(int(apart.max()), float((apart > 0).mean()), reasons)
