"""The samplers, one row each. Every row works with epsilon and v-prediction checkpoints."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sdstudio.domain.errors import ErrorCode, StudioError
from sdstudio.domain.noise_schedule import Spacing
from sdstudio.domain.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Sampler:
    """A sampler the artist can choose.

    Args:
        key: stored in pictures; never changes once released.
        label: its usual name; not translated.
        scheduler: the diffusers scheduler class.
        options: what makes the class this sampler, where its own defaults do not.
        a1111: how the A1111 ``parameters`` text names it: sampler, and schedule type if it has to
            be said. Where there is a Karras type, A1111's own choice is that one, but for LMS.
        evaluations_per_step: UNet evaluations in a step; what a step costs.
        spacing: of the timesteps, where the checkpoint does not say.
        fewest_steps: with fewer, its colours are wrong, whatever computes it: it looks further
            ahead than its steps let it see. Measured on the practice model.
    """

    key: str
    label: str
    scheduler: str
    options: Mapping[str, str | bool | int | float] = field(
        default_factory=lambda: MappingProxyType({})
    )
    a1111: tuple[str, str] = ("", "")
    evaluations_per_step: int = 1
    spacing: Spacing = "linspace"
    fewest_steps: int = 1


def _with_karras(
    key: str,
    name: str,
    scheduler: str,
    options: Mapping[str, str | bool | int | float] | None = None,
    *,
    automatic: str = "Uniform",
    evaluations_per_step: int = 1,
    fewest_steps: tuple[int, int] = (1, 1),
) -> tuple[Sampler, Sampler]:
    """A sampler with the noise schedule of the training, and with Karras' schedule.

    Args:
        automatic: how A1111 names the former.
        fewest_steps: of each.
    """
    plain, karras = (
        Sampler(
            f"{key}_karras" if is_karras else key,
            f"{name} Karras" if is_karras else name,
            scheduler,
            {**(options or {}), "use_karras_sigmas": is_karras},
            a1111=(name, "Karras" if is_karras else automatic),
            evaluations_per_step=evaluations_per_step,
            fewest_steps=fewest_steps[is_karras],
        )
        for is_karras in (False, True)
    )
    return plain, karras


_SDE = {"algorithm_type": "sde-dpmsolver++"}
_ODE = {"algorithm_type": "dpmsolver++"}
# The single-step solvers do this anyway, but warn each time.
_LOWER = {"lower_order_final": True}

SAMPLERS: tuple[Sampler, ...] = (
    *_with_karras("dpmpp_2m", "DPM++ 2M", "DPMSolverMultistepScheduler", _ODE, fewest_steps=(1, 8)),
    *_with_karras(
        "dpmpp_2m_sde", "DPM++ 2M SDE", "DPMSolverMultistepScheduler", _SDE, fewest_steps=(1, 10)
    ),
    *_with_karras("dpmpp_2s", "DPM++ 2S", "DPMSolverSinglestepScheduler", {**_ODE, **_LOWER}),
    *_with_karras("dpmpp_sde", "DPM++ SDE", "DPMSolverSinglestepScheduler", {**_SDE, **_LOWER}),
    Sampler("ddim", "DDIM", "DDIMScheduler", a1111=("DDIM", ""), spacing="leading"),
    Sampler("euler", "Euler", "EulerDiscreteScheduler", a1111=("Euler", "")),
    Sampler("euler_a", "Euler a", "EulerAncestralDiscreteScheduler", a1111=("Euler a", "")),
    Sampler(
        "heun",
        "Heun",
        "HeunDiscreteScheduler",
        a1111=("Heun", ""),
        evaluations_per_step=2,
        fewest_steps=6,
    ),
    Sampler("unipc", "UniPC", "UniPCMultistepScheduler", a1111=("UniPC", "")),
    Sampler(
        "pndm",
        "PNDM",
        "PNDMScheduler",
        {"skip_prk_steps": True},
        a1111=("PLMS", ""),
        spacing="leading",
        fewest_steps=10,
    ),
    Sampler("ddpm", "DDPM", "DDPMScheduler", a1111=("DDPM", ""), spacing="leading"),
    Sampler("deis", "DEIS", "DEISMultistepScheduler", a1111=("DEIS", "")),
    *_with_karras("lms", "LMS", "LMSDiscreteScheduler", automatic=""),
    *_with_karras(
        "dpm2", "DPM2", "KDPM2DiscreteScheduler", evaluations_per_step=2, fewest_steps=(6, 8)
    ),
    *_with_karras(
        "dpm2_a",
        "DPM2 a",
        "KDPM2AncestralDiscreteScheduler",
        evaluations_per_step=2,
        fewest_steps=(12, 12),
    ),
    Sampler("lcm", "LCM", "LCMScheduler", a1111=("LCM", ""), spacing="leading"),
    # What models and LoRAs for few steps were trained with, whatever their checkpoint says.
    Sampler(
        "euler_trailing",
        "Euler trailing",
        "EulerDiscreteScheduler",
        {"timestep_spacing": "trailing"},
        a1111=("Euler", "SGM Uniform"),
    ),
)

_BY_KEY = MappingProxyType({sampler.key: sampler for sampler in SAMPLERS})

_TOO_FEW_STEPS = QT_TRANSLATE_NOOP(
    "parameters", "{sampler} needs at least {steps} steps; with fewer, Euler is used instead."
)


def sampler(key: str) -> Sampler:
    """The sampler with ``key``.

    Raises:
        StudioError: ``SAMPLER_UNKNOWN``.
    """
    row = _BY_KEY.get(key)
    if row is None:
        raise StudioError(ErrorCode.SAMPLER_UNKNOWN, value=key, known=", ".join(_BY_KEY))
    return row


def for_steps(row: Sampler, steps: int) -> Sampler:
    """What computes ``steps`` steps where ``row`` was chosen: Euler where they are too few."""
    return row if steps >= row.fewest_steps else _BY_KEY["euler"]


def few_steps_note(row: Sampler, steps: int, translate: Callable[[str, str], str]) -> str:
    """What to say where ``row`` was chosen for ``steps`` steps; empty where they are enough."""
    if for_steps(row, steps) is row:
        return ""
    note = translate("parameters", _TOO_FEW_STEPS)
    return note.format(sampler=row.label, steps=row.fewest_steps)
