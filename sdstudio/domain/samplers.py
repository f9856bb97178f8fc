"""The samplers, one row each. Every row works with epsilon and v-prediction checkpoints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sdstudio.domain.errors import ErrorCode, StudioError


@dataclass(frozen=True, slots=True)
class Sampler:
    """A sampler the artist can choose.

    Args:
        key: stored in pictures; never changes once released.
        label: its usual name; not translated.
        scheduler: the diffusers scheduler class.
        options: override the checkpoint's own scheduler configuration.
        a1111: its name in the A1111 ``parameters`` text: sampler, and schedule type if needed. If
            there is a Karras type, A1111 chooses that by default, except for LMS.
        evaluations_per_step: UNet evaluations per step.
    """

    key: str
    label: str
    scheduler: str
    options: Mapping[str, str | bool | int | float] = field(
        default_factory=lambda: MappingProxyType({})
    )
    a1111: tuple[str, str] = ("", "")
    evaluations_per_step: int = 1


def _with_karras(
    key: str,
    name: str,
    scheduler: str,
    options: Mapping[str, str | bool | int | float] | None = None,
    *,
    automatic: str = "Uniform",
    evaluations_per_step: int = 1,
) -> tuple[Sampler, Sampler]:
    """A sampler with the noise schedule of the training, and with Karras' schedule.

    Args:
        automatic: A1111's name for the former.
    """
    plain, karras = (
        Sampler(
            f"{key}_karras" if is_karras else key,
            f"{name} Karras" if is_karras else name,
            scheduler,
            {**(options or {}), "use_karras_sigmas": is_karras},
            a1111=(name, "Karras" if is_karras else automatic),
            evaluations_per_step=evaluations_per_step,
        )
        for is_karras in (False, True)
    )
    return plain, karras


_SDE = {"algorithm_type": "sde-dpmsolver++"}
_ODE = {"algorithm_type": "dpmsolver++"}
# The single-step solvers do this anyway, but warn each time.
_LOWER = {"lower_order_final": True}

SAMPLERS: tuple[Sampler, ...] = (
    *_with_karras("dpmpp_2m", "DPM++ 2M", "DPMSolverMultistepScheduler", _ODE),
    *_with_karras("dpmpp_2m_sde", "DPM++ 2M SDE", "DPMSolverMultistepScheduler", _SDE),
    *_with_karras("dpmpp_2s", "DPM++ 2S", "DPMSolverSinglestepScheduler", {**_ODE, **_LOWER}),
    *_with_karras("dpmpp_sde", "DPM++ SDE", "DPMSolverSinglestepScheduler", {**_SDE, **_LOWER}),
    Sampler("ddim", "DDIM", "DDIMScheduler", a1111=("DDIM", "")),
    Sampler("euler", "Euler", "EulerDiscreteScheduler", a1111=("Euler", "")),
    Sampler("euler_a", "Euler a", "EulerAncestralDiscreteScheduler", a1111=("Euler a", "")),
    Sampler("heun", "Heun", "HeunDiscreteScheduler", a1111=("Heun", ""), evaluations_per_step=2),
    Sampler("unipc", "UniPC", "UniPCMultistepScheduler", a1111=("UniPC", "")),
    Sampler("pndm", "PNDM", "PNDMScheduler", {"skip_prk_steps": True}, a1111=("PLMS", "")),
    Sampler("ddpm", "DDPM", "DDPMScheduler", a1111=("DDPM", "")),
    Sampler("deis", "DEIS", "DEISMultistepScheduler", a1111=("DEIS", "")),
    *_with_karras("lms", "LMS", "LMSDiscreteScheduler", automatic=""),
    *_with_karras("dpm2", "DPM2", "KDPM2DiscreteScheduler", evaluations_per_step=2),
    *_with_karras("dpm2_a", "DPM2 a", "KDPM2AncestralDiscreteScheduler", evaluations_per_step=2),
    Sampler("lcm", "LCM", "LCMScheduler", a1111=("LCM", "")),
)

_BY_KEY = MappingProxyType({sampler.key: sampler for sampler in SAMPLERS})


def sampler(key: str) -> Sampler:
    """The sampler with ``key``.

    Raises:
        StudioError: ``SAMPLER_UNKNOWN``.
    """
    row = _BY_KEY.get(key)
    if row is None:
        raise StudioError(ErrorCode.SAMPLER_UNKNOWN, value=key, known=", ".join(_BY_KEY))
    return row
