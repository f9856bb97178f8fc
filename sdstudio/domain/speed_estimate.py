"""The speed of a machine at a UNet's operations, and the time per picture from it.

For a machine that has not made a picture yet; the times of real pictures are learned separately.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sdstudio.domain.model_family import Cost

#: What a whole step takes over what its measured parts sum up to: joins, changes of size and what
#: is too small to be measured are not among them. Compared in docs/measurements.md.
_WHOLE_OVER_PARTS = 1.1
#: How far the truth may be from the estimate, either way: what else the machine does meanwhile
#: changes it by more than the measurement is off.
_RANGE = 1.4

_LATENT_SIDE_PX = 8

_Rate = Annotated[float, Field(gt=0)]


class Speed(BaseModel):
    """What was measured on a machine, in the precision that the engine uses there.

    Args:
        device, device_name: as the engine reports them when ready.
        dtype: ``float32``, ``bfloat16`` or ``float16``.
        unet_gflop_per_s: at the levels of the first family's UNet, the largest first.
        decoder_gflop_per_s: at the autoencoder's decoder.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    device: str
    device_name: str
    dtype: str
    unet_gflop_per_s: tuple[_Rate, _Rate, _Rate]
    decoder_gflop_per_s: _Rate


@dataclass(frozen=True, slots=True)
class Estimate:
    """Seconds per picture, with the model loaded.

    Args:
        likely_s: as measured.
        low_s, high_s: the range in which the true time should be.
    """

    likely_s: float
    low_s: float
    high_s: float


def picture_seconds(
    speed: Speed, cost: Cost, width: int, height: int, evaluations: float
) -> Estimate:
    """The time for a picture of ``width`` × ``height`` pixels with a full-size model.

    Args:
        cost: of the model's family.
        evaluations: runs of the UNet; two per step with guidance.
    """
    pixels = width * height / _LATENT_SIDE_PX**2
    unet_s = sum(
        level.operations.gflop(pixels) / rate
        for level, rate in zip(cost.unet_levels, speed.unet_gflop_per_s, strict=True)
    )
    text_s = 2 * cost.text_gflop / speed.unet_gflop_per_s[-1]
    decoder_s = cost.decoder.gflop(pixels) / speed.decoder_gflop_per_s
    likely_s = _WHOLE_OVER_PARTS * evaluations * unet_s + text_s + decoder_s
    return Estimate(likely_s, likely_s / _RANGE, likely_s * _RANGE)
