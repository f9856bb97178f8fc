"""The speed of a machine at Stable Diffusion 2's operations, and the time per picture from it.

For a machine that has not made a picture yet; the times of real pictures are learned separately.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

#: Floating-point operations of the parts for one picture, in GFLOP: ``linear`` for each latent
#: pixel, ``square`` for each pair of them (self-attention). Counted with torch's FLOP counter on
#: the published configurations at 512² and 768², where they are exact to 1 %. The UNet's levels are
#: those of 64², 32² and 16² latent pixels at 512²; the last has the small ones below it, too.
_UNET = ((4.8897e-2, 6.3865e-6), (5.4314e-2, 7.7305e-7), (6.3625e-2, 4.6094e-8))
_DECODER = (6.0550e-1, 2.0492e-6)
#: The cost of decoding, in UNet evaluations at the same size; depends on pixels alone.
DECODE_EVALUATIONS = _DECODER[0] / sum(linear for linear, _square in _UNET)
#: The text encoder's cost for a prompt of one chunk: negligible.
_TEXT_GFLOP = 45.0

#: What a whole step takes over what its measured parts sum up to: joins, changes of size and what
#: is too small to be measured are not among them. Compared in docs/benchmarks.md.
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
        unet_gflop_per_s: at the UNet's levels, the largest first.
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


def picture_seconds(speed: Speed, width: int, height: int, evaluations: float) -> Estimate:
    """The time for a picture of ``width`` × ``height`` pixels with a full-size SD 2 model.

    Args:
        evaluations: runs of the UNet; two per step with guidance.
    """
    pixels = width * height / _LATENT_SIDE_PX**2

    def gflop(part: tuple[float, float]) -> float:
        return part[0] * pixels + part[1] * pixels**2

    unet_s = sum(
        gflop(level) / rate for level, rate in zip(_UNET, speed.unet_gflop_per_s, strict=True)
    )
    text_s = 2 * _TEXT_GFLOP / speed.unet_gflop_per_s[-1]
    decoder_s = gflop(_DECODER) / speed.decoder_gflop_per_s
    likely_s = _WHOLE_OVER_PARTS * evaluations * unet_s + text_s + decoder_s
    return Estimate(likely_s, likely_s / _RANGE, likely_s * _RANGE)
