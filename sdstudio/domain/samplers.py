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
        nearest_zero_snr: the key of the sampler most like it that suits checkpoints trained to zero
            terminal SNR, where it doesn't itself: diffusers' class leaves out that the schedule
            ends in pure noise, or Karras' schedule spends most steps in what is noise to the eye.
        takes_eta: whether the parameter ``eta`` has an effect.
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
    nearest_zero_snr: str = ""
    takes_eta: bool = False

    @property
    def suits_zero_snr(self) -> bool:
        """Whether it can be used with checkpoints trained to zero terminal SNR."""
        return not self.nearest_zero_snr


def _with_karras(
    key: str,
    name: str,
    scheduler: str,
    options: Mapping[str, str | bool | int | float] | None = None,
    *,
    automatic: str = "Uniform",
    evaluations_per_step: int = 1,
    fewest_steps: tuple[int, int] = (1, 1),
    nearest_zero_snr: str = "",
) -> tuple[Sampler, Sampler]:
    """A sampler with the noise schedule of the training, and with Karras' schedule.

    Args:
        automatic: how A1111 names the former.
        fewest_steps: of each.
        nearest_zero_snr: of both; without one, the first of them suits such checkpoints.
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
            nearest_zero_snr=nearest_zero_snr or (key if is_karras else ""),
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
    *_with_karras(
        "dpmpp_2s",
        "DPM++ 2S",
        "DPMSolverSinglestepScheduler",
        {**_ODE, **_LOWER},
        nearest_zero_snr="dpmpp_2m",
    ),
    *_with_karras(
        "dpmpp_sde",
        "DPM++ SDE",
        "DPMSolverSinglestepScheduler",
        {**_SDE, **_LOWER},
        nearest_zero_snr="dpmpp_2m_sde",
    ),
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
        nearest_zero_snr="dpmpp_2m",
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
        nearest_zero_snr="dpmpp_2m",
    ),
    Sampler("ddpm", "DDPM", "DDPMScheduler", a1111=("DDPM", ""), spacing="leading"),
    Sampler(
        "deis",
        "DEIS",
        "DEISMultistepScheduler",
        a1111=("DEIS", ""),
        nearest_zero_snr="dpmpp_2m",
    ),
    *_with_karras("lms", "LMS", "LMSDiscreteScheduler", automatic="", nearest_zero_snr="dpmpp_2m"),
    *_with_karras(
        "dpm2",
        "DPM2",
        "KDPM2DiscreteScheduler",
        evaluations_per_step=2,
        fewest_steps=(6, 8),
        nearest_zero_snr="dpmpp_2m",
    ),
    *_with_karras(
        "dpm2_a",
        "DPM2 a",
        "KDPM2AncestralDiscreteScheduler",
        evaluations_per_step=2,
        fewest_steps=(12, 12),
        nearest_zero_snr="euler_a",
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
    # Its own timesteps are some of 50 steps; these are spread evenly over all of them,
    # as DMD2 was trained: 999, 749, 499, 249.
    Sampler(
        "lcm_trailing",
        "LCM trailing",
        "LCMScheduler",
        {"original_inference_steps": 1000},
        a1111=("LCM", "SGM Uniform"),
        spacing="leading",
    ),
    # Trajectory consistency distillation (arXiv:2402.19159): its eta, called gamma there, is the
    # share of each step that is noise drawn anew.
    Sampler("tcd", "TCD", "TCDScheduler", a1111=("TCD", ""), spacing="leading", takes_eta=True),
)

_BY_KEY = MappingProxyType({sampler.key: sampler for sampler in SAMPLERS})

UNSUITED = QT_TRANSLATE_NOOP(
    "parameters",
    "Doesn't suit this model, which was trained to start from pure noise (zero terminal SNR).",
)
_REPLACED = QT_TRANSLATE_NOOP(
    "parameters",
    "{sampler} doesn't suit this model, which was trained to start from pure noise (zero terminal "
    "SNR); {other} is used instead.",
)
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


def suited(row: Sampler, *, has_zero_snr: bool) -> Sampler:
    """``row``, or the nearest sampler that suits a checkpoint.

    Args:
        has_zero_snr: whether it was trained to zero terminal SNR.
    """
    return _BY_KEY[row.nearest_zero_snr] if has_zero_snr and row.nearest_zero_snr else row


def check_suited(row: Sampler, model: str, *, has_zero_snr: bool) -> None:
    """Raise ``SAMPLER_UNSUITED`` if ``row`` doesn't suit the checkpoint called ``model``."""
    other = suited(row, has_zero_snr=has_zero_snr)
    if other is not row:
        raise StudioError(
            ErrorCode.SAMPLER_UNSUITED, sampler=row.label, model=model, other=other.label
        )


def replaced_note(row: Sampler, *, has_zero_snr: bool, translate: Callable[[str, str], str]) -> str:
    """What to say where ``row`` was chosen for a checkpoint; empty where it suits it."""
    other = suited(row, has_zero_snr=has_zero_snr)
    if other is row:
        return ""
    return translate("parameters", _REPLACED).format(sampler=row.label, other=other.label)


def for_steps(row: Sampler, steps: int) -> Sampler:
    """What computes ``steps`` steps where ``row`` was chosen: Euler where they are too few."""
    return row if steps >= row.fewest_steps else _BY_KEY["euler"]


def few_steps_note(row: Sampler, steps: int, translate: Callable[[str, str], str]) -> str:
    """What to say where ``row`` was chosen for ``steps`` steps; empty where they are enough."""
    if for_steps(row, steps) is row:
        return ""
    note = translate("parameters", _TOO_FEW_STEPS)
    return note.format(sampler=row.label, steps=row.fewest_steps)
