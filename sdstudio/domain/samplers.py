"""The samplers, one row each. Every row works with epsilon and v-prediction checkpoints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sdstudio.domain.errors import ErrorCode, StudioError


@dataclass(frozen=True, slots=True)
class Sampler:
    """A sampler the artist can choose.

    Args:
        key: what is stored in pictures; never changes once released.
        label: the name the field knows it by; not translated.
        scheduler: the diffusers scheduler class.
        options: what is set over the checkpoint's own scheduler configuration.
        a1111: how the A1111 ``parameters`` text names it: sampler, and schedule type if any.
        evaluations_per_step: UNet evaluations in a step; what a step costs.
    """

    key: str
    label: str
    scheduler: str
    options: Mapping[str, str | bool | int | float] = field(
        default_factory=lambda: MappingProxyType({})
    )
    a1111: tuple[str, str] = ("", "")
    evaluations_per_step: int = 1


SAMPLERS: tuple[Sampler, ...] = (
    Sampler(
        "dpmpp_2m",
        "DPM++ 2M",
        "DPMSolverMultistepScheduler",
        {"algorithm_type": "dpmsolver++", "use_karras_sigmas": False},
        a1111=("DPM++ 2M", "Automatic"),
    ),
    Sampler(
        "dpmpp_2m_karras",
        "DPM++ 2M Karras",
        "DPMSolverMultistepScheduler",
        {"algorithm_type": "dpmsolver++", "use_karras_sigmas": True},
        a1111=("DPM++ 2M", "Karras"),
    ),
    Sampler("ddim", "DDIM", "DDIMScheduler", a1111=("DDIM", "")),
    Sampler("euler", "Euler", "EulerDiscreteScheduler", a1111=("Euler", "")),
    Sampler("euler_a", "Euler a", "EulerAncestralDiscreteScheduler", a1111=("Euler a", "")),
    Sampler("heun", "Heun", "HeunDiscreteScheduler", a1111=("Heun", ""), evaluations_per_step=2),
    Sampler("unipc", "UniPC", "UniPCMultistepScheduler", a1111=("UniPC", "")),
    Sampler("pndm", "PNDM", "PNDMScheduler", {"skip_prk_steps": True}, a1111=("PLMS", "")),
    Sampler("ddpm", "DDPM", "DDPMScheduler", a1111=("DDPM", "")),
    Sampler("deis", "DEIS", "DEISMultistepScheduler", a1111=("DEIS", "")),
)

_BY_KEY = MappingProxyType({sampler.key: sampler for sampler in SAMPLERS})


def sampler(key: str) -> Sampler:
    """The row of ``key``.

    Raises:
        StudioError: ``SAMPLER_UNKNOWN``.
    """
    row = _BY_KEY.get(key)
    if row is None:
        raise StudioError(ErrorCode.SAMPLER_UNKNOWN, value=key, known=", ".join(_BY_KEY))
    return row
